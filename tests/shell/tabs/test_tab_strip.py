"""The strip of tabs: many of them scroll, the first one stays."""

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from app.shell.tabs.model import TabsModel
from tests.support.shell_window import ShellWindow

STRIP = b"""
import QtQuick
import app.shell.style
import app.shell.tabs
Rectangle {
    property alias tabs: strip.tabs
    color: Theme.rail
    TabStrip { id: strip; width: parent.width; home: ({"title": "Maya Chen", "icon": "message-circle"}) }
}
"""


@pytest.fixture
def tabs() -> TabsModel:
    return TabsModel()


def left_of(window: ShellWindow, name: str) -> float:
    return window.item(name).mapToScene(QPointF(0, 0)).x()


def test_the_first_tab_stays_in_sight_beside_many(tabs: TabsModel, window: ShellWindow, qtbot: QtBot) -> None:
    window.show(STRIP, tabs=tabs)
    before = left_of(window, "tab0")
    for number in range(1, 15):
        tabs.open("article", f"Article number {number}", "newspaper")
    home = window.item("tab0")
    qtbot.waitUntil(lambda: left_of(window, "tab14") + window.item("tab14").width() <= window.view.width())
    assert left_of(window, "tab0") == before
    assert left_of(window, "tab14") > before + home.width()
    window.click("tab0")
    assert tabs.property("current") == 0
    qtbot.waitUntil(lambda: left_of(window, "tab14") > before)


def test_few_tabs_stand_side_by_side(tabs: TabsModel, window: ShellWindow, qtbot: QtBot) -> None:
    window.show(STRIP, tabs=tabs)
    tabs.open("article", "One", "newspaper")
    tabs.open("article", "Two", "newspaper")
    qtbot.waitUntil(lambda: window.find("tab2") is not None)
    ends = [left_of(window, name) + window.item(name).width() for name in ("tab0", "tab1")]
    assert [left_of(window, "tab1") - ends[0], left_of(window, "tab2") - ends[1]] == [2, 2]
