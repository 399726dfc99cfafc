"""What a person makes of a conversation in their list: pinned, muted, unread again; nobody else sees it."""

from datetime import timedelta

import pytest

from app.core.chat.events import ConversationArranged, ConversationRead
from app.core.chat.model import ConversationSummary, TextContent
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, OfficialAccountId, UserId
from app.core.people.model import User
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

LIN, MAYA, LEO = (UserId(name) for name in ("lin", "maya", "leo"))


@pytest.fixture
def here(plaza: PlazaServices) -> ConversationId:
    """The conversation of Lin and Maya; the one of Lin and Leo has a newer message."""
    for user_id in (LIN, MAYA, LEO):
        plaza.people.add_person(User(user_id, user_id.title(), "blue"))
    first = plaza.chat.direct(LIN, MAYA)
    plaza.chat.send(first, MAYA, TextContent("one"))
    plaza.chat.send(plaza.chat.direct(LIN, LEO), LEO, TextContent("newer"))
    return first


def line(plaza: PlazaServices, here: ConversationId, user_id: UserId = LIN) -> ConversationSummary:
    [found] = plaza.chat.conversations(user_id, [here])
    return found


def test_pinned_conversations_stand_above_the_others(plaza: PlazaServices, here: ConversationId) -> None:
    other = plaza.chat.direct(LIN, LEO)
    assert [one.conversation_id for one in plaza.chat.conversations(LIN)] == [other, here]
    told = recorded(plaza.events, ConversationArranged)
    for _ in range(2):
        plaza.own_conversations.pin(here, LIN, is_pinned=True)
    assert told == [ConversationArranged(here, LIN)]
    assert [one.conversation_id for one in plaza.chat.conversations(LIN)] == [here, other]
    assert line(plaza, here).is_pinned
    assert not line(plaza, here, MAYA).is_pinned
    plaza.own_conversations.pin(here, LIN, is_pinned=False)
    assert [one.conversation_id for one in plaza.chat.conversations(LIN)] == [other, here]
    with pytest.raises(Refused, match=r"chat\.not_a_member"):
        plaza.own_conversations.pin(here, LEO, is_pinned=True)


def test_a_conversation_is_muted_for_one_person_alone(plaza: PlazaServices, here: ConversationId) -> None:
    told = recorded(plaza.events, ConversationArranged)
    for _ in range(2):
        plaza.own_conversations.mute(here, LIN, is_muted=True)
    assert told == [ConversationArranged(here, LIN)]
    assert (line(plaza, here).is_muted, line(plaza, here, MAYA).is_muted) == (True, False)
    plaza.chat.send(here, MAYA, TextContent("two"))
    assert line(plaza, here).unread_count == 2
    plaza.own_conversations.mute(here, LIN, is_muted=False)
    assert not line(plaza, here).is_muted


def test_what_was_read_is_unread_again_from_the_newest_of_somebody_else_on(
    plaza: PlazaServices, here: ConversationId
) -> None:
    plaza.chat.send(here, MAYA, TextContent("two"))
    plaza.chat.send(here, LIN, TextContent("mine"))
    plaza.chat.mark_read(here, LIN)
    assert line(plaza, here).unread_count == 0
    told = recorded(plaza.events, ConversationRead)
    for _ in range(2):
        plaza.own_conversations.mark_unread(here, LIN)
    assert told == [ConversationRead(here, LIN)]
    assert line(plaza, here).unread_count == 1
    plaza.chat.send(here, LIN, TextContent("mine too"))
    assert line(plaza, here).unread_count == 1
    plaza.chat.send(here, MAYA, TextContent("three"))
    assert line(plaza, here).unread_count == 2
    plaza.chat.mark_read(here, LIN)
    assert line(plaza, here).unread_count == 0


def test_where_nobody_else_spoke_nothing_becomes_unread(plaza: PlazaServices, here: ConversationId) -> None:
    mine = plaza.chat.direct(MAYA, LEO)
    plaza.chat.send(mine, MAYA, TextContent("hello?"))
    plaza.own_conversations.mark_unread(mine, MAYA)
    assert line(plaza, mine, MAYA).unread_count == 0
    account = OfficialAccountId("a")
    told = plaza.chat.official(LIN, account)
    plaza.own_conversations.mark_unread(told, LIN)
    assert line(plaza, told).unread_count == 0


def test_what_was_deleted_unread_is_not_counted_as_unread(plaza: PlazaServices, here: ConversationId) -> None:
    two = plaza.chat.send(here, MAYA, TextContent("two"))
    mine = plaza.chat.send(here, LIN, TextContent("mine"))
    assert line(plaza, here).unread_count == 2
    for _ in range(2):
        plaza.own_messages.hide(here, LIN, [two.message_id, mine.message_id])
    assert line(plaza, here).unread_count == 1
    plaza.chat.mark_read(here, LIN)
    assert line(plaza, here).unread_count == 0
    plaza.own_conversations.mark_unread(here, LIN)
    assert line(plaza, here).unread_count == 1
    plaza.own_messages.hide(here, MAYA, [two.message_id])
    assert line(plaza, here, MAYA).unread_count == 1


def test_a_list_is_right_while_the_clock_runs_back(plaza: PlazaServices, here: ConversationId) -> None:
    plaza.clock.advance(seconds=-timedelta(days=1).total_seconds())
    plaza.own_conversations.pin(here, LIN, is_pinned=True)
    plaza.own_conversations.pin(plaza.chat.direct(LIN, LEO), LIN, is_pinned=True)
    plaza.chat.send(here, MAYA, TextContent("newest"))
    assert plaza.chat.conversations(LIN)[0].conversation_id == here
