"""The notice that a mini-app keeps the processor busy, over its page."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "app.shell.tabs"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Strain(QObject):
    """Whether there is a notice, and what the person says to it. GUI thread."""

    changed = Signal()
    endWanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_told = False

    @Property(bool, notify=changed)
    def isTold(self) -> bool:
        """Whether the notice is shown."""
        return self._is_told

    def tell(self) -> None:
        """Show the notice."""
        self._is_told = True
        self.changed.emit()

    @Slot()
    def dismiss(self) -> None:
        """Let the mini-app go on."""
        self._is_told = False
        self.changed.emit()

    @Slot()
    def end(self) -> None:
        """End the mini-app."""
        self.dismiss()
        self.endWanted.emit()
