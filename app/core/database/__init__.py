"""One database file: its engine, its transactions and its migrations."""

from app.core.database.database import Database, forbid_thread, has_content

__all__ = ["Database", "forbid_thread", "has_content"]
