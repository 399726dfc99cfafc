"""The strip of tabs: many of them scroll, the first one stays."""

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.shell.tabs.model import TabsModel
from tests.support.shell_window import ShellWindow

STRIP = b"""
import QtQuick
import app.shell.style
import app.shell.tabs
Rectangle {
    property alias tabs: strip.tabs
    property alias home: strip.home
    color: Theme.rail
    TabSwitcherView { switcher: parent.tabs.switcher; home: parent.home; anchors.fill: parent; z: 1 }
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


def test_a_tab_whose_beginning_is_out_of_sight_leaves_no_cross_beside_the_first(
    tabs: TabsModel, window: ShellWindow, qtbot: QtBot
) -> None:
    window.show(STRIP, tabs=tabs)
    for number in range(1, 15):
        tabs.open("article", f"Article number {number}", "newspaper")
    qtbot.waitUntil(lambda: left_of(window, "tab14") + window.item("tab14").width() <= window.view.width())

    def begins_in_sight(number: int) -> bool:
        tab = window.find(f"tab{number}")
        first = window.item("tab0")
        return tab is not None and left_of(window, f"tab{number}") >= left_of(window, "tab0") + first.width() - 1

    crosses = {number for number in range(1, 15) if window.find(f"tabClose{number}") is not None}
    assert crosses == {number for number in range(1, 15) if begins_in_sight(number)}
    assert crosses
    assert 1 not in crosses


def test_few_tabs_stand_side_by_side(tabs: TabsModel, window: ShellWindow, qtbot: QtBot) -> None:
    window.show(STRIP, tabs=tabs)
    tabs.open("article", "One", "newspaper")
    tabs.open("article", "Two", "newspaper")
    qtbot.waitUntil(lambda: window.find("tab2") is not None)
    ends = [left_of(window, name) + window.item(name).width() for name in ("tab0", "tab1")]
    assert [left_of(window, "tab1") - ends[0], left_of(window, "tab2") - ends[1]] == [2, 2]


def titles(tabs: TabsModel) -> list[str]:
    return [tab.title for tab in tabs.tabs[1:]]


def shown(tabs: TabsModel) -> str:
    return tabs.shown.title


@pytest.fixture
def three(tabs: TabsModel, window: ShellWindow, qtbot: QtBot) -> TabsModel:
    window.show(STRIP, tabs=tabs)
    for title in ("One", "Two", "Three"):
        tabs.open("article", title, "newspaper", QObject(tabs), subject=title)
    qtbot.waitUntil(lambda: window.find("tab3") is not None)
    window.view.requestActivate()
    qtbot.waitUntil(window.view.isActive)
    return tabs


def center(window: ShellWindow, name: str) -> QPoint:
    window.view.grabWindow()
    item = window.item(name)
    return item.mapToScene(item.boundingRect().center()).toPoint()


def test_a_tab_is_dragged_to_another_place(three: TabsModel, window: ShellWindow, qtbot: QtBot) -> None:
    start, end = center(window, "tab1"), center(window, "tab3") + QPoint(12, 0)
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window.view, button, keys, start)
    for step in range(1, 21):
        QTest.mouseMove(window.view, start + (end - start) * step / 20)
        window.view.grabWindow()
    QTest.mouseRelease(window.view, button, keys, end)
    assert titles(three) == ["Two", "Three", "One"]
    assert shown(three) == "Three", "a drag selects nothing"


def test_a_tab_is_moved_with_the_keys(three: TabsModel, window: ShellWindow) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    window.press(Qt.Key.Key_PageUp, both)
    assert titles(three) == ["One", "Three", "Two"]
    window.press(Qt.Key.Key_PageDown, both)
    window.press(Qt.Key.Key_PageDown, both)
    assert titles(three) == ["One", "Two", "Three"]


def test_the_keys_go_to_a_tab_by_its_place(three: TabsModel, window: ShellWindow) -> None:
    for key, title in ((Qt.Key.Key_2, "One"), (Qt.Key.Key_9, "Three"), (Qt.Key.Key_1, "")):
        window.press(key, Qt.KeyboardModifier.ControlModifier)
        assert shown(three) == title
    window.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert shown(three) == "One"


def test_the_tab_seen_before_comes_with_one_stroke_and_the_list_while_the_key_is_held(
    three: TabsModel, window: ShellWindow, qtbot: QtBot
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyPress(window.view, Qt.Key.Key_Tab, control)
    assert shown(three) == "Three", "the person still holds the key"
    QTest.keyRelease(window.view, Qt.Key.Key_Tab, control)
    assert shown(three) == "Two"
    QTest.keyPress(window.view, Qt.Key.Key_Tab, control)
    QTest.keyPress(window.view, Qt.Key.Key_Tab, control)
    qtbot.waitUntil(lambda: window.find("tabSwitcher") is not None)
    QTest.keyRelease(window.view, Qt.Key.Key_Tab, control)
    assert shown(three) == "One"
    assert window.find("tabSwitcher") is None


def test_escape_leaves_the_list_and_changes_nothing(three: TabsModel, window: ShellWindow) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyPress(window.view, Qt.Key.Key_Tab, control)
    QTest.keyPress(window.view, Qt.Key.Key_Escape)
    QTest.keyRelease(window.view, Qt.Key.Key_Tab, control)
    assert shown(three) == "Three"


def test_a_closed_tab_is_opened_again_with_the_keys(three: TabsModel, window: ShellWindow) -> None:
    window.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert titles(three) == ["One", "Two"]
    window.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert titles(three) == ["One", "Two", "Three"]


def test_the_menu_of_a_tab_pins_it_and_a_pinned_one_stays(three: TabsModel, window: ShellWindow, qtbot: QtBot) -> None:
    button, keys = Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window.view, button, keys, center(window, "tab3"))
    window.click("tabMenuPin")
    assert (titles(three), three.tabs[1].is_pinned) == (["Three", "One", "Two"], True)
    pinned = window.item("tab1").width()
    assert pinned < window.item("tab2").width()
    qtbot.waitUntil(lambda: left_of(window, "tab2") == left_of(window, "tab1") + pinned + 2)
    QTest.mouseClick(window.view, Qt.MouseButton.MiddleButton, keys, center(window, "tab1"))
    window.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert titles(three) == ["Three", "One", "Two"]
    QTest.mouseClick(window.view, Qt.MouseButton.MiddleButton, keys, center(window, "tab2"))
    assert titles(three) == ["Three", "Two"]
    QTest.mouseClick(window.view, button, keys, center(window, "tab1"))
    window.click("tabMenuClose")
    assert titles(three) == ["Two"]


def test_the_menu_opens_from_the_keyboard(three: TabsModel, window: ShellWindow) -> None:
    window.item("tab2").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    window.press(Qt.Key.Key_Menu)
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    assert titles(three) == ["Two"]


def test_something_new_in_a_tab_is_marked_until_it_is_seen(three: TabsModel, window: ShellWindow) -> None:
    three.mark(three.tabs[1].tab_id)
    assert window.find("tabMark1") is not None
    window.click("tab1")
    assert window.find("tabMark1") is None


def test_more_tabs_than_can_be_seen_are_listed(tabs: TabsModel, window: ShellWindow, qtbot: QtBot) -> None:
    window.show(STRIP, tabs=tabs)
    tabs.open("article", "Article 1", "newspaper", QObject(tabs))
    qtbot.waitUntil(lambda: window.find("tab1") is not None)
    assert window.find("tabsAll") is None
    for number in range(2, 30):
        tabs.open("article", f"Article {number}", "newspaper", QObject(tabs))
    qtbot.waitUntil(lambda: window.find("tabsAll") is not None)
    window.click("tabsAll")
    qtbot.waitUntil(lambda: window.find("allTabs") is not None or window.find("Article 29") is not None)
    window.press(Qt.Key.Key_Up)
    window.press(Qt.Key.Key_Return)
    assert shown(tabs) == "Article 28"
