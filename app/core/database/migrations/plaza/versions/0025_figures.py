"""Figures of official accounts. Whoever follows already counts from their first day."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DEEDS = "deed IN ('read', 'click', 'order', 'follow')"


def upgrade() -> None:
    _create_counting()
    op.create_table(
        "counted_order",
        sa.Column("order_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("order_id", name="counted_order_pk"),
        sqlite_strict=True,
    )
    op.create_table(
        "article_click",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("clicked_at", WHOLE, nullable=False),
        sa.Column("account_id", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "miniapp_id", "clicked_at", name="article_click_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="article_click_user_id_fk"),
        sqlite_strict=True,
    )
    op.create_index("article_click_clicked_at_ix", "article_click", ["clicked_at"])
    op.execute(
        "INSERT INTO waiting_deed (account_id, article_id, deed, day, user_id, order_id, amount_minor) "
        "SELECT account_id, '', 'follow', followed_at / 86400000000, user_id, '', 1 FROM follower "
        "WHERE unfollowed_at IS NULL"
    )


def _create_counting() -> None:
    op.create_table(
        "waiting_deed",
        sa.Column("account_id", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("day", WHOLE, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("order_id", sa.Text, nullable=False),
        sa.Column("amount_minor", WHOLE, nullable=False),
        sa.CheckConstraint(DEEDS, name="waiting_deed_deed_is_known"),
        sa.PrimaryKeyConstraint(
            "account_id", "article_id", "deed", "day", "user_id", "order_id", name="waiting_deed_pk"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["official_account.account_id"], name="waiting_deed_account_id_fk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="waiting_deed_user_id_fk"),
        sqlite_strict=True,
    )
    op.create_index("waiting_deed_user_id_ix", "waiting_deed", ["user_id"])
    op.create_table(
        "figure",
        sa.Column("account_id", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("since_day", WHOLE, nullable=False),
        sa.Column("day", WHOLE, nullable=False),
        sa.Column("count", WHOLE, nullable=False),
        sa.Column("amount_minor", WHOLE, nullable=False),
        sa.CheckConstraint(DEEDS, name="figure_deed_is_known"),
        sa.PrimaryKeyConstraint("account_id", "article_id", "deed", "day", name="figure_pk"),
        sa.ForeignKeyConstraint(["account_id"], ["official_account.account_id"], name="figure_account_id_fk"),
        sqlite_strict=True,
    )
