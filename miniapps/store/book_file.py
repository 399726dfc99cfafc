"""The file of the shop's book: read and written in short pieces of work, its troubles told plainly."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

from mending import told
from order_model import Review, ShopRefund
from order_tables import bring_up

PATIENCE_S = 5.0
"""So long another who writes is waited for."""


class BookFile:
    """What keeps something in the book's file. A connection for each piece of work leaves nothing open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_ready = False

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        # The rollback journal is SQLite's own default.
        try:
            with closing(sqlite3.connect(self._path, isolation_level=None, timeout=PATIENCE_S)) as db:
                db.row_factory = sqlite3.Row
                if not self._is_ready:
                    bring_up(db)
                    self._is_ready = True
                yield db
        except sqlite3.DatabaseError as error:
            raise told(error) from error

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._read() as db:
            db.execute("BEGIN IMMEDIATE")
            with db:  # commits, or rolls back when something is raised
                yield db


def insert(db: sqlite3.Connection, table: str, fields: dict[str, object], instead: str = "") -> None:
    """Put a row into a table; ``instead``: what becomes of one with the same key."""
    names, marks = ", ".join(fields), ", ".join("?" * len(fields))
    statement = f"INSERT {instead} INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own tables
    db.execute(statement, tuple(fields.values()))


def with_photos(entry: Review | ShopRefund) -> dict[str, object]:
    """Return the row of what has photos."""
    return {**asdict(entry), "photos": json.dumps(entry.photos)}


def photos_of(row: sqlite3.Row) -> tuple[str, ...]:
    """Return the names of the photos of a row."""
    return tuple(json.loads(row["photos"]))
