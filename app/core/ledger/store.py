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
    case,
    insert,
    literal,
    or_,
    select,
    text,
    union_all,
)

from app.core.database.schema import (
    Consequence,
    Flag,
    Instant,
    Rule,
    Whole,
    add_rules,
    append_only,
    table,
    text_column,
    total,
    wallet_metadata,
)
from app.core.ledger.model import AMOUNT_MINOR_MAX

MOVING_KINDS = ("direct", "post")
"""The kinds of transfer that move money; the others promise it or take the promise back."""

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
    text_column("kind"),
    text_column("hold_id", nullable=True),
    Column("expires_at", Instant),
    # Led by the debit and its order in time, so that it is the statement's index as well.
    UniqueConstraint("debit_id", "transfer_id", "credit_id", "currency"),
    ForeignKeyConstraint(["journal_id"], ["journals.journal_id"]),
    ForeignKeyConstraint(["debit_id", "currency"], ["ledger_accounts.ledger_account_id", "ledger_accounts.currency"]),
    ForeignKeyConstraint(["credit_id", "currency"], ["ledger_accounts.ledger_account_id", "ledger_accounts.currency"]),
    ForeignKeyConstraint(
        ["debit_id", "hold_id", "credit_id", "currency"],
        ["transfers.debit_id", "transfers.transfer_id", "transfers.credit_id", "transfers.currency"],
    ),
    CheckConstraint("debit_id <> credit_id", name="two_parties"),
    CheckConstraint(f"amount_minor BETWEEN 1 AND {AMOUNT_MINOR_MAX}", name="amount_in_range"),
    CheckConstraint(
        "(kind IN ('direct', 'hold') AND hold_id IS NULL) OR (kind IN ('post', 'void') AND hold_id IS NOT NULL)",
        name="kind_complete",
    ),
    CheckConstraint("expires_at IS NULL OR kind = 'hold'", name="holds_expire"),
    Index("transfers_journal", "journal_id"),
    Index("transfers_credit", "credit_id", "transfer_id"),
    Index("transfers_resolving", "hold_id", unique=True, sqlite_where=text("hold_id IS NOT NULL")),
    has_rowid=False,
)

add_rules(
    accounts,
    Rule(
        "ledger_accounts_open_empty",
        "INSERT",
        "ledger_accounts",
        "a ledger account is opened once and empty",
        "NEW.debits_pending <> 0 OR NEW.debits_posted <> 0 OR NEW.credits_pending <> 0 OR NEW.credits_posted <> 0 "
        "OR EXISTS (SELECT 1 FROM ledger_accounts WHERE ledger_account_id = NEW.ledger_account_id)",
    ),
    Rule("ledger_accounts_no_delete", "DELETE", "ledger_accounts", "ledger accounts stay"),
    Rule(
        "ledger_accounts_only_grow",
        "UPDATE",
        "ledger_accounts",
        "a ledger account changes by transfers alone",
        "NEW.ledger_account_id <> OLD.ledger_account_id OR NEW.currency <> OLD.currency "
        "OR NEW.may_overdraw <> OLD.may_overdraw "
        "OR NEW.debits_posted < OLD.debits_posted OR NEW.credits_posted < OLD.credits_posted",
    ),
)
add_rules(journals, *append_only("journals", "journal_id"))

# Unknown and resolved exclude the others, so that they are what is told; late and of a wrong amount may be both.
_HELD = "transfers AS held WHERE held.transfer_id = NEW.hold_id AND held.kind = 'hold'"
_RESOLVED = "EXISTS (SELECT 1 FROM transfers AS earlier WHERE earlier.hold_id = NEW.hold_id)"
_HOLD_UNKNOWN = Rule(
    "transfers_resolve_holds",
    "INSERT",
    "transfers",
    "only a hold is posted or voided",
    f"NEW.hold_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {_HELD})",
)
_HOLD_RESOLVED = Rule(
    "transfers_resolve_once",
    "INSERT",
    "transfers",
    "a hold is resolved once",
    f"NEW.hold_id IS NOT NULL AND {_RESOLVED}",
)
_HOLD_EXPIRED = Rule(
    "transfers_resolve_in_time",
    "INSERT",
    "transfers",
    "a hold that is over is not posted",
    f"NEW.kind = 'post' AND NOT {_RESOLVED} AND (SELECT held.expires_at FROM {_HELD}) "
    "<= (SELECT posted_at FROM journals WHERE journal_id = NEW.journal_id)",
)
_HOLD_AMOUNT = Rule(
    "transfers_within_hold",
    "INSERT",
    "transfers",
    "at most what is held is posted, and all of it voided",
    f"NEW.hold_id IS NOT NULL AND NOT {_RESOLVED} AND EXISTS (SELECT 1 FROM {_HELD} "
    "AND (NEW.amount_minor > held.amount_minor OR (NEW.kind = 'void' AND NEW.amount_minor <> held.amount_minor)))",
)


def _counting(side: str) -> str:
    """Return the statement by which one side's counters follow a transfer; a resolved hold leaves the pending ones."""
    return (
        f"UPDATE ledger_accounts SET {side}s_pending = {side}s_pending + CASE NEW.kind WHEN 'direct' THEN 0 "
        "WHEN 'hold' THEN NEW.amount_minor "
        "ELSE -(SELECT held.amount_minor FROM transfers AS held WHERE held.transfer_id = NEW.hold_id) END, "
        f"{side}s_posted = {side}s_posted + CASE WHEN NEW.kind IN ('direct', 'post') THEN NEW.amount_minor ELSE 0 END "
        f"WHERE ledger_account_id = NEW.{side}_id"
    )


# The counters follow the transfers inside the database, so that no transfer can be written down uncounted and the
# CHECK against overdrafts judges every one, whoever writes it.
add_rules(
    transfers,
    *append_only("transfers", "transfer_id"),
    _HOLD_UNKNOWN,
    _HOLD_RESOLVED,
    _HOLD_EXPIRED,
    _HOLD_AMOUNT,
    Consequence("transfers_are_counted", "transfers", (_counting("debit"), _counting("credit"))),
)

REFUSALS = {
    "ledger_accounts_no_overdraft": "ledger.overdraft",
    _HOLD_UNKNOWN.sentence: "ledger.hold_unknown",
    _HOLD_RESOLVED.sentence: "ledger.hold_resolved",
    "transfers_resolving": "ledger.hold_resolved",
    _HOLD_EXPIRED.sentence: "ledger.hold_expired",
    _HOLD_AMOUNT.sentence: "ledger.hold_amount",
}
"""What the database says of a transfer it refuses, and the code we tell it by."""

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
_resolving = transfers.alias("resolving")
HOLD = (
    select(
        transfers,
        _resolving.c.kind.label("resolved_by"),
        _resolving.c.amount_minor.label("resolved_minor"),
    )
    .join_from(transfers, _resolving, _resolving.c.hold_id == transfers.c.transfer_id, isouter=True)
    .where(transfers.c.transfer_id == bindparam("transfer_id"), transfers.c.kind == "hold")
)
ALL_TRANSFERS = (
    select(
        journals.c.journal_id,
        journals.c.purpose,
        journals.c.reference,
        journals.c.request_hash,
        transfers.c.debit_id,
        transfers.c.credit_id,
        transfers.c.amount_minor,
        transfers.c.currency,
        transfers.c.kind,
        transfers.c.hold_id,
        transfers.c.expires_at,
    )
    .join_from(journals, transfers, isouter=True)
    .order_by(journals.c.journal_id, transfers.c.transfer_id)
)


def _side(own: str, other: str, sign: int) -> Select[Any]:
    """Select the newest transfers that one ledger account gave (sign −1) or got; a hold gives nothing yet."""
    rows = (
        select(
            transfers.c.transfer_id,
            transfers.c.journal_id,
            (transfers.c.amount_minor * literal(sign)).label("amount_minor"),
            transfers.c.currency,
            transfers.c[other].label("other"),
        )
        .where(
            transfers.c[own] == bindparam("ledger_account_id"),
            transfers.c.transfer_id < bindparam("before"),
            transfers.c.kind.in_(MOVING_KINDS),
        )
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

_moves = union_all(
    select(transfers.c.journal_id, transfers.c.amount_minor).where(
        transfers.c.credit_id == bindparam("ledger_account_id"), transfers.c.kind.in_(MOVING_KINDS)
    ),
    select(transfers.c.journal_id, (transfers.c.amount_minor * literal(-1)).label("amount_minor")).where(
        transfers.c.debit_id == bindparam("ledger_account_id"), transfers.c.kind.in_(MOVING_KINDS)
    ),
).subquery()
SUMS = (
    select(
        journals.c.purpose,
        total(case((_moves.c.amount_minor > 0, _moves.c.amount_minor))).label("in_minor"),
        total(case((_moves.c.amount_minor < 0, _moves.c.amount_minor))).label("out_minor"),
    )
    .join_from(_moves, journals, _moves.c.journal_id == journals.c.journal_id)
    .where(
        journals.c.posted_at >= bindparam("since", type_=Instant),
        journals.c.posted_at < bindparam("until", type_=Instant),
    )
    .group_by(journals.c.purpose)
    .order_by(journals.c.purpose)
)
