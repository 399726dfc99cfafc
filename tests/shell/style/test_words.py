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

SENTENCES = """
import QtQuick
import app.shell.style
PlainText { objectName: "line"; text: Words.inARow(["会删除。", "", "会回来。", "Good."]) }
""".encode()


@pytest.fixture
def window(qapp: QGuiApplication) -> Iterator[ShellWindow]:
    window = ShellWindow()
    yield window
    window.close()
    qapp.processEvents()


def test_a_line_of_ours_holds_a_name_that_would_turn_it(window: ShellWindow) -> None:
    window.show(LINE, name="\u202ennA")
    assert window.text("line") == "nnA 20:15"


def test_sentences_are_put_in_a_row(window: ShellWindow) -> None:
    window.show(SENTENCES)
    assert window.text("line") == "会删除。会回来。Good."
