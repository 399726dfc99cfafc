"""The series' SQLite file: comments, who is told, what is out. What is wrong with it becomes a refusal to show."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import voices
from minikit import Refusal

LOCKED_MS = 2_000
COPY_AGE_S = 600
VERSION = 1

_STRICT = "STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_TABLES = f"""
CREATE TABLE comments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, episode TEXT NOT NULL, person TEXT NOT NULL,
    request_id TEXT NOT NULL, at_ms INTEGER NOT NULL CHECK (at_ms >= 0), text TEXT NOT NULL, said_at TEXT NOT NULL,
    UNIQUE (person, request_id)
) {_STRICT};
CREATE INDEX comments_by_episode ON comments (episode, id);
CREATE INDEX comments_by_person ON comments (person, said_at);
CREATE TABLE told (person TEXT NOT NULL PRIMARY KEY) {_STRICT};
CREATE TABLE premieres (episode TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, is_out INTEGER NOT NULL) {_STRICT};
"""


class Books:
    """One SQLite file with the rollback journal. Every piece of work is one transaction: all of it, or nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "series.db"
        self._copy = folder / "series-copy.db"
        self._is_ready = False

    @contextmanager
    def work(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection for one transaction.

        Raises:
            Refusal: ``books.locked``, ``books.full``, ``books.damaged`` or ``books.unwritable``.
        """
        try:
            with closing(self._connected()) as db:
                if not self._is_ready:
                    self._make_ready(db)
                self._keep_copy(db)
                yield from self._transaction(db)
        except sqlite3.Error as error:
            raise _refusal(error) from error

    @property
    def has_copy(self) -> bool:
        """Whether there is a copy to go back to."""
        return self._copy.is_file()

    @property
    def is_damaged(self) -> bool:
        """Whether the file cannot be read as it should; not just now locked or full."""
        try:
            with closing(self._connected()) as db:
                return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
        except sqlite3.DatabaseError as error:
            return _code(error) == "books.damaged"

    def restore(self) -> None:
        """Put the copy in the damaged file's place."""
        taken = self._path.with_suffix(".taken")
        shutil.copyfile(self._copy, taken)
        self.reset()
        taken.replace(self._path)

    def reset(self) -> None:
        """Begin anew: keep the damaged file under another name, and leave behind what its journal would do."""
        self._is_ready = False
        with suppress(FileNotFoundError):
            self._path.replace(self._path.with_name("series-damaged.db"))
        self._path.with_name("series.db-journal").unlink(missing_ok=True)

    def _connected(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=LOCKED_MS / 1_000, isolation_level=None)
        db.row_factory = sqlite3.Row
        return db

    def _make_ready(self, db: sqlite3.Connection) -> None:
        if db.execute("PRAGMA user_version").fetchone()[0] < VERSION:
            for _ in self._transaction(db):
                for statement in _TABLES.split(";\n"):
                    db.execute(statement)
                voices.fill(db)
                db.execute(f"PRAGMA user_version = {VERSION}")
        self._is_ready = True

    def _keep_copy(self, db: sqlite3.Connection) -> None:
        """Copy the file now and then, should it be whole. The copy before stays until the new one is there."""
        with suppress(OSError):
            if time.time() - self._copy.stat().st_mtime < COPY_AGE_S:
                return
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _Damaged
        fresh = self._copy.with_suffix(".fresh")
        fresh.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(fresh)) as copy:
                db.backup(copy)
        except sqlite3.OperationalError:  # the disk is full: it goes on without a newer copy
            fresh.unlink(missing_ok=True)
            return
        fresh.replace(self._copy)

    @staticmethod
    def _transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")


class _Damaged(sqlite3.DatabaseError):
    """The check found what reading alone did not."""

    sqlite_errorname = "SQLITE_CORRUPT"


def _refusal(error: sqlite3.Error) -> Refusal:
    code = _code(error)
    return Refusal(code, TEXTS[code])


def _code(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    for prefix, code in _CODES.items():
        if name.startswith(prefix):
            return code
    raise error


_CODES = {
    "SQLITE_BUSY": "books.locked",
    "SQLITE_LOCKED": "books.locked",
    "SQLITE_FULL": "books.full",
    "SQLITE_IOERR": "books.unwritable",
    "SQLITE_CANTOPEN": "books.unwritable",
    "SQLITE_READONLY": "books.unwritable",
    "SQLITE_CORRUPT": "books.damaged",
    "SQLITE_NOTADB": "books.damaged",
}
TEXTS = {
    "books.locked": "The comments are in use just now. Please try again.",
    "books.full": "There is no room left on the disk. Nothing was changed.",
    "books.unwritable": "The comments cannot be written. Nothing was changed.",
    "books.damaged": "The file of the comments is damaged.",
}
