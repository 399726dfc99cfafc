"""The picture and phrase by which a person knows a real prompt."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.core.kernel.errors import Refused
from app.core.payments.events import MarkChanged
from app.core.payments.marks import PICTURES, Mark
from tests.support.books import LIN, MAYA, PIN, Books
from tests.support.events import recorded

FOLDER = Path(__file__).parents[3] / "resources" / "marks"


@pytest.fixture
def books() -> Iterator[Books]:
    fresh = Books(trusts_pins=False)
    fresh.pins.set(LIN, PIN)
    yield fresh
    fresh.db.close()


def test_every_picture_to_choose_is_there_and_no_other() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.webp")) == sorted(PICTURES)
    assert len(PICTURES) == 24


def test_a_mark_is_chosen_with_the_pin_and_is_ones_own(books: Books) -> None:
    told = recorded(books.events, MarkChanged)
    assert books.marks.of(LIN) is None
    books.marks.choose(LIN, Mark("fox", "  Tea at five  "), pin=PIN)
    assert books.marks.of(LIN) == Mark("fox", "Tea at five")
    assert books.marks.of(MAYA) is None
    assert told == [MarkChanged(LIN)]


def test_another_mark_needs_the_pin_again(books: Books) -> None:
    books.marks.choose(LIN, Mark("fox", "Tea at five"), pin=PIN)
    with pytest.raises(Refused, match=r"pin\.wrong"):
        books.marks.choose(LIN, Mark("owl", "Coffee at six"), pin="000000")
    assert books.marks.of(LIN) == Mark("fox", "Tea at five")
    books.marks.choose(LIN, Mark("owl", "五点喝茶"), pin=PIN)
    assert books.marks.of(LIN) == Mark("owl", "五点喝茶")


@pytest.mark.parametrize("phrase", ["", "a", " a ", "x" * 41, "two\nlines", "turned\u202eround", "nul\0"])
def test_a_phrase_is_two_to_forty_characters_that_can_be_seen(books: Books, phrase: str) -> None:
    with pytest.raises(Refused, match=r"marks\.phrase"):
        books.marks.choose(LIN, Mark("fox", phrase), pin=PIN)
    assert books.rows("SELECT tries_made FROM pins") == [(0,)]


@pytest.mark.parametrize("picture", ["", "unicorn", "../demo/pictures/mama", "fox.webp", "FOX"])
def test_a_picture_is_one_of_those_shown(books: Books, picture: str) -> None:
    with pytest.raises(Refused, match=r"marks\.picture"):
        books.marks.choose(LIN, Mark(picture, "Tea at five"), pin=PIN)


def test_the_file_holds_no_phrase_that_cannot_be_seen(books: Books) -> None:
    with pytest.raises(IntegrityError):
        books.run("INSERT INTO marks VALUES ('lin', 'fox', '')")
