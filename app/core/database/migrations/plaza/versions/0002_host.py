"""What mini-apps keep for people."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "miniapp_value",
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value_json", sa.Text, nullable=False),
        sa.Column("size_bytes", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("miniapp_id", "user_id", "key", name="miniapp_value_pk"),
        sa.CheckConstraint("size_bytes >= 0", name=op.f("miniapp_value_size_is_not_negative")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
