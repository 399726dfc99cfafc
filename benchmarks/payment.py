"""One payment, against a bare transaction of as many rows with the same library, encryption and durability."""

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.core.database import Database
from app.core.kernel.clock import SystemClock
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, MiniAppId, OrderId, PublisherId, UserId, new_id
from app.core.kernel.money import Money
from app.core.kernel.secrets import FileSecrets
from app.core.ledger.service import Ledger
from app.core.payments.model import Merchant
from app.core.payments.orders import PENDING_MAX
from app.core.payments.service import Coupons, Funding, Orders, Payments, Pins, Spending, TestBank
from benchmarks.figures import Figure
from benchmarks.syncs import can_count, count_syncs

ROUNDS = 400
WARM_UP = 50
WATCHED = 20  # few enough that neither folds its write-ahead log into the file in between
PIN = "246810"
PAYER = UserId("lin")
BARE_TABLES = (
    "CREATE TABLE accounts (id TEXT PRIMARY KEY, debits INTEGER, credits INTEGER) WITHOUT ROWID",
    "CREATE TABLE journals (id TEXT PRIMARY KEY, hash TEXT, purpose TEXT, reference TEXT, at INTEGER) WITHOUT ROWID",
    "CREATE TABLE transfers (id TEXT PRIMARY KEY, journal TEXT, debit TEXT, credit TEXT, currency TEXT, "
    "amount INTEGER) WITHOUT ROWID",
    "CREATE TABLE orders (id TEXT PRIMARY KEY, title TEXT, state TEXT, paid_at INTEGER, payer TEXT) WITHOUT ROWID",
    "CREATE TABLE receipts (id TEXT PRIMARY KEY, order_id TEXT, journal TEXT, body TEXT, signature TEXT) WITHOUT ROWID",
    "CREATE TABLE outbox (id TEXT PRIMARY KEY, topic TEXT, payload TEXT, attempts INTEGER, due INTEGER, "
    "done INTEGER) WITHOUT ROWID",
    "INSERT INTO accounts VALUES ('payer', 0, 1000000000), ('payee', 0, 0)",
)


class VerifiedPins(Pins):
    """A PIN that was verified a moment ago: its hashing is slow on purpose and measured apart."""

    def verify(self, user_id: UserId, pin: str) -> None:
        """Let the payment begin."""


@dataclass(frozen=True, slots=True)
class Shop:
    """A wallet with money in it, and orders that wait to be paid."""

    db: Database
    payments: Payments
    pins: Pins
    key: str
    waiting: list[OrderId]


def run() -> list[Figure]:
    """Pay and write in turn, on one disk; figures are medians."""
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch:
        folder = Path(scratch)
        return [*(_syncs(folder) if can_count() else []), *_times(folder / "timed")]


def _times(folder: Path) -> list[Figure]:
    shop = _open(folder, WARM_UP + ROUNDS)
    bare, bare_ids = _bare(folder / "bare.db", shop.key, len(shop.waiting))
    ours: list[float] = []
    peer: list[float] = []
    for number, (order_id, bare_id) in enumerate(zip(shop.waiting, bare_ids, strict=True)):
        both = [
            (ours, lambda order_id=order_id: _pay(shop.payments, order_id)),
            (peer, lambda bare_id=bare_id: _write(bare, bare_id)),
        ]
        # The first to ask for an fsync has what other programs left to be written on its bill, so they take turns.
        for times, work in both if number % 2 else reversed(both):
            times.append(_timed(work))
    hashed = statistics.median(_timed(lambda: shop.pins.verify(PAYER, PIN)) for _ in range(15))
    bare.close()
    shop.db.close()
    paid, written = (statistics.median(times[WARM_UP:]) for times in (ours, peer))
    return [
        Figure("pay without PIN hashing", paid, "bare SQLCipher transaction, 8 rows", written, aim=2.0),
        Figure("pay with PIN hashing", paid + hashed, "bare SQLCipher transaction, 8 rows", written),
    ]


def _syncs(folder: Path) -> list[Figure]:
    """Count what the disk is asked for by payments and by as many bare transactions, from outside of both."""

    def prepare_payments() -> Callable[[], None]:
        shop = _open(folder / "counted", WATCHED + 1)
        _pay(shop.payments, shop.waiting.pop())

        def pay_all() -> None:
            for order_id in shop.waiting:
                _pay(shop.payments, order_id)

        return pay_all

    def prepare_bare() -> Callable[[], None]:
        connection, ids = _bare(folder / "counted.db", "0" * 64, WATCHED + 1)
        _write(connection, ids.pop())

        def write_all() -> None:
            for order_id in ids:
                _write(connection, order_id)

        return write_all

    ours, theirs = count_syncs(prepare_payments), count_syncs(prepare_bare)
    return [Figure(f"{WATCHED} payments", ours, f"{WATCHED} bare transactions", theirs, aim=1.0, unit="fsyncs")]


def _open(folder: Path, orders_count: int) -> Shop:
    clock, events, secrets = SystemClock(), EventBus(), FileSecrets(folder / "secrets")
    key = secrets.get("wallet.key").hex()
    db = Database(folder / "wallet.db", tree="wallet", key=key)
    db.migrate()
    orders, pins = Orders(db, events, clock), Pins(db, clock, secrets)
    ledger, spending = Ledger(db), Spending(db, VerifiedPins(db, clock, secrets), events, clock)
    coupons = Coupons(db, ledger, events, clock)
    payments = Payments(db, ledger, orders, coupons, spending, events, clock, secrets)
    funding = Funding(db, ledger, spending, TestBank(), events, clock)
    for _ in range(3):  # as much as the test bank moves at once
        funding.top_up(PAYER, Money(TestBank.MOVED_MAX_MINOR), JournalId(new_id()))
    pins.set(PAYER, PIN)
    waiting = []
    for number in range(orders_count):
        # As many mini-apps as it takes: each may let only so many orders wait.
        miniapp_id = MiniAppId(f"plaza.store{number // PENDING_MAX}")
        merchant = Merchant(miniapp_id, PublisherId("plaza"), "Plaza Store")
        order = orders.create(merchant, merchant_number=new_id(), title="Running shoes", amount=Money(29_900))
        waiting.append(order.order_id)
    return Shop(db, payments, pins, key, waiting)


def _pay(payments: Payments, order_id: OrderId) -> None:
    payments.pay(order_id, payer_id=PAYER, pin=PIN, key=JournalId(new_id()))


def _bare(path: Path, key: str, orders_count: int) -> tuple[Any, list[str]]:
    """Open the peer: the same pragmas, plain tables, as many orders waiting."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    for statement in BARE_TABLES:
        connection.execute(statement)
    ids = [new_id() for _ in range(orders_count)]
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO orders VALUES (?, 'Running shoes', 'pending', NULL, NULL)", [(each,) for each in ids]
    )
    connection.execute("COMMIT")
    return connection, ids


def _write(connection: Any, order_id: str) -> None:
    """Write the eight rows a payment writes, of the same sizes, without a rule or an index beside the keys."""
    now, journal, receipt = time.time_ns() // 1000, new_id(), new_id()
    filling = token_hex(32)
    execute = connection.execute
    execute("BEGIN IMMEDIATE")
    execute("INSERT INTO journals VALUES (?, ?, 'payment', ?, ?)", (journal, filling, order_id, now))
    execute("INSERT INTO transfers VALUES (?, ?, 'payer', 'payee', 'CNY', 29900)", (new_id(), journal))
    execute("UPDATE accounts SET debits = debits + 29900 WHERE id = 'payer'")
    execute("UPDATE accounts SET credits = credits + 29900 WHERE id = 'payee'")
    execute("UPDATE orders SET state = 'paid', paid_at = ?, payer = 'lin' WHERE id = ?", (now, order_id))
    execute("INSERT INTO receipts VALUES (?, ?, ?, ?, ?)", (receipt, order_id, journal, filling * 5, filling))
    for topic in ("receipt.message", "payment.notice"):
        execute("INSERT INTO outbox VALUES (?, ?, ?, 0, ?, NULL)", (new_id(), topic, filling * 5, now))
    execute("COMMIT")


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
