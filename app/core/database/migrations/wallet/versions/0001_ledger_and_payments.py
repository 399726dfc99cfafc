"""The ledger, orders, receipts, PINs and the outbox of money."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _ledger()
    _orders()
    _receipts()
    _pins()
    _outbox()


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, *parts, sqlite_strict=True, sqlite_with_rowid=False)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, WHOLE, nullable=nullable)


def _triggers(*statements: str) -> None:
    if op.get_context().dialect.name == "sqlite":
        for statement in statements:
            op.get_bind().exec_driver_sql(statement)


def _append_only(name: str, *keys: str) -> None:
    met = " OR ".join(f"{key} = NEW.{key}" for key in keys)
    found = f"EXISTS (SELECT 1 FROM {name} WHERE {met})"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    _triggers(
        f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} {refuse}",
        f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} {refuse}",
        f"CREATE TRIGGER {name}_no_replace BEFORE INSERT ON {name} WHEN {found} {refuse}",
    )


def _ledger() -> None:
    _table(
        "ledger_accounts",
        _text("ledger_account_id"),
        _text("currency"),
        sa.Column("may_overdraw", sa.Integer, nullable=False),
        _whole("debits_pending"),
        _whole("debits_posted"),
        _whole("credits_pending"),
        _whole("credits_posted"),
        sa.PrimaryKeyConstraint("ledger_account_id", name="ledger_accounts_pk"),
        sa.UniqueConstraint("ledger_account_id", "currency", name="ledger_accounts_ledger_account_id_currency_uq"),
        sa.CheckConstraint("may_overdraw IN (0, 1)", name="ledger_accounts_may_overdraw_yes_or_no"),
        sa.CheckConstraint(
            "debits_pending >= 0 AND debits_posted >= 0 AND credits_pending >= 0 AND credits_posted >= 0",
            name="ledger_accounts_counters_not_negative",
        ),
        sa.CheckConstraint(
            "may_overdraw = 1 OR debits_posted + debits_pending <= credits_posted",
            name="ledger_accounts_no_overdraft",
        ),
    )
    _triggers(
        "CREATE TRIGGER ledger_accounts_open_empty BEFORE INSERT ON ledger_accounts "
        "WHEN NEW.debits_pending <> 0 OR NEW.debits_posted <> 0 "
        "OR NEW.credits_pending <> 0 OR NEW.credits_posted <> 0 "
        "OR EXISTS (SELECT 1 FROM ledger_accounts WHERE ledger_account_id = NEW.ledger_account_id) "
        "BEGIN SELECT RAISE(ABORT, 'a ledger account is opened once and empty'); END",
        "CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts "
        "BEGIN SELECT RAISE(ABORT, 'ledger accounts stay'); END",
        "CREATE TRIGGER ledger_accounts_only_grow BEFORE UPDATE ON ledger_accounts "
        "WHEN NEW.ledger_account_id <> OLD.ledger_account_id OR NEW.currency <> OLD.currency "
        "OR NEW.may_overdraw <> OLD.may_overdraw "
        "OR NEW.debits_posted < OLD.debits_posted OR NEW.credits_posted < OLD.credits_posted "
        "BEGIN SELECT RAISE(ABORT, 'a ledger account changes by transfers alone'); END",
    )
    _table(
        "journals",
        _text("journal_id"),
        _text("request_hash"),
        _text("purpose"),
        _text("reference"),
        _whole("posted_at"),
        sa.PrimaryKeyConstraint("journal_id", name="journals_pk"),
    )
    _append_only("journals", "journal_id")
    _transfers()


def _transfers() -> None:
    account = ["ledger_accounts.ledger_account_id", "ledger_accounts.currency"]
    _table(
        "transfers",
        _text("transfer_id"),
        _text("journal_id"),
        _text("debit_id"),
        _text("credit_id"),
        _text("currency"),
        _whole("amount_minor"),
        sa.PrimaryKeyConstraint("transfer_id", name="transfers_pk"),
        sa.ForeignKeyConstraint(["journal_id"], ["journals.journal_id"], name="transfers_journal_id_fk"),
        sa.ForeignKeyConstraint(["debit_id", "currency"], account, name="transfers_debit_id_currency_fk"),
        sa.ForeignKeyConstraint(["credit_id", "currency"], account, name="transfers_credit_id_currency_fk"),
        sa.CheckConstraint("debit_id <> credit_id", name="transfers_two_parties"),
        sa.CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="transfers_amount_in_range"),
    )
    op.create_index("transfers_journal", "transfers", ["journal_id"])
    op.create_index("transfers_debit", "transfers", ["debit_id", "transfer_id"])
    op.create_index("transfers_credit", "transfers", ["credit_id", "transfer_id"])
    _append_only("transfers", "transfer_id")
    _triggers(
        "CREATE TRIGGER transfers_are_counted AFTER INSERT ON transfers BEGIN "
        "UPDATE ledger_accounts SET debits_posted = debits_posted + NEW.amount_minor "
        "WHERE ledger_account_id = NEW.debit_id; "
        "UPDATE ledger_accounts SET credits_posted = credits_posted + NEW.amount_minor "
        "WHERE ledger_account_id = NEW.credit_id; END",
    )


def _orders() -> None:
    _table(
        "orders",
        _text("order_id"),
        _text("miniapp_id"),
        _text("publisher_id"),
        _text("merchant_name"),
        _text("merchant_number"),
        _text("title"),
        _whole("amount_minor"),
        _text("currency"),
        _text("state"),
        _whole("created_at"),
        _whole("expires_at"),
        _whole("paid_at", nullable=True),
        _text("payer_id", nullable=True),
        sa.PrimaryKeyConstraint("order_id", name="orders_pk"),
        sa.UniqueConstraint("miniapp_id", "merchant_number", name="orders_miniapp_id_merchant_number_uq"),
        sa.CheckConstraint("amount_minor BETWEEN 1 AND 1000000000000000", name="orders_amount_in_range"),
        sa.CheckConstraint("expires_at > created_at", name="orders_expires_after_creation"),
        sa.CheckConstraint(
            "(state = 'paid' AND paid_at IS NOT NULL AND payer_id IS NOT NULL) "
            "OR (state IN ('pending', 'closed') AND paid_at IS NULL AND payer_id IS NULL)",
            name="orders_state_complete",
        ),
    )
    _triggers(
        "CREATE TRIGGER orders_start_pending BEFORE INSERT ON orders WHEN NEW.state <> 'pending' "
        "OR EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id "
        "OR (miniapp_id = NEW.miniapp_id AND merchant_number = NEW.merchant_number)) "
        "BEGIN SELECT RAISE(ABORT, 'an order is made once and pending'); END",
        "CREATE TRIGGER orders_follow_edges BEFORE UPDATE ON orders "
        "WHEN OLD.state <> 'pending' OR NEW.state NOT IN ('paid', 'closed') "
        "OR NEW.order_id <> OLD.order_id OR NEW.miniapp_id <> OLD.miniapp_id "
        "OR NEW.publisher_id <> OLD.publisher_id OR NEW.merchant_name <> OLD.merchant_name "
        "OR NEW.merchant_number <> OLD.merchant_number OR NEW.title <> OLD.title "
        "OR NEW.amount_minor <> OLD.amount_minor OR NEW.currency <> OLD.currency "
        "OR NEW.created_at <> OLD.created_at OR NEW.expires_at <> OLD.expires_at "
        "BEGIN SELECT RAISE(ABORT, 'an order goes from pending to paid or closed and its content stays'); END",
        "CREATE TRIGGER orders_no_delete BEFORE DELETE ON orders BEGIN SELECT RAISE(ABORT, 'orders stay'); END",
    )


def _receipts() -> None:
    _table(
        "receipts",
        _text("order_id"),
        _text("receipt_id"),
        _text("journal_id"),
        _text("body"),
        _text("signature"),
        sa.PrimaryKeyConstraint("order_id", name="receipts_pk"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.order_id"], name="receipts_order_id_fk"),
        sa.ForeignKeyConstraint(["journal_id"], ["journals.journal_id"], name="receipts_journal_id_fk"),
    )
    _append_only("receipts", "order_id")
    _triggers(
        "CREATE TRIGGER receipts_of_payments BEFORE INSERT ON receipts WHEN NOT EXISTS ("
        "SELECT 1 FROM orders JOIN journals ON journals.reference = orders.order_id AND journals.purpose = 'payment' "
        "WHERE orders.order_id = NEW.order_id AND orders.state = 'paid' AND journals.journal_id = NEW.journal_id) "
        "BEGIN SELECT RAISE(ABORT, 'a receipt is of a paid order and of the journal that paid it'); END",
    )


def _pins() -> None:
    _table(
        "pins",
        _text("user_id"),
        _text("hash"),
        _whole("tries_made"),
        _whole("locks_made"),
        _whole("locked_until", nullable=True),
        sa.PrimaryKeyConstraint("user_id", name="pins_pk"),
        sa.CheckConstraint("tries_made >= 0 AND locks_made >= 0", name="pins_counts_not_negative"),
    )


def _outbox() -> None:
    _table(
        "outbox",
        _text("entry_id"),
        _text("topic"),
        _text("payload"),
        _whole("attempts"),
        _whole("due_at"),
        sa.PrimaryKeyConstraint("entry_id", name="outbox_pk"),
        sa.CheckConstraint("topic IN ('receipt.message', 'payment.notice')", name="outbox_topic_known"),
        sa.CheckConstraint("attempts >= 0", name="outbox_attempts_not_negative"),
    )
