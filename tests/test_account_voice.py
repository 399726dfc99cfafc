"""Official accounts that speak by themselves: in the transaction of what they answer, once, and only to followers."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count

import pytest

from app.core.chat.events import MessageSent
from app.core.chat.model import ArticleContent, CardContent, Content, TextContent
from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import ArticleId, ConversationId, MessageId, OfficialAccountId, UserId, new_id
from app.core.official.model import Article, MiniAppCard, OfficialAccount
from app.core.official.voice import ArticleReply, Entry, EntryGroup, Rule, TextReply, Voice
from tests.support.faults import before_statement, disk_full
from tests.support.plaza import PlazaServices

SHOP = OfficialAccount(OfficialAccountId("shop.account"), "Shop", "rose", "", "service")
OTHER = OfficialAccount(OfficialAccountId("other.account"), "Other", "rose", "", "service")
LETTER = ArticleId("letter")
CARD = MiniAppCard("plaza://miniapp/plaza.store/pages/product?sku=coat", "Coat", "coat.webp", "Warm")
SIZES, LETTER_REPLY = TextReply("True to size."), ArticleReply(LETTER)
VOICE = Voice(
    (EntryGroup("Help", (Entry("Sizes", SIZES), Entry("Letter", LETTER_REPLY))),),
    (
        Rule(("size",), SIZES),
        Rule(("coat",), CARD),
        Rule(("letter",), LETTER_REPLY),
        Rule(("let",), TextReply("It was taken back.")),
    ),
    TextReply("Welcome <b>you</b>"),
)


@pytest.fixture
def plaza() -> Iterator[PlazaServices]:
    """The services, on a database in memory."""
    services = PlazaServices()
    yield services
    services.close()


@pytest.fixture
def lin(plaza: PlazaServices) -> UserId:
    """Return a person; the shop speaks by itself and has a letter."""
    plaza.official.add(SHOP)
    plaza.official.publish(Article(LETTER, SHOP.account_id, "Letter", "One", None, "Su", plaza.clock.now(), ()))
    plaza.official.set_voice(SHOP.account_id, VOICE)
    return plaza.people.create_profile("Lin").user_id


def contents(plaza: PlazaServices, user_id: UserId) -> list[Content]:
    """Return what stands in the conversation with the shop, the oldest first."""
    here = plaza.chat.official(user_id, SHOP.account_id)
    return [message.content for message in plaza.history.newest(here, user_id).messages][::-1]


def follow(plaza: PlazaServices, user_id: UserId) -> ConversationId:
    """Let somebody follow the shop, unwelcomed."""
    plaza.official.follow(user_id, SHOP.account_id, is_greeted=False)
    return plaza.chat.official(user_id, SHOP.account_id)


def told_of(plaza: PlazaServices) -> list[MessageSent]:
    """Return the list that every message told of from now on goes into."""
    seen: list[MessageSent] = []
    plaza.events.subscribe(MessageSent, seen.append)
    return seen


def failing_at_each_step(act: Callable[[], object]) -> Iterator[int]:
    """Let ``act`` fail for want of room before its first statement, its second, and so on, until it succeeds."""
    for at in count(1):
        is_done = False
        with before_statement(at, disk_full), suppress(Unavailable):
            act()
            is_done = True
        if is_done:
            return
        yield at


def test_following_is_welcomed_once_each_time(plaza: PlazaServices, lin: UserId) -> None:
    seen = told_of(plaza)
    for _ in range(2):
        plaza.official.follow(lin, SHOP.account_id)
    assert contents(plaza, lin) == [TextContent("Welcome <b>you</b>")]
    assert [(event.message.sender_name, event.member_ids) for event in seen] == [("Shop", frozenset({lin}))]
    [line] = plaza.chat.conversations(lin)
    assert (line.account_id, line.unread_count) == (SHOP.account_id, 1)
    plaza.official.unfollow(lin, SHOP.account_id)
    plaza.official.follow(lin, SHOP.account_id)
    assert len(contents(plaza, lin)) == 2


def test_an_account_without_a_welcome_says_nothing_to_its_followers(plaza: PlazaServices, lin: UserId) -> None:
    plaza.official.set_voice(SHOP.account_id, Voice())
    plaza.official.follow(lin, SHOP.account_id)
    assert plaza.chat.conversations(lin) == []


def test_following_and_its_welcome_come_together_or_not_at_all(plaza: PlazaServices, lin: UserId) -> None:
    seen = told_of(plaza)
    for _ in failing_at_each_step(lambda: plaza.official.follow(lin, SHOP.account_id)):
        assert (plaza.official.followed(lin), plaza.chat.conversations(lin), seen) == ([], [], [])
    assert len(plaza.official.followed(lin)) == len(seen) == len(contents(plaza, lin)) == 1


def test_a_keyword_is_answered_right_after_the_message(plaza: PlazaServices, lin: UserId) -> None:
    here = follow(plaza, lin)
    seen = told_of(plaza)
    sent = plaza.chat.send(here, lin, TextContent("Which size?"))
    assert contents(plaza, lin) == [TextContent("Which size?"), TextContent("True to size.")]
    assert [event.message.content for event in seen] == [sent.content, TextContent("True to size.")]
    assert [event.message.sender_id for event in seen] == [lin, None]
    assert seen[1].message.seq == sent.seq + 1


def test_a_message_that_is_sent_again_is_not_answered_again(plaza: PlazaServices, lin: UserId) -> None:
    here, message_id = follow(plaza, lin), MessageId(new_id())
    for _ in range(3):
        plaza.chat.send(here, lin, TextContent("size"), message_id=message_id)
    assert len(contents(plaza, lin)) == 2


def test_a_message_and_its_answer_come_together_or_not_at_all(plaza: PlazaServices, lin: UserId) -> None:
    here = follow(plaza, lin)
    seen = told_of(plaza)
    for _ in failing_at_each_step(lambda: plaza.chat.send(here, lin, TextContent("size"))):
        assert (contents(plaza, lin), seen) == ([], [])
    assert len(contents(plaza, lin)) == len(seen) == 2


def test_cards_and_articles_are_answered_as_such(plaza: PlazaServices, lin: UserId) -> None:
    here = follow(plaza, lin)
    plaza.chat.send(here, lin, TextContent("the coat"))
    plaza.chat.send(here, lin, TextContent("letter"))
    card, article = contents(plaza, lin)[1], contents(plaza, lin)[3]
    assert isinstance(card, CardContent)
    assert (card.link, card.title, card.note, card.price) == (CARD.link, "Coat", "Warm", None)
    assert article == ArticleContent(LETTER, "Letter", "One", None)


def test_an_article_that_was_taken_back_is_answered_by_the_next_best(plaza: PlazaServices, lin: UserId) -> None:
    here = follow(plaza, lin)
    plaza.official.withdraw(SHOP.account_id, LETTER)
    plaza.chat.send(here, lin, TextContent("letter"))
    assert contents(plaza, lin)[1:] == [TextContent("It was taken back.")]


def test_what_fits_nothing_is_answered_by_nothing_or_otherwise(plaza: PlazaServices, lin: UserId) -> None:
    here = follow(plaza, lin)
    plaza.chat.send(here, lin, TextContent("hello"))
    assert len(contents(plaza, lin)) == 1
    plaza.official.set_voice(SHOP.account_id, Voice(otherwise=TextReply("Nobody reads this.")))
    plaza.chat.send(here, lin, TextContent("hello"))
    assert contents(plaza, lin)[1:] == [TextContent("hello"), TextContent("Nobody reads this.")]


def test_who_unfollowed_an_account_is_not_answered(plaza: PlazaServices, lin: UserId) -> None:
    here = follow(plaza, lin)
    plaza.official.unfollow(lin, SHOP.account_id)
    plaza.chat.send(here, lin, TextContent("size"))
    plaza.official.follow(lin, SHOP.account_id, is_greeted=False)
    assert contents(plaza, lin) == [TextContent("size")]


def test_people_are_not_answered_by_accounts(plaza: PlazaServices, lin: UserId) -> None:
    ben = plaza.people.create_profile("Ben").user_id
    here = plaza.chat.direct(lin, ben)
    plaza.chat.send(here, lin, TextContent("size"))
    assert len(plaza.history.newest(here, lin).messages) == 1


def test_an_account_does_not_answer_itself(plaza: PlazaServices, lin: UserId) -> None:
    follow(plaza, lin)
    plaza.chat.post_official(lin, SHOP.account_id, TextContent("size"), MessageId(new_id()))
    assert len(contents(plaza, lin)) == 1


def test_an_entry_of_the_menu_sends_what_it_promises(plaza: PlazaServices, lin: UserId) -> None:
    follow(plaza, lin)
    seen = told_of(plaza)
    plaza.speaker.press(lin, SHOP.account_id, SIZES)
    plaza.clock.advance(seconds=1)
    plaza.speaker.press(lin, SHOP.account_id, LETTER_REPLY)
    assert contents(plaza, lin) == [TextContent("True to size."), ArticleContent(LETTER, "Letter", "One", None)]
    assert [event.message.sender_id for event in seen] == [None, None]


def test_an_entry_that_is_gone_says_so(plaza: PlazaServices, lin: UserId) -> None:
    follow(plaza, lin)
    with pytest.raises(Refused, match=r"official\.menu_changed"):
        plaza.speaker.press(lin, SHOP.account_id, TextReply("Pay here"))
    plaza.official.withdraw(SHOP.account_id, LETTER)
    with pytest.raises(Refused, match=r"official\.withdrawn"):
        plaza.speaker.press(lin, SHOP.account_id, LETTER_REPLY)
    plaza.official.unfollow(lin, SHOP.account_id)
    with pytest.raises(Refused, match=r"chat\.unfollowed"):
        plaza.speaker.press(lin, SHOP.account_id, SIZES)
    with pytest.raises(Refused, match=r"official\.unknown"):
        plaza.speaker.press(lin, OTHER.account_id, SIZES)


def test_no_account_sends_another_s_article(plaza: PlazaServices, lin: UserId) -> None:
    plaza.official.add(OTHER)
    plaza.official.set_voice(OTHER.account_id, Voice((Entry("Letter", LETTER_REPLY),), welcome=LETTER_REPLY))
    plaza.official.follow(lin, OTHER.account_id)
    assert plaza.chat.conversations(lin) == []
    with pytest.raises(Refused, match=r"official\.withdrawn"):
        plaza.speaker.press(lin, OTHER.account_id, LETTER_REPLY)
