"""Rules and indexes by which a payment costs the same however many came before it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("orders_waiting", "orders")
    op.create_index("orders_pending", "orders", ["expires_at"], sqlite_where=sa.text("state = 'pending'"))
    op.create_index("orders_held", "orders", ["hold_ends_at"], sqlite_where=sa.text("state = 'held'"))
    for name in ("receipts_of_payments", "coupons_start_funded", "coupon_uses_of_payments"):
        op.execute(f"DROP TRIGGER {name}")
    for rule in (
        "CREATE TRIGGER coupons_start_funded BEFORE INSERT ON coupons WHEN NEW.state <> 'open' OR EXISTS "
        "(SELECT 1 FROM coupons WHERE coupon_id = NEW.coupon_id OR (miniapp_id = NEW.miniapp_id AND "
        "coupon_number = NEW.coupon_number)) OR NOT EXISTS (SELECT 1 FROM journals JOIN transfers ON "
        "transfers.kind = 'direct' AND transfers.journal_id = journals.journal_id WHERE journals.journal_id "
        "= NEW.coupon_id AND journals.purpose = 'promotion' AND transfers.debit_id || '' = 'publisher:' || "
        "NEW.publisher_id || ':' || NEW.currency AND transfers.credit_id = 'promotion:' || NEW.coupon_id || "
        "':' || NEW.currency AND transfers.amount_minor = NEW.off_minor * NEW.claims_max) BEGIN SELECT "
        "RAISE(ABORT, 'a coupon is made once, open, and with all it can give'); END",
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
        "journals.reference = NEW.order_id AND transfers.debit_id || '' = 'promotion:' || coupons.coupon_id "
        "|| ':' || coupons.currency AND transfers.credit_id || '' = 'publisher:' || orders.publisher_id || "
        "':' || orders.currency AND transfers.amount_minor = NEW.discount_minor) BEGIN SELECT RAISE(ABORT, "
        "'a coupon counts for a payment to its publisher, while it is valid'); END",
        "CREATE TRIGGER receipts_of_payments BEFORE INSERT ON receipts WHEN NOT EXISTS (SELECT 1 FROM orders "
        "JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'payment' WHERE "
        "orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.journal_id "
        "AND orders.paid_minor = (SELECT sum(transfers.amount_minor) FROM transfers WHERE "
        "transfers.journal_id = NEW.journal_id AND transfers.kind IN ('direct', 'post') AND "
        "transfers.credit_id || '' = 'publisher:' || orders.publisher_id || ':' || orders.currency)) BEGIN "
        "SELECT RAISE(ABORT, 'a receipt is of a paid order and of the journal that paid it'); END",
    ):
        op.get_bind().exec_driver_sql(rule)
