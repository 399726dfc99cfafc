"""What may be seen moving on a page, and how much of it at once."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import shiboken6
from PySide6.QtQuick import QQuickItem

from app.host.tree.ops import PAGE, Create, Op, Remove, Window

AT_ONCE_MAX = 48
LEAVING_MAX = 24
DURATION_S = 0.25


class Motions:
    """Counts what moves on one page and keeps what is leaving it, a short while and never many. GUI thread.

    A page's first picture just stands there, and so does one that replaces it; a flood of changes is shown at once.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: deque[float] = deque(maxlen=AT_ONCE_MAX)
        self._leaving: list[QQuickItem] = []
        self._is_moving = False
        self._may_leave = False

    @property
    def is_moving(self) -> bool:
        """Whether what changes now may be seen moving."""
        return self._is_moving

    @property
    def leaving_count(self) -> int:
        """How many items are on their way out."""
        return len(self._leaving)

    def change(self, ops: Sequence[Op], *, is_first: bool, is_seen: bool) -> None:
        """Take it that ``ops`` are about to be applied to a page."""
        # Rows that come as they are scrolled to were there all the time, as far as the person knows.
        is_new = is_first or any(isinstance(op, Window) or (isinstance(op, Create) and op.parent == PAGE) for op in ops)
        self._is_moving = is_seen and not is_new
        self._may_leave = self._is_moving and sum(isinstance(op, Remove) for op in ops) <= LEAVING_MAX

    @contextmanager
    def standing(self, *, is_still: bool) -> Iterator[None]:
        """Let what is made meanwhile just stand there, if ``is_still``."""
        before = self._is_moving
        self._is_moving = before and not is_still
        yield
        self._is_moving = before

    def begin(self) -> bool:
        """Return whether one more thing may begin to move now."""
        now = self._clock()
        is_full = len(self._begun) == AT_ONCE_MAX and now - self._begun[0] < DURATION_S
        if not self._is_moving or is_full:
            return False
        self._begun.append(now)
        return True

    def leave(self, item: QQuickItem, below: QQuickItem) -> bool:
        """Let ``item``, which the layout ``below`` has lost, go beneath that layout; False if it has to go at once."""
        self._leaving = [each for each in self._leaving if shiboken6.isValid(each)]
        ground: QQuickItem | None = below.parentItem()
        if not self._may_leave or ground is None or len(self._leaving) >= LEAVING_MAX or not self.begin():
            return False
        place = item.mapToItem(ground, 0, 0)
        size = item.size()
        item.setParentItem(ground)
        item.stackBefore(below)
        item.setPosition(place)
        item.setSize(size)
        item.setEnabled(False)
        self._leaving.append(item)
        item.setProperty("isLeaving", True)
        return True

    def left(self, item: QQuickItem) -> None:
        """Take ``item`` off the screen for good."""
        if item in self._leaving:
            self._leaving.remove(item)
        item.setParentItem(None)  # type: ignore[arg-type]  # the stubs forget that no parent is allowed
        item.deleteLater()
