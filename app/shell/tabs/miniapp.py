"""One open mini-app: its session, its pages on the screen, and what is shown while there is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from app.core.catalog.model import Listing
from app.core.kernel.errors import PlazaError, Unavailable
from app.host.installs import Install
from app.host.tree.ops import Op
from app.shell.components.pictures import Pictures
from app.shell.components.renderer import NodeComponents, PageRenderer
from app.shell.error_texts import text_of
from app.shell.faces import color_of, icon_name
from app.shell.relay import Relay
from app.shell.tabs.pages import PageRef, PageStack
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.tabs"
QML_IMPORT_MAJOR_VERSION = 1
DETAILS_LENGTH_MAX = 4000


class Session(Protocol):
    """A running mini-app, as its tab sees it. What waits: ``read_picture``, ``close``, and ``reload`` of a dead one."""

    @property
    def install(self) -> Install:
        """What runs."""

    def node_event(self, page_id: int, node_id: int, event: str, value: str | int | None = None) -> None:
        """Tell that something happened to a node."""

    def text_changed(self, page_id: int, node_id: int, seq: int, text: str) -> None:
        """Tell what a field now says."""

    def navigate(self, page: str, query: dict[str, str]) -> None:
        """Open a page on top of the others."""

    def back(self) -> None:
        """Leave the page on top."""

    def reload(self) -> None:
        """Make the page on top anew; if the child is gone, start another."""

    def close(self) -> None:
        """End it."""

    def read_picture(self, source: str) -> bytes:
        """Return the bytes of a picture of the mini-app's."""


class SessionView(Protocol):
    """What a session tells of itself, on any thread."""

    def pages_changed(self, stack: tuple[PageRef, ...]) -> None:
        """Tell which pages there are; the last is on top."""

    def page_updated(self, page_id: int, revision: int, ops: list[Op]) -> None:
        """Tell how a page changed."""

    def page_failed(self, page_id: int, summary: str, details: str) -> None:
        """Tell that a page's program raised an error."""

    def session_ended(self, reason: str, details: str) -> None:
        """Tell that there is no more to come."""

    def toast(self, text: str) -> None:
        """Show a short note."""


OpenSession = Callable[[SessionView], Session]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is needed to draw pages; the same for every mini-app in a window."""

    components: NodeComponents
    pictures: Pictures
    tasks: Tasks
    relay: Relay
    find_icon: Callable[[Listing], str] = field(default=lambda _listing: "")


class _RelayedView:
    """Brings one session's news onto the GUI thread. News of a session that was replaced is dropped there."""

    def __init__(self, relay: Relay, owner: "MiniAppViewModel") -> None:
        self._relay = relay
        self._owner = owner

    def pages_changed(self, stack: tuple[PageRef, ...]) -> None:
        self._post(partial(self._owner.show_stack, stack))

    def page_updated(self, page_id: int, revision: int, ops: list[Op]) -> None:  # noqa: ARG002 (the host's port)
        self._post(partial(self._owner.update_page, page_id, ops))

    def page_failed(self, page_id: int, summary: str, details: str) -> None:  # noqa: ARG002 (the host's port)
        self._post(partial(self._owner.fail, "page", summary, details))

    def session_ended(self, reason: str, details: str) -> None:
        self._post(partial(self._owner.fail, reason, "", details))

    def toast(self, text: str) -> None:
        self._post(partial(self._owner.toasted.emit, text[:200], "info"))

    def _post(self, work: Callable[[], None]) -> None:
        self._relay.post(lambda: self._owner.take(self, work))


class _PageEvents:
    """Sends what the person does on one page to its session."""

    def __init__(self, owner: "MiniAppViewModel", page_id: int) -> None:
        self._owner = owner
        self._page_id = page_id

    def node_event(self, node_id: int, event: str, value: str | int | None) -> None:
        session = self._owner.session
        if session is not None:
            session.node_event(self._page_id, node_id, event, value)

    def text_changed(self, node_id: int, seq: int, text: str) -> None:
        session = self._owner.session
        if session is not None:
            session.text_changed(self._page_id, node_id, seq, text)


@QmlElement
class MiniAppViewModel(QObject):
    """A mini-app in a tab. GUI thread.

    ``state`` is "starting" (the splash), "showing", or "failed" (the error page). News of the session waits until the
    session itself has arrived, for the pictures are read through it.
    """

    changed = Signal()
    toasted = Signal(str, str)
    closeWanted = Signal()

    def __init__(self, listing: Listing, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing = listing
        self.session: Session | None = None
        self._drawing = drawing
        drawing.pictures.warm()
        self._loader = drawing.pictures.loader(self._read_picture)
        self._open: OpenSession | None = None
        self._view: _RelayedView | None = None
        self._waiting: list[Callable[[], None]] = []
        self._pages = PageStack(self._draw_page)
        self._state = "starting"
        self._error = {"title": "", "text": "", "details": ""}
        self._is_closed = False
        self._has_ended = False

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def face(self) -> dict[str, str | bool]:
        """What the catalogue says of it: ``name``, ``about``, ``publisher``, ``version``, ``isVerified``, the icon."""
        listing = self.listing
        return {
            "name": listing.name,
            "about": listing.description,
            "publisher": listing.publisher_name,
            "version": listing.version,
            "isVerified": listing.is_verified,
            "iconName": icon_name(listing),
            "iconSource": self._drawing.find_icon(listing),
            "iconColor": color_of(listing.miniapp_id),
        }

    @Property(str, notify=changed)
    def state(self) -> str:
        """What is seen: "starting", "showing" or "failed"."""
        return self._state

    @Property(str, notify=changed)
    def title(self) -> str:
        """What stands above the page; the mini-app's name until a page has said otherwise."""
        return self._pages.title or self.listing.name

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        """Whether there is a page beneath the one on top."""
        return self._pages.depth > 1

    def _read_accent(self) -> str:
        """The colour of its pages, as its manifest says; nothing until it runs."""
        return self.session.install.manifest.accent if self.session is not None else ""

    accent = Property(str, _read_accent, notify=changed)

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def error(self) -> dict[str, str]:
        """What went wrong: ``title``, ``text`` and, for the author, ``details``."""
        return self._error

    @property
    def pages(self) -> PageStack:
        """The pages drawn."""
        return self._pages

    def start(self, open_session: OpenSession) -> None:
        """Open the session on a worker; ``open_session`` is kept to start over with."""
        self._open = open_session
        self._restart()

    @Slot(QQuickItem)
    def attach(self, stage: QQuickItem) -> None:
        """Show the pages in ``stage``, which the mini-app's view made for them."""
        self._pages.attach(stage)

    @Slot()
    def back(self) -> None:
        """Leave the page on top, if it is not the only one."""
        if self.session is not None and self._pages.depth > 1:
            self.session.back()

    @Slot()
    def reload(self) -> None:
        """Start the page over, or the whole mini-app if it has ended."""
        session = self.session
        if session is None:
            if self._state == "failed":
                self._restart()
        elif self._has_ended:
            self._has_ended = False
            self._pages.clear()
            self._set_state("starting")
            # The child is started again: that is for a worker.
            self._drawing.tasks.run(session.reload, lambda _none: None, partial(self._refused, self._view))
        else:
            if self._state == "failed":
                self._set_state("starting")
            session.reload()

    @Slot()
    def close(self) -> None:
        """Ask for the tab to be closed."""
        self.closeWanted.emit()

    def end(self) -> None:
        """End the session and forget the pages: the tab has been closed."""
        self._is_closed = True
        self._view = None
        self._end_session()
        self._pages.clear()
        self.deleteLater()

    def take(self, view: _RelayedView, work: Callable[[], None]) -> None:
        """Do ``work`` that ``view`` brought, once its session is here; not at all if it was replaced."""
        if view is not self._view:
            return
        if self.session is None and self._state == "starting":
            self._waiting.append(work)
        else:
            work()

    def show_stack(self, stack: Sequence[PageRef]) -> None:
        """Show the last page of ``stack``; forget those that are not in it."""
        self._pages.show_stack(stack)
        self.changed.emit()

    def update_page(self, page_id: int, ops: Sequence[Op]) -> None:
        """Change what a page shows."""
        self._pages.update(page_id, ops)
        self._set_state("showing")

    def fail(self, reason: str, summary: str, details: str) -> None:
        """Show the error page. Any ``reason`` but "page" means that the session is over."""
        self._has_ended = self._has_ended or reason != "page"
        if reason == "closed":
            self.closeWanted.emit()
            return
        titles = {
            "page": self.tr("This page has an error"),
            "crashed": self.tr("{name} stopped unexpectedly"),
            "flooded": self.tr("{name} was stopped: it sent too much"),
            "protocol": self.tr("{name} was stopped: it sent something it may not"),
            "hung": self.tr("{name} does not answer"),
        }
        title = titles.get(reason, self.tr("{name} could not be opened")).replace("{name}", self.listing.name)
        text = summary or self.tr("Nothing else is affected. Reload to start it again.")
        self._error = {"title": title, "text": text[:400], "details": details[:DETAILS_LENGTH_MAX]}
        self._set_state("failed")

    def _restart(self) -> None:
        opener = self._open
        if opener is None or self._is_closed:
            return
        self._pages.clear()
        self._waiting.clear()
        self._has_ended = False
        self._set_state("starting")
        view = self._view = _RelayedView(self._drawing.relay, self)
        self._drawing.tasks.run(lambda: opener(view), partial(self._started, view), partial(self._refused, view))

    def _started(self, view: _RelayedView, session: Session) -> None:
        if view is not self._view:
            # Closed or started over meanwhile: nobody will see this session.
            self._drawing.tasks.run(session.close, lambda _none: None)
            return
        self.session = session
        self.changed.emit()
        waiting, self._waiting = self._waiting, []
        for work in waiting:
            self.take(view, work)

    def _refused(self, view: _RelayedView | None, error: PlazaError) -> None:
        if view is not None and view is self._view:
            self.fail("refused", text_of(error), "")

    def _end_session(self) -> None:
        session, self.session = self.session, None
        if session is not None:
            self._drawing.tasks.run(session.close, lambda _none: None)

    def _draw_page(self, page_id: int) -> PageRenderer:
        page = PageRenderer(self._drawing.components, _PageEvents(self, page_id), self._loader, self._read_accent())
        page.setParent(self)
        return page

    def _set_state(self, state: str) -> None:
        self._state = state
        self.changed.emit()

    def _read_picture(self, source: str) -> bytes:
        session = self.session
        if session is None:
            raise Unavailable("picture.session", source=source[:80])
        return session.read_picture(source)
