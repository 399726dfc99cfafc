"""What was to be sent with files, until it is."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "unsent_message",
        sa.Column("message_id", sa.Text, nullable=False),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("place", WHOLE, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("attachment", sa.Text, nullable=True),
        sa.Column("source", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("message_id", name="unsent_message_pk"),
        sa.ForeignKeyConstraint(
            ["conversation_id", "user_id"],
            ["member.conversation_id", "member.user_id"],
            name="unsent_message_conversation_id_user_id_fk",
            ondelete="CASCADE",
        ),
        sqlite_strict=True,
    )
    op.create_index("unsent_message_conversation_id_user_id_ix", "unsent_message", ["conversation_id", "user_id"])
