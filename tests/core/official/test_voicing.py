"""What owners make of their accounts' menus and replies: kept, checked, published."""

from collections.abc import Callable

import pytest

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ArticleId, MiniAppId, OfficialAccountId, UserId
from app.core.official import voicing_store
from app.core.official.events import VoiceChanged
from app.core.official.model import Article, MiniAppCard, OfficialAccount
from app.core.official.voice import (
    BELOW_MAX,
    KEYWORDS_MAX,
    MENU_MAX,
    REPLY_CHARACTERS_MAX,
    TITLE_CHARACTERS_MAX,
    Act,
    ArticleReply,
    Entry,
    EntryGroup,
    OpenPage,
    ReadArticle,
    Rule,
    TextReply,
    Voice,
)
from app.core.official.voicing import DRAFT_BYTES_MAX, Flaw, Voicing
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

LANE = OfficialAccountId("maple.lane")
OTHER = OfficialAccountId("other.one")
LETTER = ArticleId("letter")
FOREIGN = ArticleId("foreign")
HOME = "plaza://miniapp/plaza.store/pages/home"
HALF = Voice((EntryGroup("", ()),), (Rule((), TextReply("")),))
WHOLE = Voice(
    (Entry("Letter", ReadArticle(LETTER)), EntryGroup("More", (Entry("Shop", OpenPage(HOME)),))),
    (Rule(("size", "尺码"), MiniAppCard(HOME, "Sizes"), "exact"),),
    TextReply("Welcome."),
    ArticleReply(LETTER),
)


class Known:
    """One mini-app with one page, and one whose pages are not known."""

    def of(self, miniapp_id: MiniAppId) -> tuple[str, ...] | None:
        return {"plaza.store": ("pages/home",), "far.away": ()}.get(miniapp_id)


@pytest.fixture
def lin(plaza: PlazaServices) -> UserId:
    """Who owns one of two accounts, each with an article."""
    lin = plaza.people.create_profile("Lin").user_id
    for account_id, article_id in ((LANE, LETTER), (OTHER, FOREIGN)):
        plaza.official.add(OfficialAccount(account_id, "枫里", "rose", "Letters.", "subscription"))
        plaza.official.publish(Article(article_id, account_id, "Letter", "", None, "Su", plaza.clock.now(), ()))
    plaza.official.own(lin, LANE)
    return lin


@pytest.fixture
def voicing(plaza: PlazaServices, lin: UserId) -> Voicing:
    return Voicing(plaza.db, plaza.events, Known())


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(PlazaError) as refused:
        act()
    return refused.value.code


def test_what_is_half_made_is_kept_and_nobody_sees_it(plaza: PlazaServices, voicing: Voicing, lin: UserId) -> None:
    told = recorded(plaza.events, VoiceChanged)
    voicing.save(lin, LANE, HALF)
    board = voicing.board(lin, LANE)
    assert (board.draft, board.published) == (HALF, Voice())
    assert plaza.official.voice(LANE) == Voice()
    assert told == []


def test_what_is_published_is_said_at_once_and_is_no_draft_any_more(
    plaza: PlazaServices, voicing: Voicing, lin: UserId
) -> None:
    told = recorded(plaza.events, VoiceChanged)
    voicing.save(lin, LANE, WHOLE)
    voicing.publish(lin, LANE, WHOLE)
    assert plaza.official.voice(LANE) == WHOLE
    assert voicing.board(lin, LANE).draft is None
    assert told == [VoiceChanged(LANE)]
    voicing.publish(lin, LANE, WHOLE)
    assert told == [VoiceChanged(LANE)], "the same again tells nobody"


def test_a_draft_that_is_made_as_the_published_again_is_none(voicing: Voicing, lin: UserId) -> None:
    voicing.publish(lin, LANE, WHOLE)
    voicing.save(lin, LANE, HALF)
    voicing.save(lin, LANE, WHOLE)
    assert voicing.board(lin, LANE).draft is None


def test_only_its_owner_sees_and_changes_it(plaza: PlazaServices, voicing: Voicing, lin: UserId) -> None:
    ben = plaza.people.create_profile("Ben").user_id
    for act in (
        lambda: voicing.board(ben, LANE),
        lambda: voicing.save(ben, LANE, WHOLE),
        lambda: voicing.publish(ben, LANE, WHOLE),
        lambda: voicing.board(lin, OTHER),
    ):
        assert refusal(act) == "official.not_owner"
    assert plaza.official.voice(LANE) == Voice()


@pytest.mark.parametrize(
    ("act", "kind", "text"),
    [
        (OpenPage("https://example.org"), "link", "https://example.org"),
        (OpenPage(""), "link", ""),
        (OpenPage("plaza://miniapp/no.such/pages/home"), "no_miniapp", "no.such"),
        (OpenPage("plaza://miniapp/plaza.store/pages/none"), "no_page", "plaza.store/pages/none"),
        (MiniAppCard("javascript:alert(1)", "Shop"), "link", "javascript:alert(1)"),
        (MiniAppCard(HOME, "\u3164"), "card", ""),
        (MiniAppCard(HOME, "Shop", note="x" * (REPLY_CHARACTERS_MAX + 1)), "card", ""),
        (TextReply("\u200b \u2060"), "reply", ""),
        (TextReply("x" * (REPLY_CHARACTERS_MAX + 1)), "reply", ""),
        (ReadArticle(FOREIGN), "no_article", ""),
        (ArticleReply(ArticleId("")), "no_article", ""),
    ],
)
def test_what_leads_nowhere_or_says_nothing_is_told_and_not_published(
    plaza: PlazaServices, voicing: Voicing, lin: UserId, act: Act, kind: str, text: str
) -> None:
    voice = Voice((EntryGroup("More", (Entry("Good", OpenPage(HOME)), Entry("Bad", act))),))
    assert voicing.flaws(LANE, voice) == (Flaw("menu/0/1", kind, text),)
    assert refusal(lambda: voicing.publish(lin, LANE, voice)) == "official.flaws"
    assert plaza.official.voice(LANE) == Voice()


def test_each_flaw_says_where_it_is(voicing: Voicing) -> None:
    long = "x" * (TITLE_CHARACTERS_MAX + 1)
    voice = Voice(
        (Entry("\u202e", OpenPage(HOME)), EntryGroup("", ()), EntryGroup("More", (Entry(long, OpenPage(HOME)),))),
        (Rule((), TextReply("")), Rule(("\u2800",), TextReply("a")), Rule(("x",) * (KEYWORDS_MAX + 1), TextReply("a"))),
        TextReply(""),
        ReadArticle(FOREIGN),  # type: ignore[arg-type]  # a reply cannot be this; it is only looked at
    )
    assert [(flaw.place, flaw.kind) for flaw in voicing.flaws(LANE, voice)] == [
        ("menu/0", "title"),
        ("menu/1", "title"),
        ("menu/1", "no_entries"),
        ("menu/2/0", "title"),
        ("welcome", "reply"),
        ("otherwise", "no_article"),
        ("rule/0", "keywords"),
        ("rule/0", "reply"),
        ("rule/1", "keywords"),
        ("rule/2", "keywords"),
    ]


def test_a_page_that_nobody_knows_of_yet_may_be_led_to(voicing: Voicing) -> None:
    assert voicing.flaws(LANE, Voice((Entry("Far", OpenPage("plaza://miniapp/far.away/pages/any")),))) == ()


def test_an_article_that_was_taken_back_meanwhile_stops_the_publishing(
    plaza: PlazaServices, voicing: Voicing, lin: UserId
) -> None:
    plaza.official.withdraw(LANE, LETTER)
    assert refusal(lambda: voicing.publish(lin, LANE, WHOLE)) == "official.flaws"


@pytest.mark.parametrize(
    "voice",
    [
        Voice((Entry("Shop", OpenPage(HOME)),) * (MENU_MAX + 1)),
        Voice((EntryGroup("More", (Entry("Shop", OpenPage(HOME)),) * (BELOW_MAX + 1)),)),
    ],
)
def test_a_menu_has_no_more_than_people_can_press(voicing: Voicing, lin: UserId, voice: Voice) -> None:
    assert refusal(lambda: voicing.publish(lin, LANE, voice)) == "official.menu"


def test_a_draft_is_no_place_for_books(voicing: Voicing, lin: UserId) -> None:
    voice = Voice(welcome=TextReply("书" * DRAFT_BYTES_MAX))
    assert refusal(lambda: voicing.save(lin, LANE, voice)) == "official.voice_too_long"
    assert voicing.board(lin, LANE).draft is None


def test_the_board_has_the_pages_of_the_mini_apps_that_the_account_names(
    plaza: PlazaServices, voicing: Voicing, lin: UserId
) -> None:
    named = (MiniAppId("far.away"), MiniAppId("no.such"))
    plaza.official.add(
        OfficialAccount(LANE, "枫里", "rose", "Letters.", "subscription", MiniAppId("plaza.store"), related=named)
    )
    board = voicing.board(lin, LANE)
    assert board.pages == (("plaza.store", ("pages/home",)), ("far.away", ()))
    assert [article.article_id for article in board.articles] == [LETTER]


def test_what_somebody_made_goes_with_their_profile(plaza: PlazaServices, voicing: Voicing, lin: UserId) -> None:
    voicing.save(lin, LANE, HALF)
    with plaza.db.begin() as tx:
        voicing_store.forget_person(tx, lin)
    assert voicing.board(lin, LANE).draft is None
