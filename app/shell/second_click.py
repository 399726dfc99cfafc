"""Swallowing the second of two quick clicks, when the first has taken away what was clicked."""

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Slot
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

QML_IMPORT_NAME = "app.shell"
QML_IMPORT_MAJOR_VERSION = 1
QUICK_MS = 250
"""Between the two clicks of a double click; who closes one tab after the other takes longer."""
NEAR_PX = 8
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)


@QmlElement
class SecondClick(QObject):
    """Keeps a double click on a cross from pressing what lies beneath it as well. GUI thread.

    ``swallow`` says that what is under the pointer has changed: for a moment a click at this place goes nowhere.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QQuickWindow | None = None
        self._place = QPointF()
        self._is_swallowed = False
        self._rest = QTimer(self, singleShot=True, interval=QUICK_MS)
        self._rest.timeout.connect(self._end)

    @Slot(QQuickWindow)
    def swallow(self, window: QQuickWindow) -> None:
        """Let a click at the pointer's place in ``window`` go nowhere for a moment."""
        self._end()
        self._window = window
        self._place = window.mapFromGlobal(QCursor.pos().toPointF())
        window.installEventFilter(self)
        self._rest.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 (Qt's signature)
        """Return True for such a click, from its press to its release."""
        if not isinstance(event, QMouseEvent) or event.type() not in _CLICKS:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            was_swallowed, self._is_swallowed = self._is_swallowed, False
            return was_swallowed
        is_near = (event.position() - self._place).manhattanLength() <= NEAR_PX
        self._is_swallowed = is_near and self._rest.isActive()
        return self._is_swallowed

    def _end(self) -> None:
        self._rest.stop()
        self._is_swallowed = False
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None
