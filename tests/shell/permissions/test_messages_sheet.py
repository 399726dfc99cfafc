"""The sheet that asks for messages shows one as it would come, and says once, always or no."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.core.official.templates import Field, Template
from app.host.bridge.prompts import MessagesPrompt
from app.shell.desks import on
from app.shell.permissions.messages_sheet import MessagesDesk, MessagesSheetViewModel
from tests.support.fake_sessions import STORE
from tests.support.sheet_window import ONE, SheetWindow
from tests.support.shell_window import ShellWindow

HOSTILE = Template(
    "shipped", "<b>On its way</b>\u202e", (Field("order", "Order", "A-17"), Field("by", "By", "邮政")), ""
)


class Asking:
    """The sheet in a window."""

    def __init__(self, window: ShellWindow, qtbot: QtBot) -> None:
        self.window = window
        self.sheet = SheetWindow(window, qtbot, {MessagesPrompt: on(MessagesSheetViewModel, MessagesDesk())})


@pytest.fixture
def asking(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Asking]:
    window = ShellWindow()
    made = Asking(window, qtbot)
    yield made
    made.sheet.close()
    window.close()


@pytest.mark.parametrize(
    ("button", "wish"), [("messagesOnce", "once"), ("messagesAlways", "always"), ("messagesRefuse", "no")]
)
def test_each_answer_is_told(asking: Asking, button: str, wish: str) -> None:
    told = asking.sheet.ask(MessagesPrompt(ONE, STORE, HOSTILE), "messagesSheet")
    asking.sheet.until(lambda: asking.window.is_ready(button))
    assert asking.window.text("messagesTitle") == "<b>On its way</b>"
    out = Path("out/official")
    out.mkdir(parents=True, exist_ok=True)
    asking.window.view.grabWindow().save(str(out / "messages-sheet.png"))
    asking.sheet.press(button)
    assert told.result(1) == wish


def test_escape_says_no(asking: Asking) -> None:
    told = asking.sheet.ask(MessagesPrompt(ONE, STORE, HOSTILE), "messagesSheet")
    asking.sheet.until(lambda: asking.window.is_ready("messagesRefuse"))
    asking.window.press(Qt.Key.Key_Escape)
    asking.sheet.until(told.done)
    assert told.result(1) == "no"
