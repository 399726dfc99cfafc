"""What owners of official accounts make of their menus and replies before they publish it."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "voice_draft",
        sa.Column("account_id", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="voice_draft_pk"),
        sa.ForeignKeyConstraint(["account_id"], ["official_account.account_id"], name="voice_draft_account_id_fk"),
        sqlite_strict=True,
    )
