"""Another PIN: with the old one, or with a code that was shown once. And a pepper that is gone is told as such."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.secrets import FileSecrets
from app.core.payments.pins import PEPPER
from app.core.payments.service import Pins
from tests.support.books import LIN, MAYA, PIN, Books

NEW = "135791"
NEWER = "975310"


@pytest.fixture
def books() -> Iterator[Books]:
    fresh = Books(trusts_pins=False)
    fresh.pins.set(LIN, PIN)
    yield fresh
    fresh.db.close()


def code_of(books: Books, **details: str) -> str:
    return books.pins.new_recovery_code(LIN, details.get("pin", PIN))


def refusal(books: Books, code: str, pin: str = NEW) -> Refused:
    with pytest.raises(Refused) as caught:
        books.pins.recover(LIN, code, pin)
    return caught.value


# Changing it


def test_a_new_pin_takes_the_place_of_the_old_one(books: Books) -> None:
    books.pins.change(LIN, PIN, NEW)
    books.pins.verify(LIN, NEW)
    with pytest.raises(Refused, match=r"pin\.wrong"):
        books.pins.verify(LIN, PIN)


def test_whoever_does_not_know_the_old_pin_changes_nothing_and_is_counted(books: Books) -> None:
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused) as caught:
            books.pins.change(LIN, "000000", NEW)
        assert caught.value.details["tries_left"] == left
    books.pins.verify(LIN, PIN)


def test_a_new_pin_is_six_digits_before_the_old_one_is_tried(books: Books) -> None:
    with pytest.raises(Refused, match=r"pin\.shape"):
        books.pins.change(LIN, "000000", "12345")
    assert books.rows("SELECT tries_made FROM pins") == [(0,)]


# The code


def test_a_code_is_four_groups_of_signs_that_look_like_no_other_and_is_kept_as_a_hash(books: Books) -> None:
    assert not books.pins.state(LIN).has_recovery
    code = code_of(books)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}", code)
    assert books.pins.state(LIN).has_recovery
    [(kept,)] = books.rows("SELECT hash FROM recoveries")
    assert kept.startswith("$argon2id$")
    assert code not in kept


def test_with_the_code_a_forgotten_pin_is_set_anew_and_the_next_code_is_given(books: Books) -> None:
    code = code_of(books)
    next_code = books.pins.recover(LIN, code, NEW)
    books.pins.verify(LIN, NEW)
    assert next_code != code
    assert refusal(books, code).code == "recovery.wrong", "it was good for once"
    books.pins.recover(LIN, next_code, NEWER)
    books.pins.verify(LIN, NEWER)


def test_a_code_may_be_typed_as_people_read_it(books: Books) -> None:
    code = code_of(books)
    typed = f" {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
    books.pins.recover(LIN, typed, NEW)
    books.pins.verify(LIN, NEW)


def test_the_code_opens_a_locked_pin(books: Books) -> None:
    code = code_of(books)
    for _ in range(5):
        with pytest.raises(Refused):
            books.pins.verify(LIN, "000000")
    assert books.pins.state(LIN).locked_until == books.clock.now() + timedelta(minutes=5)
    books.pins.recover(LIN, code, NEW)
    assert books.pins.state(LIN).locked_until is None
    books.pins.verify(LIN, NEW)


def test_codes_are_few_tries_too(books: Books) -> None:
    code_of(books)
    wrong = "00000-00000-00000-00000"
    assert [refusal(books, wrong).details["tries_left"] for _ in range(4)] == [4, 3, 2, 1]
    locked = refusal(books, wrong)
    assert locked.code == "recovery.locked"
    assert datetime.fromisoformat(str(locked.details["until"])) - books.clock.now() == timedelta(minutes=5)
    books.pins.verify(LIN, PIN)


@pytest.mark.parametrize("code", ["", "7K2MQ", "U" * 20, "é" * 20, "0" * 21, "-" * 1000])
def test_what_cannot_be_a_code_costs_no_try(books: Books, code: str) -> None:
    code_of(books)
    assert refusal(books, code).code == "recovery.shape"
    assert books.rows("SELECT tries_made FROM recoveries") == [(0,)]


def test_a_new_code_needs_the_pin_and_ends_the_old_one(books: Books) -> None:
    old = code_of(books)
    with pytest.raises(Refused, match=r"pin\.wrong"):
        code_of(books, pin="000000")
    code_of(books)
    assert refusal(books, old).code == "recovery.wrong"


def test_without_a_code_nothing_is_set_anew(books: Books) -> None:
    assert refusal(books, "00000-00000-00000-00000").code == "recovery.not_set"
    with pytest.raises(Refused, match=r"recovery\.not_set"):
        books.pins.recover(MAYA, "00000-00000-00000-00000", NEW)


# Keys that are gone


@pytest.fixture
def on_disk(tmp_path: Path, books: Books) -> tuple[Pins, Path]:
    """PINs whose pepper lies in a file, with one set."""
    pins = Pins(books.db, books.clock, FileSecrets(tmp_path))
    books.run("DELETE FROM pins")
    pins.set(LIN, PIN)
    return pins, tmp_path / PEPPER


def test_a_missing_pepper_is_told_as_that_and_costs_no_try(on_disk: tuple[Pins, Path], books: Books) -> None:
    pins, file = on_disk
    kept = file.read_bytes()
    file.unlink()
    with pytest.raises(Refused, match=r"secrets\.broken"):
        pins.verify(LIN, PIN)
    with pytest.raises(Refused, match=r"secrets\.broken"):
        pins.set(MAYA, PIN)
    assert not file.exists(), "another in its place would make every PIN a wrong one"
    assert books.rows("SELECT tries_made FROM pins") == [(0,)]
    file.write_bytes(kept)
    pins.verify(LIN, PIN)


def test_a_broken_pepper_is_told_as_that(on_disk: tuple[Pins, Path]) -> None:
    pins, file = on_disk
    file.write_bytes(b"short")
    with pytest.raises(Refused, match=r"secrets\.broken"):
        pins.verify(LIN, PIN)
