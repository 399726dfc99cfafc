"""How a person gives money by a sheet of the shell: a form, the PIN, one movement, or why there was none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import UserId
from app.core.kernel.money import Money
from app.shell.error_texts import text_of
from app.shell.guard import REST_MS, Guard
from app.shell.wallet.pin_desk import PinDesk
from app.shell.wallet.pin_flow import PinFlow

QML_IMPORT_NAME = "app.shell.between"
QML_IMPORT_MAJOR_VERSION = 1
State = Literal["loading", "form", "pin", "working", "refused"]
Work = Callable[[str], Callable[[], object]]
"""Takes a PIN and returns what moves the money on a worker, once however often it is called."""

OVER = ("collect.over", "collect.unknown", "receive.unknown", "receive.over")
"""Nothing on the form changes these."""


class Wallet(Protocol):
    """Knows what a person has; on workers."""

    def balance(self, user_id: UserId) -> Money:
        """Return it."""


@dataclass(frozen=True, slots=True)
class GivingDesk:
    """What giving money takes: the PIN of whose wallet it is, and that wallet."""

    pin: PinDesk
    wallet: Wallet


@QmlElement
class Giving(QObject):
    """From a form through the PIN to one movement of money. GUI thread. Drawn by `GivingSheet.qml`.

    ``ended``: the person left, or the money has moved.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, desk: GivingDesk, work: Work, *, rest_ms: int = REST_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self.guard = Guard(rest_ms, self)
        self.flow = PinFlow(desk.pin, self.guard, self._send, self._refuse, self)
        self._state: State = "loading"
        self._error_text = ""
        self._is_over = False
        self.is_gone = False  # what workers still answer comes to nobody then
        self.balance: Money | None = None
        user_id = desk.pin.user_id
        desk.pin.tasks.run(lambda: desk.wallet.balance(user_id), self._looked, self._refuse)

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far it has come; one of ``State``."""
        return self._state

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Why nothing was given."""
        return self._error_text

    @Property(bool, notify=changed)
    def canChange(self) -> bool:
        """Whether going back to the form may help: not where what was asked for is over."""
        return self.balance is not None and not self._is_over

    @Property(str, notify=changed)
    def balanceText(self) -> str:
        """What the wallet holds; empty until it is known."""
        return "" if self.balance is None else self.balance.text()

    @Property(PinFlow, constant=True)
    def pin(self) -> PinFlow:
        """The part that asks for the PIN."""
        return self.flow

    @Slot()
    def askPin(self) -> None:
        """Go on from the form: whoever calls has judged it."""
        if self._state == "form":
            self._go("pin")
            self.flow.begin()

    @Slot()
    def back(self) -> None:
        """Return to the form; nothing has moved."""
        if self._state in ("pin", "refused") and self.balance is not None:
            self.flow.stop()
            self._go("form")

    @Slot()
    def leave(self) -> None:
        """Leave without giving; what is under way is seen to its end first."""
        if self._state != "working":
            self.stop()
            self.ended.emit()

    def stop(self) -> None:
        """Take nothing in any more; money under way still moves."""
        self.is_gone = True
        self.flow.stop()

    def _looked(self, balance: Money) -> None:
        if self.is_gone:
            return
        self.balance = balance
        self._go("form")

    def _send(self, pin: str) -> None:
        self._go("working")
        self._desk.pin.tasks.run(self._work(pin), lambda _moved: self._moved(), self._failed)

    def _moved(self) -> None:
        if not self.is_gone:
            self.stop()
            self.ended.emit()

    def _failed(self, error: PlazaError) -> None:
        if self.is_gone:
            return
        self._state = "pin"
        if self.flow.fail(error):
            self._go("pin")
        else:
            self._refuse(error)

    def _refuse(self, error: PlazaError) -> None:
        if self.is_gone:
            return
        self._error_text, self._is_over = text_of(error), error.code in OVER
        self._go("refused")

    def _go(self, state: State) -> None:
        if state != "refused":
            self._error_text = ""
        self._state = state
        self.changed.emit()
