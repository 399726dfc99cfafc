"""Codes that let people into groups."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "invitation",
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("inviter_id", sa.Text, nullable=False),
        sa.Column("made_at", WHOLE, nullable=False),
        sa.Column("expires_at", WHOLE, nullable=False),
        sa.Column("uses_max", WHOLE, nullable=False),
        sa.Column("use_count", WHOLE, nullable=False),
        sa.Column("revoked_at", WHOLE, nullable=True),
        sa.PrimaryKeyConstraint("token", name="invitation_pk"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.conversation_id"], name="invitation_conversation_id_fk"
        ),
        sa.ForeignKeyConstraint(["inviter_id"], ["person.user_id"], name="invitation_inviter_id_fk"),
        sa.CheckConstraint("use_count BETWEEN 0 AND uses_max", name="invitation_use_count_is_within_uses_max"),
        sqlite_strict=True,
    )
    op.create_index("invitation_conversation_id_ix", "invitation", ["conversation_id"])
