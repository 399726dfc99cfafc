"""Refunds: money goes back the way it came, at most what was paid, and is told once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.kernel.ids import OrderId
from app.core.kernel.money import Money
from app.core.payments import refunds
from app.core.payments.events import BalanceChanged, OrderRefunded
from app.core.payments.model import Order, Refund
from app.core.payments.receipts import is_genuine
from tests.support.books import LIN, MAYA, PIN, STORE, Books
from tests.support.events import recorded


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


@pytest.fixture
def paid(books: Books) -> Order:
    books.top_up(100_000)
    order = books.order(29_900, number="A-1")
    books.pay(order)
    return books.orders.get(order.order_id)


def code_of(call: Callable[[], object]) -> str:
    try:
        call()
    except PlazaError as error:
        return error.code
    return "refunded"


def test_a_refund_moves_the_money_back_and_is_proof_of_it(books: Books, paid: Order) -> None:
    told = recorded(books.events, OrderRefunded, BalanceChanged)
    books.clock.advance(hours=30)
    refund = books.refund(paid, 9_900, "R-1", "Too small")
    assert books.balance_minor() == 80_000
    assert (refund.order_id, refund.payer_id, refund.amount) == (paid.order_id, LIN, Money(9_900))
    assert (refund.refund_number, refund.reason, refund.refunded_at) == ("R-1", "Too small", books.clock.now())
    assert books.refunds.of_order(paid.order_id) == (refund,)
    assert told == [OrderRefunded(paid.order_id, refund.refund_id, LIN, STORE.miniapp_id), BalanceChanged(LIN)]
    assert is_genuine(refund, books.payments.public_key)
    assert not is_genuine(replace(refund, amount=Money(1)), books.payments.public_key)
    assert not is_genuine(replace(refund, reason="Broken"), books.payments.public_key)
    assert books.ledger.verify() == []


def test_an_order_tells_how_much_of_it_went_back(books: Books, paid: Order) -> None:
    states = [books.orders.get(paid.order_id).refund_state]
    for number, amount in (("1", 9_900), ("2", 20_000)):
        books.refund(paid, amount, number)
        order = books.orders.get(paid.order_id)
        states.append(order.refund_state)
    assert states == ["none", "partly", "fully"]
    assert (order.state, order.refunded_minor) == ("paid", 29_900)
    assert books.orders.find(STORE.miniapp_id, "A-1") == order
    assert books.balance_minor() == 100_000


def test_the_same_number_and_content_is_the_same_refund(books: Books, paid: Order) -> None:
    told = recorded(books.events, OrderRefunded, BalanceChanged)
    first = books.refund(paid, 29_900, "1", "Too small")
    books.clock.advance(days=3)
    assert books.refund(paid, 29_900, "1", "Too small") == first
    assert books.balance_minor() == 100_000
    assert len(told) == 2
    assert len([entry for entry in books.outbox.pending() if entry.topic == "refund.notice"]) == 1


@pytest.mark.parametrize("other", [{"amount_minor": 101}, {"reason": "Other"}])
def test_the_same_number_with_other_content_is_refused(books: Books, paid: Order, other: dict[str, Any]) -> None:
    first = books.refund(paid, 100, "1", "Too small")
    asked: dict[str, Any] = {"amount_minor": 100, "reason": "Too small"} | other
    with pytest.raises(Refused, match=r"refunds\.number_reused"):
        books.refund(paid, number="1", **asked)
    assert books.refunds.of_order(paid.order_id) == (first,)


def test_a_number_stands_for_one_refund_of_each_order(books: Books, paid: Order) -> None:
    other = books.order(100)
    books.pay(other)
    assert books.refund(paid, 100, "1").refund_id != books.refund(other, 100, "1").refund_id


def test_no_more_goes_back_than_was_paid(books: Books, paid: Order) -> None:
    with pytest.raises(Refused, match=r"refunds\.too_much"):
        books.refund(paid, 29_901)
    books.refund(paid, 20_000)
    with pytest.raises(Refused) as refusal:
        books.refund(paid, 9_901, "2")
    assert refusal.value.code == "refunds.too_much"
    assert refusal.value.details == {"left_minor": 9_900, "currency": "CNY"}
    books.refund(paid, 9_900, "2")
    with pytest.raises(Refused, match=r"refunds\.too_much"):
        books.refund(paid, 1, "3")
    assert books.balance_minor() == 100_000


def test_what_was_not_paid_is_not_refunded(books: Books) -> None:
    waiting, closed = books.order(), books.order()
    books.orders.close(closed.order_id)
    for order in (waiting, closed):
        with pytest.raises(Refused, match=r"refunds\.unpaid"):
            books.refund(order, 1)
    with pytest.raises(Refused, match=r"orders\.unknown"):
        books.refund(replace(waiting, order_id=OrderId("nothing")), 1)
    assert books.refunds.of_order(waiting.order_id) == books.refunds.of_order(OrderId("nothing")) == ()


@pytest.mark.parametrize("amount", [0, -1, -29_900, 1.5, 100.0, True, "100", None, 10**15 + 1, 2**63, 10**30])
def test_an_amount_that_is_not_whole_and_positive_is_refused(books: Books, paid: Order, amount: Any) -> None:
    with pytest.raises(Refused, match=r"money\.amount"):
        books.refund(paid, amount)
    assert books.balance_minor() == 70_100


def test_another_currency_is_refused(books: Books, paid: Order) -> None:
    with pytest.raises(Refused, match=r"money\.amount"):
        books.refunds.refund(paid.order_id, refund_number="1", amount=Money(1, "EUR"))


@pytest.mark.parametrize("text", [" ", "x" * 81, "line\nbreak", "\u202eeohs", "nul\0", "\ud800", 7, None])
def test_a_number_or_reason_that_cannot_be_shown_is_refused(books: Books, paid: Order, text: Any) -> None:
    with pytest.raises(Refused, match=r"refunds\.number"):
        books.refund(paid, 1, text)
    with pytest.raises(Refused, match=r"refunds\.reason"):
        books.refund(paid, 1, "1", text)
    with pytest.raises(Refused, match=r"refunds\.number"):
        books.refund(paid, 1, "")


def test_a_publisher_that_has_too_little_left_gives_nothing_back(books: Books, paid: Order) -> None:
    books.take_from_publisher(29_801)
    told = recorded(books.events, OrderRefunded, BalanceChanged)
    with pytest.raises(Refused, match=r"refunds\.insufficient"):
        books.refund(paid, 100)
    assert (books.balance_minor(), told, books.refunds.of_order(paid.order_id)) == (70_100, [], ())
    books.refund(paid, 99)
    assert books.ledger.verify() == []


def test_one_order_is_refunded_at_most_fifty_times(books: Books, paid: Order) -> None:
    for number in range(50):
        books.refund(paid, 1, str(number))
    with pytest.raises(Refused, match=r"refunds\.too_many"):
        books.refund(paid, 1, "50")
    assert books.refund(paid, 1, "49") in books.refunds.of_order(paid.order_id)


def test_money_goes_to_who_paid_and_from_who_was_paid(books: Books, paid: Order) -> None:
    books.top_up(100, MAYA)
    other = books.order(100, merchant=replace(STORE, publisher_id="other"))  # type: ignore[arg-type]
    books.pay(other, MAYA)
    books.refund(paid, 29_900)
    assert (books.balance_minor(), books.balance_minor(MAYA)) == (100_000, 0)
    left = "SELECT ledger_account_id, credits_posted - debits_posted FROM ledger_accounts WHERE ledger_account_id LIKE "
    assert sorted(books.rows(left + "'publisher:%'")) == [("publisher:other:CNY", 100), ("publisher:plaza:CNY", 0)]


def test_a_bill_shows_the_money_that_came_back(books: Books, paid: Order) -> None:
    books.refund(paid, 9_900)
    bill, payment, _ = books.wallet.bills(LIN).rows
    assert (bill.kind, bill.amount_minor, bill.title, bill.counterparty) == (
        "refund",
        9_900,
        "Running shoes",
        "Plaza Store",
    )
    assert bill.order_id == payment.order_id == paid.order_id


def test_a_refund_leaves_a_message_for_the_payer_and_a_notice_for_the_merchant(books: Books, paid: Order) -> None:
    for entry in books.outbox.pending():
        books.outbox.done(entry.entry_id)
    refund = books.refund(paid, 9_900, "R-1", "Too small")
    by_topic = {entry.topic: entry for entry in books.outbox.pending()}
    both = {
        "refund_id": refund.refund_id,
        "order_id": paid.order_id,
        "refund_number": "R-1",
        "title": "Running shoes",
        "amount_minor": 9_900,
        "currency": "CNY",
        "reason": "Too small",
        "refunded_at": "2026-11-22T09:30:00.000000+00:00",
        "merchant_number": "A-1",
        "miniapp_id": STORE.miniapp_id,
    }
    notice = by_topic.pop("refund.notice")
    assert notice.payload == both | {"notice_id": notice.entry_id}
    assert LIN not in str(notice.payload)
    message = by_topic.pop("refund.message")
    assert message.payload == both | {"payer_id": LIN, "payee_name": "Plaza Store", "paid_minor": 29_900}
    assert by_topic == {}


def test_a_refund_that_breaks_at_its_last_step_leaves_no_trace(
    books: Books, paid: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = recorded(books.events, OrderRefunded, BalanceChanged)

    def broken(*_: object) -> None:
        raise Unavailable("database.full")

    with monkeypatch.context() as patch:
        patch.setattr(refunds, "add_refund", broken)
        with pytest.raises(Unavailable):
            books.refund(paid, 100)
    assert (books.balance_minor(), told) == (70_100, [])
    assert books.orders.get(paid.order_id) == paid
    books.refund(paid, 100)
    assert books.ledger.verify() == []


@pytest.fixture
def on_disk(tmp_path: Path) -> Any:
    books = Books(tmp_path / "wallet.db")
    books.top_up(100_000)
    yield books
    books.db.close()


def at_once(*calls: Callable[[], Refund]) -> list[str]:
    """Return what came of ``calls`` made on a thread each, all at the same time."""
    start = Barrier(len(calls))

    def run(call: Callable[[], Refund]) -> str:
        start.wait()
        return code_of(call)

    with ThreadPoolExecutor(len(calls)) as pool:
        return sorted(pool.map(run, calls))


def test_parts_asked_for_at_once_never_sum_to_more_than_was_paid(on_disk: Books) -> None:
    order = on_disk.order(1_000)
    on_disk.pay(order)
    on_disk.pay(on_disk.order(10_000))  # so that the publisher has enough for all of them
    outcomes = at_once(*(lambda number=number: on_disk.refund(order, 400, str(number)) for number in range(6)))
    assert outcomes == ["refunded"] * 2 + ["refunds.too_much"] * 4
    assert on_disk.orders.get(order.order_id).refunded_minor == 800
    assert on_disk.balance_minor() == 100_000 - 11_000 + 800
    assert on_disk.ledger.verify() == []


def test_one_number_asked_for_at_once_moves_money_once(on_disk: Books) -> None:
    order = on_disk.order(1_000)
    on_disk.pay(order)
    outcomes = at_once(*[lambda: on_disk.refund(order, 300)] * 6)
    assert outcomes == ["refunded"] * 6
    assert on_disk.balance_minor() == 99_300


# By hand

JOURNAL = "INSERT INTO journals VALUES ('x', 'h', '{purpose}', '{order}', 1)"
TRANSFER = "INSERT INTO transfers VALUES ('x', 'x', '{debit}', '{credit}', 'CNY', {amount}, '{kind}', NULL, NULL)"
REFUND = "INSERT INTO refunds VALUES ('x', '{order}', 'x', {amount}, '{{}}', '')"
FORGERIES: dict[str, dict[str, Any]] = {
    "more than was paid": {"amount": 29_801},
    "of a payment's journal": {"purpose": "payment"},
    "of another order's journal": {"order": "other"},
    "from somebody else": {"debit": "bank:test:CNY"},
    "to somebody else": {"credit": "person:maya:CNY"},
    "of a transfer of less": {"moved": 1},
    "of money that is only held": {"kind": "hold"},
}


def forge(books: Books, paid: Order, **changes: Any) -> None:
    """Write a refund of 200 down by hand, but for ``changes``."""
    truth: dict[str, Any] = {
        "purpose": "refund",
        "debit": "publisher:plaza:CNY",
        "credit": "person:lin:CNY",
        "amount": 200,
        "kind": "direct",
    }
    said = truth | {"order": paid.order_id} | changes
    with books.db.begin() as tx:
        tx.exec_driver_sql(JOURNAL.format(**said))
        tx.exec_driver_sql(TRANSFER.format(**{**said, "amount": said.get("moved", said["amount"])}))
        tx.exec_driver_sql(REFUND.format(**{**said, "order": paid.order_id}))


@pytest.mark.parametrize("changes", FORGERIES.values(), ids=FORGERIES)
def test_the_database_itself_refuses_a_refund(books: Books, paid: Order, changes: dict[str, Any]) -> None:
    books.top_up(100, MAYA)
    books.pay(books.order(1_000))
    books.refund(paid, 100)
    with pytest.raises(IntegrityError):
        forge(books, paid, **changes)
    assert books.rows("SELECT sum(amount_minor) FROM refunds") == [(100,)]
    forge(books, paid)
    assert books.orders.get(paid.order_id).refunded_minor == 300


def test_the_database_itself_refuses_a_refund_of_what_is_not_paid(books: Books, paid: Order) -> None:
    with pytest.raises(IntegrityError):
        forge(books, books.order())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE refunds SET amount_minor = 1",
        "UPDATE refunds SET body = '{}'",
        "DELETE FROM refunds",
        "INSERT OR REPLACE INTO refunds SELECT refund_id, order_id, 'other', 1, '{}', '' FROM refunds",
        "INSERT OR REPLACE INTO refunds SELECT journal_id, order_id, '1', 1, '{}', '' FROM receipts",
        "INSERT INTO refunds VALUES ('nothing', 'nothing', '1', 1, '{}', '')",
        "INSERT INTO refunds SELECT 'new', order_id, '2', 0, '{}', '' FROM orders",
    ],
)
def test_the_database_itself_refuses_to(books: Books, paid: Order, sql: str) -> None:
    books.refund(paid, 100)
    before = books.rows("SELECT * FROM refunds")
    with pytest.raises(IntegrityError):
        books.run(sql)
    assert books.rows("SELECT * FROM refunds") == before


def test_the_key_of_a_payment_cannot_be_that_of_a_refund(books: Books, paid: Order) -> None:
    """The ids of refunds are our own, so a payment's key that is one of them was taken from a bill."""
    refund = books.refund(paid, 100)
    with pytest.raises(Refused, match=r"ledger\.key_reused"):
        books.payments.pay(books.order(100).order_id, payer_id=LIN, pin=PIN, key=refund.refund_id)  # type: ignore[arg-type]
