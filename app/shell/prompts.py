"""Asking the person, over the whole window, one question at a time."""

from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import Property, QObject, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickWindow

from app.core.kernel.ids import SessionId
from app.host.bridge.futures import pass_on
from app.host.bridge.prompts import (
    MiniAppPrompt,
    PaymentAnswer,
    PaymentPrompt,
    PermissionAnswer,
    PermissionPrompt,
)
from app.shell.faces import FindIcon, no_icon
from app.shell.guard import REST_MS, Guard, RepeatFilter
from app.shell.install.facts import InstallFacts
from app.shell.install.install_sheet import InstallSheetViewModel
from app.shell.permissions.permission_sheet import PermissionSheetViewModel
from app.shell.relay import Relay
from app.shell.scan.trust_card import TrustCardViewModel, TrustFacts
from app.shell.wallet.marks import MarkViewModel
from app.shell.wallet.pay_desk import PayDesk
from app.shell.wallet.payment_sheet import PaymentSheetViewModel

QML_IMPORT_NAME = "app.shell"
QML_IMPORT_MAJOR_VERSION = 1
Answer = TypeVar("Answer")


class Question(Protocol):
    """A view-model that asks the person something; a QObject. `PromptLayer.qml` draws it by its ``kind``.

    Without a ``session_id`` the shell itself asks. ``closed`` is emitted once, when it can go.
    """

    @property
    def kind(self) -> str:
        """Which sheet it is asked on."""

    @property
    def session_id(self) -> SessionId | None:
        """The session that asks."""

    @property
    def closed(self) -> SignalInstance:
        """The signal that it can go."""

    @property
    def guard(self) -> Guard:
        """What keeps it from being answered before it could be read."""

    def withdraw(self) -> None:
        """Close if that can be: the mini-app that asked is gone."""

    def give_up(self) -> None:
        """Close, whatever the state: the shell is closing."""

    def deleteLater(self) -> None:
        """Go, once nobody shows it any more."""


class Asked(Question, Protocol[Answer]):
    """A question whose answer somebody waits for."""

    @property
    def answer(self) -> "Future[Answer]":
        """Done once the person has answered, or will not."""


MakeSheet = Callable[[Any, int, QObject], Asked[Any]]
"""Makes the sheet for a prompt of one kind, with its rest in ms and its parent."""


@dataclass(frozen=True, slots=True)
class PromptServices:
    """What the questions need to be asked and answered.

    ``mark`` is what the person knows every prompt by. ``sheets`` makes those for each kind of `MiniAppPrompt`. What
    ``take`` is there for needs none, for the person's tap was the yes: it is done, and answered, at once.
    """

    pay_desk: PayDesk
    mark: MarkViewModel | None = None
    find_icon: FindIcon = no_icon
    sheets: Mapping[type[MiniAppPrompt[Any]], MakeSheet] = field(default_factory=dict)
    take: Mapping[type[MiniAppPrompt[Any]], Callable[[Any], object]] = field(default_factory=dict)


@QmlElement
class ShellPrompts(QObject):
    """The questions put to the person: the host's port, the navigator's trust card, the install sheet.

    GUI thread, but for the methods of the host's port, which any thread may call. A further kind that mini-apps ask
    is a `MiniAppPrompt`, a `SheetViewModel`, its line in `PromptServices.sheets` and one in `PromptLayer.qml`.
    """

    currentChanged = Signal()

    def __init__(self, relay: Relay, services: PromptServices | None = None, *, rest_ms: int = REST_MS) -> None:
        super().__init__()
        self._relay = relay
        self._services = services
        self._rest_ms = rest_ms
        self._queue: deque[Question] = deque()
        self._filter = RepeatFilter(self)
        self._window: QQuickWindow | None = None
        self._is_closed = False

    @Property(QObject, notify=currentChanged)
    def current(self) -> object:
        """The view-model of the question that is asked now."""
        return self._queue[0] if self._queue else None

    @Property(str, notify=currentChanged)
    def kind(self) -> str:
        """Which one it is, such as "payment" or "trust"; or nothing."""
        return self._queue[0].kind if self._queue else ""

    @Property(QObject, notify=currentChanged)
    def mark(self) -> object:
        """The picture and phrase that every question shows and nothing else does."""
        return None if self._services is None else self._services.mark

    @property
    def is_closed(self) -> bool:
        """Whether the shell is closing: what is answered now, nobody has said."""
        return self._is_closed

    def use(self, services: PromptServices) -> None:
        """Ask with the help of ``services`` from now on: they may come after the window."""
        self._services = services

    def confirm_payment(self, request: PaymentPrompt) -> "Future[PaymentAnswer]":
        """Show the payment sheet; the future is done when the person has paid or will not."""
        return self._put(
            lambda services: PaymentSheetViewModel(request, services.pay_desk, rest_ms=self._rest_ms, parent=self),
            PaymentAnswer("cancelled"),
        )

    def ask_permission(self, request: PermissionPrompt) -> "Future[PermissionAnswer]":
        """Show the permission sheet; the future is done when the person has answered."""
        withdrawn: PermissionAnswer = "withdrawn"
        return self._put(
            lambda services: PermissionSheetViewModel(request, services.find_icon, rest_ms=self._rest_ms, parent=self),
            withdrawn,
        )

    def ask(self, request: MiniAppPrompt[Answer]) -> "Future[Answer]":
        """Show the sheet for this kind of request; the future is done when the person has answered."""

        def make(services: PromptServices) -> Asked[Answer]:
            return services.sheets[type(request)](request, self._rest_ms, self)

        answer: Future[Answer] = Future()

        def put() -> None:
            services = self._services
            take = None if services is None or self._is_closed else services.take.get(type(request))
            if take is None:
                self._put_now(make, request.unanswered, answer)
            elif self._queue:  # nothing is done behind a question that is open
                answer.set_result(request.unanswered)
            else:
                answer.set_result(take(request))  # type: ignore[arg-type]  # what is taken is kept by its kind

        self._relay.post(put)
        return answer

    def show_trust(self, facts: TrustFacts, answered: Callable[[bool], None]) -> None:
        """Show a trust card and call ``answered`` with the person's yes or no, once."""
        clipboard = QGuiApplication.clipboard()
        self._ask(TrustCardViewModel(facts, answered, clipboard.setText, rest_ms=self._rest_ms, parent=self))

    def show_install(self, facts: InstallFacts, answered: Callable[[bool], None]) -> None:
        """Show the install sheet and call ``answered`` with the person's yes or no, once."""
        self._ask(InstallSheetViewModel(facts, answered, rest_ms=self._rest_ms, parent=self))

    def show(self, question: Question) -> None:
        """Put a sheet of the shell's own to the person: one they asked for themselves. Its parent is the caller's."""
        if self._is_closed:
            question.deleteLater()
        else:
            self._ask(question)

    def dismiss_session(self, session_id: SessionId) -> None:
        """Take back what a session asked: its tab is closed."""
        for question in tuple(self._queue):
            if question.session_id == session_id:
                question.withdraw()

    def close_all(self) -> None:
        """Answer every question with no, and take no more."""
        self._is_closed = True
        for question in tuple(self._queue):
            question.give_up()

    @Slot(QQuickWindow)
    def watch(self, window: QQuickWindow) -> None:
        """Keep held-down keys from ``window`` while it shows a question."""
        self._window = window
        self._guard_keys()

    def _put(self, make: Callable[[PromptServices], Asked[Answer]], otherwise: Answer) -> "Future[Answer]":
        """Ask what ``make`` makes and return its answer to come; ``otherwise`` is that of a shell that cannot ask."""
        answer: Future[Answer] = Future()
        self._relay.post(lambda: self._put_now(make, otherwise, answer))
        return answer

    def _put_now(
        self, make: Callable[[PromptServices], Asked[Answer]], otherwise: Answer, answer: "Future[Answer]"
    ) -> None:
        if self._is_closed or self._services is None:
            answer.set_result(otherwise)
            return
        question = make(self._services)
        question.answer.add_done_callback(lambda done: pass_on(done, answer))
        self._ask(question)

    def _ask(self, question: Question) -> None:
        question.closed.connect(lambda: self._close(question))
        self._queue.append(question)
        self._guard_keys()
        if len(self._queue) == 1:
            self.currentChanged.emit()

    def _close(self, question: Question) -> None:
        if question not in self._queue:
            return
        was_shown = question is self._queue[0]
        self._queue.remove(question)
        self._guard_keys()
        if was_shown:
            if self._queue:
                # It has waited unseen: what is pressed now was meant for the one before.
                self._queue[0].guard.rest()
            self.currentChanged.emit()
        question.deleteLater()

    def _guard_keys(self) -> None:
        if self._window is None:
            return
        self._window.removeEventFilter(self._filter)
        if self._queue:
            self._window.installEventFilter(self._filter)
