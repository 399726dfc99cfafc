"""F1 shows every key there is, as the one table has it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.shell.context import ShellContext
from app.shell.shortcuts import SHORTCUTS, keys_text
from tests.shell.test_window import Shown
from tests.support.plaza import PlazaServices


@pytest.fixture
def ready(plaza: PlazaServices, context: ShellContext, qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(plaza, context)
    made.attach()
    chats = made.view_model.property("chats")
    qtbot.waitUntil(lambda: chats.property("state") == "ready")
    yield made
    made.close()


def press(shown: Shown, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(shown.window, key, modifiers)
    QCoreApplication.processEvents()


def is_shown(shown: Shown, command: str) -> bool:
    return any(item.objectName() == f"key_{command}" for item in shown.visible())


def test_every_key_of_the_table_is_on_the_sheet_and_escape_leaves_it(ready: Shown, qtbot: QtBot) -> None:
    press(ready, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: is_shown(ready, "tabs.close"))
    shown = {item.objectName(): item for item in ready.visible() if item.objectName().startswith("key_")}
    assert set(shown) == {f"key_{shortcut.command}" for shortcut in SHORTCUTS}
    line = shown["key_tabs.reopen"].property("modelData")
    assert line["keys"] == keys_text(next(each for each in SHORTCUTS if each.command == "tabs.reopen"))
    press(ready, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not is_shown(ready, "tabs.close"))


def test_the_key_that_opens_it_opens_it_again(ready: Shown, qtbot: QtBot) -> None:
    for _ in range(2):
        press(ready, Qt.Key.Key_F1)
        qtbot.waitUntil(lambda: is_shown(ready, "window.keys"))
        ready.click(qtbot, "sheetClose")
        qtbot.waitUntil(lambda: not is_shown(ready, "window.keys"))


@pytest.mark.parametrize(("width", "height"), [(1100, 720), (700, 500), (320, 300)])
def test_it_fits_the_window_and_scrolls(ready: Shown, qtbot: QtBot, width: int, height: int) -> None:
    ready.window.setMinimumSize(QSize(300, 300))
    ready.window.resize(width, height)
    press(ready, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: is_shown(ready, "tabs.close"))
    ready.window.grabWindow()
    close = ready.item("sheetClose")
    assert close is not None
    place = close.mapRectToScene(close.boundingRect())
    assert place.left() >= 0
    assert place.right() <= width
    assert place.top() >= 0


def test_the_settings_lead_to_it_and_a_key_leads_to_the_settings(ready: Shown, qtbot: QtBot) -> None:
    press(ready, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert ready.view_model.property("section") == "settings"
    qtbot.waitUntil(lambda: ready.item("openKeys") is not None)
    ready.view_model.property("settings").keysWanted.emit()
    qtbot.waitUntil(lambda: is_shown(ready, "window.settings"))
