"""Why profiles that were to be deleted as Plaza ended are still there."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stayer",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="stayer_pk"),
        sa.ForeignKeyConstraint(["user_id"], ["person.user_id"], name="stayer_user_id_fk"),
        sqlite_strict=True,
    )
