"""Mentioning on screen: the members of a group are offered after an @, by keys and by mouse."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.core.chat.model import TextContent
from app.core.kernel.ids import ConversationId
from tests.support.chats import LEO, MAYA, ChatScene


@pytest.fixture
def group(scene: ChatScene) -> ConversationId:
    """A group with Maya and Leo, on screen, whom the person calls Guide."""
    scene.plaza.contacts.remark(scene.me.user_id, LEO.user_id, "Guide")
    made = scene.plaza.groups.make(MAYA.user_id, "Hiking", [LEO.user_id, scene.me.user_id])
    shown = scene.show(made)
    scene.until(lambda: shown.property("group").property("memberCount") == 3)
    scene.window.item("composerField").forceActiveFocus()
    return made


def write(scene: ChatScene, text: str) -> None:
    field: Any = scene.window.item("composerField")
    field.insert(field.property("length"), text)


def test_a_member_is_mentioned_by_the_keyboard_alone(scene: ChatScene, group: ConversationId) -> None:
    write(scene, "look ")
    assert scene.window.find("mentionList") is None
    write(scene, "@")
    scene.until(lambda: scene.window.find(f"mention_{LEO.user_id}") is not None)
    assert scene.window.find(f"mention_{scene.me.user_id}") is None
    scene.look("mention")
    write(scene, "gui")
    scene.until(lambda: scene.window.find(f"mention_{MAYA.user_id}") is None)
    scene.window.press(Qt.Key.Key_Down)
    scene.window.press(Qt.Key.Key_Return)
    scene.until(lambda: scene.window.find("mentionList") is None)
    assert scene.window.text("composerField") == "look @Leo <b> "
    scene.window.press(Qt.Key.Key_Return)
    scene.until(lambda: scene.plaza.chat.conversations(LEO.user_id, [group])[0].is_mentioned)
    assert not scene.plaza.chat.conversations(MAYA.user_id, [group])[0].is_mentioned


def test_escape_and_the_mouse_close_and_choose(scene: ChatScene, group: ConversationId) -> None:
    write(scene, "\U0001f600 @")
    scene.until(lambda: scene.window.find("mentionList") is not None)
    scene.window.press(Qt.Key.Key_Escape)
    scene.until(lambda: scene.window.find("mentionList") is None)
    write(scene, "m")
    scene.press(f"mention_{MAYA.user_id}")
    scene.until(lambda: scene.window.text("composerField") == "\U0001f600 @Maya Chen ")
    assert scene.window.item("composerField").hasActiveFocus()


def test_a_chat_in_which_one_is_mentioned_says_so_until_it_is_read(scene: ChatScene, group: ConversationId) -> None:
    scene.show(scene.plaza.chat.direct(scene.me.user_id, MAYA.user_id))
    scene.plaza.chat.send(group, MAYA.user_id, TextContent(f"@{scene.me.name} look"))
    rows = scene.chats.property("conversations")
    scene.until(lambda: [row.is_mentioned for row in rows.rows if row.conversation_id == group] == [True])
    scene.show(group)
    scene.until(lambda: [row.is_mentioned for row in rows.rows if row.conversation_id == group] == [False])
