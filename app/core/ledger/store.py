"""The ledger's tables, the rules that live in them, and the statements that touch them."""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Select,
    UniqueConstraint,
    bindparam,
    insert,
    literal,
    or_,
    select,
    union_all,
)

from app.core.database.schema import (
    Flag,
    Instant,
    Whole,
    add_trigger,
    append_only,
    table,
    text_column,
    wallet_metadata,
)
from app.core.ledger.model import AMOUNT_MINOR_MAX

NO_OVERDRAFT = "ledger_accounts_no_overdraft"

accounts = table(
    "ledger_accounts",
    wallet_metadata,
    text_column("ledger_account_id", primary_key=True),
    text_column("currency"),
    Column("may_overdraw", Flag, nullable=False),
    Column("debits_pending", Whole, nullable=False),
    Column("debits_posted", Whole, nullable=False),
    Column("credits_pending", Whole, nullable=False),
    Column("credits_posted", Whole, nullable=False),
    UniqueConstraint("ledger_account_id", "currency"),
    CheckConstraint("may_overdraw IN (0, 1)", name="may_overdraw_yes_or_no"),
    CheckConstraint(
        "debits_pending >= 0 AND debits_posted >= 0 AND credits_pending >= 0 AND credits_posted >= 0",
        name="counters_not_negative",
    ),
    CheckConstraint("may_overdraw = 1 OR debits_posted + debits_pending <= credits_posted", name="no_overdraft"),
    has_rowid=False,
)

journals = table(
    "journals",
    wallet_metadata,
    text_column("journal_id", primary_key=True),
    text_column("request_hash"),
    text_column("purpose"),
    text_column("reference"),
    Column("posted_at", Instant, nullable=False),
    Index("journals_posted_at", "posted_at"),
    has_rowid=False,
)

transfers = table(
    "transfers",
    wallet_metadata,
    text_column("transfer_id", primary_key=True),
    text_column("journal_id"),
    text_column("debit_id"),
    text_column("credit_id"),
    text_column("currency"),
    Column("amount_minor", Whole, nullable=False),
    ForeignKeyConstraint(["journal_id"], ["journals.journal_id"]),
    ForeignKeyConstraint(["debit_id", "currency"], ["ledger_accounts.ledger_account_id", "ledger_accounts.currency"]),
    ForeignKeyConstraint(["credit_id", "currency"], ["ledger_accounts.ledger_account_id", "ledger_accounts.currency"]),
    CheckConstraint("debit_id <> credit_id", name="two_parties"),
    CheckConstraint(f"amount_minor BETWEEN 1 AND {AMOUNT_MINOR_MAX}", name="amount_in_range"),
    Index("transfers_journal", "journal_id"),
    Index("transfers_debit", "debit_id", "transfer_id"),
    Index("transfers_credit", "credit_id", "transfer_id"),
    has_rowid=False,
)

# The counters follow the transfers inside the database, so that no transfer can be written down uncounted and the
# CHECK against overdrafts judges every one, whoever writes it.
_ACCOUNT_TRIGGERS = [
    "CREATE TRIGGER ledger_accounts_open_empty BEFORE INSERT ON ledger_accounts "
    "WHEN NEW.debits_pending <> 0 OR NEW.debits_posted <> 0 OR NEW.credits_pending <> 0 OR NEW.credits_posted <> 0 "
    "OR EXISTS (SELECT 1 FROM ledger_accounts WHERE ledger_account_id = NEW.ledger_account_id) "
    "BEGIN SELECT RAISE(ABORT, 'a ledger account is opened once and empty'); END",
    "CREATE TRIGGER ledger_accounts_no_delete BEFORE DELETE ON ledger_accounts "
    "BEGIN SELECT RAISE(ABORT, 'ledger accounts stay'); END",
    "CREATE TRIGGER ledger_accounts_only_grow BEFORE UPDATE ON ledger_accounts "
    "WHEN NEW.ledger_account_id <> OLD.ledger_account_id OR NEW.currency <> OLD.currency "
    "OR NEW.may_overdraw <> OLD.may_overdraw "
    "OR NEW.debits_posted < OLD.debits_posted OR NEW.credits_posted < OLD.credits_posted "
    "BEGIN SELECT RAISE(ABORT, 'a ledger account changes by transfers alone'); END",
]
_COUNTING_TRIGGER = (
    "CREATE TRIGGER transfers_are_counted AFTER INSERT ON transfers BEGIN "
    "UPDATE ledger_accounts SET debits_posted = debits_posted + NEW.amount_minor "
    "WHERE ledger_account_id = NEW.debit_id; "
    "UPDATE ledger_accounts SET credits_posted = credits_posted + NEW.amount_minor "
    "WHERE ledger_account_id = NEW.credit_id; END"
)

TRIGGERS = {
    accounts: _ACCOUNT_TRIGGERS,
    journals: append_only("journals", "journal_id"),
    transfers: [*append_only("transfers", "transfer_id"), _COUNTING_TRIGGER],
}
for _table, _statements in TRIGGERS.items():
    for _statement in _statements:
        add_trigger(_table, _statement)

ADD_ACCOUNT = insert(accounts)
ADD_JOURNAL = insert(journals)
ADD_TRANSFER = insert(transfers)

TWO = select(accounts).where(
    or_(accounts.c.ledger_account_id == bindparam("one"), accounts.c.ledger_account_id == bindparam("other"))
)
ACCOUNT = select(accounts).where(accounts.c.ledger_account_id == bindparam("ledger_account_id"))
NAMES = (
    select(accounts.c.ledger_account_id)
    .where(accounts.c.ledger_account_id.between(bindparam("begin"), bindparam("end")))
    .order_by(accounts.c.ledger_account_id)
)
REQUEST_HASH = select(journals.c.request_hash).where(journals.c.journal_id == bindparam("journal_id"))
TRANSFER_IDS = (
    select(transfers.c.transfer_id)
    .where(transfers.c.journal_id == bindparam("journal_id"))
    .order_by(transfers.c.transfer_id)
)
ALL_TRANSFERS = (
    select(journals, transfers)
    .join_from(journals, transfers, isouter=True)
    .order_by(journals.c.journal_id, transfers.c.transfer_id)
)


def _side(own: str, other: str, sign: int) -> Select[Any]:
    """Select the newest transfers that one ledger account gave (sign −1) or got."""
    rows = (
        select(
            transfers.c.transfer_id,
            transfers.c.journal_id,
            (transfers.c.amount_minor * literal(sign)).label("amount_minor"),
            transfers.c.currency,
            transfers.c[other].label("other"),
        )
        .where(transfers.c[own] == bindparam("ledger_account_id"), transfers.c.transfer_id < bindparam("before"))
        .order_by(transfers.c.transfer_id.desc())
        .limit(bindparam("limit"))
        .subquery()
    )
    return select(rows)


_sides = union_all(_side("debit_id", "credit_id", -1), _side("credit_id", "debit_id", 1)).subquery()
STATEMENT = (
    select(_sides, journals.c.purpose, journals.c.reference, journals.c.posted_at)
    .join_from(_sides, journals, _sides.c.journal_id == journals.c.journal_id)
    .order_by(_sides.c.transfer_id.desc())
    .limit(bindparam("limit"))
)
