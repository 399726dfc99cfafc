"""The codes that people have scanned, and whether they want that kept."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "scan",
        sa.Column("scan_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("symbology", sa.Text, nullable=False),
        sa.Column("scanned_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("scan_id", name="scan_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="scan_user_id_fk"),
        sqlite_strict=True,
    )
    op.create_index("scan_user_id_scanned_at_ix", "scan", ["user_id", "scanned_at"])
    op.create_table(
        "scan_choice",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("is_kept", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="scan_choice_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="scan_choice_user_id_fk"),
        sa.CheckConstraint("is_kept IN (0, 1)", name="scan_choice_is_kept_is_a_flag"),
        sqlite_strict=True,
    )
