"""The licences that the settings show, once they are asked for."""

from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.shell.rows import RowsModel
from app.shell.settings.licence import Licence
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.settings"
QML_IMPORT_MAJOR_VERSION = 1
ROOT = Path(__file__).resolve().parents[3]


@QmlElement
class LicencesViewModel(QObject):
    """The list of licences, read when it is first wanted. GUI thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: Tasks | None = None
        self._is_open = False
        self._rows: RowsModel[Licence] = RowsModel(Licence, lambda row: f"{row.name} {row.version}", self)

    def attach(self, tasks: Tasks) -> None:
        """Read through ``tasks``."""
        self._tasks = tasks

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The rows."""
        return self._rows

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        """Whether the list is shown."""
        return self._is_open

    @Slot()
    def toggle(self) -> None:
        """Show the list, or hide it again."""
        self._is_open = not self._is_open
        self.changed.emit()
        if self._is_open and not self._rows.rows and self._tasks is not None:
            self._tasks.run(_find, self._rows.set_rows, self._on_failed)

    def _on_failed(self, _error: PlazaError) -> None:
        """Show none: there is nothing that the person could do."""


def _find() -> list[Licence]:
    from app.shell.settings.licence_list import libraries, shipped  # reads packages: not before it is asked for

    return [*libraries(ROOT), *shipped(ROOT)]
