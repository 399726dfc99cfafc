"""The outbox: what a payment or refund has to tell, written down with it and kept until it was told."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.ids import new_id
from app.core.payments import store
from app.core.payments.model import HoldStep, Order, OutboxEntry, OutboxTopic, Receipt, Refund, Return
from app.core.payments.receipts import text_of_time

RETRY_IN_S_MAX = 3600.0
"""No entry waits longer. One that seems to was written before the clock was set back, and is due."""


class Outbox:
    """Hands out what waits to be told, oldest first; each entry at least once."""

    def __init__(self, db: Transactions, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def pending(self, limit: int = 50) -> list[OutboxEntry]:
        """Return the entries that are due now."""
        now = self._clock.now()
        never = now + timedelta(seconds=RETRY_IN_S_MAX)
        with self._db.read() as tx:
            rows = tx.execute(store.OUTBOX_WAITING, {"now": now, "never": never, "limit": limit})
            return [OutboxEntry(row.entry_id, row.topic, row.payload, row.attempts) for row in rows]

    def done(self, entry_id: str) -> None:
        """Strike the entry off: it was told."""
        with self._db.begin() as tx:
            tx.execute(store.OUTBOX_DONE, {"told_entry_id": entry_id})

    def failed(self, entry_id: str, retry_in_s: float) -> None:
        """Count a failed try and let the entry wait ``retry_in_s`` seconds, an hour at most."""
        due_at = self._clock.now() + timedelta(seconds=min(retry_in_s, RETRY_IN_S_MAX))
        with self._db.begin() as tx:
            tx.execute(store.OUTBOX_FAILED, {"told_entry_id": entry_id, "due_at": due_at})


def add_payment(tx: Connection, receipt: Receipt) -> None:
    """Write down, within the payment's own transaction, what it has to tell: a receipt and a notice."""
    told = {
        "receipt_id": receipt.receipt_id,
        "order_id": receipt.order_id,
        "title": receipt.title,
        "amount_minor": receipt.list_price.amount_minor,
        "discount_minor": 0 if receipt.discount is None else receipt.discount.amount.amount_minor,
        "currency": receipt.amount.currency,
        "paid_at": text_of_time(receipt.paid_at),
        "merchant_number": receipt.merchant_number,
        "miniapp_id": receipt.miniapp_id,
    }
    message = told | {
        "payer_id": receipt.payer_id,
        "payee_name": receipt.payee_name,
        "amount_minor": receipt.amount.amount_minor,
        "coupon_title": "" if receipt.discount is None else receipt.discount.title,
    }
    _add(tx, receipt.paid_at, ("receipt.message", message), notice=("payment.notice", told))


def add_hold(tx: Connection, order: Order, state: HoldStep, at: datetime, ends_at: datetime) -> None:
    """Write down, within its own transaction, that an order was held or let go: a notice."""
    told = {
        "order_id": order.order_id,
        "title": order.title,
        "amount_minor": order.amount.amount_minor,
        "currency": order.amount.currency,
        "state": state,
        "at": text_of_time(at),
        "ends_at": text_of_time(ends_at),
        "merchant_number": order.merchant_number,
        "miniapp_id": order.merchant.miniapp_id,
    }
    _add(tx, at, notice=("hold.notice", told))


def add_refund(tx: Connection, order: Order, refund: Refund) -> None:
    """Write down, within the refund's own transaction, what it has to tell: a message and a notice."""
    told = {
        "refund_id": refund.refund_id,
        "order_id": refund.order_id,
        "refund_number": refund.refund_number,
        "title": refund.title,
        "amount_minor": refund.amount.amount_minor,
        "currency": refund.amount.currency,
        "reason": refund.reason,
        "refunded_at": text_of_time(refund.refunded_at),
        "merchant_number": refund.merchant_number,
        "miniapp_id": refund.miniapp_id,
    }
    discount_minor = 0 if order.discount is None else order.discount.amount.amount_minor
    message = told | {
        "payer_id": refund.payer_id,
        "payee_name": refund.payee_name,
        "amount_minor": refund.to_payer.amount_minor,
        "paid_minor": order.paid_minor - discount_minor,
    }
    # Of a very small refund everything may be the coupon's: there is nothing to tell the payer.
    to_payer: list[tuple[OutboxTopic, dict[str, Any]]] = (
        [("refund.message", message)] if refund.to_payer.amount_minor else []
    )
    _add(tx, refund.refunded_at, *to_payer, notice=("refund.notice", told))


def add_return(tx: Connection, back: Return) -> None:
    """Write down, within the transaction that frees or moves it back, that a person has money again."""
    merchant = back.merchant
    told = {
        # Made here, so that it is told once however often it is tried.
        "message_id": new_id(),
        "user_id": back.user_id,
        "source": back.source,
        "source_id": back.source_id,
        "cause": back.cause,
        "amount_minor": back.amount.amount_minor,
        "given_minor": back.given.amount_minor,
        "currency": back.amount.currency,
        "title": back.title,
        "returned_at": text_of_time(back.returned_at),
        "other_id": back.other_id or "",
        "payee_name": "" if merchant is None else merchant.name,
        "miniapp_id": "" if merchant is None else merchant.miniapp_id,
        "merchant_number": back.merchant_number,
    }
    add_message(tx, back.returned_at, "return.message", told)


def add_message(tx: Connection, due_at: datetime, topic: OutboxTopic, payload: dict[str, Any]) -> None:
    """Write down, within the transaction of what it tells, a message that is told as soon as can be."""
    entry = {"entry_id": new_id(), "topic": topic, "payload": payload, "attempts": 0, "due_at": due_at}
    tx.execute(store.ADD_OUTBOX, entry)


def _add(
    tx: Connection,
    due_at: datetime,
    *messages: tuple[OutboxTopic, dict[str, Any]],
    notice: tuple[OutboxTopic, dict[str, Any]],
) -> None:
    """Add people's messages and a server half's notice, which carries its own id."""
    notice_id = new_id()
    topic, told = notice
    entries = [*((new_id(), *message) for message in messages), (notice_id, topic, told | {"notice_id": notice_id})]
    tx.execute(
        store.ADD_OUTBOX,
        [
            {"entry_id": entry_id, "topic": topic, "payload": payload, "attempts": 0, "due_at": due_at}
            for entry_id, topic, payload in entries
        ],
    )
