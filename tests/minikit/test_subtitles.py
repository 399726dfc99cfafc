"""Subtitles are read from SubRip and WebVTT files, whoever wrote them and however badly; what is hostile says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minikit import subtitles, ui
from minikit.subtitles import CHARACTERS_MAX, CUES_MAX, TEXT_MAX, parse

SUBRIP = """\ufeff1\r
00:00:01,500 --> 00:00:03,000\r
<i>Good morning.</i>\r
- {\\an8}Tea &amp; cake?\r
\r
2\r
00:00:03,250 --> 01:00:00,000 X1:10 X2:20\r
早上好。\r
"""
WEBVTT = """WEBVTT - made by hand

NOTE nobody reads this
00 --> 01 either

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.5 align:start
<v Ada>First</v> <c.yellow>line</c>
<00:01.800>second

00:02.500 --> 00:04.000
"""


def test_subrip_is_read() -> None:
    assert parse(SUBRIP) == [
        ui.Cue(1_500, 3_000, "Good morning.\n- Tea & cake?"),
        ui.Cue(3_250, 3_600_000, "早上好。"),
    ]


def test_webvtt_is_read_and_a_cue_that_says_nothing_left_out() -> None:
    assert parse(WEBVTT) == [ui.Cue(1_000, 2_500, "First line\nsecond")]


def test_cues_come_by_their_time_also_without_blank_lines_between_them() -> None:
    text = "00:00:05,000 --> 00:00:06,000\nlater\n00:00:01,000 --> 00:00:02,000\nsooner"
    assert [cue.text for cue in parse(text)] == ["sooner", "later"]


def test_cues_that_end_before_they_begin_or_after_a_day_are_left_out() -> None:
    times = ["00:00:02,000 --> 00:00:01,000", "00:00:02,000 --> 99:00:00,000", "00:00:02,000 --> 00:00:03,000"]
    cues = parse("\n\n".join(f"{each}\n{number}" for number, each in enumerate(times)))
    assert [cue.text for cue in cues] == ["2"]


def test_directions_and_other_hidden_characters_stay_for_the_shell_to_spell_out() -> None:
    assert parse("00:01.000 --> 00:02.000\na\u202eb")[0].text == "a\u202eb"


@pytest.mark.parametrize(
    "text", ["", "WEBVTT\n", "\0" * 1_000, "<html>", "1\n00:00 -> 00:01\nno", "#EXTM3U\n/etc/passwd"]
)
def test_what_holds_no_cue_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="no subtitles"):
        parse(text)


def test_more_than_a_film_can_show_says_so() -> None:
    cue = "00:01.000 --> 00:02.000\nx\n\n"
    with pytest.raises(ValueError, match="5,000 cues"):
        parse(cue * (CUES_MAX + 1))
    with pytest.raises(ValueError, match="2,000,000 are the most"):
        parse("x" * (CHARACTERS_MAX + 1))


@pytest.mark.parametrize("filling", ["<", "<a", "{\\", "<a>", "&", "&#", "é\u0301", "<<i>>"])
def test_a_cue_of_a_million_characters_is_cut(filling: str) -> None:
    cues = parse(f"00:01.000 --> 00:02.000\n{filling * 100_000}x" + "\n\n00:03.000 --> 00:04.000\nlast")
    assert all(len(cue.text) <= TEXT_MAX for cue in cues)
    assert cues[-1].text == "last"


def test_times_of_a_million_digits_are_no_times() -> None:
    with pytest.raises(ValueError, match="no subtitles"):
        parse(f"{'0' * 1_000_000}:00:01,000 --> 00:00:02,000\nx")


@given(st.text(alphabet="0123456789:,.->< \n\r&;{}\\aWEBVTT\u202e"))
def test_whatever_stands_in_a_file_becomes_cues_that_fit_or_a_value_error(text: str) -> None:
    try:
        cues = subtitles.parse(text)
    except ValueError:
        return
    for cue in cues:
        assert 0 <= cue.begin_ms < cue.end_ms <= 86_400_000
        assert 0 < len(cue.text) <= TEXT_MAX
