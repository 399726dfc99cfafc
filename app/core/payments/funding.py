"""Money between wallets and the world: topping up and withdrawing, through whatever source is built in."""

from dataclasses import replace
from typing import Protocol

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, LedgerAccountId, UserId
from app.core.kernel.money import Money
from app.core.ledger.model import Journal, Transfer
from app.core.ledger.service import Ledger
from app.core.payments.checks import CURRENCY, check_amount, check_key
from app.core.payments.events import BalanceChanged
from app.core.payments.spending import Spending
from app.core.payments.wallet import TEST_BANK, TOP_UP, WITHDRAWAL, account_of_person


class FundingSource(Protocol):
    """Where money comes into wallets from, and where it leaves them to.

    Its ledger account is the world's side of the book: it may be overdrawn, by as much as all wallets together hold.
    """

    @property
    def name(self) -> str:
        """What a person knows it by."""
        ...

    @property
    def ledger_account_id(self) -> LedgerAccountId:
        """The ledger account that stands for it."""
        ...

    def check(self, amount: Money) -> None:
        """Raise unless it moves ``amount`` now, one way or the other; asked right before the money is booked.

        Raises:
            Refused: ``funding.limit`` (``limit_minor``, ``currency``).
            Unavailable: it cannot be reached.
        """
        ...


class TestBank:
    """Gives and takes play money. It is built in, so what is booked has moved: there is nothing to wait for."""

    __test__ = False  # it is no test, whatever pytest takes it for
    name = "Test bank"
    ledger_account_id = TEST_BANK
    MOVED_MAX_MINOR = 5_000_000

    def check(self, amount: Money) -> None:
        """Refuse more than ``MOVED_MAX_MINOR`` at once."""
        if amount.amount_minor > self.MOVED_MAX_MINOR:
            raise Refused("funding.limit", limit_minor=self.MOVED_MAX_MINOR, currency=amount.currency)


class Funding:
    """Tops wallets up from a source and withdraws to it, each once per key."""

    def __init__(
        self,
        db: Transactions,
        ledger: Ledger,
        spending: Spending,
        source: FundingSource,
        events: EventBus,
        clock: Clock,
    ) -> None:
        self._db = db
        self._ledger = ledger
        self._spending = spending
        self._source = source
        self._events = events
        self._clock = clock

    def top_up(self, user_id: UserId, amount: Money, key: JournalId) -> Money:
        """Move money from the source to the person, once per ``key``; return what they can spend then.

        Raises:
            Refused: ``money.amount``, ``payments.key``, ``funding.…`` (see ``FundingSource.check``),
                ``ledger.key_reused`` (the key stands for something else). Nothing moved.
            Unavailable: ``database.busy``, ``database.full``; the same key may be tried again.
        """
        check_amount(amount)
        check_key(key)
        self._source.check(amount)
        return self._move(user_id, amount, Journal(key, TOP_UP, user_id, (), self._clock.now()), is_out=False)

    def withdraw(self, user_id: UserId, amount: Money, pin: str, key: JournalId) -> Money:
        """Move money from the person back to the source, once per ``key``; return what they can spend then.

        Raises:
            Refused: ``pin.…`` (see ``Pins.verify``), ``wallet.insufficient`` (``needed_minor``, ``balance_minor``,
                ``currency``), ``wallet.frozen``, ``limits.…`` (see ``Spending.check``), and as ``top_up``.
            Unavailable: as ``top_up``.
        """
        check_amount(amount)
        check_key(key)
        self._spending.verify_pin(user_id, pin)
        self._source.check(amount)
        return self._move(user_id, amount, Journal(key, WITHDRAWAL, user_id, (), self._clock.now()), is_out=True)

    def _move(self, user_id: UserId, amount: Money, journal: Journal, *, is_out: bool) -> Money:
        with self._db.begin() as tx:
            source = self._ledger.open(tx, self._source.ledger_account_id, CURRENCY, may_overdraw=True)
            own = self._ledger.open(tx, account_of_person(user_id), CURRENCY)
            debit, credit = (own, source) if is_out else (source, own)
            transfer = Transfer(debit.ledger_account_id, credit.ledger_account_id, amount.amount_minor, CURRENCY)
            asked = replace(journal, transfers=(transfer,))
            if is_out and not self._ledger.is_posted(tx, journal.journal_id):
                self._spending.check(tx, user_id, amount)
                if own.balance_minor < amount.amount_minor:
                    raise Refused(
                        "wallet.insufficient",
                        needed_minor=amount.amount_minor,
                        balance_minor=own.balance_minor,
                        currency=CURRENCY,
                    )
            posted = self._ledger.post(tx, asked)
            after = self._ledger.account(tx, own.ledger_account_id) or own
        if posted.is_new:
            self._events.publish(BalanceChanged(user_id))
        return Money(after.balance_minor, CURRENCY)
