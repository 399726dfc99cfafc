"""Noticing that nobody has touched a person's windows for a while."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtQuick import QQuickWindow

from app.core.kernel.clock import Clock

LOOK_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


class Idle(QObject):
    """Calls ``passed`` when keys and pointer have rested in all windows for long enough. GUI thread.

    It asks the clock, which goes on while the computer sleeps: who opens a laptop after lunch finds it locked.
    """

    def __init__(self, passed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._passed = passed
        self._clock: Clock | None = None
        self._rest = timedelta()
        self._touched_at: datetime | None = None
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)

    @property
    def is_counting(self) -> bool:
        """Whether it waits for the rest to pass."""
        return self._look.isActive()

    def watch(self, window: QQuickWindow) -> None:
        """Take what is done in ``window`` for a touch."""
        window.installEventFilter(self)

    def count(self, clock: Clock, minutes: int) -> None:
        """Count from now on; 0 minutes: not at all."""
        self._clock, self._rest = clock, timedelta(minutes=minutes)
        self._touched_at = clock.now()
        if minutes:
            self._look.start()
        else:
            self._look.stop()

    def stop(self) -> None:
        """Count no more."""
        self._look.stop()

    def look(self) -> None:
        """See whether the rest has passed."""
        if self._clock is None or self._touched_at is None or not self._look.isActive():
            return
        rested = self._clock.now() - self._touched_at
        if rested < timedelta():  # the clock was set back
            self._touched_at = self._clock.now()
        elif rested >= self._rest:
            self.stop()
            self._passed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 (Qt's signature)
        """Note a touch; it goes on to where it was going, unless it comes too late."""
        if event.type() in _TOUCHES and self._clock is not None and self._look.isActive():
            self.look()  # what wakes a computer is no touch of an open window
            self._touched_at = self._clock.now()
        return False
