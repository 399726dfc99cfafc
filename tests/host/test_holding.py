"""Orders whose money is held: a server half captures or lets go, and hears of both."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.core.kernel.ids import JournalId, MiniAppId, PublisherId
from app.core.payments.model import Merchant
from tests.host.conftest import HEAD
from tests.support.books import PIN, Books, key
from tests.support.miniapps import ADA, PATIENCE_S, Platform, write_package

SERVER = """
import json
server = Server()

async def told(work):
    try:
        order = await work
        return [order.state, order.amount_minor, order.paid_minor, order.held_at and order.hold_ends_at]
    except CallError as error:
        return f"{error.code}: {error.message}"

@server.function
async def place(caller, number, capture="later"):
    return await told(orders.create(number=number, title="Coat", amount_minor=5_000, capture=capture))

@server.function
async def capture(caller, number, amount_minor=None):
    return await told(orders.capture(number, amount_minor))

@server.function
async def close(caller, number):
    return await told(orders.close(number))

@server.function
async def look(caller, number):
    return await told(orders.query(number))

@server.on_hold
def held(notice):
    with (server.data_folder / "told.txt").open("a") as told:
        told.write(f"{notice.number} {notice.state} {notice.amount_minor} {notice.ends_at[:10]}\\n")

@server.on_payment
def paid(notice):
    with (server.data_folder / "told.txt").open("a") as told:
        told.write(f"{notice.number} paid {notice.amount_minor}\\n")
"""
SHOP = Merchant(MiniAppId("test.app"), PublisherId("tests"), "Test shop")


class Shop:
    """A mini-app with a server half, and the books in which its orders are."""

    def __init__(self, data_folder: Path, package: Path) -> None:
        self.books = Books(data_folder / "wallet.db")
        self.books.top_up(100_000, ADA)
        self.platform = Platform(data_folder, books=self.books.orders, captures=self.books.captures)
        self.miniapp_id = self.platform.install(write_package(package, HEAD, HEAD + SERVER))

    def ask(self, function: str, **args: Any) -> Any:
        """Call the server half as a page would, and return its answer."""
        listing = self.platform.listings.get(self.miniapp_id)
        install = self.platform.installs.find(self.miniapp_id, listing.package_sha256)
        halves = self.platform.sessions._halves
        answer = halves.run(listing, install, {"user_id": "", "roles": ()}, function, args).result(PATIENCE_S)
        return msgspec.json.decode(answer)

    def pay(self, number: str) -> None:
        order = self.books.orders.find(SHOP.miniapp_id, number)
        assert order is not None
        self.books.payments.pay(order.order_id, payer_id=ADA, pin=PIN, key=JournalId(key()))

    def deliver(self) -> list[str]:
        """Tell what waits, as the pump does, and return what the author's code has taken."""
        for entry in self.books.outbox.pending():
            if entry.topic in ("hold.notice", "payment.notice"):
                assert self.platform.sessions.deliver_notice(entry.payload, entry.topic)
                self.books.outbox.done(entry.entry_id)
        return (self.platform.data_folder / "miniapps/test.app/server/told.txt").read_text().splitlines()

    def close(self) -> None:
        self.platform.close()
        assert self.books.ledger.verify() == []
        self.books.db.close()


@pytest.fixture
def shop(data_folder: Path, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(data_folder, tmp_path / "package")
    yield shop
    shop.close()


def test_a_server_half_takes_a_part_of_what_is_held(shop: Shop) -> None:
    assert shop.ask("place", number="A-1") == ["pending", 5_000, 0, None]
    assert shop.ask("capture", number="A-1") == "orders.not_held: Nothing is held for this order."
    shop.pay("A-1")
    ends = "2026-11-29T09:30:00.000+00:00"
    assert shop.ask("look", number="A-1") == ["held", 5_000, 0, ends]
    assert shop.ask("capture", number="A-1", amount_minor=5_001) == (
        "orders.capture_too_much: This is more than is held: 5000 in minor units."
    )
    assert shop.ask("capture", number="A-1", amount_minor=3_000) == ["paid", 5_000, 3_000, ends]
    assert shop.ask("capture", number="A-1", amount_minor=3_000) == ["paid", 5_000, 3_000, ends]
    assert shop.ask("capture", number="A-1").startswith("orders.captured: ")
    assert shop.books.balance_minor(ADA) == 97_000
    assert shop.deliver() == ["A-1 held 5000 2026-11-29", "A-1 paid 3000"]


def test_a_server_half_lets_go_what_is_held(shop: Shop) -> None:
    shop.ask("place", number="A-1")
    shop.pay("A-1")
    assert shop.ask("close", number="A-1")[0] == "closed"
    assert shop.books.balance_minor(ADA) == 100_000
    assert shop.deliver() == ["A-1 held 5000 2026-11-29", "A-1 released 5000 2026-11-29"]


def test_what_is_over_is_told_as_let_go(shop: Shop) -> None:
    shop.ask("place", number="A-1")
    shop.pay("A-1")
    shop.books.clock.advance(days=7)
    assert shop.ask("look", number="A-1")[0] == "closed"
    assert shop.ask("capture", number="A-1").startswith("orders.hold_over: ")
    shop.books.orders.settle_due()
    assert shop.deliver()[-1] == "A-1 released 5000 2026-11-29"


def test_only_its_own_orders_are_a_server_halfs_to_capture(shop: Shop) -> None:
    order = shop.books.held(1_000, ADA, number="foreign")
    assert order.merchant != SHOP
    assert shop.ask("capture", number="foreign").startswith("orders.unknown: ")
    assert shop.ask("place", number="A-1", capture="never").startswith("bridge.shape: ")
    assert shop.ask("place", number="A-1", capture="now")[0] == "pending"
    assert shop.ask("place", number="A-1").startswith("orders.number_reused: ")
