"""The tables of pay codes and what is collected from them, the rules that live in them, and their statements.

How a collection stands is told by what it moved: its order, or the journal of its own id.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    select,
)

from app.core.database.schema import (
    Instant,
    Rule,
    Whole,
    add_rules,
    append_only,
    table,
    text_column,
    wallet_metadata,
)
from app.core.ledger import store as ledger
from app.core.payments import store

pay_codes = table(
    "pay_codes",
    wallet_metadata,
    text_column("code_hash", primary_key=True),
    text_column("user_id"),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    CheckConstraint("length(code_hash) = 64", name="hash_only"),
    CheckConstraint("expires_at > made_at AND expires_at - made_at <= 60000000", name="lives_a_minute"),
    Index("pay_codes_user", "user_id", "expires_at"),
    has_rowid=False,
)

collections = table(
    "collections",
    wallet_metadata,
    text_column("collection_id", primary_key=True),
    text_column("code_hash"),
    text_column("payer_id"),
    text_column("order_id", nullable=True),
    text_column("collector_id", nullable=True),
    Column("amount_minor", Whole, nullable=False),
    text_column("currency"),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    ForeignKeyConstraint(["code_hash"], ["pay_codes.code_hash"]),
    ForeignKeyConstraint(["order_id"], ["orders.order_id"]),
    CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="amount_in_range"),
    CheckConstraint("(order_id IS NULL) <> (collector_id IS NULL)", name="for_one"),
    CheckConstraint("collector_id <> payer_id", name="two_people"),
    CheckConstraint("expires_at > made_at", name="expires_after_making"),
    Index("collections_code", "code_hash", unique=True),
    Index("collections_payer", "payer_id", "made_at"),
    has_rowid=False,
)

refusals = table(
    "collection_refusals",
    wallet_metadata,
    text_column("collection_id", primary_key=True),
    text_column("why"),
    Column("refused_at", Instant, nullable=False),
    ForeignKeyConstraint(["collection_id"], ["collections.collection_id"]),
    has_rowid=False,
)

guesses = table(
    "pay_code_guesses",
    wallet_metadata,
    text_column("collector", primary_key=True),
    Column("wrong_count", Whole, nullable=False),
    Column("since", Instant, nullable=False),
    has_rowid=False,
)

add_rules(
    pay_codes,
    Rule("pay_codes_no_update", "UPDATE", "pay_codes", "a pay code stays as it was made"),
    Rule(
        "pay_codes_no_replace",
        "INSERT",
        "pay_codes",
        "a pay code is made once",
        "EXISTS (SELECT 1 FROM pay_codes WHERE code_hash = NEW.code_hash)",
    ),
    Rule(
        "pay_codes_used_stay",
        "DELETE",
        "pay_codes",
        "a pay code that was used stays",
        "EXISTS (SELECT 1 FROM collections WHERE code_hash = OLD.code_hash)",
    ),
)
add_rules(
    collections,
    *append_only("collections", "collection_id", "code_hash"),
    Rule(
        "collections_of_codes",
        "INSERT",
        "collections",
        "money is collected from a code of the payer, while it counts",
        "NOT EXISTS (SELECT 1 FROM pay_codes WHERE code_hash = NEW.code_hash AND user_id = NEW.payer_id "
        "AND made_at <= NEW.made_at AND NEW.made_at < expires_at)",
    ),
    Rule(
        "collections_of_orders",
        "INSERT",
        "collections",
        "what is collected for an order is what it costs",
        "NEW.order_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id "
        "AND amount_minor = NEW.amount_minor AND currency = NEW.currency)",
    ),
)
add_rules(
    refusals,
    *append_only("collection_refusals", "collection_id"),
    Rule(
        "collection_refusals_of_unpaid",
        "INSERT",
        "collection_refusals",
        "what was paid cannot be refused",
        "EXISTS (SELECT 1 FROM journals WHERE journal_id = NEW.collection_id)",
    ),
)

ADD_CODE = insert(pay_codes)
CODE = select(pay_codes).where(pay_codes.c.code_hash == bindparam("code_hash"))
IS_USED = select(collections.c.collection_id).where(collections.c.code_hash == bindparam("code_hash"))
USED_SINCE = (
    select(collections.c.collection_id)
    .where(
        collections.c.payer_id == bindparam("user_id"),
        collections.c.made_at > bindparam("made_at", type_=Instant),
        collections.c.made_at < bindparam("expires_at", type_=Instant),
    )
    .limit(1)
)
"""Whether another code of the person was used after one was made and before it is over."""
FORGET_CODES = delete(pay_codes).where(
    pay_codes.c.user_id == bindparam("forgotten_user_id"),
    pay_codes.c.expires_at < bindparam("until", type_=Instant),
    ~exists().where(collections.c.code_hash == pay_codes.c.code_hash),
)

ADD = insert(collections)
REFUSE = insert(refusals)
_all = (
    select(
        collections,
        refusals.c.why,
        ledger.journals.c.journal_id,
        store.orders.c.state.label("order_state"),
        store.orders.c.payer_id.label("paid_by"),
        store.orders.c.merchant_name,
        store.orders.c.title,
    )
    .join_from(collections, refusals, refusals.c.collection_id == collections.c.collection_id, isouter=True)
    .join(
        ledger.journals,
        and_(
            ledger.journals.c.journal_id == collections.c.collection_id,
            collections.c.order_id.is_(None),
        ),
        isouter=True,
    )
    .join(store.orders, store.orders.c.order_id == collections.c.order_id, isouter=True)
)
BY_ID = _all.where(collections.c.collection_id == bindparam("collection_id"))
BY_CODE = _all.where(collections.c.code_hash == bindparam("code_hash"))
UNANSWERED = _all.where(
    collections.c.payer_id == bindparam("user_id"),
    collections.c.expires_at > bindparam("now", type_=Instant),
    collections.c.made_at > bindparam("since", type_=Instant),
    refusals.c.collection_id.is_(None),
).order_by(collections.c.made_at, collections.c.collection_id)

GUESSES = select(guesses).where(guesses.c.collector == bindparam("collector"))
ADD_GUESSES = insert(guesses)
FORGET_GUESSES = delete(guesses).where(guesses.c.collector == bindparam("forgotten_collector"))
