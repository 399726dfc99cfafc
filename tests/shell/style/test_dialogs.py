"""Dialogs of files: Qt's own, drawn where the system has none, take keys of the window and have to give them back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.shell_window import ShellWindow

SHELL = Path(__file__).parents[3] / "app" / "shell"
HOLDER = b"""
import QtQuick
Item {
    id: root
    property url dialog
    property int heard: 0
    property int torn: 0
    readonly property bool isOpen: loader.item !== null && loader.item.visible
    readonly property bool isGone: loader.status === Loader.Null
    function open() { loader.source = root.dialog; loader.item.parentWindow = root.Window.window; loader.item.open(); }
    function drop() { loader.source = ""; }
    Loader { id: loader }
    Shortcut { sequence: "Ctrl+L"; onActivated: root.heard++; onActivatedAmbiguously: root.torn++ }
}
"""


@pytest.mark.parametrize(
    "name", ["style/OpenDialog", "style/SaveDialog", "discover/CatalogueFolderDialog", "chat/ChatFileDialog"]
)
def test_a_dialog_dropped_while_open_gives_its_keys_back(qtbot: QtBot, name: str) -> None:
    window = ShellWindow()
    try:
        held: Any = window.show(HOLDER, dialog=QUrl.fromLocalFile(str(SHELL / f"{name}.qml")))
        QMetaObject.invokeMethod(held, "open")
        qtbot.waitUntil(lambda: held.property("isOpen"), timeout=20_000)
        QMetaObject.invokeMethod(held, "drop")
        qtbot.waitUntil(lambda: held.property("isGone"), timeout=20_000)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        # Qt's dialog is a window; a desktop gives the keys back to the one below it, the platform of tests does not.
        window.view.requestActivate()
        qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.view, timeout=20_000)
        QTest.keyClick(window.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert (held.property("heard"), held.property("torn")) == (1, 0)
    finally:
        window.close()
