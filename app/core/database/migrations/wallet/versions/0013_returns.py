"""The outbox learns to tell of money that came back."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TOPICS = (
    "topic IN ('receipt.message', 'payment.notice', 'refund.message', 'refund.notice', "
    "'hold.notice', 'transfer.message', 'packet.message', 'return.message')"
)


def upgrade() -> None:
    # SQLite cannot change a CHECK: the waiting rows move into a new table.
    op.rename_table("outbox", "outbox_before")
    op.create_table(
        "outbox",
        sa.Column("entry_id", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("attempts", WHOLE, nullable=False),
        sa.Column("due_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="outbox_pk"),
        sa.CheckConstraint(TOPICS, name="outbox_topic_known"),
        sa.CheckConstraint("attempts >= 0", name="outbox_attempts_not_negative"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO outbox SELECT entry_id, topic, payload, attempts, due_at FROM outbox_before")
    op.drop_table("outbox_before")
