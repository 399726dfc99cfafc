"""Passwords: set, asked for, changed, taken away; guessed no more than a few times."""

from datetime import timedelta

import pytest

from app.core.database import Database
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import UserId
from app.core.people import guessing
from app.core.people.model import PasswordState
from app.core.people.passwords import Passwords
from app.core.people.service import People
from tests.support.clock import FakeClock

GOOD = "a plum tree"


class Here:
    """A person with a window to lock."""

    def __init__(self) -> None:
        self.db = Database(None, tree="plaza")
        self.db.migrate()
        self.clock = FakeClock()
        people = People(self.db, EventBus(), self.clock)
        self.lin, self.ada = (people.create_profile(name).user_id for name in ("Lin", "Ada"))
        self.passwords = Passwords(self.db, self.clock)

    def code(self, password: str, user_id: UserId | None = None) -> str:
        """Return what a try is refused with, or nothing."""
        try:
            self.passwords.verify(user_id or self.lin, password)
        except Refused as error:
            return error.code
        return ""


@pytest.fixture
def here() -> Here:
    return Here()


def test_without_a_password_none_is_asked_for(here: Here) -> None:
    assert here.passwords.state(here.lin) == PasswordState()
    assert here.code(GOOD) == "password.not_set"
    with pytest.raises(Refused, match=r"password\.not_set"):
        here.passwords.choose(here.lin, asks_at_start=True, idle_minutes=5)


def test_a_password_is_ones_own_and_asked_for_at_once(here: Here) -> None:
    state = here.passwords.set(here.lin, GOOD)
    assert (state.is_set, state.asks_at_start, state.idle_minutes) == (True, True, 5)
    assert here.passwords.state(here.lin) == state
    assert here.code(GOOD) == ""
    assert here.code(GOOD, here.ada) == "password.not_set"
    with pytest.raises(Refused, match=r"password\.already_set"):
        here.passwords.set(here.lin, "another one")
    assert here.code(GOOD) == ""


@pytest.mark.parametrize("password", ["", "abc", "x" * 129])
def test_what_is_too_short_or_too_long_is_no_password_and_costs_no_try(here: Here, password: str) -> None:
    with pytest.raises(Refused, match=r"password\.shape"):
        here.passwords.set(here.lin, password)
    here.passwords.set(here.lin, GOOD)
    assert {here.code(password) for _ in range(9)} == {"password.shape"}
    assert here.code(GOOD) == ""


def test_the_same_letters_are_the_same_password_however_they_were_composed(here: Here) -> None:
    here.passwords.set(here.lin, "caf\u00e9 au lait")
    assert here.code("cafe\u0301 au lait") == ""
    assert here.code("cafe au lait") == "password.wrong"


def test_letters_that_are_none_are_judged_like_all_others(here: Here) -> None:
    here.passwords.set(here.lin, "\ud800 and \0 more")
    assert here.code("\ud800 and \0 more") == ""


def test_five_wrong_tries_lock_for_a_while_even_the_right_one(here: Here) -> None:
    here.passwords.set(here.lin, GOOD)
    assert [here.code("wrong one") for _ in range(6)] == ["password.wrong"] * 4 + ["password.locked"] * 2
    assert here.code(GOOD) == "password.locked"
    until = here.passwords.state(here.lin).locked_until
    assert until is not None
    assert until - here.clock.now() == timedelta(minutes=5)
    here.clock.advance(minutes=5)
    assert here.code(GOOD) == ""
    assert here.passwords.state(here.lin).locked_until is None


def test_a_try_that_is_cut_short_has_counted(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    here.passwords.set(here.lin, GOOD)

    class Killed:
        def verify(self, *_: object) -> None:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(guessing, "hasher", Killed())
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                here.passwords.verify(here.lin, GOOD)
    assert here.code(GOOD) == "password.locked"


def test_changing_needs_the_old_password_and_keeps_what_was_chosen(here: Here) -> None:
    here.passwords.set(here.lin, GOOD)
    chosen = here.passwords.choose(here.lin, asks_at_start=False, idle_minutes=60)
    with pytest.raises(Refused, match=r"password\.wrong"):
        here.passwords.change(here.lin, "wrong one", "a pear tree")
    with pytest.raises(Refused, match=r"password\.shape"):
        here.passwords.change(here.lin, GOOD, "abc")
    here.passwords.change(here.lin, GOOD, "a pear tree")
    assert (here.code(GOOD), here.code("a pear tree")) == ("password.wrong", "")
    assert here.passwords.state(here.lin) == chosen


def test_taking_it_away_needs_it(here: Here) -> None:
    here.passwords.set(here.lin, GOOD)
    with pytest.raises(Refused, match=r"password\.wrong"):
        here.passwords.remove(here.lin, "wrong one")
    assert here.passwords.state(here.lin).is_set
    here.passwords.remove(here.lin, GOOD)
    assert here.passwords.state(here.lin) == PasswordState()


def test_only_minutes_that_are_offered_are_taken(here: Here) -> None:
    here.passwords.set(here.lin, GOOD)
    with pytest.raises(ValueError, match="7 minutes"):
        here.passwords.choose(here.lin, asks_at_start=True, idle_minutes=7)


def test_the_file_holds_no_password(here: Here) -> None:
    here.passwords.set(here.lin, GOOD)
    with here.db.read() as tx:
        row = tx.exec_driver_sql("SELECT * FROM password").one()
    assert GOOD not in str(row)
    assert row.hash.startswith("$argon2id$")
