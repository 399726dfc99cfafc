"""Many at once for one thing: one gets it, the others are told, and the book stays sound, on either database."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import CollectionId, UserId
from app.core.kernel.money import Money
from tests.support.books import LIN, MAYA, PIN, Books, key
from tests.support.postgresql import PostgresqlServer

MANY = 8
PATIENCE = 200


@pytest.fixture(params=["sqlite", "postgresql"])
def books(request: pytest.FixtureRequest, postgresql: PostgresqlServer | str, tmp_path: Path) -> Iterator[Books]:
    """A book that several can read and write at the same time."""
    if request.param == "sqlite":
        on_disk = Books(tmp_path / "wallet.db")
        yield on_disk
        on_disk.db.close()
    elif isinstance(postgresql, str):
        pytest.skip(postgresql)
    else:
        with postgresql.database() as db:
            yield Books(db=db)


def persistently(call: Callable[[], object], barrier: Barrier) -> str:
    """Do it again as long as others are in the way, as every caller may; return the code of a refusal."""
    barrier.wait()
    for _ in range(PATIENCE):
        try:
            call()
        except Unavailable:
            continue
        except Refused as refused:
            return refused.code
        return "done"
    return "never"


def at_once(*calls: Callable[[], object]) -> list[str]:
    barrier = Barrier(len(calls))
    with ThreadPoolExecutor(len(calls)) as pool:
        return sorted(pool.map(lambda call: persistently(call, barrier), calls))


def test_an_order_that_many_pay_at_once_is_paid_by_one(books: Books) -> None:
    people = [UserId(f"person-{number}") for number in range(MANY)]
    for person in people:
        books.top_up(1_000, person)
    order = books.order(300)
    told = at_once(*(lambda person=person: books.pay(order, person) for person in people))
    assert told == ["done"] + ["orders.paid_by_other"] * (MANY - 1)
    assert sum(books.balance_minor(person) for person in people) == MANY * 1_000 - 300
    assert books.ledger.verify() == []


def test_an_order_paid_from_many_windows_at_once_is_paid_once(books: Books) -> None:
    books.top_up(1_000)
    order = books.order(300)
    told = at_once(*[lambda: books.pay(order)] * MANY)
    assert told == ["done"] * MANY
    assert books.balance_minor() == 700
    assert books.ledger.verify() == []


def test_money_that_is_enough_for_one_pays_one(books: Books) -> None:
    books.top_up(300)
    orders = [books.order(300) for _ in range(MANY)]
    told = at_once(*(lambda order=order: books.pay(order) for order in orders))
    assert told == ["done"] + ["wallet.insufficient"] * (MANY - 1)
    assert books.balance_minor() == 0
    assert books.ledger.verify() == []


def test_a_hold_that_many_post_and_void_at_once_is_resolved_once(books: Books) -> None:
    books.top_up(300)
    hold_id = books.hold("held", 300)
    told = at_once(
        *(lambda kind=kind: books.move(kind, kind, 300, hold_id=hold_id) for kind in ("post", "void") * (MANY // 2))
    )
    assert told == ["done"] + ["ledger.hold_resolved"] * (MANY - 1)
    assert books.balance_minor() + books.balance_minor(MAYA) == 300
    assert books.ledger.verify() == []


def test_refunds_in_parts_at_once_are_never_more_than_was_paid(books: Books) -> None:
    books.top_up(2_000)
    order = books.order(1_000)
    books.pay(order)
    books.pay(books.order(1_000))  # so that the publisher has enough for all of them
    told = at_once(*(lambda number=number: books.refund(order, 400, str(number)) for number in range(MANY)))
    assert told == ["done"] * 2 + ["refunds.too_much"] * (MANY - 2)
    assert books.balance_minor(LIN) == 800
    assert books.ledger.verify() == []


def test_a_pay_code_that_many_collect_from_at_once_pays_one(books: Books) -> None:
    books.top_up(10_000)
    books.spending.set_limit(LIN, "code", Money(10_000), pin=PIN)
    number = books.collecting.show(LIN).number
    orders = [books.order(300) for _ in range(MANY // 2)]

    def for_person(collector: UserId) -> object:
        return books.collecting.for_person(collector, Money(300), number, key=CollectionId(key()))

    told = at_once(
        *(lambda order=order: books.collecting.for_order(order.order_id, number) for order in orders),
        *(lambda at=at: for_person(UserId(f"person-{at}")) for at in range(MANY // 2)),
    )
    assert told == ["done"] + ["pay_codes.over"] * (MANY - 1)
    assert books.balance_minor() == 9_700
    assert books.ledger.verify() == []


def test_a_collection_asked_for_from_many_threads_at_once_moves_once(books: Books) -> None:
    books.top_up(10_000)
    books.spending.set_limit(LIN, "code", Money(10_000), pin=PIN)
    number, again = books.collecting.show(LIN).number, CollectionId(key())
    told = at_once(*[lambda: books.collecting.for_person(MAYA, Money(300), number, key=again)] * MANY)
    assert told == ["done"] * MANY
    assert (books.balance_minor(), books.balance_minor(MAYA)) == (9_700, 300)


def test_yes_and_no_to_a_collection_at_once_are_one_of_both(books: Books) -> None:
    books.top_up(10_000)
    number, asked = books.collecting.show(LIN).number, CollectionId(key())
    books.collecting.for_person(MAYA, Money(300), number, key=asked)
    at_once(
        *[lambda: books.collecting.confirm(asked, LIN, PIN)] * (MANY // 2),
        *[lambda: books.collecting.refuse(asked, LIN)] * (MANY // 2),
    )
    state = books.collecting.look(asked, LIN).state
    assert (state, books.balance_minor(MAYA)) in (("paid", 300), ("refused", 0))
    assert books.ledger.verify() == []


def test_of_a_hundred_buyers_of_one_item_one_gets_it(tmp_path: Path) -> None:
    books = Books(tmp_path / "wallet.db")
    people = [UserId(f"person-{number}") for number in range(100)]
    for person in people:
        books.top_up(1_000, person)
    order = books.order(300)
    told = at_once(*(lambda person=person: books.pay(order, person) for person in people))
    assert told == ["done"] + ["orders.paid_by_other"] * 99
    assert sorted(books.balance_minor(person) for person in people) == [700] + [1_000] * 99
    assert books.ledger.verify() == []
    books.db.close()
