"""Noticing that somebody pays the same amount to the same payee a second time within a minute."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from app.core.database import Transactions
from app.core.database.schema import Instant
from app.core.kernel.clock import Clock
from app.core.kernel.ids import LedgerAccountId, PublisherId, UserId
from app.core.kernel.money import Money
from app.core.ledger import store as ledger
from app.core.payments.wallet import account_of_person, account_of_publisher

WITHIN = timedelta(minutes=1)
_LAST = select(func.max(ledger.journals.c.posted_at)).where(
    ledger.transfers.c.journal_id == ledger.journals.c.journal_id,
    # So that the minute narrows the search, not the person: see `spending_store.SPENT`.
    ledger.transfers.c.debit_id.concat("") == bindparam("debit_id"),
    ledger.transfers.c.credit_id.concat("") == bindparam("credit_id"),
    ledger.transfers.c.amount_minor == bindparam("amount_minor"),
    ledger.transfers.c.currency == bindparam("currency"),
    ledger.transfers.c.kind.in_(("direct", "hold")),
    ledger.journals.c.posted_at > bindparam("since", type_=Instant),
    ledger.journals.c.posted_at <= bindparam("now", type_=Instant),
)


class Repeats:
    """Warns of paying twice by mistake; it forbids nothing."""

    def __init__(self, db: Transactions, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def to_person(self, payer_id: UserId, payee_id: UserId, amount: Money) -> datetime | None:
        """Return when, within the last minute, this much went or was promised to this person; None if it did not."""
        return self._last(payer_id, account_of_person(payee_id), amount)

    def to_publisher(self, payer_id: UserId, payee_id: PublisherId, amount: Money) -> datetime | None:
        """Return when, within the last minute, this much was paid to this publisher; None if it was not."""
        return self._last(payer_id, account_of_publisher(payee_id), amount)

    def _last(self, payer_id: UserId, payee: LedgerAccountId, amount: Money) -> datetime | None:
        with self._db.read() as tx:
            return last_within(tx, payer_id, payee, amount, self._clock.now())


def last_within(
    tx: Connection, payer_id: UserId, payee: LedgerAccountId, amount: Money, now: datetime
) -> datetime | None:
    """Return when, within the minute before ``now``, this much went from a person to ``payee``."""
    asked = {
        "debit_id": account_of_person(payer_id),
        "credit_id": payee,
        "amount_minor": amount.amount_minor,
        "currency": amount.currency,
        "since": now - WITHIN,
        "now": now,
    }
    found: datetime | None = tx.execute(_LAST, asked).scalar_one()
    return found
