"""Whether this system opens `plaza://` links with Plaza: shown and changed in the settings, once the person says so."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.shell.error_texts import text_of
from app.shell.links.handler import LinkHandler
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.links"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class OutsideLinksViewModel(QObject):
    """Nothing is registered before the person asks for it. GUI thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._handler: LinkHandler | None = None
        self._tasks: Tasks | None = None
        self._is_on = False
        self._is_busy = False
        self._error_text = ""

    def attach(self, handler: LinkHandler | None, tasks: Tasks) -> None:
        """Show how it stands; None: this system has no way."""
        self._handler, self._tasks = handler, tasks
        self.changed.emit()
        if handler is not None:
            self._do(lambda: None)

    @Property(bool, notify=changed)
    def canWork(self) -> bool:
        """Tell whether this system has a way."""
        return self._handler is not None

    @Property(bool, notify=changed)
    def isOn(self) -> bool:
        """Tell whether links open in this Plaza."""
        return self._is_on

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether that is being changed."""
        return self._is_busy

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Return why it could not be changed."""
        return self._error_text

    @Slot(bool)
    def switchOn(self, is_on: bool) -> None:
        """Have the system open the links with Plaza, or no more."""
        handler = self._handler
        if handler is not None:
            self._do(handler.register if is_on else handler.unregister)

    def _do(self, work: Callable[[], None]) -> None:
        handler, tasks = self._handler, self._tasks
        if handler is None or tasks is None or self._is_busy:
            return
        self._is_busy, self._error_text = True, ""
        self.changed.emit()

        def change() -> bool:
            work()
            return handler.is_registered()

        tasks.run(change, self._done, self._failed)

    def _done(self, is_on: bool) -> None:
        self._is_busy, self._is_on = False, is_on
        self.changed.emit()

    def _failed(self, error: PlazaError) -> None:
        self._is_busy, self._error_text = False, text_of(error)
        self.changed.emit()
