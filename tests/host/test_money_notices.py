"""Notices of money: lost, doubled, changed, late and replayed ones cheat no server half and leave none in the dark."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, PublisherId
from app.core.kernel.money import Money
from app.core.payments.model import Merchant, OutboxEntry
from app.host.server_halves import ServerHalf
from tests.host.conftest import HEAD
from tests.support.books import Books
from tests.support.miniapps import ADA, PATIENCE_S, Platform, write_package

SERVER = """
import json, os
server = Server()

def note(line):
    with (server.data_folder / "told.txt").open("a") as told:
        told.write(line + "\\n")

@server.function
async def look(caller, number):
    order = await orders.query(number)
    return [order.state, order.paid_minor, order.refunded_minor]

@server.on_payment
def paid(notice):
    note(f"paid {notice.number} {notice.amount_minor} {notice.paid_at[:10]} {notice.notice_id}")
    if notice.title == "fatal" and not (server.data_folder / "died").exists():
        (server.data_folder / "died").touch()
        os.abort()

@server.on_refund
def refunded(notice):
    note(f"refunded {notice.number} {notice.amount_minor} {notice.refunded_at[:10]} {notice.notice_id}")

@server.on_hold
def held(notice):
    note(f"{notice.state} {notice.number} {notice.amount_minor} {notice.at[:10]} {notice.notice_id}")
"""
SHOP = Merchant(MiniAppId("test.app"), PublisherId("tests"), "Test shop")


class Shop:
    """A mini-app with a server half, and the books in which its orders are."""

    def __init__(self, data_folder: Path, package: Path) -> None:
        self.books = Books(data_folder / "wallet.db")
        self.books.top_up(100_000, ADA)
        self.platform = Platform(data_folder, books=self.books.orders, refunds=self.books.refunds)
        self.miniapp_id = self.platform.install(write_package(package, HEAD, HEAD + SERVER))

    @property
    def half(self) -> ServerHalf:
        listing = self.platform.listings.get(self.miniapp_id)
        install = self.platform.installs.find(self.miniapp_id, listing.package_sha256)
        return self.platform.sessions._halves.half(listing, install)

    def look(self) -> Any:
        """Ask the server half how it finds the order."""
        message = {"type": "server.run", "function": "look", "args": {"number": "A-1"}}
        caller = {"user_id": "", "roles": ()}
        return msgspec.json.decode(self.half.ask(lambda _: message | {"caller": caller}).result(PATIENCE_S))

    def paid(self, title: str = "Coat") -> OutboxEntry:
        """Have an order paid; return what is to be told of it."""
        order = self.books.orders.create(SHOP, merchant_number="A-1", title=title, amount=Money(5_000))
        self.books.pay(order, ADA)
        self.books.refund(order, 900)
        return self.entry("payment.notice")

    def entry(self, topic: str) -> OutboxEntry:
        [entry] = [each for each in self.books.outbox.pending() if each.topic == topic]
        return entry

    def deliver(self, entry: OutboxEntry) -> bool:
        return self.platform.sessions.deliver_notice(entry.payload, entry.topic)  # type: ignore[arg-type]

    @property
    def told(self) -> list[str]:
        """What the author's code took, a line each, without ids."""
        place = self.platform.data_folder / "miniapps/test.app/server/told.txt"
        return [line.rpartition(" ")[0] for line in place.read_text().splitlines()] if place.exists() else []

    @property
    def ids(self) -> list[str]:
        """The ids of what it took."""
        place = self.platform.data_folder / "miniapps/test.app/server/told.txt"
        return [line.rpartition(" ")[2] for line in place.read_text().splitlines()]

    def close(self) -> None:
        self.platform.close()
        assert self.books.ledger.verify() == []
        self.books.db.close()


@pytest.fixture
def shop(data_folder: Path, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(data_folder, tmp_path / "package")
    yield shop
    shop.close()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """Note what is sent to server halves, as it goes over the pipe."""
    messages: list[Mapping[str, Any]] = []
    ask = ServerHalf.ask

    def noting(half: ServerHalf, make: Callable[[bytes], Mapping[str, Any]]) -> Any:
        def made(secret: bytes) -> Mapping[str, Any]:
            messages.append(make(secret))
            return messages[-1]

        return ask(half, made)

    monkeypatch.setattr(ServerHalf, "ask", noting)
    return messages


def test_a_notice_whose_answer_was_lost_is_told_again_and_known_by_its_id(shop: Shop) -> None:
    entry = shop.paid("fatal")
    assert not shop.deliver(entry), "it died before it could answer"
    assert shop.deliver(entry)
    assert shop.told == ["paid A-1 5000 2026-11-22"] * 2
    assert len(set(shop.ids)) == 1


def test_a_notice_that_never_came_leaves_the_query(shop: Shop) -> None:
    shop.paid()
    assert shop.told == []
    assert shop.look() == ["paid", 5_000, 900]


def test_a_doubled_notice_says_the_same_twice(shop: Shop) -> None:
    payment, refund = shop.paid(), shop.entry("refund.notice")
    assert [shop.deliver(each) for each in (payment, payment, refund, refund)] == [True] * 4
    assert shop.told == ["paid A-1 5000 2026-11-22"] * 2 + ["refunded A-1 900 2026-11-22"] * 2
    assert len(set(shop.ids)) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"amount_minor": 500_000},
        {"number": "A-2"},
        {"order_id": "other"},
        {"notice_id": "other"},
        {"currency": "EUR"},
        {"discount_minor": 1},
    ],
)
def test_a_notice_with_another_amount_or_order_is_refused(
    shop: Shop, sent: list[Mapping[str, Any]], change: dict[str, Any]
) -> None:
    assert shop.deliver(shop.paid())
    body = json.dumps(json.loads(sent[0]["body"]) | change, separators=(",", ":"), sort_keys=True)
    with pytest.raises(Refused, match=r"server\.forged"):
        shop.half.ask(lambda _: {**sent[0], "body": body}).result(PATIENCE_S)
    assert len(shop.told) == 1


@pytest.mark.parametrize("mac", ["", "0" * 64, "x" * 10_000])
def test_a_notice_without_the_shells_signature_is_refused(shop: Shop, sent: list[Mapping[str, Any]], mac: str) -> None:
    assert shop.deliver(shop.paid())
    with pytest.raises(Refused, match=r"server\.forged"):
        shop.half.ask(lambda _: {**sent[0], "mac": mac}).result(PATIENCE_S)
    assert len(shop.told) == 1


@pytest.mark.parametrize("kind", ["refund.notice", "hold.notice"])
def test_a_notice_given_out_for_one_of_another_kind_is_refused(
    shop: Shop, sent: list[Mapping[str, Any]], kind: str
) -> None:
    assert shop.deliver(shop.paid())
    with pytest.raises(Refused, match=r"server\.forged"):
        shop.half.ask(lambda _: {**sent[0], "type": kind}).result(PATIENCE_S)


def test_a_notice_replayed_to_a_later_server_half_is_refused(shop: Shop, sent: list[Mapping[str, Any]]) -> None:
    entry = shop.paid()
    assert shop.deliver(entry)
    shop.platform.sessions.end(shop.miniapp_id)
    with pytest.raises(Refused, match=r"server\.forged"):
        shop.half.ask(lambda _: sent[0]).result(PATIENCE_S)
    assert shop.deliver(entry), "the shell itself may tell it again"


def test_a_late_notice_says_when_it_was_paid(shop: Shop) -> None:
    entry = shop.paid()
    shop.books.clock.advance(days=40)
    assert shop.deliver(entry)
    assert shop.told == ["paid A-1 5000 2026-11-22"]
