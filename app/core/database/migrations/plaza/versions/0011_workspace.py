"""What each person has open, and where the windows of mini-apps stood."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "workspace",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("tabs", sa.Text, nullable=False),
        sa.Column("shown", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="workspace_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="workspace_user_id_fk"),
        sa.CheckConstraint("shown >= 0", name="workspace_shown_is_an_index"),
        sqlite_strict=True,
    )
    op.create_table(
        "window_place",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("x", WHOLE, nullable=False),
        sa.Column("y", WHOLE, nullable=False),
        sa.Column("width", WHOLE, nullable=False),
        sa.Column("height", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "miniapp_id", name="window_place_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="window_place_user_id_fk"),
        sa.CheckConstraint("width > 0 AND height > 0", name="window_place_size_is_a_size"),
        sqlite_strict=True,
    )
