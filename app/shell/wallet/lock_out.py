"""How long no PIN is tried after too many wrong ones, counted down."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.kernel.clock import Clock

SECOND_MS = 1000


class LockOut(QObject):
    """Counts the seconds of a lock. GUI thread."""

    counted = Signal()
    ended = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._until: datetime | None = None
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self._tick)

    @property
    def left(self) -> str:
        """How long it still holds, such as ``4:59``."""
        left = timedelta() if self._until is None else max(timedelta(), self._until - self._clock.now())
        minutes, seconds = divmod(-(-left // timedelta(seconds=1)), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

    def start(self, until: datetime) -> None:
        """Count down to ``until``."""
        self._until = until
        self._second.start()

    def stop(self) -> None:
        """Count no more."""
        self._second.stop()

    def _tick(self) -> None:
        if self._until is not None and self._clock.now() < self._until:
            self.counted.emit()
        else:
            self.stop()
            self.ended.emit()
