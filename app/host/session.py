"""One mini-app open for one person: its child, its pages, and what the shell sees of them."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

import msgspec

from app.core.catalog.model import Listing
from app.core.kernel.errors import Refused
from app.core.kernel.ids import SessionId
from app.host import messages
from app.host.bridge.dispatch import Dispatch, Origin
from app.host.bridge.words import SENTENCES
from app.host.installs import Install
from app.host.pictures import read_picture
from app.host.runtime.child import Child, Listener
from app.host.runtime.pipe import EndReason
from app.host.server_halves import Machinery
from app.host.tree.explaining import explain
from app.host.tree.ops import PAGE, Create, Op, Remove
from app.host.tree.tree import Tree, TreeError
from minikit import wire

QUERY_MAX = 2_048
GESTURE_EVENTS = ("tap", "action")
Scene = Literal["scan", "chat", "article", "list", "link", "restore", "command"]


@dataclass(frozen=True, slots=True)
class LaunchReason:
    """How a mini-app came to be opened, and from where (a conversation, an article …)."""

    scene: Scene
    source: str = ""


@dataclass(frozen=True, slots=True)
class PageRef:
    """One open page of a session."""

    page_id: int
    path: str
    title: str


class SessionView(Protocol):
    """What the shell makes of a session. Called on the host's threads, never the GUI's, in order."""

    def pages_changed(self, stack: tuple[PageRef, ...]) -> None:
        """Other pages are open now; the last one is shown."""
        ...

    def page_updated(self, page_id: int, revision: int, ops: list[Op]) -> None:
        """A page has changed by ``ops``."""
        ...

    def page_failed(self, page_id: int, summary: str, details: str) -> None:
        """A page's code went wrong; it may come back by an update."""
        ...

    def session_ended(self, reason: EndReason, details: str) -> None:
        """The child is gone; `Session.reload` starts another."""
        ...

    def toast(self, text: str) -> None:
        """Say something briefly."""
        ...


@dataclass(slots=True)
class HeldPage:
    """One page as it was checked, and the top node the shell has of it."""

    path: str
    tree: Tree = field(default_factory=Tree)
    shown_root: int | None = None


class Session:
    """A mini-app open in a tab. Any thread may call it; nothing here waits for the child."""

    def __init__(
        self, origin: Origin, reason: LaunchReason, view: SessionView, machinery: Machinery, dispatch: Dispatch
    ) -> None:
        self._origin = origin
        self._reason = reason
        self._view = view
        self._machinery = machinery
        self._dispatch = dispatch
        self._child: Child | None = None
        self._last_child: Child | None = None
        self._pages: dict[int, HeldPage] = {}
        self._stack: tuple[PageRef, ...] = ()
        self._last_page_id = 0
        self._asked_for: tuple[str, dict[str, str]] = ("", {})
        self._lock = threading.Lock()

    @property
    def session_id(self) -> SessionId:
        """The session's own id."""
        return self._origin.session_id

    @property
    def listing(self) -> Listing:
        """What the catalogue says of the mini-app."""
        return self._origin.listing

    @property
    def install(self) -> Install:
        """The version that runs."""
        return self._origin.install

    @property
    def has_ended(self) -> bool:
        """Whether there is no child (any more)."""
        return self._child is None

    @property
    def data_folder(self) -> Path:
        """The one folder the child may write: this person's in this mini-app."""
        return self._machinery.miniapps_folder / self.install.miniapp_id / "people" / self._origin.caller_id

    def start(self, page: str, query: Mapping[str, str]) -> None:
        """Start the child and open ``page``, or the first page if it is empty.

        Raises:
            Refused: ``page.unknown`` or ``page.query``.
            Unavailable: ``process.failed``.
        """
        path = self._known_page(page, query)
        with self._lock:
            self._asked_for = (path, dict(query))
        self._launch(path, query)

    def node_event(self, page_id: int, node_id: int, event: str, value: str | int | None = None) -> None:
        """Tell the child what the person did to a node; a tap may be used for one prompt."""
        page = self._pages.get(page_id)
        child = self._child
        if page is None or child is None or not page.tree.listens(node_id, event):
            return
        gesture = self._origin.gestures.mint() if event in GESTURE_EVENTS else None
        message = {"type": wire.NODE_EVENT, "page": page_id, "node": node_id, "event": event, "gesture": gesture}
        self._send(child, message if value is None else {**message, "value": value})

    def text_changed(self, page_id: int, node_id: int, seq: int, text: str) -> None:
        """Tell the child what a text field holds now; ``seq`` counts the changes of this field."""
        child = self._child
        if child is not None and page_id in self._pages:
            self._send(child, {"type": wire.TEXT_CHANGED, "page": page_id, "node": node_id, "seq": seq, "text": text})

    def navigate(self, page: str, query: Mapping[str, str]) -> None:
        """Open another page over the top one; the same page with the same query stays as it is.

        Raises:
            Refused: ``page.unknown`` or ``page.query``.
        """
        path = self._known_page(page, query)
        child = self._child
        with self._lock:
            is_same = self._asked_for == (path, dict(query)) and self._stack[-1:] and self._stack[-1].path == path
            self._asked_for = (path, dict(query))
        if child is not None and not is_same:
            self._send(child, {"type": wire.PAGE_GO, "path": path, "query": dict(query)})

    def back(self) -> None:
        """Close the top page, unless it is the only one."""
        child = self._child
        if child is not None:
            self._send(child, {"type": wire.PAGE_BACK})

    def reload(self) -> None:
        """Make the top page anew; if the child is gone, start another with it.

        Raises:
            Unavailable: ``process.failed``.
        """
        child = self._child
        if child is not None and self._stack:
            self._send(child, {"type": wire.PAGE_RELOAD, "page": self._stack[-1].page_id})
        elif child is None:
            self._launch(*self._asked_for)

    def close(self) -> None:
        """End the session: the child is asked to end, and ended if it has not soon."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.end()

    def wait(self, timeout_s: float) -> None:
        """Wait until the child that ran last has ended and the view knows."""
        child = self._last_child
        if child is not None:
            child.wait(timeout_s)

    def read_picture(self, source: str) -> bytes:
        """Return the bytes of the picture that ``asset:…`` or ``data:…`` names.

        Raises:
            Refused: ``picture.missing``, ``picture.too_large``.
        """
        return read_picture(source, assets=self.install.folder / "assets", data=self.data_folder)

    # The child

    def _launch(self, path: str, query: Mapping[str, str]) -> None:
        install = self.install
        # The listener is called only after `launch`, when `child` is there.
        listener = Listener(
            said=lambda body: self._said(child, body),
            ended=lambda reason, details: self._ended(child, reason, details),
        )
        spawner, deadlines = self._machinery.spawner, self._machinery.deadlines
        child = Child(spawner, deadlines, install.miniapp_id, self.data_folder, listener)
        with self._lock:
            self._child = self._last_child = child
            self._pages.clear()
            self._stack = ()
        child.launch(
            {
                "half": "pages",
                "package": str(install.folder),
                "user_id": self._origin.caller_id,
                "reason": {"scene": self._reason.scene, "source": self._reason.source},
                "path": path,
                "query": dict(query),
                "first_page_id": self._last_page_id + 1,
            }
        )

    def _send(self, child: Child, message: Mapping[str, Any]) -> None:
        try:
            child.send(message, is_watched=True)
        except wire.FrameError as error:
            self._view.toast(str(error))

    def _known_page(self, page: str, query: Mapping[str, str]) -> str:
        pages = self.install.manifest.pages
        path = page or pages[0]
        if path not in pages:
            raise Refused("page.unknown", miniapp_id=self.install.miniapp_id, page=page)
        if sum(len(name) + len(value) for name, value in query.items()) > QUERY_MAX:
            raise Refused("page.query", characters_max=QUERY_MAX)
        return path

    # What the child says: on its reading thread

    def _said(self, child: Child, body: bytes) -> None:
        try:
            said = messages.decode(body)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            self._judge_wrong(child, body, error)
            return
        handlers: dict[type[messages.Said], Callable[[Child, Any], None]] = {
            messages.Ready: lambda _child, _said: None,
            messages.Ack: lambda child, said: child.answered(said.ack),
            messages.PagesChanged: self._on_pages_changed,
            messages.PageUpdate: self._on_page_update,
            messages.PageFailed: self._on_page_failed,
            messages.Toast: lambda _child, said: self._view.toast(said.text),
            messages.CallRequest: self._on_call,
            messages.Reply: lambda child, _said: child.stop("protocol", "It answered what nobody asked."),
        }
        handlers[type(said)](child, said)

    def _judge_wrong(self, child: Child, body: bytes, error: Exception) -> None:
        """A page's update of a wrong shape is its author's mistake; anything else is no way to talk."""
        head = messages.update_head(body) if isinstance(error, msgspec.ValidationError) else None
        if head is None or not isinstance(error, msgspec.ValidationError):
            child.stop("protocol", str(error)[:500])
        else:
            self._refuse_update(child, head.page, head.revision, explain(error, body))

    def _on_pages_changed(self, child: Child, said: messages.PagesChanged) -> None:
        page_ids = [entry.page for entry in said.stack]
        new = [page_id for page_id in page_ids if page_id not in self._pages]
        if len(set(page_ids)) != len(page_ids) or any(page_id <= self._last_page_id for page_id in new):
            child.stop("protocol", "It used the number of a page twice.")
            return
        self._last_page_id = max(self._last_page_id, *page_ids)
        # A new dictionary: other threads look pages up in the old one meanwhile.
        self._pages = {entry.page: self._pages.get(entry.page) or HeldPage(entry.path) for entry in said.stack}
        self._stack = tuple(PageRef(entry.page, entry.path, entry.title) for entry in said.stack)
        self._view.pages_changed(self._stack)

    def _on_page_update(self, child: Child, said: messages.PageUpdate) -> None:
        page = self._pages.get(said.page)
        if page is None:
            self._tell(child, wire.PAGE_APPLIED, said.page, said.revision)
            return
        if page.path not in self.install.manifest.pages:
            self._refuse_update(child, said.page, said.revision, f"manifest.json does not list the page {page.path!r}")
            return
        ops: list[Op] = []
        if said.is_full:
            page.tree.clear()
            if page.shown_root is not None:
                ops.append(Remove(page.shown_root))
        try:
            ops += page.tree.apply(said.ops)
        except TreeError as error:
            self._refuse_update(child, said.page, said.revision, str(error))
            return
        for op in ops:
            if isinstance(op, Create) and op.parent == PAGE:
                page.shown_root = op.node.id
        self._view.page_updated(said.page, said.revision, ops)
        self._tell(child, wire.PAGE_APPLIED, said.page, said.revision)

    def _refuse_update(self, child: Child, page_id: int, revision: int, summary: str) -> None:
        page = self._pages.get(page_id)
        if page is not None:
            page.tree.clear()
            self._view.page_failed(page_id, summary[:500], "The shell could not show what build() returned.")
        self._tell(child, wire.PAGE_REFUSED, page_id, revision)

    def _tell(self, child: Child, kind: str, page_id: int, revision: int) -> None:
        child.send({"type": kind, "page": page_id, "revision": revision})

    def _on_page_failed(self, _child: Child, said: messages.PageFailed) -> None:
        page = self._pages.get(said.page)
        if page is not None:
            page.tree.clear()
            self._view.page_failed(said.page, said.summary, said.details)

    def _on_call(self, child: Child, said: messages.CallRequest) -> None:
        def answer(reply: dict[str, Any]) -> None:
            try:
                child.send(reply)
            except wire.FrameError:
                error = {"code": "bridge.too_large", "message": SENTENCES["bridge.too_large"]}
                child.send({"type": wire.REPLY, "call": said.call, "error": error})

        self._dispatch.take(self._origin, said, answer)

    def _ended(self, child: Child, reason: EndReason, details: str) -> None:
        with self._lock:
            if self._child is child:
                self._child = None
            self._pages = {}
        self._view.session_ended(reason, details)
