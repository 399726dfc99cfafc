"""The windows in which the shell asks: which one a question belongs to, and whose held-down keys count for nothing."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from app.core.kernel.ids import SessionId
from app.shell.guard import RepeatFilter


class AskingWindows:
    """Plaza's own window, which comes first, and those of torn-off mini-apps. GUI thread.

    A window says whose it is by its property ``sessionId``.
    """

    def __init__(self, parent: QObject) -> None:
        self._windows: list[QQuickWindow] = []
        self._filter = RepeatFilter(parent)

    @property
    def first(self) -> QQuickWindow | None:
        """Plaza's own, once it is there."""
        return self._windows[0] if self._windows else None

    def add(self, window: QQuickWindow) -> None:
        """Let questions be asked in a window."""
        if window not in self._windows:
            self._windows.append(window)

    def remove(self, window: QQuickWindow) -> None:
        """Ask nothing in a window any more: it goes."""
        if window in self._windows:
            self._windows.remove(window)

    def choose(self, session_id: SessionId | None) -> QQuickWindow | None:
        """Return where a question is asked: in the window of the session that asks, or the one that is in front."""
        if session_id is not None:
            own = (window for window in self._windows if window.property("sessionId") == session_id)
            return next(own, self.first)
        front = QGuiApplication.focusWindow()
        return next((window for window in self._windows if window is front), self.first)

    def guard(self, asking: QQuickWindow | None) -> None:
        """Swallow the repetitions of held-down keys in the window that asks, and in no other."""
        for window in self._windows:
            window.removeEventFilter(self._filter)
        if asking is not None:
            asking.installEventFilter(self._filter)
