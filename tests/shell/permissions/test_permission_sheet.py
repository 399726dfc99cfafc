"""The permission sheet says who wants what and why, in plain letters, and takes one answer, after a rest."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import SessionId
from app.host.bridge.prompts import PermissionAnswer, PermissionPrompt
from app.host.permissions import PERMISSIONS
from app.shell.permissions.words import WORDS
from app.shell.prompts import PromptServices, ShellPrompts
from tests.architecture.tree import ROOT
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
REASON = 'To greet you <img src="http://tracker.example/x"> by <b>name</b>.\u202eevil'


class Sheet:
    """Prompts in a window, asked for one permission."""

    def __init__(self, window: ShellWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.books = Books()
        desk = pay_desk(self.books, window.tasks)
        self.prompts = ShellPrompts(window.relay, PromptServices(desk), rest_ms=1)
        window.show(WINDOW, prompts=self.prompts)

    def ask(self, session: str = "one", **changes: object) -> "Future[PermissionAnswer]":
        prompt = PermissionPrompt(SessionId(session), STORE, "profile", REASON)
        answer = self.prompts.ask_permission(replace(prompt, **changes))  # type: ignore[arg-type]
        self.qtbot.waitUntil(lambda: self.window.find("permissionSheet") is not None, timeout=WAIT_MS)
        self.window.view.grabWindow()
        return answer

    def wake(self) -> None:
        self.qtbot.waitUntil(lambda: self.window.is_ready("permissionAllow"), timeout=WAIT_MS)

    def close(self) -> None:
        self.prompts.close_all()
        self.books.db.close()


@pytest.fixture
def window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    made = ShellWindow()
    yield made
    made.close()


@pytest.fixture
def sheet(window: ShellWindow, qtbot: QtBot) -> Iterator[Sheet]:
    made = Sheet(window, qtbot)
    yield made
    made.close()


def test_it_says_who_asks_for_what_and_why_in_plain_letters(sheet: Sheet) -> None:
    sheet.ask()
    text = sheet.window.text
    assert text("askerName") == "Plaza Store"
    assert text("askerPublisher") == "Plaza Goods"
    assert text("permissionTitle") == "See your name and picture"
    assert "nothing else" in text("permissionGiven")
    assert text("permissionReason") == '“To greet you <img src="http://tracker.example/x"> by <b>name</b>.evil”'


def test_an_unverified_publisher_is_called_so(sheet: Sheet) -> None:
    sheet.ask(listing=replace(STORE, is_verified=False))
    assert sheet.window.text("askerPublisher") == "Plaza Goods · unverified"


def test_an_earlier_yes_for_another_reason_is_told(sheet: Sheet) -> None:
    sheet.ask(was_allowed=True)
    assert sheet.window.find("You allowed this before, for another reason. Now its publisher says:") is not None


@pytest.mark.parametrize(
    ("button", "answer"),
    [
        ("permissionAllow", "allowed"),
        ("permissionNotNow", "not_now"),
        ("permissionNever", "never"),
    ],
)
def test_each_button_is_an_answer(sheet: Sheet, button: str, answer: str) -> None:
    told = sheet.ask()
    sheet.wake()
    sheet.window.click(button)
    assert told.result(1) == answer
    assert sheet.prompts.property("kind") == ""


def test_escape_and_return_mean_not_now(sheet: Sheet) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        told = sheet.ask()
        sheet.wake()
        sheet.window.press(key)
        assert told.result(1) == "not_now"


def test_nothing_counts_before_it_could_be_read(sheet: Sheet) -> None:
    window = sheet.window
    sheet.prompts._rest_ms = 600_000
    told = sheet.ask()
    for name in ("permissionAllow", "permissionNotNow", "permissionNever"):
        window.click(name)
    window.press(Qt.Key.Key_Escape)
    window.press(Qt.Key.Key_Return)
    assert not told.done()
    sheet.prompts.close_all()
    assert told.result(0) == "withdrawn"


def test_the_next_question_rests_again_when_it_comes_up(sheet: Sheet) -> None:
    first = sheet.ask()
    second = sheet.prompts.ask_permission(PermissionPrompt(SessionId("two"), STORE, "camera", "To scan."))
    sheet.qtbot.waitUntil(lambda: len(sheet.prompts._queue) == 2, timeout=WAIT_MS)
    sheet.wake()
    sheet.prompts._queue[-1].guard._timer.setInterval(600_000)
    sheet.window.click("permissionAllow")
    assert first.result(1) == "allowed"
    sheet.qtbot.waitUntil(lambda: sheet.window.find("Scan codes with the camera") is not None, timeout=WAIT_MS)
    assert not sheet.window.is_ready("permissionAllow")
    assert not second.done()


def test_closing_the_mini_app_takes_the_question_back(sheet: Sheet) -> None:
    told = sheet.ask()
    sheet.prompts.dismiss_session(SessionId("one"))
    assert told.result(1) == "withdrawn"
    assert sheet.prompts.property("kind") == ""


def test_long_words_stay_inside_the_sheet(sheet: Sheet) -> None:
    sheet.ask(
        listing=replace(STORE, name="Wort" * 60, publisher_name="Verlag" * 60, is_verified=False), reason="grund " * 300
    )
    card = sheet.window.item("permissionSheet")
    for name in ("askerName", "askerPublisher", "permissionReason", "permissionAllow", "permissionNever"):
        item: QQuickItem = sheet.window.item(name)
        box = item.mapRectToItem(card, item.boundingRect())
        assert box.right() <= card.width() + 1, name
    assert card.height() < sheet.window.view.height()


def test_every_permission_has_words_and_an_icon_that_is_there() -> None:
    assert set(WORDS) == set(PERMISSIONS)
    for words in WORDS.values():
        assert (ROOT / "resources" / "icons" / f"{words.icon}.svg").is_file(), words.icon
        assert words.given.endswith(".")
