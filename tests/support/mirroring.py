"""What stands where it did, when a window is turned from left-to-right to right-to-left and back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

TOLERANCE = 2.1
"""What is centred on whole pixels is so from one side."""

SPACER_WIDTH = 1.5
"""An item no wider, with nothing in it, keeps things apart and is not seen."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one item is in what it stands in, in pixels."""

    x: float
    width: float
    room: float

    def mirrors(self, other: "Place") -> bool:
        """Tell whether this is where ``other`` is seen in a mirror."""
        return abs(self.x - (self.room - other.x - other.width)) <= TOLERANCE


class Turning:
    """Turns a window round and back. GUI thread; the window's screens have to be still."""

    def __init__(self, window: QQuickWindow, leaves_out: Callable[[QQuickItem], bool] = lambda _: False) -> None:
        """``leaves_out`` tells of which items nothing is asked, nor of what is in them."""
        self._window = window
        self._leaves_out = leaves_out

    def misplaced(self) -> list[str]:
        """Return what does not stand where a mirror shows it, as sentences; nothing is left turned.

        Each item is looked at in what it stands in, so one that is wrong does not blame all that is in it.
        """
        before = dict(self._places())
        _turn(Qt.LayoutDirection.RightToLeft, self._window)
        try:
            after = dict(self._places())
        finally:
            _turn(Qt.LayoutDirection.LeftToRight, self._window)
        both = [(item, before[item], after[item]) for item in before if item in after]
        return [f"{_name(item)}: {was} became {now}" for item, was, now in both if not _is_mirrored(was, now)]

    def _places(self) -> Iterator[tuple[QQuickItem, Place]]:
        yield from self._below(self._window.contentItem())

    def _below(self, around: QQuickItem) -> Iterator[tuple[QQuickItem, Place]]:
        for item in around.childItems():
            if not item.isVisible() or item.opacity() == 0 or self._leaves_out(item):
                continue
            if item.width() > 0 and not _is_spacer(item) and not _is_content(item):
                yield item, _place(item, around)
            yield from self._below(item)


def _turn(direction: Qt.LayoutDirection, window: QQuickWindow) -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.setLayoutDirection(direction)
    for _ in range(2):  # what is laid out when it is painted may move something else
        window.grabWindow()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)


def _place(item: QQuickItem, around: QQuickItem) -> Place:
    # What is enlarged from one of its corners takes more room than its width.
    width = item.width() * (item.scale() if item.transformOrigin() != QQuickItem.TransformOrigin.Center else 1)
    if _is_content(around):
        return Place(item.x() + around.x(), width, around.parentItem().width())
    return Place(item.x(), width, around.width())


def _is_mirrored(was: Place, now: Place) -> bool:
    if abs(was.room - now.room) > 1:
        return True  # it is what stands around it that is wrong
    return abs(was.width - now.width) <= 1 and now.mirrors(was)


def _is_content(item: QQuickItem) -> bool:
    """Tell whether ``item`` is what a view scrolls: as wide as that needs, and where that has been scrolled to."""
    # The stubs promise a parent, yet what a window begins with has none.
    around: QQuickItem | None = item.parentItem()
    return around is not None and around.inherits("QQuickFlickable") and around.property("contentItem") == item


def _is_spacer(item: QQuickItem) -> bool:
    return item.width() < SPACER_WIDTH and not item.childItems() and type(item) is QQuickItem


def _name(item: QQuickItem) -> str:
    context = qmlContext(item)
    file = context.baseUrl().fileName() if context else ""
    above: QQuickItem | None = item
    names: list[str] = []
    while above is not None and len(names) < 3:
        text = str(above.property("text") or "")[:20]
        names.append(above.objectName() or text or above.metaObject().className().partition("_QML")[0])
        above = above.parentItem()
    return f"{file} {' in '.join(names)}"
