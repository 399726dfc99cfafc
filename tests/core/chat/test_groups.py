"""Groups: who may do what, what each member sees, and the codes that let people in."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.core.chat.events import GroupChanged, MessageSent
from app.core.chat.group_changes import MEMBERS_MAX
from app.core.chat.groups import TITLE_CHARACTERS_MAX
from app.core.chat.invitations import LIFETIME
from app.core.chat.model import NoteContent, Preview, TextContent
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, UserId, new_id
from app.core.people.model import User
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

LIN, MAYA, LEO, NOA = (UserId(name) for name in ("lin", "maya", "leo", "noa"))


@pytest.fixture
def group(plaza: PlazaServices) -> ConversationId:
    """Lin's group with Maya; Leo and Noa are known."""
    for user_id in (LIN, MAYA, LEO, NOA):
        plaza.people.add_person(User(user_id, user_id.title(), "blue"))
    key = plaza.groups.make(LIN, " Weekend   hikers ", [MAYA], color="green")
    plaza.clock.advance(minutes=1)
    return key


def roles(plaza: PlazaServices, group: ConversationId, viewer: UserId) -> dict[str, str]:
    return {one.user.user_id: one.role for one in plaza.groups.members(group, viewer)}


def notes(plaza: PlazaServices, group: ConversationId, viewer: UserId) -> list[tuple[UserId | None, NoteContent]]:
    found = plaza.history.newest(group, viewer).messages
    return [(one.sender_id, one.content) for one in found if isinstance(one.content, NoteContent)][::-1]


def test_a_group_is_its_maker_s_and_stands_in_everybody_s_list(plaza: PlazaServices, group: ConversationId) -> None:
    assert roles(plaza, group, MAYA) == {"lin": "owner", "maya": "member"}
    for user_id in (LIN, MAYA):
        [line] = plaza.chat.conversations(user_id)
        assert (line.kind, line.title, line.color, line.unread_count) == ("group", "Weekend hikers", "green", 0)


def test_a_group_made_again_under_one_id_is_made_once(plaza: PlazaServices, group: ConversationId) -> None:
    seen = recorded(plaza.events, GroupChanged)
    for title in ("Club", "Other"):
        key = plaza.groups.make(LIN, title, [LEO], conversation_id=ConversationId("one"))
        assert key == "one"
    assert [line.title for line in plaza.chat.conversations(LEO)] == ["Club"]
    assert seen == [GroupChanged(ConversationId("one"), frozenset({LIN, LEO}), frozenset())]


def test_a_group_needs_a_name_that_shows_and_another_member(plaza: PlazaServices, group: ConversationId) -> None:
    with pytest.raises(Refused, match=r"chat\.group_alone"):
        plaza.groups.make(LIN, "Alone", [LIN])
    with pytest.raises(Refused, match=r"people\.unknown"):
        plaza.groups.make(LIN, "Club", [UserId("nobody")])
    for title in (" ", "\u2800", "\ud800", "a\u202eb", "x" * (TITLE_CHARACTERS_MAX + 1)):
        with pytest.raises(Refused, match=r"chat\.group_title"):
            plaza.groups.make(LIN, title, [LEO])
        with pytest.raises(Refused, match=r"chat\.group_title"):
            plaza.groups.rename(group, LIN, title)
    assert len(plaza.chat.conversations(LIN)) == 1


def test_who_comes_later_sees_what_is_said_from_then_on(plaza: PlazaServices, group: ConversationId) -> None:
    plaza.chat.send(group, LIN, TextContent("before"))
    seen = recorded(plaza.events, GroupChanged)
    plaza.groups.add(group, MAYA, [LEO, LIN])
    assert seen == [GroupChanged(group, frozenset({LIN, MAYA, LEO}), frozenset())]
    plaza.chat.send(group, LIN, TextContent("after"))
    assert [one.content for one in plaza.history.newest(group, LEO).messages] == [
        TextContent("after"),
        NoteContent("added", ("Leo",)),
    ]
    assert len(plaza.history.newest(group, MAYA).messages) == 3
    [line] = plaza.chat.conversations(LEO)
    assert (line.preview, line.unread_count) == (Preview("text", "after", speaker="Lin"), 2)


def test_everybody_hears_what_changes(plaza: PlazaServices, group: ConversationId) -> None:
    plaza.groups.add(group, LIN, [LEO, NOA])
    plaza.groups.rename(group, LIN, "Hikers")
    plaza.groups.rename(group, LIN, "Hikers")
    plaza.groups.remove(group, LIN, NOA)
    plaza.groups.hand_over(group, LIN, MAYA)
    plaza.groups.leave(group, LIN)
    assert notes(plaza, group, MAYA) == [
        (LIN, NoteContent("added", ("Leo", "Noa"))),
        (LIN, NoteContent("renamed", ("Hikers",))),
        (LIN, NoteContent("removed", ("Noa",))),
        (LIN, NoteContent("owner", ("Maya",))),
        (LIN, NoteContent("left")),
    ]
    assert roles(plaza, group, LEO) == {"maya": "owner", "leo": "member"}
    assert plaza.chat.conversations(MAYA)[0].preview == Preview("left", speaker="Lin")


def test_who_is_gone_sees_and_says_nothing_more(plaza: PlazaServices, group: ConversationId) -> None:
    plaza.groups.add(group, LIN, [LEO])
    seen, said = recorded(plaza.events, GroupChanged), recorded(plaza.events, MessageSent)
    plaza.groups.remove(group, LIN, LEO)
    assert seen == [GroupChanged(group, frozenset({LIN, MAYA}), frozenset({LEO}))]
    assert [event.member_ids for event in said if isinstance(event, MessageSent)] == [{LIN, MAYA}]
    assert plaza.chat.conversations(LEO) == []
    attempts: tuple[Callable[[], object], ...] = (
        lambda: plaza.history.newest(group, LEO),
        lambda: plaza.chat.send(group, LEO, TextContent("still here")),
        lambda: plaza.groups.add(group, LEO, [NOA]),
        lambda: plaza.groups.members(group, LEO),
        lambda: plaza.invitations.make(group, LEO),
        lambda: plaza.invitations.revoke(group, LEO),
    )
    for attempt in attempts:
        with pytest.raises(Refused, match=r"chat\.not_a_member"):
            attempt()


def test_only_the_owner_names_removes_and_hands_over(plaza: PlazaServices, group: ConversationId) -> None:
    plaza.groups.add(group, LIN, [LEO])
    attempts: tuple[Callable[[], object], ...] = (
        lambda: plaza.groups.rename(group, MAYA, "Mine now"),
        lambda: plaza.groups.remove(group, MAYA, LEO),
        lambda: plaza.groups.hand_over(group, MAYA, LEO),
    )
    for attempt in attempts:
        with pytest.raises(Refused, match=r"chat\.not_the_owner"):
            attempt()
    for attempt in (
        lambda: plaza.groups.remove(group, LIN, LIN),
        lambda: plaza.groups.hand_over(group, LIN, LIN),
    ):
        with pytest.raises(Refused, match=r"chat\.self"):
            attempt()
    assert roles(plaza, group, LEO) == {"lin": "owner", "maya": "member", "leo": "member"}


def test_the_owner_who_leaves_leaves_it_to_who_was_there_longest(plaza: PlazaServices, group: ConversationId) -> None:
    plaza.groups.add(group, LIN, [LEO])
    plaza.groups.leave(group, LIN)
    assert roles(plaza, group, LEO) == {"maya": "owner", "leo": "member"}
    plaza.groups.leave(group, MAYA)
    plaza.groups.leave(group, LEO)
    assert plaza.chat.conversations(LEO) == []


def test_a_chat_of_two_is_no_group(plaza: PlazaServices, group: ConversationId) -> None:
    direct = plaza.chat.direct(LIN, MAYA)
    with pytest.raises(Refused, match=r"chat\.unknown_conversation"):
        plaza.groups.leave(direct, LIN)
    with pytest.raises(Refused, match=r"chat\.unknown_conversation"):
        plaza.invitations.make(direct, LIN)


def test_a_group_has_a_limit(plaza: PlazaServices, group: ConversationId, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MEMBERS_MAX >= 500
    monkeypatch.setattr("app.core.chat.group_changes.MEMBERS_MAX", 3)
    with pytest.raises(Refused, match=r"chat\.group_full"):
        plaza.groups.add(group, LIN, [LEO, NOA])
    plaza.groups.add(group, LIN, [LEO])
    with pytest.raises(Refused, match=r"chat\.group_full"):
        plaza.invitations.join(plaza.invitations.make(group, LIN).token, NOA)
    assert plaza.invitations.find(plaza.invitations.make(group, LIN).token, NOA).uses_left == 100


def test_an_invitation_lets_in_whoever_has_it(plaza: PlazaServices, group: ConversationId) -> None:
    made = plaza.invitations.make(group, MAYA)
    assert plaza.invitations.make(group, MAYA) == made
    found = plaza.invitations.find(made.token, LEO)
    assert (found.title, found.member_count, found.inviter.name, found.state) == ("Weekend hikers", 2, "Maya", "open")
    assert plaza.invitations.join(made.token, LEO) == group
    assert plaza.invitations.join(made.token, LEO) == group
    assert notes(plaza, group, LIN) == [(LEO, NoteContent("joined"))]
    assert roles(plaza, group, LEO)["leo"] == "member"
    assert plaza.invitations.find(made.token, LEO).state == "member"
    assert plaza.invitations.find(made.token, NOA).uses_left == made.uses_left - 1


def test_a_code_that_is_revoked_used_up_or_over_says_so(plaza: PlazaServices, group: ConversationId) -> None:
    revoked = plaza.invitations.make(group, LIN).token
    assert plaza.invitations.revoke(group, MAYA) == 1
    assert plaza.invitations.revoke(group, MAYA) == 0
    once = plaza.invitations.make(group, LIN, uses_max=1).token
    plaza.invitations.join(once, LEO)
    over = plaza.invitations.make(group, LIN).token
    plaza.clock.advance(seconds=LIFETIME / timedelta(seconds=1))
    for token, state in ((revoked, "revoked"), (once, "used_up"), (over, "over")):
        assert plaza.invitations.find(token, NOA).state == state
        with pytest.raises(Refused, match=rf"chat\.invitation_{state}"):
            plaza.invitations.join(token, NOA)
    for token in ("", "no such", new_id()):
        with pytest.raises(Refused, match=r"chat\.invitation_unknown"):
            plaza.invitations.find(token, NOA)
        with pytest.raises(Refused, match=r"chat\.invitation_unknown"):
            plaza.invitations.join(token, NOA)
    assert plaza.chat.conversations(NOA) == []
    assert plaza.invitations.make(group, LIN).token not in (revoked, once, over)


def test_whoever_is_removed_does_not_come_back_by_a_code_of_their_own(
    plaza: PlazaServices, group: ConversationId
) -> None:
    token = plaza.invitations.make(group, MAYA).token
    plaza.groups.remove(group, LIN, MAYA)
    with pytest.raises(Refused, match=r"chat\.invitation_revoked"):
        plaza.invitations.join(token, MAYA)
