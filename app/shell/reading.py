"""Reading from a service for a screen: one read at a time, the newest answer shown, its state told."""

from collections.abc import Callable
from typing import Generic, Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from app.core.kernel.errors import PlazaError
from app.shell.error_texts import text_of
from app.shell.tasks import Tasks

T = TypeVar("T")
State = Literal["loading", "ready", "failed"]


class Reading(QObject, Generic[T]):
    """Keeps one thing of a screen up to date. Requests while a read is under way become one more read after it."""

    changed = Signal()

    def __init__(self, tasks: Tasks, work: Callable[[], T], show: Callable[[T], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._work = work
        self._show = show
        self._is_under_way = False
        self._is_wanted_again = False
        self.state: State = "loading"
        self.error_text = ""

    def read(self) -> None:
        """Read again, now or after the read under way."""
        if self._is_under_way:
            self._is_wanted_again = True
            return
        self._is_under_way = True
        self._tasks.run(self._work, self._done, self._failed)

    def _done(self, result: T) -> None:
        self._show(result)
        self._end("ready", "")

    def _failed(self, error: PlazaError) -> None:
        self._end("failed", text_of(error))

    def _end(self, state: State, error_text: str) -> None:
        self._is_under_way = False
        if (state, error_text) != (self.state, self.error_text):
            self.state, self.error_text = state, error_text
            self.changed.emit()
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.read()
