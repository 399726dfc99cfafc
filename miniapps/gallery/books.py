"""The gallery's SQLite file: opened, filled once, copied daily; what is wrong with it becomes a refusal to show."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import filling
from minikit import Refusal

LOCKED_MS = 2_000
COPY_AGE_S = 24 * 3_600
VERSION = 2

_STRICT = "STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
_TABLES = f"""
CREATE TABLE people (
    person TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, handle TEXT NOT NULL UNIQUE COLLATE NOCASE,
    color TEXT NOT NULL
) {_STRICT};
CREATE TABLE posts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL UNIQUE,
    author TEXT NOT NULL REFERENCES people, request_id TEXT NOT NULL, theme TEXT NOT NULL, caption TEXT NOT NULL,
    photos TEXT NOT NULL, created_at TEXT NOT NULL, likes INTEGER NOT NULL DEFAULT 0 CHECK (likes >= 0),
    comments INTEGER NOT NULL DEFAULT 0 CHECK (comments >= 0),
    hides_likes INTEGER NOT NULL DEFAULT 0, closes_comments INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'shown' CHECK (state IN ('shown', 'hidden', 'removed')),
    UNIQUE (author, request_id)
) {_STRICT};
CREATE INDEX posts_by_theme ON posts (theme, id);
CREATE INDEX posts_by_author ON posts (author, id);
CREATE TABLE tags (post INTEGER NOT NULL REFERENCES posts, tag TEXT NOT NULL, PRIMARY KEY (tag, post)) {_STRICT};
CREATE INDEX tags_by_post ON tags (post);
CREATE TABLE likes (
    post INTEGER NOT NULL REFERENCES posts, person TEXT NOT NULL REFERENCES people, at TEXT NOT NULL,
    PRIMARY KEY (post, person)
) {_STRICT};
CREATE TABLE comments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, post INTEGER NOT NULL REFERENCES posts,
    author TEXT NOT NULL REFERENCES people, request_id TEXT NOT NULL, reply_to INTEGER REFERENCES comments,
    text TEXT NOT NULL, at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'shown' CHECK (state IN ('shown', 'hidden', 'removed')),
    UNIQUE (author, request_id)
) {_STRICT};
CREATE INDEX comments_by_post ON comments (post, id);
CREATE TABLE followed (person TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (person, tag)) {_STRICT};
CREATE TABLE shut (
    person TEXT NOT NULL, other TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('block', 'mute')),
    PRIMARY KEY (person, other)
) {_STRICT};
CREATE TABLE put_away (person TEXT NOT NULL, post INTEGER NOT NULL, PRIMARY KEY (person, post)) {_STRICT};
CREATE TABLE reports (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, post INTEGER NOT NULL REFERENCES posts, comment INTEGER,
    reporter TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, is_open INTEGER NOT NULL DEFAULT 1
) {_STRICT};
CREATE UNIQUE INDEX reports_once ON reports (post, coalesce(comment, 0), reporter);
CREATE TABLE decisions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, post INTEGER NOT NULL REFERENCES posts, comment INTEGER,
    moderator TEXT NOT NULL, is_hidden INTEGER NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL
) {_STRICT};
CREATE TABLE appeals (
    post INTEGER NOT NULL PRIMARY KEY REFERENCES posts, text TEXT NOT NULL, at TEXT NOT NULL,
    is_open INTEGER NOT NULL DEFAULT 1
) {_STRICT};
CREATE TABLE notices (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, person TEXT NOT NULL, kind TEXT NOT NULL,
    post INTEGER NOT NULL REFERENCES posts, actor TEXT NOT NULL, about INTEGER NOT NULL DEFAULT 0, at TEXT NOT NULL,
    is_seen INTEGER NOT NULL DEFAULT 0, UNIQUE (person, kind, post, actor, about)
) {_STRICT};
CREATE TABLE silenced (person TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (person, kind)) {_STRICT};
"""

_LANGUAGES = f"""
CREATE TABLE languages (person TEXT NOT NULL PRIMARY KEY, language TEXT NOT NULL) {_STRICT}
"""
"""Since version 2: what each person reads, for notices that come while they have no page open."""


class Books:
    """One SQLite file with the rollback journal. Every piece of work is one transaction: all of it, or nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "gallery.db"
        self._copy = folder / "gallery-copy.db"
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
        self._put_aside()
        taken.replace(self._path)

    def reset(self) -> None:
        """Begin anew, with the demo posts alone."""
        self._put_aside()

    def _put_aside(self) -> None:
        """Keep the damaged file under another name. What its journal would do to the next one is left behind, too."""
        self._is_ready = False
        with suppress(FileNotFoundError):
            self._path.replace(self._path.with_name("gallery-damaged.db"))
        self._path.with_name("gallery.db-journal").unlink(missing_ok=True)

    def _connected(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=LOCKED_MS / 1_000, isolation_level=None)
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA foreign_keys = ON")
        return db

    def _make_ready(self, db: sqlite3.Connection) -> None:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version < VERSION:
            for _ in self._transaction(db):
                if version < 1:
                    for statement in _TABLES.split(";\n"):
                        db.execute(statement)
                    filling.fill(db, datetime.now(UTC))
                db.execute(_LANGUAGES)
                db.execute(f"PRAGMA user_version = {VERSION}")
        self._keep_copy(db)
        self._is_ready = True

    def _keep_copy(self, db: sqlite3.Connection) -> None:
        """Copy the file once a day, should it be whole. The copy before stays until the new one is there."""
        with suppress(OSError):
            if self.has_copy and time.time() - self._copy.stat().st_mtime < COPY_AGE_S:
                return
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _Damaged
        fresh = self._copy.with_suffix(".fresh")
        fresh.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(fresh)) as copy:
                db.backup(copy)
        except sqlite3.OperationalError:  # the disk is full: the gallery goes on without a newer copy
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
    return Refusal(code, _TEXTS[code])


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
_TEXTS = {
    "books.locked": "The gallery's file is in use just now. Please try again.",
    "books.full": "There is no room left on the disk. Nothing was changed.",
    "books.unwritable": "The gallery's file cannot be written. Nothing was changed.",
    "books.damaged": "The gallery's file is damaged.",
}
