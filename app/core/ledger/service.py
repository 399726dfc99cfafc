"""Posting transfers: the one door through which money moves."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from json.encoder import encode_basestring_ascii as _json
from operator import attrgetter
from typing import Any, get_args

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.core.database import Transactions
from app.core.kernel.errors import Refused
from app.core.kernel.ids import JournalId, LedgerAccountId, TransferId, new_id
from app.core.kernel.paging import Page
from app.core.ledger import checking, store
from app.core.ledger.model import (
    AMOUNT_MINOR_MAX,
    Entry,
    Finding,
    Hold,
    HoldState,
    Journal,
    LedgerAccount,
    Posted,
    Transfer,
    TransferKind,
)

_fields = attrgetter(*(field.name for field in fields(Transfer)))
_KINDS = frozenset(get_args(TransferKind))
_AFTER_ALL = "~"  # sorts after every id


class Ledger:
    """Records transfers, or refuses them. Nothing else moves money."""

    def __init__(self, db: Transactions) -> None:
        self._db = db

    def account(self, tx: Connection, ledger_account_id: LedgerAccountId) -> LedgerAccount | None:
        """Return the ledger account as ``tx`` sees it, or None if it was never opened."""
        row = tx.execute(store.ACCOUNT, {"ledger_account_id": ledger_account_id}).one_or_none()
        return None if row is None else LedgerAccount(*row)

    def names(self, tx: Connection, begin: str) -> tuple[LedgerAccountId, ...]:
        """Return the ids of the ledger accounts that begin with ``begin``, sorted."""
        return tuple(tx.execute(store.NAMES, {"begin": begin, "end": begin + "\uffff"}).scalars())

    def both(
        self, tx: Connection, one: LedgerAccountId, other: LedgerAccountId
    ) -> tuple[LedgerAccount | None, LedgerAccount | None]:
        """Return two ledger accounts by one read; None for one that was never opened."""
        found = {
            row.ledger_account_id: LedgerAccount(*row) for row in tx.execute(store.TWO, {"one": one, "other": other})
        }
        return found.get(one), found.get(other)

    def open(
        self, tx: Connection, ledger_account_id: LedgerAccountId, currency: str, *, may_overdraw: bool = False
    ) -> LedgerAccount:
        """Return the ledger account, opened empty if it was not there.

        Raises:
            Refused: ``ledger.account_differs``, it was opened on other terms.
        """
        found = self.account(tx, ledger_account_id)
        if found is None:
            found = LedgerAccount(ledger_account_id, currency, may_overdraw, 0, 0, 0, 0)
            tx.execute(
                store.ADD_ACCOUNT,
                {
                    "ledger_account_id": ledger_account_id,
                    "currency": currency,
                    "may_overdraw": may_overdraw,
                    "debits_pending": 0,
                    "debits_posted": 0,
                    "credits_pending": 0,
                    "credits_posted": 0,
                },
            )
        elif (found.currency, found.may_overdraw) != (currency, may_overdraw):
            raise Refused("ledger.account_differs", ledger_account_id=ledger_account_id)
        return found

    def post(self, tx: Connection, journal: Journal) -> Posted:
        """Record ``journal`` within ``tx`` and return it as recorded.

        Posting an equal journal again returns the first record, so that a caller who lost our answer may ask again.
        After a refusal ``tx`` must be rolled back.

        Raises:
            Refused: ``ledger.key_reused`` (the id names a different journal), ``ledger.overdraft`` (a debited account
                would fall below zero), ``ledger.transfer`` (no transfer at all, an amount out of range, one party
                only, an account that is not open or of another currency, parties that are not the hold's), and of a
                post or void: ``ledger.hold_unknown`` (there is no such hold), ``ledger.hold_resolved`` (it was posted
                or voided before), ``ledger.hold_expired`` (a post that comes too late), ``ledger.hold_amount`` (more
                posted than held, or another amount voided).
        """
        _check(journal.transfers)
        request_hash = request_hash_of(journal.purpose, journal.reference, journal.transfers)
        found = tx.execute(store.REQUEST_HASH, {"journal_id": journal.journal_id}).scalar_one_or_none()
        if found is not None:
            if found != request_hash:
                raise Refused("ledger.key_reused", journal_id=journal.journal_id)
            return Posted(journal.journal_id, self._transfer_ids(tx, journal.journal_id), is_new=False)
        tx.execute(
            store.ADD_JOURNAL,
            {
                "journal_id": journal.journal_id,
                "request_hash": request_hash,
                "purpose": journal.purpose,
                "reference": journal.reference,
                "posted_at": journal.posted_at,
            },
        )
        rows = [
            {
                "transfer_id": transfer_id,
                "journal_id": journal.journal_id,
                "debit_id": transfer.debit,
                "credit_id": transfer.credit,
                "currency": transfer.currency,
                "amount_minor": transfer.amount_minor,
                "kind": transfer.kind,
                "hold_id": transfer.hold_id,
                "expires_at": transfer.expires_at,
            }
            for transfer_id, transfer in zip(_ids(len(journal.transfers)), journal.transfers, strict=True)
        ]
        try:
            tx.execute(store.ADD_TRANSFER, rows if len(rows) > 1 else rows[0])
        except IntegrityError as error:
            told = str(error.orig)
            code = next((code for said, code in store.REFUSALS.items() if said in told), "ledger.transfer")
            raise Refused(code, journal_id=journal.journal_id) from error
        return Posted(journal.journal_id, tuple(TransferId(str(row["transfer_id"])) for row in rows), is_new=True)

    def is_posted(self, tx: Connection, journal_id: JournalId) -> bool:
        """Tell whether the book holds a journal of this id."""
        return tx.execute(store.REQUEST_HASH, {"journal_id": journal_id}).scalar_one_or_none() is not None

    def hold(self, tx: Connection, transfer_id: TransferId) -> Hold:
        """Return how the hold ``transfer_id`` stands, as ``tx`` sees it. Whether it is over, its ``expires_at`` says.

        Raises:
            Refused: ``ledger.hold_unknown``.
        """
        row = tx.execute(store.HOLD, {"transfer_id": transfer_id}).one_or_none()
        if row is None:
            raise Refused("ledger.hold_unknown", transfer_id=transfer_id)
        states: dict[TransferKind | None, HoldState] = {None: "held", "post": "posted", "void": "voided"}
        return Hold(
            transfer_id=transfer_id,
            journal_id=row.journal_id,
            debit=row.debit_id,
            credit=row.credit_id,
            amount_minor=row.amount_minor,
            currency=row.currency,
            expires_at=row.expires_at,
            state=states[row.resolved_by],
            posted_minor=row.resolved_minor if row.resolved_by == "post" else 0,
        )

    def statement(
        self,
        tx: Connection,
        ledger_account_id: LedgerAccountId,
        *,
        before: TransferId | None = None,
        limit: int = 50,
    ) -> Page[Entry]:
        """Return what went in and out of a ledger account, newest first, after the entry ``before``.

        Holds and what voids them move nothing and are not in it.
        """
        found = tx.execute(
            store.STATEMENT,
            {"ledger_account_id": ledger_account_id, "before": before or _AFTER_ALL, "limit": limit + 1},
        ).all()
        entries = tuple(
            Entry(
                transfer_id=row.transfer_id,
                journal_id=row.journal_id,
                purpose=row.purpose,
                reference=row.reference,
                amount_minor=row.amount_minor,
                currency=row.currency,
                other=row.other,
                posted_at=row.posted_at,
            )
            for row in found[:limit]
        )
        return Page(entries, entries[-1].transfer_id if len(found) > limit else None)

    def sums(
        self, tx: Connection, ledger_account_id: LedgerAccountId, since: datetime, until: datetime
    ) -> tuple[tuple[str, int, int], ...]:
        """Return, for each purpose of what moved from ``since`` until before ``until``, what came in and what went out.

        What went out is negative or 0.
        """
        named = {"ledger_account_id": ledger_account_id, "since": since, "until": until}
        return tuple((row.purpose, int(row.in_minor), int(row.out_minor)) for row in tx.execute(store.SUMS, named))

    def verify(self) -> list[Finding]:
        """Return everything in the book that cannot be right; nothing when the book is sound.

        Transfers must add up to the counters, journals hold what was asked, accounts stay above zero, holds be resolved
        once, in time and within their amount, references lead somewhere, the rules still be in place, and an encrypted
        file's pages be the ones that were written.
        """
        with self._db.read() as tx, checking.room(tx):
            return [
                *checking.pages(tx),
                *checking.counters(tx),
                *checking.holds(tx),
                *checking.journals(tx, hash_of_rows),
                *checking.references(tx),
                *checking.rules(tx),
            ]

    def _transfer_ids(self, tx: Connection, journal_id: JournalId) -> tuple[TransferId, ...]:
        return tuple(tx.execute(store.TRANSFER_IDS, {"journal_id": journal_id}).scalars())


def request_hash_of(purpose: str, reference: str, transfers: Iterable[Transfer]) -> str:
    """Return the SHA-256 of what a journal asks for, so that a key cannot quietly be used for something else.

    It is that of compact JSON in ASCII, ``[purpose, reference, [[debit, credit, amount_minor, currency], …]]``, put
    together by hand: proving a book makes it for every journal, and ``json.dumps`` takes several times as long.
    """
    return hash_of_rows(purpose, reference, map(_fields, transfers))


def hash_of_rows(purpose: str, reference: str, rows: Iterable[Sequence[Any]]) -> str:
    """As ``request_hash_of``, of transfers whose fields come as a row does, in their order."""
    asked = ",".join([_asked(*row) for row in rows])
    return hashlib.sha256(f"[{_json(purpose)},{_json(reference)},[{asked}]]".encode()).hexdigest()


def _asked(
    debit: str,
    credit: str,
    amount_minor: int,
    currency: str,
    kind: TransferKind,
    hold_id: str | None,
    expires_at: datetime | None,
) -> str:
    asked = f"{_json(debit)},{_json(credit)},{amount_minor},{_json(currency)}"
    if kind == "direct":  # as it was before there were holds: the hashes of old journals stay true
        return f"[{asked}]"
    ends = None if expires_at is None else expires_at.astimezone(UTC).isoformat(timespec="microseconds")
    resolved, over = ("null" if text is None else _json(text) for text in (hold_id, ends))
    return f"[{asked},{_json(kind)},{resolved},{over}]"


def _ids(count: int) -> list[str]:
    """Return new ids whose order is the order of the transfers in their journal."""
    return sorted(new_id() for _ in range(count))


def _check(transfers: tuple[Transfer, ...]) -> None:
    if not transfers:
        raise Refused("ledger.transfer", reason="none")
    for transfer in transfers:
        # A float or a bool would compare and add like a number; PostgreSQL would round it without a word.
        if type(transfer.amount_minor) is not int or not 1 <= transfer.amount_minor <= AMOUNT_MINOR_MAX:
            raise Refused("ledger.transfer", reason="amount")
        if transfer.debit == transfer.credit:
            raise Refused("ledger.transfer", reason="parties")
        _check_kind(transfer)


def _check_kind(transfer: Transfer) -> None:
    resolves = transfer.kind in ("post", "void")
    if (
        transfer.kind not in _KINDS
        or resolves != (transfer.hold_id is not None)
        or (transfer.expires_at is not None and (transfer.kind != "hold" or transfer.expires_at.tzinfo is None))
    ):
        raise Refused("ledger.transfer", reason="kind")
