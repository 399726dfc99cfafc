"""All that was said in a conversation deleted by one person: theirs is gone, what the others have stays."""

import hashlib
from pathlib import Path

import pytest

from app.core.chat.attachments import Attachments
from app.core.chat.events import ConversationArranged, ConversationCleared
from app.core.chat.model import ConversationSummary, FileContent, TextContent
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, UserId
from app.core.people.model import User
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

LIN, MAYA, LEO = (UserId(name) for name in ("lin", "maya", "leo"))


@pytest.fixture
def here(plaza: PlazaServices) -> ConversationId:
    """The conversation of Lin and Maya, in which both have spoken."""
    for user_id in (LIN, MAYA, LEO):
        plaza.people.add_person(User(user_id, user_id.title(), "blue"))
    found = plaza.chat.direct(LIN, MAYA)
    plaza.chat.send(found, MAYA, TextContent("the old lighthouse"))
    plaza.chat.send(found, LIN, TextContent("is it open"))
    plaza.chat.send(found, MAYA, TextContent("every summer"))
    return found


def listed(plaza: PlazaServices, here: ConversationId, user_id: UserId = LIN) -> list[ConversationSummary]:
    return plaza.chat.conversations(user_id, [here])


def said(plaza: PlazaServices, here: ConversationId, user_id: UserId = LIN) -> list[str]:
    messages = plaza.history.newest(here, user_id).messages
    return [one.content.text for one in messages if isinstance(one.content, TextContent)]


def found(plaza: PlazaServices, user_id: UserId, words: str) -> int:
    return len(plaza.search.find(user_id, words).messages)


def test_a_deleted_conversation_is_gone_for_one_person_and_stays_with_the_other(
    plaza: PlazaServices, here: ConversationId
) -> None:
    plaza.own_messages.keep_draft(here, LIN, "half a sentence")
    plaza.own_conversations.pin(here, LIN, is_pinned=True)
    told = recorded(plaza.events, ConversationCleared)
    plaza.own_conversations.remove(here, LIN)
    assert told == [ConversationCleared(here, LIN)]
    assert listed(plaza, here) == []
    assert said(plaza, here) == []
    assert found(plaza, LIN, "lighthouse") == 0
    assert plaza.search.within(here, LIN, "lighthouse").places == ()
    assert plaza.own_messages.draft(here, LIN).text == ""
    [hers] = listed(plaza, here, MAYA)
    assert (hers.unread_count, len(said(plaza, here, MAYA))) == (1, 3)
    assert found(plaza, MAYA, "lighthouse") == 1


def test_it_comes_back_with_the_next_message_and_with_nothing_older(plaza: PlazaServices, here: ConversationId) -> None:
    plaza.own_conversations.pin(here, LIN, is_pinned=True)
    plaza.own_conversations.mute(here, LIN, is_muted=True)
    plaza.own_conversations.remove(here, LIN)
    plaza.chat.send(here, MAYA, TextContent("still there?"))
    [line] = listed(plaza, here)
    assert (line.unread_count, line.is_pinned, line.is_muted) == (1, False, True)
    assert line.preview is not None
    assert line.preview.text == "still there?"
    assert said(plaza, here) == ["still there?"]
    stretch = plaza.history.before(here, LIN, 100)
    assert (len(stretch.messages), stretch.has_older) == (1, False)
    plaza.own_conversations.mark_unread(here, LIN)
    plaza.chat.mark_read(here, LIN)
    assert listed(plaza, here)[0].unread_count == 0


def test_a_cleared_conversation_stays_in_the_list_with_its_draft_and_its_pin(
    plaza: PlazaServices, here: ConversationId
) -> None:
    quoted = plaza.history.newest(here, LIN).messages[0].message_id
    plaza.own_messages.keep_draft(here, LIN, "about that", quoted)
    plaza.own_conversations.pin(here, LIN, is_pinned=True)
    plaza.own_conversations.clear(here, LIN)
    [line] = listed(plaza, here)
    assert (line.preview, line.unread_count, line.draft, line.is_pinned) == (None, 0, "about that", True)
    assert plaza.own_messages.draft(here, LIN).quoted is None
    assert said(plaza, here) == []
    assert len(said(plaza, here, MAYA)) == 3


def test_what_was_unread_own_and_hidden_is_counted_right_afterwards(plaza: PlazaServices, here: ConversationId) -> None:
    plaza.own_messages.hide(here, LIN, [plaza.history.newest(here, LIN).messages[0].message_id])
    plaza.own_conversations.clear(here, LIN)
    plaza.chat.send(here, LIN, TextContent("mine"))
    assert listed(plaza, here)[0].unread_count == 0
    for text in ("one", "two"):
        plaza.chat.send(here, MAYA, TextContent(text))
    assert listed(plaza, here)[0].unread_count == 2
    plaza.chat.mark_read(here, LIN)
    plaza.own_conversations.mark_unread(here, LIN)
    assert listed(plaza, here)[0].unread_count == 1


def test_a_mention_in_what_was_deleted_is_no_mention_any_more(plaza: PlazaServices, here: ConversationId) -> None:
    group = plaza.groups.make(MAYA, "Sailing", [LIN])
    plaza.chat.send(group, MAYA, TextContent("@Lin come"))
    assert listed(plaza, group)[0].is_mentioned
    plaza.own_conversations.remove(group, LIN)
    plaza.chat.send(group, MAYA, TextContent("tomorrow"))
    assert not listed(plaza, group)[0].is_mentioned


def test_opening_a_deleted_conversation_puts_it_into_the_list_again(plaza: PlazaServices, here: ConversationId) -> None:
    plaza.own_conversations.remove(here, LIN)
    told = recorded(plaza.events, ConversationArranged)
    for _ in range(2):
        assert plaza.chat.direct(LIN, MAYA) == here
    assert told == [ConversationArranged(here, LIN)]
    assert listed(plaza, here)[0].preview is None
    group = plaza.groups.make(MAYA, "Sailing", [LIN])
    plaza.own_conversations.remove(group, LIN)
    token = plaza.invitations.make(group, MAYA).token
    assert plaza.invitations.join(token, LIN) == group
    assert listed(plaza, group) != []


def test_what_brought_a_conversation_back_can_be_deleted_and_the_conversation_stays(
    plaza: PlazaServices, here: ConversationId
) -> None:
    plaza.own_conversations.remove(here, LIN)
    message = plaza.chat.send(here, MAYA, TextContent("oops"))
    plaza.own_messages.hide(here, LIN, [message.message_id])
    assert listed(plaza, here)[0].preview is None


def test_a_conversation_that_somebody_else_began_is_listed_once_something_is_heard(
    plaza: PlazaServices, here: ConversationId
) -> None:
    begun = plaza.chat.direct(LEO, LIN)
    assert [listed(plaza, begun, user_id) != [] for user_id in (LEO, LIN)] == [True, False]
    plaza.contacts.block(LIN, LEO, is_blocked=True)
    plaza.chat.send(begun, LEO, TextContent("not heard"))
    assert listed(plaza, begun) == []
    plaza.contacts.block(LIN, LEO, is_blocked=False)
    plaza.chat.send(begun, LEO, TextContent("heard"))
    assert listed(plaza, begun)[0].unread_count == 1
    assert said(plaza, begun) == ["heard"]


def test_a_file_goes_from_the_disk_when_the_last_who_sees_it_deletes_it(
    plaza: PlazaServices, here: ConversationId, tmp_path: Path
) -> None:
    attachments = Attachments(tmp_path / "attachments", tmp_path / "attaching", plaza.db)
    plaza.events.subscribe(ConversationCleared, attachments.on_cleared)
    names = []
    for data in (b"only here", b"elsewhere as well"):
        kept = attachments.keep_bytes(data)
        plaza.chat.send(here, LIN, FileContent(kept.name, "plan.txt", kept.size_bytes))
        names.append(kept.name)
        assert kept.name == hashlib.sha256(data).hexdigest()
    plaza.chat.send(plaza.chat.direct(LIN, LEO), LIN, FileContent(names[1], "plan.txt", 17))
    for name in names:
        attachments.release(name)
    plaza.own_conversations.remove(here, LIN)
    assert all(attachments.find(name).is_file() for name in names)
    plaza.own_conversations.clear(here, MAYA)
    assert [(tmp_path / "attachments" / name).exists() for name in names] == [False, True]
    attachments.sweep()
    assert attachments.find(names[1]).is_file()


def test_only_a_member_deletes_a_conversation(plaza: PlazaServices, here: ConversationId) -> None:
    for act in (plaza.own_conversations.clear, plaza.own_conversations.remove):
        with pytest.raises(Refused, match=r"chat\.not_a_member"):
            act(here, LEO)
        with pytest.raises(Refused, match=r"chat\.unknown_conversation"):
            act(ConversationId("nowhere"), LIN)
