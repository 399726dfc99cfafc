"""What a person goes to weighs by how often and how lately, for them alone, and is bounded."""

import pytest

from app.core.people.model import User
from app.core.workspace.visits import HALVED_AFTER, ONE_VISIT, VISITS_MAX, Visits
from tests.support.plaza import PlazaServices


@pytest.fixture
def me(plaza: PlazaServices) -> User:
    return plaza.people.create_profile("Lin")


@pytest.fixture
def visits(plaza: PlazaServices) -> Visits:
    return Visits(plaza.db, plaza.clock)


def test_each_visit_adds_and_all_of_it_halves_with_the_days(visits: Visits, plaza: PlazaServices, me: User) -> None:
    assert visits.weights(me.user_id) == {}
    visits.note(me.user_id, "chat", "c1")
    visits.note(me.user_id, "chat", "c1")
    assert visits.weights(me.user_id) == {("chat", "c1"): 2 * ONE_VISIT}
    plaza.clock.advance(days=HALVED_AFTER.days)
    assert visits.weights(me.user_id) == {("chat", "c1"): ONE_VISIT}
    visits.note(me.user_id, "chat", "c1")
    assert visits.weights(me.user_id) == {("chat", "c1"): 2 * ONE_VISIT}


def test_a_clock_that_was_set_back_makes_nothing_heavier(visits: Visits, plaza: PlazaServices, me: User) -> None:
    visits.note(me.user_id, "chat", "c1")
    plaza.clock.advance(days=-30)
    assert visits.weights(me.user_id) == {("chat", "c1"): ONE_VISIT}


def test_two_people_have_their_own_and_kinds_are_kept_apart(visits: Visits, plaza: PlazaServices, me: User) -> None:
    other = plaza.people.create_profile("Maya")
    visits.note(me.user_id, "chat", "x")
    visits.note(me.user_id, "person", "x")
    assert set(visits.weights(me.user_id)) == {("chat", "x"), ("person", "x")}
    assert visits.weights(other.user_id) == {}


def test_what_is_beyond_the_last_places_is_forgotten(visits: Visits, plaza: PlazaServices, me: User) -> None:
    for number in range(VISITS_MAX + 2):
        plaza.clock.advance(seconds=1)
        visits.note(me.user_id, "article", str(number))
    kept = visits.weights(me.user_id)
    assert len(kept) == VISITS_MAX
    assert ("article", "0") not in kept
    assert ("article", "1") not in kept
    assert ("article", str(VISITS_MAX + 1)) in kept


def test_a_subject_that_no_id_is_as_long_as_is_not_kept(visits: Visits, me: User) -> None:
    visits.note(me.user_id, "miniapp", "x" * 10_000)
    assert visits.weights(me.user_id) == {}
