"""Who owns official accounts, what they say by themselves, and articles that were taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("official_account", sa.Column("owner", sa.Text, nullable=True))
    op.add_column("official_account", sa.Column("related", sa.Text, nullable=True))
    op.add_column("article", sa.Column("withdrawn_at", WHOLE, nullable=True))
    op.create_table(
        "account_voice",
        sa.Column("account_id", sa.Text, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="account_voice_pk"),
        sa.ForeignKeyConstraint(["account_id"], ["official_account.account_id"], name="account_voice_account_id_fk"),
        sqlite_strict=True,
    )
