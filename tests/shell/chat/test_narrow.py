"""A conversation in a small window much enlarged: 173 units wide, as 700 × 500 at 150 %."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import OfficialAccountId
from app.core.official.model import OfficialAccount
from app.core.official.voice import Entry, EntryGroup, TextReply, Voice
from app.core.people.model import User
from app.shell.chat.chats import ChatsViewModel
from app.shell.context import ShellContext
from tests.support.chats import chat_desk
from tests.support.cut_words import cut_words
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
ACCOUNT = OfficialAccountId("plaza.letters")
WINDOW = b"""
import QtQuick
import app.shell.chat
import app.shell.style
Rectangle {
    id: root
    property ChatsViewModel chats
    color: Theme.content
    Loader {
        anchors.fill: parent
        active: root.chats.conversation !== null
        sourceComponent: ConversationScreen { viewModel: root.chats.conversation }
    }
}
"""


@pytest.fixture
def chats(plaza: PlazaServices, context: ShellContext) -> ChatsViewModel:
    return ChatsViewModel(chat_desk(plaza), context)


@pytest.fixture
def window(qapp: QCoreApplication, chats: ChatsViewModel) -> Iterator[ShellWindow]:
    made = ShellWindow(173, 500)
    yield made
    made.close()


def test_the_way_to_an_official_account_can_be_read(
    window: ShellWindow, plaza: PlazaServices, me: User, chats: ChatsViewModel, qtbot: QtBot
) -> None:
    plaza.official.add(OfficialAccount(ACCOUNT, "Letters", "rose", "One a week.", "subscription", None))
    conversation_id = plaza.chat.official(me.user_id, ACCOUNT)
    chats.load()
    window.show(WINDOW, chats=chats)
    chats.select(conversation_id)
    qtbot.waitUntil(lambda: window.is_ready("viewAccount"))
    assert window.text("conversationTitle") == "Letters"
    assert cut_words(window) == []


def test_the_menu_of_an_official_account_is_within_reach(
    window: ShellWindow, plaza: PlazaServices, me: User, chats: ChatsViewModel, qtbot: QtBot
) -> None:
    plaza.official.add(OfficialAccount(ACCOUNT, "Letters", "rose", "One a week.", "subscription", None))
    sizes = EntryGroup("Help", (Entry("Which size?", TextReply("True to size.")),))
    plaza.official.set_voice(ACCOUNT, Voice((sizes, sizes, sizes), otherwise=TextReply("Nobody reads this.")))
    conversation_id = plaza.chat.official(me.user_id, ACCOUNT)
    chats.load()
    window.show(WINDOW, chats=chats)
    chats.select(conversation_id)
    qtbot.waitUntil(lambda: window.is_ready("accountMenu_2"), timeout=WAIT_MS)
    assert cut_words(window) == []
    for at in range(3):
        window.click(f"accountMenu_{at}")
        qtbot.waitUntil(lambda: window.is_ready("accountEntry_0"), timeout=WAIT_MS)
        window.view.grabWindow()
        entry = window.item("accountEntry_0")
        assert entry.mapToScene(QPointF(0, 0)).x() >= 0
        assert entry.mapToScene(QPointF(entry.width(), 0)).x() <= window.view.width()
        assert cut_words(window) == []
        window.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.find("accountEntry_0") is None, timeout=WAIT_MS)
