"""Room between the lines of text that can be selected (QML's TextEdit has no property for it)."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickTextDocument

QML_IMPORT_NAME = "app.shell.style"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LineSpacing(QObject):
    """Sets the distance of the lines of one read-only text document; `apply` again whenever its text was set."""

    percentChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._percent = 140.0
        self._is_applying = False

    def _read_percent(self) -> float:
        return self._percent

    def _write_percent(self, percent: float) -> None:
        self._percent = percent
        self.percentChanged.emit()

    percent = Property(float, _read_percent, _write_percent, notify=percentChanged)

    @Slot(QQuickTextDocument)
    def apply(self, document: QQuickTextDocument) -> None:
        """Space the lines of ``document`` by ``percent`` of their height."""
        if self._is_applying:
            return  # Qt calls a change of spacing a change of text
        self._is_applying = True
        text = document.textDocument()
        text.setUndoRedoEnabled(False)
        cursor = QTextCursor(text)
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(self._percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
        self._is_applying = False
