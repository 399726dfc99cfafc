"""What mini-apps tell people."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "person_notice",
        sa.Column("notice_id", sa.Text, nullable=False),
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("page", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("made_at", WHOLE, nullable=False),
        sa.Column("told_at", WHOLE),
        sa.PrimaryKeyConstraint("notice_id", name="person_notice_pk"),
        sqlite_strict=True,
    )
    op.create_index(
        "person_notice_user_id_miniapp_id_made_at_ix", "person_notice", ["user_id", "miniapp_id", "made_at"]
    )
