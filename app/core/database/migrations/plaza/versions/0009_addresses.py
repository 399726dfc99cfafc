"""The addresses that people keep for deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "address",
        sa.Column("address_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("phone", sa.Text, nullable=False),
        sa.Column("region", sa.Text, nullable=False),
        sa.Column("street", sa.Text, nullable=False),
        sa.Column("postcode", sa.Text, nullable=False),
        sa.Column("is_default", WHOLE, nullable=False),
        sa.Column("added_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("address_id", name="address_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="address_user_id_fk"),
        sa.CheckConstraint("is_default IN (0, 1)", name="address_is_default_is_a_flag"),
        sqlite_strict=True,
    )
    op.create_index("address_user_id_ix", "address", ["user_id"])
