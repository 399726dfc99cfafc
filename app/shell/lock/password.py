"""A person's password as the settings show it: set, changed, taken away; and when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.clock import Clock
from app.core.kernel.errors import PlazaError
from app.core.people.model import IDLE_MINUTES, PasswordState, User
from app.core.people.passwords import Passwords
from app.shell.error_texts import text_of
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.lock"
QML_IMPORT_MAJOR_VERSION = 1
STEPS = ("set", "change", "remove")


@dataclass(frozen=True, slots=True)
class LockDesk:
    """Whose window it is, and what judges the password. ``passwords`` is for workers."""

    user: User
    passwords: Passwords
    tasks: Tasks
    clock: Clock


@QmlElement
class PasswordViewModel(QObject):
    """What is known of the password of a window's person, and the form in which it is changed. GUI thread."""

    changed = Signal()
    toasted = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: LockDesk | None = None
        self.state = PasswordState()
        self._step = ""
        self._is_busy = False
        self._error_text = ""

    @Property(bool, notify=changed)
    def isSet(self) -> bool:
        """Tell whether there is a password."""
        return self.state.is_set

    @Property(bool, notify=changed)
    def asksAtStart(self) -> bool:
        """Tell whether it is asked for before anything is shown."""
        return self.state.asks_at_start

    @Property(int, notify=changed)
    def idleMinutes(self) -> int:
        """Return after how many minutes without a touch the window locks itself; 0: it does not."""
        return self.state.idle_minutes

    @Property(str, notify=changed)
    def step(self) -> str:
        """Return what is being typed: "set", "change", "remove", or nothing."""
        return self._step

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether a worker judges what was typed."""
        return self._is_busy

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why it was not taken."""
        return self._error_text

    def use(self, desk: LockDesk, state: PasswordState) -> None:
        """Show whose it is and how it stands."""
        self._desk = desk
        self.take(state)

    def take(self, state: PasswordState) -> None:
        """Show how it stands now."""
        self.state = state
        self.changed.emit()

    @Slot(str)
    def begin(self, step: str) -> None:
        """Open the form for ``step``."""
        if step in STEPS and not self._is_busy:
            self._say(step)

    @Slot()
    def back(self) -> None:
        """Close the form; nothing is changed."""
        if not self._is_busy:
            self._say("")

    @Slot(str, str, str)
    def send(self, old: str, new: str, again: str) -> None:
        """Take what was typed into the form."""
        desk, step = self._desk, self._step
        if desk is None or self._is_busy or not step:
            return
        if step != "remove" and new != again:
            self._say(step, self.tr("The two are not the same. Type the new password twice."))
            return
        user_id = desk.user.user_id

        def work() -> PasswordState:
            if step == "set":
                return desk.passwords.set(user_id, new)
            if step == "change":
                desk.passwords.change(user_id, old, new)
            else:
                desk.passwords.remove(user_id, old)
            return desk.passwords.state(user_id)

        said = {
            "set": self.tr("Your window has a password now."),
            "change": self.tr("The password is changed."),
            "remove": self.tr("No password is asked for any more."),
        }
        self._run(work, said[step])

    @Slot(bool)
    def askAtStart(self, asks: bool) -> None:
        """Ask for it before anything is shown, or do not."""
        self._choose(asks, self.state.idle_minutes)

    @Slot(int)
    def lockAfter(self, minutes: int) -> None:
        """Lock the window after this many minutes without a touch; 0: never."""
        if minutes in IDLE_MINUTES:
            self._choose(self.state.asks_at_start, minutes)

    def _choose(self, asks: bool, minutes: int) -> None:
        desk = self._desk
        if desk is not None and self.state.is_set and not self._is_busy:
            user_id = desk.user.user_id
            self._run(lambda: desk.passwords.choose(user_id, asks_at_start=asks, idle_minutes=minutes), "")

    def _run(self, work: Callable[[], PasswordState], said: str) -> None:
        assert self._desk is not None

        def done(state: PasswordState) -> None:
            self._is_busy = False
            self.state = state
            self._say("" if said else self._step)
            if said:
                self.toasted.emit(said, "success")

        self._is_busy, self._error_text = True, ""
        self.changed.emit()
        self._desk.tasks.run(work, done, self._failed)

    def _failed(self, error: PlazaError) -> None:
        self._is_busy = False
        if not self._step:
            self.toasted.emit(text_of(error), "danger")
        self._say(self._step, text_of(error) if self._step else "")

    def _say(self, step: str, error_text: str = "") -> None:
        self._step, self._error_text = step, error_text
        self.changed.emit()
