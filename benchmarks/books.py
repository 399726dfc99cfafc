"""Large books: proving a hundred thousand transfers, and one page of a statement among a million."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.ids import LedgerAccountId, TransferId
from app.core.ledger import store
from app.core.ledger.model import Transfer
from app.core.ledger.service import Ledger, request_hash_of
from app.core.payments.reconciling import reconcile
from benchmarks.figures import Figure

PROVED = 100_000
LISTED = 1_000_000
PEOPLE = 1_000
PAGES = 200
PAGE = 50
KEY = "0123456789abcdef" * 4
BANK = LedgerAccountId("bank:bench:CNY")
AT = datetime(2026, 11, 22, tzinfo=UTC)
BATCH = 20_000
ALL_ROWS = (
    "SELECT * FROM journals JOIN transfers ON transfers.journal_id = journals.journal_id "
    "ORDER BY journals.journal_id, transfers.transfer_id"
)
PAGE_ROWS = (
    "SELECT transfer_id, journal_id, -amount_minor, currency, credit_id FROM transfers "
    "WHERE debit_id = ? AND transfer_id < ? ORDER BY transfer_id DESC LIMIT ?"
)


def run() -> list[Figure]:
    """Fill two encrypted books and measure each against the bare query for the same rows, and against its limit."""
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch:
        return [*_proving(Path(scratch)), *_listing(Path(scratch))]


def _proving(folder: Path) -> list[Figure]:
    db = _book(folder / "proved.db", PROVED, lambda number: number % PEOPLE)
    prove_ms = statistics.median(_timed(lambda: _prove(db)) for _ in range(3))
    with db.read() as tx:
        driver = _driver(tx)
        read_ms = statistics.median(_timed(lambda: driver.execute(ALL_ROWS).fetchall()) for _ in range(3))
    db.close()
    return [
        Figure("reconcile 100,000 transfers", prove_ms, "the limit of a second", 1_000, aim=1.0),
        Figure("reconcile 100,000 transfers", prove_ms, "reading the same rows bare", read_ms),
    ]


def _prove(db: Database) -> None:
    assert reconcile(db).findings == ()


def _listing(folder: Path) -> list[Figure]:
    db = _book(folder / "listed.db", LISTED, lambda _: 0)
    ledger, person = Ledger(db), _person(0)
    ours, bare = [], []
    with db.read() as tx:
        driver = _driver(tx)
        for number in range(PAGES):
            before = TransferId(_name("t", (number + 1) * LISTED // (PAGES + 1)))
            ours.append(_timed(lambda before=before: _page(ledger, tx, person, before)))  # type: ignore[misc]
            bare.append(_timed(lambda before=before: _bare_page(driver, person, before)))  # type: ignore[misc]
    db.close()
    page_ms, bare_ms = statistics.median(ours), statistics.median(bare)
    return [
        Figure("a statement's page of a million", page_ms, "the limit of 5 ms", 5, aim=1.0),
        Figure("a statement's page of a million", page_ms, "the bare query for 50 rows", bare_ms),
    ]


def _page(ledger: Ledger, tx: Connection, person: LedgerAccountId, before: TransferId) -> None:
    assert len(ledger.statement(tx, person, before=before, limit=PAGE).rows) == PAGE


def _bare_page(driver: Any, person: LedgerAccountId, before: TransferId) -> None:
    assert len(driver.execute(PAGE_ROWS, (person, before, PAGE)).fetchall()) == PAGE


def _book(path: Path, count: int, payer_of: Callable[[int], int]) -> Database:
    """Fill a book with ``count`` journals of one transfer each, from the payer of its number to the bank."""
    db = Database(path, tree="wallet", key=KEY)
    db.migrate()
    with db.begin() as tx:
        ledger = Ledger(db)
        ledger.open(tx, BANK, "CNY", may_overdraw=True)
        for number in range(PEOPLE):
            ledger.open(tx, _person(number), "CNY", may_overdraw=True)
    for first in range(0, count, BATCH):
        with db.begin() as tx:
            rows = list(_rows(range(first, min(first + BATCH, count)), payer_of))
            tx.execute(store.ADD_JOURNAL, [journal for journal, _ in rows])
            tx.execute(store.ADD_TRANSFER, [transfer for _, transfer in rows])
    return db


def _rows(numbers: range, payer_of: Callable[[int], int]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for number in numbers:
        asked = Transfer(_person(payer_of(number)), BANK, 1 + number % 500, "CNY")
        journal_id = _name("j", number)
        journal = {
            "journal_id": journal_id,
            "request_hash": request_hash_of("bench", "", (asked,)),
            "purpose": "bench",
            "reference": "",
            "posted_at": AT + timedelta(seconds=number),
        }
        transfer = {
            "transfer_id": _name("t", number),
            "journal_id": journal_id,
            "debit_id": asked.debit,
            "credit_id": asked.credit,
            "currency": asked.currency,
            "amount_minor": asked.amount_minor,
            "kind": asked.kind,
            "hold_id": None,
            "expires_at": None,
        }
        yield journal, transfer


def _person(number: int) -> LedgerAccountId:
    return LedgerAccountId(f"person:{number:06}:CNY")


def _name(kind: str, number: int) -> str:
    """Return an id as long as a real one, in the order of time."""
    return f"{number:012}-7000-8000-{kind:>012}"


def _driver(tx: Connection) -> Any:
    driver = tx.connection.dbapi_connection
    assert driver is not None
    return driver


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
