"""What goes wrong in the middle: something that happens before a statement or commit of a piece of work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import NoReturn

from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

_MOMENTS = ("begin", "before_cursor_execute", "commit")


@contextmanager
def before_statement(at: int, happens: Callable[[], None]) -> Iterator[None]:
    """Let it happen once in the block: before the begin, statement or commit ``at`` of any database, counted from 1."""
    made = count(1)

    def reached(*_: object) -> None:
        if next(made) == at:
            happens()

    for name in _MOMENTS:
        event.listen(Engine, name, reached)
    try:
        yield
    finally:
        for name in _MOMENTS:
            event.remove(Engine, name, reached)


def disk_full() -> NoReturn:
    """Fail as SQLite does for want of room."""
    told = sqlcipher.OperationalError("database or disk is full")
    told.sqlite_errorname = "SQLITE_FULL"
    raise OperationalError("a statement", None, told)
