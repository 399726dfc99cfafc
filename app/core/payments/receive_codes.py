"""Receive codes: a code that asks for money, for whoever wants to give it, with an amount or without."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, UserId
from app.core.kernel.money import Money
from app.core.ledger.model import Journal, Posted, Transfer
from app.core.ledger.service import Ledger
from app.core.payments import receive_codes_store as store
from app.core.payments.bills_between import RECEIVE
from app.core.payments.checks import CURRENCY, check_amount, check_key, check_note
from app.core.payments.events import BalanceChanged
from app.core.payments.funds import RequireHere, anybody, require_funds
from app.core.payments.spending import Spending
from app.core.payments.wallet import account_of_person

LIFE = timedelta(hours=24)
PLAIN_LIFE = timedelta(days=365)
PLAIN_LEFT_MIN = timedelta(days=30)
"""A plain code that is shown again lives at least so much longer; a later one is made anew."""
_TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class ReceiveCode:
    """A code and what it asks for; without ``amount`` the giver says how much."""

    token: str
    user_id: UserId
    amount: Money | None
    note: str
    expires_at: datetime


class ReceiveCodes:
    """Makes receive codes and lets money be given to them. What is given moves at once."""

    def __init__(
        self,
        db: Transactions,
        ledger: Ledger,
        spending: Spending,
        events: EventBus,
        clock: Clock,
        require_here: RequireHere = anybody,
    ) -> None:
        self._require_here = require_here
        self._db = db
        self._ledger = ledger
        self._spending = spending
        self._events = events
        self._clock = clock

    def show(self, user_id: UserId, *, amount: Money | None = None, note: str = "") -> ReceiveCode:
        """Return a code of this person: for an amount or with a note a new one, otherwise the one they have.

        Raises:
            Refused: ``money.amount``, ``transfers.note``.
        """
        if amount is not None:
            check_amount(amount)
        check_note(note)
        now = self._clock.now()
        is_plain = amount is None and note == ""
        with self._db.begin() as tx:
            if is_plain:
                known = tx.execute(store.PLAIN, {"user_id": user_id, "until": now + PLAIN_LEFT_MIN}).one_or_none()
                if known is not None:
                    return _code(known)
            token = secrets.token_urlsafe(_TOKEN_BYTES)
            made = ReceiveCode(token, user_id, amount, note, now + (PLAIN_LIFE if is_plain else LIFE))
            tx.execute(
                store.ADD,
                {
                    "token": token,
                    "user_id": user_id,
                    "amount_minor": None if amount is None else amount.amount_minor,
                    "currency": CURRENCY,
                    "note": note,
                    "made_at": now,
                    "expires_at": made.expires_at,
                },
            )
        return made

    def find(self, token: str, giver_id: UserId) -> ReceiveCode:
        """Return the code, if this person can give money to it.

        Raises:
            Refused: ``receive.unknown``, ``receive.over``, ``receive.own``, ``people.left``.
        """
        with self._db.read() as tx:
            code = self._find(tx, token, giver_id)
        self._require_here(code.user_id)
        return code

    def give(self, token: str, giver_id: UserId, amount: Money, *, pin: str, key: JournalId) -> ReceiveCode:
        """Move ``amount`` to whoever showed the code, and return the code.

        ``key`` is made and stored by the caller before the first try: the same key moves the money once.

        Raises:
            Refused: ``pin.…`` (see ``Pins.verify``), ``receive.unknown``, ``receive.over``, ``receive.own``,
                ``receive.amount`` (the code asks for another), ``money.amount``, ``people.left``,
                ``wallet.insufficient``, ``wallet.frozen``, ``limits.…`` (see ``Spending.check``),
                ``ledger.key_reused``, ``payments.key``. Nothing moved.
            Unavailable: ``database.busy``, ``database.full``; the same key may be tried again.
        """
        check_key(key)
        check_amount(amount)
        self._spending.verify_pin(giver_id, pin)
        with self._db.begin() as tx:
            code = self._find(tx, token, giver_id)
            if code.amount is not None and code.amount != amount:
                raise Refused("receive.amount", amount_minor=code.amount.amount_minor, currency=code.amount.currency)
            posted = self._move(tx, code, giver_id, amount, key)
        if posted.is_new:
            self._events.publish(BalanceChanged(giver_id))
            self._events.publish(BalanceChanged(code.user_id))
        return code

    def _move(self, tx: Connection, code: ReceiveCode, giver_id: UserId, amount: Money, key: JournalId) -> Posted:
        own = account_of_person(giver_id)
        other = self._ledger.open(tx, account_of_person(code.user_id), amount.currency)
        transfer = Transfer(own, other.ledger_account_id, amount.amount_minor, amount.currency)
        journal = Journal(key, RECEIVE, code.token, (transfer,), self._clock.now())
        if not self._ledger.is_posted(tx, key):  # a repetition is judged by what it repeats, not by what is left
            self._require_here(code.user_id)
            self._spending.check(tx, giver_id, amount)
            require_funds(self._ledger, tx, giver_id, amount)
        return self._ledger.post(tx, journal)

    def _find(self, tx: Connection, token: str, giver_id: UserId) -> ReceiveCode:
        row = tx.execute(store.BY_TOKEN, {"token": token}).one_or_none()
        if row is None:
            raise Refused("receive.unknown")
        if row.user_id == giver_id:
            raise Refused("receive.own")
        if self._clock.now() >= row.expires_at:
            raise Refused("receive.over")
        return _code(row)


def _code(row: Row[Any]) -> ReceiveCode:
    amount = None if row.amount_minor is None else Money(row.amount_minor, row.currency)
    return ReceiveCode(row.token, row.user_id, amount, row.note, row.expires_at)
