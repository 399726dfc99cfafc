"""Strangers' words in lines of the shell's own, as QML asks for them."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from tests.support.shell_window import ShellWindow

LINE = b"""
import QtQuick
import app.shell.style
PlainText { objectName: "line"; required property string name; text: Words.isolated(name) + " 20:15" }
"""


@pytest.fixture
def window(qapp: QGuiApplication) -> Iterator[ShellWindow]:
    window = ShellWindow()
    yield window
    window.close()
    qapp.processEvents()


def test_a_line_of_ours_holds_a_name_that_would_turn_it(window: ShellWindow) -> None:
    window.show(LINE, name="\u202ennA")
    assert window.text("line") == "nnA 20:15"
