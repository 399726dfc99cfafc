"""Where the keyboard is on a page: whether within an item, and how to bring it there."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from app.shell.components.arranging import Arrangement


def holds_focus(item: QQuickItem) -> bool:
    """Return whether the keyboard is on ``item`` or on something in it."""
    focused = QGuiApplication.focusObject()  # not by the window: see `Painting.after`
    return isinstance(focused, QQuickItem) and (focused is item or item.isAncestorOf(focused))


def focus_first(item: QQuickItem) -> bool:
    """Bring the keyboard to the first thing in ``item`` that Tab would stop at; False if there is none."""
    for child in item.childItems():
        if not child.isVisible() or not child.isEnabled():
            continue
        if child.activeFocusOnTab():
            child.forceActiveFocus(Qt.FocusReason.TabFocusReason)
            return True
        if focus_first(child):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Steps:
    """Where the keys lead in a list of ``count`` rows in ``columns``; ``page`` is how far a page is, in pixels."""

    arrangement: Arrangement
    count: int
    columns: int
    page: float

    def target(self, key: int, row: int, *, is_mirrored: bool) -> int | None:
        """Return the row that ``key`` leads to from ``row``; None if it leads nowhere."""
        aside = 1 if self.columns > 1 else 0
        match key:
            case Qt.Key.Key_Down:
                target = row + self.columns
            case Qt.Key.Key_Up:
                target = row - self.columns
            case Qt.Key.Key_Right:
                target = row - aside if is_mirrored else row + aside
            case Qt.Key.Key_Left:
                target = row + aside if is_mirrored else row - aside
            case Qt.Key.Key_PageDown:
                target = max(self._row_below(row, self.page), row + self.columns)
            case Qt.Key.Key_PageUp:
                target = min(self._row_below(row, -self.page), row - self.columns)
            case Qt.Key.Key_Home:
                target = 0
            case Qt.Key.Key_End:
                target = self.count - 1
            case _:
                return None
        target = max(0, min(target, self.count - 1))
        return target if self.count and target != row else None

    def _row_below(self, row: int, distance: float) -> int:
        at = max(0.0, self.arrangement.places([row])[row].top + distance)
        return self.arrangement.rows(at, at + 1).start
