"""One open mini-app: its session, its pages on the screen, and what is shown while there is none."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Annotated

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from app.core.catalog.model import Listing
from app.core.kernel.errors import Unavailable
from app.host.tree.ops import EventValue, Op
from app.shell.components.aiming import REST_S
from app.shell.components.films import FilmLoader
from app.shell.components.pictures import Pictures
from app.shell.components.renderer import NodeComponents, PageRenderer
from app.shell.faces import color_of, icon_name
from app.shell.plain_words import one_line
from app.shell.relay import Relay
from app.shell.tabs.pages import PageRef, PageStack
from app.shell.tabs.painting import Painting
from app.shell.tabs.running import OpenSession, Running, Session
from app.shell.tabs.strain import Strain
from app.shell.tabs.window_report import WindowReport
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.tabs"
QML_IMPORT_MAJOR_VERSION = 1
DETAILS_LENGTH_MAX = 4000
NAME_LENGTH_MAX = 60


Said = Annotated[str, "MiniAppViewModel"]

FAULTS: Mapping[str, Said] = {
    "crashed": "{name} stopped unexpectedly",
    "flooded": "{name} was stopped: it sent too much",
    "protocol": "{name} was stopped: it sent something it may not",
    "hung": "{name} does not answer",
    "memory": "{name} was stopped: it took too much memory",
    "processor": "{name} was stopped: it kept the processor busy unseen",
    "storage": "{name} was stopped: its files take too much space",
    "page": "This page has an error",
}
"""By the reason for which a session is over, or a page is not shown."""

NOT_OPENED: Said = "{name} could not be opened"


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong: the reason, a sentence if there is a better one than the usual, and details for the author."""

    reason: str
    summary: str
    details: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is needed to draw pages; the same for every mini-app in a window."""

    components: NodeComponents
    pictures: Pictures
    tasks: Tasks
    relay: Relay
    find_icon: Callable[[Listing], str] = field(default=lambda _listing: "")
    rest_s: float = REST_S
    """How long what has changed on a page takes no taps."""


class _PageEvents:
    """Sends what the person does on one page to its session."""

    def __init__(self, running: Running, page_id: int) -> None:
        self.running = running
        self._page_id = page_id

    def node_event(self, node_id: int, event: str, value: EventValue, seq: int | None = None) -> None:
        session = self.running.session
        if session is not None:
            session.node_event(self._page_id, node_id, event, value, seq)

    def text_changed(self, node_id: int, seq: int, text: str) -> None:
        session = self.running.session
        if session is not None:
            session.text_changed(self._page_id, node_id, seq, text)

    def list_window(self, node_id: int, revision: int, first: int, count: int) -> None:
        session = self.running.session
        if session is not None:
            session.list_window(self._page_id, node_id, revision=revision, first=first, count=count)


class _Files:
    """Reaches a mini-app's files through whatever session it has by then. On workers."""

    def __init__(self, running: Running) -> None:
        self._running = running

    def read_picture(self, source: str) -> bytes:
        return self._session(source).read_picture(source)

    def fetch_picture(self, source: str) -> "Future[bytes]":
        return self._session(source).remote_pictures.fetch(source)

    def open_film(self, source: str) -> int:
        return self._session(source).open_film(source)

    def _session(self, source: str) -> Session:
        session = self._running.session
        if session is None:
            raise Unavailable("source.session", source=source[:80])
        return session


def _window_of(view: "MiniAppViewModel") -> WindowReport:
    return view.window


def _id_of(view: "MiniAppViewModel") -> str:
    return view.listing.miniapp_id


def _session_id_of(view: "MiniAppViewModel") -> str:
    return "" if view.session is None else view.session.session_id


@QmlElement
class MiniAppViewModel(QObject):
    """A mini-app in a tab. GUI thread.

    ``state`` is "starting" (the splash), "showing", or "failed" (the error page). News of the session waits until the
    session itself has arrived, for the pictures are read through it. It outlives its tab: the pages wait, hidden, until
    another tab shows them or the session is over, which ``sessionOver`` tells.
    """

    changed = Signal()
    toasted = Signal(str, str)
    said = Signal(str)
    aboutWanted = Signal()
    shareWanted = Signal()
    clearWanted = Signal()
    closeWanted = Signal()
    sessionOver = Signal()

    def __init__(self, listing: Listing, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing = listing
        self.strain = Strain(self)
        """The notice that it keeps the processor busy."""
        self.running = Running(drawing.tasks, drawing.relay, self)
        """The session, as it comes and goes."""
        self.window = WindowReport(self.running, self)
        """How its pages are shown."""
        self.changed.connect(self.window.pass_on)
        self._drawing = drawing
        self._painting = Painting(self)
        drawing.pictures.warm()
        files = _Files(self.running)
        self.films = FilmLoader(drawing.tasks, files.open_film)
        """Where its films come from."""
        self._loader = drawing.pictures.loader(files.read_picture, files.fetch_picture)
        self.pages = PageStack(self._draw_page)
        self._state = "starting"
        self._fault = Fault("", "", "")
        self._is_full = False

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def face(self) -> dict[str, str | bool]:
        """What the catalogue says of it: ``name``, ``about``, ``publisher``, ``version``, ``isVerified``, the icon."""
        listing = self.listing
        return {
            "name": one_line(listing.name, NAME_LENGTH_MAX),
            "about": listing.description,
            "publisher": one_line(listing.publisher_name, NAME_LENGTH_MAX),
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
        return one_line(self.pages.title) or one_line(self.listing.name, NAME_LENGTH_MAX)

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        """Whether there is a page beneath the one on top."""
        return self.pages.depth > 1

    def _read_accent(self) -> str:
        """The colour of its pages, as its manifest says; nothing until it runs."""
        return self.session.install.manifest.accent if self.session is not None else ""

    accent = Property(str, _read_accent, notify=changed)
    windowReport = Property(WindowReport, _window_of, constant=True)
    miniappId = Property(str, _id_of, constant=True)
    sessionId = Property(str, _session_id_of, notify=changed)

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def error(self) -> dict[str, str]:
        """What went wrong: ``title``, ``text`` and, for the author, ``details``."""
        return _told(self._fault, self.listing.name)

    @Property(bool, notify=changed)
    def isFull(self) -> bool:
        """Whether it was stopped because its files take too much space."""
        return self._is_full

    @Property(Strain, constant=True)
    def strainNotice(self) -> Strain:
        """The notice that it keeps the processor busy."""
        return self.strain

    @property
    def session(self) -> Session | None:
        """What runs, once it does."""
        return self.running.session

    @property
    def is_showing(self) -> bool:
        """Whether pages are seen, and neither the splash nor the error page."""
        return self._state == "showing"

    def start(self, open_session: OpenSession) -> None:
        """Open the session on a worker; ``open_session`` is kept to start over with."""
        self.running.start(open_session)

    @Slot(QQuickItem)
    def attach(self, stage: QQuickItem) -> None:
        """Show the pages in ``stage``, which a view of the mini-app made for them; they leave the one before it."""
        self.pages.attach(stage)

    def leave_tab(self) -> None:
        """Take the pages off the stage of a tab that is closing; they are hidden until there is another."""
        self.pages.detach()
        self.running.see(is_seen=False)

    @Slot()
    def back(self) -> None:
        """Leave the page on top, if it is not the only one."""
        if self.session is not None and self.pages.depth > 1:
            self.session.back()

    @Slot()
    def reload(self) -> None:
        """Start the page over, or the whole mini-app if it has ended."""
        if self.session is None:
            if self._state == "failed":
                self.running.restart()
            return
        if self.running.has_ended:
            self.pages.clear()
        if self.running.has_ended or self._state == "failed":
            self._state = "starting"
            self.changed.emit()
        self.running.reload()

    @Slot()
    def report(self) -> None:
        """Put what went wrong on the clipboard, for the person to send to whom they like; nothing is sent from here."""
        name, version = self.listing.name, self.listing.version
        lines = (f"{name} {version} ({self.listing.miniapp_id})", *_told(self._fault, self.listing.name).values())
        QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))
        self.toasted.emit(self.tr("The report is copied. Nothing was sent."), "info")

    @Slot()
    def close(self) -> None:
        """Ask for the tab to be closed."""
        self.closeWanted.emit()

    def end(self) -> None:
        """End the session and forget the pages, for good."""
        self.running.end()
        self.pages.clear()
        self.deleteLater()

    def begin(self) -> None:
        """Show the splash, and nothing of what was there before."""
        self.strain.dismiss()
        self.pages.clear()
        self._state = "starting"
        self.changed.emit()

    def show_stack(self, stack: Sequence[PageRef]) -> None:
        """Show the last page of ``stack``; forget those that are not in it."""
        self.pages.show_stack(stack)
        self._show_top()

    def update_page(self, page_id: int, ops: Sequence[Op], painted: Callable[[], None]) -> None:
        """Change what a page shows, and call ``painted`` once that is seen."""
        self.pages.update(page_id, ops)
        self._show_top()
        self._painting.after(self.pages.view_of(page_id), painted)

    def fail(self, reason: str, summary: str, details: str, page_id: int = 0) -> None:
        """Show the error page: for "page" in place of that page until it is drawn again or left.

        Any other ``reason`` means that the session is over.
        """
        if reason == "page":
            self.pages.fail(page_id, summary, details)
            self._show_top()
            return
        if reason == "closed":
            self.closeWanted.emit()
            return
        if reason == "unloaded":
            self.begin()
            self.sessionOver.emit()
            return
        self._fault = Fault(reason, summary, details)
        self._is_full = reason == "storage"
        self._state = "failed"
        self.changed.emit()
        self.strain.dismiss()
        self.sessionOver.emit()

    def _draw_page(self, page_id: int) -> PageRenderer:
        page = PageRenderer(
            self._drawing.components,
            _PageEvents(self.running, page_id),
            self._loader,
            self.films,
            self._read_accent(),
            self._drawing.rest_s,
        )
        page.setParent(self)
        return page

    def _show_top(self) -> None:
        """Show the page on top, or what went wrong on it; until there is either, what is seen stays."""
        failure = self.pages.failure
        if failure is not None:
            self._fault = Fault("page", *failure)
            self._is_full = False
            self._state = "failed"
        elif self.pages.top is not None:
            self._state = "showing"
        self.changed.emit()


def _told(fault: Fault, name: str) -> dict[str, str]:
    """Return what went wrong in words: ``title``, ``text`` and ``details``; empty where nothing has."""
    if not fault.reason:
        return {"title": "", "text": "", "details": ""}
    title = _tr(FAULTS.get(fault.reason, NOT_OPENED)).replace("{name}", one_line(name, NAME_LENGTH_MAX))
    text = fault.summary or _tr("Nothing else is affected. Reload to start it again.")
    return {"title": title, "text": text[:400], "details": fault.details[:DETAILS_LENGTH_MAX]}


def _tr(text: str) -> str:
    return QCoreApplication.translate("MiniAppViewModel", text)
