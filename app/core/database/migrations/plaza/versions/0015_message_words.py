"""The words of all messages, to be found by; those that are there already are put in later, some at a time."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "message_gap",
        sa.Column("below", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("below", name="message_gap_pk"),
        sqlite_strict=True,
    )
    op.execute(
        "CREATE VIRTUAL TABLE message_words USING fts5(place, words, content='', columnsize=0, prefix='1 2', "
        "tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co So'\")"
    )
    op.execute("INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1)")
    op.execute("INSERT INTO message_gap SELECT max(number) + 1 FROM message HAVING max(number) IS NOT NULL")
