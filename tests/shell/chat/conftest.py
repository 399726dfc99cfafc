"""The chats on screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.core.people.model import User
from app.shell.context import ShellContext
from tests.support.chats import ChatScene
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow


@pytest.fixture
def chat_window(qapp: QCoreApplication) -> Iterator[ShellWindow]:
    """The window that the chats are shown in."""
    made = ShellWindow()
    yield made
    made.close()


@pytest.fixture
def scene(
    chat_window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot
) -> Iterator[ChatScene]:
    """The chats of one person, on screen."""
    made = ChatScene(chat_window, plaza, me, context, qtbot)
    yield made
    chat_window.tasks.close()
