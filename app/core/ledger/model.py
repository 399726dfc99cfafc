"""What a book consists of: ledger accounts, transfers, and the journals that group them."""

from dataclasses import dataclass
from datetime import datetime

from app.core.kernel.ids import JournalId, LedgerAccountId, TransferId

AMOUNT_MINOR_MAX = 10**15
"""No transfer moves more: a thousand of the largest still add up within 64 bits."""


@dataclass(frozen=True, slots=True)
class LedgerAccount:
    """A ledger account with its four counters, which only ever grow as transfers are posted.

    Debits take from it, credits give to it. Pending amounts are held: promised, not yet moved.
    """

    ledger_account_id: LedgerAccountId
    currency: str
    may_overdraw: bool
    debits_pending: int
    debits_posted: int
    credits_pending: int
    credits_posted: int

    @property
    def balance_minor(self) -> int:
        """What may be spent: received, less spent, less held."""
        return self.credits_posted - self.debits_posted - self.debits_pending


@dataclass(frozen=True, slots=True)
class Transfer:
    """One movement to be made: from one ledger account to another, of more than nothing."""

    debit: LedgerAccountId
    credit: LedgerAccountId
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Journal:
    """Transfers that happen together or not at all.

    ``journal_id`` is the idempotency key, made and stored by the caller before the first try. ``purpose`` and
    ``reference`` (an order, say) tell another slice what it was for; they are part of the request.
    """

    journal_id: JournalId
    purpose: str
    reference: str
    transfers: tuple[Transfer, ...]
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class Posted:
    """What the book holds of a journal; ``is_new`` is False when it stood there before."""

    journal_id: JournalId
    transfer_ids: tuple[TransferId, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a ledger account's statement; a negative amount went out."""

    transfer_id: TransferId
    journal_id: JournalId
    purpose: str
    reference: str
    amount_minor: int
    currency: str
    other: LedgerAccountId
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the book that cannot be right: where, and what."""

    where: str
    what: str
