"""Refunds that a server half makes, with real books behind it, and the notices it gets of them."""

import hashlib
import hmac
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.core.kernel.ids import MiniAppId, PublisherId
from app.core.payments.model import Merchant, Order
from app.host.server_halves import NoticeKind
from tests.host.conftest import HEAD
from tests.support.books import Books
from tests.support.miniapps import ADA, PATIENCE_S, Platform, write_package

SERVER = """
import json
server = Server()

@server.function
async def refund(caller, **args):
    try:
        return vars(await orders.refund(args.pop("number", "A-1"), **args))
    except CallError as error:
        return f"{error.code}: {error.message}"

@server.function
async def raw(caller, **args):
    from minikit.calls import call
    try:
        return await call("orders.refund", **args)
    except CallError as error:
        return error.code

@server.function
async def look(caller, number):
    try:
        made = [vars(each) for each in await orders.refunds(number)]
    except CallError as error:
        return error.code
    order = await orders.query(number)
    return [order.state, order.refunded_minor, order.refund_state, made]

@server.on_payment
def paid(notice):
    raise AssertionError("nothing is paid here")

@server.on_refund
async def refunded(notice):
    if notice.reason == "not now":
        raise RuntimeError("later")
    with (server.data_folder / "refunds.txt").open("a") as told:
        told.write(json.dumps(vars(notice)) + "\\n")
"""
SHOP = Merchant(MiniAppId("test.app"), PublisherId("tests"), "Test shop")


class Shop:
    """A mini-app with a server half, and the books in which its orders are."""

    def __init__(self, data_folder: Path, package: Path, server: str = SERVER) -> None:
        self.books = Books(data_folder / "wallet.db")
        self.books.top_up(100_000, ADA)
        self.platform = Platform(data_folder, books=self.books.orders, refunds=self.books.refunds)
        self.miniapp_id = self.platform.install(write_package(package, HEAD, HEAD + server))

    def paid(self, amount_minor: int = 29_900, number: str = "A-1", merchant: Merchant = SHOP) -> Order:
        order = self.books.order(amount_minor, number=number, merchant=merchant)
        self.books.pay(order, ADA)
        return order

    def ask(self, function: str, **args: Any) -> Any:
        """Call the server half as a page would, and return its answer."""
        listing = self.platform.listings.get(self.miniapp_id)
        install = self.platform.installs.find(self.miniapp_id, listing.package_sha256)
        halves = self.platform.sessions._halves
        answer = halves.run(listing, install, {"user_id": "", "roles": ()}, function, args).result(PATIENCE_S)
        return msgspec.json.decode(answer)

    def deliver(self, kind: NoticeKind = "refund.notice") -> list[bool]:
        """Tell what waits in the outbox, as the pump does, and say what was taken; all of it stays."""
        told = [entry.payload for entry in self.books.outbox.pending() if entry.topic == "refund.notice"]
        return [self.platform.sessions.deliver_notice(payload, kind) for payload in told]

    @property
    def notices(self) -> list[str]:
        """What the author's code took, a line each."""
        place = self.platform.data_folder / "miniapps" / "test.app" / "server" / "refunds.txt"
        return place.read_text().splitlines() if place.exists() else []

    def close(self) -> None:
        self.platform.close()
        assert self.books.ledger.verify() == []
        self.books.db.close()


@pytest.fixture
def shop(data_folder: Path, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(data_folder, tmp_path / "package")
    yield shop
    shop.close()


def test_a_server_half_gives_money_back_and_sees_what_it_gave(shop: Shop) -> None:
    order = shop.paid()
    made = shop.ask("refund", refund_number="R-1", amount_minor=9_900, reason="Too small · 太小")
    assert made == {
        "refund_id": made["refund_id"],
        "order_id": order.order_id,
        "number": "A-1",
        "refund_number": "R-1",
        "amount_minor": 9_900,
        "currency": "CNY",
        "reason": "Too small · 太小",
        "refunded_at": "2026-11-22T09:30:00.000+00:00",
    }
    assert shop.books.balance_minor(ADA) == 80_000
    assert shop.ask("look", number="A-1") == ["paid", 9_900, "partly", [made]]
    assert shop.ask("refund", refund_number="R-1", amount_minor=9_900, reason="Too small · 太小") == made
    rest = shop.ask("refund", refund_number="R-2", amount_minor=20_000)
    assert shop.ask("look", number="A-1") == ["paid", 29_900, "fully", [made, rest]]
    assert shop.books.balance_minor(ADA) == 100_000


def test_a_refund_that_may_not_be_is_refused_with_a_reason(shop: Shop) -> None:
    shop.paid()
    shop.books.order(100, number="waiting", merchant=SHOP)
    closed = shop.books.order(100, number="closed", merchant=SHOP)
    shop.books.orders.close(closed.order_id)
    shop.ask("refund", refund_number="R-1", amount_minor=100)
    for args, told in (
        ({"number": "none"}, "orders.unknown: This mini-app has no such order."),
        ({"number": "waiting"}, "refunds.unpaid: This order was not paid, so there is nothing to give back."),
        ({"number": "closed"}, "refunds.unpaid: This order was not paid, so there is nothing to give back."),
        ({"amount_minor": 29_801}, "refunds.too_much: This is more than is left of what was paid: 29800 in minor"),
        ({"amount_minor": 0}, "money.amount: This is not an amount that can be paid."),
        ({"amount_minor": -1}, "money.amount: This is not an amount that can be paid."),
        ({"amount_minor": 2**62}, "money.amount: This is not an amount that can be paid."),
        ({"refund_number": "R-1", "amount_minor": 101}, "refunds.number_reused: Another refund of this order has this"),
        ({"refund_number": "\u202e1"}, "refunds.number: A refund's number is 1 to 64 characters that can be seen."),
        ({"reason": "x" * 81}, "refunds.reason: A refund's reason has at most 80 characters"),
        ({"amount_minor": True}, "bridge.shape"),
        ({"amount_minor": 1.5}, "bridge.shape"),
        ({"amount_minor": "100"}, "bridge.shape"),
        ({"amount_minor": 10**40}, "money.amount: This is not an amount that can be paid."),
        ({"reason": "x" * 5_000}, "bridge.shape"),
        ({"refund_number": ""}, "bridge.shape"),
    ):
        answer = shop.ask("refund", **({"refund_number": "R-2", "amount_minor": 100} | args))
        assert str(answer).startswith(told), args
    assert shop.ask("look", number="none") == "orders.unknown"
    for more in ({"payer_id": "bob"}, {"publisher_id": "thief"}, {"order_id": closed.order_id}):
        asked = {"number": "A-1", "refund_number": "R-2", "amount_minor": 100} | more
        assert shop.ask("raw", **asked) == "bridge.shape"
    assert shop.books.balance_minor(ADA) == 70_200


def test_what_the_publisher_has_spent_cannot_be_given_back(shop: Shop) -> None:
    merchant = replace(SHOP, publisher_id=PublisherId("plaza"))
    shop.platform.listings.listed[shop.miniapp_id] = replace(
        shop.platform.listings.listed[shop.miniapp_id], publisher_id=PublisherId("plaza")
    )
    shop.paid(merchant=merchant)
    shop.books.take_from_publisher(29_900)
    answer = shop.ask("refund", refund_number="R-1", amount_minor=1)
    words = "What your publisher was paid and has left is less than this. Nothing was refunded."
    assert answer == f"refunds.insufficient: {words}"
    assert shop.books.balance_minor(ADA) == 70_100


@pytest.mark.parametrize(
    "merchant",
    [replace(SHOP, miniapp_id=MiniAppId("other.shop")), replace(SHOP, publisher_id=PublisherId("who had the name"))],
)
def test_another_shops_order_cannot_be_refunded_nor_seen(shop: Shop, merchant: Merchant) -> None:
    shop.paid(merchant=merchant)
    answer = shop.ask("refund", refund_number="R-1", amount_minor=100)
    assert answer == "orders.unknown: This mini-app has no such order."
    assert shop.ask("look", number="A-1") == "orders.unknown"
    assert shop.books.balance_minor(ADA) == 70_100


def test_parts_asked_for_at_once_are_never_more_than_was_paid(shop: Shop) -> None:
    shop.paid(1_000)
    shop.paid(50_000, "A-2")
    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(shop.ask, "refund", refund_number=str(number), amount_minor=400) for number in range(6)]
        answers = [each.result() for each in asked]
    assert sum(isinstance(answer, dict) for answer in answers) == 2
    assert shop.ask("look", number="A-1")[1] == 800
    assert shop.books.balance_minor(ADA) == 100_000 - 51_000 + 800


def test_a_page_cannot_refund(shop: Shop) -> None:
    pages = shop.platform.sessions._dispatch._capabilities
    assert not [name for name in pages if name.startswith("orders.")]


def test_a_server_half_that_refunds_all_the_time_is_told_to_wait(shop: Shop) -> None:
    shop.paid()
    answers = [shop.ask("raw", number="A-1", refund_number="R-1", amount_minor=1) for _ in range(150)]
    assert "bridge.too_often" in answers
    assert shop.books.balance_minor(ADA) == 70_101


def test_a_notice_of_a_refund_reaches_the_server_half_and_may_come_again(shop: Shop) -> None:
    order = shop.paid()
    refund = shop.books.refund(order, 100, "R-1", "Too small")
    assert shop.deliver() == [True]
    assert shop.deliver() == [True]
    first, again = shop.notices
    assert first == again
    assert f'"refund_id": "{refund.refund_id}"' in first
    assert '"number": "A-1"' in first
    assert '"reason": "Too small"' in first
    assert ADA not in first
    assert shop.books.balance_minor(ADA) == 70_200


def test_a_notice_that_the_authors_code_does_not_take_is_told_later(shop: Shop) -> None:
    shop.books.refund(shop.paid(), 100, "R-1", "not now")
    assert shop.deliver() == [False]


def test_a_refund_is_not_taken_for_a_payment(shop: Shop) -> None:
    shop.books.refund(shop.paid(), 100)
    with pytest.raises(KeyError):
        shop.deliver("payment.notice")


class Forged:
    """A signature made without the secret."""

    def hexdigest(self) -> str:
        return "0" * 64


def test_a_forged_notice_of_a_refund_is_refused(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.books.refund(shop.paid(), 100)
    with monkeypatch.context() as patch:
        patch.setattr("app.host.server_halves.hmac.new", lambda *_: Forged())
        assert shop.deliver() == [False]
    assert shop.notices == []


def test_the_signature_of_a_payment_does_not_hold_for_a_refund(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.books.refund(shop.paid(), 100)

    def signed_as_payment(secret: bytes, said: bytes, _: Any) -> Any:
        return real(secret, b"payment.notice\n" + said.partition(b"\n")[2], hashlib.sha256)

    real = hmac.new
    with monkeypatch.context() as patch:
        patch.setattr("app.host.server_halves.hmac.new", signed_as_payment)
        assert shop.deliver() == [False]
    assert shop.deliver() == [True]


def test_a_server_half_without_a_handler_has_taken_every_refund(data_folder: Path, tmp_path: Path) -> None:
    shop = Shop(data_folder, tmp_path / "package", "server = Server()")
    shop.books.refund(shop.paid(), 100)
    assert shop.deliver() == [True]
    shop.close()
