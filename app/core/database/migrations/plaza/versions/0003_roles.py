"""Who has which role in a mini-app."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "miniapp_role",
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("miniapp_id", "user_id", "role", name="miniapp_role_pk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
