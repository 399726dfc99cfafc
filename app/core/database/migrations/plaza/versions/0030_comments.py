"""Comments under articles."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "article_comment",
        sa.Column("comment_id", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("written_at", WHOLE, nullable=False),
        sa.Column("chosen_at", WHOLE, nullable=True),
        sa.Column("reply", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("comment_id", name="article_comment_pk"),
        sa.ForeignKeyConstraint(["article_id"], ["article.article_id"], name="article_comment_article_id_fk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="article_comment_user_id_fk"),
        sqlite_strict=True,
    )
    op.create_index("article_comment_article_id_written_at_ix", "article_comment", ["article_id", "written_at"])
    op.create_index("article_comment_user_id_written_at_ix", "article_comment", ["user_id", "written_at"])
    for name in ("comment_like", "comment_report"):
        op.create_table(
            name,
            sa.Column("comment_id", sa.Text, nullable=False),
            sa.Column("user_id", sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("comment_id", "user_id", name=f"{name}_pk"),
            sa.ForeignKeyConstraint(["comment_id"], ["article_comment.comment_id"], name=f"{name}_comment_id_fk"),
            sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name=f"{name}_user_id_fk"),
            sqlite_strict=True,
        )
        op.create_index(f"{name}_user_id_ix", name, ["user_id"])
