"""Files of earlier versions, kept as they were: opened, brought up to date, nothing in them lost.

``tests.support.old_world`` keeps them: each is made by the code of its time.
"""

import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from app.core.database.migrating import known_versions
from app.core.kernel.errors import Refused
from app.core.kernel.ids import CollectionId, MiniAppId, PacketId, PersonTransferId
from app.core.kernel.money import Money
from app.core.payments.marks import Mark
from app.core.payments.model import Receipt
from app.core.payments.receipts import is_genuine
from app.core.payments.reconciling import forged, reconcile
from tests.support.books import LIN, MAYA, PIN, STORE, Books, key
from tests.support.old_world import RECOVERY

WORLDS = Path(__file__).parents[2] / "data" / "worlds"
KEPT = sorted(file.stem.removeprefix("wallet-") for file in WORLDS.glob("wallet-*.sql"))


def text_of(version: str) -> str:
    return (WORLDS / f"wallet-{version}.sql").read_text(encoding="utf-8")


def wallet_of(version: str, path: Path, *, trusts_pins: bool = True) -> Books:
    """Make the wallet that was kept of ``version`` at ``path`` and open it with today's program."""
    with sqlite3.connect(path) as connection:
        connection.executescript(text_of(version))
    connection.close()
    return Books(path, is_encrypted=False, trusts_pins=trusts_pins)


def said_in(books: Books, table: str, columns: str) -> "Counter[object]":
    return Counter(books.rows(f"SELECT {columns} FROM {table}"))


def test_a_file_of_every_version_before_this_one_is_kept() -> None:
    missing = set(known_versions("wallet")[:-1]) - set(KEPT)
    assert not missing, "tests.support.old_world says how one is made"


@pytest.mark.parametrize("version", KEPT)
def test_every_row_of_an_old_wallet_is_there_and_proved(version: str, tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / "old.db")
    old.executescript(text_of(version))
    books = wallet_of(version, tmp_path / "wallet.db")
    tables = [name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        if table != "alembic_version":
            columns = ", ".join(name for _, name, *_ in old.execute(f"PRAGMA table_info({table})"))
            assert said_in(books, table, columns) == Counter(old.execute(f"SELECT {columns} FROM {table}")), table
    old.close()
    assert len(tables) > 5
    assert reconcile(books.db).findings == ()
    assert list(forged(books.db, books.payments.public_key)) == []
    books.db.close()


@pytest.mark.parametrize("version", [version for version in KEPT if version >= "0003"])
def test_what_was_under_way_in_an_old_wallet_goes_on(version: str, tmp_path: Path) -> None:
    books = wallet_of(version, tmp_path / "wallet.db")
    with pytest.raises(Refused, match=r"limits\.payment"):
        books.pay(books.order(60_001))
    with pytest.raises(Refused, match=r"wallet\.frozen"):
        books.pay(books.order(100), MAYA)
    pending = books.orders.find(STORE.miniapp_id, "pending")
    assert pending is not None
    books.pay(pending)
    if version >= "0004":
        unused = books.coupons.find(STORE.miniapp_id, "unused")
        shared = books.orders.find(STORE.miniapp_id, "shared")
        assert unused is not None
        assert shared is not None
        receipt = books.pay(books.order(5_000), coupon=unused)
        assert receipt.amount == Money(4_000)
        assert books.refund(shared, 2_500, "the rest").to_coupon_minor == 500
    if version >= "0005":
        [(hold_id,)] = books.rows("SELECT transfer_id FROM transfers JOIN journals USING (journal_id) "
                                  "WHERE reference = 'held' AND purpose = 'test'")  # fmt: skip
        books.move("posting what was held", "post", 100, hold_id=hold_id)
    if version >= "0007":
        held = books.orders.find(STORE.miniapp_id, "held")
        assert held is not None
        assert books.captures.capture(held.order_id).amount == Money(3_000)
    if version >= "0008":
        [(packet_id,)] = books.rows("SELECT packet_id FROM packets")
        assert books.packets.claim(PacketId(packet_id), MAYA).amount == Money(300)
    if version >= "0009":
        [(transfer_id,)] = books.rows("SELECT person_transfer_id FROM person_transfers WHERE hold_id NOT IN "
                                      "(SELECT hold_id FROM transfers WHERE hold_id IS NOT NULL)")  # fmt: skip
        books.person_transfers.accept(PersonTransferId(transfer_id), MAYA)
    if version >= "0010":
        [(token,)] = books.rows("SELECT token FROM receive_codes WHERE amount_minor IS NULL")
        books.receive_codes.give(token, LIN, Money(100), pin=PIN, key=key())
    if version >= "0012":
        books.collecting.confirm(CollectionId("asked"), LIN, PIN)
    assert reconcile(books.db).findings == ()
    assert list(forged(books.db, books.payments.public_key)) == []
    books.db.close()


@pytest.mark.parametrize("version", [version for version in KEPT if version >= "0006"])
def test_an_old_wallet_knows_its_pin_its_mark_and_its_recovery_code(version: str, tmp_path: Path) -> None:
    books = wallet_of(version, tmp_path / "wallet.db", trusts_pins=False)
    books.pins.verify(LIN, PIN)
    with pytest.raises(Refused, match=r"pin\.wrong"):
        books.pins.verify(LIN, "000000")
    assert books.marks.of(LIN) == Mark("fox", "Tea at five")
    code = text_of(version).splitlines()[0].removeprefix(RECOVERY)
    books.pins.recover(LIN, code, "135791")
    books.pins.verify(LIN, "135791")
    books.db.close()


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
