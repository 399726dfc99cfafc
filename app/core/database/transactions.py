"""What a service needs of a database, so that a hub's can stand in for a file."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection


class Transactions(Protocol):
    """Lends transactions. Those that write happen one after the other, or as if they had."""

    def begin(self) -> AbstractContextManager[Connection]:
        """Open a transaction that may write: commits at the end of the block, rolls back if the block raises.

        Raises:
            Unavailable: ``database.busy`` and others; nothing was written, and all of it may be tried again.
        """

    def read(self) -> AbstractContextManager[Connection]:
        """Open a snapshot, which cannot write."""
