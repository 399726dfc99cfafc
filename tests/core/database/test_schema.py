"""The tables that migrations make are the tables the slices speak of."""

import importlib
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Index, MetaData, Text, create_mock_engine, insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import ExecutableDDLElement

from app.core.database import Database
from app.core.database.schema import Flag, Instant, Json, Tree, Whole, plaza_metadata, table, wallet_metadata

ROOT = Path(__file__).parents[3]
COLUMN_ADDED = r"\n|, (?=\w+ (?:INTEGER|TEXT)\b)"


def described(tx: Connection) -> dict[str, list[str]]:
    """Return each table, index and trigger with the lines of its making, in no order: columns may have been added."""
    rows = tx.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'")
    # SQLite writes a column that was added behind the one before it, on the same line.
    return {name: sorted(part.strip(" \t,") for part in re.split(COLUMN_ADDED, sql)) for name, sql in rows}


@pytest.mark.parametrize(("tree", "metadata"), [("plaza", plaza_metadata), ("wallet", wallet_metadata)])
def test_migrations_and_slices_agree_on_every_table_rule_and_index(tree: Tree, metadata: MetaData) -> None:
    for file in sorted((ROOT / "app").rglob("*store.py")):
        importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    migrated, made = Database(None, tree=tree), Database(None, tree=tree)
    migrated.migrate()
    with migrated.read() as left, made.begin() as right:
        metadata.create_all(right)
        assert described(left) == described(right)
        loose = left.exec_driver_sql(
            "SELECT name FROM pragma_table_list WHERE NOT strict AND type = 'table' AND schema = 'main' "
            "AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
        ).all()
        assert loose == []
    migrated.close()
    made.close()


def test_values_come_back_as_they_went_in() -> None:
    metadata = MetaData()
    samples = table(
        "samples",
        metadata,
        Column("at", Instant),
        Column("flag", Flag),
        Column("payload", Json),
        Column("number", Whole),
    )
    at = datetime(2026, 11, 22, 23, 59, 59, 999_999, tzinfo=timezone(timedelta(hours=8)))
    payload = {"name": "鞋 👟", "amount_minor": 10**15}
    db = Database(None, tree="plaza")
    with db.begin() as tx:
        metadata.create_all(tx)
        tx.execute(insert(samples), [{"at": at, "flag": True, "payload": payload, "number": 2**62}])
        tx.execute(insert(samples), [{"at": None, "flag": None, "payload": None, "number": None}])
        rows = tx.execute(select(samples)).all()
    db.close()
    assert rows == [(at, True, payload, 2**62), (None, None, None, None)]
    assert rows[0].at.tzinfo is UTC


def test_a_strict_table_refuses_half_a_unit() -> None:
    metadata = MetaData()
    samples = table("samples", metadata, Column("name", Text), Column("number", Whole))
    db = Database(None, tree="plaza")
    with db.begin() as tx:
        metadata.create_all(tx)
        with pytest.raises(IntegrityError):
            tx.execute(insert(samples), {"number": 1.5})
    db.close()


def test_an_index_holds_the_same_rows_in_both_databases() -> None:
    said: list[str] = []

    def say(statement: ExecutableDDLElement, *_: object) -> None:
        said.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("postgresql+psycopg://", say)
    narrow = Index("narrow", "end", sqlite_where=text("end IS NOT NULL"))
    table("span", MetaData(), Column("end", Whole), narrow, Index("wide", "end")).create(engine, checkfirst=False)
    assert sorted(said[1:]) == [
        'CREATE INDEX narrow ON span ("end") WHERE end IS NOT NULL',
        'CREATE INDEX wide ON span ("end")',
    ]
