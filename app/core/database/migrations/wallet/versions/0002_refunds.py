"""Refunds, and an outbox that tells of them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _refunds()
    _outbox()


def _refunds() -> None:
    op.create_table(
        "refunds",
        sa.Column("refund_id", sa.Text, nullable=False),
        sa.Column("order_id", sa.Text, nullable=False),
        sa.Column("refund_number", sa.Text, nullable=False),
        sa.Column("amount_minor", WHOLE, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("refund_id", name="refunds_pk"),
        sa.UniqueConstraint("order_id", "refund_number", name="refunds_order_id_refund_number_uq"),
        sa.ForeignKeyConstraint(["refund_id"], ["journals.journal_id"], name="refunds_refund_id_fk"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="refunds_order_id_fk"),
        sa.CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="refunds_amount_in_range"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    refuse = "BEGIN SELECT RAISE(ABORT, 'refunds is append-only'); END"
    _triggers(
        f"CREATE TRIGGER refunds_no_update BEFORE UPDATE ON refunds {refuse}",
        f"CREATE TRIGGER refunds_no_delete BEFORE DELETE ON refunds {refuse}",
        "CREATE TRIGGER refunds_no_replace BEFORE INSERT ON refunds "
        f"WHEN EXISTS (SELECT 1 FROM refunds WHERE refund_id = NEW.refund_id) {refuse}",
        "CREATE TRIGGER refunds_number_once BEFORE INSERT ON refunds WHEN EXISTS (SELECT 1 FROM refunds "
        "WHERE order_id = NEW.order_id AND refund_number = NEW.refund_number) "
        "BEGIN SELECT RAISE(ABORT, 'a refund number stands once in an order'); END",
        "CREATE TRIGGER refunds_of_payments BEFORE INSERT ON refunds WHEN NOT EXISTS ("
        "SELECT 1 FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'refund' "
        "JOIN transfers ON transfers.journal_id = journals.journal_id "
        "AND transfers.debit_id = 'publisher:' || orders.publisher_id || ':' || orders.currency "
        "AND transfers.credit_id = 'person:' || orders.payer_id || ':' || orders.currency "
        "WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' "
        "AND journals.journal_id = NEW.refund_id AND transfers.amount_minor = NEW.amount_minor) "
        "BEGIN SELECT RAISE(ABORT, 'a refund is of a paid order and of the transfer that went back'); END",
        "CREATE TRIGGER refunds_within_payment BEFORE INSERT ON refunds WHEN NEW.amount_minor + "
        "(SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE order_id = NEW.order_id) > "
        "(SELECT amount_minor FROM orders WHERE order_id = NEW.order_id) "
        "BEGIN SELECT RAISE(ABORT, 'refunds are at most what was paid'); END",
    )


def _outbox() -> None:
    """Let two more topics in. SQLite cannot change a CHECK, so what waits there moves into a new table."""
    topics = "topic IN ('receipt.message', 'payment.notice', 'refund.message', 'refund.notice')"
    if op.get_context().dialect.name != "sqlite":
        op.drop_constraint("outbox_topic_known", "outbox", type_="check")
        op.create_check_constraint("outbox_topic_known", "outbox", topics)
        return
    op.rename_table("outbox", "outbox_before")
    op.create_table(
        "outbox",
        sa.Column("entry_id", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("attempts", WHOLE, nullable=False),
        sa.Column("due_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="outbox_pk"),
        sa.CheckConstraint(topics, name="outbox_topic_known"),
        sa.CheckConstraint("attempts >= 0", name="outbox_attempts_not_negative"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO outbox SELECT entry_id, topic, payload, attempts, due_at FROM outbox_before")
    op.drop_table("outbox_before")


def _triggers(*statements: str) -> None:
    if op.get_context().dialect.name == "sqlite":
        for statement in statements:
            op.get_bind().exec_driver_sql(statement)
