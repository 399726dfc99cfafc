"""Reading from a service for a screen: one read at a time, the newest answer shown, its state told."""

from collections.abc import Callable
from typing import Generic, Literal, TypeVar

from PySide6.QtCore import Property, QObject, Signal, Slot

from app.core.kernel.errors import PlazaError
from app.shell.context import ShellContext
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
        self._is_stopped = False
        self.state: State = "loading"
        self._error: PlazaError | None = None

    @property
    def error_text(self) -> str:
        """Why nothing could be read; empty where something was."""
        return "" if self._error is None else text_of(self._error)

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_under_way

    def read(self) -> None:
        """Read again, now or after the read under way."""
        if self._is_under_way:
            self._is_wanted_again = True
            return
        self._is_under_way = True
        self._tasks.run(self._work, self._done, self._failed)

    def give(self, result: T) -> None:
        """Show what was read elsewhere, before anything is read here."""
        self._done(result)

    def stop(self) -> None:
        """Show nothing any more, whatever a worker still answers: who would show it goes."""
        self._is_stopped = True

    def _done(self, result: T) -> None:
        if not self._is_stopped:
            self._show(result)
            self._end("ready", None)

    def _failed(self, error: PlazaError) -> None:
        if not self._is_stopped:
            self._end("failed", error)

    def _end(self, state: State, error: PlazaError | None) -> None:
        self._is_under_way = False
        before = (self.state, self.error_text)
        self.state, self._error = state, error
        if before != (self.state, self.error_text):
            self.changed.emit()
        if self._is_wanted_again:
            self._is_wanted_again = False
            self.read()


class ReadingScreen(QObject, Generic[T]):
    """The view-model of a screen that shows one thing read: subclasses say how to find it and how to show it.

    PySide crashes over a property that names a signal of its base class, so a screen with more properties than these
    has a ``changed`` of its own.
    """

    stateChanged = Signal()
    toasted = Signal(str, str)

    def __init__(self, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._read: T | None = None
        self._reading: Reading[T] = Reading(context.tasks, self._find, self._take, self)
        self._reading.changed.connect(self.stateChanged)

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        """Return "loading", "ready" or "failed"."""
        return self._reading.state

    @Property(str, notify=stateChanged)
    def errorText(self) -> str:
        """Return why there is nothing to show."""
        return self._reading.error_text

    @Slot()
    def load(self) -> None:
        """Read again what the screen shows."""
        self._reading.read()

    def give(self, read: T) -> None:
        """Show what was read elsewhere, before anything is read here."""
        self._reading.give(read)

    def retell(self) -> None:
        """Say what was read in the language that is spoken now."""
        if self._read is not None:
            self._show(self._read)

    def _find(self) -> T:
        """Return what the services have. On a worker."""
        raise NotImplementedError

    def _show(self, read: T) -> None:
        """Show what was read."""
        raise NotImplementedError

    def _take(self, read: T) -> None:
        self._read = read
        self._show(read)

    def _on_failed(self, error: PlazaError) -> None:
        self.toasted.emit(text_of(error), "danger")


class SearchedScreen(ReadingScreen[T]):
    """A screen whose rows can be searched: ``_show`` leaves out what does not contain ``_words``."""

    def __init__(self, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._words = ""

    @Slot(str)
    def search(self, text: str) -> None:
        """Show only what contains ``text``, in whatever case."""
        self._words = text.strip().casefold()
        if self._read is not None:
            self._show(self._read)
