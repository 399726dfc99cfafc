"""Where people went by the quick switcher."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "visit",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("weight", WHOLE, nullable=False),
        sa.Column("visited_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "kind", "subject", name="visit_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="visit_user_id_fk"),
        sa.CheckConstraint("weight >= 0", name="visit_weight_not_negative"),
        sqlite_strict=True,
    )
