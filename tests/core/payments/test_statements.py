"""The statement as a file: every bill, the balance after each, and no formula for a spreadsheet."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.kernel.money import Money
from app.core.payments import statements
from app.core.payments.statements import write_statement
from tests.support.books import LIN, MAYA, STORE, Books


def written(books: Books, *, is_csv: bool) -> str:
    output = io.StringIO(newline="")
    write_statement(books.wallet, LIN, output, is_csv=is_csv)
    return output.getvalue()


def test_a_statement_has_every_bill_with_the_balance_after_it(books: Books) -> None:
    books.top_up(100_000)
    order = books.order(29_900)
    books.pay(order)
    books.refund(order, 5)
    books.top_up(500, MAYA)
    rows = list(csv.DictReader(io.StringIO(written(books, is_csv=True), newline="")))
    assert [(row["kind"], row["amount"], row["balance"]) for row in rows] == [
        ("refund", "0.05", "701.05"),
        ("payment", "-299.00", "701.00"),
        ("top_up", "1000.00", "1000.00"),
    ]
    assert rows[1]["title"] == "Running shoes"
    assert rows[1]["order_id"] == order.order_id
    assert rows[2]["at"].endswith("+00:00")
    assert json.loads(written(books, is_csv=False))["bills"] == rows


@given(moves=st.lists(st.integers(1, 10**6), max_size=12))
def test_the_last_balance_is_the_ledgers_and_the_first_bill_starts_from_nothing(moves: list[int]) -> None:
    books = Books()
    for move in moves:
        books.top_up(move)
    rows = json.loads(written(books, is_csv=False))["bills"]
    balances = [round(float(row["balance"]) * 100) for row in rows]
    assert balances == [sum(moves[: len(moves) - at]) for at in range(len(moves))]
    books.db.close()


def test_a_statement_longer_than_a_page_is_whole(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "_PAGE_ROWS", 3)
    for _ in range(10):
        books.top_up(100)
    rows = json.loads(written(books, is_csv=False))["bills"]
    assert [row["balance"] for row in rows] == [f"{count}.00" for count in range(10, 0, -1)]


@pytest.mark.parametrize("title", ["=1+1", "@SUM(A1)", "+1", "-2+3|cmd"])
def test_a_strangers_title_is_no_formula(books: Books, title: str) -> None:
    books.top_up(1_000)
    books.pay(books.orders.create(STORE, merchant_number="f", title=title, amount=Money(10)))
    assert f"'{title}" in written(books, is_csv=True)
    assert json.loads(written(books, is_csv=False))["bills"][0]["title"] == title


def test_a_wallet_without_bills_has_a_statement_without_rows(books: Books) -> None:
    assert written(books, is_csv=True).split() == [",".join(statements.COLUMNS)]
