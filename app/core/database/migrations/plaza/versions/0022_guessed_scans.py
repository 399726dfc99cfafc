"""Whether the text of a kept scan is a guess, for its code names no alphabet."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("scan", sa.Column("is_guessed", sa.Integer, nullable=True))
