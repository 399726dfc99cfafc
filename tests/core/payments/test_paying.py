"""Paying: once, whole, and told only when it is true."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.ids import JournalId, OrderId
from app.core.kernel.money import Money
from app.core.payments import settling
from app.core.payments.events import BalanceChanged, OrderPaid
from app.core.payments.model import Order, Receipt
from app.core.payments.receipts import is_genuine
from tests.support.books import LIN, MAYA, PIN, STORE, Books, key
from tests.support.events import recorded


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


@pytest.fixture(autouse=True)
def money(books: Books) -> None:
    books.top_up(100_000)


def test_a_payment_moves_the_money_and_gives_a_receipt(books: Books) -> None:
    order = books.order(29_900)
    receipt = books.pay(order)
    assert books.balance_minor() == 70_100
    assert receipt.amount == Money(29_900)
    assert (receipt.order_id, receipt.payer_id, receipt.payee_name) == (order.order_id, LIN, "Plaza Store")
    assert (receipt.title, receipt.merchant_number) == (order.title, order.merchant_number)
    assert receipt.paid_at == books.clock.now()
    assert books.orders.outcome_for(order.order_id, LIN) == receipt
    assert books.orders.get(order.order_id) == replace(
        order, state="paid", paid_at=books.clock.now(), paid_minor=29_900
    )
    assert books.rows("SELECT credits_posted FROM ledger_accounts WHERE ledger_account_id = 'publisher:plaza:CNY'") == [
        (29_900,)
    ]


def test_what_is_paid_reaches_the_publisher_that_the_listing_names(books: Books) -> None:
    """Not the mini-app, not its name: both of a publisher's mini-apps fill one ledger account."""
    books.pay(books.order(100))
    books.pay(books.order(200, merchant=replace(STORE, miniapp_id="plaza.other", name="Another name")))  # type: ignore[arg-type]
    assert books.rows("SELECT credits_posted FROM ledger_accounts WHERE ledger_account_id LIKE 'publisher:%'") == [
        (300,)
    ]


def test_a_repeated_key_gives_the_same_receipt_and_moves_nothing(books: Books) -> None:
    order, once = books.order(100), key()
    told = recorded(books.events, OrderPaid, BalanceChanged)
    first = books.pay(order, journal_id=once)
    again = books.pay(order, journal_id=once)
    assert again == first
    assert books.balance_minor() == 99_900
    assert told == [OrderPaid(order.order_id, first.receipt_id, LIN, STORE.miniapp_id), BalanceChanged(LIN)]


def test_an_order_paid_again_under_another_key_gives_the_same_receipt(books: Books) -> None:
    order = books.order(100)
    assert books.pay(order) == books.pay(order)
    assert books.balance_minor() == 99_900
    assert len(books.outbox.pending(10)) == 2


def test_a_repeated_key_after_expiry_still_gives_the_receipt(books: Books) -> None:
    order, once = books.order(100), key()
    first = books.pay(order, journal_id=once)
    books.clock.advance(hours=3)
    assert books.pay(order, journal_id=once) == first


def test_a_key_cannot_pay_two_orders(books: Books) -> None:
    once = key()
    books.pay(books.order(100), journal_id=once)
    other = books.order(100)
    with pytest.raises(Refused, match=r"ledger\.key_reused"):
        books.pay(other, journal_id=once)
    assert books.orders.get(other.order_id).state == "pending"
    assert books.balance_minor() == 99_900


def test_too_little_money_is_told_with_what_there_is(books: Books) -> None:
    told = recorded(books.events, OrderPaid, BalanceChanged)
    order = books.order(100_001)
    with pytest.raises(Refused) as refusal:
        books.pay(order)
    assert refusal.value.code == "wallet.insufficient"
    assert refusal.value.details == {"needed_minor": 100_001, "balance_minor": 100_000, "currency": "CNY"}
    assert books.orders.get(order.order_id).state == "pending"
    assert books.outbox.pending(10) == []
    assert told == []
    books.top_up(1)
    books.pay(order)
    assert books.balance_minor() == 0


def test_who_never_had_money_has_too_little(books: Books) -> None:
    with pytest.raises(Refused) as refusal:
        books.pay(books.order(1), MAYA)
    assert refusal.value.details["balance_minor"] == 0


def test_an_expired_order_is_refused_to_the_second(books: Books) -> None:
    order = books.order(100)
    books.clock.advance(seconds=7199)
    books.pay(order)
    late = books.order(100)
    books.clock.advance(seconds=7200)
    with pytest.raises(Refused, match=r"orders\.expired"):
        books.pay(late)
    assert books.balance_minor() == 99_900


def test_a_closed_or_unknown_order_is_refused(books: Books) -> None:
    order = books.order(100)
    books.orders.close(order.order_id)
    with pytest.raises(Refused, match=r"orders\.closed"):
        books.pay(order)
    with pytest.raises(Refused, match=r"orders\.unknown"):
        books.pay(replace(order, order_id=OrderId("nothing")))


def test_an_order_that_someone_else_paid_is_refused_without_their_receipt(books: Books) -> None:
    books.top_up(1_000, MAYA)
    order = books.order(100)
    books.pay(order)
    with pytest.raises(Refused) as refusal:
        books.pay(order, MAYA)
    assert refusal.value.code == "orders.paid_by_other"
    assert refusal.value.details == {"order_id": order.order_id}
    assert books.balance_minor(MAYA) == 1_000


@pytest.mark.parametrize("bad", ["", "x" * 101, "a\nb", None])
def test_a_key_that_names_nothing_is_refused(books: Books, bad: Any) -> None:
    with pytest.raises(Refused, match=r"payments\.key"):
        books.payments.pay(books.order(1).order_id, payer_id=LIN, pin=PIN, key=bad)


def test_events_are_told_after_the_commit(books: Books) -> None:
    seen: list[str] = []
    books.events.subscribe(OrderPaid, lambda event: seen.append(books.orders.get(event.order_id).state))
    books.events.subscribe(BalanceChanged, lambda event: seen.append(str(books.balance_minor())))
    books.pay(books.order(100))
    assert seen == ["paid", "99900"]


def test_a_payment_that_breaks_at_its_last_step_leaves_no_trace(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    told = recorded(books.events, OrderPaid, BalanceChanged)
    order, once = books.order(100), key()

    def broken(*_: object) -> None:
        raise Unavailable("database.full")

    with monkeypatch.context() as patch:
        patch.setattr(settling, "add_payment", broken)
        with pytest.raises(Unavailable):
            books.pay(order, journal_id=once)
    assert books.balance_minor() == 100_000
    assert books.orders.get(order.order_id).state == "pending"
    assert books.orders.outcome_for(order.order_id, LIN) is None
    assert told == []
    books.pay(order, journal_id=once)
    assert books.balance_minor() == 99_900
    assert books.ledger.verify() == []


def test_a_wrong_pin_moves_nothing() -> None:
    books = Books(trusts_pins=False)
    books.top_up(1_000)
    books.pins.set(LIN, PIN)
    order = books.order(100)
    with pytest.raises(Refused, match=r"pin\.wrong"):
        books.payments.pay(order.order_id, payer_id=LIN, pin="000000", key=key())
    assert books.balance_minor() == 1_000
    books.pay(order)
    assert books.balance_minor() == 900
    books.db.close()


# Receipts


def test_a_receipt_is_genuine_and_any_change_shows(books: Books) -> None:
    receipt = books.pay(books.order(100))
    public_key = books.payments.public_key
    assert is_genuine(receipt, public_key)
    forged: list[Receipt] = [
        replace(receipt, amount=Money(1)),
        replace(receipt, payee_name="Someone else"),
        replace(receipt, payer_id=MAYA),
        replace(receipt, title="Gold"),
        replace(receipt, order_id=OrderId("x")),
        replace(receipt, signature=""),
        replace(receipt, signature="not base64!"),
        replace(receipt, signature=receipt.signature[:-8] + "AAAAAA=="),
    ]
    assert [is_genuine(forgery, public_key) for forgery in forged] == [False] * len(forged)
    assert not is_genuine(receipt, bytes(32))


def test_the_receipts_key_is_the_installations_own(books: Books) -> None:
    again = Books()
    assert again.payments.public_key == books.payments.public_key
    assert len(books.payments.public_key) == 32
    again.db.close()


# Threads


@pytest.fixture(params=["memory", "file"])
def any_books(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Books]:
    fresh = Books(None if request.param == "memory" else tmp_path / "wallet.db")
    yield fresh
    fresh.db.close()


def test_many_threads_that_pay_one_order_debit_once(any_books: Books) -> None:
    books = any_books
    books.top_up(100_000)
    order, start = books.order(100), Barrier(8)
    told = recorded(books.events, OrderPaid)

    def pay(_: int) -> Receipt:
        start.wait(10)
        return books.pay(order)

    with ThreadPoolExecutor(8) as pool:
        receipts = set(pool.map(pay, range(8)))
    assert len(receipts) == 1
    assert books.balance_minor() == 99_900
    assert len(told) == 1
    assert books.ledger.verify() == []


def test_many_threads_that_pay_more_than_there_is_stop_at_zero(any_books: Books) -> None:
    books = any_books
    books.top_up(1_000)
    orders = [books.order(300) for _ in range(8)]
    start = Barrier(8)

    def pay(order: Order) -> str:
        start.wait(10)
        try:
            books.pay(order)
        except PlazaError as error:
            return error.code
        return "paid"

    with ThreadPoolExecutor(8) as pool:
        outcomes = sorted(pool.map(pay, orders))
    assert outcomes == ["paid"] * 3 + ["wallet.insufficient"] * 5
    assert books.balance_minor() == 100
    assert books.ledger.verify() == []


# By hand

ATTACKS = {
    "reopen a paid order": "UPDATE orders SET state = 'pending', paid_at = NULL, payer_id = NULL, "
    "paid_minor = NULL WHERE state = 'paid'",
    "close a paid order": "UPDATE orders SET state = 'closed', paid_at = NULL, payer_id = NULL, "
    "paid_minor = NULL WHERE state = 'paid'",
    "name another payer": "UPDATE orders SET payer_id = 'maya' WHERE state = 'paid'",
    "make an order cheaper": "UPDATE orders SET amount_minor = 1",
    "name another payee": "UPDATE orders SET publisher_id = 'thief'",
    "pay without a payer": "UPDATE orders SET state = 'paid', paid_at = 1, paid_minor = amount_minor "
    "WHERE state = 'pending'",
    "invent a state": "UPDATE orders SET state = 'free' WHERE state = 'pending'",
    "forget an order": "DELETE FROM orders",
    "write down a paid order": "INSERT INTO orders SELECT 'x', miniapp_id, publisher_id, merchant_name, 'x', title, "
    "amount_minor, currency, 'paid', 1, 2, 1, 'lin', 'now', NULL, NULL, NULL, amount_minor FROM orders LIMIT 1",
    "replace an order": "INSERT OR REPLACE INTO orders SELECT order_id, miniapp_id, publisher_id, merchant_name, "
    "merchant_number, title, 1, currency, 'pending', 1, 2, NULL, NULL, 'now', NULL, NULL, NULL, NULL "
    "FROM orders LIMIT 1",
    "change a receipt": "UPDATE receipts SET body = '{}'",
    "forget a receipt": "DELETE FROM receipts",
    "replace a receipt": "INSERT OR REPLACE INTO receipts SELECT order_id, 'x', journal_id, '{}', '' FROM receipts",
    "give an unpaid order a receipt": "INSERT INTO receipts SELECT order_id, 'x', (SELECT max(journal_id) FROM "
    "journals), '{}', '' FROM orders WHERE state = 'pending'",
    "give an order paid by hand the receipt of another payment": "INSERT INTO receipts SELECT order_id, 'x', "
    "(SELECT journal_id FROM receipts LIMIT 1), '{}', '' FROM orders WHERE merchant_number = 'by hand'",
    "tell of something unknown": "INSERT INTO outbox VALUES ('x', 'refund', '{}', 0, 0)",
}


@pytest.mark.parametrize("sql", ATTACKS.values(), ids=ATTACKS)
def test_the_database_itself_refuses_to(books: Books, sql: str) -> None:
    books.pay(books.order(100))
    books.order(200)
    books.order(300, number="by hand")
    books.run(
        "UPDATE orders SET state = 'paid', paid_at = 1, payer_id = 'lin', paid_minor = 300 "
        "WHERE merchant_number = 'by hand'"
    )
    before = [books.rows(f"SELECT * FROM {name}") for name in ("orders", "receipts", "outbox")]
    with pytest.raises(IntegrityError):
        books.run(sql)
    assert [books.rows(f"SELECT * FROM {name}") for name in ("orders", "receipts", "outbox")] == before


def test_a_journal_of_another_purpose_cannot_stand_for_a_payment(books: Books) -> None:
    once = JournalId("chosen-by-a-stranger")
    books.funding.top_up(LIN, Money(5), once)
    with pytest.raises(Refused, match=r"ledger\.key_reused"):
        books.pay(books.order(5), journal_id=once)
