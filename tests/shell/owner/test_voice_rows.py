"""The menu and the replies of an account as lines, and back."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from app.core.kernel.ids import ArticleId
from app.core.official.model import MiniAppCard
from app.core.official.voice import (
    Act,
    ArticleReply,
    Entry,
    EntryGroup,
    OpenPage,
    ReadArticle,
    Reply,
    Rule,
    TextReply,
    Voice,
)
from app.shell.owner.voice_rows import BETWEEN_KEYWORDS, VoiceRow, moved, places, rows_of, voice_of

WORDS = st.text(max_size=8)
LINKS = WORDS.map(lambda word: f"plaza://miniapp/a.b/{word.strip()}")
KEYWORDS = st.text(min_size=1, max_size=6).filter(
    lambda word: word == word.strip() and not BETWEEN_KEYWORDS.search(word)
)
ARTICLES = WORDS.map(ArticleId)
REPLIES: st.SearchStrategy[Reply] = st.one_of(
    st.builds(TextReply, WORDS),
    st.builds(ArticleReply, ARTICLES),
    st.builds(MiniAppCard, LINKS, WORDS, st.sampled_from([None, "a.webp"]), WORDS),
)
ACTS: st.SearchStrategy[Act] = st.one_of(REPLIES, st.builds(OpenPage, LINKS), st.builds(ReadArticle, ARTICLES))
ENTRIES = st.builds(Entry, WORDS, ACTS)
GROUPS = st.builds(EntryGroup, WORDS, st.lists(ENTRIES, max_size=5).map(tuple))
RULES = st.builds(Rule, st.lists(KEYWORDS, max_size=3).map(tuple), REPLIES, st.sampled_from(["exact", "contains"]))
VOICES = st.builds(
    Voice,
    st.lists(st.one_of(ENTRIES, GROUPS), max_size=3).map(tuple),
    st.lists(RULES, max_size=3).map(tuple),
    st.none() | REPLIES,
    st.none() | REPLIES,
)
SHOP = OpenPage("plaza://miniapp/a.b/pages/home")


def lines(voice: Voice) -> list[VoiceRow]:
    return rows_of(voice, map(str, count()).__next__)


def titles(rows: list[VoiceRow]) -> list[str]:
    return [row.title for row in rows if row.section in ("button", "entry", "rule")]


@given(VOICES)
def test_the_lines_of_what_is_said_say_the_same(voice: Voice) -> None:
    assert voice_of(lines(voice)) == voice


@given(VOICES)
def test_every_line_has_an_identifier_and_a_place_of_its_own(voice: Voice) -> None:
    rows = lines(voice)
    found = list(places(rows))
    assert [row_id for row_id, _ in found] == [row.row_id for row in rows]
    assert len({row_id for row_id, _ in found}) == len({place for _, place in found}) == len(rows)


@given(VOICES, st.data(), st.booleans())
def test_what_is_moved_and_moved_back_stands_as_before(voice: Voice, data: st.DataObject, is_down: bool) -> None:
    rows = lines(voice)
    row = data.draw(st.sampled_from(rows))
    there = moved(rows, row.row_id, is_down=is_down)
    assert sorted(each.row_id for each in there) == sorted(each.row_id for each in rows)
    voice_of(there)
    if there != rows:
        assert moved(there, row.row_id, is_down=not is_down) == rows


def test_a_button_takes_its_entries_along() -> None:
    menu = (Entry("A", SHOP), EntryGroup("B", (Entry("b1", SHOP), Entry("b2", SHOP))), Entry("C", SHOP))
    rows = lines(Voice(menu))
    b, b1 = rows[1].row_id, rows[2].row_id
    assert titles(moved(rows, b, is_down=False)) == ["B", "b1", "b2", "A", "C"]
    assert titles(moved(rows, b, is_down=True)) == ["A", "C", "B", "b1", "b2"]
    assert titles(moved(rows, rows[4].row_id, is_down=False)) == ["A", "C", "B", "b1", "b2"]
    assert titles(moved(rows, b1, is_down=True)) == ["A", "B", "b2", "b1", "C"]
    assert titles(moved(rows, b1, is_down=False)) == titles(rows), "an entry stays above its button"


def test_keywords_are_told_apart_by_commas_of_both_kinds() -> None:
    row = VoiceRow("1", "rule", " size, fit，尺码、 大小 ;; ", words="M fits.")
    assert voice_of([row]).rules == (Rule(("size", "fit", "尺码", "大小"), TextReply("M fits.")),)
