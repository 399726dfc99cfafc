"""The PIN: few tries, counted before they are judged."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from argon2 import extract_parameters
from argon2.exceptions import VerifyMismatchError

from app.core.kernel.errors import Refused
from app.core.payments.service import Pins
from app.core.people import guessing
from tests.support.books import LIN, MAYA, PIN, Books
from tests.support.secrets import FakeSecrets

WRONG = "000000"


@pytest.fixture
def books() -> Iterator[Books]:
    fresh = Books(trusts_pins=False)
    fresh.pins.set(LIN, PIN)
    yield fresh
    fresh.db.close()


def refusal(books: Books, pin: str = WRONG) -> Refused:
    with pytest.raises(Refused) as caught:
        books.pins.verify(LIN, pin)
    return caught.value


def until(refused: Refused) -> datetime:
    return datetime.fromisoformat(str(refused.details["until"]))


def test_the_right_pin_passes_and_belongs_to_one_person(books: Books) -> None:
    books.pins.verify(LIN, PIN)
    assert books.pins.is_set(LIN)
    assert not books.pins.is_set(MAYA)
    with pytest.raises(Refused, match=r"pin\.not_set"):
        books.pins.verify(MAYA, PIN)


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12345a", "１２３４５６", "12 456", "123456\n"])
def test_a_pin_is_six_digits(books: Books, pin: str) -> None:
    with pytest.raises(Refused, match=r"pin\.shape"):
        books.pins.set(MAYA, pin)
    assert refusal(books, pin).code == "pin.shape"
    assert not books.pins.is_set(MAYA)


@pytest.mark.parametrize("pin", ["000000", "123456", "987654", "890123", "210987", "121212", "135135"])
def test_a_pin_that_a_thief_tries_first_is_refused(books: Books, pin: str) -> None:
    with pytest.raises(Refused, match=r"pin\.weak"):
        books.pins.set(MAYA, pin)
    with pytest.raises(Refused, match=r"pin\.weak"):
        books.pins.change(LIN, PIN, pin)
    assert not books.pins.is_set(MAYA)
    books.pins.verify(LIN, PIN)


def test_a_pin_is_set_once(books: Books) -> None:
    with pytest.raises(Refused, match=r"pin\.already_set"):
        books.pins.set(LIN, "135791")
    books.pins.verify(LIN, PIN)


def test_the_fifth_wrong_pin_locks_and_then_even_the_right_one_waits(books: Books) -> None:
    assert [refusal(books).details["tries_left"] for _ in range(4)] == [4, 3, 2, 1]
    locked = refusal(books)
    assert locked.code == "pin.locked"
    assert until(locked) - books.clock.now() == timedelta(minutes=5)
    assert refusal(books, PIN).code == "pin.locked"
    books.clock.advance(minutes=5)
    books.pins.verify(LIN, PIN)


def test_every_further_lock_is_twice_as_long_up_to_a_day(books: Books) -> None:
    lengths = []
    for _ in range(11):
        books.run("UPDATE pins SET tries_made = 4")
        locked = refusal(books)
        lengths.append((until(locked) - books.clock.now()) / timedelta(minutes=1))
        books.clock.advance(minutes=lengths[-1])
    assert lengths == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]


def test_the_right_pin_forgives_earlier_tries(books: Books) -> None:
    for _ in range(3):
        for _ in range(4):
            refusal(books)
        books.pins.verify(LIN, PIN)


def test_a_try_counts_even_if_the_program_is_cut_short_before_judging(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Cut(BaseException):
        pass

    class Killed:
        def verify(self, *_: object) -> None:
            raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(guessing, "hasher", Killed())
        for _ in range(5):
            with pytest.raises(Cut):
                books.pins.verify(LIN, PIN)
    assert refusal(books, PIN).code == "pin.locked"


def test_guessing_on_many_threads_gives_no_more_tries(books: Books) -> None:
    def guess(number: int) -> str:
        try:
            books.pins.verify(LIN, f"{number:06}")
        except Refused as refused:
            return refused.code
        return "passed"

    with ThreadPoolExecutor(8) as pool:
        codes = sorted(pool.map(guess, range(24)))
    assert codes == ["pin.locked"] * 20 + ["pin.wrong"] * 4


def test_the_file_alone_does_not_let_a_pin_be_tried(books: Books) -> None:
    [(stored,)] = books.rows("SELECT hash FROM pins")
    asked = extract_parameters(stored)
    assert (asked.type.name, asked.memory_cost, asked.time_cost, asked.parallelism) == ("ID", 19 * 1024, 2, 1)
    with pytest.raises(VerifyMismatchError):
        guessing.hasher.verify(stored, PIN)
    with pytest.raises(Refused, match=r"pin\.wrong"):
        Pins(books.db, books.clock, FakeSecrets("elsewhere")).verify(LIN, PIN)


def test_a_hash_copied_to_another_person_opens_nothing(books: Books) -> None:
    books.run("INSERT INTO pins SELECT 'maya', hash, 0, 0, NULL FROM pins")
    with pytest.raises(Refused, match=r"pin\.wrong"):
        books.pins.verify(MAYA, PIN)


def test_a_clock_that_was_set_back_does_not_lock_for_years(books: Books) -> None:
    assert [refusal(books).code for _ in range(5)][-1] == "pin.locked"
    books.clock.advance(days=-700)
    assert refusal(books).code == "pin.wrong"
    books.pins.verify(LIN, PIN)
