"""How the window is reaches a mini-app's session: its room, the look, and what the session missed while it opened."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.shell.tabs.miniapp import MiniAppViewModel
from app.shell.tabs.model import TabsModel
from app.shell.tabs.running import SessionView
from tests.support.fake_sessions import STORE, FakeSession
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.tabs
Rectangle {
    id: root
    property var tabs
    property bool dark: false
    property real zoom: 1
    color: Theme.content
    Binding { target: Theme; property: "mode"; value: root.dark ? "dark" : "light" }
    Binding { target: Theme; property: "zoom"; value: root.zoom }
    TabContent { anchors.fill: parent; tabs: root.tabs; home: Component { Item {} } }
}
"""


class Opened:
    """A mini-app in a window that can be made dark and large."""

    def __init__(self, window: ShellWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.tabs = TabsModel()
        self.root = window.show(WINDOW, tabs=self.tabs)
        self.view = MiniAppViewModel(STORE, window.drawing)
        self.tabs.open("miniapp", STORE.name, "shopping-bag", self.view, self.view.end)

    def start(self) -> FakeSession:
        made: list[FakeSession] = []

        def open_session(view: SessionView, _is_again: bool) -> FakeSession:
            made.append(FakeSession(view))
            return made[-1]

        self.view.start(open_session)
        self.qtbot.waitUntil(lambda: self.view.session is not None, timeout=WAIT_MS)
        return made[0]


@pytest.fixture
def opened(window: ShellWindow, qtbot: QtBot) -> Opened:
    return Opened(window, qtbot)


def test_the_room_of_the_pages_is_known_before_the_session_opens(opened: Opened) -> None:
    facts = opened.view.window.facts
    assert (facts.width, facts.height) == (831, 740 - 60)
    assert (facts.is_dark, facts.zoom, facts.direction) == (False, 1.0, "ltr")
    assert facts.language.startswith("en")


def test_a_session_hears_of_another_size_and_another_look(opened: Opened) -> None:
    session = opened.start()
    before = session.window.told[-1]
    opened.window.view.resize(600, 500)
    opened.qtbot.waitUntil(lambda: session.window.told[-1].width == 600, timeout=WAIT_MS)
    resized = replace(before, width=600, height=500 - 60)
    assert session.window.told[-1] == resized
    opened.root.setProperty("dark", True)
    assert session.window.told[-1] == replace(resized, is_dark=True)
    opened.root.setProperty("zoom", 1.5)
    assert session.window.told[-1] == replace(resized, is_dark=True, zoom=1.5)
    opened.root.setProperty("dark", False)
    opened.root.setProperty("zoom", 1.0)


def test_what_changed_while_the_session_opened_is_told_when_it_is_there(opened: Opened) -> None:
    opened.view.window.tell(400.0, 300.0, True, 1.0, True)
    session = opened.start()
    told = session.window.told[-1]
    assert (told.width, told.height, told.direction) == (400, 300, "rtl")


def test_a_view_without_room_reports_nothing(opened: Opened) -> None:
    before = opened.view.window.facts
    opened.view.window.tell(0.0, 300.0, True, 1.0, True)
    assert opened.view.window.facts == before
