"""What official accounts say by themselves: its limits, how it is kept, and which answer fits."""

from dataclasses import replace

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import ArticleId, OfficialAccountId
from app.core.official.answering import LOOKED_THROUGH_CHARACTERS_MAX, answers
from app.core.official.events import VoiceChanged
from app.core.official.model import MiniAppCard, OfficialAccount
from app.core.official.voice import (
    BELOW_MAX,
    KEYWORD_CHARACTERS_MAX,
    KEYWORDS_MAX,
    MENU_MAX,
    REPLY_CHARACTERS_MAX,
    RULES_MAX,
    SILENT,
    TITLE_CHARACTERS_MAX,
    ArticleReply,
    Entry,
    EntryGroup,
    OpenPage,
    ReadArticle,
    Reply,
    Rule,
    TextReply,
    Voice,
    check,
)
from app.core.official.voice_codec import decode_voice, encode_voice
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

SHOP = OfficialAccount(OfficialAccountId("shop.account"), "Shop", "rose", "", "service")
PAGE = OpenPage("plaza://miniapp/plaza.store/pages/home")
CARD = MiniAppCard("plaza://miniapp/plaza.store/pages/product?sku=coat", "Coat", "coat.webp", "Warm")
WHOLE = Voice(
    (
        Entry("Shop", PAGE),
        EntryGroup("Help", (Entry("Sizes", TextReply("True to size.")), Entry("Letter", ReadArticle(ArticleId("a"))))),
        Entry("Coat", CARD),
    ),
    (Rule(("size", "尺码"), TextReply("True to size.")), Rule(("hi",), ArticleReply(ArticleId("a")), "exact")),
    TextReply("Welcome"),
    CARD,
)


def said(voice: Voice, text: str) -> list[str]:
    """Return the texts that may be answered, the best first."""
    return [reply.text for reply in answers(voice, text) if isinstance(reply, TextReply)]


def ruled(*rules: tuple[str, str]) -> Voice:
    """Return what answers each keyword with its name; one with a full stop only where nothing else is said."""
    return Voice(
        rules=tuple(
            Rule((keyword.rstrip("."),), TextReply(name), "exact" if keyword.endswith(".") else "contains")
            for keyword, name in rules
        )
    )


def test_a_voice_comes_back_as_it_was_kept(plaza: PlazaServices) -> None:
    plaza.official.add(SHOP)
    seen = recorded(plaza.events, VoiceChanged)
    assert plaza.official.voice(SHOP.account_id) == SILENT
    plaza.official.set_voice(SHOP.account_id, WHOLE)
    plaza.official.set_voice(SHOP.account_id, WHOLE)
    assert plaza.official.voice(SHOP.account_id) == WHOLE
    assert seen == [VoiceChanged(SHOP.account_id)]
    plaza.official.set_voice(SHOP.account_id, SILENT)
    assert plaza.official.voice(SHOP.account_id) == SILENT


def test_only_an_account_that_is_known_can_speak(plaza: PlazaServices) -> None:
    with pytest.raises(Refused, match=r"official\.unknown"):
        plaza.official.set_voice(SHOP.account_id, WHOLE)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"menu": 1},
        {"menu": [{"title": "x"}]},
        {"menu": [{"title": "x", "act": {"kind": "script"}}]},
        {"menu": [{"title": "x", "act": {"kind": "page", "link": 1}}]},
        {"menu": [{"title": "x", "act": {"kind": "text", "text": "y"}, "entries": []}]},
        {"menu": [{"title": "x", "entries": [{"title": "y", "entries": []}]}]},
        {"welcome": {"kind": "page", "link": "plaza://miniapp/plaza.store"}},
        {"rules": [{"keywords": ["x"], "reply": {"kind": "text", "text": "y"}, "match": "regex"}]},
        {"onclick": "x"},
    ],
)
def test_what_is_shaped_otherwise_is_not_read(data: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode_voice(data)


def test_all_that_is_within_the_limits_is_taken() -> None:
    title, text = "菜" * TITLE_CHARACTERS_MAX, "\u202e<b>" * (REPLY_CHARACTERS_MAX // 4)
    entries = tuple(Entry(title, TextReply(text)) for _ in range(BELOW_MAX))
    keywords = tuple("k" * KEYWORD_CHARACTERS_MAX for _ in range(KEYWORDS_MAX))
    largest = Voice(
        tuple(EntryGroup(title, entries) for _ in range(MENU_MAX)),
        tuple(Rule(keywords, TextReply(text)) for _ in range(RULES_MAX)),
    )
    check(largest)
    assert decode_voice(encode_voice(largest)) == largest


@pytest.mark.parametrize(
    "menu",
    [
        (Entry("x", PAGE),) * (MENU_MAX + 1),
        (EntryGroup("x", ()),),
        (EntryGroup("x", (Entry("y", PAGE),) * (BELOW_MAX + 1)),),
        (Entry(" \u3000", PAGE),),
        (Entry("x" * (TITLE_CHARACTERS_MAX + 1), PAGE),),
        (EntryGroup("x", (Entry("", PAGE),)),),
        (Entry("x", OpenPage("https://example.org/")),),
        (Entry("x", OpenPage("javascript:alert(1)")),),
    ],
)
def test_a_menu_beyond_its_limits_is_refused(menu: tuple[Entry | EntryGroup, ...]) -> None:
    with pytest.raises(Refused, match=r"official\.menu"):
        check(Voice(menu))


@pytest.mark.parametrize(
    "reply",
    [
        TextReply(" \n"),
        TextReply("x" * (REPLY_CHARACTERS_MAX + 1)),
        replace(CARD, link="https://example.org/"),
        replace(CARD, title=""),
        replace(CARD, note="x" * (REPLY_CHARACTERS_MAX + 1)),
        ArticleReply(ArticleId("")),
    ],
)
def test_a_reply_that_cannot_be_sent_is_refused_wherever_it_stands(reply: Reply) -> None:
    for voice in (
        Voice((Entry("x", reply),)),
        Voice(rules=(Rule(("x",), reply),)),
        Voice(welcome=reply),
        Voice(otherwise=reply),
    ):
        with pytest.raises(Refused, match=r"official\.reply"):
            check(voice)


@pytest.mark.parametrize(
    "keywords",
    [
        (),
        ("",),
        ("x" * (KEYWORD_CHARACTERS_MAX + 1),),
        ("\ufdfa" * KEYWORD_CHARACTERS_MAX,),
        ("x",) * (KEYWORDS_MAX + 1),
    ],
)
def test_a_rule_needs_keywords_within_limits(keywords: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match=r"official\.rule"):
        check(Voice(rules=(Rule(keywords, TextReply("y")),)))
    with pytest.raises(Refused, match=r"official\.rule"):
        check(Voice(rules=(Rule(("x",), TextReply("y")),) * (RULES_MAX + 1)))


@pytest.mark.parametrize(
    "text",
    ["size", " Size? ", "ＳＩＺＥ", "si\u200bze!", "which sizes are there", "什么size？", "问一下尺码", "“size”"],
)
def test_a_keyword_is_found_however_it_is_written(text: str) -> None:
    voice = Voice(rules=(Rule(("size", "尺码"), TextReply("found")),))
    assert said(voice, text) == ["found"]


@pytest.mark.parametrize("text", ["", "?", "resize", "s i z e", "码尺", "\u202e", "x" * 10_000])
def test_nothing_is_answered_where_no_keyword_stands(text: str) -> None:
    voice = Voice(rules=(Rule(("size", "尺码"), TextReply("found")),))
    assert said(voice, text) == []
    assert said(replace(voice, otherwise=TextReply("else")), text) == ["else"]


def test_a_keyword_of_signs_alone_fits_nothing() -> None:
    assert said(ruled(("?", "never"), ("\u200b", "never")), "what is this?") == []


def test_the_best_answer_comes_first() -> None:
    voice = ruled(("coat", "coat"), ("red coat", "red coat"), ("coat.", "alone"), ("red", "red"))
    assert said(voice, "coat") == ["coat", "alone"]
    assert said(voice, "The RED  coat, please") == ["red coat", "coat", "red"]
    assert said(replace(voice, otherwise=TextReply("else")), "hello") == ["else"]


def test_an_exact_rule_wants_nothing_beside_it() -> None:
    voice = ruled(("hi.", "hello"))
    assert said(voice, "Hi!") == ["hello"]
    assert said(voice, "hi there") == []


def test_of_equal_rules_the_first_answers() -> None:
    assert said(ruled(("coat", "first"), ("boot", "second")), "boot and coat") == ["first", "second"]


def test_only_the_beginning_of_a_long_text_is_looked_through() -> None:
    voice = ruled(("size", "found"))
    assert said(voice, "x " * (LOOKED_THROUGH_CHARACTERS_MAX // 2) + "size") == []
    assert said(voice, "\ufdfa" * 10_000) == []
