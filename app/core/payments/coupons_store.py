"""The tables of coupons, the rules that live in them, and the statements that touch them."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    and_,
    bindparam,
    func,
    insert,
    select,
    update,
)

from app.core.database.schema import (
    Flag,
    Instant,
    Rule,
    Whole,
    add_rules,
    append_only,
    table,
    text_column,
    wallet_metadata,
)

CLAIMS_MAX = 10_000
"""Of one coupon: the file counts them at each claim."""

coupons = table(
    "coupons",
    wallet_metadata,
    text_column("coupon_id", primary_key=True),
    text_column("miniapp_id"),
    text_column("publisher_id"),
    text_column("publisher_name"),
    text_column("coupon_number"),
    text_column("title"),
    Column("percent", Whole),
    Column("off_minor", Whole, nullable=False),
    Column("spend_min_minor", Whole, nullable=False),
    text_column("currency"),
    Column("claims_max", Whole, nullable=False),
    Column("claims_each_max", Whole, nullable=False),
    Column("is_for_all", Flag, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("valid_from", Instant, nullable=False),
    Column("valid_until", Instant, nullable=False),
    text_column("state"),
    UniqueConstraint("miniapp_id", "coupon_number"),
    ForeignKeyConstraint(["coupon_id"], ["journals.journal_id"]),
    CheckConstraint("percent BETWEEN 1 AND 100", name="percent_in_range"),
    CheckConstraint(f"claims_max BETWEEN 1 AND {CLAIMS_MAX}", name="claims_max_in_range"),
    CheckConstraint("claims_each_max BETWEEN 1 AND claims_max", name="claims_each_max_in_range"),
    CheckConstraint("off_minor BETWEEN 1 AND 1000000000000000 / claims_max", name="funds_in_range"),
    CheckConstraint("spend_min_minor BETWEEN 0 AND 1000000000000000", name="spend_min_in_range"),
    CheckConstraint("is_for_all IN (0, 1)", name="is_for_all_yes_or_no"),
    CheckConstraint("valid_until > valid_from AND valid_until > created_at", name="ends_after_beginning"),
    CheckConstraint("state IN ('open', 'withdrawn', 'over')", name="state_known"),
    Index("coupons_publisher", "publisher_id"),
    Index("coupons_state", "state", "valid_until"),
    has_rowid=False,
)

coupon_guests = table(
    "coupon_guests",
    wallet_metadata,
    text_column("coupon_id"),
    text_column("user_id"),
    PrimaryKeyConstraint("coupon_id", "user_id"),
    ForeignKeyConstraint(["coupon_id"], ["coupons.coupon_id"]),
    has_rowid=False,
)

coupon_claims = table(
    "coupon_claims",
    wallet_metadata,
    text_column("claim_id", primary_key=True),
    text_column("coupon_id"),
    text_column("user_id"),
    Column("claimed_at", Instant, nullable=False),
    ForeignKeyConstraint(["coupon_id"], ["coupons.coupon_id"]),
    Index("coupon_claims_user", "user_id", "coupon_id"),
    Index("coupon_claims_coupon", "coupon_id", "user_id"),
    has_rowid=False,
)

coupon_uses = table(
    "coupon_uses",
    wallet_metadata,
    text_column("order_id", primary_key=True),
    text_column("claim_id"),
    text_column("coupon_id"),
    text_column("journal_id"),
    Column("discount_minor", Whole, nullable=False),
    Column("used_at", Instant, nullable=False),
    Column("returned_at", Instant),
    ForeignKeyConstraint(["order_id"], ["orders.order_id"]),
    ForeignKeyConstraint(["claim_id"], ["coupon_claims.claim_id"]),
    ForeignKeyConstraint(["journal_id"], ["journals.journal_id"]),
    CheckConstraint("discount_minor > 0", name="discount_above_zero"),
    Index("coupon_uses_claim", "claim_id"),
    has_rowid=False,
)


# A coupon's ledger account and its publisher's are named as `wallet` names them.
add_rules(
    coupons,
    Rule(
        "coupons_start_funded",
        "INSERT",
        "coupons",
        "a coupon is made once, open, and with all it can give",
        "NEW.state <> 'open' OR EXISTS (SELECT 1 FROM coupons WHERE coupon_id = NEW.coupon_id "
        "OR (miniapp_id = NEW.miniapp_id AND coupon_number = NEW.coupon_number)) "
        "OR NOT EXISTS (SELECT 1 FROM journals "
        "JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = journals.journal_id "
        "WHERE journals.journal_id = NEW.coupon_id AND journals.purpose = 'promotion' "
        "AND transfers.debit_id || '' = 'publisher:' || NEW.publisher_id || ':' || NEW.currency "
        "AND transfers.credit_id = 'promotion:' || NEW.coupon_id || ':' || NEW.currency "
        "AND transfers.amount_minor = NEW.off_minor * NEW.claims_max)",
    ),
    Rule(
        "coupons_follow_edges",
        "UPDATE",
        "coupons",
        "a coupon is withdrawn, is over, and its content stays",
        "OLD.state = 'over' OR NEW.state NOT IN ('withdrawn', 'over') OR NEW.state = OLD.state "
        "OR NEW.coupon_id <> OLD.coupon_id OR NEW.miniapp_id <> OLD.miniapp_id "
        "OR NEW.publisher_id <> OLD.publisher_id OR NEW.publisher_name <> OLD.publisher_name "
        "OR NEW.coupon_number <> OLD.coupon_number OR NEW.title <> OLD.title "
        "OR coalesce(NEW.percent, 0) <> coalesce(OLD.percent, 0) OR NEW.off_minor <> OLD.off_minor "
        "OR NEW.spend_min_minor <> OLD.spend_min_minor OR NEW.currency <> OLD.currency "
        "OR NEW.claims_max <> OLD.claims_max OR NEW.claims_each_max <> OLD.claims_each_max "
        "OR NEW.is_for_all <> OLD.is_for_all OR NEW.created_at <> OLD.created_at "
        "OR NEW.valid_from <> OLD.valid_from OR NEW.valid_until <> OLD.valid_until",
    ),
    Rule("coupons_no_delete", "DELETE", "coupons", "coupons stay"),
)
add_rules(
    coupon_guests,
    Rule("coupon_guests_no_update", "UPDATE", "coupon_guests", "who was invited stays invited"),
    Rule("coupon_guests_no_delete", "DELETE", "coupon_guests", "who was invited stays invited"),
)
add_rules(
    coupon_claims,
    *append_only("coupon_claims", "claim_id"),
    Rule(
        "coupon_claims_within_coupon",
        "INSERT",
        "coupon_claims",
        "a coupon is taken while it is open, by whom it is for, and not too often",
        "NOT EXISTS (SELECT 1 FROM coupons WHERE coupon_id = NEW.coupon_id AND state = 'open' "
        "AND NEW.claimed_at < valid_until "
        "AND claims_max > (SELECT count(*) FROM coupon_claims WHERE coupon_id = NEW.coupon_id) "
        "AND claims_each_max > (SELECT count(*) FROM coupon_claims "
        "WHERE coupon_id = NEW.coupon_id AND user_id = NEW.user_id) "
        "AND (is_for_all = 1 OR EXISTS (SELECT 1 FROM coupon_guests "
        "WHERE coupon_id = NEW.coupon_id AND user_id = NEW.user_id)))",
    ),
)
add_rules(
    coupon_uses,
    Rule(
        "coupon_uses_once",
        "INSERT",
        "coupon_uses",
        "a coupon is used once, and once in an order",
        "NEW.returned_at IS NOT NULL OR EXISTS (SELECT 1 FROM coupon_uses WHERE order_id = NEW.order_id "
        "OR (claim_id = NEW.claim_id AND returned_at IS NULL))",
    ),
    Rule(
        "coupon_uses_of_payments",
        "INSERT",
        "coupon_uses",
        "a coupon counts for a payment to its publisher, while it is valid",
        "NOT EXISTS (SELECT 1 FROM coupon_claims "
        "JOIN coupons ON coupons.coupon_id = coupon_claims.coupon_id "
        "JOIN orders ON orders.order_id = NEW.order_id "
        "JOIN journals ON journals.journal_id = NEW.journal_id "
        "JOIN transfers ON transfers.kind = 'direct' AND transfers.journal_id = NEW.journal_id "
        "WHERE coupon_claims.claim_id = NEW.claim_id AND coupon_claims.coupon_id = NEW.coupon_id "
        "AND coupon_claims.user_id = orders.payer_id AND coupons.publisher_id = orders.publisher_id "
        "AND coupons.currency = orders.currency AND coupons.state <> 'over' "
        "AND orders.state = 'paid' AND orders.capture = 'now' AND orders.paid_at = NEW.used_at "
        "AND NEW.used_at >= coupons.valid_from AND NEW.used_at < coupons.valid_until "
        "AND orders.amount_minor >= coupons.spend_min_minor AND orders.amount_minor > NEW.discount_minor "
        "AND NEW.discount_minor <= coupons.off_minor "
        "AND journals.purpose = 'payment' AND journals.reference = NEW.order_id "
        "AND transfers.debit_id || '' = 'promotion:' || coupons.coupon_id || ':' || coupons.currency "
        "AND transfers.credit_id || '' = 'publisher:' || orders.publisher_id || ':' || orders.currency "
        "AND transfers.amount_minor = NEW.discount_minor)",
    ),
    Rule(
        "coupon_uses_come_back",
        "UPDATE",
        "coupon_uses",
        "a coupon comes back once, when all of its order went back",
        "OLD.returned_at IS NOT NULL OR NEW.returned_at IS NULL OR NEW.order_id <> OLD.order_id "
        "OR NEW.claim_id <> OLD.claim_id OR NEW.coupon_id <> OLD.coupon_id OR NEW.journal_id <> OLD.journal_id "
        "OR NEW.discount_minor <> OLD.discount_minor OR NEW.used_at <> OLD.used_at "
        "OR (SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) <> "
        "(SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id)",
    ),
    Rule("coupon_uses_no_delete", "DELETE", "coupon_uses", "uses of coupons stay"),
)
_claimed = (
    select(func.count())
    .select_from(coupon_claims)
    .where(coupon_claims.c.coupon_id == coupons.c.coupon_id)
    .scalar_subquery()
)
_used = (
    select(func.count())
    .select_from(coupon_claims.join(coupon_uses, coupon_uses.c.claim_id == coupon_claims.c.claim_id))
    .where(coupon_claims.c.coupon_id == coupons.c.coupon_id, coupon_uses.c.returned_at.is_(None))
    .scalar_subquery()
)
_coupons = select(coupons, _claimed.label("claimed_count"), _used.label("used_count"))
ADD_COUPON = insert(coupons)
COUPON = _coupons.where(coupons.c.coupon_id == bindparam("coupon_id"))
COUPON_BY_NUMBER = _coupons.where(
    coupons.c.miniapp_id == bindparam("miniapp_id"), coupons.c.coupon_number == bindparam("coupon_number")
)
COUPONS_OF_MINIAPP = (
    _coupons.where(coupons.c.miniapp_id == bindparam("miniapp_id"), coupons.c.publisher_id == bindparam("publisher_id"))
    .order_by(coupons.c.coupon_id.desc())
    .limit(bindparam("limit"))
)
OPEN_COUNT = (
    select(func.count())
    .select_from(coupons)
    .where(coupons.c.publisher_id == bindparam("publisher_id"), coupons.c.state != "over")
)
ENDED = (
    select(coupons.c.coupon_id)
    .where(coupons.c.state.in_(("open", "withdrawn")), coupons.c.valid_until <= bindparam("now", type_=Instant))
    .order_by(coupons.c.valid_until)
    .limit(bindparam("limit"))
)
NEXT_END = select(func.min(coupons.c.valid_until)).where(coupons.c.state.in_(("open", "withdrawn")))
SET_STATE = (
    update(coupons).where(coupons.c.coupon_id == bindparam("ended_coupon_id")).values(state=bindparam("new_state"))
)

ADD_GUEST = insert(coupon_guests)
IS_GUEST = select(coupon_guests.c.user_id).where(
    coupon_guests.c.coupon_id == bindparam("coupon_id"), coupon_guests.c.user_id == bindparam("user_id")
)

ADD_CLAIM = insert(coupon_claims)
_unreturned = and_(coupon_uses.c.claim_id == coupon_claims.c.claim_id, coupon_uses.c.returned_at.is_(None))
CLAIMS_OF_USER = (
    select(coupon_claims, coupon_uses.c.order_id)
    .join_from(coupon_claims, coupon_uses, _unreturned, isouter=True)
    .where(coupon_claims.c.coupon_id == bindparam("coupon_id"), coupon_claims.c.user_id == bindparam("user_id"))
    .order_by(coupon_claims.c.claim_id)
)
_held = (
    select(
        coupon_claims.c.coupon_id,
        func.count().label("held_count"),
        func.count(coupon_uses.c.order_id).label("held_used_count"),
        func.max(coupon_claims.c.claim_id).label("newest"),
    )
    .join_from(coupon_claims, coupon_uses, _unreturned, isouter=True)
    .where(coupon_claims.c.user_id == bindparam("user_id"))
    .group_by(coupon_claims.c.coupon_id)
    .subquery()
)
HELD_BY_USER = (
    _coupons.add_columns(_held.c.held_count, _held.c.held_used_count)
    .join_from(coupons, _held, _held.c.coupon_id == coupons.c.coupon_id)
    .order_by(_held.c.newest.desc())
    .limit(bindparam("limit"))
)
USABLE_BY_USER = (
    select(coupons)
    .join_from(coupons, _held, _held.c.coupon_id == coupons.c.coupon_id)
    .where(
        _held.c.held_used_count < _held.c.held_count,
        coupons.c.publisher_id == bindparam("publisher_id"),
        coupons.c.state != "over",
        coupons.c.valid_from <= bindparam("now", type_=Instant),
        coupons.c.valid_until > bindparam("now", type_=Instant),
        coupons.c.spend_min_minor <= bindparam("amount_minor"),
    )
)

ADD_USE = insert(coupon_uses)
RETURN_USE = (
    update(coupon_uses)
    .where(coupon_uses.c.order_id == bindparam("returned_order_id"))
    .values(returned_at=bindparam("returned_at"))
)
