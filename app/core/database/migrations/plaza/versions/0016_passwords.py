"""The passwords that people lock their windows with."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "password",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("tries_made", WHOLE, nullable=False),
        sa.Column("locks_made", WHOLE, nullable=False),
        sa.Column("locked_until", WHOLE, nullable=True),
        sa.Column("asks_at_start", WHOLE, nullable=False),
        sa.Column("idle_minutes", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="password_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="password_user_id_fk"),
        sa.CheckConstraint("tries_made >= 0 AND locks_made >= 0", name="password_counts_not_negative"),
        sa.CheckConstraint("asks_at_start IN (0, 1)", name="password_asks_at_start_is_a_flag"),
        sa.CheckConstraint("idle_minutes >= 0", name="password_idle_minutes_not_negative"),
        sqlite_strict=True,
    )
