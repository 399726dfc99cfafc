"""What people let mini-apps use."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "miniapp_grant",
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("permission", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("decided_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("miniapp_id", "user_id", "permission", name="miniapp_grant_pk"),
        sa.CheckConstraint("state IN ('allowed', 'not_now', 'never')", name=op.f("miniapp_grant_state_is_known")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
