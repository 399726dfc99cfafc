"""The sheet on which a person changes what guards their wallet: the PIN and what belongs to it, limits, the freeze."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId, UserId
from app.core.kernel.money import Money
from app.shell.error_texts import text_of
from app.shell.guard import REST_MS, Guard
from app.shell.wallet.limit_typed import NotAnAmount, limit_of
from app.shell.wallet.pin_desk import PinDesk
from app.shell.wallet.pin_flow import PinFlow

if TYPE_CHECKING:
    from app.core.payments.spending import LimitName, Limits

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
JobName = Literal["set", "pin", "code", "mark", "unfreeze", "limit"]
State = Literal["edit", "pin", "working", "refused"]


class Spending(Protocol):
    """Keeps limits and freeze."""

    def limits(self, user_id: UserId) -> "Limits":
        """Return them."""

    def spent_today(self, user_id: UserId, miniapp_id: MiniAppId | None = None) -> Money:
        """Return what has left the wallet today."""

    def set_limit(
        self,
        user_id: UserId,
        name: "LimitName",
        limit: Money | None,
        *,
        miniapp_id: MiniAppId | None = None,
        pin: str | None = None,
    ) -> "Limits":
        """Set one."""

    def freeze(self, user_id: UserId) -> None:
        """Let nothing out."""

    def unfreeze(self, user_id: UserId, pin: str) -> None:
        """Let money out again."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be changed, in words; a limit besides: which one, of which mini-app, and how much it is now."""

    name: JobName
    title: str
    text: str = ""
    limit_name: "LimitName" = "payment"
    miniapp_id: MiniAppId | None = None
    limit: Money | None = None


@QmlElement
class SecuritySheetViewModel(QObject):
    """One change to what guards a wallet; the person asked for it themselves. GUI thread."""

    kind = "security"
    session_id = None
    changed = Signal()
    closed = Signal()

    def __init__(
        self,
        job: Job,
        pin: PinDesk,
        spending: Spending,
        done: Callable[[], None],
        *,
        rest_ms: int = REST_MS,
        parent: QObject | None = None,
    ) -> None:
        """``done`` is called once it has been changed."""
        super().__init__(parent)
        self._job = job
        self._desk = pin
        self._spending = spending
        self._done = done
        self._is_gone = False
        self._message = ""
        self._wanted: Money | None = None
        self._old_pin = ""
        self.guard = Guard(rest_ms, self)
        self.guard.woke.connect(self.changed)
        self.guard.rested.connect(self.changed)
        self.flow = PinFlow(pin, self.guard, self._on_pin, self._refuse, self)
        self._state: State = "edit" if job.name == "limit" else "pin"
        self.guard.rest()
        if job.name in ("code", "mark"):
            self.flow.renew(job.name)
        elif job.name != "limit":
            self.flow.begin()

    @Property(str, constant=True)
    def title(self) -> str:
        """What is changed."""
        return self._job.title

    @Property(str, constant=True)
    def text(self) -> str:
        """What that does."""
        return self._job.text

    @Property(str, constant=True)
    def amountText(self) -> str:
        """The limit as it is now, to be changed; empty for none."""
        limit = self._job.limit
        return "" if limit is None else f"{limit.amount_minor // 100}.{limit.amount_minor % 100:02}"

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far it has come; one of ``State``."""
        return self._state

    @Property(str, notify=changed)
    def message(self) -> str:
        """What went wrong."""
        return self._message

    @Property(bool, notify=changed)
    def isAwake(self) -> bool:
        """Whether input counts yet."""
        return self.guard.is_awake

    @Property(PinFlow, constant=True)
    def pin(self) -> PinFlow:
        """The part that asks for the PIN."""
        return self.flow

    @Slot(str)
    def save(self, amount_text: str) -> None:
        """Set the limit to what was typed; nothing typed means no limit."""
        if self._state != "edit" or not self.guard.is_awake:
            return
        try:
            self._wanted = limit_of(amount_text)
        except NotAnAmount:
            self._go("edit", self.tr("Write an amount such as 200 or 49.90, or leave it empty."))
            return
        self._work(lambda: self._set_limit(None))

    @Slot()
    def cancel(self) -> None:
        """Leave everything as it is."""
        if self._state != "working":
            self.give_up()

    def withdraw(self) -> None:
        """Close: no mini-app has asked, so this is the shell's wish."""
        self.give_up()

    def give_up(self) -> None:
        """Close, whatever the state."""
        if not self._is_gone:
            self._is_gone = True
            self.flow.stop()
            self.closed.emit()

    def _on_pin(self, pin: str) -> None:
        desk, user_id = self._desk, self._desk.user_id
        match self._job.name:
            case "unfreeze":
                self._work(lambda: self._spending.unfreeze(user_id, pin))
            case "limit":
                self._work(lambda: self._set_limit(pin))
            case "pin" if self._old_pin:
                old_pin = self._old_pin
                self._work(lambda: desk.pins.change(user_id, old_pin, pin))
            case "pin":
                self._go("working")
                desk.tasks.run(lambda: desk.pins.verify(user_id, pin), lambda _none: self._choose(pin), self._failed)
            case _:
                self._finish()

    def _choose(self, old_pin: str) -> None:
        if not self._is_gone:
            self._old_pin = old_pin
            self._go("pin")
            self.flow.choose()

    def _set_limit(self, pin: str | None) -> None:
        job = self._job
        user_id = self._desk.user_id
        self._spending.set_limit(user_id, job.limit_name, self._wanted, miniapp_id=job.miniapp_id, pin=pin)

    def _work(self, work: Callable[[], object]) -> None:
        self._go("working")
        self._desk.tasks.run(work, lambda _none: self._finish(), self._failed)

    def _failed(self, error: PlazaError) -> None:
        if self._is_gone:
            return
        self._old_pin = ""
        if error.code == "pin.needed":
            self.flow.begin()
            self._go("pin")
        elif self.flow.fail(error):
            self._go("pin")
        elif self._job.name == "limit" and error.code.startswith("limits."):
            self._go("edit", text_of(error))
        else:
            self._refuse(error)

    def _refuse(self, error: PlazaError) -> None:
        if not self._is_gone:
            self.flow.stop()
            self._go("refused", text_of(error))

    def _finish(self) -> None:
        if not self._is_gone:
            self.give_up()
            self._done()

    def _go(self, state: State, message: str = "") -> None:
        self._state, self._message = state, message
        self.guard.rest()
        self.changed.emit()
