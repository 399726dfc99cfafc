"""The pages that mini-apps left, with what these keep."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "kept_stack",
        sa.Column("miniapp_id", sa.Text, nullable=False),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("version_code", WHOLE, nullable=False),
        sa.Column("stack_json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("miniapp_id", "user_id", name="kept_stack_pk"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
