"""What mini-apps are for, by which words they are found, and what their pages are called."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("listing", sa.Column("category", sa.Text, nullable=True))
    op.add_column("listing", sa.Column("keywords", sa.Text, nullable=True))
    op.add_column("listing", sa.Column("titled_pages", sa.Text, nullable=True))
