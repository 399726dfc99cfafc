"""Limits, the freeze, and the index by which a day's spending is summed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "spending_limits",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("limit_minor", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "name", "miniapp_id", name="spending_limits_pk"),
        sa.CheckConstraint("name IN ('payment', 'day', 'code', 'miniapp')", name="spending_limits_name_known"),
        sa.CheckConstraint("(name = 'miniapp') = (miniapp_id <> '')", name="spending_limits_miniapp_named"),
        sa.CheckConstraint("limit_minor BETWEEN 0 AND 1000000000000000", name="spending_limits_limit_in_range"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "frozen_wallets",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("frozen_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="frozen_wallets_pk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("journals_posted_at", "journals", ["posted_at"])
