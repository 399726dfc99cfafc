"""The strip on which the rows of a windowed list stand: as long as all of them, holding only those near to be seen."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QSizeF, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from app.host.tree.ops import Splice, Window
from app.shell.components.arranging import Arrangement, Lines, Place, arrangement
from app.shell.components.focusing import Steps, focus_first, holds_focus
from app.shell.components.sight import Sight
from minikit import windows

QML_IMPORT_NAME = "app.shell.components"
QML_IMPORT_MAJOR_VERSION = 1

Ask = Callable[[int, int, int], None]
"""Asks for rows: the list's revision, the first of them, how many."""
Make = Callable[[str, dict[str, object]], QQuickItem]
PAGE_SHARE = 0.9
"""How much of what is seen a page of the keyboard is: a little of it is seen again."""


@QmlElement
class StripItem(QQuickItem):
    """Places the rows that are there, asks for those that are to be seen, and keeps what is seen in its place.

    GUI thread. `begin` first; then rows are told of by `splice` and `window`, and their items come and go by `put` and
    `take`. All placing is done in `updatePolish`: once a frame, however much happened.
    """

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self._arrangement: Arrangement = Lines()
        self._make: Make | None = None
        self._ask: Ask | None = None
        self._columns, self._cell, self._gap, self._is_mirrored = 1, 0.0, 0.0, False
        self._revision = 0
        self._window = range(windows.FIRST_HELD)
        self._asked: range | None = None
        self._items: dict[int, QQuickItem] = {}
        self._is_placed = False
        self._anchor: tuple[int, float] | None = None
        self._sight = Sight(self, "look()")
        self._skeletons: list[QQuickItem] = []
        self._current = -1  # the row the keyboard is on, in its frame or waiting for it
        self._is_awaited = False
        self._is_sought = False  # it is to be seen, once it is known how high it is
        self._ring: QQuickItem | None = None
        self._tell_end: Callable[[], None] | None = None
        self._end_count = 0
        self._end_told: int | None = None

    # What the renderer tells.

    def begin(self, component: str, make: Make, ask: Ask, heights: Sequence[float]) -> None:
        """Become the strip of a list whose rows so far have these heights; all of them will be put here."""
        count = len(heights)
        self._arrangement = arrangement(component)
        self._make = make
        self._ask = ask
        self._arrangement.shape(self._columns, self._cell, self._gap)
        self._window = range(max(count, windows.FIRST_HELD))
        if count:
            self._arrangement.splice([(0, 0, count)], ())
            self._arrangement.measure(dict(enumerate(heights)))
            self.setImplicitHeight(self._arrangement.height)
        self.count = count
        self.setActiveFocusOnTab(True)
        self.polish()

    def splice(self, op: Splice, moved: Mapping[int, int]) -> Mapping[int, int]:
        """Take rows out and put others in; ``moved`` are rows whose items are in other rows now, by the row before.

        Returns the rows of all items now, by the row before.
        """
        self._remember()
        self._arrangement.splice(op.changes, op.aspects)
        rows: dict[int, int] = {}
        for row in self._items:
            now = moved.get(row, windows.moved_row(row, op.changes))
            assert now is not None, "the items of rows that are taken out are gone before"
            rows[row] = now
        self._items = {rows[row]: item for row, item in self._items.items()}
        if self._current >= 0:
            now = moved.get(self._current, windows.moved_row(self._current, op.changes))
            self._current = min(self._current, op.count - 1) if now is None else now
        if self._anchor is not None:
            row, offset = self._anchor
            now = moved.get(row, windows.moved_row(row, op.changes))
            self._anchor = None if now is None else (now, offset)
        first = windows.moved_window(self._window.start, op.changes)
        self._window = range(first, first + len(self._window))
        self._asked = None
        self.count, self._revision = op.count, op.revision
        if moved:
            self._stack()
        self._move()
        return rows

    def hold(self, op: Window) -> None:
        """Take it that these rows are here from now on."""
        self._window = range(op.first, op.first + op.count)
        self._asked = None
        # Now, before the rows come: see updatePolish.
        self.polish()

    def put(self, row: int, item: QQuickItem) -> None:
        """Put the frame of a row, with the row in it, where the row stands."""
        self._remember()
        self._items[row] = item
        item.setWidth(self._cell)
        item.setParentItem(self)
        behind = [other for other in self._items if other > row]
        if behind:
            item.stackBefore(self._items[min(behind)])
        item.implicitHeightChanged.connect(self._on_height_changed)
        if self._is_awaited and row == self._current and self.hasActiveFocus():
            self._is_awaited = not focus_first(item)
        self._move()

    def take(self, item: QQuickItem) -> None:
        """Take the frame of a row away, and the focus from it to the strip."""
        self._remember()
        row = next(row for row, each in self._items.items() if each is item)
        del self._items[row]
        if holds_focus(item):
            # The page keeps the keyboard, and the list knows where it was.
            self._current = row
            self.forceActiveFocus(Qt.FocusReason.OtherFocusReason)
        item.setParentItem(None)  # type: ignore[arg-type]  # the stubs forget that no parent is allowed
        item.deleteLater()
        self._move()

    def hear_end(self, tell: Callable[[], None] | None, count: int) -> None:
        """Let ``tell`` be called when the end of the list, of ``count`` rows, is near: once for each number of rows.

        A list that is not windowed has its rows in a layout as high as the QML property ``watched``.
        """
        self._tell_end, self._end_count = tell, count
        self.polish()

    def lose_sight(self) -> None:
        """Look for the scrollers anew: the list stands elsewhere."""
        self._sight.lose()
        self.polish()

    # What QML tells.

    @Slot(int, float, float, bool)
    def shape(self, columns: int, cell: float, gap: float, is_mirrored: bool) -> None:
        """Take other columns; ``cell`` is their width, ``gap`` what is between them and between rows, in pixels."""
        self._remember()
        self._columns, self._cell, self._gap, self._is_mirrored = columns, cell, gap, is_mirrored
        self._arrangement.shape(columns, cell, gap)
        self._move()

    @Slot()
    def look(self) -> None:
        """See at the end of this turn what is to be seen now."""
        self.polish()

    # Qt's own.

    def updatePolish(self) -> None:
        """Place what moved, keep what is seen, and see to what is missing."""
        if self._make is None:
            self._see_end(*self._sight.span(), self.property("watched"), self._end_count)
            return
        if self._cell < 1:
            return
        if not self._is_placed:
            # Before the rows are given their sizes: what is asked for last is polished first, and so their layouts
            # are, all of them, before this comes round again to see how high they have become.
            self.polish()
            self._place_rows()
        elif self._is_sought and self._current >= 0:
            self._is_sought = self._current not in self._items
            self._reveal(self._current)
        top, bottom = self._sight.span()
        seen = self._arrangement.rows(max(0.0, top), bottom) if bottom > 0 else range(0)
        self._show_skeletons(seen, top, bottom)
        if self.isVisible() and seen:
            self._ask_around(seen)
        self._see_end(top, bottom, self._arrangement.height, self.count)
        self._show_ring(seen)

    def _stack(self) -> None:
        """Let the keyboard find the rows in their order."""
        rows = sorted(self._items)
        for row, behind in zip(reversed(rows[:-1]), reversed(rows[1:]), strict=True):
            self._items[row].stackBefore(self._items[behind])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from row to row, by as many as are seen, or to either end."""
        top, bottom = self._sight.span()
        row = next((row for row, item in self._items.items() if holds_focus(item)), self._current)
        if row < 0:
            row = self._arrangement.rows(max(0.0, top), bottom).start
        steps = Steps(self._arrangement, self.count, self._columns, (bottom - top) * PAGE_SHARE)
        target = steps.target(event.key(), row, is_mirrored=self._is_mirrored)
        if target is None or self._make is None:
            event.ignore()
        else:
            self._go(target)

    def _go(self, row: int) -> None:
        """Bring a row to be seen, and the focus to it; to the strip while it is not there, or has nothing to focus."""
        self._current = row
        self._is_sought = True
        self._reveal(row)
        item = self._items.get(row)
        self._is_awaited = item is None
        if item is None or not focus_first(item):
            self.forceActiveFocus(Qt.FocusReason.OtherFocusReason)
        self.polish()

    def _reveal(self, row: int) -> None:
        place = self._arrangement.places([row])[row]
        self._sight.reveal(place.top, place.top + place.height)

    def _move(self) -> None:
        self._is_placed = False
        self.polish()

    def _remember(self) -> None:
        """Remember what is seen, before it moves: its row, and how far that is below the edge. At the top, nothing."""
        if self._anchor is not None or not self._is_placed or not self._items:
            return
        top, bottom = self._sight.span()
        if top <= 0 or bottom <= top:
            return
        seen = self._arrangement.rows(top, bottom)
        near = (self._current, *seen)
        row = next((row for row in near if row in seen and row in self._items), seen.start)
        self._anchor = row, self._top_of(row) - top

    def _place_rows(self) -> None:
        self._is_placed = True
        self._arrangement.measure({row: item.implicitHeight() for row, item in self._items.items()})
        for row, place in self._arrangement.places(self._items).items():
            self._place(self._items[row], place)
        self.setImplicitHeight(self._arrangement.height)
        anchor, self._anchor = self._anchor, None
        if anchor is not None:
            row, offset = anchor
            top, _ = self._sight.span()
            self._sight.keep(self._top_of(row) - offset - top)

    def _top_of(self, row: int) -> float:
        return self._arrangement.places([row])[row].top

    def _place(self, item: QQuickItem, place: Place) -> None:
        left = place.column * (self._cell + self._gap)
        if self._is_mirrored:
            left = self.width() - self._cell - left
        item.setPosition(QPointF(left, place.top))
        item.setSize(QSizeF(self._cell, place.height))

    @Slot()
    def _on_height_changed(self) -> None:
        self._remember()
        self._move()

    def _show_skeletons(self, seen: range, top: float, bottom: float) -> None:
        """Stand something in for the rows that are seen and not there yet."""
        missing = [row for row in seen if row not in self._items][: windows.HELD_MAX] if bottom > top else []
        assert self._make is not None
        while len(self._skeletons) < len(missing):
            skeleton = self._make("SkeletonRow", {})
            skeleton.setParentItem(self)
            self._skeletons.append(skeleton)
        for skeleton, place in zip(self._skeletons, self._arrangement.places(missing).values(), strict=False):
            self._place(skeleton, place)
        for number, skeleton in enumerate(self._skeletons):
            skeleton.setVisible(number < len(missing))

    def _show_ring(self, seen: range) -> None:
        """Show where the keyboard is while it is on no part of a row."""
        assert self._make is not None
        is_here = self.hasActiveFocus() and bool(self.count)
        if is_here:
            if self._current < 0:
                self._current = seen.start
            if self._ring is None:
                self._ring = self._make("RowRing", {"accent": str(self.property("accent"))})
                self._ring.setParentItem(self)
            self._place(self._ring, self._arrangement.places([self._current])[self._current])
        if self._ring is not None:
            self._ring.setVisible(is_here)

    def _see_end(self, top: float, bottom: float, height: float, count: int) -> None:
        """Tell that the end is less than a screen away, once for each number of rows."""
        is_near = top < bottom and bottom + (bottom - top) >= height
        if self._tell_end is not None and is_near and self._end_told != count:
            self._end_told = count
            self._tell_end()

    def _ask_around(self, seen: range) -> None:
        """Ask for rows when those on either side of what is seen run out; one question at a time."""
        assert self._ask is not None
        if self._asked is not None:
            return
        ahead = len(seen) // 2
        if self._window.start <= max(0, seen.start - ahead) and self._window.stop >= min(self.count, seen.stop + ahead):
            return
        wanted = around(seen, self.count)
        if wanted != self._window:
            self._asked = wanted
            self._ask(self._revision, wanted.start, len(wanted))


def around(seen: range, count: int) -> range:
    """Return the rows to have when ``seen`` are seen: as many again on either side, or as many as may be had."""
    room = min(len(seen), max(0, windows.HELD_MAX - len(seen)) // 2)
    first = max(0, seen.start - room)
    return range(first, min(count, seen.stop + room, first + windows.HELD_MAX))
