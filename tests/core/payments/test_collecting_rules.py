"""Pay codes attacked by raw SQL: the file itself refuses what the rules do not allow."""

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.kernel.ids import CollectionId
from app.core.kernel.money import Money
from app.core.payments.pay_codes import hash_of
from app.core.payments.reconciling import reconcile
from tests.support.books import LIN, MAYA, PIN, Books, key


@pytest.fixture
def books(on_either: Books) -> Books:
    on_either.top_up(100_000)
    on_either.spending.set_limit(LIN, "code", Money(10_000), pin=PIN)
    return on_either


def micros(books: Books) -> int:
    return int(books.clock.now().timestamp()) * 1_000_000


def insert(books: Books, number: str, *, verb: str = "INSERT", **changed: Any) -> None:
    """Write a collection past the service: of 5.00 by Maya, five minutes long, but for ``changed``."""
    now = micros(books)
    row = {
        "collection_id": key(),
        "code_hash": hash_of(number),
        "payer_id": "lin",
        "order_id": None,
        "collector_id": "maya",
        "amount_minor": 500,
        "currency": "CNY",
        "made_at": now,
        "expires_at": now + 300_000_000,
    } | changed
    values = ", ".join("NULL" if value is None else repr(value) for value in row.values())
    books.run(f"{verb} INTO collections ({', '.join(row)}) VALUES ({values})")


def test_a_second_use_of_a_code_is_refused(books: Books) -> None:
    number = books.collecting.show(LIN).number
    insert(books, number)
    for verb in ("INSERT", "INSERT OR REPLACE"):
        with pytest.raises(IntegrityError, match="append-only"):
            insert(books, number, verb=verb)


@pytest.mark.parametrize(
    "changed",
    [{"code_hash": "0" * 64}, {"payer_id": "omar"}, {"made_at": -1}, {"made_at": 60_000_000}],
    ids=["no code", "another payer", "before it", "after it"],
)
def test_a_use_of_no_code_of_the_payer_or_out_of_its_time_is_refused(books: Books, changed: dict[str, Any]) -> None:
    number = books.collecting.show(LIN).number
    if "made_at" in changed:
        changed = {"made_at": micros(books) + changed["made_at"]}
    with pytest.raises(IntegrityError, match="while it counts"):
        insert(books, number, **changed)


def test_a_use_for_an_order_is_of_its_amount(books: Books) -> None:
    order = books.order(500)
    number = books.collecting.show(LIN).number
    for changed in ({"amount_minor": 499}, {"currency": "USD"}, {"order_id": "none"}):
        with pytest.raises(IntegrityError):
            insert(books, number, **({"order_id": order.order_id, "collector_id": None} | changed))
    insert(books, number, order_id=order.order_id, collector_id=None)


@pytest.mark.parametrize(
    "changed",
    [{"collector_id": "lin"}, {"collector_id": None}, {"amount_minor": 0}, {"expires_at": 0}],
    ids=["oneself", "nobody", "nothing", "no time"],
)
def test_a_use_that_makes_no_sense_is_refused(books: Books, changed: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        insert(books, books.collecting.show(LIN).number, **changed)


def test_a_code_that_lives_longer_or_is_no_hash_is_refused(books: Books) -> None:
    now = micros(books)
    for code_hash, lives in (("a" * 64, 60_000_001), ("a" * 64, 0), ("75292", 60_000_000)):
        with pytest.raises(IntegrityError):
            books.run(f"INSERT INTO pay_codes VALUES ('{code_hash}', 'lin', {now}, {now + lives})")


@pytest.mark.parametrize("table", ["collections", "collection_refusals"])
def test_nothing_of_what_was_collected_is_changed_or_removed(books: Books, table: str) -> None:
    made = books.collecting.for_person(MAYA, Money(50_000), books.collecting.show(LIN).number, key=CollectionId(key()))
    books.collecting.refuse(made.collection_id, LIN)
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET collection_id = 'other'"):
        with pytest.raises(IntegrityError, match="append-only"):
            books.run(statement)


def test_a_code_is_neither_changed_nor_made_again_and_a_used_one_stays(books: Books) -> None:
    number = books.collecting.show(LIN).number
    with pytest.raises(IntegrityError, match="stays as it was made"):
        books.run("UPDATE pay_codes SET expires_at = expires_at + 1")
    now = micros(books)
    for verb in ("INSERT", "INSERT OR REPLACE"):
        with pytest.raises(IntegrityError, match="made once"):
            books.run(f"{verb} INTO pay_codes VALUES ('{hash_of(number)}', 'maya', {now}, {now + 1})")
    insert(books, number)
    with pytest.raises(IntegrityError, match="was used stays"):
        books.run("DELETE FROM pay_codes")


def test_what_was_paid_cannot_be_refused_afterwards(books: Books) -> None:
    made = books.collecting.for_person(MAYA, Money(500), books.collecting.show(LIN).number, key=CollectionId(key()))
    with pytest.raises(IntegrityError, match="cannot be refused"):
        books.run(f"INSERT INTO collection_refusals VALUES ('{made.collection_id}', 'payer', 0)")


def test_money_moved_by_a_code_past_the_service_is_found(books: Books) -> None:
    made = books.collecting.for_person(MAYA, Money(500), books.collecting.show(LIN).number, key=CollectionId(key()))
    assert reconcile(books.db).findings == ()
    with books.db.begin() as tx:
        stray = books.collecting
        stray._move(tx, CollectionId("stray"), LIN, MAYA, Money(700))
    [finding] = reconcile(books.db).findings
    assert (finding.where, "as nobody had collected it" in finding.what) == ("stray", True)
    assert made.state == "paid"
