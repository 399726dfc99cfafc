"""Holds: transfers that have not moved yet, and what resolves them. The outbox learns of them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    reading = _take_rules_aside()
    _transfers()
    _transfer_rules()
    _counting_rule()
    _put_rules_back(reading)
    _outbox()


def _take_rules_aside() -> list[str]:
    """Drop the rules of other tables that read transfers, which renaming would rewrite, and return them."""
    rows = op.get_bind().exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name <> 'transfers' "
        "AND sql LIKE '% transfers %'"
    )
    found = rows.all()
    for name, _ in found:
        op.execute(f"DROP TRIGGER {name}")
    return [sql for _, sql in found]


def _put_rules_back(rules: list[str]) -> None:
    """Make the rules again as they were, but that a hold proves no payment, refund or coupon: it has moved nothing."""
    moved = "JOIN transfers ON transfers.kind = 'direct' AND transfers."
    _triggers(*(rule.replace("JOIN transfers ON transfers.", moved) for rule in rules))


def _transfers() -> None:
    """SQLite can give a table neither keys nor checks, so the transfers move into a new one, all of them direct."""
    op.rename_table("transfers", "transfers_before")
    account = ["ledger_accounts.ledger_account_id", "ledger_accounts.currency"]
    op.create_table(
        "transfers",
        sa.Column("transfer_id", sa.Text, nullable=False),
        sa.Column("journal_id", sa.Text, nullable=False),
        sa.Column("debit_id", sa.Text, nullable=False),
        sa.Column("credit_id", sa.Text, nullable=False),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("amount_minor", WHOLE, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("hold_id", sa.Text),
        sa.Column("expires_at", WHOLE),
        sa.PrimaryKeyConstraint("transfer_id", name="transfers_pk"),
        sa.UniqueConstraint(
            "debit_id",
            "transfer_id",
            "credit_id",
            "currency",
            name="transfers_debit_id_transfer_id_credit_id_currency_uq",
        ),
        sa.ForeignKeyConstraint(["journal_id"], ["journals.journal_id"], name="transfers_journal_id_fk"),
        sa.ForeignKeyConstraint(["debit_id", "currency"], account, name="transfers_debit_id_currency_fk"),
        sa.ForeignKeyConstraint(["credit_id", "currency"], account, name="transfers_credit_id_currency_fk"),
        sa.ForeignKeyConstraint(
            ["debit_id", "hold_id", "credit_id", "currency"],
            ["transfers.debit_id", "transfers.transfer_id", "transfers.credit_id", "transfers.currency"],
            name="transfers_debit_id_hold_id_credit_id_currency_fk",
        ),
        sa.CheckConstraint("debit_id <> credit_id", name="transfers_two_parties"),
        sa.CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="transfers_amount_in_range"),
        sa.CheckConstraint(
            "(kind IN ('direct', 'hold') AND hold_id IS NULL) OR (kind IN ('post', 'void') AND hold_id IS NOT NULL)",
            name="transfers_kind_complete",
        ),
        sa.CheckConstraint("expires_at IS NULL OR kind = 'hold'", name="transfers_holds_expire"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO transfers SELECT transfer_id, journal_id, debit_id, credit_id, currency, amount_minor, "
        "'direct', NULL, NULL FROM transfers_before"
    )
    op.drop_table("transfers_before")  # its indexes and rules go with it
    op.create_index("transfers_journal", "transfers", ["journal_id"])
    op.create_index("transfers_credit", "transfers", ["credit_id", "transfer_id"])
    op.create_index(
        "transfers_resolving", "transfers", ["hold_id"], unique=True, sqlite_where=sa.text("hold_id IS NOT NULL")
    )


def _transfer_rules() -> None:
    held = "transfers AS held WHERE held.transfer_id = NEW.hold_id AND held.kind = 'hold'"
    resolved = "EXISTS (SELECT 1 FROM transfers AS earlier WHERE earlier.hold_id = NEW.hold_id)"
    refuse = "BEGIN SELECT RAISE(ABORT, 'transfers is append-only'); END"
    _triggers(
        f"CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers {refuse}",
        f"CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers {refuse}",
        "CREATE TRIGGER transfers_no_replace BEFORE INSERT ON transfers "
        f"WHEN EXISTS (SELECT 1 FROM transfers WHERE transfer_id = NEW.transfer_id) {refuse}",
        "CREATE TRIGGER transfers_resolve_holds BEFORE INSERT ON transfers "
        f"WHEN NEW.hold_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {held}) "
        "BEGIN SELECT RAISE(ABORT, 'only a hold is posted or voided'); END",
        "CREATE TRIGGER transfers_resolve_once BEFORE INSERT ON transfers "
        f"WHEN NEW.hold_id IS NOT NULL AND {resolved} "
        "BEGIN SELECT RAISE(ABORT, 'a hold is resolved once'); END",
        "CREATE TRIGGER transfers_resolve_in_time BEFORE INSERT ON transfers "
        f"WHEN NEW.kind = 'post' AND NOT {resolved} AND (SELECT held.expires_at FROM {held}) "
        "<= (SELECT posted_at FROM journals WHERE journal_id = NEW.journal_id) "
        "BEGIN SELECT RAISE(ABORT, 'a hold that is over is not posted'); END",
        "CREATE TRIGGER transfers_within_hold BEFORE INSERT ON transfers "
        f"WHEN NEW.hold_id IS NOT NULL AND NOT {resolved} AND EXISTS (SELECT 1 FROM {held} "
        "AND (NEW.amount_minor > held.amount_minor OR (NEW.kind = 'void' AND NEW.amount_minor <> held.amount_minor))) "
        "BEGIN SELECT RAISE(ABORT, 'at most what is held is posted, and all of it voided'); END",
    )


def _counting_rule() -> None:
    freed = "(SELECT held.amount_minor FROM transfers AS held WHERE held.transfer_id = NEW.hold_id)"
    pending = f"CASE NEW.kind WHEN 'direct' THEN 0 WHEN 'hold' THEN NEW.amount_minor ELSE -{freed} END"
    posted = "CASE WHEN NEW.kind IN ('direct', 'post') THEN NEW.amount_minor ELSE 0 END"
    counting = "".join(
        f"UPDATE ledger_accounts SET {side}s_pending = {side}s_pending + {pending}, "
        f"{side}s_posted = {side}s_posted + {posted} WHERE ledger_account_id = NEW.{side}_id; "
        for side in ("debit", "credit")
    )
    _triggers(f"CREATE TRIGGER transfers_are_counted AFTER INSERT ON transfers BEGIN {counting}END")


def _outbox() -> None:
    """Let three more topics in."""
    topics = (
        "topic IN ('receipt.message', 'payment.notice', 'refund.message', 'refund.notice', "
        "'hold.notice', 'transfer.message', 'packet.message')"
    )
    op.rename_table("outbox", "outbox_before")
    op.create_table(
        "outbox",
        sa.Column("entry_id", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("attempts", WHOLE, nullable=False),
        sa.Column("due_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="outbox_pk"),
        sa.CheckConstraint(topics, name="outbox_topic_known"),
        sa.CheckConstraint("attempts >= 0", name="outbox_attempts_not_negative"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO outbox SELECT entry_id, topic, payload, attempts, due_at FROM outbox_before")
    op.drop_table("outbox_before")


def _triggers(*statements: str) -> None:
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)
