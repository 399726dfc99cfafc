"""Orders that are held and captured later."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _orders()
    _rules()


def _orders() -> None:
    """SQLite can give a table no checks, so the orders move into a new one; whatever was paid was paid at once."""
    # Or renaming would lead the receipts, refunds and coupons that name the orders to the table that goes.
    op.execute("PRAGMA legacy_alter_table = ON")
    op.rename_table("orders", "orders_before")
    op.execute("PRAGMA legacy_alter_table = OFF")
    op.create_table(
        "orders",
        sa.Column("order_id", sa.Text, nullable=False),
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("publisher_id", sa.Text, nullable=False),
        sa.Column("merchant_name", sa.Text, nullable=False),
        sa.Column("merchant_number", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("amount_minor", WHOLE, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("created_at", WHOLE, nullable=False),
        sa.Column("expires_at", WHOLE, nullable=False),
        sa.Column("paid_at", WHOLE),
        sa.Column("payer_id", sa.Text),
        sa.Column("capture", sa.Text, nullable=False),
        sa.Column("hold_id", sa.Text),
        sa.Column("held_at", WHOLE),
        sa.Column("hold_ends_at", WHOLE),
        sa.Column("paid_minor", WHOLE),
        sa.PrimaryKeyConstraint("order_id", name="orders_pk"),
        sa.UniqueConstraint("miniapp_id", "merchant_number", name="orders_miniapp_id_merchant_number_uq"),
        sa.ForeignKeyConstraint(["hold_id"], ["transfers.transfer_id"], name="orders_hold_id_fk"),
        sa.CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="orders_amount_in_range"),
        sa.CheckConstraint("expires_at > created_at", name="orders_expires_after_creation"),
        sa.CheckConstraint(
            "(state = 'pending' AND payer_id IS NULL AND hold_id IS NULL AND paid_at IS NULL AND paid_minor IS "
            "NULL) OR (state = 'held' AND payer_id IS NOT NULL AND hold_id IS NOT NULL AND paid_at IS NULL AND "
            "paid_minor IS NULL) OR (state = 'paid' AND payer_id IS NOT NULL AND (hold_id IS NULL) = (capture = "
            "'now') AND paid_at IS NOT NULL AND paid_minor IS NOT NULL) OR (state = 'closed' AND (payer_id IS "
            "NULL) = (hold_id IS NULL) AND paid_at IS NULL AND paid_minor IS NULL)",
            name="orders_state_complete",
        ),
        sa.CheckConstraint(
            "capture IN ('now', 'later') AND ((hold_id IS NULL AND held_at IS NULL AND hold_ends_at IS NULL) OR "
            "(capture = 'later' AND hold_id IS NOT NULL AND held_at IS NOT NULL AND hold_ends_at > held_at))",
            name="orders_hold_complete",
        ),
        sa.CheckConstraint(
            "paid_minor BETWEEN 1 AND amount_minor AND (capture = 'later' OR paid_minor = amount_minor)",
            name="orders_paid_in_range",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO orders SELECT order_id, miniapp_id, publisher_id, merchant_name, merchant_number, title, "
        "amount_minor, currency, state, created_at, expires_at, paid_at, payer_id, 'now', NULL, NULL, NULL, "
        "CASE state WHEN 'paid' THEN amount_minor END FROM orders_before"
    )
    op.drop_table("orders_before")  # its rules go with it
    op.create_index(
        "orders_waiting",
        "orders",
        ["state", "expires_at"],
        sqlite_where=sa.text("state IN ('pending', 'held')"),
    )


def _rules() -> None:
    for name in ("receipts_of_payments", "refunds_in_shares", "refunds_within_payment", "coupon_uses_of_payments"):
        op.execute(f"DROP TRIGGER {name}")
    for rule in (
        "CREATE TRIGGER coupon_uses_of_payments BEFORE INSERT ON coupon_uses WHEN NOT EXISTS (SELECT 1 FROM "
        "coupon_claims JOIN coupons ON coupons.coupon_id = coupon_claims.coupon_id JOIN orders ON "
        "orders.order_id = NEW.order_id JOIN journals ON journals.journal_id = NEW.journal_id JOIN transfers "
        "ON transfers.kind = 'direct' AND transfers.journal_id = NEW.journal_id WHERE coupon_claims.claim_id "
        "= NEW.claim_id AND coupon_claims.coupon_id = NEW.coupon_id AND coupon_claims.user_id = "
        "orders.payer_id AND coupons.publisher_id = orders.publisher_id AND coupons.currency = "
        "orders.currency AND coupons.state <> 'over' AND orders.state = 'paid' AND orders.capture = 'now' "
        "AND orders.paid_at = NEW.used_at AND NEW.used_at >= coupons.valid_from AND NEW.used_at < "
        "coupons.valid_until AND orders.amount_minor >= coupons.spend_min_minor AND orders.amount_minor > "
        "NEW.discount_minor AND NEW.discount_minor <= coupons.off_minor AND journals.purpose = 'payment' AND "
        "journals.reference = NEW.order_id AND transfers.debit_id = 'promotion:' || coupons.coupon_id || ':' "
        "|| coupons.currency AND transfers.credit_id = 'publisher:' || orders.publisher_id || ':' || "
        "orders.currency AND transfers.amount_minor = NEW.discount_minor) BEGIN SELECT RAISE(ABORT, 'a "
        "coupon counts for a payment to its publisher, while it is valid'); END",
        "CREATE TRIGGER orders_start_pending BEFORE INSERT ON orders WHEN NEW.state <> 'pending' OR EXISTS "
        "(SELECT 1 FROM orders WHERE order_id = NEW.order_id OR (miniapp_id = NEW.miniapp_id AND "
        "merchant_number = NEW.merchant_number)) BEGIN SELECT RAISE(ABORT, 'an order is made once and "
        "pending'); END",
        "CREATE TRIGGER orders_follow_edges BEFORE UPDATE ON orders WHEN NOT ((OLD.state = 'pending' AND "
        "OLD.capture = 'now' AND NEW.state IN ('paid', 'closed')) OR (OLD.state = 'pending' AND OLD.capture "
        "= 'later' AND NEW.state IN ('held', 'closed')) OR (OLD.state = 'held' AND NEW.state IN ('paid', "
        "'closed'))) OR (OLD.state = 'pending' AND NEW.state = 'closed' AND NEW.hold_id IS NOT NULL) OR "
        "(OLD.state = 'held' AND (NEW.payer_id <> OLD.payer_id OR NEW.hold_id <> OLD.hold_id OR NEW.held_at "
        "<> OLD.held_at OR NEW.hold_ends_at <> OLD.hold_ends_at)) OR NEW.capture <> OLD.capture OR "
        "NEW.order_id <> OLD.order_id OR NEW.miniapp_id <> OLD.miniapp_id OR NEW.publisher_id <> "
        "OLD.publisher_id OR NEW.merchant_name <> OLD.merchant_name OR NEW.merchant_number <> "
        "OLD.merchant_number OR NEW.title <> OLD.title OR NEW.amount_minor <> OLD.amount_minor OR "
        "NEW.currency <> OLD.currency OR NEW.created_at <> OLD.created_at OR NEW.expires_at <> "
        "OLD.expires_at BEGIN SELECT RAISE(ABORT, 'an order is held, paid or closed along its edges and its "
        "content stays'); END",
        "CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders stay'); END",
        "CREATE TRIGGER orders_held_by_holds BEFORE UPDATE ON orders WHEN NEW.state = 'held' AND NOT EXISTS "
        "(SELECT 1 FROM transfers JOIN journals ON journals.journal_id = transfers.journal_id WHERE "
        "transfers.transfer_id = NEW.hold_id AND transfers.kind = 'hold' AND transfers.debit_id = 'person:' "
        "|| NEW.payer_id || ':' || NEW.currency AND transfers.credit_id = 'publisher:' || NEW.publisher_id "
        "|| ':' || NEW.currency AND transfers.amount_minor = NEW.amount_minor AND transfers.expires_at = "
        "NEW.hold_ends_at AND journals.purpose = 'payment_hold' AND journals.reference = NEW.order_id) BEGIN "
        "SELECT RAISE(ABORT, 'a held order names the hold of just its amount'); END",
        "CREATE TRIGGER orders_leave_holds BEFORE UPDATE ON orders WHEN OLD.state = 'held' AND NOT EXISTS "
        "(SELECT 1 FROM transfers WHERE transfers.hold_id = NEW.hold_id AND ((NEW.state = 'paid' AND "
        "transfers.kind = 'post' AND transfers.amount_minor = NEW.paid_minor) OR (NEW.state = 'closed' AND "
        "transfers.kind = 'void'))) BEGIN SELECT RAISE(ABORT, 'a held order is paid by what is posted of its "
        "hold, and closed by voiding it'); END",
        "CREATE TRIGGER receipts_of_payments BEFORE INSERT ON receipts WHEN NOT EXISTS (SELECT 1 FROM orders "
        "JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'payment' WHERE "
        "orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.journal_id "
        "AND orders.paid_minor = (SELECT sum(transfers.amount_minor) FROM transfers WHERE "
        "transfers.journal_id = NEW.journal_id AND transfers.kind IN ('direct', 'post') AND "
        "transfers.credit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency)) BEGIN SELECT "
        "RAISE(ABORT, 'a receipt is of a paid order and of the journal that paid it'); END",
        "CREATE TRIGGER refunds_in_shares BEFORE INSERT ON refunds WHEN (SELECT "
        "coalesce(sum(transfers.amount_minor), 0) FROM transfers WHERE substr(transfers.credit_id, 1, 10) = "
        "'promotion:' AND (transfers.journal_id = NEW.refund_id OR transfers.journal_id IN (SELECT refund_id "
        "FROM refunds WHERE order_id = NEW.order_id))) > coalesce((SELECT discount_minor FROM coupon_uses "
        "WHERE order_id = NEW.order_id), 0) OR (SELECT coalesce(sum(transfers.amount_minor), 0) FROM "
        "transfers WHERE substr(transfers.credit_id, 1, 10) <> 'promotion:' AND (transfers.journal_id = "
        "NEW.refund_id OR transfers.journal_id IN (SELECT refund_id FROM refunds WHERE order_id = "
        "NEW.order_id))) > (SELECT paid_minor FROM orders WHERE order_id = NEW.order_id) - coalesce((SELECT "
        "discount_minor FROM coupon_uses WHERE order_id = NEW.order_id), 0) BEGIN SELECT RAISE(ABORT, 'payer "
        "and coupon get back at most what each has paid'); END",
        "CREATE TRIGGER refunds_within_payment BEFORE INSERT ON refunds WHEN NEW.amount_minor + (SELECT "
        "coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) > (SELECT paid_minor "
        "FROM orders WHERE order_id = NEW.order_id) BEGIN SELECT RAISE(ABORT, 'refunds are at most what was "
        "paid'); END",
    ):
        op.get_bind().exec_driver_sql(rule)
