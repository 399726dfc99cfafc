"""The list of chats: pinned, muted and marked from its menu, by mouse and by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.chat.model import TextContent
from tests.support.chats import LEO, MAYA, ChatScene

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
    """A chat with Maya, who said two things, and one with Leo, who spoke last; the list on screen."""
    other = scene.plaza.chat.direct(scene.me.user_id, LEO.user_id)
    for text in ("one", "two"):
        scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent(text))
    scene.plaza.chat.send(other, LEO.user_id, TextContent("<b>last</b>"))
    scene.window.show(WINDOW, chats=scene.chats)
    scene.until(lambda: len(rows(scene)) == 2 and rows(scene)[1].unread_text == "2")
    return scene


def rows(scene: ChatScene) -> Any:
    return scene.chats.property("conversations").rows


def titles(scene: ChatScene) -> list[str]:
    return [row.title for row in rows(scene)]


def come_to_rest(scene: ChatScene) -> None:
    """Wait until no row moves any more."""

    def is_at_rest() -> bool:
        scene.settle()
        return all(
            scene.window.item(f"chatRow_{row.conversation_id}").y() == 66 * at for at, row in enumerate(rows(scene))
        )

    scene.until(is_at_rest)


def open_menu(scene: ChatScene) -> None:
    """Press the right button on the chat with Maya."""
    come_to_rest(scene)
    row = scene.window.item(f"chatRow_{scene.direct}")
    place = row.mapToScene(row.boundingRect().center()).toPoint()
    QTest.mouseClick(scene.window.view, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)
    scene.until(lambda: scene.window.find("conversationPin") is not None)


def act(scene: ChatScene, name: str) -> None:
    """Choose a line of the menu."""
    scene.press(name)
    scene.until(lambda: scene.window.find("conversationPin") is None)


def test_a_chat_is_pinned_above_newer_ones_and_let_go_again(listed: ChatScene) -> None:
    assert titles(listed) == ["Leo <b>", "Maya Chen"]
    resets: list[object] = []
    listed.chats.property("conversations").modelReset.connect(lambda: resets.append(None))
    open_menu(listed)
    come_to_rest(listed)
    listed.look("list-menu")
    act(listed, "conversationPin")
    listed.until(lambda: titles(listed) == ["Maya Chen", "Leo <b>"])
    listed.plaza.chat.send(listed.plaza.chat.direct(listed.me.user_id, LEO.user_id), LEO.user_id, TextContent("x"))
    listed.until(lambda: rows(listed)[1].preview == "x")
    assert titles(listed) == ["Maya Chen", "Leo <b>"]
    come_to_rest(listed)
    listed.look("list-pinned")
    open_menu(listed)
    assert listed.window.text("conversationPin") == "Unpin"
    act(listed, "conversationPin")
    listed.until(lambda: titles(listed) == ["Leo <b>", "Maya Chen"])
    assert not resets


def test_a_muted_chat_waits_quietly(listed: ChatScene) -> None:
    assert listed.chats.property("unreadText") == "3"
    open_menu(listed)
    act(listed, "conversationMute")
    listed.until(lambda: listed.chats.property("unreadText") == "1")
    assert [(row.is_muted, row.unread_text) for row in rows(listed)] == [(False, "1"), (True, "2")]
    assert any("Muted" in name for name in listed.window.names())
    come_to_rest(listed)
    listed.look("list-muted")
    open_menu(listed)
    act(listed, "conversationMute")
    listed.until(lambda: listed.chats.property("unreadText") == "3")


def test_a_chat_is_marked_read_and_unread_and_read_again_when_it_is_looked_at(listed: ChatScene) -> None:
    open_menu(listed)
    act(listed, "conversationRead")
    listed.until(lambda: rows(listed)[1].unread_text == "")
    come_to_rest(listed)
    listed.press(f"chatRow_{listed.direct}")
    listed.until(lambda: listed.chats.property("selectedId") == listed.direct)
    listed.until(lambda: listed.window.find("messageList") is not None)
    open_menu(listed)
    assert listed.window.text("conversationRead") == "Mark as unread"
    act(listed, "conversationRead")
    listed.until(lambda: rows(listed)[1].unread_text == "1")
    come_to_rest(listed)
    listed.press(f"chatRow_{listed.direct}")
    listed.until(lambda: rows(listed)[1].unread_text == "")


def test_the_menu_of_a_chat_opens_acts_and_closes_by_the_keyboard(listed: ChatScene) -> None:
    here = listed.window.item("chatList")
    here.forceActiveFocus()
    listed.window.press(Qt.Key.Key_Down)
    for key, keys in (
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ):
        listed.window.press(key, keys)
        listed.until(lambda: listed.window.find("conversationPin") is not None)
        listed.window.press(Qt.Key.Key_Escape)
        listed.until(lambda: listed.window.find("conversationPin") is None)
        listed.until(here.hasActiveFocus)
    listed.window.press(Qt.Key.Key_Menu)
    listed.until(lambda: listed.window.item("conversationPin").property("visualFocus"))
    listed.window.press(Qt.Key.Key_Return)
    listed.until(lambda: titles(listed) == ["Maya Chen", "Leo <b>"])


def ask_to(scene: ChatScene, name: str) -> None:
    """Choose a line of the menu that asks before it does something."""
    open_menu(scene)
    scene.press(name)
    scene.until(lambda: scene.window.is_ready("clearYes"))
    scene.settle()


def test_a_deleted_chat_goes_from_list_and_screen_once_the_person_has_said_so_and_comes_back_empty(
    listed: ChatScene,
) -> None:
    mine = listed.me.user_id
    listed.show(listed.direct)
    ask_to(listed, "conversationRemove")
    listed.look("list-delete")
    assert "Maya Chen keeps it" in listed.window.text("clearAbout").replace("\u2068", "").replace("\u2069", "")
    listed.press("clearNo")
    listed.until(lambda: listed.window.find("clearYes") is None)
    assert len(rows(listed)) == 2
    ask_to(listed, "conversationRemove")
    listed.press("clearYes")
    listed.until(lambda: titles(listed) == ["Leo <b>"])
    listed.until(lambda: listed.window.find("messageList") is None)
    assert (listed.chats.property("selectedId"), listed.chats.property("unreadText")) == ("", "1")
    assert not listed.toasts
    listed.plaza.chat.send(listed.direct, MAYA.user_id, TextContent("hello?"))
    listed.until(lambda: titles(listed) == ["Maya Chen", "Leo <b>"])
    listed.show(listed.direct)
    listed.until(lambda: len(listed.seen()) == 1)
    assert len(listed.plaza.history.newest(listed.direct, MAYA.user_id).messages) == 3
    assert len(listed.plaza.history.newest(listed.direct, mine).messages) == 1


def test_a_chat_is_cleared_from_its_own_menu_while_it_is_on_screen_and_searched(listed: ChatScene) -> None:
    shown = listed.show(listed.direct)
    listed.until(lambda: len(listed.seen()) == 2)
    finding = shown.property("finding")
    finding.search("two")
    listed.until(lambda: finding.property("state") == "ready")
    shown.property("acts").quote(listed.seen()[0])
    assert shown.property("writing").property("isAnswer")
    listed.press("conversationMore")
    listed.until(lambda: listed.window.is_ready("conversationClear"))
    come_to_rest(listed)
    listed.look("detail-menu")
    listed.press("conversationClear")
    listed.until(lambda: listed.window.is_ready("clearYes"))
    listed.press("clearYes")
    listed.until(lambda: listed.seen() == [])
    listed.until(lambda: finding.property("state") == "nothing")
    assert not shown.property("writing").property("isAnswer")
    listed.until(lambda: [row.preview for row in rows(listed)][1] == "")
    listed.settle()
    listed.look("detail-cleared")
    listed.plaza.chat.send(listed.direct, MAYA.user_id, TextContent("anew"))
    listed.until(lambda: len(listed.seen()) == 1)


def test_a_deleted_chat_is_found_neither_by_its_words_nor_by_the_quick_switcher(listed: ChatScene) -> None:
    found = listed.chats.property("found")
    found.search("two")
    listed.until(lambda: len(found.property("rows").rows) == 1)
    listed.chats.property("acts").remove(listed.direct)
    listed.until(lambda: found.property("rows").rows == [])
    assert [one.title for one in listed.plaza.chat.conversations(listed.me.user_id)] == ["Leo <b>"]


def test_a_deleted_group_says_that_one_stays_in_it(listed: ChatScene) -> None:
    group = listed.plaza.groups.make(listed.me.user_id, "Sailing", [MAYA.user_id, LEO.user_id])
    listed.until(lambda: "Sailing" in titles(listed))
    shown = listed.show(group)
    listed.press("conversationMore")
    listed.until(lambda: listed.window.is_ready("conversationRemove"))
    listed.press("conversationRemove")
    listed.until(lambda: listed.window.is_ready("clearYes"))
    listed.settle()
    listed.look("group-delete")
    assert "you stay a member" in listed.window.text("clearAbout")
    listed.press("clearYes")
    listed.until(lambda: "Sailing" not in titles(listed))
    assert shown is not listed.chats.property("conversation")
    assert not listed.toasts
    assert listed.me.user_id in listed.plaza.chat.members(group)
