"""Who speaks in a chat on screen: by the person's own names, and not at all where they are blocked."""

from PySide6.QtCore import Qt

from app.core.chat.model import TextContent
from app.core.people.model import Acquaintance
from app.shell.people.profile import ProfileViewModel
from tests.support.chats import LEO, MAYA, ChatScene


def test_a_remark_name_stands_above_messages_at_once(scene: ChatScene) -> None:
    group = scene.plaza.groups.make(MAYA.user_id, "Hiking", [LEO.user_id, scene.me.user_id])
    first = scene.plaza.chat.send(group, LEO.user_id, TextContent("one"))
    shown = scene.show(group)
    rows = shown.property("history").property("rows")
    scene.until(lambda: rows.rows[0].sender_name == LEO.name)
    scene.plaza.contacts.remark(scene.me.user_id, LEO.user_id, "Guide <img src='http://127.0.0.1/x.png'>")
    scene.until(lambda: rows.rows[0].sender_name == "Guide <img src='http://127.0.0.1/x.png'>")
    scene.plaza.chat.send(group, LEO.user_id, TextContent("two"), quoted_id=first.message_id)
    scene.until(lambda: rows.rows[0].content["text"] == "two")
    assert rows.rows[0].sender_name == rows.rows[0].quoted_name == "Guide <img src='http://127.0.0.1/x.png'>"
    scene.look("remark-in-group")


def test_a_remark_name_stands_in_the_list_at_once(scene: ChatScene) -> None:
    scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("one"))
    rows = scene.chats.property("conversations")
    scene.until(lambda: [row.title for row in rows.rows] == ["Maya Chen"])
    scene.plaza.contacts.remark(scene.me.user_id, MAYA.user_id, "Mum")
    scene.until(lambda: [row.title for row in rows.rows] == ["Mum"])


def test_a_blocked_person_s_message_does_not_come_to_the_screen(scene: ChatScene) -> None:
    shown = scene.show(scene.direct)
    rows = shown.property("history").property("rows")
    scene.plaza.contacts.block(scene.me.user_id, MAYA.user_id, is_blocked=True)
    scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("unwanted"))
    shown.property("writing").send("mine")
    scene.until(lambda: [row.content["text"] for row in rows.rows] == ["mine"])
    assert scene.chats.property("unreadText") == ""
    scene.plaza.contacts.block(scene.me.user_id, MAYA.user_id, is_blocked=False)
    scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("welcome"))
    scene.until(lambda: [row.content["text"] for row in rows.rows] == ["welcome", "mine"])


PROFILE = b"""
import QtQuick
import app.shell.people
import app.shell.style
Rectangle {
    required property ProfileViewModel profile
    color: Theme.content
    ProfileActions { x: 60; y: 40; width: 420; viewModel: parent.profile }
}
"""


def test_somebody_is_blocked_in_their_profile_by_mouse_and_by_key(scene: ChatScene) -> None:
    profile = ProfileViewModel(scene.plaza.contacts, scene.context)
    scene.window.show(PROFILE, profile=profile)
    profile.show(Acquaintance(MAYA))
    scene.until(lambda: profile.property("person")["isContact"])
    scene.press("profileBlock")
    scene.until(lambda: profile.property("person")["isBlocked"])
    scene.look("profile-blocked")
    scene.until(lambda: scene.window.is_ready("profileBlock"))
    scene.window.item("profileBlock").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    scene.window.press(Qt.Key.Key_Space)
    scene.until(lambda: not profile.property("person")["isBlocked"])
