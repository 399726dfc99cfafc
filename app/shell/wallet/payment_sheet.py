"""The payment sheet: asks the person to pay one order, takes the PIN, pays once, says what came of it."""

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import JournalId, OrderId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments.model import Held, Receipt
from app.host.bridge.prompts import PaymentAnswer, PaymentPrompt
from app.host.bridge.words import sentence
from app.shell.error_texts import text_of
from app.shell.guard import REST_MS, Guard
from app.shell.plain_words import one_line
from app.shell.wallet.pin_desk import PinDesk
from app.shell.wallet.pin_flow import PinFlow

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
State = Literal["loading", "pin", "working", "paid", "refused"]


class Payments(Protocol):
    """Pays an order."""

    def pay(self, order_id: OrderId, *, payer_id: UserId, pin: str, key: JournalId) -> Receipt | Held:
        """Move the money, once for each key."""


class Wallet(Protocol):
    """Knows what a person has."""

    def balance(self, user_id: UserId) -> Money:
        """Return it."""


@dataclass(frozen=True, slots=True)
class PayDesk:
    """What paying takes: the PIN of whose wallet it is, and the services it goes through, called on workers."""

    pin: PinDesk
    payments: Payments
    wallet: Wallet


@QmlElement
class PaymentSheetViewModel(QObject):
    """One prompt to pay. GUI thread.

    The key of the payment is made with the prompt: however often it is sent, the money moves once. ``answer`` is done
    as soon as the payment is, or when the person is finished with a refusal; the sheet stays until ``closed``.
    """

    kind = "payment"
    changed = Signal()
    closed = Signal()

    def __init__(
        self, prompt: PaymentPrompt, desk: PayDesk, *, rest_ms: int = REST_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.prompt = prompt
        self.session_id = prompt.session_id
        self.answer: Future[PaymentAnswer] = Future()
        self._desk = desk
        self._key = JournalId(new_id())
        self.guard = Guard(rest_ms, self)
        self.guard.woke.connect(self.changed)
        self.guard.rested.connect(self.changed)
        self._state: State = "loading"
        self.flow = PinFlow(desk.pin, self.guard, self._send, self._refuse, self)
        self._message = ""
        self._told = ""
        self._is_gone = False
        self._balance = ""
        self.guard.rest()
        user_id = desk.pin.user_id
        desk.pin.tasks.run(lambda: desk.wallet.balance(user_id), self._looked, self._refuse)

    @Property("QVariantMap", constant=True)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def order(self) -> dict[str, str | bool]:
        """What is to be paid: ``payee`` as the catalogue knows it, ``isVerified``, ``what`` for, ``amount``."""
        return {
            "payee": one_line(self.prompt.payee_name, 60),
            "isVerified": self.prompt.is_verified,
            "what": one_line(self.prompt.order.title),
            "amount": self.prompt.order.amount.text(),
        }

    @Property(str, notify=changed)
    def balance(self) -> str:
        """What the wallet holds; empty until it is known."""
        return self._balance

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far it has come; one of ``State``."""
        return self._state

    @Property(str, notify=changed)
    def message(self) -> str:
        """What to do now, or what went wrong."""
        messages: dict[State, str] = {
            "loading": "",
            "pin": "",
            "working": self.tr("Paying…"),
            "paid": self.tr("Paid"),
            "refused": self.tr("Not paid"),
        }
        return self._message or messages[self._state]

    @Property(bool, notify=changed)
    def isWrong(self) -> bool:
        """Whether the message says that something went wrong."""
        return bool(self._message)

    @Property(PinFlow, constant=True)
    def pin(self) -> PinFlow:
        """The part that asks for the PIN."""
        return self.flow

    @Property(bool, notify=changed)
    def isAwake(self) -> bool:
        """Whether input counts yet."""
        return self.guard.is_awake

    @Slot()
    def cancel(self) -> None:
        """Leave without paying; after the money has moved there is nothing to cancel."""
        if self._state in ("working", "paid"):
            return
        status: Literal["cancelled", "refused"] = "refused" if self._state == "refused" else "cancelled"
        self._finish(PaymentAnswer(status, None, self._told))

    @Slot()
    def done(self) -> None:
        """Put the sheet away once it has said how it went."""
        if self._state in ("paid", "refused") and self.guard.is_awake:
            self._finish(PaymentAnswer("refused", None, self._told))

    def withdraw(self) -> None:
        """Close, because the mini-app that asked is gone; a payment under way is still seen to its end."""
        if self._state not in ("working", "paid"):
            self.give_up()

    def give_up(self) -> None:
        """Close, whatever the state, because the shell is closing."""
        self._finish(PaymentAnswer("cancelled"))

    def _looked(self, balance: Money) -> None:
        if self._is_gone:
            return
        amount = self.prompt.order.amount
        self._balance = balance.text()
        if balance.amount_minor < amount.amount_minor:
            needed, had = amount.amount_minor, balance.amount_minor
            self._refuse(
                Refused("wallet.insufficient", needed_minor=needed, balance_minor=had, currency=amount.currency)
            )
            return
        self._go("pin")
        self.flow.begin()

    def _send(self, pin: str) -> None:
        desk, order_id, key = self._desk, self.prompt.order.order_id, self._key
        user_id = desk.pin.user_id
        self._go("working")
        desk.pin.tasks.run(
            lambda: desk.payments.pay(order_id, payer_id=user_id, pin=pin, key=key), self._paid, self._failed
        )

    def _paid(self, outcome: Receipt | Held) -> None:
        self._settle(PaymentAnswer.of(outcome))
        if not self._is_gone:
            self._go("paid")

    def _failed(self, error: PlazaError) -> None:
        if self._is_gone:
            return
        if self.flow.fail(error):
            self._go("pin")
        else:
            self._refuse(error)

    def _refuse(self, error: PlazaError) -> None:
        if self._is_gone:
            return
        self.flow.stop()
        self._told = sentence(error)  # not the person's own words: what they have and allow themselves is theirs
        self._go("refused", text_of(error))

    def _go(self, state: State, message: str = "") -> None:
        self._state, self._message = state, message
        self.guard.rest()
        self.changed.emit()

    def _settle(self, answer: PaymentAnswer) -> None:
        if not self.answer.done():
            self.answer.set_result(answer)

    def _finish(self, answer: PaymentAnswer) -> None:
        self.flow.stop()
        self._is_gone = True  # what workers still answer finds nobody here
        self._settle(answer)
        self.closed.emit()
