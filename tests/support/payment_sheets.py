"""The payment sheet in a window, with real books behind it."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import CouponId, JournalId, OrderId, SessionId, UserId
from app.core.payments.model import Held, Order, Receipt
from app.host.bridge.prompts import PaymentAnswer, PaymentPrompt
from app.shell.prompts import PromptServices, ShellPrompts
from app.shell.wallet.payment_sheet import PaymentSheetViewModel
from app.shell.wallet.pin_flow import PinFlow
from tests.support.books import Books
from tests.support.pin_desk import pay_desk, set_up_pin
from tests.support.shell_window import ShellWindow

WAIT_MS = 20_000
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.tabs
Rectangle {
    id: root
    property var prompts
    color: Theme.content
    PromptLayer { prompts: root.prompts }
}
"""


class WatchedPayments:
    """The real payments, noting every call; ``stumbles`` are raised first, one a call."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.keys: list[JournalId] = []
        self.stumbles: list[Exception] = []

    def pay(
        self, order_id: OrderId, *, payer_id: UserId, pin: str, key: JournalId, coupon_id: CouponId | None = None
    ) -> Receipt | Held:
        self.keys.append(key)
        stumble = self.stumbles.pop(0) if self.stumbles else None
        if stumble is not None and not (isinstance(stumble, Unavailable) and stumble.code == "answer.lost"):
            raise stumble
        outcome = self.books.payments.pay(order_id, payer_id=payer_id, pin=pin, key=key, coupon_id=coupon_id)
        if stumble is not None:
            raise stumble
        return outcome


def flow_of(sheet: QObject) -> PinFlow:
    """Return the part of ``sheet`` that asks for the PIN."""
    assert isinstance(sheet, PaymentSheetViewModel)
    return sheet.flow


class Sheet:
    """A payment sheet in a window, with real books behind it."""

    def __init__(self, window: ShellWindow, books: Books, qtbot: QtBot) -> None:
        self.window = window
        self.books = books
        self.qtbot = qtbot
        self.payments = WatchedPayments(books)
        self.mended: list[bool] = []
        desk = replace(pay_desk(books, window.tasks, self.payments), open_security=lambda: self.mended.append(True))
        self.prompts = ShellPrompts(window.relay, PromptServices(desk), rest_ms=1)
        window.show(WINDOW, prompts=self.prompts)
        self.answer: Future[PaymentAnswer] = Future()

    def ask(self, order: Order | None = None, payee: str = "Plaza Goods", *, is_verified: bool = True) -> None:
        prompt = PaymentPrompt(SessionId("s"), order or self.books.order(), payee, is_verified)
        self.answer = self.prompts.confirm_payment(prompt)
        self.until(lambda: self.window.find("paymentSheet") is not None)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def until_state(self, state: str) -> None:
        def is_there() -> bool:
            current = self.prompts.property("current")
            if current is None or not current.property("isAwake"):
                return False
            flow = flow_of(current)
            return state in (current.property("state"), flow.property("stage"), flow.steps.property("step"))

        self.until(is_there)
        self.window.view.grabWindow()

    def choose_mark_and_keep_code(self) -> None:
        """Go through what belongs to a first PIN, up to the yes."""
        self.until_state("mark")
        self.window.type("teaatfive")
        self.window.click("markAccept")
        self.until_state("code")
        self.window.click("recoveryWritten")
        self.until_state("ready")

    @property
    def pin(self) -> PinFlow:
        return flow_of(self.prompts.property("current"))

    def click_pin(self, pin: str) -> None:
        for digit in pin:
            self.window.click(f"pinDigit{digit}")

    def has_pin(self) -> None:
        set_up_pin(self.books)
