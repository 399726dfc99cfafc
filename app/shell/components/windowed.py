"""The rows of a windowed list as they are drawn: each in a frame of its own on the list's strip."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from PySide6.QtQuick import QQuickItem

from app.host.tree.ops import Splice, Window
from app.shell.components.placing import Placed, spoken
from app.shell.components.strip import Make, StripItem

AskOf = Callable[[int, int, int, int], None]
"""Asks for rows of a list: its node, its revision, the first of them, how many."""


class Row(Placed, Protocol):
    """A node that is a row."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def item(self) -> QQuickItem:
        """What draws it."""


def hear_end(item: QQuickItem, tell: Callable[[], None] | None, count: int) -> None:
    """Let ``tell`` be called when the end of the list that ``item`` draws is near; it has ``count`` rows."""
    strip = item.property("strip")
    assert isinstance(strip, StripItem), "a list names its strip"
    strip.hear_end(tell, count)


class WindowedRows:
    """Puts the rows' items onto the strip and takes them off. GUI thread."""

    def __init__(self, node_id: int, component: str, item: QQuickItem, make: Make, ask: AskOf) -> None:
        strip = item.property("strip")
        assert isinstance(strip, StripItem), "a windowed list names its strip"
        self._component = component
        self._item = item
        self._create = make
        self._ask = lambda revision, first, count: ask(node_id, revision, first, count)
        self._strip = strip
        self._frames: dict[int, QQuickItem] = {}
        self._row_of: dict[int, int] = {}
        self._new: list[range] = []
        self._has_put = False

    def is_new(self, row: int) -> bool:
        """Tell whether the mini-app put a row in just now; the others were there and are only scrolled to."""
        return any(row in rows for rows in self._new)

    def begin(self, children: Sequence[Row]) -> None:
        """Let the rows that are there be the first; until now they stood in the list's layout."""
        heights = [child.item.height() for child in children]
        self._strip.begin(self._component, self._make, self._ask, heights)
        # Before the layout loses them: the list would be scrolled back, being so short.
        self._item.setProperty("windowed", True)
        for row, child in enumerate(children):
            self.put(row, child)

    def apply(self, op: Splice | Window) -> None:
        """Take rows out and put others in, or take it that those asked for are to come."""
        if isinstance(op, Window):
            self._new = []
            self._strip.hold(op)
            return
        self._note_new(op.changes)
        moved = {self._row_of[node_id]: row for node_id, row in op.moved}
        now = self._strip.splice(op, moved)
        self._row_of = {node_id: now[row] for node_id, row in self._row_of.items()}

    def put(self, row: int, node: Row) -> None:
        """Put a row, its items made, in its place."""
        frame = self._make("StripRow", {"content": node.item, "spoken": spoken(node)})
        node.item.setParent(self._item)
        self._frames[node.id] = frame
        self._row_of[node.id] = row
        self._has_put = True
        self._strip.put(row, frame)

    def take(self, node: Row) -> None:
        """Take a row away."""
        del self._row_of[node.id]
        self._strip.take(self._frames.pop(node.id))

    def name(self, node: Row) -> None:
        """Name a row anew, for a word in it has changed."""
        frame = self._frames.get(node.id)
        if frame is not None:
            frame.setProperty("spoken", spoken(node))

    def _note_new(self, changes: Sequence[tuple[int, int, int]]) -> None:
        """Note which rows are put in; a masonry hears of them in several splices, before the first of them comes."""
        if self._has_put:
            self._new, self._has_put = [], False
        for at, removed, added in changes:
            self._new = [*after_change(self._new, at, removed, added), range(at, at + added)]

    def _make(self, name: str, properties: dict[str, object]) -> QQuickItem:
        # Like the list's own item the renderer holds what is made here: to the strip nobody in Python does.
        made = self._create(name, properties)
        made.setParent(self._item)
        return made

    def lose_sight(self) -> None:
        """Look for what is seen anew: the list stands elsewhere."""
        self._strip.lose_sight()


def after_change(ranges: Iterable[range], at: int, removed: int, added: int) -> Iterator[range]:
    """Yield what is left of ranges of rows, as they are numbered after a change."""
    for rows in ranges:
        if rows.start < at:
            yield range(rows.start, min(rows.stop, at))
        if rows.stop > at + removed:
            yield range(max(rows.start, at + removed) + added - removed, rows.stop + added - removed)
