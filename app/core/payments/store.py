"""The tables of payments, the rules that live in them, and the statements that touch them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Select,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from app.core.database.schema import (
    Instant,
    Json,
    Rule,
    Whole,
    add_rules,
    append_only,
    table,
    text_column,
    wallet_metadata,
)
from app.core.payments.coupons_store import coupon_uses, coupons

orders = table(
    "orders",
    wallet_metadata,
    text_column("order_id", primary_key=True),
    text_column("miniapp_id"),
    text_column("publisher_id"),
    text_column("merchant_name"),
    text_column("merchant_number"),
    text_column("title"),
    Column("amount_minor", Whole, nullable=False),
    text_column("currency"),
    text_column("state"),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("paid_at", Instant),
    text_column("payer_id", nullable=True),
    UniqueConstraint("miniapp_id", "merchant_number"),
    CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="amount_in_range"),
    CheckConstraint("expires_at > created_at", name="expires_after_creation"),
    CheckConstraint(
        "(state = 'paid' AND paid_at IS NOT NULL AND payer_id IS NOT NULL) "
        "OR (state IN ('pending', 'closed') AND paid_at IS NULL AND payer_id IS NULL)",
        name="state_complete",
    ),
    has_rowid=False,
)

receipts = table(
    "receipts",
    wallet_metadata,
    text_column("order_id", primary_key=True),
    text_column("receipt_id"),
    text_column("journal_id"),
    text_column("body"),
    text_column("signature"),
    ForeignKeyConstraint(["order_id"], ["orders.order_id"]),
    ForeignKeyConstraint(["journal_id"], ["journals.journal_id"]),
    has_rowid=False,
)

refunds = table(
    "refunds",
    wallet_metadata,
    text_column("refund_id", primary_key=True),
    text_column("order_id"),
    text_column("refund_number"),
    Column("amount_minor", Whole, nullable=False),
    text_column("body"),
    text_column("signature"),
    UniqueConstraint("order_id", "refund_number"),
    ForeignKeyConstraint(["refund_id"], ["journals.journal_id"]),
    ForeignKeyConstraint(["order_id"], ["orders.order_id"]),
    CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="amount_in_range"),
    has_rowid=False,
)

pins = table(
    "pins",
    wallet_metadata,
    text_column("user_id", primary_key=True),
    text_column("hash"),
    Column("tries_made", Whole, nullable=False),
    Column("locks_made", Whole, nullable=False),
    Column("locked_until", Instant),
    CheckConstraint("tries_made >= 0 AND locks_made >= 0", name="counts_not_negative"),
    has_rowid=False,
)

outbox = table(
    "outbox",
    wallet_metadata,
    text_column("entry_id", primary_key=True),
    text_column("topic"),
    Column("payload", Json, nullable=False),
    Column("attempts", Whole, nullable=False),
    Column("due_at", Instant, nullable=False),
    CheckConstraint(
        "topic IN ('receipt.message', 'payment.notice', 'refund.message', 'refund.notice', "
        "'hold.notice', 'transfer.message', 'packet.message')",
        name="topic_known",
    ),
    CheckConstraint("attempts >= 0", name="attempts_not_negative"),
    has_rowid=False,
)

add_rules(
    orders,
    Rule(
        "orders_start_pending",
        "INSERT",
        "orders",
        "an order is made once and pending",
        "NEW.state <> 'pending' OR EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id "
        "OR (miniapp_id = NEW.miniapp_id AND merchant_number = NEW.merchant_number))",
    ),
    Rule(
        "orders_follow_edges",
        "UPDATE",
        "orders",
        "an order goes from pending to paid or closed and its content stays",
        "OLD.state <> 'pending' OR NEW.state NOT IN ('paid', 'closed') "
        "OR NEW.order_id <> OLD.order_id OR NEW.miniapp_id <> OLD.miniapp_id "
        "OR NEW.publisher_id <> OLD.publisher_id OR NEW.merchant_name <> OLD.merchant_name "
        "OR NEW.merchant_number <> OLD.merchant_number OR NEW.title <> OLD.title "
        "OR NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency "
        "OR NEW.created_at <> OLD.created_at OR NEW.expires_at <> OLD.expires_at",
    ),
    Rule("orders_no_delete", "DELETE", "orders", "orders stay"),
)
add_rules(
    receipts,
    *append_only("receipts", "order_id"),
    Rule(
        "receipts_of_payments",
        "INSERT",
        "receipts",
        "a receipt is of a paid order and of the journal that paid it",
        "NOT EXISTS (SELECT 1 FROM orders "
        "JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'payment' "
        "WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.journal_id)",
    ),
)
# A refund goes back the way its payment came: the accounts' names are those that `wallet` gives them.
add_rules(
    refunds,
    *append_only("refunds", "refund_id"),
    Rule(
        "refunds_number_once",
        "INSERT",
        "refunds",
        "a refund number stands once in an order",
        "EXISTS (SELECT 1 FROM refunds WHERE order_id = NEW.order_id AND refund_number = NEW.refund_number)",
    ),
    Rule(
        "refunds_of_payments",
        "INSERT",
        "refunds",
        "a refund is of a paid order and of the transfers that went back",
        "NEW.amount_minor <> coalesce(("
        "SELECT sum(CASE WHEN transfers.debit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency "
        "AND (transfers.credit_id = 'person:' || orders.payer_id || ':' || orders.currency "
        "OR transfers.credit_id = 'promotion:' || coupon_uses.coupon_id || ':' || orders.currency) "
        "THEN transfers.amount_minor ELSE 1000000000000001 END) FROM orders "
        "JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'refund' "
        "JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = journals.journal_id "
        "LEFT JOIN coupon_uses ON coupon_uses.order_id = orders.order_id "
        "WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.refund_id), 0)",
    ),
    Rule(
        "refunds_in_shares",
        "INSERT",
        "refunds",
        "payer and coupon get back at most what each has paid",
        "(SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers "
        "WHERE substr(transfers.credit_id, 1, 10) = 'promotion:' AND (transfers.journal_id = NEW.refund_id "
        "OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > "
        "coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) "
        "OR (SELECT coalesce(sum(transfers.amount_minor), 0) FROM transfers "
        "WHERE substr(transfers.credit_id, 1, 10) <> 'promotion:' AND (transfers.journal_id = NEW.refund_id "
        "OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = NEW.order_id))) > "
        "(SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) - "
        "coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0)",
    ),
    Rule(
        "refunds_within_payment",
        "INSERT",
        "refunds",
        "refunds are at most what was paid",
        "NEW.amount_minor + "
        "(SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) > "
        "(SELECT amount_minor FROM orders WHERE order_id = NEW.order_id)",
    ),
)

ADD_ORDER = insert(orders)
_refunded = (
    select(func.coalesce(func.sum(refunds.c.amount_minor), 0))
    .where(refunds.c.order_id == orders.c.order_id)
    .scalar_subquery()
)
_orders = select(
    orders,
    _refunded.label("refunded_minor"),
    coupon_uses.c.coupon_id,
    coupon_uses.c.discount_minor,
    coupons.c.title.label("coupon_title"),
).select_from(
    orders.outerjoin(coupon_uses, coupon_uses.c.order_id == orders.c.order_id).outerjoin(
        coupons, coupons.c.coupon_id == coupon_uses.c.coupon_id
    )
)
ORDER = _orders.where(orders.c.order_id == bindparam("order_id"))
ORDER_BY_NUMBER = _orders.where(
    orders.c.miniapp_id == bindparam("miniapp_id"), orders.c.merchant_number == bindparam("merchant_number")
)
CLOSE_ORDER = update(orders).where(orders.c.order_id == bindparam("closed_order_id")).values(state="closed")
PAY_ORDER = (
    update(orders)
    .where(orders.c.order_id == bindparam("paid_order_id"))
    .values(state="paid", paid_at=bindparam("paid_at"), payer_id=bindparam("payer_id"))
)

ADD_RECEIPT = insert(receipts)
RECEIPT_OF_ORDER = select(receipts.c.body, receipts.c.signature).where(receipts.c.order_id == bindparam("order_id"))

ADD_REFUND = insert(refunds)
REFUND_BY_NUMBER = select(refunds.c.body, refunds.c.signature).where(
    refunds.c.order_id == bindparam("order_id"), refunds.c.refund_number == bindparam("refund_number")
)
REFUNDS_OF_ORDER = (
    select(refunds.c.body, refunds.c.signature)
    .where(refunds.c.order_id == bindparam("order_id"))
    .order_by(refunds.c.refund_id)
)

ADD_OUTBOX = insert(outbox)
OUTBOX_WAITING = (
    select(outbox.c.entry_id, outbox.c.topic, outbox.c.payload, outbox.c.attempts)
    .where(or_(outbox.c.due_at <= bindparam("now", type_=Instant), outbox.c.due_at > bindparam("never", type_=Instant)))
    .order_by(outbox.c.due_at, outbox.c.entry_id)
    .limit(bindparam("limit"))
)
OUTBOX_DONE = delete(outbox).where(outbox.c.entry_id == bindparam("told_entry_id"))
OUTBOX_FAILED = (
    update(outbox)
    .where(outbox.c.entry_id == bindparam("told_entry_id"))
    .values(due_at=bindparam("due_at"), attempts=outbox.c.attempts + 1)
)


def named_orders(order_ids: Iterable[str]) -> Select[Any]:
    """Select what bills show of some orders."""
    return select(orders.c.order_id, orders.c.title, orders.c.merchant_name).where(
        orders.c.order_id.in_(list(order_ids))
    )
