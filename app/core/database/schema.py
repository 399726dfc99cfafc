"""The two sets of tables, and the column types and rules that both SQLite (STRICT) and PostgreSQL understand."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import BigInteger, Column, Connection, Dialect, Integer, MetaData, Table, Text, event
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

Tree = Literal["plaza", "wallet"]

_NAMES = {
    "pk": "%(table_name)s_pk",
    "fk": "%(table_name)s_%(column_0_N_name)s_fk",
    "uq": "%(table_name)s_%(column_0_N_name)s_uq",
    "ix": "%(table_name)s_%(column_0_N_name)s_ix",
    "ck": "%(table_name)s_%(constraint_name)s",
}

plaza_metadata = MetaData(naming_convention=_NAMES)
wallet_metadata = MetaData(naming_convention=_NAMES)

Whole: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number of 64 bits. SQLite's STRICT tables refuse ``1.5`` here; PostgreSQL would round it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """A moment: aware ``datetime`` in Python, whole microseconds since 1970 in the file."""

    impl = BigInteger
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Flag(TypeDecorator[bool]):
    """Yes or no: ``bool`` in Python, 1 or 0 in the file. Give the column a CHECK that says so."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """A JSON value: plain Python data here, compact text in the file."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


def table(name: str, metadata: MetaData, *parts: Any, has_rowid: bool = True) -> Table:
    """Return a new STRICT table of ``metadata``; without rowid, SQLite keeps the rows in the primary key itself."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=has_rowid)


def add_trigger(target: Table, sql: str) -> None:
    """Let ``metadata.create_all`` make the SQLite trigger ``sql`` with ``target``. Its migration repeats the text."""

    def create(_target: Table, connection: Connection, **_: Any) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(sql)

    event.listen(target, "after_create", create)


def append_only(name: str, *keys: str) -> list[str]:
    """Return the triggers that let rows of the table ``name`` be added and never changed, removed or replaced.

    ``keys`` are its unique columns: ``INSERT OR REPLACE`` deletes the row in its way without firing delete triggers,
    so an insert that would meet a row is refused beforehand.
    """
    met = " OR ".join(f"{key} = NEW.{key}" for key in keys)
    found = f"EXISTS (SELECT 1 FROM {name} WHERE {met})"  # noqa: S608 - names of our own tables
    refuse = f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    return [
        f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} {refuse}",
        f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} {refuse}",
        f"CREATE TRIGGER {name}_no_replace BEFORE INSERT ON {name} WHEN {found} {refuse}",
    ]


def text_column(name: str, *parts: Any, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    """Return a column of text, which is never absent unless ``nullable`` says so."""
    return Column(name, Text, *parts, nullable=nullable, primary_key=primary_key)
