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
    IsWanted,
    MiniAppPrompt,
    PaymentAnswer,
    PaymentPrompt,
    PermissionAnswer,
    PermissionPrompt,
)
from app.shell.asking_windows import AskingWindows
from app.shell.faces import FindIcon, no_icon
from app.shell.guard import REST_MS, Guard
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
        self._windows = AskingWindows(self)
        self._places: dict[Question, QQuickWindow | None] = {}
        self._is_closed = False
        self._is_held = False

    @Property(QObject, notify=currentChanged)
    def current(self) -> object:
        """The view-model of the question that is asked now."""
        return self._queue[0] if self._queue and not self._is_held else None

    @Property(str, notify=currentChanged)
    def kind(self) -> str:
        """Which one it is, such as "payment" or "trust"; or nothing."""
        return self._queue[0].kind if self._queue and not self._is_held else ""

    @Property(QObject, notify=currentChanged)
    def window(self) -> QObject | None:
        """Which window it is asked in."""
        return self._asking()

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
            request.is_wanted,
        )

    def ask_permission(self, request: PermissionPrompt) -> "Future[PermissionAnswer]":
        """Show the permission sheet; the future is done when the person has answered."""
        withdrawn: PermissionAnswer = "withdrawn"
        return self._put(
            lambda services: PermissionSheetViewModel(request, services.find_icon, rest_ms=self._rest_ms, parent=self),
            withdrawn,
            request.is_wanted,
        )

    def ask(self, request: MiniAppPrompt[Answer]) -> "Future[Answer]":
        """Show the sheet for this kind of request; the future is done when the person has answered."""

        def make(services: PromptServices) -> Asked[Answer]:
            return services.sheets[type(request)](request, self._rest_ms, self)

        answer: Future[Answer] = Future()

        def put() -> None:
            services = self._services
            take = None if services is None or self._is_closed else services.take.get(type(request))
            if take is None or self._is_held or not request.is_wanted():
                self._put_now(make, request.unanswered, request.is_wanted, answer)
            elif self._queue:  # nothing is done behind a question that is open
                answer.set_result(request.unanswered)
            else:
                answer.set_result(take(request))  # type: ignore[arg-type]  # what is taken is kept by its kind

        self._relay.post(put)
        return answer

    def show_trust(self, facts: TrustFacts, answered: Callable[[bool], None]) -> None:
        """Show a trust card and call ``answered`` with the person's yes or no, once."""
        self.show_choice(facts, lambda is_yes, _chosen: answered(is_yes))

    def show_choice(self, facts: TrustFacts, answered: Callable[[bool, int], None]) -> None:
        """Show a trust card and call ``answered`` with the person's yes or no and what they chose, once."""
        clipboard = QGuiApplication.clipboard()
        self.show(TrustCardViewModel(facts, answered, clipboard.setText, rest_ms=self._rest_ms, parent=self))

    def show_install(self, facts: InstallFacts, answered: Callable[[bool], None]) -> None:
        """Show the install sheet and call ``answered`` with the person's yes or no, once."""
        self.show(InstallSheetViewModel(facts, answered, rest_ms=self._rest_ms, parent=self))

    def show(self, question: Question) -> None:
        """Put a sheet of the shell's own to the person: one they asked for themselves. Its parent is the caller's."""
        if self._is_closed:
            question.give_up()  # what its workers still answer finds it gone
            question.deleteLater()
        else:
            self._ask(question)

    def dismiss_session(self, session_id: SessionId) -> None:
        """Take back what a session asked: its tab is closed."""
        for question in tuple(self._queue):
            if question.session_id == session_id:
                question.withdraw()

    def hold(self, is_held: bool) -> None:
        """Ask nothing while the window is locked: nobody is there.

        What can be closed is, and mini-apps that ask meanwhile are answered as by nobody. What Plaza itself asks, and
        what could not be closed, is asked when the window is opened again.
        """
        if is_held == self._is_held:
            return
        self._is_held = is_held
        if is_held:
            for question in tuple(self._queue):
                question.withdraw()
        elif self._queue:
            self._queue[0].guard.rest()
        self._windows.guard(self._asking())
        self.currentChanged.emit()

    def close_all(self) -> None:
        """Answer every question with no, and take no more."""
        self._is_closed = True
        for question in tuple(self._queue):
            question.give_up()

    @Slot(QQuickWindow)
    def watch(self, window: QQuickWindow) -> None:
        """Let questions be asked in ``window``; Plaza's own comes first."""
        self._windows.add(window)
        self._windows.guard(self._asking())
        self.currentChanged.emit()

    @Slot(QQuickWindow)
    def unwatch(self, window: QQuickWindow) -> None:
        """Ask nothing in ``window`` any more; what is being asked there is asked in Plaza's own."""
        self._windows.remove(window)
        for question in [asked for asked, place in self._places.items() if place is window]:
            self._places[question] = None
        self._windows.guard(self._asking())
        self.currentChanged.emit()

    def _put(
        self, make: Callable[[PromptServices], Asked[Answer]], otherwise: Answer, is_wanted: IsWanted
    ) -> "Future[Answer]":
        """Ask what ``make`` makes and return its answer to come; ``otherwise`` is that of a shell that cannot ask."""
        answer: Future[Answer] = Future()
        self._relay.post(lambda: self._put_now(make, otherwise, is_wanted, answer))
        return answer

    def _put_now(
        self,
        make: Callable[[PromptServices], Asked[Answer]],
        otherwise: Answer,
        is_wanted: IsWanted,
        answer: "Future[Answer]",
    ) -> None:
        # Whose tab was left or closed since they asked would stand before a person who looks at something else.
        if self._is_closed or self._is_held or self._services is None or not is_wanted():
            answer.set_result(otherwise)
            return
        question = make(self._services)
        question.answer.add_done_callback(lambda done: pass_on(done, answer))
        self._ask(question)

    def _ask(self, question: Question) -> None:
        question.closed.connect(self._on_closed)
        self._queue.append(question)
        self._places[question] = self._windows.choose(question.session_id)
        self._windows.guard(self._asking())
        if len(self._queue) == 1:
            self.currentChanged.emit()

    @Slot()
    def _on_closed(self) -> None:
        # A bound method is not held by its signal. A function that held this would be let go in the middle of the
        # question's own end: were it the last to hold this, the question, a child of it, would be ended twice.
        sender: object = self.sender()
        question = next((asked for asked in self._queue if asked is sender), None)
        if question is None:
            return
        was_shown = question is self._queue[0]
        self._queue.remove(question)
        del self._places[question]
        self._windows.guard(self._asking())
        if was_shown:
            if self._queue:
                # It has waited unseen: what is pressed now was meant for the one before.
                self._queue[0].guard.rest()
            self.currentChanged.emit()
        question.deleteLater()

    def _asking(self) -> QQuickWindow | None:
        """Return the window of the question that is asked now."""
        if not self._queue or self._is_held:
            return None
        return self._places[self._queue[0]] or self._windows.first
