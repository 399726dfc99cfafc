"""A window over which the shell asks what mini-apps want of the person."""

from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any

from pytestqt.qtbot import QtBot

from app.core.kernel.ids import SessionId
from app.host.bridge.prompts import MiniAppPrompt
from app.shell.prompts import MakeSheet, PromptServices, ShellPrompts
from tests.support.books import Books
from tests.support.pin_desk import pay_desk
from tests.support.shell_window import ShellWindow

WAIT_MS = 20_000
ONE = SessionId("one")
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.tabs
Rectangle {
    id: root
    property var prompts
    color: Theme.content
    PromptLayer { prompts: root.prompts }
}
"""


class SheetWindow:
    """Prompts in a window, with what makes the sheets for each kind; ``close`` at the end."""

    def __init__(self, window: ShellWindow, qtbot: QtBot, sheets: Mapping[type[MiniAppPrompt[Any]], MakeSheet]) -> None:
        self.window = window
        self.qtbot = qtbot
        self.books = Books()
        desk = pay_desk(self.books, window.tasks)
        self.prompts = ShellPrompts(window.relay, PromptServices(desk, sheets=sheets), rest_ms=1)
        window.show(WINDOW, prompts=self.prompts)

    def ask(self, prompt: MiniAppPrompt[Any], sheet: str) -> "Future[Any]":
        """Put a prompt to the person and return the answer to come, once the item ``sheet`` is there."""
        answer = self.prompts.ask(prompt)
        self.until(lambda: self.window.find(sheet) is not None)
        self.window.view.grabWindow()
        return answer

    def until(self, condition: Any) -> None:
        """Wait until ``condition`` holds."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def press(self, name: str) -> None:
        """Click an item as soon as it answers."""
        self.until(lambda: self.window.is_ready(name))
        self.window.view.grabWindow()  # so that it lies where it will be clicked
        self.window.click(name)

    def close(self) -> None:
        self.prompts.close_all()
        self.window.tasks.close()
        self.books.db.close()
