"""What a book consists of: ledger accounts, transfers, and the journals that group them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.kernel.ids import JournalId, LedgerAccountId, TransferId

TransferKind = Literal["direct", "hold", "post", "void"]
HoldState = Literal["held", "posted", "voided"]

AMOUNT_MINOR_MAX = 10**15
"""No transfer moves more: a thousand of the largest still add up within 64 bits."""


@dataclass(frozen=True, slots=True)
class LedgerAccount:
    """A ledger account with its four counters, which follow its transfers.

    Debits take from it, credits give to it. Posted amounts have moved and only ever grow. Pending amounts are held:
    promised, not yet moved; they shrink as holds are posted or voided.
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
    """One movement to be made: from one ledger account to another, of more than nothing.

    A ``direct`` one moves at once. A ``hold`` promises the amount, until ``expires_at`` if it says so: it can be spent
    no more and is not the other's yet. The hold ``hold_id`` is resolved once, by a transfer of the same parties: a
    ``post`` moves its own amount, at most the held one, and frees the rest; a ``void`` names the held amount and frees
    all of it. A post's journal is dated before the hold's ``expires_at``; a void may come at any time.
    """

    debit: LedgerAccountId
    credit: LedgerAccountId
    amount_minor: int
    currency: str
    kind: TransferKind = "direct"
    hold_id: TransferId | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """How a hold stands; ``posted_minor`` is what of its amount has moved."""

    transfer_id: TransferId
    journal_id: JournalId
    debit: LedgerAccountId
    credit: LedgerAccountId
    amount_minor: int
    currency: str
    expires_at: datetime | None
    state: HoldState
    posted_minor: int


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
    """One line of a ledger account's statement: what moved. A negative amount went out."""

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
