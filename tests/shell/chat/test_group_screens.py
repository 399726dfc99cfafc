"""Groups on screen: made from the list, looked at, changed, left; what is said of that in the group."""

from typing import Any

import pytest
from pytestqt.modeltest import ModelTester

from app.core.chat.model import TextContent
from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from tests.support.chats import LEO, MAYA, ChatScene

NOA = User(UserId("noa"), "Noa {who} <i>", "violet")


@pytest.fixture
def group(scene: ChatScene) -> ConversationId:
    """A group of the person's own, with Maya."""
    scene.plaza.people.add_person(NOA)
    return scene.plaza.groups.make(scene.me.user_id, "Weekend hikers", [MAYA.user_id], color="green")


def rows(shown: Any) -> Any:
    return shown.property("history").property("rows").rows


def test_a_group_is_made_of_those_who_are_chosen(scene: ChatScene) -> None:
    sheet: Any = scene.chats.beginGroup()
    scene.until(lambda: sheet.property("people").rowCount() == 2)
    sheet.make("Nobody yet")
    sheet.toggle("leo")
    sheet.toggle("maya")
    sheet.toggle("leo")
    sheet.toggle("a stranger")
    assert sheet.property("chosenCount") == 1
    sheet.toggle("leo")
    sheet.search("ma")
    assert [row.title for row in sheet.property("people").rows] == ["Maya Chen"]
    sheet.make("  ")
    scene.until(lambda: scene.chats.property("conversation") is not None)
    shown = scene.chats.property("conversation")
    assert shown.property("title") == sheet.property("usualTitle")
    assert "Leo <b>" in shown.property("title")
    group = shown.property("group")
    scene.until(lambda: group.property("memberCount") == 3)
    assert group.property("isOwner")


def test_a_name_that_shows_nothing_is_refused_with_a_sentence(scene: ChatScene) -> None:
    sheet: Any = scene.chats.beginGroup()
    scene.until(lambda: sheet.property("people").rowCount() == 2)
    sheet.toggle("maya")
    sheet.make("\u2800")
    scene.until(lambda: sheet.property("errorText"))
    assert "name" in sheet.property("errorText")
    assert not sheet.property("isBusy")
    sheet.make("Hikers")
    scene.until(lambda: scene.chats.property("conversation") is not None)
    assert len(scene.plaza.chat.conversations(scene.me.user_id)) == 2


def test_members_come_and_go_in_rows_and_are_told_in_the_group(
    scene: ChatScene, group: ConversationId, qtmodeltester: ModelTester
) -> None:
    shown = scene.show(group)
    members = shown.property("group").property("members")
    qtmodeltester.check(members)  # type: ignore[no-untyped-call]  # pytest-qt leaves it so
    scene.plaza.people.add_contact(scene.me.user_id, NOA.user_id)
    view = shown.property("group")
    scene.plaza.groups.add(group, MAYA.user_id, [LEO.user_id])
    scene.until(lambda: members.rowCount() == 3)
    scene.until(lambda: view.property("others").rowCount() == 1)
    view.toggle(NOA.user_id)
    view.addChosen()
    scene.until(lambda: members.rowCount() == 4)
    scene.until(lambda: not view.property("isBusy"))
    view.remove(LEO.user_id)
    scene.until(lambda: members.rowCount() == 3)
    scene.until(lambda: not view.property("isBusy"))
    view.rename("Walkers")
    scene.until(lambda: shown.property("title") == "Walkers")
    scene.until(lambda: not view.property("isBusy"))
    view.handOver(MAYA.user_id)
    scene.until(lambda: not view.property("isOwner"))
    scene.until(lambda: len(rows(shown)) == 5)
    assert [row.content["text"] for row in rows(shown)][::-1] == [
        "Maya Chen added Leo <b>",
        "You added Noa {who} <i>",
        "You removed Leo <b>",
        "You named the group “Walkers”",
        "You made Maya Chen the owner",
    ]
    scene.settle()
    scene.look("group-notes")
    view.rename("Mine again")
    scene.until(lambda: view.property("errorText"))
    assert "owner" in view.property("errorText")


def test_who_is_sent_away_sees_the_group_go(scene: ChatScene) -> None:
    theirs = scene.plaza.groups.make(MAYA.user_id, "Maya's", [scene.me.user_id, LEO.user_id])
    scene.show(theirs)
    scene.plaza.groups.remove(theirs, MAYA.user_id, scene.me.user_id)
    scene.until(lambda: scene.chats.property("conversation") is None)
    assert scene.toasts == ["You are no longer in “Maya's”."]
    assert [row.title for row in scene.chats.property("conversations").rows] == ["Maya Chen"]
    scene.plaza.chat.send(theirs, LEO.user_id, TextContent("private again"))
    assert scene.chats.property("unreadText") == ""


def test_leaving_is_asked_twice_and_then_done(scene: ChatScene, group: ConversationId) -> None:
    scene.show(group)
    scene.press("groupOpen")
    scene.until(lambda: scene.window.find("groupMember_maya") is not None)
    scene.look("group-sheet")
    scene.press("groupLeave")
    assert len(scene.plaza.groups.members(group, MAYA.user_id)) == 2
    scene.look("group-leave")
    scene.press("groupLeave")
    scene.until(lambda: scene.chats.property("conversation") is None)
    assert len(scene.plaza.groups.members(group, MAYA.user_id)) == 1


def test_an_invitation_is_asked_to_be_shown_as_a_code_and_ended(scene: ChatScene, group: ConversationId) -> None:
    view = scene.show(group).property("group")
    wanted: list[str] = []
    scene.chats.codeWanted.connect(wanted.append)
    view.invite()
    scene.until(lambda: wanted)
    token = wanted[0].removeprefix("plaza://group/")
    assert scene.plaza.invitations.find(token, LEO.user_id).state == "open"
    scene.until(lambda: not view.property("isBusy"))
    view.revoke()
    scene.until(lambda: scene.toasts)
    assert scene.plaza.invitations.find(token, LEO.user_id).state == "revoked"


def test_the_sheets_of_groups_can_be_looked_at(scene: ChatScene, group: ConversationId) -> None:
    scene.show(group)
    scene.plaza.groups.add(group, scene.me.user_id, [NOA.user_id])
    scene.press("groupOpen")
    scene.until(lambda: scene.window.find("groupMember_noa") is not None)
    scene.press("memberRemove_noa")
    scene.until(lambda: scene.window.find("memberRemoveSure_noa") is not None)
    scene.look("group-remove")
    scene.press("groupAdd")
    scene.until(lambda: scene.window.find("groupOther_leo") is not None)
    scene.press("groupOther_leo")
    scene.look("group-add")
    scene.press("groupAddChosen")
    scene.until(lambda: scene.window.find("groupMember_leo") is not None)
    scene.press("groupRename")
    scene.until(lambda: scene.window.find("groupName") is not None)
    scene.look("group-name")
