"""Asking for the payment PIN, on whatever sheet moves money; where there is none yet, it is chosen first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Unavailable
from app.core.kernel.ids import UserId
from app.shell.error_texts import text_of
from app.shell.guard import Guard
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
PIN_LENGTH = 6
Stage = Literal["idle", "loading", "setup", "repeat", "working", "ready", "enter"]
_WITH_DIGITS = ("setup", "repeat", "enter")
_MENDED_BY_ANOTHER = ("pin.wrong", "pin.shape", "pin.already_set")


class Pins(Protocol):
    """Knows whether a person has a PIN, and sets the first."""

    def is_set(self, user_id: UserId) -> bool:
        """Whether there is one."""

    def set(self, user_id: UserId, pin: str) -> None:
        """Choose it."""


@dataclass(frozen=True, slots=True)
class PinDesk:
    """What asking for the PIN takes: whose it is, and the services it goes through, called on workers."""

    user_id: UserId
    pins: Pins
    tasks: Tasks


@QmlElement
class PinFlow(QObject):
    """The part of a sheet that gets the PIN. GUI thread; drawn by `PinEntry.qml`.

    The sheet calls ``begin`` when it has said what for, and is called back with six digits, which it has judged by the
    service that moves the money. What that refuses it may give to ``fail``. Who has just chosen a PIN is asked for a
    yes instead of for the PIN again.
    """

    changed = Signal()

    def __init__(
        self,
        desk: PinDesk,
        guard: Guard,
        on_pin: Callable[[str], None],
        on_broken: Callable[[PlazaError], None],
        parent: QObject | None = None,
    ) -> None:
        """``guard`` is the sheet's own; ``on_broken`` hears that the PIN cannot be asked for at all, and why."""
        super().__init__(parent)
        self._desk = desk
        self._guard = guard
        self._on_pin = on_pin
        self._on_broken = on_broken
        self._stage: Stage = "idle"
        self._digits = ""
        self._chosen = ""
        self._message = ""
        guard.woke.connect(self.changed)
        guard.rested.connect(self.changed)

    @Property(str, notify=changed)
    def stage(self) -> str:
        """How far it has come; one of ``Stage``."""
        return self._stage

    @Property(bool, notify=changed)
    def takesDigits(self) -> bool:
        """Whether digits are asked for."""
        return self._stage in _WITH_DIGITS

    @Property(str, notify=changed)
    def message(self) -> str:
        """What to do now, or what went wrong."""
        messages: dict[Stage, str] = {
            "setup": self.tr("Choose a payment PIN of 6 digits"),
            "repeat": self.tr("Enter the same PIN again"),
            "ready": self.tr("Your PIN is set"),
            "enter": self.tr("Enter your payment PIN"),
        }
        return self._message or messages.get(self._stage, "")

    @Property(bool, notify=changed)
    def isWrong(self) -> bool:
        """Whether the message says that something went wrong."""
        return bool(self._message)

    @Property(int, notify=changed)
    def digitCount(self) -> int:
        """How many digits have been entered."""
        return len(self._digits)

    @Property(bool, notify=changed)
    def isAwake(self) -> bool:
        """Whether input counts yet."""
        return self._guard.is_awake

    def begin(self, error: PlazaError | None = None) -> None:
        """Ask for the PIN; ``error`` is why it is asked for again."""
        if error is not None:
            self._go("enter", text_of(error))
            return
        desk = self._desk
        self._go("loading")
        desk.tasks.run(lambda: desk.pins.is_set(desk.user_id), self._looked, self._break)

    def fail(self, error: PlazaError) -> bool:
        """Ask again if ``error`` is one that another try may mend, and return whether it is."""
        is_mendable = error.code in _MENDED_BY_ANOTHER or isinstance(error, Unavailable)
        if is_mendable:
            self.begin(error)
        return is_mendable

    def stop(self) -> None:
        """Ask for nothing any more and forget what was entered. What workers still answer counts for nothing."""
        self._chosen = ""
        self._go("idle")

    @Slot(str)
    def digit(self, digit: str) -> None:
        """Take one digit; the sixth one is the answer."""
        if not self._takes_more() or len(digit) != 1 or digit not in "0123456789":
            return
        self._digits += digit
        self._message = ""
        if len(self._digits) == PIN_LENGTH:
            self._on_digits(self._digits)
        else:
            self.changed.emit()

    @Slot()
    def backspace(self) -> None:
        """Take the last digit back."""
        if self._takes_more() and self._digits:
            self._digits = self._digits[:-1]
            self.changed.emit()

    @Slot()
    def confirm(self) -> None:
        """Go on with the PIN that was just chosen."""
        if self._stage == "ready" and self._guard.is_awake:
            self._answer(self._chosen)

    def _takes_more(self) -> bool:
        return self._stage in _WITH_DIGITS and self._guard.is_awake and len(self._digits) < PIN_LENGTH

    def _looked(self, has_pin: bool) -> None:
        if self._stage == "loading":
            self._go("enter" if has_pin else "setup")

    def _on_digits(self, pin: str) -> None:
        if self._stage == "enter":
            self._answer(pin)
        elif self._stage == "setup":
            self._chosen = pin
            self._go("repeat")
        elif pin != self._chosen:
            self._go("setup", self.tr("The two PINs are not the same. Choose one again."))
        else:
            desk = self._desk
            self._go("working")
            desk.tasks.run(lambda: desk.pins.set(desk.user_id, pin), lambda _none: self._go_ready(), self._break)

    def _go_ready(self) -> None:
        if self._stage == "working":
            self._go("ready")

    def _break(self, error: PlazaError) -> None:
        """Let the sheet tell ``error``; but a PIN that was set elsewhere meanwhile can be entered."""
        if self._stage not in ("loading", "working"):
            return  # stopped since: nobody is there to hear
        if self._stage == "loading" or not self.fail(error):
            self.stop()
            self._on_broken(error)

    def _answer(self, pin: str) -> None:
        self.stop()
        self._on_pin(pin)

    def _go(self, stage: Stage, message: str = "") -> None:
        self._stage, self._message, self._digits = stage, message, ""
        self._guard.rest()
        self.changed.emit()
