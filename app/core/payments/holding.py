"""Holding what an order costs, and letting it go: what paying and closing an order do to the ledger."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.core.kernel.ids import JournalId, TransferId, UserId
from app.core.kernel.money import Money
from app.core.ledger.model import Hold, Journal, Transfer
from app.core.ledger.service import Ledger
from app.core.payments import store
from app.core.payments.model import Held, Order, Return, ReturnCause
from app.core.payments.outbox import add_hold, add_return
from app.core.payments.wallet import account_of_person, account_of_publisher

PAYMENT_HOLD = "payment_hold"
PAYMENT_VOID = "payment_void"
HOLD_LIFE = timedelta(days=7)


def hold_within(
    tx: Connection, ledger: Ledger, order: Order, payer_id: UserId, journal_id: JournalId, now: datetime
) -> Held:
    """Hold the order's amount in the payer's wallet for its publisher; both ledger accounts are open."""
    payer, payee = account_of_person(payer_id), account_of_publisher(order.merchant.publisher_id)
    ends_at, amount = now + HOLD_LIFE, order.amount
    transfer = Transfer(payer, payee, amount.amount_minor, amount.currency, kind="hold", expires_at=ends_at)
    posted = ledger.post(tx, Journal(journal_id, PAYMENT_HOLD, order.order_id, (transfer,), now))
    tx.execute(
        store.HOLD_ORDER,
        {
            "held_order_id": order.order_id,
            "payer_id": payer_id,
            "hold_id": posted.transfer_ids[0],
            "held_at": now,
            "hold_ends_at": ends_at,
        },
    )
    add_hold(tx, order, "held", now, ends_at)
    return Held(order.order_id, payer_id, amount, now, ends_at)


def hold_of(tx: Connection, ledger: Ledger, order: Order) -> Hold:
    """Return the hold of an order that is, or was, held."""
    found = ledger.hold(tx, TransferId(tx.execute(store.HOLD_OF_ORDER, {"order_id": order.order_id}).scalar_one()))
    assert found is not None  # a foreign key says so
    return found


def release_within(tx: Connection, ledger: Ledger, order: Order, payer_id: UserId, now: datetime) -> None:
    """Let go what is held for the order, which is closed by that. The payer and the merchant are told."""
    held = hold_of(tx, ledger, order)
    transfer = Transfer(
        held.debit, held.credit, held.amount_minor, held.currency, kind="void", hold_id=held.transfer_id
    )
    journal_id = JournalId(f"{order.order_id}:void")
    ledger.post(tx, Journal(journal_id, PAYMENT_VOID, order.order_id, (transfer,), now))
    tx.execute(store.CLOSE_ORDER, {"closed_order_id": order.order_id})
    add_hold(tx, order, "released", now, held.expires_at or now)
    is_over = held.expires_at is not None and now >= held.expires_at
    add_return(tx, return_of_order(order, payer_id, order.amount, "time" if is_over else "closed", now))


def return_of_order(order: Order, payer_id: UserId, amount: Money, cause: ReturnCause, now: datetime) -> Return:
    """Return what is to be told of an order of which ``amount`` is not held any more."""
    return Return(
        source="order",
        source_id=order.order_id,
        cause=cause,
        user_id=payer_id,
        amount=amount,
        given=order.amount,
        title=order.title,
        returned_at=now,
        merchant=order.merchant,
        merchant_number=order.merchant_number,
    )
