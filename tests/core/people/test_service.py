"""Profiles and contacts."""

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.people.events import ContactAdded
from app.core.people.model import User
from tests.support.events import recorded
from tests.support.plaza import PlazaServices

MAYA = User(UserId("maya"), "Maya Chen", "blue", about="Knits.")


def test_before_the_first_profile_nobody_is_here(plaza: PlazaServices) -> None:
    assert plaza.people.current() is None


def test_the_first_profile_is_the_one_who_is_here(plaza: PlazaServices) -> None:
    lin = plaza.people.create_profile("  林  小雨 ")
    plaza.clock.advance(minutes=1)
    guest = plaza.people.create_profile("Guest")
    assert (lin.name, lin.color, lin.is_local, lin.joined_at) == ("林 小雨", "green", True, lin.joined_at)
    assert plaza.people.current() == lin
    assert plaza.people.get(guest.user_id) == guest
    assert guest.color != lin.color


@pytest.mark.parametrize("name", ["", "  ", "a" * 41, "Lin\u202e", "L\u200bin", "L\x00"])
def test_a_name_that_does_not_show_is_refused(plaza: PlazaServices, name: str) -> None:
    with pytest.raises(Refused, match=r"people\.name"):
        plaza.people.create_profile(name)
    assert plaza.people.current() is None


def test_an_unknown_person_is_refused(plaza: PlazaServices) -> None:
    with pytest.raises(Refused, match=r"people\.unknown"):
        plaza.people.get(UserId("nobody"))


def test_adding_a_person_again_changes_what_is_recorded_but_not_when_they_joined(plaza: PlazaServices) -> None:
    plaza.people.add_person(MAYA)
    joined_at = plaza.people.get(MAYA.user_id).joined_at
    plaza.clock.advance(days=1)
    plaza.people.add_person(User(MAYA.user_id, "Maya C.", "rose", "cat.webp"))
    assert plaza.people.get(MAYA.user_id) == User(MAYA.user_id, "Maya C.", "rose", "cat.webp", joined_at=joined_at)


def test_a_colour_that_the_theme_does_not_know_is_a_bug(plaza: PlazaServices) -> None:
    with pytest.raises(ValueError, match="colour"):
        plaza.people.add_person(User(UserId("x"), "X", "#ff0000"))


def test_contacts_are_listed_by_name_and_added_once(plaza: PlazaServices) -> None:
    lin = plaza.people.create_profile("Lin")
    seen = recorded(plaza.events, ContactAdded)
    for person in (MAYA, User(UserId("leo"), "leo", "amber")):
        plaza.people.add_person(person)
        plaza.people.add_contact(lin.user_id, person.user_id)
        plaza.people.add_contact(lin.user_id, person.user_id)
    assert [user.name for user in plaza.people.contacts(lin.user_id)] == ["leo", "Maya Chen"]
    assert plaza.people.contacts(MAYA.user_id) == []
    assert seen == [ContactAdded(lin.user_id, UserId("maya")), ContactAdded(lin.user_id, UserId("leo"))]


def test_nobody_is_their_own_contact_nor_a_strangers(plaza: PlazaServices) -> None:
    lin = plaza.people.create_profile("Lin")
    with pytest.raises(Refused, match=r"people\.self"):
        plaza.people.add_contact(lin.user_id, lin.user_id)
    with pytest.raises(Refused, match=r"people\.unknown"):
        plaza.people.add_contact(lin.user_id, UserId("nobody"))


@pytest.mark.parametrize("name", ["\u3164", "\u2800 \u115f"])
def test_a_name_of_letters_that_show_nothing_is_no_name(plaza: PlazaServices, name: str) -> None:
    with pytest.raises(Refused, match=r"people\.name"):
        plaza.people.create_profile(name)
