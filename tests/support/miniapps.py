"""Small mini-apps written into a test's folder, and what it takes to open them without a shell."""

import json
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.core.catalog.model import Listing
from app.core.database import Database
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, OrderId, PublisherId, ReceiptId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.model import Capture, Held, Merchant, Order, Receipt
from app.host.api.collect import CollectionBook
from app.host.api.coupons import CouponBook
from app.host.api.orders import CaptureBook, OrderBook, RefundBook
from app.host.bridge.clipboard import Clipboard, NoClipboard
from app.host.bridge.prompts import (
    MiniAppPrompt,
    PaymentAnswer,
    PaymentPrompt,
    PermissionAnswer,
    PermissionPrompt,
)
from app.host.budgets import Readings
from app.host.call_log.service import CallLog
from app.host.installs import Install, Installs
from app.host.launch_reasons import LaunchReason
from app.host.network.service import Network
from app.host.package import Package
from app.host.roles import Roles
from app.host.runtime import limits
from app.host.runtime.inside.sandbox import Layers
from app.host.runtime.pool import Pool, Way
from app.host.runtime.spawn import Spawner
from app.host.sessions import WINDOW_UNKNOWN, PageRef, Session, Sessions
from app.host.tree.ops import PAGE, Create, Move, NodeData, Op, PropValue, Remove, Set, Splice
from app.host.window_facts import WindowFacts
from minikit import windows
from tests.support.alarms import WatchedAlarms
from tests.support.clock import FakeClock
from tests.support.deadlines import FakeDeadlines
from tests.support.listings import Listings
from tests.support.offered import NoCaptures, NoCollections, NoCoupons, NoRefunds, offer

PATIENCE_S = 20.0
ADA = UserId("ada")


def manifest(miniapp_id: str = "test.app", **changes: Any) -> dict[str, Any]:
    """Return a manifest without problems, but for ``changes``."""
    return {
        "app_id": miniapp_id,
        "name": "Test",
        "description": "",
        "version": {"name": "1.0", "code": 1},
        "pages": ["pages/home", "pages/other"],
        "req_permissions": [{"name": "pay", "reason": "To pay."}],
        "plaza": {"runtime": "minikit/1", "publisher": "tests"},
        **changes,
    }


def write_package(folder: Path, main: str, server: str = "", **changes: Any) -> Path:
    """Write a package of ``main.py``, ``server.py`` and a manifest, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps(manifest(**changes)), encoding="utf-8")
    (folder / "main.py").write_text(main, encoding="utf-8")
    if server:
        (folder / "server.py").write_text(server, encoding="utf-8")
    return folder


def eventually(condition: Callable[[], object]) -> None:
    """Wait until ``condition`` holds, where nothing tells when it does."""
    until = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < until, "it never came"
        threading.Event().wait(0.01)


class Drawn:
    """One node as a shell would have drawn it."""

    def __init__(self, data: NodeData, parent: "Drawn | None") -> None:
        self.id = data.id
        self.type = data.type
        self.props = dict(data.props)
        self.parent = parent
        self.children: list[Drawn] = [Drawn(child, self) for child in data.children]
        self.row = self.count = self.revision = 0

    def put(self, node: "Drawn", index: int) -> None:
        """Put a child in its place, or a row in its row."""
        if self.props.get("windowed"):
            node.row = index
            self.children.append(node)
            self.children.sort(key=lambda child: child.row)
        else:
            self.children.insert(index, node)

    def splice(self, op: Splice) -> None:
        """Take rows out and put others in."""
        moved = dict(op.moved)
        for child in self.children:
            now = moved.get(child.id, windows.moved_row(child.row, op.changes))
            assert now is not None
            child.row = now
        self.children.sort(key=lambda child: child.row)
        self.count, self.revision = op.count, op.revision

    def set(self, props: Mapping[str, PropValue]) -> None:
        """Give properties new values."""
        if props.get("windowed"):
            self.count = len(self.children)
            for row, child in enumerate(self.children):
                child.row = row
        self.props.update(props)

    def walk(self) -> list["Drawn"]:
        """Return this node and all below it, from top to bottom."""
        return [self, *(below for child in self.children for below in child.walk())]


class Screen:
    """A session's view that applies what it hears, and lets tests wait for it."""

    def __init__(self) -> None:
        self.stack: tuple[PageRef, ...] = ()
        self.pages: dict[int, Drawn | None] = {}
        self._nodes: dict[int, dict[int, Drawn]] = {}
        self.updates: list[list[Op]] = []
        self.failures: list[tuple[int, str, str]] = []
        self.endings: list[tuple[str, str]] = []
        self.toasts: list[str] = []
        self.strains = 0
        self.is_painting = True
        self.unpainted: list[Callable[[], None]] = []
        """What wants to hear when it is painted, while nothing is."""
        self._changed = threading.Condition()

    def pages_changed(self, stack: tuple[PageRef, ...]) -> None:
        with self._changed:
            self.stack = stack
            self._changed.notify_all()

    def page_updated(self, page_id: int, revision: int, ops: list[Op], painted: Callable[[], None]) -> None:
        with self._changed:
            self.updates.append(ops)
            for op in ops:
                self._apply(page_id, op)
            self._changed.notify_all()
        if self.is_painting:
            painted()
        else:
            self.unpainted.append(painted)

    def page_failed(self, page_id: int, summary: str, details: str) -> None:
        with self._changed:
            self.failures.append((page_id, summary, details))
            self._changed.notify_all()

    def session_ended(self, reason: str, details: str) -> None:
        with self._changed:
            self.endings.append((reason, details))
            self._changed.notify_all()

    def strained(self) -> None:
        with self._changed:
            self.strains += 1
            self._changed.notify_all()

    def toast(self, text: str) -> None:
        with self._changed:
            self.toasts.append(text)
            self._changed.notify_all()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until ``condition`` holds; fail with what is there if it never does."""
        with self._changed:
            assert self._changed.wait_for(condition, PATIENCE_S), (
                f"shown: {self.texts}; failures: {self.failures}; endings: {self.endings}; toasts: {self.toasts}"
            )

    def shows(self, text: str) -> None:
        """Wait until the top page shows ``text``."""
        self.until(lambda: text in self.texts)

    @property
    def top(self) -> int:
        """The id of the page on top."""
        return self.stack[-1].page_id

    @property
    def nodes(self) -> list[Drawn]:
        """All nodes of the top page."""
        root = self.pages.get(self.stack[-1].page_id) if self.stack else None
        return [] if root is None else root.walk()

    @property
    def texts(self) -> list[str]:
        """The words of the top page's nodes."""
        return [
            str(node.props[name]) for node in self.nodes for name in ("text", "value", "title") if name in node.props
        ]

    def find(self, text: str) -> Drawn:
        """Return the node of the top page that says ``text``."""
        return next(node for node in self.nodes if text in (node.props.get("text"), node.props.get("label")))

    def _apply(self, page_id: int, op: Op) -> None:
        nodes = self._nodes.setdefault(page_id, {})
        if isinstance(op, Create):
            node = Drawn(op.node, None if op.parent == PAGE else nodes[op.parent])
            nodes.update({each.id: each for each in node.walk()})
            if node.parent is None:
                assert self.pages.get(page_id) is None
                self.pages[page_id] = node
            else:
                node.parent.put(node, op.index)
        elif isinstance(op, Remove | Move):
            node = nodes[op.node]
            if node.parent is None:
                self.pages[page_id] = None
            else:
                node.parent.children.remove(node)
            if isinstance(op, Move):
                node.parent = nodes[op.parent]
                node.parent.children.insert(op.index, node)
        elif isinstance(op, Splice):
            nodes[op.node].splice(op)
        elif isinstance(op, Set):
            nodes[op.node].set(op.props)


class Orders:
    """Orders in memory."""

    def __init__(self) -> None:
        self.made: list[Order] = []

    def create(
        self, merchant: Merchant, *, merchant_number: str, title: str, amount: Money, capture: Capture = "now"
    ) -> Order:
        at = datetime(2026, 1, 2, tzinfo=UTC)
        order = Order(
            OrderId(new_id()), merchant, merchant_number, title, amount, "pending", at, at + timedelta(hours=2), None
        )
        self.made.append(order)
        return order

    def get(self, order_id: OrderId) -> Order:
        for order in self.made:
            if order.order_id == order_id:
                return order
        raise Refused("orders.unknown", order_id=order_id)

    def find(self, miniapp_id: MiniAppId, merchant_number: str) -> Order | None:
        wanted = (miniapp_id, merchant_number)
        return next((each for each in self.made if (each.merchant.miniapp_id, each.merchant_number) == wanted), None)

    def close(self, order_id: OrderId) -> Order:
        order = self.get(order_id)
        if order.state == "paid":
            raise Refused("orders.paid", order_id=order_id)
        closed = replace(order, state="closed")
        self.made[self.made.index(order)] = closed
        return closed

    def outcome_for(self, order_id: OrderId, payer_id: UserId) -> Receipt | Held | None:
        return None


class Prompts:
    """A person who answers prompts when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[PaymentPrompt, Future[PaymentAnswer]]] = []
        self.permissions: list[tuple[PermissionPrompt, Future[PermissionAnswer]]] = []
        self.sheets: list[tuple[Any, Future[Any]]] = []
        self._changed = threading.Condition()

    def confirm_payment(self, request: PaymentPrompt) -> "Future[PaymentAnswer]":
        answer: Future[PaymentAnswer] = Future()
        with self._changed:
            self.asked.append((request, answer))
            self._changed.notify_all()
        return answer

    def ask_permission(self, request: PermissionPrompt) -> "Future[PermissionAnswer]":
        answer: Future[PermissionAnswer] = Future()
        with self._changed:
            self.permissions.append((request, answer))
            self._changed.notify_all()
        return answer

    def ask(self, request: MiniAppPrompt[Any]) -> "Future[Any]":
        answer: Future[Any] = Future()
        with self._changed:
            self.sheets.append((request, answer))
            self._changed.notify_all()
        return answer

    def wait_sheet(self, count: int = 1) -> tuple[Any, "Future[Any]"]:
        """Wait until ``count`` sheets were shown and return the last prompt."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.sheets) >= count, PATIENCE_S)
            return self.sheets[-1]

    def wait_permission(self, count: int = 1) -> tuple[PermissionPrompt, "Future[PermissionAnswer]"]:
        """Wait until ``count`` permissions were asked for and return the last."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.permissions) >= count, PATIENCE_S)
            return self.permissions[-1]

    def wait(self, count: int = 1) -> tuple[PaymentPrompt, "Future[PaymentAnswer]"]:
        """Wait until ``count`` prompts were shown and return the last."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.asked) >= count, PATIENCE_S)
            return self.asked[-1]


def receipt_for(order: Order) -> Receipt:
    """Return a receipt as payments would have made it."""
    return Receipt(
        ReceiptId("receipt-1"),
        order.order_id,
        ADA,
        order.merchant.name,
        order.title,
        order.amount,
        order.created_at,
        order.merchant_number,
        order.merchant.miniapp_id,
        "",
    )


class MemorySecrets:
    """Secrets that are known to the test."""

    def get(self, name: str) -> bytes:
        return name.encode().ljust(32, b".")

    def existing(self, name: str) -> bytes:
        return self.get(name)


@dataclass
class Platform:
    """The mini-app platform on a test's data folder, with everything around it small."""

    data_folder: Path
    listings: Listings = field(default_factory=Listings)
    orders: Orders = field(default_factory=Orders)
    books: OrderBook | None = None
    refunds: RefundBook = field(default_factory=NoRefunds)
    coupons: CouponBook = field(default_factory=NoCoupons)
    collections: CollectionBook = field(default_factory=NoCollections)
    captures: CaptureBook = field(default_factory=NoCaptures)
    prompts: Prompts = field(default_factory=Prompts)
    spawner: Spawner = field(default_factory=Spawner)
    clock: FakeClock = field(default_factory=FakeClock)
    deadlines: FakeDeadlines | None = None
    readings: Readings | None = None
    layers: Callable[[], Layers] | None = None
    network: Network = field(default_factory=Network)
    clipboard: Clipboard = field(default_factory=NoClipboard)
    way: Way | None = None

    def __post_init__(self) -> None:
        self.db = Database(self.data_folder / "plaza.db", tree="plaza")
        self.db.migrate()
        self.installs = Installs(self.data_folder)
        self.roles = Roles(self.db)
        self.alarms = WatchedAlarms(self.db, self.clock)
        self.pictures = self.data_folder / "pictures of people"
        self.call_log = CallLog(self.db, self.clock)
        self.call_log.start()
        self.offered = offer(
            self.db,
            self.clock,
            secrets=MemorySecrets(),
            orders=self.books or self.orders,
            prompts=self.prompts,
            refunds=self.refunds,
            coupons=self.coupons,
            captures=self.captures,
            collections=self.collections,
            alarms=self.alarms,
            call_log=self.call_log,
            clipboard=self.clipboard,
            network=self.network,
            faces=self.data_folder / "faces",
            pictures=self.pictures,
            roles=self.roles,
        )
        self.sessions = Sessions(
            data_folder=self.data_folder,
            db=self.db,
            catalog=self.listings,
            pool=Pool(self.spawner, way=self.way),
            offered=self.offered,
            deadlines=self.deadlines,
            readings=self.readings,
            layers=self.layers,
        )

    def warm(self) -> None:
        """Have the fork server ready, or a spare."""
        self.sessions.warm()
        assert self.sessions.pool.wait_warm(PATIENCE_S)

    def settle(self) -> None:
        """Wait until all spares wait that there are to be once one was taken, if children are started so."""
        if self.way == "spares":
            eventually(lambda: len(self.sessions.pool.spares.process_ids) == limits.SPARES_IN_USE)

    @property
    def children_count(self) -> int:
        """How many children of mini-apps run, however they were started."""
        server, spares = self.sessions.pool.server, self.sessions.pool.spares.count
        return len(self.spawner._running) - spares + (0 if server is None else len(server._running) - 1)

    def install(self, folder: Path) -> MiniAppId:
        """Install and list the package in ``folder``."""
        return self.list(self.installs.install(Package.read(folder)))

    def list(self, install: Install) -> MiniAppId:
        """List what is installed."""
        listing = Listing(
            miniapp_id=install.miniapp_id,
            name="Test shop",
            description="",
            publisher_id=PublisherId("tests"),
            publisher_name="Tests",
            is_verified=True,
            version=install.version,
            icon="",
            account_id=None,
            package_sha256=install.sha256,
        )
        self.listings.listed[install.miniapp_id] = listing
        return install.miniapp_id

    def open(
        self,
        miniapp_id: MiniAppId,
        view: Screen | None = None,
        *,
        user_id: UserId = ADA,
        page: str = "",
        query: Mapping[str, str] | None = None,
        window: WindowFacts = WINDOW_UNKNOWN,
    ) -> tuple[Session, Screen]:
        """Open a mini-app and return its session and what it shows."""
        screen = view or Screen()
        session = self.sessions.open(
            miniapp_id,
            user_id=user_id,
            page=page,
            query=query or {},
            reason=LaunchReason("list"),
            view=screen,
            window=window,
        )
        return session, screen

    def saved(self, session: Session, text: str) -> None:
        """Wait until the session has kept a page whose state or path says ``text``."""
        eventually(lambda: text in str(session.memory.kept))

    def tap(self, session: Session, screen: Screen, text: str) -> None:
        """Tap the node that says ``text``, once it is shown."""
        screen.shows(text)
        session.node_event(screen.top, screen.find(text).id, "tap")

    def close(self) -> None:
        """End everything."""
        self.network.close()
        self.sessions.close_all()
        self.spawner.close()
        self.call_log.close()
        self.db.close()
