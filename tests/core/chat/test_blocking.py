"""Blocking: what a blocked person says does not arrive, for whoever blocked them alone; nobody is told."""

import pytest

from app.core.chat.events import MessageSent
from app.core.chat.model import ConversationSummary, Preview, TextContent
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

LIN, MAYA, LEO = (UserId(name) for name in ("lin", "maya", "leo"))


@pytest.fixture
def here(plaza: PlazaServices) -> ConversationId:
    """The conversation of Lin and Maya, whom Lin has blocked since they spoke."""
    for user_id in (LIN, MAYA, LEO):
        plaza.people.add_person(User(user_id, user_id.title(), "blue"))
    made = plaza.chat.direct(LIN, MAYA)
    plaza.chat.send(made, MAYA, TextContent("before"))
    plaza.chat.mark_read(made, LIN)
    plaza.contacts.block(LIN, MAYA, is_blocked=True)
    return made


def texts(plaza: PlazaServices, here: ConversationId, user_id: UserId) -> list[str]:
    found = plaza.history.newest(here, user_id).messages[::-1]
    return [one.content.text for one in found if isinstance(one.content, TextContent)]


def line(plaza: PlazaServices, here: ConversationId, user_id: UserId = LIN) -> ConversationSummary:
    [found] = plaza.chat.conversations(user_id, [here])
    return found


def test_what_a_blocked_person_says_does_not_arrive(plaza: PlazaServices, here: ConversationId) -> None:
    other = plaza.chat.direct(LIN, LEO)
    plaza.chat.send(other, LEO, TextContent("later"))
    told = recorded(plaza.events, MessageSent)
    sent = plaza.chat.send(here, MAYA, TextContent("unwanted words"))
    assert told == [MessageSent(here, sent, frozenset({MAYA}))]
    assert texts(plaza, here, MAYA) == ["before", "unwanted words"]
    assert texts(plaza, here, LIN) == ["before"]
    assert plaza.history.find(here, LIN, sent.message_id) is None
    assert plaza.history.find(here, MAYA, sent.message_id) == sent
    shown = line(plaza, here)
    assert (shown.unread_count, shown.preview) == (0, Preview("text", "before"))
    assert [one.conversation_id for one in plaza.chat.conversations(LIN)] == [other, here]
    assert plaza.search.find(LIN, "unwanted").messages == ()
    with pytest.raises(Refused, match=r"chat\.unknown_message"):
        plaza.history.around(here, LIN, sent.message_id)


def test_sending_it_again_changes_nothing(plaza: PlazaServices, here: ConversationId) -> None:
    first = plaza.chat.send(here, MAYA, TextContent("unwanted"))
    plaza.contacts.block(LIN, MAYA, is_blocked=False)
    plaza.chat.send(here, MAYA, TextContent("unwanted"), message_id=first.message_id)
    assert texts(plaza, here, LIN) == ["before"]


def test_once_let_again_only_what_comes_then_arrives(plaza: PlazaServices, here: ConversationId) -> None:
    plaza.chat.send(here, MAYA, TextContent("unwanted"))
    plaza.contacts.block(LIN, MAYA, is_blocked=False)
    plaza.chat.send(here, MAYA, TextContent("welcome"))
    assert texts(plaza, here, LIN) == ["before", "welcome"]
    assert line(plaza, here).unread_count == 1
    plaza.chat.mark_read(here, LIN)
    assert line(plaza, here).unread_count == 0


def test_one_s_own_words_still_reach_whom_one_has_blocked(plaza: PlazaServices, here: ConversationId) -> None:
    plaza.chat.send(here, LIN, TextContent("out"))
    assert texts(plaza, here, MAYA) == ["before", "out"]
    assert line(plaza, here, MAYA).unread_count == 1


def test_in_a_group_the_others_hear_a_blocked_person(plaza: PlazaServices, here: ConversationId) -> None:
    group = plaza.groups.make(LEO, "Hiking", [LIN, MAYA])
    told = recorded(plaza.events, MessageSent)
    sent = plaza.chat.send(group, MAYA, TextContent("to all"))
    assert told == [MessageSent(group, sent, frozenset({MAYA, LEO}))]
    assert (texts(plaza, group, LEO), texts(plaza, group, LIN)) == (["to all"], [])
    assert (line(plaza, group, LEO).unread_count, line(plaza, group).unread_count) == (1, 0)


def test_everyone_reads_their_own_names_for_people(plaza: PlazaServices, here: ConversationId) -> None:
    group = plaza.groups.make(LEO, "Hiking", [LIN, MAYA])
    first = plaza.chat.send(group, LEO, TextContent("one"))
    plaza.contacts.remark(LIN, LEO, "The guide <b>")
    answer = plaza.chat.send(group, LIN, TextContent("two"), quoted_id=first.message_id)
    newest, oldest = plaza.history.newest(group, LIN).messages
    assert (oldest.sender_name, newest.quoted and newest.quoted.sender_name) == ("The guide <b>", "The guide <b>")
    newest, oldest = plaza.history.newest(group, MAYA).messages
    assert (oldest.sender_name, newest.quoted and newest.quoted.sender_name) == ("Leo", "Leo")
    seen = plaza.history.find(group, LIN, answer.message_id)
    assert seen is not None
    assert seen.quoted is not None
    assert seen.quoted.sender_name == "The guide <b>"
    plaza.own_messages.keep_draft(group, LIN, "", first.message_id)
    draft = plaza.own_messages.draft(group, LIN)
    assert draft.quoted is not None
    assert draft.quoted.sender_name == "The guide <b>"
