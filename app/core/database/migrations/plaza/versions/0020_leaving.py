"""People who deleted their profiles."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("person", sa.Column("left_at", WHOLE, nullable=True))
    op.create_table(
        "leaver",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="leaver_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="leaver_user_id_fk"),
        sqlite_strict=True,
    )
    there = sa.text("quoted_id IS NOT NULL")
    op.create_index("message_quoted_id_ix", "message", ["quoted_id"], sqlite_where=there, postgresql_where=there)
