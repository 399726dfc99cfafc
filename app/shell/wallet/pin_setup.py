"""What is set up beside a PIN: the picture and phrase of real prompts, and the recovery code, shown once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.whole_file import write_whole
from app.shell.error_texts import text_of
from app.shell.guard import Guard
from app.shell.wallet.marks import MarkChoice
from app.shell.wallet.pin_desk import PinDesk

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PinSetup(QObject):
    """Goes through the steps that are still to be taken, one after another. GUI thread; drawn by `PinEntry.qml`."""

    changed = Signal()

    def __init__(self, desk: PinDesk, guard: Guard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._guard = guard
        self.picking = MarkChoice(self)
        self._steps: list[str] = []
        self._pin = ""
        self._code = ""
        self._is_busy = False
        self._is_copied = False
        self._message = ""
        self._done: Callable[[], None] = lambda: None
        self._failed: Callable[[PlazaError], None] = lambda _: None
        guard.woke.connect(self.changed)
        guard.rested.connect(self.changed)

    @Property(str, notify=changed)
    def step(self) -> str:
        """Which is taken now: "mark", "code", "working", or none."""
        if not self._steps:
            return ""
        return "working" if self._is_busy else self._steps[0]

    @Property(MarkChoice, constant=True)
    def choice(self) -> MarkChoice:
        """The picture and phrase as they are being chosen."""
        return self.picking

    @Property(str, notify=changed)
    def recoveryCode(self) -> str:
        """The code while it is shown."""
        return self._code

    @Property(bool, notify=changed)
    def isCopied(self) -> bool:
        """Whether the code was copied or saved."""
        return self._is_copied

    @Property(str, notify=changed)
    def message(self) -> str:
        """What went wrong."""
        return self._message

    @Property(bool, notify=changed)
    def isAwake(self) -> bool:
        """Whether input counts yet."""
        return self._guard.is_awake

    def begin(
        self,
        pin: str,
        steps: tuple[str, ...],
        done: Callable[[], None],
        failed: Callable[[PlazaError], None],
        *,
        code: str = "",
    ) -> None:
        """Take ``steps`` for the person whose PIN is ``pin``; ``code`` is a recovery code there is already."""
        self.stop()
        self._pin, self._code, self._done, self._failed = pin, code, done, failed
        self._steps = list(steps)
        self.picking.begin(None)
        self._enter()

    def stop(self) -> None:
        """Forget everything that was entered or shown."""
        self._steps, self._pin, self._code = [], "", ""
        self._is_busy = self._is_copied = False
        self._message = ""
        self.changed.emit()

    @Slot()
    def chooseMark(self) -> None:
        """Take the picture and phrase as they stand."""
        if self.property("step") != "mark" or not self._guard.is_awake:
            return
        mark = self.picking.mark()
        if mark is not None:
            desk, pin = self._desk, self._pin
            self._work(lambda: desk.marks.choose(desk.user_id, mark, pin=pin), lambda _none: self._next())

    @Slot()
    def copyCode(self) -> None:
        """Copy the recovery code."""
        if self._code:
            QGuiApplication.clipboard().setText(self._code)
            self._is_copied = True
            self.changed.emit()

    @Slot(QUrl)
    def saveCode(self, file: QUrl) -> None:
        """Write the recovery code to a file that only this user of the computer may read."""
        if self._code and file.isLocalFile():
            path, text = Path(file.toLocalFile()), self.tr("Recovery code of your Plaza wallet:") + f" {self._code}\n"
            self._desk.tasks.run(lambda: write_whole(path, text.encode(), is_private=True), self._saved, self._tell)

    @Slot()
    def codeWritten(self) -> None:
        """Go on: the person has the code."""
        if self.property("step") == "code" and self._guard.is_awake:
            self._code = ""
            self._next()

    def _enter(self) -> None:
        """Begin the first of the steps left."""
        self._guard.rest()
        if not self._steps:
            done = self._done
            self.stop()
            done()
        elif self._steps[0] == "code" and not self._code:
            desk, pin = self._desk, self._pin
            self._work(lambda: desk.pins.new_recovery_code(desk.user_id, pin), self._show_code)
        else:
            self.changed.emit()

    def _next(self) -> None:
        self._is_busy, self._is_copied, self._message = False, False, ""
        self._steps.pop(0)
        self._enter()

    def _show_code(self, code: str) -> None:
        self._code, self._is_busy = code, False
        self._guard.rest()
        self.changed.emit()

    def _work(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        steps = self._steps
        self._is_busy = True
        self.changed.emit()

        def is_current() -> bool:
            return self._steps is steps  # else it was stopped since: nobody is there to hear

        def failed(error: PlazaError) -> None:
            if is_current():
                self.stop()
                self._failed(error)

        self._desk.tasks.run(work, lambda found: done(found) if is_current() else None, failed)

    def _saved(self, _none: None) -> None:
        if self._steps:
            self._is_copied, self._message = True, ""
            self.changed.emit()

    def _tell(self, error: PlazaError) -> None:
        if self._steps:
            self._message = text_of(error)
            self.changed.emit()
