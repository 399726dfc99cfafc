"""What was written stays: every table whose rows never change or never go, attacked on both databases."""

from contextlib import suppress

import pytest
from sqlalchemy.exc import DBAPIError

from app.core.database.schema import Rule, rules_of, wallet_metadata
from tests.support.acts import ACTS, fill
from tests.support.books import LIN, Books

FULL = ("refund", "open a packet", "refuse", "collect for an order", "end packets")
"""The acts after which every table has rows."""
RULES = [rule for rule in rules_of(wallet_metadata) if isinstance(rule, Rule)]
UNCHANGING, STAYING = (
    sorted({rule.table for rule in RULES if rule.event == event and rule.condition is None})
    for event in ("UPDATE", "DELETE")
)


@pytest.fixture
def books(on_either: Books) -> Books:
    fill(on_either)
    on_either.coupons.invite(on_either.coupon(is_for_all=False).coupon_id, LIN)
    for name in FULL:
        ACTS[name](on_either)
    return on_either


def refused(books: Books, table: str, sql: str) -> None:
    before = books.rows(f"SELECT * FROM {table} ORDER BY 1, 2")
    assert before, "nothing would be refused to an empty table"
    with pytest.raises(DBAPIError, match=r"append-only|stay"):
        books.run(sql)
    assert books.rows(f"SELECT * FROM {table} ORDER BY 1, 2") == before


def test_the_tables_are_those_of_money() -> None:
    assert {"journals", "transfers", "receipts", "refunds", "packet_claims", "person_transfers"} <= set(UNCHANGING)
    assert set(UNCHANGING) - {"pay_codes"} <= set(STAYING)  # one that nobody used is forgotten
    assert {"ledger_accounts", "orders", "coupons", "coupon_uses"} <= set(STAYING)


@pytest.mark.parametrize("table", UNCHANGING)
def test_no_column_is_changed(books: Books, table: str) -> None:
    for column in wallet_metadata.tables[table].columns:
        refused(books, table, f"UPDATE {table} SET {column.name} = {column.name}")


@pytest.mark.parametrize("table", STAYING)
def test_no_row_goes(books: Books, table: str) -> None:
    refused(books, table, f"DELETE FROM {table}")
    if books.database == "postgresql":
        refused(books, table, f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("table", UNCHANGING)
def test_no_row_is_put_in_the_place_of_another(books: Books, table: str) -> None:
    again = f"INTO {table} SELECT * FROM {table}"
    words = {"sqlite": f"INSERT OR REPLACE {again}", "postgresql": f"INSERT {again} ON CONFLICT DO NOTHING"}
    before = books.rows(f"SELECT * FROM {table} ORDER BY 1, 2")
    with suppress(DBAPIError):
        books.run(words[books.database])
    assert books.rows(f"SELECT * FROM {table} ORDER BY 1, 2") == before
