"""Finding messages: by words and parts of Chinese, only what one may see, nothing that is gone, whatever is typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.chat import codec, messages_store, words_store
from app.core.chat.model import (
    ArticleContent,
    CardContent,
    CodeContent,
    Content,
    NoteContent,
    PacketContent,
    TextContent,
    TransferContent,
)
from app.core.chat.search import FILLED_AT_ONCE, PLACES_MAX
from app.core.kernel import words
from app.core.kernel.errors import Refused
from app.core.kernel.ids import (
    ArticleId,
    ConversationId,
    MessageId,
    MiniAppId,
    OfficialAccountId,
    PacketId,
    PersonTransferId,
    UserId,
    new_id,
)
from app.core.kernel.money import Money
from app.core.official.model import OfficialAccount
from app.core.people.model import User
from tests.support.chats import write_history
from tests.support.plaza import PlazaServices

MAYA = User(UserId("maya"), "Maya Chen", "blue")
LEO = User(UserId("leo"), "Leo", "amber")
LIN = User(UserId("lin"), "Lin", "rose")


@pytest.fixture
def here(plaza: PlazaServices) -> ConversationId:
    """Return the conversation of Maya and Leo."""
    for person in (MAYA, LEO, LIN):
        plaza.people.add_person(person)
    return plaza.chat.direct(MAYA.user_id, LEO.user_id)


def say(plaza: PlazaServices, here: ConversationId, *texts: str) -> list[str]:
    return [plaza.chat.send(here, LEO.user_id, TextContent(text)).message_id for text in texts]


def found(plaza: PlazaServices, typed: str, who: User = MAYA) -> list[str]:
    """Return the lines that were found, what was looked for in brackets."""
    return [_line(message.excerpt) for message in plaza.search.find(who.user_id, typed).messages]


def _line(pieces: tuple[str, ...]) -> str:
    return "".join(f"[{piece}]" if at % 2 else piece for at, piece in enumerate(pieces))


@pytest.mark.parametrize(
    ("text", "typed", "line"),
    [
        ("See you at the harbour tonight", "harb", "See you at the [harbour] tonight"),
        ("See you at the harbour tonight", "TONIGHT you", "See [you] at the harbour [tonight]"),
        ("Viele Grüße aus Köln", "grusse koln", "Viele [Grüße] aus [Köln]"),
        ("今天我们发红包吧", "红包", "今天我们发[红包]吧"),
        ("今天我们发红包吧", "我们发红", "今天[我们发红]包吧"),
        ("今天我们发红包吧", "吧", "今天我们发红包[吧]"),
        ("今天我们发红包吧", "今", "[今]天我们发红包吧"),
        ("买iPhone手机壳", "iphone手机", "买[iPhone手机]壳"),
        ("東京タワーへ行く", "タワー", "東京[タワー]へ行く"),
        ("안녕하세요 여러분", "하세", "안녕[하세]요 여러분"),
        ("great👍🏽 work", "👍", "great[👍]🏽 work"),
        ("ＡＢＣ full width", "abc", "[ＡＢＣ] full width"),
        ("مرحبا بكم في المدينة", "بكم", "مرحبا [بكم] في المدينة"),
        ("order 2025-0042 sent", "2025-0042", "order [2025-0042] sent"),
    ],
)
def test_words_are_found_by_their_beginnings_and_chinese_by_any_part(
    plaza: PlazaServices, here: ConversationId, text: str, typed: str, line: str
) -> None:
    say(plaza, here, "something else", text)
    assert found(plaza, typed) == [line]


@pytest.mark.parametrize("typed", ["arbour", "harbour tomorrow", "红天", "包红", "our"])
def test_what_is_not_said_so_is_not_found(plaza: PlazaServices, here: ConversationId, typed: str) -> None:
    say(plaza, here, "See you at the harbour tonight", "今天我们发红包吧")
    assert found(plaza, typed) == []


@pytest.mark.parametrize(
    "content",
    [
        CardContent("plaza://miniapp/a/b", MiniAppId("a"), "Harbour lamps", note="for you"),
        ArticleContent(ArticleId("a"), "A day out", "To the harbour"),
        CodeContent("plaza://pay", "Harbour"),
        PacketContent(PacketId("p"), "Happy harbour"),
        TransferContent(PersonTransferId("t"), Money(100), "for the harbour trip"),
    ],
)
def test_every_kind_of_message_is_found_by_what_was_written_in_it(
    plaza: PlazaServices, here: ConversationId, content: Content
) -> None:
    plaza.chat.send(here, LEO.user_id, content)
    [line] = found(plaza, "harbour")
    assert "[harbour" in line.casefold()


def test_what_happened_to_a_group_is_not_found_by_the_names_in_it(plaza: PlazaServices, here: ConversationId) -> None:
    plaza.chat.send(here, LEO.user_id, NoteContent("added", ("Harbour",)))
    assert found(plaza, "harbour") == []


def test_only_what_one_may_see_is_found(plaza: PlazaServices, here: ConversationId) -> None:
    say(plaza, here, "the secret harbour")
    group = plaza.groups.make(MAYA.user_id, "Trip", [LEO.user_id])
    say(plaza, group, "harbour before")
    plaza.groups.add(group, MAYA.user_id, [LIN.user_id])
    assert found(plaza, "harbour", LIN) == []
    say(plaza, group, "harbour after")
    assert found(plaza, "harbour", LIN) == ["[harbour] after"]
    assert [place.seq for place in plaza.search.within(group, LIN.user_id, "harbour").places] == [3]
    plaza.groups.remove(group, MAYA.user_id, LIN.user_id)
    assert found(plaza, "harbour", LIN) == []
    with pytest.raises(Refused, match=r"chat\.not_a_member"):
        plaza.search.within(group, LIN.user_id, "harbour")
    assert len(found(plaza, "harbour")) == 3


def test_what_a_person_deleted_is_found_by_the_others_alone(plaza: PlazaServices, here: ConversationId) -> None:
    say(plaza, here, "harbour one", "harbour two")
    with plaza.db.begin() as tx:
        tx.exec_driver_sql("INSERT INTO hidden_message VALUES (?, ?, 1)", (here, MAYA.user_id))
    assert found(plaza, "harbour") == ["[harbour] two"]
    assert len(plaza.search.within(here, MAYA.user_id, "harbour").places) == 1
    assert len(found(plaza, "harbour", LEO)) == 2


def test_what_is_replaced_is_gone_from_the_index_and_what_came_instead_is_found(
    plaza: PlazaServices, here: ConversationId
) -> None:
    kept, gone = say(plaza, here, "the harbour", "zyxwvut 红包 harbour")
    with plaza.db.begin() as tx:
        messages_store.replace_content(tx, MessageId(gone), codec.encode(TextContent("instead")))
    with plaza.db.read() as tx:
        blocks = tx.exec_driver_sql("SELECT block FROM message_words_data").scalars().all()
    assert not [block for block in blocks if b"zyxwvut" in block or "红".encode() in block]
    assert found(plaza, "zyxwvut") == []
    assert found(plaza, "红包") == []
    assert found(plaza, "harbour") == ["the [harbour]"]
    assert [one.message_id for one in plaza.search.find(MAYA.user_id, "instead").messages] == [gone]
    assert kept != gone


def test_what_was_not_committed_is_not_found(plaza: PlazaServices, here: ConversationId) -> None:
    [message_id] = say(plaza, here, "harbour")

    def write() -> None:
        with plaza.db.begin() as tx:
            messages_store.replace_content(tx, MessageId(message_id), codec.encode(TextContent("x")))
            raise Refused("chat.empty")

    with pytest.raises(Refused):
        write()
    assert found(plaza, "harbour") == ["[harbour]"]
    with pytest.raises(Refused):
        plaza.chat.send(here, LIN.user_id, TextContent("harbour of a stranger"))
    assert len(found(plaza, "harbour", LEO)) == 1


def test_found_messages_come_newest_first_in_pages(plaza: PlazaServices, here: ConversationId) -> None:
    ids = say(plaza, here, *(f"harbour {number}" for number in range(5)))[::-1]
    first = plaza.search.find(MAYA.user_id, "harbour", limit=3)
    rest = plaza.search.find(MAYA.user_id, "harbour", before=first.messages[-1].number, limit=3)
    assert [one.message_id for one in (*first.messages, *rest.messages)] == ids
    assert (first.has_more, rest.has_more) == (True, False)
    assert plaza.search.within(here, MAYA.user_id, "harbour").places[0].message_id == ids[0]


def test_a_conversation_is_searched_alone(plaza: PlazaServices, here: ConversationId) -> None:
    say(plaza, here, "harbour here")
    say(plaza, plaza.chat.direct(LEO.user_id, LIN.user_id), "harbour there")
    assert len(plaza.search.within(here, LEO.user_id, "harbour").places) == 1
    assert len(found(plaza, "harbour", LEO)) == 2


def test_places_in_a_conversation_have_a_limit(plaza: PlazaServices, here: ConversationId) -> None:
    write_history(plaza, here, LEO.user_id, PLACES_MAX + 5)
    with plaza.db.begin() as tx:
        tx.execute(words_store.message_gap.insert().values(below=10**6))
    while plaza.search.prepare():
        pass
    places = plaza.search.within(here, MAYA.user_id, "message")
    assert (len(places.places), places.has_more) == (PLACES_MAX, True)


HOSTILE = [
    "",
    " ",
    "\0",
    '"',
    '""',
    "'",
    "*",
    "^",
    "-",
    "NEAR(a b, 2)",
    "a OR b",
    "a NOT b",
    "place : x",
    "words:harbour",
    "{place}: a",
    "(",
    ")",
    'a" OR "b',
    'x" OR place : "',
    "a\0b",
    "\ud800",
    "x" * 10_000,
    "y " * 5_000,
    "红" * 10_000,
    "\u202eabc",
    "😀",
    "🏽",
    "\u0301",
    "\u200d",
    "%",
    "_",
    "\\",
    ";DROP TABLE message",
    "－－",
    "…",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_no_typing_is_a_language_of_queries(plaza: PlazaServices, here: ConversationId, typed: str) -> None:
    say(plaza, here, "a quiet harbour", "红包")
    plaza.search.find(MAYA.user_id, typed)
    plaza.search.within(here, MAYA.user_id, typed)
    assert found(plaza, "harbour OR nothing") == []


def test_what_an_official_account_said_is_found_under_its_name(plaza: PlazaServices, here: ConversationId) -> None:
    account_id = OfficialAccountId("harbour-news")
    plaza.official.add(OfficialAccount(account_id, "Harbour News", "blue", "What happens here.", "subscription"))
    plaza.chat.post_official(MAYA.user_id, account_id, TextContent("The lighthouse is lit"), MessageId(new_id()))
    say(plaza, here, "have you seen the lighthouse?")
    names = [message.sender_name for message in plaza.search.find(MAYA.user_id, "lighthouse").messages]
    assert names == ["Leo", "Harbour News"]


@given(
    line=st.text(st.characters(max_codepoint=127, categories=("L", "N", "P")) | st.just(" "), max_size=60),
    typed=st.text(st.sampled_from("abcXYZ019 .'"), min_size=1, max_size=4),
)
def test_what_was_found_is_marked_alike_whatever_else_is_in_the_line(line: str, typed: str) -> None:
    query, said = words.query_of(typed), " ".join([*line.split(), "-"])
    *alone, rest = words.excerpt(said, query)
    assert words.excerpt(f"{said} é", query) == (*alone, f"{rest} é")


@settings(max_examples=150, deadline=None)
@given(text=st.text(min_size=1, max_size=40), cut=st.tuples(st.integers(0, 40), st.integers(1, 40)))
def test_whatever_is_said_and_typed_searching_answers(text: str, cut: tuple[int, int]) -> None:
    plaza = PlazaServices()
    for person in (MAYA, LEO):
        plaza.people.add_person(person)
    here = plaza.chat.direct(MAYA.user_id, LEO.user_id)
    if text.strip():
        say(plaza, here, text)
    for typed in (text, text[cut[0] : cut[0] + cut[1]]):
        for line in plaza.search.find(MAYA.user_id, typed).messages:
            assert "".join(line.excerpt).lstrip("…") in " ".join(text.split())
    plaza.close()


def test_messages_from_before_the_index_are_found_more_and_more(plaza: PlazaServices, here: ConversationId) -> None:
    count = FILLED_AT_ONCE * 2 + 10
    write_history(plaza, here, LEO.user_id, count)
    with plaza.db.begin() as tx:
        tx.execute(words_store.message_gap.insert().values(below=count + 1))
    say(plaza, here, "harbour message")
    assert found(plaza, "message") == ["harbour [message]"]
    assert not plaza.search.find(MAYA.user_id, "message").is_complete
    assert plaza.search.prepare()
    assert found(plaza, f"message {count}") == [f"[Message] [{count}]"]
    assert found(plaza, "message 17") == []
    assert plaza.search.prepare()
    assert not plaza.search.prepare()
    assert not plaza.search.prepare()
    assert found(plaza, "message 17")[-1] == "[Message] [17]"
    assert plaza.search.find(MAYA.user_id, "message").is_complete
    with plaza.db.read() as tx:
        numbers = tx.exec_driver_sql("SELECT rowid FROM message_words WHERE message_words MATCH 'message'").scalars()
        assert len(set(numbers)) == count + 1


def test_replacing_a_message_that_is_not_in_the_index_yet_does_no_harm(
    plaza: PlazaServices, here: ConversationId
) -> None:
    write_history(plaza, here, LEO.user_id, 3)
    with plaza.db.begin() as tx:
        tx.execute(words_store.message_gap.insert().values(below=4))
    with plaza.db.begin() as tx:
        messages_store.replace_content(tx, MessageId("m2"), codec.encode(TextContent("harbour")))
    assert found(plaza, "harbour") == []
    assert not plaza.search.prepare()
    assert found(plaza, "harbour") == ["[harbour]"]
    assert found(plaza, "message 2") == []
    assert len(found(plaza, "message")) == 2
    with plaza.db.begin() as tx:
        tx.exec_driver_sql("INSERT INTO message_words (message_words) VALUES ('integrity-check')")
