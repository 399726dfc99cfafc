"""The sections of the settings: which of them is read, and which to go to."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "app.shell.settings"
QML_IMPORT_MAJOR_VERSION = 1

FIRST = "appearance"


@QmlElement
class SettingsSections(QObject):
    """Joins the list of sections to the screen that scrolls to them. GUI thread."""

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = FIRST

    @Property(str, notify=changed)
    def current(self) -> str:
        """The section that is read."""
        return self._current

    @Slot(str)
    def choose(self, key: str) -> None:
        """Go to a section."""
        self.reach(key)
        self.wanted.emit(key)

    @Slot(str)
    def reach(self, key: str) -> None:
        """Know that the person has scrolled to a section."""
        if key != self._current:
            self._current = key
            self.changed.emit()
