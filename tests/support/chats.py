"""The chats of one person on screen, over the real services in memory."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.chat.model import Message
from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from app.shell.between.chat_money import ChatMoney
from app.shell.chat.account_menu import AccountDesk
from app.shell.chat.chat_files import ChatFiles
from app.shell.chat.chats import ChatsViewModel
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from app.shell.relay import Relay
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

MAYA = User(UserId("maya"), "Maya Chen", "blue")
LEO = User(UserId("leo"), "Leo <b>", "amber")
WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.chat
import app.shell.style
Rectangle {
    required property ChatsViewModel chats
    color: Theme.content
    ChatsScreen { anchors.fill: parent; viewModel: parent.chats }
}
"""


def chat_desk(plaza: PlazaServices, money: ChatMoney | None = None, files: ChatFiles | None = None) -> ChatDesk:
    """Return what the screens of the chats stand on."""
    return ChatDesk(
        plaza.chat,
        plaza.history,
        plaza.own_messages,
        plaza.own_conversations,
        plaza.search,
        plaza.groups,
        plaza.invitations,
        plaza.people,
        plaza.catalog,
        money,
        files,
        AccountDesk(plaza.official, plaza.speaker),
    )


def write_history(plaza: PlazaServices, conversation_id: ConversationId, sender_id: UserId, count: int) -> None:
    """Let somebody have said ``count`` things, message N having the id ``m<N>``, faster than by saying them."""
    with plaza.db.begin() as tx:
        tx.exec_driver_sql(
            "WITH RECURSIVE counted(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM counted WHERE seq < ?) "
            "INSERT INTO message (message_id, conversation_id, seq, sender_id, sent_at, content) "
            "SELECT 'm' || seq, ?, seq, ?, 1764000000000000 + seq * 60000000, "
            '\'{"kind":"text","text":"Message \' || seq || \'"}\' FROM counted',
            (count, conversation_id, sender_id),
        )
        tx.exec_driver_sql(
            "UPDATE conversation SET last_seq = ?, last_number = (SELECT max(number) FROM message) "
            "WHERE conversation_id = ?",
            (count, conversation_id),
        )
        tx.exec_driver_sql(
            "UPDATE member SET sent_count = ? WHERE conversation_id = ? AND user_id = ?",
            (count, conversation_id, sender_id),
        )


class ChatScene:
    """One person with two others, a conversation with each, and the screen of the chats."""

    def __init__(
        self, window: ShellWindow, plaza: PlazaServices, me: User, context: ShellContext, qtbot: QtBot
    ) -> None:
        self.window, self.plaza, self.me, self.qtbot = window, plaza, me, qtbot
        for person in (MAYA, LEO):
            plaza.people.add_person(person)
            plaza.people.add_contact(me.user_id, person.user_id)
        self.direct = plaza.chat.direct(me.user_id, MAYA.user_id)
        self.context = replace(context, relay=Relay(plaza.events), tasks=window.tasks)
        self.chats = ChatsViewModel(self.desk(), self.context)
        self.toasts: list[str] = []
        self.chats.toasted.connect(lambda text, _tone: self.toasts.append(text))
        self.chats.load()
        window.show(WINDOW, chats=self.chats)

    def desk(self) -> ChatDesk:
        """Return what the screens stand on."""
        return chat_desk(self.plaza)

    def show(self, conversation_id: ConversationId) -> Any:
        """Put a conversation on screen and return its view-model."""
        self.chats.select(conversation_id)
        self.until(lambda: self.window.find("messageList") is not None)
        shown = self.chats.property("conversation")
        self.until(lambda: shown.property("history").property("state") == "ready")
        self.settle()
        return shown

    def settle(self) -> None:
        """Let layouts happen."""
        self.qtbot.waitUntil(lambda: self.window.view.grabWindow().width() > 0)

    def message_list(self) -> QQuickItem:
        """Return the list of messages."""
        return self.window.item("messageList")

    def seen(self) -> list[str]:
        """Return the ids of the messages that stand on screen, the upper first."""
        here = self.message_list()
        found = []
        for item in self.window.items(here):
            if item.objectName().startswith("message_"):
                top = item.mapToItem(here, 0, 0).y()
                if top < here.height() and top + item.height() > 0:
                    found.append((top, item.objectName().removeprefix("message_")))
        return [message_id for _, message_id in sorted(found)]

    def top_of(self, message_id: str) -> float:
        """Return how far a message is below the upper edge of the list."""
        return self.window.item(f"message_{message_id}").mapToItem(self.message_list(), 0, 0).y()

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT_MS)

    def open_menu(self, message: Message) -> None:
        """Press the right button on a message."""
        self.until(lambda: message.message_id in self.seen())
        self.settle()
        item = self.window.item(f"message_{message.message_id}")
        loaders = (each for each in self.window.items(item) if each.metaObject().className().startswith("QQuickLoader"))
        bubble = next(loaders)
        place = bubble.mapToScene(bubble.boundingRect().center()).toPoint()
        QTest.mouseClick(self.window.view, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)
        self.until(lambda: self.window.find("messageDelete") is not None)

    def press(self, name: str) -> None:
        """Click what is called ``name`` once it answers."""
        self.until(lambda: self.window.is_ready(name))
        self.window.view.grabWindow()
        self.window.click(name)

    def look(self, name: str) -> None:
        """Keep a picture, for whoever wants to see it."""
        out = Path("out/chat")
        out.mkdir(parents=True, exist_ok=True)
        self.window.view.grabWindow().save(str(out / f"{name}.png"))
