"""The two sets of tables, and the column types and rules that both SQLite (STRICT) and PostgreSQL understand."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    MetaData,
    Table,
    Text,
    cast,
    event,
    func,
)
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
METADATA: dict[Tree, MetaData] = {"plaza": plaza_metadata, "wallet": wallet_metadata}

Whole: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number of 64 bits. SQLite's STRICT tables refuse ``1.5`` here; PostgreSQL would round it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


# What PostgreSQL keeps of a trigger that fires always, for each row or, at a TRUNCATE, each statement (pg_trigger.h).
_POSTGRESQL_KINDS = {
    "AFTER INSERT": 5,
    "BEFORE INSERT": 7,
    "BEFORE DELETE": 11,
    "BEFORE UPDATE": 19,
    "BEFORE TRUNCATE": 34,
}
_POSTGRESQL_TRIGGERS = (
    "SELECT tgname, relname, tgtype, prosrc FROM pg_trigger "
    "JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid "
    "WHERE NOT tgisinternal AND tgenabled = 'O' AND tgqual IS NULL AND tgattr = ''"
)


def total(amounts: ColumnElement[Any]) -> ColumnElement[int]:
    """Return the sum of whole numbers as a whole number, 0 where there are none; PostgreSQL's own is a decimal."""
    return cast(func.coalesce(func.sum(amounts), 0), Whole)


class Damaged(ValueError):
    """What is in the file was never written there: whoever lent the connection tells so."""


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
        try:
            return None if value is None else _EPOCH + timedelta(microseconds=value)
        except (OverflowError, TypeError) as error:
            raise Damaged(f"no moment: {value!r:.40}") from error


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
    """Return a new STRICT table of ``metadata``; without rowid, SQLite keeps the rows in the primary key itself.

    Its indexes say with ``sqlite_where`` alone which rows stand in them: PostgreSQL's hold the same ones.
    """
    made = Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=has_rowid)
    event.listen(made, "before_create", _narrow_indexes)
    return made


def _narrow_indexes(target: Table, connection: Connection, **_: Any) -> None:
    """Tell PostgreSQL which rows stand in an index: said earlier, every start would load its half of SQLAlchemy."""
    if connection.dialect.name == "postgresql":
        for index in target.indexes:
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What no statement may do to a row of ``table``, whoever sends it: refused with ``sentence``.

    ``condition`` says for which rows (for every row, if it is left out). It is an expression on ``NEW`` and ``OLD`` in
    the SQL that SQLite and PostgreSQL share; a migration repeats the text of ``sqlite`` in full. PostgreSQL's
    TRUNCATE, which fires no trigger of a row, is refused where every DELETE is.
    """

    name: str
    event: Literal["INSERT", "UPDATE", "DELETE"]
    table: str
    sentence: str
    condition: str | None = None

    @property
    def sqlite(self) -> str:
        """The trigger in SQLite's words."""
        when = "" if self.condition is None else f"WHEN {self.condition} "
        refuse = f"BEGIN SELECT RAISE(ABORT, '{_quoted(self.sentence)}'); END"
        return f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} {when}{refuse}"

    @property
    def postgresql_triggers(self) -> list[tuple[str, str]]:
        """The names of PostgreSQL's triggers, and when each fires."""
        is_absolute = self.event == "DELETE" and self.condition is None
        at_once = [(f"{self.name}_at_once", "BEFORE TRUNCATE")] if is_absolute else []
        return [(self.name, f"BEFORE {self.event}"), *at_once]

    @property
    def postgresql_body(self) -> str:
        """What the function does; PostgreSQL keeps the text as it is given."""
        refuse = f"RAISE integrity_constraint_violation USING MESSAGE = '{_quoted(self.sentence)}';"
        row = "OLD" if self.event == "DELETE" else "NEW"
        judged = refuse if self.condition is None else f"IF {self.condition} THEN {refuse} END IF;"
        return f"BEGIN {judged} RETURN {row}; END"


@dataclass(frozen=True, slots=True)
class Consequence:
    """What each row added to ``table`` changes elsewhere, within the same statement: ``statements`` on ``NEW``."""

    name: str
    table: str
    statements: tuple[str, ...]

    @property
    def sqlite(self) -> str:
        """The trigger in SQLite's words."""
        return f"CREATE TRIGGER {self.name} AFTER INSERT ON {self.table} BEGIN {'; '.join(self.statements)}; END"

    @property
    def postgresql_triggers(self) -> list[tuple[str, str]]:
        """The name of PostgreSQL's trigger, and when it fires."""
        return [(self.name, "AFTER INSERT")]

    @property
    def postgresql_body(self) -> str:
        """What the function does; PostgreSQL keeps the text as it is given."""
        return f"BEGIN {'; '.join(self.statements)}; RETURN NULL; END"


def add_rules(target: Table, *rules: Rule | Consequence) -> None:
    """Let ``metadata.create_all`` make ``rules`` with ``target``, and ``rules_of`` list them."""
    target.metadata.info.setdefault("rules", []).extend(rules)

    def create(_target: Table, connection: Connection, **_: Any) -> None:
        for rule in rules:
            for statement in [rule.sqlite] if connection.dialect.name == "sqlite" else postgresql(rule):
                connection.exec_driver_sql(statement)

    event.listen(target, "after_create", create)


def postgresql(rule: Rule | Consequence) -> list[str]:
    """Return the function of ``rule`` and its triggers in PostgreSQL's words."""
    function = f"CREATE FUNCTION {rule.name}() RETURNS trigger LANGUAGE plpgsql AS $rule$ {rule.postgresql_body} $rule$"
    return [
        function,
        *(
            f"CREATE TRIGGER {name} {when} ON {rule.table} "
            f"FOR EACH {'STATEMENT' if when == 'BEFORE TRUNCATE' else 'ROW'} EXECUTE FUNCTION {rule.name}()"
            for name, when in rule.postgresql_triggers
        ),
    ]


def rules_of(metadata: MetaData) -> list[Rule | Consequence]:
    """Return the rules of all tables that the slices imported so far have declared."""
    return list(metadata.info.get("rules", []))


def missing_rules(tx: Connection, rules: Iterable[Rule | Consequence]) -> list[Rule | Consequence]:
    """Return those of ``rules`` that the database does not hold word for word, by one query."""
    if tx.dialect.name == "sqlite":
        present = set(tx.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'trigger'").scalars())
        return [rule for rule in rules if rule.sqlite not in present]
    working = {tuple(row) for row in tx.exec_driver_sql(_POSTGRESQL_TRIGGERS)}
    return [
        rule
        for rule in rules
        if not {
            (name, rule.table, _POSTGRESQL_KINDS[when], f" {rule.postgresql_body} ")
            for name, when in rule.postgresql_triggers
        }
        <= working
    ]


def append_only(name: str, *keys: str) -> list[Rule]:
    """Return the rules that let rows of the table ``name`` be added and never changed, removed or replaced.

    ``keys`` are its unique columns: ``INSERT OR REPLACE`` deletes the row in its way without firing delete triggers,
    so an insert that would meet a row is refused beforehand.
    """
    met = " OR ".join(f"{key} = NEW.{key}" for key in keys)
    found = f"EXISTS (SELECT 1 FROM {name} WHERE {met})"  # noqa: S608 - names of our own tables
    sentence = f"{name} is append-only"
    return [
        Rule(f"{name}_no_update", "UPDATE", name, sentence),
        Rule(f"{name}_no_delete", "DELETE", name, sentence),
        Rule(f"{name}_no_replace", "INSERT", name, sentence, found),
    ]


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def text_column(name: str, *parts: Any, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    """Return a column of text, which is never absent unless ``nullable`` says so."""
    return Column(name, Text, *parts, nullable=nullable, primary_key=primary_key)
