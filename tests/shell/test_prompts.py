"""The shell asks one question at a time, over the whole window, and is deaf until it could be read."""

import weakref
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import SessionId
from app.core.links import MiniAppLink
from app.core.payments.marks import Mark
from app.host.bridge.prompts import OpenPrompt, PaymentAnswer, PaymentPrompt, PermissionPrompt, ScanPrompt
from app.shell.guard import Guard, RepeatFilter
from app.shell.prompts import PromptServices, ShellPrompts
from app.shell.scan.trust_card import TrustFacts
from app.shell.wallet.marks import MarkViewModel
from tests.support.books import Books
from tests.support.fake_sessions import STORE
from tests.support.pin_desk import pay_desk
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
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
TEXT = TrustFacts(kind="text", heading="Text", title="hello", copy_text="hello")


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    made = ShellWindow()
    yield made
    made.close()


@pytest.fixture
def books() -> Iterator[Books]:
    made = Books()
    made.top_up(100_000)
    yield made
    made.db.close()


@pytest.fixture
def prompts(window: ShellWindow, books: Books) -> ShellPrompts:
    desk = pay_desk(books, window.tasks)
    made = ShellPrompts(window.relay, PromptServices(desk, MarkViewModel(window.view)), rest_ms=1)
    window.show(WINDOW, prompts=made)
    return made


def payment(books: Books, session_id: str = "one") -> PaymentPrompt:
    return PaymentPrompt(SessionId(session_id), books.order(), "Plaza Goods", True)


def test_a_payment_asked_for_on_another_thread_is_shown_on_this_one(
    prompts: ShellPrompts, window: ShellWindow, books: Books, qtbot: QtBot
) -> None:
    answers: list[Future[PaymentAnswer]] = []
    asking = Thread(target=lambda: answers.append(prompts.confirm_payment(payment(books))))
    asking.start()
    asking.join()
    qtbot.waitUntil(lambda: window.find("paymentSheet") is not None, timeout=WAIT_MS)
    window.view.grabWindow()
    window.click("payCancel")
    assert answers[0].result(1).status == "cancelled"
    assert prompts.property("kind") == ""


def test_what_is_asked_too_late_for_who_looked_at_it_is_not_asked(
    prompts: ShellPrompts, books: Books, qtbot: QtBot
) -> None:
    late = replace(payment(books), is_wanted=lambda: False)
    answer = prompts.confirm_payment(late)
    permission = prompts.ask_permission(
        PermissionPrompt(SessionId("one"), STORE, "camera", "To scan.", is_wanted=lambda: False)
    )
    sheet = prompts.ask(ScanPrompt(SessionId("one"), STORE, is_wanted=lambda: False))
    opened = prompts.ask(OpenPrompt(SessionId("one"), STORE, MiniAppLink(STORE.miniapp_id), is_wanted=lambda: False))
    qtbot.waitUntil(opened.done, timeout=WAIT_MS)
    assert (answer.result().status, permission.result()) == ("cancelled", "withdrawn")
    assert (sheet.result(), opened.result()) == (None, "cancelled")
    assert prompts.property("kind") == ""


def test_a_second_question_waits_for_the_first(prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot) -> None:
    said: list[str] = []
    prompts.show_trust(TEXT, lambda is_yes: said.append(f"first {is_yes}"))
    prompts.show_trust(TrustFacts(kind="text", heading="T", title="second"), lambda is_yes: said.append("second"))
    assert window.text("trustTitle") == "hello"
    window.view.grabWindow()
    window.click("trustCancel")
    qtbot.waitUntil(lambda: window.find("trustTitle") is not None, timeout=WAIT_MS)
    assert window.text("trustTitle") == "second"
    assert said == ["first False"]
    prompts.close_all()
    assert said == ["first False", "second"]


def test_closing_a_mini_app_takes_its_question_back(prompts: ShellPrompts, books: Books, qtbot: QtBot) -> None:
    mine, other = prompts.confirm_payment(payment(books)), prompts.confirm_payment(payment(books, "two"))
    qtbot.waitUntil(lambda: prompts.property("kind") == "payment", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: prompts.property("current").property("state") == "pin", timeout=WAIT_MS)
    prompts.dismiss_session(SessionId("one"))
    assert mine.result(0).status == "cancelled"
    assert not other.done()
    prompts.close_all()
    assert other.result(0).status == "cancelled"


def test_a_closing_shell_asks_nothing_more(prompts: ShellPrompts, books: Books, qtbot: QtBot) -> None:
    prompts.close_all()
    answer = prompts.confirm_payment(payment(books))
    qtbot.waitUntil(answer.done, timeout=WAIT_MS)
    assert answer.result(0).status == "cancelled"


def test_a_question_that_is_over_does_not_keep_what_asked_it(window: ShellWindow) -> None:
    """Were the question the last to hold it, letting go would end the question within its own end."""
    prompts = ShellPrompts(window.relay, rest_ms=1)
    alive = weakref.ref(prompts)
    prompts.show_trust(TEXT, lambda _is_yes: None)
    question = prompts.property("current")
    assert isinstance(question, QObject)
    question.give_up()  # type: ignore[attr-defined]  # a question; it goes with the next events
    assert prompts.property("current") is None
    del question, prompts
    assert alive() is None


def test_a_locked_window_asks_nothing_and_answers_mini_apps_as_nobody_would(
    prompts: ShellPrompts, window: ShellWindow, books: Books, qtbot: QtBot
) -> None:
    before = prompts.confirm_payment(payment(books))
    qtbot.waitUntil(lambda: window.find("paymentSheet") is not None, timeout=WAIT_MS)
    prompts.hold(True)
    assert before.result(1).status == "cancelled"
    asked = prompts.confirm_payment(payment(books))
    permission = prompts.ask_permission(PermissionPrompt(SessionId("one"), STORE, "camera", "To scan."))
    opened = prompts.ask(OpenPrompt(SessionId("one"), STORE, MiniAppLink(STORE.miniapp_id)))
    qtbot.waitUntil(opened.done, timeout=WAIT_MS)
    assert (asked.result(1).status, permission.result(1), opened.result(1)) == ("cancelled", "withdrawn", "cancelled")
    # What Plaza itself has to ask waits, unseen.
    said: list[bool] = []
    prompts.show_trust(TEXT, said.append)
    assert (prompts.property("current"), prompts.property("kind"), prompts.property("window")) == (None, "", None)
    assert window.find("trustTitle") is None
    prompts.hold(False)
    qtbot.waitUntil(lambda: window.find("trustTitle") is not None, timeout=WAIT_MS)
    assert said == []


def test_a_guard_rests_again_after_every_change(qtbot: QtBot) -> None:
    guard = Guard(rest_ms=20)
    assert guard.is_awake
    with qtbot.waitSignal(guard.woke, timeout=WAIT_MS):
        guard.rest()
        assert not guard.is_awake
    assert guard.is_awake


def test_a_key_held_down_counts_once(prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot) -> None:
    seen: list[bool] = []

    class Ear(RepeatFilter):
        def eventFilter(self, watched: object, event: QEvent) -> bool:
            if isinstance(event, QKeyEvent):
                seen.append(event.isAutoRepeat())
            return False

    ear = Ear()
    window.view.installEventFilter(ear)
    prompts.show_trust(TEXT, lambda _is_yes: None)
    for is_repeat in (False, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", is_repeat)
        QCoreApplication.sendEvent(window.view, event)
    assert seen == [False]
    prompts.close_all()


def test_every_question_shows_the_persons_mark_once_there_is_one(
    prompts: ShellPrompts, window: ShellWindow, qtbot: QtBot
) -> None:
    mark = prompts.property("mark")
    assert isinstance(mark, MarkViewModel)
    prompts.show_trust(TEXT, lambda _: None)
    qtbot.waitUntil(lambda: window.find("trustTitle") is not None, timeout=WAIT_MS)
    assert window.find("promptMark") is None, "nothing was chosen yet"
    mark.show(Mark("owl", "<b>Tea</b> at five"))
    assert window.text("promptMarkPhrase") == "<b>Tea</b> at five"
    pictures = [item for item in window.items() if item.inherits("QQuickImageBase")]
    assert any("owl.webp" in item.property("source").toString() for item in pictures)
    mark.show(Mark("fox", "Coffee at six"))
    assert window.text("promptMarkPhrase") == "Coffee at six"
    prompts.close_all()
    qtbot.waitUntil(lambda: window.find("promptMark") is None, timeout=WAIT_MS)
