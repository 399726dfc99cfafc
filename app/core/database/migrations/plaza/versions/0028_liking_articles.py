"""Likes and favourites of articles."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "article_like",
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("liked_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "user_id", name="article_like_pk"),
        sa.ForeignKeyConstraint(["article_id"], ["article.article_id"], name="article_like_article_id_fk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="article_like_user_id_fk"),
        sqlite_strict=True,
    )
    op.create_index("article_like_user_id_ix", "article_like", ["user_id"])
    op.create_table(
        "article_favourite",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("kept_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "article_id", name="article_favourite_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="article_favourite_user_id_fk"),
        sa.ForeignKeyConstraint(["article_id"], ["article.article_id"], name="article_favourite_article_id_fk"),
        sqlite_strict=True,
    )
    op.create_index("article_favourite_user_id_kept_at_ix", "article_favourite", ["user_id", "kept_at"])
