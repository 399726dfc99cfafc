"""Keeping a person from answering what they have not read: a prompt rests before it listens."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

REST_MS = 500


class Guard(QObject):
    """Asleep for a moment after a prompt appears and after it changes. GUI thread."""

    rested = Signal()
    woke = Signal()

    def __init__(self, rest_ms: int = REST_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=rest_ms)
        self._timer.timeout.connect(self.woke)

    @property
    def is_awake(self) -> bool:
        """Whether input counts."""
        return not self._timer.isActive()

    def rest(self) -> None:
        """Ignore input from now on for a while."""
        self._timer.start()
        self.rested.emit()


class RepeatFilter(QObject):
    """Swallows the repetitions of a key held down, in the window it is installed on."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return True for a repeated key: it goes nowhere."""
        if isinstance(event, QKeyEvent) and event.isAutoRepeat():
            return True
        return super().eventFilter(watched, event)
