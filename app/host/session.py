"""One mini-app open for one person: its child, its pages, and what the shell sees of them."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from app.core.catalog.model import Listing
from app.core.kernel.errors import Refused
from app.core.kernel.ids import SessionId
from app.host import messages
from app.host.bridge.dispatch import Dispatch, Origin
from app.host.bridge.words import SENTENCES
from app.host.broadcasts import Broadcasts
from app.host.installs import Install
from app.host.pages import Pages, SessionView
from app.host.pictures import read_picture
from app.host.runtime import limits
from app.host.runtime.child import Child, Listener
from app.host.runtime.limits import TokenBucket
from app.host.runtime.pipe import EndReason
from app.host.server_halves import Machinery
from app.host.tree.explaining import explain
from minikit import wire

QUERY_MAX = 2_048
GESTURE_EVENTS = ("tap", "action")
Scene = Literal["scan", "chat", "article", "list", "link", "restore", "command"]


@dataclass(frozen=True, slots=True)
class LaunchReason:
    """How a mini-app came to be opened, and from where (a conversation, an article …)."""

    scene: Scene
    source: str = ""


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
        self._pages = Pages(origin.install.manifest.pages, view)
        self._asked_for: tuple[str, dict[str, str]] = ("", {})
        self._broadcasts = Broadcasts()
        self._toasts = TokenBucket(limits.TOASTS_PER_S, limits.TOAST_BURST)
        self._is_closed = False
        self._lock = threading.Lock()
        self._launching = threading.Lock()

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
        return self._child is None and not self._launching.locked()

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
        child = self._child
        if child is None or not self._pages.listens(page_id, node_id, event):
            return
        gesture = self._origin.gestures.mint() if event in GESTURE_EVENTS else None
        message = {"type": wire.NODE_EVENT, "page": page_id, "node": node_id, "event": event, "gesture": gesture}
        self._send(child, message if value is None else {**message, "value": value})

    def text_changed(self, page_id: int, node_id: int, seq: int, text: str) -> None:
        """Tell the child what a text field holds now; ``seq`` counts the changes of this field."""
        child = self._child
        if child is not None:
            self._send(child, {"type": wire.TEXT_CHANGED, "page": page_id, "node": node_id, "seq": seq, "text": text})

    def navigate(self, page: str, query: Mapping[str, str]) -> None:
        """Open another page over the top one; the same page with the same query stays as it is.

        Raises:
            Refused: ``page.unknown`` or ``page.query``.
        """
        path = self._known_page(page, query)
        child = self._child
        with self._lock:
            top = self._pages.top
            is_same = self._asked_for == (path, dict(query)) and top is not None and top.path == path
            self._asked_for = (path, dict(query))
        if child is not None and not is_same:
            self._send(child, {"type": wire.PAGE_GO, "path": path, "query": dict(query)})

    def broadcast(self, topic: str, payload: bytes) -> None:
        """Tell the pages what their server half says to everyone: JSON text."""
        self._broadcasts.tell(topic, payload)

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
        top = self._pages.top
        if child is not None and top is not None:
            self._send(child, {"type": wire.PAGE_RELOAD, "page": top.page_id})
        elif child is None:
            self._launch(*self._asked_for)

    def close(self) -> None:
        """End the session for good: the child is asked to end, and ended if it has not soon."""
        with self._lock:
            self._is_closed = True
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
        """Start a child, unless there is one already (two may ask at once) or the session is closed."""
        with self._launching:
            if not self._is_closed and self._child is None:
                self._start_child(path, query)

    def _start_child(self, path: str, query: Mapping[str, str]) -> None:
        install = self.install
        # The listener is called only after `launch`, when `child` is there.
        listener = Listener(
            said=lambda body: self._said(child, body),
            ended=lambda reason, details: self._ended(child, reason, details),
        )
        pool, deadlines = self._machinery.pool, self._machinery.deadlines
        child = Child(pool, deadlines, install.miniapp_id, self.data_folder, listener)
        with self._lock:
            is_late = self._is_closed  # while the child was being started
            self._child, self._last_child = None if is_late else child, child
            self._pages.clear()
        child.launch(
            {
                "half": "pages",
                "package": str(install.folder),
                "user_id": self._origin.caller_id,
                "roles": self._origin.roles,
                "reason": {"scene": self._reason.scene, "source": self._reason.source},
                "path": path,
                "query": dict(query),
                "first_page_id": self._pages.last_page_id + 1,
            }
        )
        self._broadcasts.use(child)  # only now: nothing may reach a child before its launch
        if is_late:
            child.stop("closed")

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
            messages.PagesChanged: self._pages.on_changed,
            messages.PageUpdate: self._pages.on_update,
            messages.PageFailed: self._pages.on_failed,
            messages.Toast: self._on_toast,
            messages.BroadcastTaken: lambda child, _said: self._broadcasts.taken(child),
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
            self._pages.refuse(child, head.page, head.revision, explain(error, body))

    def _on_toast(self, _child: Child, said: messages.Toast) -> None:
        if self._toasts.try_take():  # nobody reads more
            self._view.toast(said.text)

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
                self._pages.clear()
                self._broadcasts.use(None)
        self._view.session_ended(reason, details)
