"""Strangers' words in prompts: short, on one line, and never cut where it matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QTextLayout

from app.shell.plain_words import MARKS_MAX, hidden_shown, host_shown, in_a_row, isolated, one_line

SHALOM = "\u05e9\u05dc\u05d5\u05dd"
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def places(line: str, first: int, count: int) -> list[float]:
    """Return where ``count`` letters of ``line`` from ``first`` on stand, from the left."""
    layout = QTextLayout(line)
    layout.beginLayout()
    drawn = layout.createLine()
    drawn.setLineWidth(10_000)
    layout.endLayout()
    return [drawn.cursorToX(at)[0] for at in range(first, first + count)]  # type: ignore[index]  # a pair, say the stubs not


def test_a_line_has_no_hidden_letters_and_an_end() -> None:
    assert one_line("a\u202eb\n c") == "ab c"
    assert one_line("x" * 200, 10) == "x" * 9 + "…"


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_words_read_alike_whatever_stands_behind_them(text: str) -> None:
    assert one_line(f"{text} é", 1000)[:-1] == one_line(f"{text} e", 1000)[:-1]
    assert isolated(f"{text} é")[:-1] == isolated(f"{text} e")[:-1]


@pytest.mark.parametrize("letter", "\u3164\u2800\u115f\u1160\uffa0")
def test_letters_that_show_nothing_are_no_words(letter: str) -> None:
    assert one_line(letter * 3) == ""
    assert one_line(f"a{letter * 9}b") == "a b"
    assert hidden_shown(f"a{letter}") == f"a⟨U+{ord(letter):04X}⟩"


def test_a_pile_of_signs_on_a_letter_is_cut() -> None:
    pile = "\u0301\u0338\u20dd" * 40
    assert one_line(f"a{pile}b{pile}") == f"a{pile[:MARKS_MAX]}b{pile[:MARKS_MAX]}"
    assert isolated(f"a{pile}") == f"a{pile[:MARKS_MAX]}"


@pytest.mark.parametrize("words", ["Việt", "e\u0323\u0302", "ที่นี่", "שָׁלוֹם", "هٰذَا", "❤️‍🔥", "1️⃣"])
def test_the_signs_of_every_language_stay(words: str) -> None:
    assert one_line(words) == words


def test_hidden_letters_are_spelt_out() -> None:
    assert hidden_shown("a\u200bb") == "a⟨U+200B⟩b"


def test_a_short_host_is_shown_whole() -> None:
    assert host_shown("shop.example.org") == "shop.example.org"


def test_a_long_host_keeps_the_end_that_says_whose_it_is() -> None:
    host = "www.mybank.com." + "a" * 60 + ".evil.example"
    shown = host_shown(host)
    assert len(shown) == 60
    assert shown.startswith("www.mybank")
    assert shown.endswith(".evil.example")


@pytest.mark.parametrize("words", ["Anna", "早上好", "3 × 4"])
def test_words_that_turn_nothing_stay_as_they_are(words: str) -> None:
    assert isolated(words) == words


def test_words_from_right_to_left_keep_their_letters() -> None:
    assert isolated(f"{SHALOM} 5")[1:-1] == f"{SHALOM} 5"


def test_the_words_beside_would_turn_if_nothing_were_done(qapp: QGuiApplication) -> None:
    ours = places("\u202eabc - 20:15", 4, 8)
    assert ours != sorted(ours)


@given(st.text(alphabet=f"ab 1{SHALOM}\u0627{TURNING}", max_size=12))
def test_strangers_words_turn_nothing_beside_them(qapp: QGuiApplication, words: str) -> None:
    before, after = "by ", " - 20:15"
    line = f"{before}{isolated(words)}{after}"
    left = places(line, 0, len(before))
    right = places(line, len(line) - len(after), len(after) + 1)
    assert left == sorted(left)
    assert right == sorted(right)
    assert left[-1] < right[0]


def test_sentences_stand_one_after_the_other_as_their_language_parts_them() -> None:
    assert in_a_row(["It goes.", "", "It comes back?", "Yes."]) == "It goes. It comes back? Yes."
    assert in_a_row(["会删除。", "会回来吗？", "会。"]) == "会删除。会回来吗？会。"
    assert in_a_row([]) == ""
