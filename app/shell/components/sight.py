"""What of an item is seen through the scrollers around it, and scrolling them so that it stays or comes to be seen."""

from PySide6.QtCore import SIGNAL, SLOT, QObject, QPointF
from PySide6.QtQuick import QQuickItem

SHIFT_MIN = 0.01


class Sight:
    """The view on one item. ``slot`` of the item hears whenever a scroller around it moves or changes its size."""

    def __init__(self, item: QQuickItem, slot: str) -> None:
        self._item = item
        self._slot = slot
        self._scrollers: list[QQuickItem] | None = None

    def lose(self) -> None:
        """Look for the scrollers anew: the item stands elsewhere."""
        for scroller in self._scrollers or ():
            QObject.disconnect(scroller, SIGNAL("contentYChanged()"), self._item, SLOT(self._slot))
            QObject.disconnect(scroller, SIGNAL("heightChanged()"), self._item, SLOT(self._slot))
        self._scrollers = None

    def span(self) -> tuple[float, float]:
        """Return the upper and the lower edge of what is seen, in the item's pixels; the same if nothing is."""
        top, bottom = 0.0, float("inf")
        for number, scroller in enumerate(self._around()):
            upper = self._item.mapFromItem(scroller, QPointF(0, 0)).y()
            top = upper if number == 0 else max(top, upper)
            bottom = min(bottom, upper + scroller.height())
        return (top, max(top, bottom)) if self._scrollers else (0.0, self._item.height())

    def keep(self, distance: float) -> None:
        """Scroll by ``distance`` without a person noticing: what is seen moved by as much."""
        scroller = self._scroller()
        if scroller is None or abs(distance) < SHIFT_MIN:
            return
        if scroller.property("moving"):
            # Setting contentY would stop the wheel: the ground moves instead until that rests.
            scroller.setProperty("shift", scroller.property("shift") + distance)
        else:
            scroller.setProperty("contentY", scroller.property("contentY") + distance)

    def reveal(self, top: float, bottom: float) -> None:
        """Scroll as little as it takes to see what stands between ``top`` and ``bottom``."""
        scroller = self._scroller()
        if scroller is None:
            return
        upper = self._item.mapFromItem(scroller, QPointF(0, 0)).y()
        down = max(0.0, min(bottom - upper - scroller.height(), top - upper))
        distance = top - upper if top < upper else down
        lowest = scroller.property("contentHeight") - scroller.height()
        highest = -scroller.property("topMargin")
        at = scroller.property("contentY") + distance
        scroller.setProperty("contentY", max(highest, min(at, max(highest, lowest))))

    def _scroller(self) -> QQuickItem | None:
        for scroller in self._around():
            if scroller.property("interactive"):
                return scroller
        return None

    def _around(self) -> list[QQuickItem]:
        if self._scrollers is None:
            self._scrollers = []
            above = self._item.parentItem()
            while above is not None:
                if above.inherits("QQuickFlickable"):
                    self._scrollers.append(above)
                    QObject.connect(above, SIGNAL("contentYChanged()"), self._item, SLOT(self._slot))
                    QObject.connect(above, SIGNAL("heightChanged()"), self._item, SLOT(self._slot))
                above = above.parentItem()
        return self._scrollers
