"""The wallet's services on one database, joined as the application joins them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import pytest
from sqlalchemy import text

from app.core.database import Database, Transactions
from app.core.kernel.events import EventBus
from app.core.kernel.ids import (
    CouponId,
    JournalId,
    LedgerAccountId,
    MiniAppId,
    PublisherId,
    TransferId,
    UserId,
    new_id,
)
from app.core.kernel.money import Money
from app.core.kernel.secrets import Secrets
from app.core.ledger.model import Journal, Transfer, TransferKind
from app.core.ledger.service import Ledger
from app.core.payments.collecting import Collecting
from app.core.payments.marks import Marks
from app.core.payments.model import Coupon, CouponTerms, Held, Merchant, Order, Receipt, Refund
from app.core.payments.packets import Packets
from app.core.payments.person_transfers import PersonTransfers
from app.core.payments.receive_codes import ReceiveCodes
from app.core.payments.repeats import Repeats
from app.core.payments.service import (
    Captures,
    Coupons,
    Funding,
    Orders,
    Outbox,
    Payments,
    Pins,
    Refunds,
    Spending,
    TestBank,
    Wallet,
)
from app.core.payments.wallet import TEST_BANK, account_of_person, account_of_publisher
from tests.support.clock import FakeClock
from tests.support.secrets import FakeSecrets

LIN = UserId("lin")
MAYA = UserId("maya")
LIN_ACCOUNT = account_of_person(LIN)
MAYA_ACCOUNT = account_of_person(MAYA)
PIN = "246810"
STORE = Merchant(MiniAppId("plaza.store"), PublisherId("plaza"), "Plaza Store")
TEN = Coupon(
    CouponId("ten"),
    STORE,
    "TEN",
    CouponTerms(
        title="Autumn",
        off=Money(1_000),
        spend_min=Money(5_000),
        claims_max=10,
        valid_from=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        valid_until=datetime(2026, 11, 29, 9, 30, tzinfo=UTC),
    ),
    datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    "open",
)


def key() -> JournalId:
    """Return a new idempotency key."""
    return JournalId(new_id())


def coupon_till(coupon: Coupon) -> str:
    """Return the ledger account that a coupon pays from."""
    return f"promotion:{coupon.coupon_id}:CNY"


class TrustingPins(Pins):
    """Takes every PIN for right, for tests in which hashing would only take time."""

    def verify(self, user_id: UserId, pin: str) -> None:
        return


class Lending(Transactions, Protocol):
    """A database that can be closed."""

    def close(self) -> None: ...


class Books:
    """A fresh book, in memory unless ``path`` or ``db`` says where."""

    def __init__(
        self,
        path: Path | None = None,
        *,
        trusts_pins: bool = True,
        is_encrypted: bool = True,
        secrets: Secrets | None = None,
        events: EventBus | None = None,
        clock: FakeClock | None = None,
        db: Lending | None = None,
    ) -> None:
        self.clock = clock or FakeClock()
        self.events = events or EventBus()
        self.secrets = secrets or FakeSecrets()
        self.db = db or self._file(path, is_encrypted=is_encrypted)
        self.ledger = Ledger(self.db)
        self.orders = Orders(self.db, self.events, self.clock)
        self.pins = (TrustingPins if trusts_pins else Pins)(self.db, self.clock, self.secrets)
        self.marks = Marks(self.db, self.pins, self.events)
        self.spending = Spending(self.db, self.pins, self.events, self.clock, UTC)
        self.coupons = Coupons(self.db, self.ledger, self.events, self.clock)
        self.payments = Payments(
            self.db, self.ledger, self.orders, self.coupons, self.spending, self.events, self.clock, self.secrets
        )
        self.refunds = Refunds(self.db, self.ledger, self.orders, self.coupons, self.events, self.clock, self.secrets)
        self.person_transfers = PersonTransfers(self.db, self.ledger, self.spending, self.events, self.clock)
        self.receive_codes = ReceiveCodes(self.db, self.ledger, self.spending, self.events, self.clock)
        self.collecting = Collecting(
            self.db, self.ledger, self.orders, self.payments, self.spending, self.events, self.clock
        )
        self.repeats = Repeats(self.db, self.clock)
        self.packets = Packets(self.db, self.ledger, self.spending, self.events, self.clock)
        self.wallet = Wallet(self.db)
        self.funding = Funding(self.db, self.ledger, self.spending, TestBank(), self.events, self.clock)
        self.captures = Captures(self.db, self.ledger, self.orders, self.events, self.clock, self.secrets)
        self.outbox = Outbox(self.db, self.clock)

    def _file(self, path: Path | None, *, is_encrypted: bool) -> Database:
        key = self.secrets.get("wallet.key").hex() if path is not None and is_encrypted else None
        db = Database(path, tree="wallet", key=key)
        db.migrate()
        return db

    def order(self, amount_minor: int = 29_900, *, number: str | None = None, merchant: Merchant = STORE) -> Order:
        return self.orders.create(
            merchant, merchant_number=number or new_id(), title="Running shoes", amount=Money(amount_minor)
        )

    def top_up(self, amount_minor: int, user_id: UserId = LIN) -> None:
        self.funding.top_up(user_id, Money(amount_minor), key())

    def pay(
        self,
        order: Order,
        payer_id: UserId = LIN,
        *,
        journal_id: JournalId | None = None,
        coupon: Coupon | None = None,
    ) -> Receipt:
        coupon_id = None if coupon is None else coupon.coupon_id
        outcome = self.payments.pay(
            order.order_id, payer_id=payer_id, pin=PIN, key=journal_id or key(), coupon_id=coupon_id
        )
        assert isinstance(outcome, Receipt)
        return outcome

    def held(self, amount_minor: int = 29_900, payer_id: UserId = LIN, *, number: str | None = None) -> Order:
        """Place an order that is captured later, hold what it costs, and return it."""
        order = self.orders.create(
            STORE,
            merchant_number=number or new_id(),
            title="Running shoes",
            amount=Money(amount_minor),
            capture="later",
        )
        assert isinstance(self.payments.pay(order.order_id, payer_id=payer_id, pin=PIN, key=key()), Held)
        return self.orders.get(order.order_id)

    def fill_publisher(self, amount_minor: int, publisher_id: PublisherId = STORE.publisher_id) -> None:
        """Let a publisher have money without an order, from the test bank."""
        with self.db.begin() as tx:
            bank = self.ledger.open(tx, TEST_BANK, "CNY", may_overdraw=True)
            till = self.ledger.open(tx, account_of_publisher(publisher_id), "CNY")
            transfer = Transfer(bank.ledger_account_id, till.ledger_account_id, amount_minor, "CNY")
            self.ledger.post(tx, Journal(key(), "top_up", publisher_id, (transfer,), self.clock.now()))

    def coupon(
        self, off_minor: int = 1_000, *, number: str | None = None, merchant: Merchant = STORE, **terms: Any
    ) -> Coupon:
        """Make a coupon for ten, good for a week, but for ``terms``; its publisher must have the money."""
        now = self.clock.now()
        standing: dict[str, Any] = {
            "title": "Ten off",
            "off": Money(off_minor),
            "spend_min": Money(0),
            "claims_max": 10,
            "valid_from": now,
            "valid_until": now + timedelta(days=7),
        }
        return self.coupons.create(merchant, coupon_number=number or new_id(), terms=CouponTerms(**standing | terms))

    def claimed(self, off_minor: int = 1_000, *, user_id: UserId = LIN, **terms: Any) -> Coupon:
        """Make a coupon, as ``coupon`` does, that a person has taken."""
        return self.coupons.claim(self.coupon(off_minor, **terms).coupon_id, user_id)

    def account_minor(self, ledger_account_id: str) -> int:
        """Return what a ledger account holds; 0 for one that was never opened."""
        with self.db.read() as tx:
            found = self.ledger.account(tx, LedgerAccountId(ledger_account_id))
        return 0 if found is None else found.balance_minor

    def refund(self, order: Order, amount_minor: int, number: str = "1", reason: str = "") -> Refund:
        return self.refunds.refund(order.order_id, refund_number=number, amount=Money(amount_minor), reason=reason)

    def take_from_publisher(self, amount_minor: int) -> None:
        """Let the publisher of the store spend what it was paid."""
        with self.db.begin() as tx:
            till, bank = (
                account_of_publisher(STORE.publisher_id),
                self.ledger.open(tx, TEST_BANK, "CNY", may_overdraw=True),
            )
            transfer = Transfer(till, bank.ledger_account_id, amount_minor, "CNY")
            self.ledger.post(tx, Journal(key(), "withdrawal", STORE.publisher_id, (transfer,), self.clock.now()))

    def hold(
        self,
        reference: str,
        amount_minor: int,
        *,
        debit: LedgerAccountId = LIN_ACCOUNT,
        credit: LedgerAccountId = MAYA_ACCOUNT,
        expires_at: datetime | None = None,
    ) -> TransferId:
        """Hold an amount of one for another, in a journal of its own that ``reference`` names."""
        return self._post(reference, Transfer(debit, credit, amount_minor, "CNY", "hold", expires_at=expires_at))

    def move(
        self, reference: str, kind: TransferKind, amount_minor: int, *, hold_id: TransferId | None = None
    ) -> TransferId:
        """Move, post or void an amount between the parties of the hold, or from Lin to Maya."""
        debit, credit = LIN_ACCOUNT, MAYA_ACCOUNT
        if hold_id is not None:
            with self.db.read() as tx:
                held = self.ledger.hold(tx, hold_id)
            debit, credit = held.debit, held.credit
        return self._post(reference, Transfer(debit, credit, amount_minor, "CNY", kind, hold_id))

    def _post(self, reference: str, transfer: Transfer) -> TransferId:
        with self.db.begin() as tx:
            for name in (transfer.debit, transfer.credit):
                self.ledger.open(tx, name, "CNY")
            posted = self.ledger.post(tx, Journal(key(), "test", reference, (transfer,), self.clock.now()))
        return posted.transfer_ids[0]

    def balance_minor(self, user_id: UserId = LIN) -> int:
        return self.wallet.balance(user_id).amount_minor

    @property
    def database(self) -> str:
        """What keeps the book: "sqlite" or "postgresql"."""
        with self.db.read() as tx:
            return tx.dialect.name

    def rows(self, sql: str) -> list[Any]:
        with self.db.read() as tx:
            return [tuple(row) for row in tx.execute(text(sql))]

    def run(self, sql: str) -> None:
        """Do what a person with the file open could: any statement, outside every service."""
        if "OR REPLACE" in sql and self.database != "sqlite":
            pytest.skip("INSERT OR REPLACE is SQLite's own word")
        with self.db.begin() as tx:
            tx.exec_driver_sql(sql)
