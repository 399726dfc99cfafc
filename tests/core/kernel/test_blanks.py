"""Words of which nothing is to be seen."""

import pytest

from app.core.kernel.blanks import BLANKS, is_blank


@pytest.mark.parametrize(
    "words", ["", " \t", "\u3164", "".join(sorted(BLANKS)), "\u200b\u2060", "\u0301", "\ufe0f \u00ad"]
)
def test_what_shows_nothing_is_blank(words: str) -> None:
    assert is_blank(words)


@pytest.mark.parametrize("words", ["a", "\u3164.", "码", "❤\ufe0f", "7", "ا", "+"])
def test_what_shows_anything_is_not(words: str) -> None:
    assert not is_blank(words)
