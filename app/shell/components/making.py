"""Making the items of a page's nodes: at once those that can be in sight, the others when these have been painted."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQuick import QQuickItem

from app.host.tree.ops import PropValue
from app.shell.components.hearing import PageEvents
from app.shell.components.placing import FILLED, PLACE_DEFAULT, SCROLLING, fills_page, has_growing, place, spoken
from app.shell.components.properties import changed_from_default, qml_properties
from app.shell.components.strip import Make
from app.shell.components.windowed import WindowedRows, hear_end

PIXELS_PER_NODE = 5_000
"""No page that was looked at has more nodes in sight than one for so many pixels."""
AFTER_FRAME_MS = 20
"""The frame that was asked for is painted by then, or the window paints none."""


@dataclass(slots=True, eq=False)
class DrawnNode:
    """A node on the screen."""

    id: int
    type: str
    props: dict[str, PropValue]
    parent: "DrawnNode | None"
    children: list["DrawnNode"] = field(default_factory=list)
    item: QQuickItem = field(init=False)
    rows: WindowedRows | None = None


class ItemMaker:
    """Makes the items of one page's nodes. GUI thread.

    What scrolls by itself is as high as its place, however much is in it: what lies below the sight there can wait
    until the first frame has been painted, and nobody sees it come. Nothing but ``make`` may meet a node that waits:
    ``finish`` before.
    """

    def __init__(self, page: QObject, create: Make, events: PageEvents, came: Callable[[int], None]) -> None:
        """``create`` makes an item of a QML type; ``came`` hears of each node that was made later."""
        self._page = page
        self._create = create
        self._events = events
        self._came = came
        self._room = math.inf
        self._waiting: list[Callable[[], None]] = []
        self._timer = QTimer(page, singleShot=True, interval=AFTER_FRAME_MS)
        self._timer.timeout.connect(self.finish)

    @property
    def is_done(self) -> bool:
        """Whether nothing waits."""
        return not self._waiting

    @property
    def is_full(self) -> bool:
        """Whether as much has been made as can be in sight."""
        return self._room <= 0

    def look(self, sight: float) -> None:
        """Take it that a change of the page begins, and make what waits since the one before.

        ``sight`` is how much of the page can be seen, in square pixels; 0 where that is not known: then all is made.
        """
        self.finish()
        self._room = sight / PIXELS_PER_NODE if sight else math.inf

    def make(self, node: DrawnNode) -> None:
        """Make the items of a node and everything below it, before any of it is laid out."""
        properties = qml_properties(node.type, node.props, changed_from_default(node.type, node.props))
        properties.update((name, value) for name, value in place(node).items() if PLACE_DEFAULT[name] != value)
        if node.type in FILLED and has_growing(node):
            properties["hasGrowing"] = True
        if node.type in SCROLLING and not fills_page(node):
            properties["scrolls"] = False
        if node.type == "Grid":
            properties["count"] = len(node.children)
        properties.update(page=self._page, nodeId=str(node.id))
        node.item = self._create(f"{node.type}Node", properties)
        self._room -= 1
        if node.props.get("windowed"):
            self.open_rows(node)
        self._fill(node, 0)
        if node.type == "Card":
            name_card(node)

    def make_later(self, node: DrawnNode, insert: Callable[[], None]) -> None:
        """Make a row that is not in sight, and ``insert`` it then."""

        def make() -> None:
            self._came(node.id)
            self.make(node)
            insert()

        self._waiting.append(make)

    def pause(self) -> None:
        """Let what waits be made after the next frame: the change of the page is over."""
        # Not begun before: it would run out, and its turn come before the frame's, while much is made at first.
        if self._waiting:
            self._timer.start()

    def finish(self) -> None:
        """Make what waits, and then whatever comes until there is another look."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        self._timer.stop()
        self._room = math.inf
        for make in waiting:
            make()

    def forget(self) -> None:
        """Make no more: the page is closed."""
        self._waiting.clear()
        self._timer.stop()

    def open_rows(self, node: DrawnNode) -> None:
        """Let a list have its rows on a strip, and those that are there already stand on it."""
        node.rows = WindowedRows(node.id, node.type, node.item, self._create, self._events.list_window)
        node.rows.begin(node.children)

    def hear_end(self, node: DrawnNode) -> None:
        """Let the mini-app hear that the end of a list is near, if it wants to."""
        if node.type not in SCROLLING:
            return  # a countdown and a film tell of their end themselves
        tell = partial(self._events.node_event, node.id, "end", None)
        hear_end(node.item, tell if node.props["on_end"] else None, len(node.children))

    def _fill(self, node: DrawnNode, first: int) -> None:
        """Make what is in a node, from its child ``first`` on."""
        if node.children:
            container = container_of(node.item)
            may_wait = _scrolls_unstretched(node)
            for index, child in enumerate(node.children[first:], first):
                if may_wait and self.is_full:
                    self._waiting.append(partial(self._fill_up, node, index))
                    return
                self.make(child)
                child.item.setParent(node.item)
                child.item.setParentItem(container)
        if node.props.get("on_end"):
            self.hear_end(node)

    def _fill_up(self, node: DrawnNode, first: int) -> None:
        for child in node.children[first:]:
            self._came(child.id)
        self._fill(node, first)


def _scrolls_unstretched(node: DrawnNode) -> bool:
    """Return whether ``node`` scrolls what is in it, each as high as it is by itself."""
    return node.type in SCROLLING and fills_page(node) and not (node.type in FILLED and has_growing(node))


def name_card(card: DrawnNode) -> None:
    """Name a card by the words in it."""
    card.item.setProperty("spoken", spoken(card))


def container_of(item: QQuickItem) -> QQuickItem:
    """Return where the children of ``item`` go."""
    container = item.property("container")
    assert isinstance(container, QQuickItem), "a component with children names its container"
    return container
