"""The mini-apps that people opened last, and those they pinned."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "opened_miniapp",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("opened_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "miniapp_id", name="opened_miniapp_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="opened_miniapp_user_id_fk"),
        sqlite_strict=True,
    )
    op.create_table(
        "pinned_miniapp",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("place", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "miniapp_id", name="pinned_miniapp_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="pinned_miniapp_user_id_fk"),
        sa.CheckConstraint("place >= 0", name="pinned_miniapp_place_is_an_index"),
        sqlite_strict=True,
    )
