"""Knowing when a change has been painted: mini-apps are told then, so that none is faster than the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtQuick import QQuickItem, QQuickWindow

PATIENCE_MS = 250
"""A window that cannot be seen may paint nothing at all: then it is taken for painted after so long."""


class Painting(QObject):
    """Waits for the next frame of the window that an item is in. GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], None]] = []
        self._window: QQuickWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._painted)

    def after(self, item: QQuickItem | None, then: Callable[[], None]) -> None:
        """Call ``then`` once ``item`` has been painted as it is now; at once if nobody can see it.

        It says by its QML property ``shownIn`` where it is. Asked for its window, PySide would count that among what is
        the item's, and look at it once more when the engine ends: after the window's own end, that ends the program.
        """
        window = item.property("shownIn") if item is not None and item.isVisible() else None
        if window is None or not window.isExposed():
            then()
            return
        self._waiting.append(then)
        if self._window is None:
            self._window = window
            window.frameSwapped.connect(self._painted, Qt.ConnectionType.SingleShotConnection)
            self._timer.start()
        window.update()  # also where nothing that is seen has changed

    @Slot()
    def _painted(self) -> None:
        self._timer.stop()
        if self._window is not None:
            self._window = None
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()
