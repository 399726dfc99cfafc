"""A mini-app opens another one only where the person still looks at it, and behind no question."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import MiniAppId, OfficialAccountId, SessionId
from app.core.links import MiniAppLink, OfficialAccountLink
from app.host.bridge.prompts import OpenPrompt, PermissionPrompt
from app.host.launch_reasons import LaunchReason
from app.shell.crossing import Crossing
from app.shell.prompts import PromptServices, ShellPrompts
from app.shell.tabs.miniapp import MiniAppViewModel
from app.shell.tabs.model import TabsModel
from tests.support.books import Books
from tests.support.fake_sessions import STORE, FakeSession
from tests.support.pin_desk import pay_desk
from tests.support.shell_window import ShellWindow

LINK = MiniAppLink(MiniAppId("plaza.tasks"), "pages/list", (("list", "7"),))


class Crossings:
    """A mini-app in a tab, and what was opened for it."""

    def __init__(self, window: ShellWindow, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.opened: list[tuple[MiniAppLink | OfficialAccountLink, LaunchReason]] = []
        self.tabs = TabsModel()
        self.books = Books()
        crossing = Crossing(self.tabs, lambda link, reason: self.opened.append((link, reason)))
        desk = pay_desk(self.books, window.tasks)
        self.prompts = ShellPrompts(window.relay, PromptServices(desk, take={OpenPrompt: crossing.take}), rest_ms=1)
        self.view = MiniAppViewModel(STORE, window.drawing)
        self.tab_id = self.tabs.open("miniapp", "Store", "store", self.view, lambda: None)
        self.view.start(lambda view, _is_again: FakeSession(view))
        qtbot.waitUntil(lambda: self.view.session is not None)

    def ask(self, session: str = "session1", link: MiniAppLink | OfficialAccountLink = LINK) -> Any:
        answer = self.prompts.ask(OpenPrompt(SessionId(session), STORE, link))
        self.qtbot.waitUntil(answer.done)
        return answer.result()

    def close(self) -> None:
        self.prompts.close_all()
        self.tabs.close_all()
        self.view.end()
        self.books.db.close()


@pytest.fixture
def crossings(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Crossings]:
    window = ShellWindow()
    made = Crossings(window, qtbot)
    yield made
    made.close()
    window.close()


def test_what_was_tapped_opens_and_says_from_where(crossings: Crossings) -> None:
    assert crossings.ask() == "opened"
    assert crossings.opened == [(LINK, LaunchReason("miniapp", "plaza.store"))]


def test_the_mini_app_s_own_account_opens_the_same_way(crossings: Crossings) -> None:
    account = OfficialAccountLink(OfficialAccountId("plaza.store.account"))
    assert crossings.ask(link=account) == "opened"
    assert crossings.opened == [(account, LaunchReason("miniapp", "plaza.store"))]


def test_nobody_is_carried_off_from_another_tab(crossings: Crossings) -> None:
    crossings.tabs.select_home()
    assert crossings.ask() == "cancelled"
    crossings.tabs.select(crossings.tab_id)
    assert crossings.ask("session2") == "cancelled"
    assert crossings.opened == []


def test_nothing_opens_behind_a_question(crossings: Crossings) -> None:
    crossings.prompts.ask_permission(PermissionPrompt(SessionId("session1"), STORE, "camera", "To scan."))
    assert crossings.ask() == "cancelled"
    crossings.prompts.close_all()
    assert crossings.ask() == "cancelled"
    assert crossings.opened == []
