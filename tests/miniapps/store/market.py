"""A market for tests: the store as it really runs, in children of its own, with the real books behind it."""

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, cast

from app.core.catalog.model import Listing
from app.core.catalog.service import Catalog
from app.core.database import Database
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, OfficialAccountId, PublisherId, new_id
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
from app.host.server_halves import NoticeKind
from app.host.sessions import PageRef, Session, Sessions
from app.host.tree.ops import Create, NodeData, Op, Remove, Set
from tests.support.books import LIN, MAYA, PIN, Books
from tests.support.miniapps import eventually
from tests.support.offered import offer

PACKAGE = Path(__file__).parents[3] / "miniapps" / "store"
PATIENCE_S = 20.0


class Window:
    """A view that keeps what it is shown, for the test to look at, wait for and tap."""

    def __init__(self) -> None:
        self.session: Session | None = None
        self.stack: tuple[PageRef, ...] = ()
        self.shown: dict[int, dict[int, dict[str, Any]]] = {}
        self.toasts: list[str] = []
        self.troubles: list[str] = []
        self._is_killed = False
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
        if reason != "closed" and not self._is_killed:
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

    def prices(self) -> list[int]:
        """All amounts on the page that is shown, in minor units."""
        with self._news:
            return [each["amount_minor"] for each in self._top().values() if "amount_minor" in each]

    def tap(self, name: str, event: str = "tap") -> None:
        """Tap what is called ``name`` on the page that is shown, once it can be tapped."""
        self.wait(lambda: self._find(name, event))
        node_id = self._find(name, event)
        assert node_id is not None
        assert self.session is not None
        self.session.node_event(self.stack[-1].page_id, node_id, event)

    def set(self, name: str, *, is_on: bool) -> None:
        """Set what is on or off."""
        self.wait(lambda: self._find(name, "change"))
        node_id = self._find(name, "change")
        assert node_id is not None
        assert self.session is not None
        self.session.node_event(self.stack[-1].page_id, node_id, "change", is_on, 1)

    def kill(self) -> None:
        """End the child that draws the pages, with no word to it, and wait until that is known."""
        self.begin_to_kill()
        self.wait_until_killed()

    def wait_until_killed(self) -> None:
        """Wait until it is known that the child has ended."""
        session = self.session
        assert session is not None
        eventually(lambda: self._is_killed and session.has_ended)

    def choose(self, value: str) -> None:
        """Choose one of several, such as a part of the page."""

        def chooser() -> int | None:
            with self._news:
                for node_id, props in self._top().items():
                    if value in [option["value"] for option in props.get("options", ())]:
                        return node_id
            return None

        self.wait(chooser)
        node_id = chooser()
        assert node_id is not None
        assert self.session is not None
        self.session.node_event(self.stack[-1].page_id, node_id, "change", value, 1)

    def begin_to_kill(self) -> None:
        """End the child that draws the pages, with no word to it."""
        session = self.session
        assert session is not None
        assert session._child is not None
        self._is_killed = True
        os.kill(session._child.process_id, signal.SIGKILL)

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
        self.data_folder = data_folder
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
                coupons=self.books.coupons,
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

    @property
    def server_folder(self) -> Path:
        """Where the server half keeps its files."""
        return self.data_folder / "miniapps" / self.miniapp_id / "server"

    def kill_server_half(self) -> None:
        """End the server half, with no word to it."""
        [half] = self.sessions._halves.all()
        assert half.child is not None
        os.kill(half.child.process_id, signal.SIGKILL)

    def deliver(self) -> None:
        """Bring the notices of money to the server half, as the pump of the outbox does."""
        assert self.is_delivered()

    def is_delivered(self) -> bool:
        """Bring the notices of money to the server half, and tell whether it has taken all of them."""
        for entry in self.books.outbox.pending(10):
            is_notice = entry.topic in ("payment.notice", "refund.notice")
            if is_notice and not self.sessions.deliver_notice(entry.payload, cast("NoticeKind", entry.topic)):
                return False
            self.books.outbox.done(entry.entry_id)
        return True

    def close(self) -> None:
        self.sessions.close_all()
        self.db.close()
        self.books.db.close()
