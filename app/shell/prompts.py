"""Asking the person, over the whole window, one question at a time."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from app.core.kernel.ids import SessionId
from app.host.bridge.prompts import PaymentAnswer, PaymentPrompt
from app.shell.guard import REST_MS, RepeatFilter
from app.shell.relay import Relay
from app.shell.scan.trust_card import TrustCardViewModel, TrustFacts
from app.shell.wallet.payment_sheet import PayDesk, PaymentSheetViewModel

QML_IMPORT_NAME = "app.shell"
QML_IMPORT_MAJOR_VERSION = 1
Prompt = PaymentSheetViewModel | TrustCardViewModel


@QmlElement
class ShellPrompts(QObject):
    """The questions put to the person: the host's port for payments, and the navigator's trust card.

    GUI thread, but for ``confirm_payment``, which any thread may call.
    """

    currentChanged = Signal()

    def __init__(self, relay: Relay, desk: PayDesk | None = None, *, rest_ms: int = REST_MS) -> None:
        super().__init__()
        self._relay = relay
        self._desk = desk
        self._rest_ms = rest_ms
        self._queue: deque[Prompt] = deque()
        self._filter = RepeatFilter(self)
        self._window: QQuickWindow | None = None
        self._is_closed = False

    @Property(QObject, notify=currentChanged)
    def current(self) -> QObject | None:
        """The view-model of the question that is asked now."""
        return self._queue[0] if self._queue else None

    @Property(str, notify=currentChanged)
    def kind(self) -> str:
        """Which one it is: "payment", "trust" or nothing."""
        if not self._queue:
            return ""
        return "payment" if isinstance(self._queue[0], PaymentSheetViewModel) else "trust"

    def use(self, desk: PayDesk) -> None:
        """Take payments through ``desk`` from now on: the services may come after the window."""
        self._desk = desk

    def confirm_payment(self, request: PaymentPrompt) -> "Future[PaymentAnswer]":
        """Show the payment sheet; the future is done when the person has paid or will not."""
        answer: Future[PaymentAnswer] = Future()
        self._relay.post(lambda: self._ask_payment(request, answer))
        return answer

    def show_trust(self, facts: TrustFacts, answered: Callable[[bool], None]) -> None:
        """Show a trust card and call ``answered`` with the person's yes or no, once."""
        clipboard = QGuiApplication.clipboard()
        self._ask(TrustCardViewModel(facts, answered, clipboard.setText, rest_ms=self._rest_ms, parent=self))

    def dismiss_session(self, session_id: SessionId) -> None:
        """Take back what a session asked: its tab is closed."""
        for prompt in tuple(self._queue):
            if isinstance(prompt, PaymentSheetViewModel) and prompt.prompt.session_id == session_id:
                prompt.withdraw()

    def close_all(self) -> None:
        """Answer every question with no, and take no more."""
        self._is_closed = True
        for prompt in tuple(self._queue):
            prompt.give_up()

    @Slot(QQuickWindow)
    def watch(self, window: QQuickWindow) -> None:
        """Keep held-down keys from ``window`` while it shows a question."""
        self._window = window
        self._guard_keys()

    def _ask_payment(self, request: PaymentPrompt, answer: "Future[PaymentAnswer]") -> None:
        if self._is_closed or self._desk is None:
            answer.set_result(PaymentAnswer("cancelled"))
            return
        prompt = PaymentSheetViewModel(request, self._desk, rest_ms=self._rest_ms, parent=self)
        prompt.answer.add_done_callback(lambda done: answer.set_result(done.result()))
        self._ask(prompt)

    def _ask(self, prompt: Prompt) -> None:
        prompt.closed.connect(lambda: self._close(prompt))
        self._queue.append(prompt)
        self._guard_keys()
        self.currentChanged.emit()

    def _close(self, prompt: Prompt) -> None:
        if prompt not in self._queue:
            return
        self._queue.remove(prompt)
        self._guard_keys()
        self.currentChanged.emit()
        prompt.deleteLater()

    def _guard_keys(self) -> None:
        if self._window is None:
            return
        self._window.removeEventFilter(self._filter)
        if self._queue:
            self._window.installEventFilter(self._filter)
