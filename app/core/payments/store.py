"""The tables of payments, the rules that live in them, and the statements that touch them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Select,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    union_all,
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
    total,
    wallet_metadata,
)
from app.core.payments.coupons_store import coupon_uses, coupons

_PENDING, _HELD = "state = 'pending'", "state = 'held'"
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
    text_column("capture"),
    text_column("hold_id", nullable=True),
    Column("held_at", Instant),
    Column("hold_ends_at", Instant),
    Column("paid_minor", Whole),
    UniqueConstraint("miniapp_id", "merchant_number"),
    ForeignKeyConstraint(["hold_id"], ["transfers.transfer_id"]),
    CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="amount_in_range"),
    CheckConstraint("expires_at > created_at", name="expires_after_creation"),
    CheckConstraint(
        "(state = 'pending' AND payer_id IS NULL AND hold_id IS NULL AND paid_at IS NULL AND paid_minor IS NULL) "
        "OR (state = 'held' AND payer_id IS NOT NULL AND hold_id IS NOT NULL AND paid_at IS NULL "
        "AND paid_minor IS NULL) "
        "OR (state = 'paid' AND payer_id IS NOT NULL AND (hold_id IS NULL) = (capture = 'now') "
        "AND paid_at IS NOT NULL AND paid_minor IS NOT NULL) "
        "OR (state = 'closed' AND (payer_id IS NULL) = (hold_id IS NULL) AND paid_at IS NULL AND paid_minor IS NULL)",
        name="state_complete",
    ),
    CheckConstraint(
        "capture IN ('now', 'later') AND ((hold_id IS NULL AND held_at IS NULL AND hold_ends_at IS NULL) "
        "OR (capture = 'later' AND hold_id IS NOT NULL AND held_at IS NOT NULL AND hold_ends_at > held_at))",
        name="hold_complete",
    ),
    CheckConstraint(
        "paid_minor BETWEEN 1 AND amount_minor AND (capture = 'later' OR paid_minor = amount_minor)",
        name="paid_in_range",
    ),
    Index("orders_pending", "expires_at", sqlite_where=text(_PENDING)),
    Index("orders_held", "hold_ends_at", sqlite_where=text(_HELD)),
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
        "'hold.notice', 'transfer.message', 'packet.message', 'return.message')",
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
        "an order is held, paid or closed along its edges and its content stays",
        "NOT ((OLD.state = 'pending' AND OLD.capture = 'now' AND NEW.state IN ('paid', 'closed')) "
        "OR (OLD.state = 'pending' AND OLD.capture = 'later' AND NEW.state IN ('held', 'closed')) "
        "OR (OLD.state = 'held' AND NEW.state IN ('paid', 'closed'))) "
        "OR (OLD.state = 'pending' AND NEW.state = 'closed' AND NEW.hold_id IS NOT NULL) "
        "OR (OLD.state = 'held' AND (NEW.payer_id <> OLD.payer_id OR NEW.hold_id <> OLD.hold_id "
        "OR NEW.held_at <> OLD.held_at OR NEW.hold_ends_at <> OLD.hold_ends_at)) OR NEW.capture <> OLD.capture "
        "OR NEW.order_id <> OLD.order_id OR NEW.miniapp_id <> OLD.miniapp_id "
        "OR NEW.publisher_id <> OLD.publisher_id OR NEW.merchant_name <> OLD.merchant_name "
        "OR NEW.merchant_number <> OLD.merchant_number OR NEW.title <> OLD.title "
        "OR NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency "
        "OR NEW.created_at <> OLD.created_at OR NEW.expires_at <> OLD.expires_at",
    ),
    Rule("orders_no_delete", "DELETE", "orders", "orders stay"),
    Rule(
        "orders_held_by_holds",
        "UPDATE",
        "orders",
        "a held order names the hold of just its amount",
        "NEW.state = 'held' AND NOT EXISTS (SELECT 1 FROM transfers "
        "JOIN journals ON journals.journal_id = transfers.journal_id "
        "WHERE transfers.transfer_id = NEW.hold_id AND transfers.kind = 'hold' "
        "AND transfers.debit_id = 'person:' || NEW.payer_id || ':' || NEW.currency "
        "AND transfers.credit_id = 'publisher:' || NEW.publisher_id || ':' || NEW.currency "
        "AND transfers.amount_minor = NEW.amount_minor AND transfers.expires_at = NEW.hold_ends_at "
        "AND journals.purpose = 'payment_hold' AND journals.reference = NEW.order_id)",
    ),
    Rule(
        "orders_leave_holds",
        "UPDATE",
        "orders",
        "a held order is paid by what is posted of its hold, and closed by voiding it",
        "OLD.state = 'held' AND NOT EXISTS (SELECT 1 FROM transfers WHERE transfers.hold_id = NEW.hold_id "
        "AND ((NEW.state = 'paid' AND transfers.kind = 'post' AND transfers.amount_minor = NEW.paid_minor) "
        "OR (NEW.state = 'closed' AND transfers.kind = 'void')))",
    ),
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
        "WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.journal_id "
        "AND orders.paid_minor = (SELECT sum(transfers.amount_minor) FROM transfers "
        "WHERE transfers.journal_id = NEW.journal_id AND transfers.kind IN ('direct', 'post') "
        # Not by the credit's index, which SQLite would prefer: it has all that the publisher was ever paid.
        "AND transfers.credit_id || '' = 'publisher:' || orders.publisher_id || ':' || orders.currency))",
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
        "(SELECT paid_minor FROM orders WHERE order_id = NEW.order_id) - "
        "coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0)",
    ),
    Rule(
        "refunds_within_payment",
        "INSERT",
        "refunds",
        "refunds are at most what was paid",
        "NEW.amount_minor + "
        "(SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) > "
        "(SELECT paid_minor FROM orders WHERE order_id = NEW.order_id)",
    ),
)

ADD_ORDER = insert(orders)
_refunded = select(total(refunds.c.amount_minor)).where(refunds.c.order_id == orders.c.order_id).scalar_subquery()
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
    .values(
        state="paid",
        paid_at=bindparam("paid_at"),
        payer_id=bindparam("payer_id"),
        paid_minor=bindparam("paid_minor"),
    )
)
HOLD_ORDER = (
    update(orders)
    .where(orders.c.order_id == bindparam("held_order_id"))
    .values(
        state="held",
        payer_id=bindparam("payer_id"),
        hold_id=bindparam("hold_id"),
        held_at=bindparam("held_at"),
        hold_ends_at=bindparam("hold_ends_at"),
    )
)
HOLD_OF_ORDER = select(orders.c.hold_id).where(orders.c.order_id == bindparam("order_id"))
STATE = select(orders.c.state).where(orders.c.order_id == bindparam("order_id"))
# The state as it stands in the indexes' conditions: SQLite does not know them in a bound value.
_is_pending, _is_held = text(f"orders.{_PENDING}"), text(f"orders.{_HELD}")
HELD_BY = _orders.where(_is_held, orders.c.payer_id == bindparam("payer_id")).order_by(
    orders.c.hold_ends_at.desc(), orders.c.order_id.desc()
)
_now = bindparam("now", type_=Instant)
PENDING_COUNT = select(func.count()).select_from(
    # By what waits, not by all that the mini-app ever ordered: see `spending_store.SPENT`.
    select(orders.c.order_id)
    .where(_is_pending, orders.c.expires_at > _now, orders.c.miniapp_id.concat("") == bindparam("miniapp_id"))
    .limit(bindparam("limit"))
    .subquery()
)
_ended = union_all(
    select(orders.c.order_id).where(_is_pending, orders.c.expires_at <= _now),
    select(orders.c.order_id).where(_is_held, orders.c.hold_ends_at <= _now),
).subquery()
ENDED_ORDERS = select(_ended.c.order_id).limit(bindparam("limit"))
NEXT_ENDS = select(
    select(func.min(orders.c.expires_at)).where(_is_pending).scalar_subquery(),
    select(func.min(orders.c.hold_ends_at)).where(_is_held).scalar_subquery(),
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

PAID_AMONG = select(receipts.c.order_id).where(receipts.c.order_id.in_(bindparam("order_ids", expanding=True)))
REFUNDED_AMONG = select(refunds.c.refund_id).where(refunds.c.refund_id.in_(bindparam("refund_ids", expanding=True)))

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
