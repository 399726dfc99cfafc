"""Keys that are the window's also while something is written: under Linux a text field keeps Ctrl+K for itself."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from app.shell.shortcuts import shortcut_of

QML_IMPORT_NAME = "app.shell"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FirstKeys(QObject):
    """Lets no text field have the keys that find anything. GUI thread.

    Qt asks what has the keyboard before it looks for a shortcut, and text fields take "delete to the end of the line",
    which is Ctrl+K on some systems. They are not asked.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = [QKeySequence(keys) for keys in shortcut_of("window.find").keys_here]

    @Slot(QQuickWindow)
    def watch(self, window: QQuickWindow) -> None:
        """Do so in ``window``."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 (Qt's signature)
        """Return True for the question whether something else wants the keys; nothing does."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()) not in self._keys:
            return False
        event.ignore()
        return True
