"""Asking for the payment PIN, on whatever sheet moves money; where there is none yet, it is chosen first."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.core.payments.pins import check_new
from app.shell.error_texts import text_of
from app.shell.guard import Guard
from app.shell.wallet.lock_out import LockOut
from app.shell.wallet.pin_desk import PinDesk, PinSight
from app.shell.wallet.pin_setup import PinSetup

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
PIN_LENGTH = 6
Stage = Literal["idle", "loading", "setup", "repeat", "enter", "recover", "locked", "working", "finish", "ready"]
"""``finish``: what belongs to a PIN is set up, see ``PinSetup.step``; ``recover``: the recovery code is typed."""
_WITH_DIGITS = ("setup", "repeat", "enter")
_MENDED_BY_ANOTHER = ("pin.wrong", "pin.shape", "pin.already_set")
_OF_CODES = ("recovery.wrong", "recovery.shape", "recovery.locked")


@QmlElement
class PinFlow(QObject):
    """The part of a sheet that gets the PIN. GUI thread; drawn by `PinEntry.qml`.

    The sheet calls ``begin`` when it has said what for, and is called back with six digits, which it has judged by the
    service that moves the money. What that refuses it may give to ``fail``. Who has no PIN chooses one here, with the
    picture, the phrase and the recovery code that belong to it, and is then asked for a yes instead of for the PIN
    again; who forgot it sets another with the recovery code; who is locked out sees for how long.
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
        self.steps = PinSetup(desk, guard, self)
        self._stage: Stage = "idle"
        self._left_steps: tuple[str, ...] = ()
        self._has_recovery = self._is_choosing = False
        self._renewed = ""
        self._digits = self._chosen = self._code = self._message = ""
        self._lock_out = LockOut(desk.clock, self)
        self._lock_out.counted.connect(self.changed)
        self._lock_out.ended.connect(self.begin)
        guard.woke.connect(self.changed)
        guard.rested.connect(self.changed)

    @Property(str, notify=changed)
    def stage(self) -> str:
        """How far it has come; one of ``Stage``."""
        return self._stage

    @Property(bool, notify=changed)
    def canForget(self) -> bool:
        """Whether a forgotten PIN can be set anew from here."""
        return self._has_recovery and self._stage in ("enter", "locked")

    @Property(PinSetup, constant=True)
    def setup(self) -> PinSetup:
        """What is set up beside the PIN."""
        return self.steps

    @Property(str, notify=changed)
    def message(self) -> str:
        """What to do now, or what went wrong."""
        messages: dict[Stage, str] = {
            "setup": self.tr("Choose a payment PIN of 6 digits"),
            "repeat": self.tr("Enter the same PIN again"),
            "enter": self.tr("Enter your payment PIN"),
            "recover": self.tr("Type your recovery code, then choose another PIN"),
            "locked": self.tr("Too many wrong PINs. Try again in {left}.").format(left=self._lock_out.left),
            "ready": self.tr("Your PIN is set"),
        }
        return self._message or messages.get(self._stage, "")

    @Property(bool, notify=changed)
    def isWrong(self) -> bool:
        """Whether the message says that something went wrong."""
        return bool(self._message) or self._stage == "locked"

    @Property(int, notify=changed)
    def digitCount(self) -> int:
        """How many digits have been entered."""
        return len(self._digits)

    def begin(self, error: PlazaError | None = None) -> None:
        """Ask for the PIN; ``error`` is why it is asked for again."""
        desk = self._desk
        message = "" if error is None else text_of(error)
        self._is_choosing, self._chosen, self._code = False, "", ""
        self._go("loading")
        desk.tasks.run(desk.look, lambda sight: self._looked(sight, message), self._break)

    def renew(self, step: str) -> None:
        """Ask for the PIN and then have ``step`` of ``PinSetup`` taken anew; the PIN is handed over at the end."""
        self._renewed = step
        self.begin()

    def choose(self) -> None:
        """Ask for six new digits, twice, and hand them over unjudged: the PIN is being changed."""
        self._is_choosing = True
        self._go("setup")

    def fail(self, error: PlazaError) -> bool:
        """Ask again if ``error`` is one that another try or some time may mend, and return whether it is."""
        is_mendable = error.code in (*_MENDED_BY_ANOTHER, "pin.locked") or isinstance(error, Unavailable)
        if is_mendable:
            self.begin(error)
        return is_mendable

    def stop(self) -> None:
        """Ask for nothing any more and forget what was entered. What workers still answer counts for nothing."""
        self._chosen = self._code = self._renewed = ""
        self._lock_out.stop()
        self.steps.stop()
        self._go("idle")

    @Slot(str)
    def digit(self, digit: str) -> None:
        """Take one digit; the sixth one is the answer."""
        if not self._guard.is_awake or self._stage not in _WITH_DIGITS or len(digit) != 1 or digit not in "0123456789":
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
        if self._guard.is_awake and self._stage in _WITH_DIGITS and self._digits:
            self._digits = self._digits[:-1]
            self.changed.emit()

    @Slot()
    def confirm(self) -> None:
        """Go on with the PIN that was just chosen."""
        if self._stage == "ready" and self._guard.is_awake:
            self._answer(self._chosen)

    @Slot()
    def forget(self) -> None:
        """Ask for the recovery code instead, or for the PIN again."""
        if self._stage == "recover":
            self.begin()
        elif self.property("canForget"):
            self._lock_out.stop()
            self._go("recover")

    @Slot(str)
    def takeCode(self, code: str) -> None:
        """Take the recovery code as it was typed, and ask for the new PIN."""
        if self._stage == "recover" and self._guard.is_awake and code.strip():
            self._code = code
            self._go("setup")

    def _looked(self, sight: PinSight, message: str) -> None:
        if self._stage != "loading":
            return
        self._left_steps = tuple(dict.fromkeys(filter(None, (*sight.steps, self._renewed))))
        self._has_recovery = sight.state.has_recovery
        if not sight.state.is_set:
            self._go("setup")
        elif sight.state.locked_until is not None:
            self._lock_out.start(sight.state.locked_until)
            self._go("locked")
        else:
            self._go("enter", message)

    def _on_digits(self, pin: str) -> None:
        if self._stage == "enter":
            self._use(pin)
        elif self._stage == "setup" and (weakness := _weakness(pin)):
            self._go("setup", weakness)
        elif self._stage == "setup":
            self._chosen = pin
            self._go("repeat")
        elif pin != self._chosen:
            self._go("setup", self.tr("The two PINs are not the same. Choose one again."))
        elif self._is_choosing:
            self._answer(pin)
        else:
            self._use(pin)

    def _use(self, pin: str) -> None:
        """Set or verify the PIN and set up what belongs to it; one to which nothing is missing is just handed over."""
        desk, code = self._desk, self._code
        if self._stage == "enter" and not self._left_steps:
            self._answer(pin)
            return

        def work() -> str:
            if code:
                return desk.pins.recover(desk.user_id, code, pin)
            (desk.pins.verify if is_there else desk.pins.set)(desk.user_id, pin)
            return ""

        is_there, self._chosen = self._stage == "enter", pin
        self._go("working")
        desk.tasks.run(work, self._finish, self._break)

    def _finish(self, code: str) -> None:
        """Set up what is not there yet; ``code`` is a recovery code that has to be shown."""
        if self._stage != "working":
            return
        steps = self._left_steps if not code else (*(step for step in self._left_steps if step != "code"), "code")
        self._go("finish")
        self.steps.begin(self._chosen, steps, self._end_steps, self._break, code=code)

    def _end_steps(self) -> None:
        if self._renewed:
            self._answer(self._chosen)
        else:
            self._go("ready")

    def _break(self, error: PlazaError) -> None:
        """Let the sheet tell ``error``, unless it can be mended here."""
        if self._stage not in ("loading", "working", "finish"):
            return  # stopped since: nobody is there to hear
        if error.code in _OF_CODES and self._code:
            self._chosen = self._code = ""
            self._go("recover", text_of(error))
        elif self._stage == "loading" or not self.fail(error):
            self.stop()
            self._on_broken(error)

    def _answer(self, pin: str) -> None:
        self.stop()
        self._on_pin(pin)

    def _go(self, stage: Stage, message: str = "") -> None:
        self._stage, self._message, self._digits = stage, message, ""
        self._guard.rest()
        self.changed.emit()


def _weakness(pin: str) -> str:
    """Return why ``pin`` may not be chosen; empty if it may."""
    try:
        check_new(pin)
    except Refused as refused:
        return text_of(refused)
    return ""
