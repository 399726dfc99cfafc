"""Forwarding: a message goes on to one or several chats, each once; money and notes do not."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.core.chat.model import PacketContent, TextContent
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import ConversationId, PacketId
from tests.support.chats import LEO, MAYA, ChatScene

HOSTILE = "<b>x</b>\u202e<img src='http://127.0.0.1/x.png'>"


def texts(scene: ChatScene, conversation_id: ConversationId) -> list[tuple[str | None, object]]:
    found = scene.plaza.history.newest(conversation_id, scene.me.user_id).messages[::-1]
    return [(one.sender_id, one.content) for one in found]


@pytest.fixture
def places(scene: ChatScene) -> tuple[ConversationId, ConversationId]:
    """A chat with Leo and a group."""
    other = scene.plaza.chat.direct(scene.me.user_id, LEO.user_id)
    return other, scene.plaza.groups.make(scene.me.user_id, "Hiking", [LEO.user_id, MAYA.user_id])


def test_a_message_is_forwarded_to_several_chats_without_what_it_answered(
    scene: ChatScene, places: tuple[ConversationId, ConversationId]
) -> None:
    asked = scene.plaza.chat.send(scene.direct, scene.me.user_id, TextContent("secret question"))
    first = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent(HOSTILE), quoted_id=asked.message_id)
    scene.show(scene.direct)
    scene.open_menu(first)
    scene.press("messageForward")
    for place in places:
        scene.press(f"forwardTo_{place}")
    scene.look("forward")
    scene.press("forwardSend")
    scene.until(lambda: scene.window.find("forwardSend") is None)
    scene.until(lambda: scene.toasts)
    for place in places:
        assert texts(scene, place) == [(scene.me.user_id, TextContent(HOSTILE))]
        assert scene.plaza.history.newest(place, scene.me.user_id).messages[0].quoted is None


def reached(scene: ChatScene) -> str:
    """Return the row that a key would press; the list makes it with its next frame."""
    targets = scene.window.item("forwardTargets")
    row = targets.property("currentItem") if targets.property("count") == 1 else None
    return "" if row is None else str(row.objectName())


def test_a_message_is_forwarded_by_the_keyboard_alone_and_escape_sends_nothing(
    scene: ChatScene, places: tuple[ConversationId, ConversationId]
) -> None:
    first = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("on"))
    scene.show(scene.direct)
    for is_sent in (False, True):
        scene.open_menu(first)
        scene.press("messageForward")
        scene.until(lambda: scene.window.item("forwardSearch").hasActiveFocus())
        scene.window.type("leo")
        scene.until(lambda: reached(scene) == f"forwardTo_{places[0]}")
        scene.window.item("forwardTargets").forceActiveFocus(Qt.FocusReason.TabFocusReason)
        scene.window.press(Qt.Key.Key_Space)
        scene.until(lambda: scene.window.is_ready("forwardSend"))
        if is_sent:
            scene.window.item("forwardSend").forceActiveFocus(Qt.FocusReason.TabFocusReason)
            scene.window.press(Qt.Key.Key_Return)
        else:
            scene.window.press(Qt.Key.Key_Escape)
        scene.until(lambda: scene.window.find("forwardSend") is None)
        assert len(texts(scene, places[0])) == int(is_sent)


def test_what_failed_half_way_is_sent_again_once_each(
    scene: ChatScene, places: tuple[ConversationId, ConversationId], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("on"))
    scene.show(scene.direct)
    scene.open_menu(first)
    scene.press("messageForward")
    for place in places:
        scene.press(f"forwardTo_{place}")
    send = scene.plaza.chat.send

    def half(conversation_id: ConversationId, *args: Any, **named: Any) -> object:
        if conversation_id == places[1]:
            raise Unavailable("database.full")
        return send(conversation_id, *args, **named)

    monkeypatch.setattr(scene.plaza.chat, "send", half)
    scene.press("forwardSend")
    scene.until(lambda: scene.window.find("forwardError") is not None)
    monkeypatch.setattr(scene.plaza.chat, "send", send)
    scene.press("forwardSend")
    scene.until(lambda: scene.window.find("forwardSend") is None)
    assert [len(texts(scene, place)) for place in places] == [1, 1]


def test_money_and_notes_are_not_forwarded(scene: ChatScene) -> None:
    packet = scene.plaza.chat.send(scene.direct, MAYA.user_id, PacketContent(PacketId("p")))
    said = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("x"))
    scene.plaza.own_messages.recall(scene.direct, MAYA.user_id, said.message_id)
    shown = scene.show(scene.direct)
    acts = shown.property("acts")
    for message in (packet, said):
        assert not acts.canForward(message.message_id)
        with scene.qtbot.assertNotEmitted(acts.forwardWanted):
            acts.forward(message.message_id)


def test_a_forwarded_name_mentions_nobody_there(
    scene: ChatScene, places: tuple[ConversationId, ConversationId]
) -> None:
    first = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("tell @Leo <b> and @Maya Chen"))
    scene.show(scene.direct)
    scene.open_menu(first)
    scene.press("messageForward")
    scene.press(f"forwardTo_{places[1]}")
    scene.press("forwardSend")
    scene.until(lambda: texts(scene, places[1]))
    for user_id in (LEO.user_id, MAYA.user_id):
        assert [one.is_mentioned for one in scene.plaza.chat.conversations(user_id, [places[1]])] == [False]
