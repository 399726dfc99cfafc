"""Keeping a tap from what the person cannot have aimed at: what has just come, moved or been renamed takes none."""

import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

REST_S = 0.25
"""Nobody sees something, decides and presses within so short a time."""
STILL_PX = 8.0
"""A pointer that has moved no further points at what it pointed at before."""
DEPTH_MAX = 500


class Aimed(Protocol):
    """A node that may be tapped, and those it stands in."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def type(self) -> str:
        """Its component."""

    @property
    def props(self) -> Mapping[str, object]:
        """Its properties."""

    @property
    def parent(self) -> "Aimed | None":
        """What it stands in."""


class Aim:
    """Remembers for a moment what changed on one page, and what was under the pointer before. GUI thread."""

    def __init__(self, rest_s: float = REST_S, clock: Callable[[], float] = time.monotonic) -> None:
        self._rest_s = rest_s
        self._clock = clock
        self._came: dict[int, float] = {}
        self._renamed: dict[int, float] = {}
        self._pointed: deque[tuple[float, QPointF, int | None]] = deque()

    def change(self, point: QPointF | None, under: Callable[[QPointF], int | None]) -> None:
        """Take it that the page is about to change; the pointer is at ``point``, or nowhere on it."""
        now = self._clock()
        for noted in (self._came, self._renamed):
            # In the order of time: what has rested is at the front.
            while noted and now - next(iter(noted.values())) >= self._rest_s:
                del noted[next(iter(noted))]
        while self._pointed and now - self._pointed[0][0] >= self._rest_s:
            self._pointed.popleft()
        if point is not None and not (self._pointed and self._pointed[-1][1] == point):
            self._pointed.append((now, point, under(point)))

    def came(self, node_id: int) -> None:
        """Take it that a node, with all that stands in it, is new or in another place."""
        self._came.pop(node_id, None)
        self._came[node_id] = self._clock()

    def renamed(self, node_id: int) -> None:
        """Take it that a node means something else now."""
        self._renamed.pop(node_id, None)
        self._renamed[node_id] = self._clock()

    def takes(self, node: Aimed, point: QPointF | None, under: Callable[[QPointF], int | None]) -> bool:
        """Return whether the person can have aimed at ``node``; the pointer is at ``point``, or nowhere on the page."""
        if self._is_fresh(self._renamed.get(node.id)):
            return False
        above: Aimed | None = node
        while above is not None:
            if self._is_fresh(self._came.get(above.id)):
                return False
            above = above.parent
        if point is None or under(point) != node.id:
            return True  # by the keyboard, or by a screen reader
        return not any(
            self._is_fresh(at) and before != node.id and (point - there).manhattanLength() <= STILL_PX
            for at, there, before in self._pointed
        )

    def _is_fresh(self, at: float | None) -> bool:
        return at is not None and self._clock() - at < self._rest_s


class PageAim:
    """What a tap can be for on one page as it is drawn. GUI thread."""

    def __init__(
        self, view: QQuickItem, body: QQuickItem, overlay: QQuickItem, find: Callable[[int], Aimed | None], aim: Aim
    ) -> None:
        self._view = view
        self._body = body
        self._overlay = overlay
        self._find = find
        self._aim = aim

    def change(self) -> None:
        """Take it that the page is about to change."""
        self._aim.change(self._pointed_at(), self._under)

    def came(self, node_id: int) -> None:
        """Take it that a node, with all that stands in it, is new or in another place."""
        self._aim.came(node_id)

    def renamed(self, node: Aimed) -> None:
        """Take it that a node means something else, and so does the card whose words it is, or the dialog's buttons."""
        self._aim.renamed(node.id)
        if node.type == "Dialog":
            self._aim.came(node.id)
        above = node.parent
        while above is not None and not _hears_taps(above):
            above = above.parent
        if above is not None:
            self._aim.renamed(above.id)

    def takes(self, node_id: int) -> bool:
        """Return whether the person can have aimed at a node of the page."""
        node = self._find(node_id)
        return node is not None and self._aim.takes(node, self._pointed_at(), self._under)

    def _pointed_at(self) -> QPointF | None:
        point = self._view.property("pointedAt")
        return point if isinstance(point, QPointF) and self._view.property("isPointedAt") else None

    def _under(self, point: QPointF) -> int | None:
        """Return the innermost node at ``point`` of the page that hears taps."""
        item: QQuickItem | None = self._overlay if self._overlay.property("isCovering") else self._body
        place = self._body.mapFromItem(self._view, point) if item is self._body else point
        found = None
        for _ in range(DEPTH_MAX):
            if item is None:
                break
            node_id = item.property("nodeId")
            node = self._find(int(node_id)) if isinstance(node_id, str) else None
            if node is not None and _hears_taps(node):
                found = node.id
            child: QQuickItem | None = item.childAt(place.x(), place.y())
            if child is not None:
                place = item.mapToItem(child, place)
            item = child
        return found


def _hears_taps(node: Aimed) -> bool:
    return bool(node.props.get("on_tap") or node.props.get("on_action"))
