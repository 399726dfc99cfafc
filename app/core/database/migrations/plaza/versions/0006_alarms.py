"""Who uses which mini-app, and the alarms that mini-apps set."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "miniapp_user",
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("caller_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("miniapp_id", "caller_id", name="miniapp_user_pk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "miniapp_alarm",
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.Column("due_at", WHOLE, nullable=False),
        sa.Column("attempts", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("miniapp_id", "user_id", "name", name="miniapp_alarm_pk"),
        sa.CheckConstraint("attempts >= 0", name=op.f("miniapp_alarm_attempts_is_not_negative")),
        sqlite_strict=True,
    )
    op.create_index("miniapp_alarm_due_at_ix", "miniapp_alarm", ["due_at"])
