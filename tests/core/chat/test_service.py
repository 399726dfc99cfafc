"""Conversations, sending, reading and paging."""

from dataclasses import replace

import pytest

from app.core.chat.checks import TEXT_CHARACTERS_MAX
from app.core.chat.events import ConversationRead, MessageSent
from app.core.chat.model import CodeContent, Preview, TextContent, UnknownContent
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, MessageId, OfficialAccountId, UserId, new_id
from app.core.official.model import OfficialAccount
from app.core.people.model import User
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

MAYA = User(UserId("maya"), "Maya Chen", "blue", "cat.webp")
LEO = User(UserId("leo"), "Leo", "amber")
STORE = OfficialAccount(OfficialAccountId("plaza.store.account"), "Plaza Store", "green", "", "service")


@pytest.fixture
def lin(plaza: PlazaServices) -> UserId:
    """Return the person whose conversations they are; Maya, Leo and the store are known."""
    plaza.people.add_person(MAYA)
    plaza.people.add_person(LEO)
    plaza.official.add(STORE)
    return plaza.people.create_profile("Lin").user_id


def test_two_people_have_one_conversation(plaza: PlazaServices, lin: UserId) -> None:
    assert plaza.chat.direct(lin, MAYA.user_id) == plaza.chat.direct(MAYA.user_id, lin)
    [line] = plaza.chat.conversations(lin)
    assert (line.kind, line.title, line.color, line.picture, line.peer_id) == (
        "direct",
        "Maya Chen",
        "blue",
        "cat.webp",
        MAYA.user_id,
    )
    assert (line.preview, line.last_at, line.unread_count) == (None, None, 0)
    assert [line.peer_id for line in plaza.chat.conversations(MAYA.user_id)] == [lin]
    assert plaza.chat.conversations(LEO.user_id) == []


def test_a_conversation_needs_known_people_and_two_of_them(plaza: PlazaServices, lin: UserId) -> None:
    with pytest.raises(Refused, match=r"chat\.self"):
        plaza.chat.direct(lin, lin)
    with pytest.raises(Refused, match=r"people\.unknown"):
        plaza.chat.direct(lin, UserId("nobody"))
    assert plaza.chat.conversations(lin) == []


def test_a_sent_message_is_told_listed_and_unread_by_the_others_only(plaza: PlazaServices, lin: UserId) -> None:
    here = plaza.chat.direct(lin, MAYA.user_id)
    seen = recorded(plaza.events, MessageSent)
    sent = plaza.chat.send(here, MAYA.user_id, TextContent("Morning! 早上好 ☀️"))
    assert (sent.sender_name, sent.sender_color, sent.sent_at) == ("Maya Chen", "blue", plaza.clock.now())
    assert seen == [MessageSent(here, sent, frozenset({lin, MAYA.user_id}))]
    assert plaza.history.newest(here, lin).messages == (sent,)
    [line] = plaza.chat.conversations(lin)
    assert (line.preview, line.last_at, line.unread_count) == (Preview("text", "Morning! 早上好 ☀️"), sent.sent_at, 1)
    assert plaza.chat.conversations(MAYA.user_id)[0].unread_count == 0


def test_reading_a_conversation_clears_its_count_and_is_told_once(plaza: PlazaServices, lin: UserId) -> None:
    here = plaza.chat.direct(lin, MAYA.user_id)
    plaza.chat.mark_read(here, lin)
    plaza.chat.send(here, MAYA.user_id, TextContent("1"))
    plaza.chat.send(here, MAYA.user_id, TextContent("2"))
    seen = recorded(plaza.events, ConversationRead)
    assert plaza.chat.conversations(lin)[0].unread_count == 2
    plaza.chat.mark_read(here, lin)
    plaza.chat.mark_read(here, lin)
    plaza.chat.mark_read(here, LEO.user_id)
    assert plaza.chat.conversations(lin)[0].unread_count == 0
    assert seen == [ConversationRead(here, lin)]


def test_conversations_stand_by_their_newest_message(plaza: PlazaServices, lin: UserId) -> None:
    with_maya = plaza.chat.direct(lin, MAYA.user_id)
    plaza.clock.advance(minutes=1)
    group = plaza.groups.make(lin, " Outfit club ", [MAYA.user_id, LEO.user_id], color="amber")
    plaza.clock.advance(minutes=1)
    plaza.chat.send(with_maya, lin, TextContent("Hi"))
    assert [line.conversation_id for line in plaza.chat.conversations(lin)] == [with_maya, group]
    plaza.clock.advance(minutes=1)
    plaza.chat.send(group, LEO.user_id, TextContent("Look"))
    top = plaza.chat.conversations(lin)[0]
    assert (top.title, top.color, top.unread_count) == ("Outfit club", "amber", 1)
    assert top.preview == Preview("text", "Look", speaker="Leo")
    assert plaza.chat.conversations(LEO.user_id)[0].preview == Preview("text", "Look")


def test_an_official_account_speaks_in_its_own_name(plaza: PlazaServices, lin: UserId) -> None:
    key = MessageId(new_id())
    code = CodeContent("plaza://miniapp/plaza.store/pages/home", "Store")
    sent = plaza.chat.post_official(lin, STORE.account_id, code, key)
    assert plaza.chat.post_official(lin, STORE.account_id, code, key) == sent
    assert (sent.message_id, sent.sender_id, sent.sender_name, sent.sender_color) == (key, None, "Plaza Store", "green")
    [line] = plaza.chat.conversations(lin)
    assert (line.kind, line.title, line.account_id, line.unread_count) == (
        "official",
        "Plaza Store",
        STORE.account_id,
        1,
    )
    assert line.conversation_id == plaza.chat.official(lin, STORE.account_id)
    plaza.official.add(replace(STORE, name="The Store"))
    assert plaza.chat.conversations(lin)[0].title == "The Store"
    assert plaza.history.newest(line.conversation_id, lin).messages[0].sender_name == "The Store"


def test_an_account_that_was_unfollowed_is_silent_until_it_is_followed_again(plaza: PlazaServices, lin: UserId) -> None:
    plaza.official.follow(lin, STORE.account_id)
    sent = plaza.chat.post_official(lin, STORE.account_id, TextContent("Welcome"), MessageId(new_id()))
    [before] = plaza.chat.conversations(lin)
    plaza.official.unfollow(lin, STORE.account_id)
    assert plaza.chat.conversations(lin) == []
    assert plaza.chat.conversations(lin, {before.conversation_id}) == []
    for speak in (
        lambda: plaza.chat.post_official(lin, STORE.account_id, TextContent("Sale!"), MessageId(new_id())),
        lambda: plaza.chat.official(lin, STORE.account_id),
    ):
        with pytest.raises(Refused, match=r"chat\.unfollowed"):
            speak()
    plaza.chat.post_official(MAYA.user_id, STORE.account_id, TextContent("Hello"), MessageId(new_id()))
    assert len(plaza.chat.conversations(MAYA.user_id)) == 1
    plaza.official.follow(lin, STORE.account_id)
    assert plaza.chat.conversations(lin) == [before]
    assert plaza.history.newest(before.conversation_id, lin).messages == (sent,)


def test_sending_again_under_one_id_sends_once(plaza: PlazaServices, lin: UserId) -> None:
    here = plaza.chat.direct(lin, MAYA.user_id)
    seen = recorded(plaza.events, MessageSent)
    key = MessageId(new_id())
    first = plaza.chat.send(here, lin, TextContent("Once"), message_id=key)
    plaza.clock.advance(minutes=1)
    assert plaza.chat.send(here, lin, TextContent("Once"), message_id=key) == first
    with pytest.raises(Refused, match=r"chat\.message_id_reused"):
        plaza.chat.send(here, lin, TextContent("Twice"), message_id=key)
    assert plaza.history.newest(here, lin).messages == (first,)
    assert seen == [MessageSent(here, first, frozenset({lin, MAYA.user_id}))]


def test_what_cannot_be_sent_is_refused_and_nothing_is_kept(plaza: PlazaServices, lin: UserId) -> None:
    here = plaza.chat.direct(lin, MAYA.user_id)
    for text, code in [
        (" \n", "chat.empty"),
        ("x" * (TEXT_CHARACTERS_MAX + 1), "chat.too_long"),
        ("half a pair \ud83d", "chat.unwritable"),
    ]:
        with pytest.raises(Refused) as refused:
            plaza.chat.send(here, lin, TextContent(text))
        assert refused.value.code == code
    with pytest.raises(Refused, match=r"chat\.not_a_member"):
        plaza.chat.send(here, LEO.user_id, TextContent("Hello"))
    with pytest.raises(Refused, match=r"chat\.unknown_conversation"):
        plaza.chat.send(ConversationId("none"), lin, TextContent("Hello"))
    with pytest.raises(Refused, match=r"chat\.message_id"):
        plaza.chat.send(here, lin, TextContent("Hello"), message_id=MessageId("receipt-1"))
    with pytest.raises(Refused, match=r"chat\.unknown_conversation"):
        plaza.history.newest(ConversationId("none"), lin)
    assert plaza.history.newest(here, lin).messages == ()


def test_content_of_a_newer_version_is_listed_as_unknown_and_kept(plaza: PlazaServices, lin: UserId) -> None:
    here = plaza.chat.direct(lin, MAYA.user_id)
    raw = '{"kind": "red_packet", "amount": 5}'
    plaza.chat.send(here, MAYA.user_id, UnknownContent("red_packet", raw))
    assert plaza.history.newest(here, lin).messages[0].content == UnknownContent("red_packet", raw)
