"""Databases: what a service needs of one, and one file with its engine, its transactions and its migrations."""

from app.core.database.database import Database, forbid_thread, has_content
from app.core.database.transactions import Transactions

__all__ = ["Database", "Transactions", "forbid_thread", "has_content"]
