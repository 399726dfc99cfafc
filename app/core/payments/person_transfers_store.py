"""The table of transfers to people, the rules that live in it, and the statements that touch it.

How a transfer stands is the ledger's word alone: whether its hold was posted or voided, and when.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    select,
)

from app.core.database.schema import (
    Instant,
    Rule,
    Whole,
    add_rules,
    append_only,
    table,
    text_column,
    wallet_metadata,
)
from app.core.ledger import store as ledger

person_transfers = table(
    "person_transfers",
    wallet_metadata,
    text_column("person_transfer_id", primary_key=True),
    text_column("journal_id"),
    text_column("hold_id"),
    text_column("sender_id"),
    text_column("receiver_id"),
    text_column("conversation_id"),
    Column("amount_minor", Whole, nullable=False),
    text_column("currency"),
    text_column("note"),
    Column("sent_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    UniqueConstraint("journal_id"),
    UniqueConstraint("hold_id"),
    ForeignKeyConstraint(["journal_id"], ["journals.journal_id"]),
    ForeignKeyConstraint(["hold_id"], ["transfers.transfer_id"]),
    CheckConstraint("sender_id <> receiver_id", name="two_people"),
    CheckConstraint("expires_at > sent_at", name="expires_after_sending"),
    Index("person_transfers_expiry", "expires_at"),
    has_rowid=False,
)

# The accounts' names are those that `wallet` gives them.
add_rules(
    person_transfers,
    *append_only("person_transfers", "person_transfer_id", "journal_id", "hold_id"),
    Rule(
        "person_transfers_are_held",
        "INSERT",
        "person_transfers",
        "a transfer to a person is a hold of just that money for just that person",
        "NOT EXISTS (SELECT 1 FROM transfers JOIN journals ON journals.journal_id = transfers.journal_id "
        "WHERE transfers.transfer_id = NEW.hold_id AND transfers.kind = 'hold' "
        "AND transfers.journal_id = NEW.journal_id AND journals.purpose = 'transfer_hold' "
        "AND journals.reference = NEW.person_transfer_id AND journals.posted_at = NEW.sent_at "
        "AND transfers.expires_at = NEW.expires_at "
        "AND transfers.debit_id = 'person:' || NEW.sender_id || ':' || NEW.currency "
        "AND transfers.credit_id = 'person:' || NEW.receiver_id || ':' || NEW.currency "
        "AND transfers.amount_minor = NEW.amount_minor)",
    ),
)

ADD = insert(person_transfers)
_ending = ledger.transfers.alias("ending")
_ended = ledger.journals.alias("ended")
_all = (
    select(person_transfers, _ending.c.kind.label("ended_by"), _ended.c.posted_at.label("ended_at"))
    .join_from(person_transfers, _ending, _ending.c.hold_id == person_transfers.c.hold_id, isouter=True)
    .join(_ended, _ended.c.journal_id == _ending.c.journal_id, isouter=True)
)
SOME = _all.where(person_transfers.c.person_transfer_id.in_(bindparam("ids", expanding=True)))
BY_JOURNAL = _all.where(person_transfers.c.journal_id == bindparam("journal_id"))
_unfinished = (
    select(person_transfers)
    .join_from(person_transfers, _ending, _ending.c.hold_id == person_transfers.c.hold_id, isouter=True)
    .where(_ending.c.transfer_id.is_(None))
)
DUE = (
    _unfinished.where(person_transfers.c.expires_at <= bindparam("now", type_=Instant))
    .order_by(person_transfers.c.expires_at, person_transfers.c.person_transfer_id)
    .limit(1)
)
NEXT_DUE = select(func.min(_unfinished.subquery().c.expires_at))
