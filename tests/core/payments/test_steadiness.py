"""What is done with each payment and each look of the pump costs the same however many orders came before."""

from typing import Any

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite

from app.core.payments import coupons_store, store
from app.core.payments.model import Receipt
from tests.support.books import LIN, Books


def plan_of(books: Books, statement: "Select[tuple[object]]") -> str:
    sql = str(statement.compile(dialect=sqlite.dialect())).replace("?", "1")
    return " | ".join(step[3] for step in books.rows(f"EXPLAIN QUERY PLAN {sql}"))


@pytest.mark.parametrize("name", ["PENDING_COUNT", "ENDED_ORDERS", "NEXT_ENDS", "ORDER", "ORDER_BY_NUMBER", "HELD_BY"])
def test_orders_are_looked_up_and_not_all_read(books: Books, name: str) -> None:
    plan = plan_of(books, getattr(store, name)).replace("SCAN orders USING INDEX orders_held", "those that are held")
    assert "SCAN orders" not in plan
    assert "SEARCH orders USING PRIMARY KEY |" not in plan, "that is a scan by another name"


@pytest.mark.parametrize("name", ["COUPON", "CLAIMS_OF_USER", "USABLE_BY_USER", "HELD_BY_USER"])
def test_coupons_are_looked_up_and_not_all_read(books: Books, name: str) -> None:
    plan = plan_of(books, getattr(coupons_store, name))
    for table in ("coupons", "coupon_claims", "coupon_uses"):
        assert f"SCAN {table}" not in plan


def steps_of(books: Books, amount_minor: int) -> int:
    """Return how many steps SQLite's machine makes for one payment, in tens."""
    order = books.order(amount_minor)
    with books.db.begin() as tx:
        driver: Any = tx.connection.driver_connection
    steps = [0]

    def count() -> int:
        steps[0] += 1
        return 0

    driver.set_progress_handler(count, 10)
    assert isinstance(books.pay(order, LIN), Receipt)
    driver.set_progress_handler(None, 10)
    return steps[0]


def test_a_payment_takes_as_many_steps_after_hundreds_as_after_one(books: Books) -> None:
    books.top_up(100_000)
    books.pay(books.order(1))
    first = steps_of(books, 1)
    for _ in range(300):
        books.pay(books.order(1))
    assert steps_of(books, 1) < first * 1.5
