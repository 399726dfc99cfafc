"""Several codes: each is told by what it is and where it lies, and what may deceive is said."""

from typing import Any

import pytest

from app.scanner.model import Corners, FoundCode
from app.shell.scan.choices import choices_of, is_inside, sentence_for

LEFT: Corners = ((0.1, 0.1), (0.4, 0.1), (0.4, 0.4), (0.1, 0.4))
RIGHT: Corners = ((0.6, 0.1), (0.9, 0.1), (0.9, 0.4), (0.6, 0.4))
WITHIN_LEFT: Corners = ((0.2, 0.2), (0.3, 0.2), (0.3, 0.3), (0.2, 0.3))
DIAMOND: Corners = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))


def code(text: str, corners: Corners = LEFT, symbology: str = "QRCode") -> FoundCode:
    return FoundCode(text, text.encode("utf-8", "replace"), symbology, corners)


def test_each_choice_says_what_it_is_and_where() -> None:
    first, second = choices_of([code("plaza://miniapp/plaza.store/pages/home"), code("https://example.org/x", RIGHT)])
    assert first == {
        "number": 1,
        "kindText": "Mini-app",
        "text": "plaza.store/pages/home",
        "iconName": "blocks",
        "left": 0.1,
        "top": 0.1,
        "right": 0.4,
        "bottom": 0.4,
    }
    assert (second["number"], second["kindText"], second["text"]) == (2, "Page of the web", "example.org")


def test_a_text_in_a_known_form_is_called_by_that() -> None:
    network, event = choices_of([code("WIFI:T:WPA;S:Cafe;P:secret;;"), code("tel:+4315550", RIGHT)])
    assert (network["kindText"], network["iconName"]) == ("Wi-Fi network", "wifi")
    assert (event["kindText"], event["iconName"]) == ("Phone number", "phone")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plaza\u202eexe\n\0x", "plaza⟨U+202E⟩exe ⟨U+0000⟩x"),
        ("x" * 5000, "x" * 119 + "…"),
        ("   ", "Only spaces"),
        ("https://xn--pple-43d.com/", "xn--pple-43d.com"),
        ("plaza://person/lin", "lin"),
        ("tel:+4315550", "+4315550"),
    ],
)
def test_a_choice_shows_nothing_that_steers_the_display(text: str, said: str) -> None:
    assert choices_of([code(text)])[0]["text"] == said


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        ([code("one"), code("two", RIGHT)], "Several codes are in view. Which one?"),
        ([code("plaza://person/lin"), code("https://example.org", RIGHT)], "Several codes are in view. Which one?"),
        ([code("plaza://pay/one"), code("plaza://pay/two", RIGHT)], "lead to different places"),
        ([code("https://a.example"), code("x", RIGHT), code("https://b.example", RIGHT)], "lead to different places"),
        ([code("one"), code("two", WITHIN_LEFT)], "Code 2 lies inside code 1"),
        ([code("plaza://pay/one", WITHIN_LEFT), code("plaza://pay/two")], "Code 1 lies inside code 2"),
    ],
)
def test_the_question_warns_where_one_code_may_stand_for_another(codes: Any, told: str) -> None:
    assert told in sentence_for(codes)


@pytest.mark.parametrize(
    ("inner", "outer", "is_so"),
    [
        (WITHIN_LEFT, LEFT, True),
        (LEFT, WITHIN_LEFT, False),
        (LEFT, RIGHT, False),
        (((0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6)), DIAMOND, True),
        (((0.05, 0.05), (0.2, 0.05), (0.2, 0.2), (0.05, 0.2)), DIAMOND, False),  # within its box, not within it
        (LEFT, ((0.0, 0.0),) * 4, False),
    ],
)
def test_what_lies_inside_is_known_by_the_outlines(inner: Corners, outer: Corners, is_so: bool) -> None:
    assert is_inside(inner, outer) == is_so
