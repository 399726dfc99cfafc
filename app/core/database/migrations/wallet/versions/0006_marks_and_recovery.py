"""The picture and phrase of real prompts, and codes to set a forgotten PIN anew."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "marks",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("picture", sa.Text, nullable=False),
        sa.Column("phrase", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="marks_pk"),
        sa.CheckConstraint("length(phrase) BETWEEN 2 AND 40", name="marks_phrase_length"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "recoveries",
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("tries_made", WHOLE, nullable=False),
        sa.Column("locks_made", WHOLE, nullable=False),
        sa.Column("locked_until", WHOLE),
        sa.PrimaryKeyConstraint("user_id", name="recoveries_pk"),
        sa.CheckConstraint("tries_made >= 0 AND locks_made >= 0", name="recoveries_counts_not_negative"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
