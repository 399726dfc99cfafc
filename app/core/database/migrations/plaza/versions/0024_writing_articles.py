"""Who owns which official account, and the articles that they write."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "account_owner",
        sa.Column("account_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="account_owner_pk"),
        sa.ForeignKeyConstraint(["account_id"], ["official_account.account_id"], name="account_owner_account_id_fk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="account_owner_user_id_fk"),
        sqlite_strict=True,
    )
    op.create_table(
        "article_draft",
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("account_id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("picture", sa.Text, nullable=True),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("edited_at", WHOLE, nullable=False),
        sa.Column("due_at", WHOLE, nullable=True),
        sa.Column("sent_at", WHOLE, nullable=True),
        sa.PrimaryKeyConstraint("article_id", name="article_draft_pk"),
        sa.ForeignKeyConstraint(["account_id"], ["official_account.account_id"], name="article_draft_account_id_fk"),
        sqlite_strict=True,
    )
    op.create_index("article_draft_account_id_ix", "article_draft", ["account_id"])
    op.create_index("article_draft_due_at_ix", "article_draft", ["due_at"])
