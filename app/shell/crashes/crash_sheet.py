"""The report of an end that was none, for the person to read, to save or to throw away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import SessionId
from app.core.kernel.whole_file import write_whole
from app.shell.error_texts import text_of
from app.shell.guard import REST_MS, Guard
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.crashes"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CrashSheetViewModel(QObject):
    """Shows one report. It is sent nowhere: what becomes of it is the person's to say. GUI thread."""

    changed = Signal()
    closed = Signal()

    def __init__(
        self,
        report: str,
        tasks: Tasks,
        toast: Callable[[str, str], None],
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._report = report
        self._tasks = tasks
        self._toast = toast
        self._error_text = ""
        self._is_closed = False
        self.session_id: SessionId | None = None
        self.guard = Guard(rest_ms, self)
        self.guard.rest()

    @property
    def kind(self) -> str:
        """Which sheet draws it."""
        return "crash"

    @Property(str, constant=True)
    def report(self) -> str:
        """Return the report, all of it."""
        return self._report

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why it could not be saved."""
        return self._error_text

    @Slot(QUrl)
    def save(self, file: QUrl) -> None:
        """Write the report to ``file``, and be done."""
        if self._is_closed or not file.isLocalFile():
            return
        path, content = Path(file.toLocalFile()), self._report.encode()

        def saved(_: None) -> None:
            self._toast(self.tr("The report is in {file}.").format(file=path.name), "success")
            self.give_up()

        self._tasks.run(lambda: write_whole(path, content, is_private=True), saved, self._failed)

    @Slot()
    def close(self) -> None:
        """Throw the report away."""
        self.give_up()

    def withdraw(self) -> None:
        """Stay: nobody who asked is gone."""

    def give_up(self) -> None:
        """Close."""
        if not self._is_closed:
            self._is_closed = True
            self.closed.emit()

    def _failed(self, error: PlazaError) -> None:
        self._error_text = text_of(error)
        self.changed.emit()
