"""The folder of the subscriptions in the list of chats: one line of the list, opened by mouse and by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.core.chat.model import TextContent
from app.core.kernel.ids import ConversationId, MessageId, OfficialAccountId, new_id
from app.core.official.model import OfficialAccount
from app.shell.chat.subscriptions import FOLDER_ID
from tests.support.chats import MAYA, ChatScene

LANE, NEWS = OfficialAccountId("maple.lane"), OfficialAccountId("acorn.news")
SHOP = OfficialAccountId("plaza.store.account")
HOSTILE = "<b>枫里</b> Maple\u202e"
WINDOW = b"""
import QtQuick
import app.shell.chat
import app.shell.style
Rectangle {
    required property ChatsViewModel chats
    color: Theme.list
    ChatList { width: 286; height: parent.height; viewModel: parent.chats }
    ChatsScreen { anchors.fill: parent; anchors.leftMargin: 286; viewModel: parent.chats }
}
"""


@pytest.fixture
def listed(scene: ChatScene) -> ChatScene:
    """The store spoke first, then two subscription accounts, then Maya; the list on screen."""
    scene.plaza.official.add(OfficialAccount(LANE, HOSTILE, "rose", "Letters.", "subscription"))
    scene.plaza.official.add(OfficialAccount(NEWS, "Acorn", "teal", "News.", "subscription"))
    for account_id in (SHOP, NEWS, LANE):
        scene.plaza.official.follow(scene.me.user_id, account_id)
        say(scene, account_id, f"from {account_id}")
    scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("Morning"))
    scene.window.show(WINDOW, chats=scene.chats)
    scene.until(lambda: titles(scene) == ["Maya Chen", "Subscriptions", "Plaza Store"])
    scene.until(lambda: len(inside(scene)) == 2)
    return scene


def say(scene: ChatScene, account_id: OfficialAccountId, text: str) -> None:
    scene.plaza.chat.post_official(scene.me.user_id, account_id, TextContent(text), MessageId(new_id()))


def conversation_of(scene: ChatScene, account_id: OfficialAccountId) -> ConversationId:
    return scene.plaza.chat.official(scene.me.user_id, account_id)


def rows(scene: ChatScene) -> Any:
    return scene.chats.property("conversations").rows


def folder(scene: ChatScene) -> Any:
    return next(row for row in rows(scene) if row.is_folder)


def titles(scene: ChatScene) -> list[str]:
    return [row.title for row in rows(scene)]


def inside(scene: ChatScene) -> list[str]:
    return [row.title for row in scene.chats.property("folder").property("conversations").rows]


def open_folder(scene: ChatScene) -> None:
    scene.press(f"chatRow_{FOLDER_ID}")
    scene.until(lambda: scene.window.find("folderTitle") is not None)


def test_subscriptions_are_one_line_with_their_newest_and_all_their_unread(listed: ChatScene) -> None:
    assert (folder(listed).preview, folder(listed).unread_text) == ("<b>枫里</b> Maple: from maple.lane", "2")
    resets: list[object] = []
    for model in (
        listed.chats.property("conversations"),
        listed.chats.property("folder").property("conversations"),
    ):
        model.modelReset.connect(lambda: resets.append(None))
    say(listed, NEWS, "breaking")
    listed.until(lambda: titles(listed) == ["Subscriptions", "Maya Chen", "Plaza Store"])
    assert (folder(listed).preview, folder(listed).unread_text) == ("Acorn: breaking", "3")
    assert inside(listed) == ["Acorn", HOSTILE]
    assert resets == []
    assert listed.chats.property("unreadText") == "5"
    listed.look("subscriptions")


def test_the_folder_opens_and_closes_and_its_chats_are_read_there(listed: ChatScene) -> None:
    open_folder(listed)
    assert listed.window.find(f"chatRow_{listed.direct}") is None
    listed.press(f"chatRow_{conversation_of(listed, LANE)}")
    listed.until(lambda: listed.window.find("messageList") is not None)
    listed.until(lambda: folder(listed).unread_text == "1")
    listed.look("subscriptions-open")
    listed.window.click("folderClose")
    listed.until(lambda: listed.window.find(f"chatRow_{listed.direct}") is not None)
    assert listed.window.item(f"chatRow_{FOLDER_ID}").property("isSelected") is True


def test_a_chat_that_comes_on_screen_from_elsewhere_closes_the_folder(listed: ChatScene) -> None:
    open_folder(listed)
    listed.chats.openOfficial(LANE)
    listed.until(lambda: listed.chats.property("selectedId") == conversation_of(listed, LANE))
    assert listed.chats.property("folder").property("isOpen") is True
    listed.chats.openDirect(MAYA.user_id)
    listed.until(lambda: listed.window.find("folderTitle") is None)
    assert listed.window.item(f"chatRow_{listed.direct}").property("isSelected") is True


def test_the_folder_is_used_by_keyboard_alone(listed: ChatScene) -> None:
    window = listed.window
    listed.until(lambda: window.find(f"chatRow_{FOLDER_ID}") is not None)
    window.item("chatList").forceActiveFocus()
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    listed.until(lambda: window.find("folderTitle") is not None)
    window.press(Qt.Key.Key_Escape)
    listed.until(lambda: window.find("folderTitle") is None)


def test_the_badge_is_quiet_where_only_muted_subscriptions_wait(listed: ChatScene) -> None:
    own, mine = listed.plaza.own_conversations, listed.me.user_id
    own.mute(conversation_of(listed, LANE), mine, is_muted=True)
    listed.until(lambda: folder(listed).unread_text == "1")
    assert not folder(listed).is_muted
    own.mute(conversation_of(listed, NEWS), mine, is_muted=True)
    listed.until(lambda: folder(listed).is_muted)
    assert folder(listed).unread_text == "2"


def test_a_pinned_subscription_stands_in_the_list_itself(listed: ChatScene) -> None:
    own, mine = listed.plaza.own_conversations, listed.me.user_id
    own.pin(conversation_of(listed, NEWS), mine, is_pinned=True)
    listed.until(lambda: titles(listed) == ["Acorn", "Maya Chen", "Subscriptions", "Plaza Store"])
    assert inside(listed) == [HOSTILE]


def test_the_folder_goes_and_closes_with_the_last_subscription(listed: ChatScene) -> None:
    open_folder(listed)
    listed.plaza.official.unfollow(listed.me.user_id, LANE)
    listed.until(lambda: inside(listed) == ["Acorn"])
    assert listed.chats.property("folder").property("isOpen") is True
    listed.plaza.official.unfollow(listed.me.user_id, NEWS)
    listed.until(lambda: titles(listed) == ["Maya Chen", "Plaza Store"])
    assert listed.chats.property("folder").property("isOpen") is False
    listed.until(lambda: listed.window.find("folderTitle") is None)
