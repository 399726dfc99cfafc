"""Receive codes: what people show to be given money."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "receive_codes",
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("amount_minor", WHOLE),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("made_at", WHOLE, nullable=False),
        sa.Column("expires_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("token", name="receive_codes_pk"),
        sa.CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="receive_codes_amount_in_range"),
        sa.CheckConstraint("expires_at > made_at", name="receive_codes_expires_after_making"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("receive_codes_user", "receive_codes", ["user_id", "expires_at"])
    refuse = "BEGIN SELECT RAISE(ABORT, 'receive_codes is append-only'); END"
    for statement in (
        f"CREATE TRIGGER receive_codes_no_update BEFORE UPDATE ON receive_codes {refuse}",
        f"CREATE TRIGGER receive_codes_no_delete BEFORE DELETE ON receive_codes {refuse}",
        "CREATE TRIGGER receive_codes_no_replace BEFORE INSERT ON receive_codes WHEN EXISTS ("
        f"SELECT 1 FROM receive_codes WHERE token = NEW.token) {refuse}",
    ):
        op.get_bind().exec_driver_sql(statement)
