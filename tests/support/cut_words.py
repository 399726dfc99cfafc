"""Words on the screen that a person cannot read to their end."""

from PySide6.QtQuick import QQuickItem

from tests.support.shell_window import ShellWindow


def cut_words(window: ShellWindow) -> list[str]:
    """Return the texts that are elided, or that reach over the window's left or right edge."""
    window.view.grabWindow()
    width = window.view.width()
    return [str(item.property("text")) for item in window.items() if _is_text(item) and _is_cut(item, width)]


def _is_text(item: QQuickItem) -> bool:
    return item.inherits("QQuickText") and bool(item.property("text")) and item.width() > 0


def _is_cut(item: QQuickItem, width: int) -> bool:
    place = item.mapRectToScene(item.boundingRect())
    return bool(item.property("truncated")) or place.left() < 0 or place.right() > width + 0.5
