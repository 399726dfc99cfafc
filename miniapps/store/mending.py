"""When the shop's book cannot be read or written: saying so, keeping a copy, putting it back, beginning anew."""

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from minikit import Refusal

COPY_AFTER_S = 600
"""So old the copy may be before the next change makes a new one."""
_DAMAGED = ("malformed", "not a database", "corrupt")
_FULL = ("disk is full", "disk I/O error")


def told(error: sqlite3.DatabaseError) -> Refusal:
    """Return how what SQLite says is told to the person."""
    text = str(error)
    if any(sign in text for sign in _DAMAGED):
        return Refusal("book.damaged", "The shop's book is damaged. It can be restored from its copy, or begun anew.")
    if any(sign in text for sign in _FULL):
        return Refusal(
            "book.full", "There is no room left on this computer. Nothing was changed; make room and try again."
        )
    if "locked" in text:
        return Refusal("book.busy", "The shop's book is in use. Nothing was changed; please try again.")
    raise error


def copy_of(path: Path) -> Path:
    """Return where the copy of the book at ``path`` is kept."""
    return path.with_suffix(".copy.db")


def keep_copy(path: Path) -> None:
    """Copy the book, unless its copy is young. A copy replaces the one before only when it is whole."""
    copy = copy_of(path)
    with suppress(OSError):
        if time.time() - copy.stat().st_mtime < COPY_AFTER_S:
            return
    fresh = path.with_suffix(".fresh.db")
    fresh.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as book, closing(sqlite3.connect(fresh)) as to:
            book.backup(to)
        fresh.replace(copy)
    except (sqlite3.DatabaseError, OSError):
        fresh.unlink(missing_ok=True)  # there is no room for one, or another writes: the older copy stays


def is_damaged(path: Path) -> bool:
    """Tell whether the book is there and cannot be read."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(path, timeout=5)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
    except sqlite3.DatabaseError as error:
        return any(sign in str(error) for sign in _DAMAGED)


def put_aside(path: Path) -> None:
    """Rename the damaged book, which is kept for somebody who can read more of it; an older one goes."""
    path.replace(path.with_suffix(".damaged.db"))
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def restore(path: Path) -> bool:
    """Put the copy in the place of the damaged book; False where there is none that can be read."""
    copy = copy_of(path)
    if not copy.exists() or is_damaged(copy):
        return False
    put_aside(path)
    copy.replace(path)
    return True
