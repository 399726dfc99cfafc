"""Orders, payments and notices between a page, its server half and the shell."""

import threading
from pathlib import Path
from typing import Any

import pytest

from app.core.database import Database
from app.core.kernel.clock import SystemClock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, PublisherId
from app.core.kernel.money import Money
from app.core.payments.model import Merchant
from app.core.payments.orders import Orders
from app.host.api.pay import PayApi
from app.host.bridge.gestures import Gestures
from app.host.bridge.prompts import PaymentAnswer
from app.host.runtime import limits
from app.host.runtime.child import Child
from app.host.runtime.pipe import EndReason
from app.host.server_halves import ServerHalves
from tests.host.conftest import HEAD, Opener
from tests.support.books import Books
from tests.support.miniapps import ADA, PATIENCE_S, Platform, receipt_for, write_package

SHOP = """
@app.page("pages/home")
class Home(Page):
    said = "ready"
    order_id = ""  # none yet

    def build(self):
        return ui.Column(
            ui.Text(self.said),
            ui.Button("Order", self.order),
            ui.Button("Pay", self.pay),
            ui.Button("Pay twice", self.pay_twice),
            ui.Button("Fail", self.fail),
            ui.Chip("Choose"),
        )

    async def order(self):
        try:
            placed = await server.call("place_order", sku="coat", number="A-1")
            self.order_id = placed["order_id"]
            self.said = f"ordered by {placed['caller']} for {placed['amount_minor']}"
        except CallError as error:
            self.said = f"{error.code}: {error.message}"

    async def pay(self):
        try:
            result = await pay.request_payment(self.order_id)
            self.said = f"{result.status} {result.receipt_id} {result.message}"
        except CallError as error:
            self.said = f"{error.code}: {error.message}"

    async def pay_twice(self):
        await self.pay()
        await self.pay()

    async def fail(self):
        try:
            await server.call("fail", how=self.order_id)
        except CallError as error:
            self.said = f"{error.code}: {error.message}"
"""

SERVER = """
server = Server()

@server.function
async def place_order(caller, sku, number):
    order = await orders.create(number=number, title="Wool coat", amount_minor=29_900)
    told = {"order_id": order.order_id, "amount_minor": order.amount_minor}
    return {**told, "caller": caller.user_id, "roles": caller.roles}

@server.function
def fail(caller, how):
    if how:
        raise Refusal("sold_out", "This coat is sold out.")
    return 1 / 0

@server.on_payment
async def paid(notice):
    (server.data_folder / "notices.txt").open("a").write(f"{notice.number} {notice.amount_minor} {notice.notice_id}\\n")
    assert (await orders.query(notice.number)).title == notice.title
"""


def notice(**changes: Any) -> dict[str, Any]:
    return {
        "notice_id": "notice-1",
        "miniapp_id": "test.app",
        "order_id": "order-1",
        "merchant_number": "A-1",
        "title": "Wool coat",
        "amount_minor": 29_900,
        "currency": "CNY",
        "paid_at": "2026-01-02T03:04:05+00:00",
        "receipt_id": "receipt-1",
        **changes,
    }


def test_the_server_half_decides_the_price_and_the_listing_who_is_paid(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(SHOP, SERVER)
    platform.tap(session, screen, "Order")
    caller_id = platform.sessions.caller_id(session._origin.user_id, session.listing.miniapp_id)
    screen.shows(f"ordered by {caller_id} for 29900")
    order = platform.orders.made[0]
    assert order.merchant == Merchant(MiniAppId("test.app"), PublisherId("tests"), "Test shop")
    assert (order.merchant_number, order.title, order.amount) == ("A-1", "Wool coat", Money(29_900))


def test_paying_asks_the_person_with_what_the_books_say(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(SHOP, SERVER)
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("ordered") for text in screen.texts))
    platform.tap(session, screen, "Pay")
    prompt, answer = platform.prompts.wait()
    assert prompt.session_id == session.session_id
    assert (prompt.order, prompt.payee_name, prompt.is_verified) == (platform.orders.made[0], "Test shop", True)
    answer.set_result(PaymentAnswer("paid", receipt_for(prompt.order)))
    screen.shows("paid receipt-1 ")


@pytest.mark.parametrize("answer", [PaymentAnswer("cancelled"), PaymentAnswer("refused", message="Not enough money.")])
def test_a_no_reaches_the_page_as_what_it_is(platform: Platform, open_app: Opener, answer: PaymentAnswer) -> None:
    session, screen = open_app(SHOP, SERVER)
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("ordered") for text in screen.texts))
    platform.tap(session, screen, "Pay")
    platform.prompts.wait()[1].set_result(answer)
    screen.shows(f"{answer.status} None {answer.message}")


def test_one_tap_pays_for_one_prompt(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(SHOP, SERVER)
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("ordered") for text in screen.texts))
    platform.tap(session, screen, "Pay twice")
    platform.prompts.wait()[1].set_result(PaymentAnswer("cancelled"))
    screen.until(lambda: any(text.startswith("bridge.no_gesture") for text in screen.texts))
    assert len(platform.prompts.asked) == 1


def test_a_page_cannot_pay_without_a_tap_or_what_another_mini_app_ordered(platform: Platform, open_app: Opener) -> None:
    foreign = platform.orders.create(
        Merchant(MiniAppId("other.app"), PublisherId("x"), "Other"),
        merchant_number="1",
        title="Theirs",
        amount=Money(100),
    )
    session, screen = open_app(
        SHOP
        + f"""
    async def on_load(self, query):
        self.order_id = "{foreign.order_id}"
        await self.pay()
"""
    )
    screen.until(lambda: any(text.startswith("bridge.no_gesture") for text in screen.texts))
    platform.tap(session, screen, "Pay")
    screen.until(lambda: any(text.startswith("orders.unknown") for text in screen.texts))
    assert platform.prompts.asked == []


def test_paying_must_be_declared_in_the_manifest(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(SHOP.replace('order_id = ""', 'order_id = "x"'), SERVER, req_permissions=[])
    platform.tap(session, screen, "Pay")
    screen.until(lambda: any(text.startswith("bridge.undeclared") for text in screen.texts))


def test_pages_cannot_place_orders_nor_call_what_is_not_there(platform: Platform, open_app: Opener) -> None:
    _, screen = open_app(
        """
from minikit.calls import call
@app.page("pages/home")
class Home(Page):
    said = ()
    def build(self):
        return ui.Column(*(ui.Text(said) for said in self.said))
    async def on_load(self, query):
        for name, args in (
            ("orders.create", {"number": "1", "title": "x", "amount_minor": 1}),
            ("files.read", {}),
            ("storage.get", {"key": 1}),
            ("storage.get", {"key": "a", "user_id": "bob"}),
            ("storage.set", {"key": "a", "value": "x" * 300_000}),
            ("server.call", {"function": "x", "args": {}}),
        ):
            try:
                self.said = (*self.said, str(await call(name, **args)))
            except CallError as error:
                self.said = (*self.said, error.code)
"""
    )
    expected = ["bridge.unknown", "bridge.unknown", "bridge.shape", "bridge.shape", "storage.too_large", "server.none"]
    screen.until(lambda: screen.texts == expected)


def test_a_child_that_dies_while_the_person_is_asked_breaks_nothing(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(SHOP, SERVER)
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("ordered") for text in screen.texts))
    platform.tap(session, screen, "Pay")
    prompt, answer = platform.prompts.wait()
    assert session._child is not None
    session._child.stop("crashed")
    screen.until(lambda: screen.endings)
    answer.set_result(PaymentAnswer("paid", receipt_for(prompt.order)))
    session.reload()
    screen.until(lambda: "ready" in screen.texts)


def test_refusals_and_failures_of_the_server_half_reach_the_page(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(SHOP, SERVER)
    platform.tap(session, screen, "Fail")
    screen.shows("server.failed: Something went wrong on the mini-app's side. Try again later.")
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("ordered") for text in screen.texts))
    platform.tap(session, screen, "Fail")
    screen.shows("server.sold_out: This coat is sold out.")


def test_a_server_half_that_ends_itself_is_told_and_started_again(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(SHOP, SERVER.replace("return 1 / 0", "import os; os._exit(3)"))
    platform.tap(session, screen, "Fail")
    screen.shows("server.ended: The mini-app stopped before it answered. Try again.")
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("ordered") for text in screen.texts))


def test_a_server_half_that_cannot_load_fails_each_call(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(SHOP, "import nowhere")
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("server.failed") for text in screen.texts))


def test_a_slow_server_half_is_not_waited_for_forever(
    platform: Platform, open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CALL_DEADLINE_S", 0.2)
    session, screen = open_app(SHOP, SERVER.replace("order = await", "await asyncio.sleep(60)\n    order = await"))
    platform.tap(session, screen, "Order")
    screen.shows("server.slow: The mini-app did not answer in time. Try again.")


def test_a_notice_reaches_the_server_half_though_no_page_is_open(platform: Platform, tmp_path: Path) -> None:
    platform.install(write_package(tmp_path / "package", "", "from minikit import *\n" + SERVER))
    platform.orders.create(
        Merchant(MiniAppId("test.app"), PublisherId("tests"), "Test shop"),
        merchant_number="A-1",
        title="Wool coat",
        amount=Money(29_900),
    )
    assert platform.sessions.deliver_notice(notice())
    assert platform.sessions.deliver_notice(notice(notice_id="notice-2"))
    told = platform.data_folder / "miniapps" / "test.app" / "server" / "notices.txt"
    assert told.read_text().splitlines() == ["A-1 29900 notice-1", "A-1 29900 notice-2"]


def test_a_notice_that_is_not_taken_is_said_to_be_open(platform: Platform, tmp_path: Path) -> None:
    assert not platform.sessions.deliver_notice(notice())  # not even listed
    platform.install(write_package(tmp_path / "package", "", "from minikit import *\n" + SERVER))
    assert not platform.sessions.deliver_notice(notice(title="Another order")), "the author's code raises"


def test_a_forged_notice_is_refused(platform: Platform, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    platform.install(write_package(tmp_path / "package", "", "from minikit import *\n" + SERVER))
    monkeypatch.setattr("app.host.server_halves.hmac.new", lambda *_: Forged())
    assert not platform.sessions.deliver_notice(notice())
    assert not (platform.data_folder / "miniapps" / "test.app" / "server" / "notices.txt").exists()


class Forged:
    """A signature made without the secret."""

    def hexdigest(self) -> str:
        return "0" * 64


@pytest.mark.parametrize("value", ['"\xff"', "1e999", "9" * 5_000])
def test_a_server_half_that_answers_what_is_no_json_is_ended(platform: Platform, open_app: Opener, value: str) -> None:
    server = f"""
import gc, os, struct
from minikit.outlet import Pipe
server = Server()

@server.function
def place_order(caller, sku, number):
    pipe = next(found for found in gc.get_objects() if isinstance(found, Pipe))
    body = b'{{"type":"call.reply","call":1,"value":' + {value!r}.encode("latin-1") + b'}}'
    os.write(pipe._outgoing, struct.pack(">I", len(body)) + body)
"""
    session, screen = open_app(SHOP, server)
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("server.ended") for text in screen.texts))


def test_a_server_half_cannot_answer_what_was_not_asked(platform: Platform, open_app: Opener) -> None:
    server = """
import gc
from minikit.outlet import Pipe
server = Server()

@server.function
def place_order(caller, sku, number):
    pipe = next(found for found in gc.get_objects() if isinstance(found, Pipe))
    pipe.send({"type": "call.reply", "call": 99, "value": "forged"})
"""
    session, screen = open_app(SHOP, server)
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("server.ended") for text in screen.texts))


def test_a_call_that_is_too_large_costs_the_server_half_nothing(
    platform: Platform, open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What did not fit was waited for all the same, and the half was ended for not answering it."""
    session, screen = open_app(SHOP.replace('sku="coat"', 'sku="x" * self.size').replace(
        'said = "ready"', 'said, size = "ready", (1 << 20) - 150'), SERVER)  # fmt: skip
    asked: list[float] = []
    after = platform.sessions._deadlines.after

    def noted(seconds: float, function: Any) -> Any:
        asked.append(seconds)
        return after(seconds, function)

    monkeypatch.setattr(limits, "ANSWER_DEADLINE_S", 9.75)
    platform.tap(session, screen, "Order")
    monkeypatch.setattr(platform.sessions._deadlines, "after", noted)
    screen.until(lambda: any(text.startswith("bridge.too_large") for text in screen.texts))
    assert 9.75 not in asked


def test_an_idle_server_half_is_ended(platform: Platform, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    miniapp_id = platform.install(write_package(tmp_path / "package", "", "from minikit import *\n" + SERVER))
    ended = threading.Event()
    halves = ServerHalves(platform.sessions._machinery, platform.sessions._halves._dispatch, idle_s=0.05)
    listing = platform.listings.get(miniapp_id)
    half = halves.half(listing, platform.installs.find(miniapp_id, listing.package_sha256))
    original = half._ended

    def heard(child: Child, reason: EndReason, details: str) -> None:
        original(child, reason, details)
        ended.set()

    monkeypatch.setattr(half, "_ended", heard)
    with pytest.raises(Refused, match=r"server\.no_function"):
        halves.run(listing, half.origin.install, {"user_id": "", "roles": ()}, "nothing", {}).result(PATIENCE_S)
    assert ended.wait(PATIENCE_S)
    assert not half.is_running
    halves.close()


def test_a_gesture_lives_five_seconds_and_is_good_for_one_prompt() -> None:
    now = [100.0]
    gestures = Gestures(lambda: now[0])
    first, second = gestures.mint(), gestures.mint()
    assert gestures.spend(first)
    assert not gestures.spend(first)
    now[0] += 5.1
    assert not gestures.spend(second)
    assert not gestures.spend(None)
    assert not gestures.spend(99)


def test_the_real_books_keep_what_a_server_half_orders(data_folder: Path, tmp_path: Path) -> None:
    wallet = Database(None, tree="wallet")
    wallet.migrate()
    books = Orders(wallet, EventBus(), SystemClock())
    platform = Platform(data_folder, books=books)
    folder = write_package(tmp_path / "package", HEAD + SHOP, HEAD + SERVER)
    session, screen = platform.open(platform.install(folder))
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("ordered") for text in screen.texts))
    order = books.find(MiniAppId("test.app"), "A-1")
    assert order is not None
    assert (order.merchant.name, order.amount, order.state) == ("Test shop", Money(29_900), "pending")
    platform.close()
    wallet.close()


def test_an_order_that_is_paid_or_past_paying_is_answered_without_asking(data_folder: Path, tmp_path: Path) -> None:
    books = Books()
    books.top_up(29_900, ADA)
    platform = Platform(data_folder, books=books.orders)
    folder = write_package(tmp_path / "package", HEAD + SHOP, HEAD + SERVER)
    session, screen = platform.open(platform.install(folder))
    platform.tap(session, screen, "Order")
    screen.until(lambda: any(text.startswith("ordered") for text in screen.texts))
    order = books.orders.find(MiniAppId("test.app"), "A-1")
    assert order is not None
    receipt = books.pay(order, ADA)  # and the wallet is empty now
    platform.tap(session, screen, "Pay")
    screen.shows(f"paid {receipt.receipt_id} ")
    books.clock.advance(hours=3)
    books.orders.create(order.merchant, merchant_number="A-2", title="Wool coat", amount=Money(29_900), expires_in_s=1)
    late = books.orders.find(MiniAppId("test.app"), "A-2")
    assert late is not None
    books.clock.advance(hours=3)
    assert PayApi(books.orders, platform.prompts, platform.call_log)._settled(late, session._origin) == {
        "status": "refused",
        "order_id": late.order_id,
        "receipt_id": None,
        "message": "This order is too old to be paid. Nothing was paid.",
    }
    assert platform.prompts.asked == []
    platform.close()
    books.db.close()


def test_the_store_that_comes_along_opens_with_its_goods(platform: Platform) -> None:
    miniapp_id = platform.install(Path(__file__).parents[2] / "miniapps" / "store")
    _, screen = platform.open(miniapp_id)
    screen.until(lambda: sum(node.type == "Price" for node in screen.nodes) > 5 or screen.failures)
    assert screen.failures == []
