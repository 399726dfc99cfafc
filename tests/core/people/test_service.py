"""Profiles and contacts."""

import pytest

from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.people.events import ContactAdded, PersonChanged
from app.core.people.model import COLORS, User
from app.core.people.service import PROFILES_MAX
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


def test_who_signs_in_here_changes_their_own_profile_and_nothing_else_of_it(plaza: PlazaServices) -> None:
    lin = plaza.people.create_profile("Lin")
    heard = recorded(plaza.events, PersonChanged)
    plaza.clock.advance(days=1)
    changed = plaza.people.change_profile(lin.user_id, " 林  知夏 ", "violet", " reads  in trams ")
    assert (changed.name, changed.color, changed.about) == ("林 知夏", "violet", "reads in trams")
    assert plaza.people.get(lin.user_id) == changed == plaza.people.current()
    assert (changed.joined_at, changed.is_local) == (lin.joined_at, True)
    assert heard == [PersonChanged(lin.user_id)]
    assert plaza.people.change_profile(lin.user_id, "Lin", "pink", "").color == "violet", "that is no colour"


@pytest.mark.parametrize(
    ("name", "about", "code"),
    [
        ("", "", r"people\.name"),
        ("a" * 41, "", r"people\.name"),
        ("Li\x00n", "", r"people\.name"),
        ("Lin", "a" * 101, r"people\.about"),
        ("Lin", "b\u202ead", r"people\.about"),
    ],
)
def test_a_profile_that_does_not_show_is_refused_and_stays(
    plaza: PlazaServices, name: str, about: str, code: str
) -> None:
    lin = plaza.people.create_profile("Lin")
    with pytest.raises(Refused, match=code):
        plaza.people.change_profile(lin.user_id, name, "rose", about)
    assert plaza.people.get(lin.user_id) == lin


def test_nobody_changes_the_profile_of_somebody_who_signs_in_elsewhere(plaza: PlazaServices) -> None:
    plaza.people.add_person(MAYA)
    for user_id in (MAYA.user_id, UserId("nobody")):
        with pytest.raises(Refused, match=r"people\.unknown"):
            plaza.people.change_profile(user_id, "Somebody", "rose", "")
    assert plaza.people.get(MAYA.user_id).name == MAYA.name


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


def test_everybody_with_a_profile_is_found_in_the_order_they_came(plaza: PlazaServices) -> None:
    first = plaza.people.create_profile("Lin")
    plaza.clock.advance(minutes=1)
    second = plaza.people.create_profile("Ada", "rose")
    assert plaza.people.here() == [first, second]
    assert (second.color, first.color) == ("rose", "green")
    assert plaza.people.create_profile("Ben", "no such colour").color in COLORS


def test_somebody_here_is_found_by_name_or_id_where_that_is_clear(plaza: PlazaServices) -> None:
    lin, ada = plaza.people.create_profile("Lin"), plaza.people.create_profile("Ada")
    assert plaza.people.find_here("Ada") == ada
    assert plaza.people.find_here(lin.user_id) == lin
    plaza.people.create_profile("Ada")
    for name in ("Ada", "Ben", ""):
        with pytest.raises(Refused) as refused:
            plaza.people.find_here(name)
        assert refused.value.code == "people.nobody_here"


def test_there_are_so_many_profiles_and_no_more(plaza: PlazaServices) -> None:
    for number in range(PROFILES_MAX):
        plaza.people.create_profile(f"Person {number}")
    with pytest.raises(Refused) as refused:
        plaza.people.create_profile("One more")
    assert refused.value.code == "people.too_many"
    assert len(plaza.people.here()) == PROFILES_MAX
