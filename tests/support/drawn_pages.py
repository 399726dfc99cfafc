"""Pages of mini-apps drawn in a window, and what the person does on them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtQuick import QQuickItem

from app.core.kernel.errors import Refused
from app.host.tree.ops import EventValue
from app.shell.components.films import FilmLoader
from app.shell.components.renderer import PageRenderer
from minikit import ui
from tests.support.pages import first_update
from tests.support.shell_window import ShellWindow


class Heard:
    """Hears what the person does on a page."""

    def __init__(self) -> None:
        self.events: list[tuple[int, str, EventValue]] = []
        self.texts: list[tuple[int, int, str]] = []

    def node_event(self, node_id: int, event: str, value: EventValue, seq: int | None = None) -> None:
        self.events.append((node_id, event, value))

    def text_changed(self, node_id: int, seq: int, text: str) -> None:
        self.texts.append((node_id, seq, text))


def no_picture(source: str) -> bytes:
    raise Refused("source.missing", path=source)


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
        self.read: Callable[[str], bytes] = no_picture
        self.open_film: Callable[[str], int] = no_film
        self._pages: list[PageRenderer] = []

    def draw(self, node: ui.Node) -> PageRenderer:
        """Draw a page that fills the window."""
        loader = self.window.pictures.loader(self.read)
        films = FilmLoader(self.window.tasks, self._open_film)
        page = PageRenderer(self.window.components, self.heard, loader, films)
        films.setParent(page)
        page.view.setParent(self.window.root)
        page.view.setParentItem(self.window.root)
        page.apply(first_update(node))
        self._pages.append(page)
        self.settle()
        return page

    def take_away(self, page: PageRenderer) -> None:
        """Close a page before the others."""
        self._pages.remove(page)
        page.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

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
