"""The tables of what a person allows themselves to spend, and the statements that touch them."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    and_,
    bindparam,
    delete,
    insert,
    literal,
    or_,
    select,
    union_all,
)

from app.core.database.schema import Instant, Whole, table, text_column, total, wallet_metadata
from app.core.ledger import store as ledger
from app.core.payments import store

FROZEN = "frozen"

limits = table(
    "spending_limits",
    wallet_metadata,
    text_column("user_id", primary_key=True),
    text_column("name", primary_key=True),
    text_column("miniapp_id", primary_key=True),
    Column("limit_minor", Whole, nullable=False),
    CheckConstraint("name IN ('payment', 'day', 'code', 'miniapp')", name="name_known"),
    CheckConstraint("(name = 'miniapp') = (miniapp_id <> '')", name="miniapp_named"),
    CheckConstraint("limit_minor BETWEEN 0 AND 1000000000000000", name="limit_in_range"),
    has_rowid=False,
)

frozen = table(
    "frozen_wallets",
    wallet_metadata,
    text_column("user_id", primary_key=True),
    Column("frozen_at", Instant, nullable=False),
    has_rowid=False,
)

_freeze = select(literal(FROZEN), literal(""), literal(0)).where(frozen.c.user_id == bindparam("user_id"))
_limits = select(limits.c.name, limits.c.miniapp_id, limits.c.limit_minor).where(
    limits.c.user_id == bindparam("user_id")
)
ALL = union_all(_limits, _freeze)
"""A person's limits; a freeze is told as one more, called ``FROZEN``."""
OF_PAYMENT = union_all(
    _limits.where(or_(limits.c.miniapp_id == "", limits.c.miniapp_id == bindparam("miniapp_id"))), _freeze
)
"""As ``ALL``, without those of other mini-apps."""

LIMIT = select(limits.c.limit_minor).where(
    limits.c.user_id == bindparam("user_id"),
    limits.c.name == bindparam("name"),
    limits.c.miniapp_id == bindparam("miniapp_id"),
)
ADD_LIMIT = insert(limits)
REMOVE_LIMIT = delete(limits).where(
    limits.c.user_id == bindparam("limited_user_id"),
    limits.c.name == bindparam("limited_name"),
    limits.c.miniapp_id == bindparam("limited_miniapp_id"),
)
FREEZE = insert(frozen)
UNFREEZE = delete(frozen).where(frozen.c.user_id == bindparam("frozen_user_id"))
IS_FROZEN = select(frozen.c.user_id).where(frozen.c.user_id == bindparam("user_id"))

# The day narrows more than the account: its journals are few, a person's transfers many. SQLite believes the opposite
# and would read all of those, unless their index is of no use to it.
_of_account = ledger.transfers.c.debit_id.concat("") == bindparam("ledger_account_id")
SPENT = (
    select(total(ledger.transfers.c.amount_minor))
    .join_from(ledger.journals, ledger.transfers, ledger.transfers.c.journal_id == ledger.journals.c.journal_id)
    .where(
        ledger.journals.c.posted_at >= bindparam("from_at", type_=Instant),
        ledger.journals.c.posted_at < bindparam("to_at", type_=Instant),
        _of_account,
        ledger.transfers.c.kind.in_(("direct", "hold")),
    )
)
"""What left a ledger account from a moment up to another. What is held counts when it is held, not when it is moved."""
SPENT_IN_MINIAPP = SPENT.join(
    store.orders,
    and_(
        store.orders.c.order_id == ledger.journals.c.reference,
        store.orders.c.miniapp_id == bindparam("miniapp_id"),
    ),
)
