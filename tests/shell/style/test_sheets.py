"""Sheets in windows with little room: never smaller than unenlarged; what has no room is scrolled to."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.shell_window import ShellWindow

WAIT_MS = 20_000
HIGH = b"""
import QtQuick
import app.shell.style
Item {
    id: root
    property real zoom: 1
    property int lines: 12
    Binding { target: Theme; property: "zoom"; value: root.zoom }
    Component.onDestruction: Theme.zoom = 1
    Sheet {
        id: sheet
        title: "Question"
        Component.onCompleted: open()
        onOpened: first.forceActiveFocus()
        Field { id: first; objectName: "first"; width: parent.width; label: "First" }
        Repeater {
            model: root.lines
            PlainText { required property int index; width: parent.width; height: 40; text: "Line " + index }
        }
        PushButton { objectName: "last"; width: parent.width; text: "Last" }
    }
}
"""


@pytest.fixture
def window() -> Iterator[ShellWindow]:
    made = ShellWindow(700, 500)
    yield made
    made.close()


def in_window(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def is_seen(window: ShellWindow, name: str) -> bool:
    item = window.find(name)
    if item is None:
        return False
    window.view.grabWindow()
    view = item
    while not view.inherits("QQuickFlickable"):
        view = view.parentItem()
    return in_window(view).adjusted(-1, -1, 1, 1).contains(in_window(item))


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_a_high_sheet_is_no_smaller_than_unenlarged_and_the_keyboard_scrolls_it(
    window: ShellWindow, qtbot: QtBot, zoom: float
) -> None:
    window.show(HIGH, zoom=zoom)
    qtbot.waitUntil(lambda: is_seen(window, "first"), timeout=WAIT_MS)
    assert in_window(window.item("first")).width() == pytest.approx(352, abs=1)
    qtbot.waitUntil(lambda: window.item("first").hasActiveFocus(), timeout=WAIT_MS)
    assert is_seen(window, "sheetClose")
    assert not is_seen(window, "last")
    QTest.keyClick(window.view, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: window.item("last").hasActiveFocus(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: is_seen(window, "last"), timeout=WAIT_MS)
    QTest.keyClick(window.view, Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: is_seen(window, "first"), timeout=WAIT_MS)


def test_a_wheel_scrolls_a_high_sheet(window: ShellWindow, qtbot: QtBot) -> None:
    window.show(HIGH)
    qtbot.waitUntil(lambda: is_seen(window, "first"), timeout=WAIT_MS)

    def is_there() -> bool:
        QTest.wheelEvent(window.view, QPointF(350, 250), QPoint(0, -120))
        return is_seen(window, "last")

    qtbot.waitUntil(is_there, timeout=WAIT_MS)


@pytest.mark.parametrize(("zoom", "width"), [(1.0, 352), (1.5, 528)])
def test_a_low_sheet_is_enlarged_like_everything(window: ShellWindow, qtbot: QtBot, zoom: float, width: int) -> None:
    window.show(HIGH, zoom=zoom, lines=1)
    qtbot.waitUntil(lambda: is_seen(window, "last"), timeout=WAIT_MS)
    assert in_window(window.item("first")).width() == pytest.approx(width, abs=1)
