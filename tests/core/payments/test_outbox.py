"""The outbox: told at least once, in order, and kept until then."""

import pytest

from app.core.payments.model import OutboxEntry, Receipt
from tests.support.books import LIN, STORE, Books


@pytest.fixture
def books(on_either: Books) -> Books:
    return on_either


def paid(books: Books) -> tuple[OutboxEntry, OutboxEntry]:
    books.top_up(1_000)
    books.pay(books.order(100, number="1"))
    by_topic = {entry.topic: entry for entry in books.outbox.pending(10)}
    return by_topic["receipt.message"], by_topic["payment.notice"]


def test_a_payment_leaves_a_message_for_the_payer_and_a_notice_for_the_merchant(books: Books) -> None:
    message, notice = paid(books)
    order = books.orders.find(STORE.miniapp_id, "1")
    assert order is not None
    receipt = books.orders.outcome_for(order.order_id, LIN)
    assert isinstance(receipt, Receipt)
    both = {
        "receipt_id": receipt.receipt_id,
        "order_id": order.order_id,
        "title": "Running shoes",
        "amount_minor": 100,
        "currency": "CNY",
        "paid_at": "2026-11-22T09:30:00.000000+00:00",
        "merchant_number": "1",
        "miniapp_id": STORE.miniapp_id,
        "discount_minor": 0,
    }
    assert message.payload == both | {"payer_id": LIN, "payee_name": "Plaza Store", "coupon_title": ""}
    assert notice.payload == both | {"notice_id": notice.entry_id}
    assert (message.attempts, notice.attempts) == (0, 0)


def test_a_merchant_does_not_learn_who_paid(books: Books) -> None:
    _, notice = paid(books)
    assert LIN not in str(notice.payload)


def test_what_was_told_is_not_told_again(books: Books) -> None:
    message, notice = paid(books)
    books.outbox.done(message.entry_id)
    books.outbox.done(message.entry_id)
    assert [entry.entry_id for entry in books.outbox.pending(10)] == [notice.entry_id]


def test_what_could_not_be_told_waits_and_counts(books: Books) -> None:
    message, notice = paid(books)
    books.outbox.done(message.entry_id)
    books.outbox.failed(notice.entry_id, retry_in_s=30)
    books.clock.advance(seconds=29)
    assert books.outbox.pending(10) == []
    books.clock.advance(seconds=1)
    [waiting] = books.outbox.pending(10)
    assert (waiting.entry_id, waiting.attempts) == (notice.entry_id, 1)


def test_a_failure_heard_after_the_success_changes_nothing(books: Books) -> None:
    message, notice = paid(books)
    for entry in (message, notice):
        books.outbox.done(entry.entry_id)
        books.outbox.failed(entry.entry_id, retry_in_s=0)
    assert books.outbox.pending(10) == []


def test_the_oldest_come_first_and_no_more_than_asked_for(books: Books) -> None:
    books.top_up(1_000)
    numbers = []
    for number in "123":
        books.pay(books.order(100, number=number))
        books.clock.advance(seconds=1)
        numbers += [number, number]
    assert [entry.payload["merchant_number"] for entry in books.outbox.pending(10)] == numbers
    assert [entry.payload["merchant_number"] for entry in books.outbox.pending(3)] == numbers[:3]


def test_a_clock_that_was_set_back_delays_nothing(books: Books) -> None:
    books.top_up(100_000)
    books.pay(books.order())
    entry = books.outbox.pending()[0]
    books.outbox.failed(entry.entry_id, 10**9)  # an hour at most
    books.clock.advance(hours=1)
    assert len(books.outbox.pending()) == 2
    books.clock.advance(days=-400)
    assert len(books.outbox.pending()) == 2
