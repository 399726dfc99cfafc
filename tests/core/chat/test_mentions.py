"""Mentions: who is named in a group after an @ is told so until they have read it."""

import pytest

from app.core.chat.mentions import mentioned
from app.core.chat.model import TextContent
from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from tests.support.plaza import PlazaServices

LIN, MAYA, LEO = (UserId(name) for name in ("lin", "maya", "leo"))
NAMES = {LIN: "林知夏", MAYA: "Maya Chen", LEO: "Leo"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("@Maya Chen look", {MAYA}),
        ("look @leo, @林知夏 ", {LEO, LIN}),
        ("你好@林知夏", {LIN}),
        ("@Leonard is somebody else", set()),
        ("mail a@Leo", set()),
        ("a@Leo @Leo", {LEO}),
        ("Leo @ home", set()),
        ("@" * 10_000, set()),
    ],
)
def test_a_name_after_an_at_mentions(text: str, wanted: set[UserId]) -> None:
    assert mentioned(text, NAMES) == wanted


@pytest.fixture
def group(plaza: PlazaServices) -> ConversationId:
    """A group of the three."""
    for user_id, name in NAMES.items():
        plaza.people.add_person(User(user_id, name, "blue"))
    return plaza.groups.make(LIN, "Hiking", [MAYA, LEO])


def is_told(plaza: PlazaServices, here: ConversationId, user_id: UserId) -> bool:
    [line] = plaza.chat.conversations(user_id, [here])
    return line.is_mentioned


def test_whoever_is_mentioned_is_told_until_they_have_read_it(plaza: PlazaServices, group: ConversationId) -> None:
    plaza.chat.send(group, LIN, TextContent("@Leo @林知夏 look"))
    plaza.chat.send(group, MAYA, TextContent("later"))
    assert [is_told(plaza, group, user_id) for user_id in (LIN, MAYA, LEO)] == [False, False, True]
    plaza.chat.mark_read(group, LEO)
    assert not is_told(plaza, group, LEO)


def test_in_a_chat_of_two_and_by_whom_one_has_blocked_nobody_is_mentioned(
    plaza: PlazaServices, group: ConversationId
) -> None:
    direct = plaza.chat.direct(LIN, LEO)
    plaza.chat.send(direct, LIN, TextContent("@Leo"))
    plaza.contacts.block(LEO, LIN, is_blocked=True)
    plaza.chat.send(group, LIN, TextContent("@Leo"))
    assert not is_told(plaza, direct, LEO)
    assert not is_told(plaza, group, LEO)


def test_what_is_taken_back_mentions_nobody_any_more(plaza: PlazaServices, group: ConversationId) -> None:
    sent = plaza.chat.send(group, LIN, TextContent("@Leo"))
    assert is_told(plaza, group, LEO)
    plaza.own_messages.recall(group, LIN, sent.message_id)
    assert not is_told(plaza, group, LEO)


def test_what_is_forwarded_mentions_nobody(plaza: PlazaServices, group: ConversationId) -> None:
    plaza.chat.send(group, LIN, TextContent("@Leo was asked elsewhere"), is_forwarded=True)
    assert not is_told(plaza, group, LEO)
    plaza.chat.send(group, LIN, TextContent("@Leo"))
    assert is_told(plaza, group, LEO)
