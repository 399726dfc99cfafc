"""Pages of mini-apps drawn in a window, and what the person does on them."""

from collections.abc import Callable
from concurrent.futures import Future

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtQuick import QQuickItem

from app.core.kernel.errors import Refused
from app.host.tree.ops import EventValue
from app.host.tree.shapes import RawOp
from app.host.tree.tree import Tree
from app.shell.components.films import FilmLoader
from app.shell.components.renderer import PageRenderer
from minikit import diff, ui
from tests.support.pages import first_update
from tests.support.shell_window import ShellWindow


class Heard:
    """Hears what the person does on a page."""

    def __init__(self) -> None:
        self.events: list[tuple[int, str, EventValue]] = []
        self.texts: list[tuple[int, int, str]] = []
        self.asked: list[tuple[int, int, int, int]] = []

    def node_event(self, node_id: int, event: str, value: EventValue, seq: int | None = None) -> None:
        self.events.append((node_id, event, value))

    def text_changed(self, node_id: int, seq: int, text: str) -> None:
        self.texts.append((node_id, seq, text))

    def list_window(self, node_id: int, revision: int, first: int, count: int) -> None:
        self.asked.append((node_id, revision, first, count))


def no_picture(source: str) -> bytes:
    raise Refused("source.missing", path=source)


def nothing_fetched(source: str) -> "Future[bytes]":
    raise Refused("network.host")


def no_film(source: str) -> int:
    raise Refused("source.missing", source=source)


def item_of(page: PageRenderer, node_id: int) -> QQuickItem:
    """Return the item that draws a node; KeyError if there is none."""
    waiting = [page.view]
    while waiting:
        item = waiting.pop()
        if item.property("nodeId") == str(node_id):
            return item
        waiting += item.childItems()
    raise KeyError(node_id)


class Desk:
    """A window to draw pages in."""

    def __init__(self, window: ShellWindow) -> None:
        self.window = window
        self.heard = Heard()
        self.rest_s = 0.0
        self.accent = "green"
        self.read: Callable[[str], bytes] = no_picture
        self.fetch: Callable[[str], Future[bytes]] = nothing_fetched
        self.open_film: Callable[[str], int] = no_film
        self._pages: list[PageRenderer] = []

    def draw(self, node: ui.Node) -> PageRenderer:
        """Draw a page that fills the window."""
        page = self.open()
        page.apply(first_update(node))
        self.settle()
        return page

    def open(self) -> PageRenderer:
        """Return an empty page that fills the window."""
        loader = self.window.pictures.loader(self.read, self._fetch)
        films = FilmLoader(self.window.tasks, self._open_film)
        page = PageRenderer(self.window.components, self.heard, loader, films, self.accent, self.rest_s)
        films.setParent(page)
        page.view.setParent(self.window.root)
        page.view.setParentItem(self.window.root)
        self._pages.append(page)
        return page

    def live(self, node: ui.Node) -> "LivePage":
        """Draw a page that goes on: it can be built again, and gets the rows it asks for."""
        page = LivePage(self)
        page.build(node)
        return page

    def take_away(self, page: PageRenderer) -> None:
        """Close a page before the others."""
        self._pages.remove(page)
        page.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _fetch(self, source: str) -> "Future[bytes]":
        return self.fetch(source)  # the one there is by then

    def _open_film(self, source: str) -> int:
        return self.open_film(source)  # the one there is by then

    def settle(self) -> None:
        """Let layouts and posted work happen."""
        QCoreApplication.processEvents()
        self.window.view.grabWindow()
        QCoreApplication.processEvents()

    def close(self) -> None:
        """Take all pages away."""
        for page in self._pages:
            page.close()
        self._pages.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class LivePage:
    """A page with both trees behind it, as between a child and the shell, without a process between them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.page = desk.open()
        self.asked: list[tuple[int, int, int, int]] = []
        """Every question for rows: the list, its revision, the first row, how many."""
        self._child = diff.Tree()
        self._held = Tree()

    def build(self, node: ui.Node) -> None:
        """Show ``node`` now, and whatever rows that asks for."""
        self.show(node)
        self.settle()

    def show(self, node: ui.Node) -> None:
        """Show ``node`` now, and wait for nothing."""
        self.send(self._child.change_to(node))

    def send(self, ops: list[diff.Op]) -> None:
        """Let the page have what a child would send."""
        self.page.apply(self._held.apply(msgspec.json.decode(msgspec.json.encode(ops), type=list[RawOp])))

    def settle(self) -> None:
        """Let layouts happen and questions for rows be answered, until there are none."""
        self.desk.settle()
        while self.answer():
            self.desk.settle()

    def answer(self) -> bool:
        """Answer the questions there are; say whether there were any."""
        has_asked = bool(self.desk.heard.asked)
        self.send(self.ops_asked_for())
        return has_asked

    def ops_asked_for(self) -> list[diff.Op]:
        """Return what answers the questions there are."""
        asked, self.desk.heard.asked = self.desk.heard.asked, []
        self.asked += asked
        for node_id, revision, first, count in asked:
            if self._held.ask(node_id, revision, first, count):
                self._child.ask(node_id, revision, first, count)
        return self._child.answer()

    def scroller(self) -> QQuickItem:
        """Return the innermost scroller that scrolls."""
        found = [item for item in self.desk.window.items(self.page.view) if item.inherits("QQuickFlickable")]
        return [item for item in found if item.property("interactive")][-1]

    def scroll_to(self, y: float) -> None:
        """Scroll so that ``y`` is at the upper edge, and let it settle."""
        self.scroller().setProperty("contentY", y)
        self.settle()

    def top_of(self, words: str) -> float:
        """Return how far the row that says ``words`` is below the upper edge of the page."""
        return self.desk.window.item(words).mapToItem(self.page.view, 0, 0).y()
