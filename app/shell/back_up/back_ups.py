"""Writing a back-up and putting one back, as the settings show it."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import Cancelled, PlazaError
from app.shell.error_texts import text_of

if TYPE_CHECKING:
    from app.shell.relay import Relay
    from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.back_up"
QML_IMPORT_MAJOR_VERSION = 1
Step = Literal["", "write", "put", "working", "ready"]
Made = TypeVar("Made")


@QmlElement
class BackUpsViewModel(QObject):
    """A back-up that is written or put back. GUI thread; the work is done by a worker, which can be stopped.

    The folder is in use while Plaza runs. Therefore what is put back is unpacked and proved beside it, and takes its
    place once Plaza has ended, which the person says by ``finish``.
    """

    changed = Signal()
    toasted = Signal(str, str)
    endWanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._tasks: Tasks | None = None
        self._relay: Relay | None = None
        self._step: Step = ""
        self._file: Path | None = None
        self._fresh: Path | None = None
        self._is_reading = False
        self._percent = -1
        self._error_text = ""
        self._stop = Event()

    def attach(self, folder: Path, tasks: "Tasks", relay: "Relay") -> None:
        """Let the data in ``folder`` be written and replaced."""
        self._folder, self._tasks, self._relay = folder, tasks, relay
        self.changed.emit()

    @Property(bool, notify=changed)
    def canWork(self) -> bool:
        """Tell whether there is data yet."""
        return self._folder is not None

    @Property(str, notify=changed)
    def step(self) -> str:
        """Return what is done: "write" or "put" while a password is typed, "working", "ready", or nothing."""
        return self._step

    @Property(bool, notify=changed)
    def isReading(self) -> bool:
        """Tell whether a back-up is being put back, rather than written."""
        return self._is_reading

    @Property(str, notify=changed)
    def fileName(self) -> str:
        """Return the name of the file it is about."""
        return "" if self._file is None else self._file.name

    @Property(int, notify=changed)
    def percent(self) -> int:
        """Return how far it is; below 0 while nobody knows."""
        return self._percent

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why it did not work."""
        return self._error_text

    @Slot(QUrl)
    def write(self, file: QUrl) -> None:
        """Ask for a password to write everything to ``file`` with."""
        self._begin("write", file)

    @Slot(QUrl)
    def put(self, file: QUrl) -> None:
        """Ask for the password of the back-up in ``file``."""
        self._begin("put", file)

    @Slot(str, str)
    def send(self, password: str, again: str) -> None:
        """Begin with this password; a new one is typed twice."""
        folder, file = self._folder, self._file
        if folder is None or file is None or self._step not in ("write", "put"):
            return
        from app.back_up import back_up, unpack  # brings the encryption along

        if self._step == "put":
            self._work(lambda tell: unpack(file, password, folder, tell=tell), self._unpacked)
        elif password != again:
            self._say("write", self.tr("The two are not the same. Type the password twice."))
        else:
            from app.core.kernel.ring import system_ring

            self._work(lambda tell: back_up(folder, file, password, ring=system_ring(), tell=tell), self._written)

    @Slot()
    def back(self) -> None:
        """Stop: what is under way leaves nothing behind, what is unpacked is deleted."""
        if self._step == "working":
            self._stop.set()
            return
        self._drop()
        self._say("")

    @Slot()
    def finish(self) -> None:
        """Have what is unpacked take the place of what is here, and end Plaza for it."""
        folder, fresh = self._folder, self._fresh
        if self._step != "ready" or folder is None or fresh is None:
            return
        from app.back_up import restore_at_next_start

        assert self._tasks is not None
        self._fresh = None
        self._say("working")
        self._tasks.run(lambda: restore_at_next_start(fresh, folder), lambda _: self.endWanted.emit(), self._failed)

    def _begin(self, step: Step, file: QUrl) -> None:
        if self._folder is None or self._step == "working" or not file.isLocalFile():
            return
        self._drop()
        self._file, self._is_reading = Path(file.toLocalFile()), step == "put"
        self._say(step)

    def _work(self, work: Callable[[Callable[[int, int], None]], Made], done: Callable[[Made], None]) -> None:
        assert self._tasks is not None
        stop = self._stop = Event()
        last = -1

        def tell(bytes_done: int, bytes_all: int) -> None:
            nonlocal last
            if stop.is_set():
                raise Cancelled("backup.cancelled")
            percent = -1 if bytes_all <= 0 else min(100, 100 * bytes_done // bytes_all)
            if percent != last:
                last = percent
                assert self._relay is not None
                self._relay.post(lambda: self._show(percent))

        self._percent = -1
        self._say("working")
        self._tasks.run(lambda: work(tell), done, self._failed)

    def _show(self, percent: int) -> None:
        if self._step == "working":
            self._percent = percent
            self.changed.emit()

    def _written(self, _done: None) -> None:
        self.toasted.emit(self.tr("Everything is in {file}.").format(file=self.property("fileName")), "success")
        self._say("")

    def _unpacked(self, fresh: Path) -> None:
        self._fresh = fresh
        self._say("ready")

    def _failed(self, error: PlazaError) -> None:
        if isinstance(error, Cancelled):
            self.toasted.emit(text_of(error), "neutral")
            self._say("")
        else:
            self._say("put" if self._is_reading else "write", text_of(error))

    def _drop(self) -> None:
        """Delete what was unpacked and is not wanted: it lies there unencrypted."""
        fresh, self._fresh = self._fresh, None
        if fresh is not None and self._tasks is not None:
            from shutil import rmtree

            self._tasks.run(lambda: rmtree(fresh, ignore_errors=True), lambda _: None)

    def _say(self, step: Step, error_text: str = "") -> None:
        self._step, self._error_text = step, error_text
        self.changed.emit()
