"""Transfers to people: what was given to whom; the ledger's holds tell what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "person_transfers",
        sa.Column("person_transfer_id", sa.Text, nullable=False),
        sa.Column("journal_id", sa.Text, nullable=False),
        sa.Column("hold_id", sa.Text, nullable=False),
        sa.Column("sender_id", sa.Text, nullable=False),
        sa.Column("receiver_id", sa.Text, nullable=False),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("amount_minor", WHOLE, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("sent_at", WHOLE, nullable=False),
        sa.Column("expires_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("person_transfer_id", name="person_transfers_pk"),
        sa.UniqueConstraint("journal_id", name="person_transfers_journal_id_uq"),
        sa.UniqueConstraint("hold_id", name="person_transfers_hold_id_uq"),
        sa.ForeignKeyConstraint(["journal_id"], ["journals.journal_id"], name="person_transfers_journal_id_fk"),
        sa.ForeignKeyConstraint(["hold_id"], ["transfers.transfer_id"], name="person_transfers_hold_id_fk"),
        sa.CheckConstraint("sender_id <> receiver_id", name="person_transfers_two_people"),
        sa.CheckConstraint("expires_at > sent_at", name="person_transfers_expires_after_sending"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("person_transfers_expiry", "person_transfers", ["expires_at"])
    refuse = "BEGIN SELECT RAISE(ABORT, 'person_transfers is append-only'); END"
    _triggers(
        f"CREATE TRIGGER person_transfers_no_update BEFORE UPDATE ON person_transfers {refuse}",
        f"CREATE TRIGGER person_transfers_no_delete BEFORE DELETE ON person_transfers {refuse}",
        "CREATE TRIGGER person_transfers_no_replace BEFORE INSERT ON person_transfers WHEN EXISTS ("
        "SELECT 1 FROM person_transfers WHERE person_transfer_id = NEW.person_transfer_id "
        f"OR journal_id = NEW.journal_id OR hold_id = NEW.hold_id) {refuse}",
        "CREATE TRIGGER person_transfers_are_held BEFORE INSERT ON person_transfers WHEN NOT EXISTS ("
        "SELECT 1 FROM transfers JOIN journals ON journals.journal_id = transfers.journal_id "
        "WHERE transfers.transfer_id = NEW.hold_id AND transfers.kind = 'hold' "
        "AND transfers.journal_id = NEW.journal_id AND journals.purpose = 'transfer_hold' "
        "AND journals.reference = NEW.person_transfer_id AND journals.posted_at = NEW.sent_at "
        "AND transfers.expires_at = NEW.expires_at "
        "AND transfers.debit_id = 'person:' || NEW.sender_id || ':' || NEW.currency "
        "AND transfers.credit_id = 'person:' || NEW.receiver_id || ':' || NEW.currency "
        "AND transfers.amount_minor = NEW.amount_minor) "
        "BEGIN SELECT RAISE(ABORT, 'a transfer to a person is a hold of just that money for just that person'); END",
    )


def _triggers(*statements: str) -> None:
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)
