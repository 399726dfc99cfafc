"""Coupons that a server half makes and a page hands out on a tap, with real books behind them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.core.kernel.ids import MiniAppId, PublisherId, UserId
from app.core.payments.model import Merchant
from tests.support.books import Books
from tests.support.miniapps import ADA, PATIENCE_S, Platform, Screen, write_package

BEN = UserId("ben")
SHOP = Merchant(MiniAppId("test.app"), PublisherId("tests"), "Test shop")
OTHER = Merchant(MiniAppId("other.shop"), PublisherId("other"), "Other shop")

PAGE = """
from minikit import *
from minikit.calls import call, gesture

app = App()

async def look(coupon):
    counts = f"{coupon.claimed_count}/{coupon.used_count}"
    return f"{coupon.title} {coupon.off_minor} {coupon.percent} {coupon.state} {counts}"

async def claim(coupon_id):
    return await look(await coupons.claim(coupon_id))

async def mine():
    return " | ".join([await look(each) for each in await coupons.mine()]) or "none"

async def late(coupon_id):
    gesture.set(None)
    return await claim(coupon_id)

async def make(coupon_id):
    return await call("coupons.create", number="C-9")

@app.page("pages/home")
class Home(Page):
    said = "ready"

    async def on_load(self, query):
        self.coupon_id = query["coupon_id"]

    def build(self):
        return ui.Column(
            ui.Text(self.said),
            ui.Button("Claim", lambda: self.do(claim(self.coupon_id))),
            ui.Button("Late", lambda: self.do(late(self.coupon_id))),
            ui.Button("Make", lambda: self.do(make(self.coupon_id))),
            ui.Button("Mine", lambda: self.do(mine())),
        )

    async def do(self, work):
        try:
            self.said = await work
        except CallError as error:
            self.said = error.code
"""
SERVER = """
from minikit import *
from minikit.calls import call

server = Server()

async def told(work):
    try:
        return vars(await work)
    except CallError as error:
        return f"{error.code}: {error.message}"

@server.function
async def make(caller, number, **terms):
    return await told(coupons.create(number, coupons.Terms(**terms)))

@server.function
async def withdraw(caller, number):
    return await told(coupons.withdraw(number))

@server.function
async def look(caller, number):
    found = await coupons.query(number)
    return found and vars(found)

@server.function
async def invite(caller, number, user_id):
    try:
        return await coupons.invite(number, user_id)
    except CallError as error:
        return error.code

@server.function
async def raw(caller, name, args):
    try:
        return await call(name, **args)
    except CallError as error:
        return error.code

@server.on_payment
def paid(notice):
    (server.data_folder / "paid.txt").write_text(f"{notice.amount_minor} {notice.discount_minor}")
"""


class Shop:
    """A mini-app that makes coupons and hands them out, and the books in which they are."""

    def __init__(self, data_folder: Path, package: Path) -> None:
        self.books = Books(data_folder / "wallet.db")
        self.books.top_up(100_000, ADA)
        self.books.fill_publisher(50_000, SHOP.publisher_id)
        self.platform = Platform(data_folder, books=self.books.orders, coupons=self.books.coupons)
        self.miniapp_id = self.platform.install(write_package(package, PAGE, SERVER))
        self.until = (self.books.clock.now() + timedelta(days=7)).isoformat()

    def ask(self, function: str, **args: Any) -> Any:
        """Call the server half as a page would, and return its answer."""
        listing = self.platform.listings.get(self.miniapp_id)
        install = self.platform.installs.find(self.miniapp_id, listing.package_sha256)
        halves = self.platform.sessions._halves
        answer = halves.run(listing, install, {"user_id": "", "roles": ()}, function, args).result(PATIENCE_S)
        return msgspec.json.decode(answer)

    def make(self, number: str = "C-1", **terms: Any) -> Any:
        standing = {"title": "Ten off", "off_minor": 1_000, "count": 10, "valid_until": self.until}
        return self.ask("make", number=number, **standing | terms)

    def open(self, coupon_id: str, user_id: UserId = ADA) -> "Visit":
        return Visit(self, coupon_id, user_id)

    def close(self) -> None:
        self.platform.close()
        assert self.books.ledger.verify() == []
        self.books.db.close()


class Visit:
    """One person's open page."""

    def __init__(self, shop: Shop, coupon_id: str, user_id: UserId) -> None:
        self._shop = shop
        self.screen: Screen
        self._session, self.screen = shop.platform.open(
            shop.miniapp_id, user_id=user_id, query={"coupon_id": coupon_id}
        )

    def tap(self, name: str, shown: str) -> None:
        self._shop.platform.tap(self._session, self.screen, name)
        self.screen.shows(shown)


@pytest.fixture
def shop(data_folder: Path, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(data_folder, tmp_path / "package")
    yield shop
    shop.close()


def test_a_server_half_makes_a_coupon_from_what_its_publisher_has(shop: Shop) -> None:
    made = shop.make(percent=20, spend_min_minor=500, count_each=2)
    assert made == {
        "coupon_id": made["coupon_id"],
        "number": "C-1",
        "title": "Ten off",
        "off_minor": 1_000,
        "percent": 20,
        "spend_min_minor": 500,
        "currency": "CNY",
        "valid_from": "2026-11-22T09:30:00.000+00:00",
        "valid_until": "2026-11-29T09:30:00.000+00:00",
        "state": "open",
        "count": 10,
        "count_each": 2,
        "is_for_all": True,
        "claimed_count": 0,
        "used_count": 0,
    }
    assert shop.books.account_minor("publisher:tests:CNY") == 40_000
    shop.books.clock.advance(hours=1)
    assert shop.make(percent=20, spend_min_minor=500, count_each=2) == made == shop.ask("look", number="C-1")
    assert shop.make().startswith("coupons.number_reused: ")
    assert shop.make("C-2", off_minor=4_001) == (
        "coupons.insufficient: What your publisher was paid and has left is less than the coupon could give: "
        "40010 in minor units."
    )
    assert shop.ask("look", number="C-2") is None


def test_a_coupon_is_taken_on_a_tap_and_paid_with(shop: Shop) -> None:
    made = shop.make()
    visit = shop.open(made["coupon_id"])
    visit.tap("Mine", "none")
    visit.tap("Late", "bridge.no_gesture")
    visit.tap("Claim", "Ten off 1000 None open 1/0")
    visit.tap("Claim", "coupons.taken")
    order = shop.books.order(5_000, merchant=SHOP)
    [coupon] = [held.coupon for held in shop.books.coupons.held_by(ADA)]
    shop.books.pay(order, ADA, coupon=coupon)
    visit.tap("Mine", "Ten off 1000 None open 1/1")
    assert shop.books.balance_minor(ADA) == 96_000
    found = shop.ask("look", number="C-1")
    assert (found["claimed_count"], found["used_count"]) == (1, 1)
    [notice] = [entry.payload for entry in shop.books.outbox.pending() if entry.topic == "payment.notice"]
    assert shop.platform.sessions.deliver_notice(notice)
    told = shop.platform.data_folder / "miniapps" / "test.app" / "server" / "paid.txt"
    assert told.read_text() == "5000 1000"


def test_a_notice_that_waits_since_before_there_were_coupons_is_told(shop: Shop) -> None:
    shop.books.pay(shop.books.order(5_000, merchant=SHOP), ADA)
    [notice] = [entry.payload for entry in shop.books.outbox.pending() if entry.topic == "payment.notice"]
    assert notice.pop("discount_minor") == 0
    assert shop.platform.sessions.deliver_notice(notice)


def test_a_page_sees_and_takes_its_own_publishers_coupons_alone(shop: Shop) -> None:
    shop.books.fill_publisher(10_000, OTHER.publisher_id)
    foreign = shop.books.claimed(merchant=OTHER, user_id=ADA, claims_each_max=2)
    visit = shop.open(foreign.coupon_id)
    visit.tap("Mine", "none")
    visit.tap("Claim", "coupons.unknown")
    visit.tap("Make", "bridge.unknown")
    [held] = shop.books.coupons.held_by(ADA)
    assert held.claimed_count == 1


def test_a_server_half_speaks_for_its_own_coupons_alone(shop: Shop) -> None:
    shop.books.fill_publisher(10_900, OTHER.publisher_id)
    shop.books.coupon(number="foreign", merchant=OTHER)
    before_the_key = Merchant(SHOP.miniapp_id, OTHER.publisher_id, "Test shop")
    shop.books.coupon(900, number="earlier", merchant=before_the_key, claims_max=1)
    for number in ("foreign", "earlier", "nothing"):
        assert shop.ask("look", number=number) is None
        assert shop.ask("withdraw", number=number).startswith("coupons.unknown")
        assert shop.ask("invite", number=number, user_id="x") == "coupons.unknown"


def test_a_coupon_for_guests_is_taken_by_whom_the_server_half_names(shop: Shop) -> None:
    made = shop.make(is_for_all=False)
    visit, other = shop.open(made["coupon_id"]), shop.open(made["coupon_id"], BEN)
    visit.tap("Claim", "coupons.not_invited")
    assert shop.ask("invite", number="C-1", user_id="nobody") == "bridge.unknown_user"
    caller_id = shop.platform.sessions.caller_id(ADA, shop.miniapp_id)
    assert shop.ask("invite", number="C-1", user_id=caller_id) is None
    visit.tap("Claim", "Ten off 1000 None open 1/0")
    other.tap("Claim", "coupons.not_invited")


def test_a_withdrawn_coupon_is_not_taken_and_its_rest_comes_back(shop: Shop) -> None:
    made = shop.make()
    assert shop.ask("withdraw", number="C-1")["state"] == "withdrawn"
    assert shop.ask("withdraw", number="C-1")["state"] == "withdrawn"
    assert shop.books.account_minor("publisher:tests:CNY") == 50_000
    shop.open(made["coupon_id"]).tap("Claim", "coupons.closed")


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({"off_minor": 0}, "money.amount"),
        ({"off_minor": -1_000}, "money.amount"),
        ({"off_minor": 10.5}, "bridge.shape"),
        ({"off_minor": "1000"}, "bridge.shape"),
        ({"off_minor": True}, "bridge.shape"),
        ({"off_minor": 2**70}, "money.amount"),
        ({"off_minor": None}, "bridge.shape"),
        ({"count": 10_001}, "coupons.terms"),
        ({"count": -1}, "coupons.terms"),
        ({"percent": 1_000}, "coupons.terms"),
        ({"spend_min_minor": -5}, "money.amount"),
        ({"count_each": 11}, "coupons.terms"),
        ({"title": "\u202enet"}, "coupons.title"),
        ({"title": "x" * 100}, "coupons.title"),
        ({"valid_until": "2026-01-01T00:00:00+00:00"}, "coupons.times"),
        ({"valid_until": "9999-12-31T23:59:59+00:00"}, "coupons.times"),
        ({"valid_until": "2026-11-28T09:30:00"}, "bridge.shape"),
        ({"valid_until": "soon"}, "bridge.shape"),
        ({"valid_until": 1e300}, "bridge.shape"),
        ({"valid_from": "2026-11-30T00:00:00+00:00"}, "coupons.times"),
        ({"valid_from": "0001-01-01T00:00:00+14:00"}, ""),
        ({"is_for_all": 1}, "bridge.shape"),
        ({"publisher_id": "other"}, "bridge.shape"),
        ({"currency": "EUR"}, "bridge.shape"),
    ],
)
def test_terms_that_make_no_coupon_are_refused(shop: Shop, terms: dict[str, Any], code: str) -> None:
    standing = {"number": "C-1", "title": "Ten off", "off_minor": 1_000, "count": 10, "valid_until": shop.until}
    answer = shop.ask("raw", name="coupons.create", args=standing | terms)
    if code:
        assert answer == code
        assert shop.books.account_minor("publisher:tests:CNY") == 50_000
    else:
        assert answer["state"] == "open"
