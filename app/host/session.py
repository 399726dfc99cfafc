"""One mini-app open for one person: its child, its pages, and what the shell sees of them."""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.core.catalog.model import Listing
from app.core.kernel.errors import Refused
from app.core.kernel.ids import SessionId, UserId
from app.host.bridge.dispatch import Dispatch, Origin
from app.host.broadcasts import Broadcasts
from app.host.films import Copies, open_film
from app.host.hearing import Hearing
from app.host.installs import Install
from app.host.keeping import Memory
from app.host.launch_reasons import LaunchReason, Reasons
from app.host.lifecycle import Lifecycle
from app.host.pages import Pages, SessionView
from app.host.pictures import read_picture
from app.host.remote_pictures import RemotePictures
from app.host.runtime.child import Child, Listener
from app.host.runtime.pipe import EndReason
from app.host.server_halves import Machinery
from app.host.source_files import people_folder
from app.host.tree.ops import EventValue
from app.host.window_facts import WindowFacts, WindowNews
from minikit import wire

GESTURE_EVENTS = ("tap", "action")


class Session:
    """A mini-app open in a tab. Any thread may call it; nothing here waits for the child."""

    def __init__(
        self,
        origin: Origin,
        reasons: Reasons,
        view: SessionView,
        machinery: Machinery,
        dispatch: Dispatch,
        memory: Memory,
        remote_pictures: RemotePictures,
        window: WindowFacts,
    ) -> None:
        self._origin = origin
        self._reasons = reasons
        self._view = view
        self._machinery = machinery
        self.memory = memory
        """What its pages keep."""
        self.remote_pictures = remote_pictures
        """The pictures at its hosts."""
        self.life = Lifecycle(machinery.deadlines)
        """Whether the child is shown, hidden, paused; and how it is ended while nobody sees it."""
        self.window = WindowNews(window, self.life, machinery.deadlines)
        """How the window is that it is shown in."""
        self._child: Child | None = None
        self._last_child: Child | None = None
        self._pages = Pages(origin.install.manifest.pages, view)
        self.user_id: UserId = origin.user_id
        """Whose it is. Never told to the mini-app, which knows the caller's id."""
        self._asked_for: tuple[str, dict[str, str]] = ("", {})
        self._broadcasts = Broadcasts()
        self._copies = Copies(machinery.miniapps_folder / ".films")
        self._hearing = Hearing(origin, view, self._pages, dispatch, memory, self._broadcasts)
        self._next: tuple[str, dict[str, str]] | None = None
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
    def is_closed(self) -> bool:
        """Whether the session is over for good."""
        return self._is_closed

    @property
    def data_folder(self) -> Path:
        """The one folder the child may write: this person's in this mini-app."""
        return people_folder(self._machinery.miniapps_folder, self.install.miniapp_id, self._origin.caller_id)

    def start(self, page: str, query: Mapping[str, str]) -> None:
        """Start the child with the pages that are kept, and ``page`` on top of them.

        Without ``page`` and ``query`` the kept pages are opened alone, or the first page if none are kept.

        Raises:
            Refused: ``page.unknown`` or ``page.query``.
            Unavailable: ``process.failed``.
        """
        path = _known_page(self.install, page, query)
        with self._lock:
            self._asked_for = (path, dict(query))
        self._launch(path if page or query else "", query)

    def hide(self) -> None:
        """Take it that nobody sees the mini-app any more: it draws nothing, asks nothing, and soon it is paused."""
        self._origin.is_seen = False
        self._origin.gestures.forget()
        self._pages.hide()
        self.life.hide()

    def show(self) -> None:
        """Take it that the mini-app is seen again."""
        self._origin.is_seen = True
        self._pages.show()
        self.life.show()

    def node_event(
        self, page_id: int, node_id: int, event: str, value: EventValue = None, seq: int | None = None
    ) -> None:
        """Tell the child what the person did to a node; a tap may be used for one prompt.

        A tap on what meant something else when the person saw it is dropped.
        ``seq`` counts what the person sets there; the page's next difference answers it.
        """
        child = self._child
        if child is None or not self._pages.listens(page_id, node_id, event):
            return
        is_gesture = event in GESTURE_EVENTS
        if is_gesture and not self._pages.means(page_id, node_id):
            return
        gesture = self._origin.gestures.mint() if is_gesture else None
        message = {"type": wire.NODE_EVENT, "page": page_id, "node": node_id, "event": event, "gesture": gesture}
        more = {"value": value, "seq": seq}
        self._send(child, message | {name: each for name, each in more.items() if each is not None})

    def text_changed(self, page_id: int, node_id: int, seq: int, text: str) -> None:
        """Tell the child what a text field holds now; ``seq`` counts the changes of this field."""
        child = self._child
        if child is not None:
            self._send(child, {"type": wire.TEXT_CHANGED, "page": page_id, "node": node_id, "seq": seq, "text": text})

    def strain(self) -> None:
        """Tell the person that it keeps the processor busy."""
        self._view.strained()

    def list_window(self, page_id: int, node_id: int, *, revision: int, first: int, count: int) -> None:
        """Ask for these rows of a windowed list, and no others from now on; of an older ``revision`` ask again."""
        child = self._child
        if child is not None and self._pages.ask(page_id, node_id, revision, first, count):
            asked = {"revision": revision, "first": first, "count": count}
            self._send(child, {"type": wire.LIST_WINDOW, "page": page_id, "node": node_id, **asked})

    def navigate(self, page: str, query: Mapping[str, str], reason: LaunchReason) -> None:
        """Open another page over the top one for this reason; the same page with the same query stays as it is.

        Raises:
            Refused: ``page.unknown`` or ``page.query``.
        """
        path = _known_page(self.install, page, query)
        child, wanted, kept = self._child, (path, dict(query)), self.memory.kept
        with self._lock:
            top = self._pages.top
            open_now = [self._asked_for, *([] if kept is None else [(kept.stack[-1].path, kept.stack[-1].query)])]
            is_same = wanted in open_now and top is not None and top.path == path
            self._asked_for = wanted
            self._next = wanted if child is None else None
            self._reasons.change(reason)
        if child is not None and not is_same:
            self._send(child, {"type": wire.PAGE_GO, "path": path, "query": dict(query), "reason": self._reasons.told})

    def broadcast(self, topic: str, payload: bytes) -> None:
        """Tell the pages what their server half says to everyone: JSON text."""
        self._broadcasts.tell(topic, payload)

    def back(self) -> None:
        """Close the top page, unless it is the only one."""
        child = self._child
        if child is not None:
            self._send(child, {"type": wire.PAGE_BACK})

    def reload(self) -> None:
        """Make the top page anew; if the child is gone, start another with the pages as they were kept.

        Raises:
            Unavailable: ``process.failed``.
        """
        child = self._child
        top = self._pages.top
        if child is not None and top is not None:
            self._send(child, {"type": wire.PAGE_RELOAD, "page": top.page_id})
        elif child is None:
            with self._lock:
                wanted, self._next = self._next, None
            # A page that was asked for meanwhile opens over those that were kept.
            path, query = wanted or (("", {}) if self.memory.kept is not None else self._asked_for)
            self._launch(path, query)

    def close(self) -> None:
        """End the session for good: the child is asked to end, and ended if it has not soon."""
        self._origin.end()
        with self._lock:
            was_closed, self._is_closed = self._is_closed, True
            child, self._child = self._child, None
        if child is not None:
            child.end()
        elif not was_closed and not self._launching.locked():
            self._view.session_ended("closed", "")  # no child will

    def wait(self, timeout_s: float) -> None:
        """Wait until the child that ran last has ended and the view knows, and nothing is done for it any more."""
        child = self._last_child
        if child is not None:
            child.wait(timeout_s)
        self._origin.wait_idle(timeout_s)

    def read_picture(self, source: str) -> bytes:
        """Return the bytes of the picture that ``asset:…`` or ``data:…`` names.

        Raises:
            Refused: ``source.missing``, ``picture.too_large``.
        """
        return read_picture(source, assets=self.install.folder / "assets", data=self.data_folder)

    def open_film(self, source: str) -> int:
        """Return a descriptor, to read from and to close, of the film that ``asset:…`` or ``data:…`` names.

        Raises:
            Refused: ``source.missing``, ``film.kind``, ``film.too_large``.
            Unavailable: ``data.unwritable``, ``film.busy``.
        """
        return open_film(source, assets=self.install.folder / "assets", data=self.data_folder, copies=self._copies)

    # The child

    def _launch(self, path: str, query: Mapping[str, str]) -> None:
        """Start a child, unless there is one already (two may ask at once) or the session is closed."""
        with self._launching:
            if self._is_closed or self._child is not None:
                return
            install = self.install
            self._machinery.gate.check(install, is_fresh=self._last_child is None)
            # The listener is called only after `launch`, when `child` is there.
            listener = Listener(
                said=lambda body: self._hearing.take(child, body),
                ended=lambda reason, details: self._ended(child, reason, details),
            )
            pool, deadlines = self._machinery.pool, self._machinery.deadlines
            child = Child(pool, deadlines, install.miniapp_id, self.data_folder, listener)
            with self._lock:
                is_late = self.is_closed  # while the child was being started
                self._child, self._last_child = None if is_late else child, child
                self._pages.clear()
            saved = self.memory.given(deadlines.now())
            if not path and saved is None:
                path = install.manifest.pages[0]
            child.launch(
                {
                    "half": "pages",
                    "package": str(install.folder),
                    "user_id": self._origin.caller_id,
                    "roles": self._origin.roles,
                    "reason": self._reasons.told,
                    "path": path,
                    "query": dict(query),
                    "saved": saved,
                    "window": self.window.first(),
                    "first_page_id": self._pages.last_page_id + 1,
                }
            )
            self._broadcasts.use(child)  # only now: nothing may reach a child before its launch
            if is_late:
                child.stop("closed")
            else:
                self.life.launched(child)

    def _send(self, child: Child, message: Mapping[str, Any]) -> None:
        self.life.wake()
        try:
            child.send(message, is_watched=True)
        except wire.FrameError as error:
            self._view.toast(str(error))

    def _ended(self, child: Child, reason: EndReason, details: str) -> None:
        with self._lock:
            if self._child is child:
                self._child = None
                self._pages.clear()
                self._broadcasts.use(None)
        self.life.ended(child)
        if reason not in ("closed", "unloaded"):
            self.memory.failed(self._machinery.deadlines.now())
        self._view.session_ended(reason, details)


def _known_page(install: Install, page: str, query: Mapping[str, str]) -> str:
    """Return the path of ``page``, the first one's if it is empty.

    Raises:
        Refused: ``page.unknown`` or ``page.query``.
    """
    pages = install.manifest.pages
    path = page or pages[0]
    if path not in pages:
        raise Refused("page.unknown", miniapp_id=install.miniapp_id, page=page)
    if sum(len(name) + len(value) for name, value in query.items()) > wire.QUERY_MAX:
        raise Refused("page.query", characters_max=wire.QUERY_MAX)
    return path
