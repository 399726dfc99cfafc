"""What mini-apps asked for: the capability ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "miniapp_call",
        sa.Column("at", WHOLE, nullable=False),
        sa.Column("entry_id", sa.Text, nullable=False),
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("count", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("at", "entry_id", name="miniapp_call_pk"),
        sa.CheckConstraint("kind IN ('call', 'refusal', 'prompt', 'payment')", name=op.f("miniapp_call_kind_is_known")),
        sa.CheckConstraint("count > 0", name=op.f("miniapp_call_count_is_positive")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for first in ("miniapp_id", "kind"):
        name = f"miniapp_call_{first}_at_entry_id_ix"
        op.create_index(op.f(name), "miniapp_call", [first, "at", "entry_id"])
