"""The payment sheet: asks the person to pay one order, takes the PIN, pays once, says what came of it."""

from concurrent.futures import Future
from typing import Literal

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Unavailable
from app.core.kernel.ids import CouponId, JournalId, new_id
from app.core.kernel.money import Money
from app.core.payments.model import Held, Receipt
from app.host.bridge.prompts import PaymentAnswer, PaymentPrompt
from app.host.bridge.words import sentence
from app.shell.error_texts import text_of
from app.shell.guard import REST_MS, Guard
from app.shell.plain_words import one_line
from app.shell.wallet.pay_desk import BEST, Choice, PayDesk, PaySight
from app.shell.wallet.pin_flow import PinFlow

QML_IMPORT_NAME = "app.shell.wallet"
QML_IMPORT_MAJOR_VERSION = 1
PAINTED_IN_MS = 16
"""About one frame: by then a sheet that was asked for is on the screen."""
State = Literal["loading", "pin", "short", "working", "paid", "held", "refused"]
_OVER = ("paid", "held", "refused")
_MENDED_BY_LIMITS = ("wallet.frozen", "limits.payment", "limits.day", "limits.miniapp")


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
        self._payee, self._what = one_line(prompt.payee_name, 60), one_line(prompt.order.title)
        self._key = JournalId(new_id())
        self._top_up_key = JournalId(new_id())
        self.guard = Guard(rest_ms, self)
        self.guard.woke.connect(self.changed)
        self.guard.rested.connect(self.changed)
        self._state: State = "loading"
        self.flow = PinFlow(desk.pin, self.guard, self._send, self._refuse, self)
        self._message = self._told = ""
        self._refusal: PlazaError | None = None
        self._is_gone = False
        self._sight: PaySight | None = None
        # The sheet is painted first: what is read and made meanwhile would hold it up, and nothing can be answered yet.
        QTimer.singleShot(PAINTED_IN_MS, self, lambda: self._look(BEST))

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def order(self) -> dict[str, str | bool]:
        """What is to be paid.

        ``payee`` as the catalogue knows it, ``isVerified``, ``what`` for, ``amount`` due, ``listPrice`` where a coupon
        pays a part of it, ``isHeld``: it is held now and charged later.
        """
        order, sight = self.prompt.order, self._sight
        has_discount = sight is not None and sight.discount is not None
        return {
            "payee": self._payee,
            "isVerified": self.prompt.is_verified,
            "what": self._what,
            "amount": (order.amount if sight is None else sight.due).text(),
            "listPrice": order.amount.text() if has_discount else "",
            "isHeld": order.capture == "later",
        }

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def coupons(self) -> list[dict[str, str | bool]]:
        """The coupons that could pay a part, the best first, and none: ``key``, ``title``, ``off``, ``isChosen``."""
        sight = self._sight
        if sight is None or not sight.discounts:
            return []
        chosen = None if sight.discount is None else sight.discount.coupon_id
        rows: list[dict[str, str | bool]] = [
            {
                "key": each.coupon_id,
                "title": one_line(each.title, 60),
                "off": Money(-each.amount.amount_minor, each.amount.currency).text(),
                "isChosen": each.coupon_id == chosen,
            }
            for each in sight.discounts
        ]
        return [*rows, {"key": "", "title": self.tr("No coupon"), "off": "", "isChosen": chosen is None}]

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def facts(self) -> dict[str, str | bool]:
        """How it stands: ``balance``, a ``warning``, what a ``topUp`` would bring where one is needed, ``canMend``.

        Texts are empty where there is nothing to say; ``canMend``: the person's own limits refused, and can be changed.
        """
        sight, state, refusal = self._sight, self._state, self._refusal
        repeated = self.tr("You paid just this, to the same payee, less than a minute ago.")
        return {
            "balance": "" if sight is None else sight.balance.text(),
            "warning": repeated if sight is not None and sight.is_repeated and state == "pin" else "",
            "topUp": sight.missing.text()
            if sight is not None and sight.missing is not None and state == "short"
            else "",
            "canMend": state == "refused" and refusal is not None and refusal.code in _MENDED_BY_LIMITS,
        }

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far it has come; one of ``State``."""
        return self._state

    @Property(str, notify=changed)
    def message(self) -> str:
        """What to do now, or what went wrong."""
        messages: dict[State, str] = {
            "working": self.tr("Paying…"),
            "paid": self.tr("Paid"),
            "held": self.tr("Held: the shop charges it when it delivers"),
            "refused": self.tr("Not paid"),
        }
        return self._message or messages.get(self._state, "")

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

    @Slot(str)
    def chooseCoupon(self, key: str) -> None:
        """Pay with another of ``coupons``, or with none."""
        if self._state in ("pin", "short") and self.guard.is_awake:
            self.flow.stop()
            self._look(CouponId(key) if key else None)

    @Slot()
    def topUp(self) -> None:
        """Bring play money from the test bank and go on. Trying again cannot bring it twice."""
        amount = None if self._sight is None else self._sight.missing
        if self._state != "short" or amount is None or not self.guard.is_awake:
            return
        desk, key = self._desk, self._top_up_key
        self._go("loading")
        desk.pin.tasks.run(
            lambda: desk.funding.top_up(desk.pin.user_id, amount, key), lambda _: self._topped_up(), self._refuse
        )

    @Slot()
    def mend(self) -> None:
        """Leave, and go where the limits are changed."""
        if self.property("facts")["canMend"] and self.guard.is_awake:
            self._desk.open_security()
            self.cancel()

    @Slot()
    def cancel(self) -> None:
        """Leave without paying; after the money has moved there is nothing to cancel."""
        if self._state in ("working", "paid", "held"):
            return
        status: Literal["cancelled", "refused"] = "refused" if self._told else "cancelled"
        self._finish(PaymentAnswer(status, None, self._told))

    @Slot()
    def done(self) -> None:
        """Put the sheet away once it has said how it went."""
        if self._state in _OVER and self.guard.is_awake:
            self._finish(PaymentAnswer("refused", None, self._told))

    def withdraw(self) -> None:
        """Close, because the mini-app that asked is gone; a payment under way is still seen to its end."""
        if self._state not in ("working", "paid", "held"):
            self.give_up()

    def give_up(self) -> None:
        """Close, whatever the state, because the shell is closing."""
        self._finish(PaymentAnswer("cancelled"))

    def _look(self, choice: Choice) -> None:
        if self._is_gone:
            return
        desk, order = self._desk, self.prompt.order
        self._go("loading")
        desk.pin.tasks.run(lambda: desk.look(order, choice), self._looked, self._refuse)

    def _looked(self, sight: PaySight) -> None:
        if self._is_gone:
            return
        self._sight = sight
        if sight.obstacle is None:
            self._go("pin")
            self.flow.begin()
        elif sight.obstacle.code == "wallet.insufficient":
            self._told = sentence(sight.obstacle)
            self._go("short", text_of(sight.obstacle))
        else:
            self._refuse(sight.obstacle)

    def _topped_up(self) -> None:
        if self._is_gone or self._sight is None:
            return
        self._top_up_key = JournalId(new_id())
        self._told = ""
        self._look(None if self._sight.discount is None else self._sight.discount.coupon_id)

    def _send(self, pin: str) -> None:
        desk, order_id, key, sight = self._desk, self.prompt.order.order_id, self._key, self._sight
        coupon_id = None if sight is None or sight.discount is None else sight.discount.coupon_id
        user_id = desk.pin.user_id

        def pay() -> Receipt | Held:
            try:
                return desk.payments.pay(order_id, payer_id=user_id, pin=pin, key=key, coupon_id=coupon_id)
            except Unavailable:
                # The answer may be lost and the money moved: the books know.
                found = desk.orders.outcome_for(order_id, user_id)
                if found is None:
                    raise
                return found

        self._go("working")
        desk.pin.tasks.run(pay, self._paid, self._failed)

    def _paid(self, outcome: Receipt | Held) -> None:
        answer = PaymentAnswer.of(outcome)
        if not self.answer.done():
            self.answer.set_result(answer)
        if not self._is_gone:
            self._go("paid" if isinstance(outcome, Receipt) else "held")

    def _failed(self, error: PlazaError) -> None:
        if self._is_gone:
            return
        if self.flow.fail(error):
            self._go("pin")
        elif error.code == "wallet.insufficient":
            self._look(None if self._sight is None or self._sight.discount is None else self._sight.discount.coupon_id)
        else:
            self._refuse(error)

    def _refuse(self, error: PlazaError) -> None:
        if self._is_gone:
            return
        self.flow.stop()
        self._refusal = error
        self._told = sentence(error)  # not the person's own words: what they have and allow themselves is theirs
        self._go("refused", text_of(error))

    def _go(self, state: State, message: str = "") -> None:
        self._state, self._message = state, message
        self.guard.rest()
        self.changed.emit()

    def _finish(self, answer: PaymentAnswer) -> None:
        self.flow.stop()
        self._is_gone = True  # what workers still answer finds nobody here
        if not self.answer.done():
            self.answer.set_result(answer)
        self.closed.emit()
