"""The shell read from right to left: what is mirrored, what is not, and how that is found out."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.support.mirroring import Turning
from tests.support.shell_window import ShellWindow

MIRRORED = b"""import QtQuick
import app.shell.style
Item {
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    %s
}
"""


@pytest.fixture
def window(qapp: QGuiApplication) -> Iterator[ShellWindow]:
    made = ShellWindow(400, 200)
    yield made
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    made.close()


def show(window: ShellWindow, qml: bytes) -> QQuickItem:
    return window.show(MIRRORED % qml)


def test_what_is_anchored_is_mirrored(window: ShellWindow) -> None:
    show(
        window,
        b'Rectangle { objectName: "box"; anchors.left: parent.left; anchors.leftMargin: 9; width: 30; height: 9 }',
    )
    assert Turning(window.view).misplaced() == []


@pytest.mark.parametrize("place", [b"x: 9", b"x: 0", b"x: parent.width - 40"])
def test_what_is_placed_by_hand_is_found(window: ShellWindow, place: bytes) -> None:
    show(window, b'Rectangle { objectName: "box"; %s; width: 30; height: 9 }' % place)
    (found,) = Turning(window.view).misplaced()
    assert "box" in found


def test_what_is_wider_when_mirrored_is_found(window: ShellWindow) -> None:
    show(
        window,
        b'Rectangle { id: one; objectName: "one"; anchors.left: parent.left; width: 30; height: 9 }'
        b'Rectangle { objectName: "two"; anchors.right: parent.right; width: one.x + 10; height: 9 }',
    )
    (found,) = Turning(window.view).misplaced()
    assert "two" in found


def test_turning_leaves_the_window_as_it_was(window: ShellWindow, qapp: QGuiApplication) -> None:
    show(window, b"Item {}")
    Turning(window.view).misplaced()
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize(
    ("name", "is_turned"), [("chevron-left", True), ("send", True), ("search", False), ("play", False)]
)
def test_only_icons_that_point_are_turned_round(
    window: ShellWindow, qapp: QGuiApplication, name: str, is_turned: bool
) -> None:
    show(window, b'IconImage { objectName: "icon"; name: "%s" }' % name.encode())
    assert window.item("icon").property("mirror") is False
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert window.item("icon").property("mirror") is is_turned


def test_what_is_typed_keeps_clear_of_the_sign_before_it(window: ShellWindow, qapp: QGuiApplication) -> None:
    show(window, b'SearchBox { objectName: "field"; anchors.left: parent.left }')
    field = window.item("field")
    before = field.property("leftPadding")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert field.property("rightPadding") == before > field.property("leftPadding")


def test_a_pin_pad_is_never_mirrored(window: ShellWindow, qapp: QGuiApplication) -> None:
    window.show(
        b"import QtQuick\nimport app.shell.wallet\n"
        + MIRRORED.partition(b"import app.shell.style\n")[2] % b"PinPad { width: 240 }"
    )
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.view.grabWindow()
    one, two = window.item("pinDigit1"), window.item("pinDigit2")
    assert one.mapToScene(one.boundingRect().center()).x() < two.mapToScene(two.boundingRect().center()).x()


@pytest.mark.parametrize(("direction", "by"), [("LeftToRight", 24.0), ("RightToLeft", -24.0)])
def test_arrow_keys_draw_the_border_beside_the_chat_where_they_point(
    window: ShellWindow, qapp: QGuiApplication, direction: str, by: float
) -> None:
    content = b"Splitter { property real by; height: 90; onMoved: amount => by = amount }"
    window.show(MIRRORED.replace(b"app.shell.style", b"app.shell.tabs") % content)
    qapp.setLayoutDirection(Qt.LayoutDirection[direction])
    border = window.item("splitter")
    border.forceActiveFocus()
    window.press(Qt.Key.Key_Left)
    assert border.property("by") == by


@pytest.mark.parametrize(("direction", "is_at_end"), [("LeftToRight", True), ("RightToLeft", False)])
def test_a_switch_that_is_on_has_its_knob_at_the_end_of_the_line(
    window: ShellWindow, qapp: QGuiApplication, direction: str, is_at_end: bool
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection[direction])
    show(window, b'Toggle { objectName: "switch"; isOn: true }')
    content = window.item("switch").property("contentItem")
    (knob,) = content.childItems()
    assert (knob.x() + knob.width() / 2 > content.width() / 2) is is_at_end
