"""Coupons, and refunds that give them their share back."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _coupons()
    _claims()
    _uses()
    _refunds()


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, *parts, sqlite_strict=True, sqlite_with_rowid=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, WHOLE, nullable=nullable)


def _triggers(*statements: str) -> None:
    if op.get_context().dialect.name == "sqlite":
        for statement in statements:
            op.get_bind().exec_driver_sql(statement)


def _coupons() -> None:
    _table(
        "coupons",
        _text("coupon_id"),
        _text("miniapp_id"),
        _text("publisher_id"),
        _text("publisher_name"),
        _text("coupon_number"),
        _text("title"),
        _whole("percent", nullable=True),
        _whole("off_minor"),
        _whole("spend_min_minor"),
        _text("currency"),
        _whole("claims_max"),
        _whole("claims_each_max"),
        sa.Column("is_for_all", sa.Integer, nullable=False),
        _whole("created_at"),
        _whole("valid_from"),
        _whole("valid_until"),
        _text("state"),
        sa.PrimaryKeyConstraint("coupon_id", name="coupons_pk"),
        sa.UniqueConstraint("miniapp_id", "coupon_number", name="coupons_miniapp_id_coupon_number_uq"),
        sa.ForeignKeyConstraint(["coupon_id"], ["journals.journal_id"], name="coupons_coupon_id_fk"),
        sa.CheckConstraint("percent BETWEEN 1 AND 100", name="coupons_percent_in_range"),
        sa.CheckConstraint("claims_max BETWEEN 1 AND 10000", name="coupons_claims_max_in_range"),
        sa.CheckConstraint("claims_each_max BETWEEN 1 AND claims_max", name="coupons_claims_each_max_in_range"),
        sa.CheckConstraint("off_minor BETWEEN 1 AND 1000000000000000 / claims_max", name="coupons_funds_in_range"),
        sa.CheckConstraint("spend_min_minor BETWEEN 0 AND 1000000000000000", name="coupons_spend_min_in_range"),
        sa.CheckConstraint("is_for_all IN (0, 1)", name="coupons_is_for_all_yes_or_no"),
        sa.CheckConstraint(
            "valid_until > valid_from AND valid_until > created_at", name="coupons_ends_after_beginning"
        ),
        sa.CheckConstraint("state IN ('open', 'withdrawn', 'over')", name="coupons_state_known"),
    )
    op.create_index("coupons_publisher", "coupons", ["publisher_id"])
    op.create_index("coupons_state", "coupons", ["state", "valid_until"])
    _triggers(
        "CREATE TRIGGER coupons_start_funded BEFORE INSERT ON coupons WHEN NEW.state <> 'open' OR EXISTS "
        "(SELECT 1 FROM coupons WHERE coupon_id = NEW.coupon_id OR (miniapp_id = NEW.miniapp_id AND "
        "coupon_number = NEW.coupon_number)) OR NOT EXISTS (SELECT 1 FROM journals JOIN transfers ON "
        "transfers.journal_id = journals.journal_id WHERE journals.journal_id = NEW.coupon_id AND "
        "journals.purpose = 'promotion' AND transfers.debit_id = 'publisher:' || NEW.publisher_id || ':' || "
        "NEW.currency AND transfers.credit_id = 'promotion:' || NEW.coupon_id || ':' || NEW.currency AND "
        "transfers.amount_minor = NEW.off_minor * NEW.claims_max) BEGIN SELECT RAISE(ABORT, 'a coupon is "
        "made once, open, and with all it can give'); END",
        "CREATE TRIGGER coupons_follow_edges BEFORE UPDATE ON coupons WHEN OLD.state = 'over' OR NEW.state "
        "NOT IN ('withdrawn', 'over') OR NEW.state = OLD.state OR NEW.coupon_id <> OLD.coupon_id OR "
        "NEW.miniapp_id <> OLD.miniapp_id OR NEW.publisher_id <> OLD.publisher_id OR NEW.publisher_name <> "
        "OLD.publisher_name OR NEW.coupon_number <> OLD.coupon_number OR NEW.title <> OLD.title OR "
        "coalesce(NEW.percent, 0) <> coalesce(OLD.percent, 0) OR NEW.off_minor <> OLD.off_minor OR "
        "NEW.spend_min_minor <> OLD.spend_min_minor OR NEW.currency <> OLD.currency OR NEW.claims_max <> "
        "OLD.claims_max OR NEW.claims_each_max <> OLD.claims_each_max OR NEW.is_for_all <> OLD.is_for_all OR "
        "NEW.created_at <> OLD.created_at OR NEW.valid_from <> OLD.valid_from OR NEW.valid_until <> "
        "OLD.valid_until BEGIN SELECT RAISE(ABORT, 'a coupon is withdrawn, is over, and its content stays'); "
        "END",
        "CREATE TRIGGER coupons_no_delete BEFORE DELETE ON coupons BEGIN SELECT RAISE(ABORT, 'coupons stay'); END",
    )


def _claims() -> None:
    _table(
        "coupon_guests",
        _text("coupon_id"),
        _text("user_id"),
        sa.PrimaryKeyConstraint("coupon_id", "user_id", name="coupon_guests_pk"),
        sa.ForeignKeyConstraint(["coupon_id"], ["coupons.coupon_id"], name="coupon_guests_coupon_id_fk"),
    )
    _triggers(
        "CREATE TRIGGER coupon_guests_no_update BEFORE UPDATE ON coupon_guests BEGIN SELECT RAISE(ABORT, "
        "'who was invited stays invited'); END",
        "CREATE TRIGGER coupon_guests_no_delete BEFORE DELETE ON coupon_guests BEGIN SELECT RAISE(ABORT, "
        "'who was invited stays invited'); END",
    )
    _table(
        "coupon_claims",
        _text("claim_id"),
        _text("coupon_id"),
        _text("user_id"),
        _whole("claimed_at"),
        sa.PrimaryKeyConstraint("claim_id", name="coupon_claims_pk"),
        sa.ForeignKeyConstraint(["coupon_id"], ["coupons.coupon_id"], name="coupon_claims_coupon_id_fk"),
    )
    op.create_index("coupon_claims_user", "coupon_claims", ["user_id", "coupon_id"])
    op.create_index("coupon_claims_coupon", "coupon_claims", ["coupon_id", "user_id"])
    _triggers(
        "CREATE TRIGGER coupon_claims_no_update BEFORE UPDATE ON coupon_claims BEGIN SELECT RAISE(ABORT, "
        "'coupon_claims is append-only'); END",
        "CREATE TRIGGER coupon_claims_no_delete BEFORE DELETE ON coupon_claims BEGIN SELECT RAISE(ABORT, "
        "'coupon_claims is append-only'); END",
        "CREATE TRIGGER coupon_claims_no_replace BEFORE INSERT ON coupon_claims WHEN EXISTS (SELECT 1 FROM "
        "coupon_claims WHERE claim_id = NEW.claim_id) BEGIN SELECT RAISE(ABORT, 'coupon_claims is "
        "append-only'); END",
        "CREATE TRIGGER coupon_claims_within_coupon BEFORE INSERT ON coupon_claims WHEN NOT EXISTS (SELECT 1 "
        "FROM coupons WHERE coupon_id = NEW.coupon_id AND state = 'open' AND NEW.claimed_at < valid_until "
        "AND claims_max > (SELECT count(*) FROM coupon_claims WHERE coupon_id = NEW.coupon_id) AND "
        "claims_each_max > (SELECT count(*) FROM coupon_claims WHERE coupon_id = NEW.coupon_id AND user_id = "
        "NEW.user_id) AND (is_for_all = 1 OR EXISTS (SELECT 1 FROM coupon_guests WHERE coupon_id = "
        "NEW.coupon_id AND user_id = NEW.user_id))) BEGIN SELECT RAISE(ABORT, 'a coupon is taken while it is "
        "open, by whom it is for, and not too often'); END",
    )


def _uses() -> None:
    _table(
        "coupon_uses",
        _text("order_id"),
        _text("claim_id"),
        _text("coupon_id"),
        _text("journal_id"),
        _whole("discount_minor"),
        _whole("used_at"),
        _whole("returned_at", nullable=True),
        sa.PrimaryKeyConstraint("order_id", name="coupon_uses_pk"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="coupon_uses_order_id_fk"),
        sa.ForeignKeyConstraint(["claim_id"], ["coupon_claims.claim_id"], name="coupon_uses_claim_id_fk"),
        sa.ForeignKeyConstraint(["journal_id"], ["journals.journal_id"], name="coupon_uses_journal_id_fk"),
        sa.CheckConstraint("discount_minor > 0", name="coupon_uses_discount_above_zero"),
    )
    op.create_index("coupon_uses_claim", "coupon_uses", ["claim_id"])
    _triggers(
        "CREATE TRIGGER coupon_uses_once BEFORE INSERT ON coupon_uses WHEN NEW.returned_at IS NOT NULL OR "
        "EXISTS (SELECT 1 FROM coupon_uses WHERE order_id = NEW.order_id OR (claim_id = NEW.claim_id AND "
        "returned_at IS NULL)) BEGIN SELECT RAISE(ABORT, 'a coupon is used once, and once in an order'); END",
        "CREATE TRIGGER coupon_uses_of_payments BEFORE INSERT ON coupon_uses WHEN NOT EXISTS (SELECT 1 FROM "
        "coupon_claims JOIN coupons ON coupons.coupon_id = coupon_claims.coupon_id JOIN orders ON "
        "orders.order_id = NEW.order_id JOIN journals ON journals.journal_id = NEW.journal_id JOIN transfers "
        "ON transfers.journal_id = NEW.journal_id WHERE coupon_claims.claim_id = NEW.claim_id AND "
        "coupon_claims.coupon_id = NEW.coupon_id AND coupon_claims.user_id = orders.payer_id AND "
        "coupons.publisher_id = orders.publisher_id AND coupons.currency = orders.currency AND coupons.state "
        "<> 'over' AND orders.state = 'paid' AND orders.paid_at = NEW.used_at AND NEW.used_at >= "
        "coupons.valid_from AND NEW.used_at < coupons.valid_until AND orders.amount_minor >= "
        "coupons.spend_min_minor AND orders.amount_minor > NEW.discount_minor AND NEW.discount_minor <= "
        "coupons.off_minor AND journals.purpose = 'payment' AND journals.reference = NEW.order_id AND "
        "transfers.debit_id = 'promotion:' || coupons.coupon_id || ':' || coupons.currency AND "
        "transfers.credit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency AND "
        "transfers.amount_minor = NEW.discount_minor) BEGIN SELECT RAISE(ABORT, 'a coupon counts for a "
        "payment to its publisher, while it is valid'); END",
        "CREATE TRIGGER coupon_uses_come_back BEFORE UPDATE ON coupon_uses WHEN OLD.returned_at IS NOT NULL "
        "OR NEW.returned_at IS NULL OR NEW.order_id <> OLD.order_id OR NEW.claim_id <> OLD.claim_id OR "
        "NEW.coupon_id <> OLD.coupon_id OR NEW.journal_id <> OLD.journal_id OR NEW.discount_minor <> "
        "OLD.discount_minor OR NEW.used_at <> OLD.used_at OR (SELECT amount_minor FROM orders WHERE order_id "
        "= NEW.order_id) <> (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = "
        "NEW.order_id) BEGIN SELECT RAISE(ABORT, 'a coupon comes back once, when all of its order went "
        "back'); END",
        "CREATE TRIGGER coupon_uses_no_delete BEFORE DELETE ON coupon_uses BEGIN SELECT RAISE(ABORT, 'uses "
        "of coupons stay'); END",
    )


def _refunds() -> None:
    """Let a refund be two transfers: what a coupon paid goes back to it."""
    if op.get_context().dialect.name == "sqlite":
        op.execute("DROP TRIGGER refunds_of_payments")
    _triggers(
        "CREATE TRIGGER refunds_of_payments BEFORE INSERT ON refunds WHEN NEW.amount_minor <> "
        "coalesce((SELECT sum(CASE WHEN transfers.debit_id = 'publisher:' || orders.publisher_id || ':' || "
        "orders.currency AND (transfers.credit_id = 'person:' || orders.payer_id || ':' || orders.currency "
        "OR transfers.credit_id = 'promotion:' || coupon_uses.coupon_id || ':' || orders.currency) THEN "
        "transfers.amount_minor ELSE 1000000000000001 END) FROM orders JOIN journals ON journals.reference = "
        "orders.order_id AND journals.purpose = 'refund' JOIN transfers ON transfers.journal_id = "
        "journals.journal_id LEFT JOIN coupon_uses ON coupon_uses.order_id = orders.order_id WHERE "
        "orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.refund_id), "
        "0) BEGIN SELECT RAISE(ABORT, 'a refund is of a paid order and of the transfers that went back'); "
        "END",
        "CREATE TRIGGER refunds_in_shares BEFORE INSERT ON refunds WHEN (SELECT "
        "coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) = "
        "'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id "
        "FROM refunds WHERE order_id = NEW.order_id))) > coalesce((SELECT discount_minor FROM coupon_uses "
        "WHERE order_id = NEW.order_id), 0) OR (SELECT coalesce(sum(transfers.amount_minor), 0) FROM "
        "transfers WHERE substr(transfers.credit_id, 1, 10) <> 'promotion:' AND (transfers.journal_id = "
        "NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = "
        "NEW.order_id))) > (SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) - "
        "coalesce((SELECT discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) BEGIN SELECT "
        "RAISE(ABORT, 'payer and coupon get back at most what each has paid'); END",
    )
