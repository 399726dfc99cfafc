"""Messages of official accounts that people agreed to."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "message_agreement",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("template_id", sa.Text, nullable=False),
        sa.Column("account_id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("shape", sa.Text, nullable=False),
        sa.Column("is_always", sa.Integer, nullable=False),
        sa.Column("agreed_at", WHOLE, nullable=False),
        sa.CheckConstraint("is_always IN (0, 1)", name="message_agreement_is_always_is_a_flag"),
        sa.PrimaryKeyConstraint("user_id", "miniapp_id", "template_id", name="message_agreement_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="message_agreement_user_id_fk"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["official_account.account_id"], name="message_agreement_account_id_fk"
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "template_message",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("sent_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "miniapp_id", "number", name="template_message_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="template_message_user_id_fk"),
        sqlite_strict=True,
    )
    op.create_index("template_message_sent_at_ix", "template_message", ["sent_at"])
