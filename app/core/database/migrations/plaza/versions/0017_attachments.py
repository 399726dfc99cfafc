"""Which messages name which files."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachment_use",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("message_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", "message_id", name="attachment_use_pk"),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.message_id"], name="attachment_use_message_id_fk", ondelete="CASCADE"
        ),
        sqlite_strict=True,
    )
    op.create_index("attachment_use_message_id_ix", "attachment_use", ["message_id"])
