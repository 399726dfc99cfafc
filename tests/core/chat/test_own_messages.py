"""What becomes of messages afterwards: quoted, taken back, deleted for one person; and drafts."""

import pytest

from app.core.chat.events import DraftKept, MessageRecalled, MessagesHidden
from app.core.chat.model import RECALLED, Draft, Message, PacketContent, Preview, Quoted, TextContent
from app.core.chat.recalling import RECALL_TIME
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, MessageId, PacketId, UserId, new_id
from app.core.people.model import User
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

LIN, MAYA, LEO = (UserId(name) for name in ("lin", "maya", "leo"))


@pytest.fixture
def here(plaza: PlazaServices) -> ConversationId:
    """The conversation of Lin and Maya; Leo is known."""
    for user_id in (LIN, MAYA, LEO):
        plaza.people.add_person(User(user_id, user_id.title(), "blue"))
    return plaza.chat.direct(LIN, MAYA)


def seen(plaza: PlazaServices, here: ConversationId, user_id: UserId) -> tuple[Message, ...]:
    return plaza.history.newest(here, user_id).messages


def test_an_answer_stands_with_what_it_answers(plaza: PlazaServices, here: ConversationId) -> None:
    first = plaza.chat.send(here, MAYA, TextContent("Coming?"))
    answer = plaza.chat.send(here, LIN, TextContent("Yes"), quoted_id=first.message_id)
    assert answer.quoted == Quoted(first.message_id, MAYA, "Maya", TextContent("Coming?"))
    assert seen(plaza, here, MAYA) == (answer, first)
    elsewhere = plaza.chat.send(plaza.chat.direct(LIN, LEO), LEO, TextContent("private"))
    for wrong in (elsewhere.message_id, MessageId(new_id())):
        with pytest.raises(Refused, match=r"chat\.unknown_message"):
            plaza.chat.send(here, LIN, TextContent("Yes"), quoted_id=wrong)


def test_what_is_taken_back_is_gone_for_both_and_from_its_quotes(plaza: PlazaServices, here: ConversationId) -> None:
    first = plaza.chat.send(here, LIN, TextContent("secret word"))
    plaza.chat.send(here, MAYA, TextContent("What?"), quoted_id=first.message_id)
    told = recorded(plaza.events, MessageRecalled)
    plaza.clock.advance(seconds=RECALL_TIME.total_seconds())
    recalled = plaza.own_messages.recall(here, LIN, first.message_id)
    assert (recalled.content, recalled.seq, recalled.message_id) == (RECALLED, first.seq, first.message_id)
    assert told == [MessageRecalled(here, recalled, frozenset({LIN, MAYA}))]
    for user_id in (LIN, MAYA):
        answer, mine = seen(plaza, here, user_id)
        assert mine == recalled
        assert answer.quoted == Quoted(first.message_id, LIN, "Lin", RECALLED)
    with plaza.db.read() as tx:
        assert "secret" not in str(tx.exec_driver_sql("SELECT * FROM message").all())
    plaza.own_messages.recall(here, LIN, first.message_id)
    assert len(told) == 1
    assert plaza.chat.send(here, LIN, TextContent("secret word"), message_id=first.message_id) == recalled


def test_a_list_says_who_took_a_message_back(plaza: PlazaServices, here: ConversationId) -> None:
    plaza.own_messages.recall(here, LIN, plaza.chat.send(here, LIN, TextContent("x")).message_id)
    assert plaza.chat.conversations(LIN)[0].preview == Preview("recalled")
    assert plaza.chat.conversations(MAYA)[0].preview == Preview("recalled", speaker="Lin")


def test_only_one_s_own_words_are_taken_back_and_only_soon(plaza: PlazaServices, here: ConversationId) -> None:
    theirs = plaza.chat.send(here, MAYA, TextContent("mine"))
    packet = plaza.chat.send(here, LIN, PacketContent(PacketId("p")))
    old = plaza.chat.send(here, LIN, TextContent("old"))
    for message_id, code in (
        (theirs.message_id, "not_yours"),
        (packet.message_id, "recall_kind"),
        (MessageId(new_id()), "unknown_message"),
    ):
        with pytest.raises(Refused, match=rf"chat\.{code}"):
            plaza.own_messages.recall(here, LIN, message_id)
    with pytest.raises(Refused, match=r"chat\.not_a_member"):
        plaza.own_messages.recall(here, LEO, old.message_id)
    plaza.clock.advance(seconds=RECALL_TIME.total_seconds() + 1)
    with pytest.raises(Refused, match=r"chat\.recall_too_late"):
        plaza.own_messages.recall(here, LIN, old.message_id)
    assert [one.content for one in seen(plaza, here, MAYA)] == [old.content, packet.content, theirs.content]


def test_what_one_person_deletes_the_other_keeps(plaza: PlazaServices, here: ConversationId) -> None:
    sent = [plaza.chat.send(here, MAYA, TextContent(str(number))) for number in range(4)]
    elsewhere = plaza.chat.send(plaza.chat.direct(LIN, LEO), LEO, TextContent("stays"))
    told = recorded(plaza.events, MessagesHidden)
    gone = [sent[3].message_id, sent[1].message_id]
    for _ in range(2):
        plaza.own_messages.hide(here, LIN, [*gone, elsewhere.message_id])
    assert seen(plaza, here, LIN) == (sent[2], sent[0])
    assert seen(plaza, here, MAYA) == tuple(sent[::-1])
    assert seen(plaza, elsewhere.conversation_id, LIN) == (elsewhere,)
    assert told[0] == MessagesHidden(here, LIN, frozenset(gone))
    [line] = [one for one in plaza.chat.conversations(LIN) if one.conversation_id == here]
    assert line.preview == Preview("text", "2")
    with pytest.raises(Refused, match=r"chat\.unknown_message"):
        plaza.history.around(here, LIN, sent[3].message_id)
    with pytest.raises(Refused, match=r"chat\.not_a_member"):
        plaza.own_messages.hide(here, LEO, gone)


def test_a_draft_is_kept_for_each_person_until_it_is_sent(plaza: PlazaServices, here: ConversationId) -> None:
    quoted = plaza.chat.send(here, MAYA, TextContent("Coming?"))
    told = recorded(plaza.events, DraftKept)
    for _ in range(2):
        plaza.own_messages.keep_draft(here, LIN, "Ye <b>", quoted.message_id)
    assert told == [DraftKept(here, LIN)]
    kept = plaza.own_messages.draft(here, LIN)
    assert kept == Draft("Ye <b>", Quoted(quoted.message_id, MAYA, "Maya", TextContent("Coming?")))
    assert plaza.own_messages.draft(here, MAYA) == Draft()
    assert [one.draft for one in plaza.chat.conversations(LIN)] == ["Ye <b>"]
    assert [one.draft for one in plaza.chat.conversations(MAYA)] == [""]
    long = "长" * 200_000
    plaza.own_messages.keep_draft(here, LIN, long)
    assert plaza.own_messages.draft(here, LIN) == Draft(long)
    with pytest.raises(Refused, match=r"chat\.unwritable"):
        plaza.own_messages.keep_draft(here, LIN, "\ud800")
    with pytest.raises(Refused, match=r"chat\.not_a_member"):
        plaza.own_messages.keep_draft(here, LEO, "x")


def test_a_draft_goes_with_the_message_it_was_and_stays_where_that_is_refused(
    plaza: PlazaServices, here: ConversationId
) -> None:
    plaza.own_messages.keep_draft(here, LIN, "Yes")
    with pytest.raises(Refused, match=r"chat\.unknown_message"):
        plaza.chat.send(here, LIN, TextContent("Yes"), quoted_id=MessageId(new_id()), ends_draft=True)
    assert plaza.own_messages.draft(here, LIN) == Draft("Yes")
    plaza.own_messages.keep_draft(here, MAYA, "No")
    plaza.chat.send(here, LIN, TextContent("Yes"), ends_draft=True)
    assert plaza.own_messages.draft(here, LIN) == Draft()
    assert plaza.own_messages.draft(here, MAYA) == Draft("No")
