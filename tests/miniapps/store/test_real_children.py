"""The store as it really runs: pages and server half in children of their own, the real books behind them."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.core.catalog.model import Listing
from app.core.catalog.service import Catalog
from app.core.database import Database
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, OfficialAccountId, PublisherId, new_id
from app.core.kernel.money import Money
from app.core.payments.reconciling import reconcile
from app.host.bridge.prompts import (
    MiniAppPrompt,
    PayCodePrompt,
    PaymentAnswer,
    PaymentPrompt,
    PermissionAnswer,
    PermissionPrompt,
)
from app.host.installs import Installs
from app.host.launch_reasons import LaunchReason
from app.host.package import Package
from app.host.roles import Roles
from app.host.runtime.pool import Pool
from app.host.runtime.spawn import Spawner
from app.host.sessions import PageRef, Session, Sessions
from app.host.tree.ops import Create, NodeData, Op, Remove, Set
from tests.miniapps.store.conftest import PACKAGE
from tests.support.books import LIN, MAYA, PIN, Books
from tests.support.miniapps import eventually
from tests.support.offered import offer

PATIENCE_S = 20.0


class Window:
    """A view that keeps what it is shown, for the test to look at, wait for and tap."""

    def __init__(self) -> None:
        self.session: Session | None = None
        self.stack: tuple[PageRef, ...] = ()
        self.shown: dict[int, dict[int, dict[str, Any]]] = {}
        self.toasts: list[str] = []
        self.troubles: list[str] = []
        self._news = threading.Condition()

    def pages_changed(self, stack: tuple[PageRef, ...]) -> None:
        with self._news:
            self.stack = stack
            self._news.notify_all()

    def page_updated(self, page_id: int, revision: int, ops: list[Op], painted: Callable[[], None]) -> None:
        with self._news:
            nodes = self.shown.setdefault(page_id, {})
            for op in ops:
                if isinstance(op, Create):
                    self._add(nodes, op.node)
                elif isinstance(op, Set):
                    nodes[op.node].update(op.props)
                elif isinstance(op, Remove):
                    self._remove(nodes, op.node)
            self._news.notify_all()
        painted()

    def page_failed(self, page_id: int, summary: str, details: str) -> None:
        self._trouble(f"{summary}\n{details}")

    def session_ended(self, reason: str, details: str) -> None:
        if reason != "closed":
            self._trouble(f"{reason}: {details}")

    def strained(self) -> None:
        self._trouble("it keeps the processor busy")

    def toast(self, text: str) -> None:
        with self._news:
            self.toasts.append(text)
            self._news.notify_all()

    def wait(self, is_so: Callable[[], Any]) -> None:
        with self._news:
            came = self._news.wait_for(lambda: bool(self.troubles) or is_so(), PATIENCE_S)
        assert not self.troubles, self.troubles[0]
        assert came, f"it did not come; the page shows:\n{self.text()}"

    def wait_for(self, text: str, page: str = "") -> None:
        self.wait(lambda: text in self.text() and (not page or self.stack[-1].path == page))

    def text(self) -> str:
        """All words on the page that is shown."""
        with self._news:
            props = list(self._top().values())
            return "\n".join(str(each[name]) for each in props for name in ("text", "title") if each.get(name))

    def tap(self, name: str, event: str = "tap") -> None:
        """Tap what is called ``name`` on the page that is shown, once it can be tapped."""
        self.wait(lambda: self._find(name, event))
        node_id = self._find(name, event)
        assert node_id is not None
        assert self.session is not None
        self.session.node_event(self.stack[-1].page_id, node_id, event)

    def type(self, name: str, text: str) -> None:
        self.wait(lambda: self._find(name, "change"))
        node_id = self._find(name, "change")
        assert node_id is not None
        assert self.session is not None
        self.session.text_changed(self.stack[-1].page_id, node_id, 1, text)

    def _find(self, name: str, event: str) -> int | None:
        with self._news:
            for node_id, props in self._top().items():
                names = [props.get(each) for each in ("label", "text", "action", "placeholder")]
                if name in names and props.get(f"on_{event}") and _can_be_used(props):
                    return node_id
        return None

    def _top(self) -> dict[int, dict[str, Any]]:
        return self.shown.get(self.stack[-1].page_id, {}) if self.stack else {}

    def _add(self, nodes: dict[int, dict[str, Any]], node: NodeData) -> None:
        nodes[node.id] = {**node.props, "children": [child.id for child in node.children]}
        for child in node.children:
            self._add(nodes, child)

    def _remove(self, nodes: dict[int, dict[str, Any]], node_id: int) -> None:
        for child_id in nodes.pop(node_id, {"children": []})["children"]:
            self._remove(nodes, child_id)

    def _trouble(self, text: str) -> None:
        with self._news:
            self.troubles.append(text)
            self._news.notify_all()


def _can_be_used(props: dict[str, Any]) -> bool:
    return props.get("is_enabled", True) and not props.get("is_busy", False)


class Payer:
    """Answers payment prompts: pays from the wallet, or cancels."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.cancels = False
        self.typed = ""
        self.asked: list[PaymentPrompt] = []

    def confirm_payment(self, request: PaymentPrompt) -> "Future[PaymentAnswer]":
        self.asked.append(request)
        answer: Future[PaymentAnswer] = Future()
        if self.cancels:
            answer.set_result(PaymentAnswer("cancelled"))
            return answer
        try:
            key = JournalId(new_id())
            outcome = self.books.payments.pay(request.order.order_id, payer_id=LIN, pin=PIN, key=key)
            answer.set_result(PaymentAnswer.of(outcome))
        except Refused as error:
            answer.set_result(PaymentAnswer("refused", message=f"Refused: {error.code}"))
        return answer

    def ask_permission(self, request: PermissionPrompt) -> "Future[PermissionAnswer]":
        raise AssertionError(f"the store asks for {request.permission}")

    def ask(self, request: MiniAppPrompt[Any]) -> "Future[Any]":
        assert isinstance(request, PayCodePrompt), f"the store asks for {request}"
        answer: Future[Any] = Future()
        answer.set_result(self.typed or self.books.collecting.show(MAYA).number)
        return answer


class Market:
    """The store installed and listed, real sessions over real books."""

    def __init__(self, data_folder: Path) -> None:
        self.books = Books()
        self.payer = Payer(self.books)
        self.db = Database(None, tree="plaza")
        self.db.migrate()
        catalog = Catalog(self.db, EventBus(), self.books.clock)
        install = Installs(data_folder).install(Package.read(PACKAGE))
        manifest = install.manifest
        account_id = OfficialAccountId("plaza.store.account")
        publisher = PublisherId("plaza"), "Plaza"
        catalog.publish(
            Listing(manifest.miniapp_id, "Store", "", *publisher, True, "1", "store", account_id, install.sha256)
        )
        self.miniapp_id = manifest.miniapp_id
        self.roles = Roles(self.db)
        self.roles.grant(manifest, LIN, "seller")
        self.sessions = Sessions(
            data_folder=data_folder,
            db=self.db,
            catalog=catalog,
            pool=Pool(Spawner()),
            offered=offer(
                self.db,
                self.books.clock,
                secrets=self.books.secrets,
                orders=self.books.orders,
                collections=self.books.collecting,
                refunds=self.books.refunds,
                roles=self.roles,
                prompts=self.payer,
            ),
        )

    def open(self, page: str = "", *, user_id: Any = LIN, **query: str) -> Window:
        window = Window()
        reason = LaunchReason("scan")
        window.session = self.sessions.open(
            self.miniapp_id, user_id=user_id, page=page, query=query, reason=reason, view=window
        )
        return window

    def deliver(self) -> None:
        """Bring the notices of payment to the server half, as the pump of the outbox does."""
        for entry in self.books.outbox.pending(10):
            if entry.topic == "payment.notice":
                assert self.sessions.deliver_notice(entry.payload)
            self.books.outbox.done(entry.entry_id)

    def close(self) -> None:
        self.sessions.close_all()
        self.db.close()
        self.books.db.close()


@pytest.fixture
def market(data_folder: Path) -> Iterator[Market]:
    market = Market(data_folder)
    yield market
    market.close()


def test_a_coat_is_found_ordered_paid_and_its_receipt_shown(market):
    market.books.top_up(200_000)
    window = market.open()
    window.wait_for("Umbrella")
    window.type("Search the store · 搜索商品", "大衣")
    window.wait(lambda: "Umbrella" not in window.text())
    window.tap("Wool coat · 羊毛大衣")
    window.wait_for("thick felted wool", "pages/product")
    window.tap("Buy now")
    window.tap("Place order")
    window.wait_for("Waiting for payment", "pages/order")
    window.tap("Pay")
    window.wait_for("Paid")
    assert market.books.balance_minor() == 200_000 - 29_900
    [asked] = market.payer.asked
    assert (asked.payee_name, asked.order.amount.amount_minor) == ("Store", 29_900)
    assert asked.order.title == "Wool coat · 羊毛大衣"
    market.deliver()
    [receipt_id] = [row[0] for row in market.books.rows("SELECT receipt_id FROM receipts")]
    number = window.text().split("Order ")[1].splitlines()[0]
    window.session.navigate("pages/order", {"number": number, "again": "1"}, LaunchReason("link"))
    window.wait_for(receipt_id)


def test_a_cancelled_and_a_refused_payment_move_nothing_and_are_told(market):
    window = market.open("pages/product", sku="ring-gem")
    window.wait_for("Only 3 left")
    window.tap("Buy now")
    window.tap("Place order")
    market.payer.cancels = True
    window.wait_for("Waiting for payment", "pages/order")
    window.tap("Pay")
    window.wait(lambda: "Nothing was paid. The order waits for you." in window.toasts)
    market.payer.cancels = False
    window.tap("Pay")
    window.wait_for("Refused: wallet.insufficient")
    assert "Waiting for payment" in window.text()
    assert market.books.rows("SELECT * FROM receipts") == []


def test_the_cart_survives_the_end_of_its_process(market):
    first = market.open()
    first.tap("Add Wool coat to cart")
    first.tap("Add Long scarf to cart")
    first.wait(lambda: len(first.toasts) == 2)
    first.session.close()
    second = market.open("pages/cart")
    second.wait_for("2 items")
    second.tap("Checkout")
    second.tap("Place order")
    second.wait_for("Long scarf", "pages/order")
    assert [row[0] for row in market.books.rows("SELECT amount_minor FROM orders")] == [38_800]


def test_another_person_sees_neither_cart_nor_order(market):
    mine = market.open("pages/product", sku="coat-red")
    mine.tap("Add to cart")
    mine.tap("Buy now")
    mine.tap("Place order")
    mine.wait_for("Waiting for payment", "pages/order")
    number = mine.text().split("Order ")[1].splitlines()[0]
    market.open("pages/cart", user_id=MAYA).wait_for("Your cart is empty")
    market.open("pages/order", user_id=MAYA, number=number).wait_for("You have no order with this number.")
    market.open("pages/orders", user_id=MAYA).wait_for("No orders yet")


def test_one_person_sells_and_another_pays_by_their_code(market):
    market.books.top_up(50_000, MAYA)
    market.books.spending.set_limit(MAYA, "code", Money(5_000), pin=PIN)
    window = market.open("pages/orders")
    window.tap("Till")
    window.type("Amount", "28")
    window.wait_for("Take pay code", "pages/till")
    window.tap("Take pay code")
    window.wait_for("Paid")
    assert market.books.balance_minor(MAYA) == 47_200
    [bill] = market.books.wallet.bills(MAYA).rows[:1]
    assert (bill.title, bill.counterparty, bill.amount_minor) == ("At the till", "Store", -2_800)
    [notice] = [entry for entry in market.books.outbox.pending() if entry.topic == "payment.notice"]
    assert "maya" not in str(notice.payload)
    market.deliver()
    order = market.books.orders.find(market.miniapp_id, notice.payload["merchant_number"])
    market.books.refund(order, 2_800, reason="It was cold")
    assert market.books.balance_minor(MAYA) == 50_000
    assert reconcile(market.books.db).findings == ()


def test_above_their_limit_the_till_waits_until_the_other_has_paid(market):
    market.books.top_up(50_000, MAYA)
    window = market.open("pages/till")
    window.type("Amount", "60")
    window.tap("Take pay code")
    window.wait_for("The customer is asked on their own screen")
    [asked] = market.books.collecting.waiting(MAYA)
    assert (asked.payee_name, asked.amount) == ("Store", Money(6_000))
    market.books.payments.pay(asked.order_id, payer_id=MAYA, pin=PIN, key=JournalId(new_id()))
    window.wait_for("Paid")
    assert market.books.balance_minor(MAYA) == 44_000
    assert market.books.balance_minor(LIN) == 0


def test_who_is_no_seller_has_no_till(market):
    window = market.open("pages/orders", user_id=MAYA)
    window.wait_for("No orders yet")
    assert "Till" not in window.text()
    window = market.open("pages/till", user_id=MAYA)
    window.type("Amount", "60")
    window.tap("Take pay code")
    window.wait_for("The till is for sellers.")
    assert market.books.rows("SELECT * FROM collections") == []


def test_a_till_that_tries_numbers_is_stopped_and_told_nothing(market):
    market.payer.typed = "75292" + "0" * 19
    window = market.open("pages/till")
    window.type("Amount", "60")

    def guessed() -> int:
        return sum(count for (count,) in market.books.rows("SELECT wrong_count FROM pay_code_guesses"))

    for tries in range(1, 11):
        window.tap("Take pay code")
        eventually(partial(lambda tries: guessed() == tries, tries))
        window.wait_for("This pay code does not count, or no more.")
    market.payer.typed = ""
    window.tap("Take pay code")
    window.wait_for("Too many of this mini-app's pay codes were wrong.")
    assert market.books.rows("SELECT * FROM collections") == []
