"""Reading what was said: both ways, around a message, in the order of writing whatever the clock does."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.chat.history import STRETCH_MESSAGES_MAX
from app.core.chat.model import Message, Preview, Stretch, TextContent
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, MessageId, UserId, new_id
from app.core.people.model import User
from tests.support.plaza import PlazaServices

MAYA = User(UserId("maya"), "Maya Chen", "blue")
LEO = User(UserId("leo"), "Leo", "amber")


@pytest.fixture
def here(plaza: PlazaServices) -> ConversationId:
    """Return the conversation of Maya and Leo."""
    for person in (MAYA, LEO):
        plaza.people.add_person(person)
    return plaza.chat.direct(MAYA.user_id, LEO.user_id)


def said(plaza: PlazaServices, here: ConversationId, count: int) -> list[Message]:
    """Let Leo say something ``count`` times; newest first."""
    return [plaza.chat.send(here, LEO.user_id, TextContent(str(number))) for number in range(count)][::-1]


def words(stretch: Stretch) -> list[str]:
    return [message.content.text for message in stretch.messages if isinstance(message.content, TextContent)]


@settings(max_examples=25)
@given(count=st.integers(0, 12), limit=st.integers(-1, 6))
def test_reading_on_in_either_direction_meets_every_message_once(count: int, limit: int) -> None:
    plaza = PlazaServices()
    for person in (MAYA, LEO):
        plaza.people.add_person(person)
    here, mine = plaza.chat.direct(MAYA.user_id, LEO.user_id), MAYA.user_id
    sent = said(plaza, here, count)
    stretch = plaza.history.newest(here, mine, limit=limit)
    assert not stretch.has_newer
    found = list(stretch.messages)
    while stretch.has_older:
        stretch = plaza.history.before(here, mine, found[-1].seq, limit=limit)
        assert 1 <= len(stretch.messages) <= max(limit, 1)
        found.extend(stretch.messages)
    assert found == sent
    stretch = plaza.history.before(here, mine, 2, limit=limit)
    back = list(stretch.messages)
    while stretch.has_newer and back:
        stretch = plaza.history.after(here, mine, back[0].seq, limit=limit)
        assert len(stretch.messages) <= max(limit, 1)
        back[:0] = stretch.messages
    assert not back or back == sent
    plaza.close()


def test_what_is_written_later_stands_later_though_the_clock_was_set_back(
    plaza: PlazaServices, here: ConversationId, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = plaza.chat.send(here, LEO.user_id, TextContent("before"), message_id=MessageId(new_id()))
    plaza.clock.advance(hours=-3)
    earlier = "00" + first.message_id[2:]  # a UUIDv7 of long ago
    second = plaza.chat.send(here, MAYA.user_id, TextContent("after"), message_id=MessageId(earlier))
    assert second.message_id < first.message_id
    assert second.sent_at < first.sent_at
    assert plaza.history.newest(here, LEO.user_id).messages == (second, first)
    [line] = plaza.chat.conversations(LEO.user_id)
    assert (line.preview, line.unread_count) == (Preview("text", "after"), 1)
    plaza.chat.mark_read(here, LEO.user_id)
    assert plaza.chat.conversations(LEO.user_id)[0].unread_count == 0


def test_the_list_is_sorted_by_who_spoke_last_though_the_clock_was_set_back(
    plaza: PlazaServices, here: ConversationId
) -> None:
    lin = plaza.people.create_profile("Lin").user_id
    with_lin = plaza.chat.direct(lin, LEO.user_id)
    plaza.chat.send(with_lin, lin, TextContent("first"))
    plaza.clock.advance(hours=-3)
    plaza.chat.send(here, LEO.user_id, TextContent("second"))
    assert [line.conversation_id for line in plaza.chat.conversations(LEO.user_id)] == [here, with_lin]
    plaza.chat.send(with_lin, lin, TextContent("third"))
    assert [line.conversation_id for line in plaza.chat.conversations(LEO.user_id)] == [with_lin, here]


def test_a_message_is_shown_with_what_stands_around_it(plaza: PlazaServices, here: ConversationId) -> None:
    sent = said(plaza, here, 20)
    found = plaza.history.around(here, MAYA.user_id, sent[10].message_id, limit=6)
    assert found == Stretch(tuple(sent[7:13]), has_older=True, has_newer=True)
    oldest = plaza.history.around(here, MAYA.user_id, sent[-1].message_id, limit=6)
    assert (words(oldest), oldest.has_older, oldest.has_newer) == (["3", "2", "1", "0"], False, True)
    newest = plaza.history.around(here, MAYA.user_id, sent[0].message_id, limit=6)
    assert (words(newest), newest.has_older, newest.has_newer) == (["19", "18", "17"], True, False)


def test_what_was_said_elsewhere_or_is_not_there_is_not_found(plaza: PlazaServices, here: ConversationId) -> None:
    lin = plaza.people.create_profile("Lin").user_id
    elsewhere = plaza.chat.send(plaza.chat.direct(lin, LEO.user_id), lin, TextContent("private"))
    said(plaza, here, 2)
    for message_id in (elsewhere.message_id, MessageId(new_id())):
        with pytest.raises(Refused, match=r"chat\.unknown_message"):
            plaza.history.around(here, MAYA.user_id, message_id)


def test_only_members_read_a_conversation(plaza: PlazaServices, here: ConversationId) -> None:
    lin = plaza.people.create_profile("Lin").user_id
    [message] = said(plaza, here, 1)
    reads: list[Callable[[], Stretch]] = [
        lambda: plaza.history.newest(here, lin),
        lambda: plaza.history.before(here, lin, 5),
        lambda: plaza.history.after(here, lin, 0),
        lambda: plaza.history.around(here, lin, message.message_id),
    ]
    for read in reads:
        with pytest.raises(Refused, match=r"chat\.not_a_member"):
            read()


def test_a_stretch_has_a_limit(plaza: PlazaServices, here: ConversationId) -> None:
    said(plaza, here, STRETCH_MESSAGES_MAX + 2)
    stretch = plaza.history.newest(here, MAYA.user_id, limit=10_000)
    assert (len(stretch.messages), stretch.has_older) == (STRETCH_MESSAGES_MAX, True)


def test_everyone_has_a_reading_position_of_their_own(plaza: PlazaServices, here: ConversationId) -> None:
    sent = said(plaza, here, 3)
    plaza.chat.mark_read(here, MAYA.user_id, sent[1].seq)
    assert plaza.chat.conversations(MAYA.user_id)[0].unread_count == 1
    plaza.chat.mark_read(here, MAYA.user_id, sent[2].seq)  # what was read stays read
    assert plaza.chat.conversations(MAYA.user_id)[0].unread_count == 1
    plaza.chat.send(here, MAYA.user_id, TextContent("mine counts for nobody but Leo"))
    assert plaza.chat.conversations(MAYA.user_id)[0].unread_count == 1
    assert plaza.chat.conversations(LEO.user_id)[0].unread_count == 1
    plaza.chat.mark_read(here, MAYA.user_id, 10**9)
    said(plaza, here, 2)
    assert plaza.chat.conversations(MAYA.user_id)[0].unread_count == 2


@settings(max_examples=30)
@given(acts=st.lists(st.tuples(st.sampled_from(["maya", "leo", "read"]), st.integers(0, 12)), max_size=14))
def test_unread_is_what_others_said_behind_the_reading_position(acts: list[tuple[str, int]]) -> None:
    plaza = PlazaServices()
    for person in (MAYA, LEO):
        plaza.people.add_person(person)
    here = plaza.chat.direct(MAYA.user_id, LEO.user_id)
    senders: list[str] = []
    read = 0
    for who, seq in acts:
        if who == "read":
            plaza.chat.mark_read(here, MAYA.user_id, seq)
            read = max(read, min(seq, len(senders)))
        else:
            plaza.chat.send(here, UserId(who), TextContent("x"))
            senders.append(who)
    assert plaza.chat.conversations(MAYA.user_id)[0].unread_count == senders[read:].count("leo")
    plaza.close()


def test_a_stretch_of_a_long_history_looks_at_few_rows(plaza: PlazaServices, here: ConversationId) -> None:
    with plaza.db.begin() as tx:
        tx.exec_driver_sql(
            "WITH RECURSIVE counted(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM counted WHERE seq < 20000) "
            "INSERT INTO message (message_id, conversation_id, seq, sender_id, sent_at, content) "
            'SELECT \'m\' || seq, ?, seq, \'leo\', seq, \'{"kind":"text","text":"hi"}\' FROM counted',
            (here,),
        )
        tx.exec_driver_sql("UPDATE conversation SET last_seq = 20000, last_number = 20000")
    with plaza.db.read() as tx:
        plan = tx.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM message WHERE conversation_id = 'x' AND seq < 9 ORDER BY seq DESC LIMIT 9"
        ).all()
    assert "SEARCH message USING INDEX" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
    middle = plaza.history.around(here, MAYA.user_id, MessageId("m10000"), limit=4)
    assert [message.seq for message in middle.messages] == [10002, 10001, 10000, 9999]
    assert middle.messages[0].sent_at - middle.messages[-1].sent_at == timedelta(microseconds=3)
