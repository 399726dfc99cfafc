"""Files of earlier versions, kept as they were: opened, brought up to date, nothing in them lost."""

import sqlite3
from pathlib import Path

from app.core.kernel.ids import MiniAppId
from app.core.payments.model import Receipt
from app.core.payments.receipts import is_genuine
from tests.support.books import LIN, MAYA, Books

WORLDS = Path(__file__).parents[2] / "data" / "worlds"


def wallet_of(version: str, path: Path) -> Books:
    """Make the wallet that was kept of ``version`` at ``path`` and open it with today's program."""
    with sqlite3.connect(path) as connection:
        connection.executescript((WORLDS / f"wallet-{version}.sql").read_text(encoding="utf-8"))
    connection.close()
    return Books(path, is_encrypted=False)


def test_a_wallet_from_before_refunds_keeps_its_money_and_can_give_it_back(tmp_path: Path) -> None:
    books = wallet_of("0001", tmp_path / "wallet.db")
    assert books.balance_minor() == 70_100
    paid, pending, closed = (
        books.orders.find(MiniAppId("plaza.store"), number) for number in ("paid", "pending", "closed")
    )
    assert paid is not None and pending is not None and closed is not None  # noqa: PT018
    assert (paid.state, pending.state, closed.state) == ("paid", "pending", "closed")
    receipt = books.orders.outcome_for(paid.order_id, LIN)
    assert isinstance(receipt, Receipt)
    assert is_genuine(receipt, books.payments.public_key)
    assert books.outbox.pending() == [], "it waits as it did"
    books.clock.advance(seconds=60)
    [entry] = books.outbox.pending()
    assert (entry.topic, entry.attempts, entry.payload["receipt_id"]) == ("payment.notice", 1, receipt.receipt_id)
    books.refund(paid, 29_900)
    assert books.balance_minor() == 100_000
    assert books.ledger.verify() == []
    books.db.close()


def test_a_wallet_from_before_holds_keeps_its_money_and_can_hold_it(tmp_path: Path) -> None:
    books = wallet_of("0002", tmp_path / "wallet.db")
    assert books.ledger.verify() == []
    assert (books.balance_minor(), books.balance_minor(MAYA)) == (80_000, 5_000)
    refunded = books.orders.find(MiniAppId("plaza.store"), "refunded")
    assert refunded is not None
    assert (refunded.state, refunded.refunded_minor) == ("paid", 9_900)
    assert len(books.wallet.bills(LIN).rows) == 3
    waiting = {entry.topic for entry in books.outbox.pending()}
    assert waiting == {"receipt.message", "payment.notice", "refund.message", "refund.notice"}
    books.move("posting", "post", 100, hold_id=books.hold("holding", 80_000))
    books.refund(refunded, 20_000, "2")
    assert (books.balance_minor(), books.balance_minor(MAYA)) == (99_900, 5_100)
    assert books.ledger.verify() == []
    books.db.close()
