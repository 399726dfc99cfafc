"""Contacts and profiles, over the real services."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import UserId
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.people.people import PeopleViewModel
from tests.support.plaza import PlazaServices


@pytest.fixture
def people(plaza: PlazaServices, me: User, context: ShellContext) -> PeopleViewModel:
    for user_id, name in (("maya", "Maya Chen"), ("yu", "林小雨")):
        plaza.people.add_person(User(UserId(user_id), name, "blue", about=f"I am {name}"))
        plaza.people.add_contact(me.user_id, UserId(user_id))
    return PeopleViewModel(plaza.contacts, context)


def names(people: PeopleViewModel) -> list[Any]:
    return [row.name for row in people.property("people").rows]


def loaded(people: PeopleViewModel, qtbot: QtBot) -> None:
    people.load()
    qtbot.waitUntil(lambda: people.property("state") == "ready")


def test_contacts_are_shown_and_searched(people: PeopleViewModel, qtbot: QtBot) -> None:
    loaded(people, qtbot)
    assert sorted(names(people)) == ["Maya Chen", "林小雨"]
    people.search("小")
    assert names(people) == ["林小雨"]


def test_a_new_contact_appears(people: PeopleViewModel, plaza: PlazaServices, me: User, qtbot: QtBot) -> None:
    loaded(people, qtbot)
    plaza.people.add_person(User(UserId("leo"), "Leo", "amber"))
    plaza.people.add_contact(me.user_id, UserId("leo"))
    qtbot.waitUntil(lambda: "Leo" in names(people))


def test_a_profile_has_a_link_to_scan_and_a_way_to_write(people: PeopleViewModel, qtbot: QtBot) -> None:
    loaded(people, qtbot)
    people.select("maya")
    assert people.property("selected")["link"] == "plaza://person/maya"
    with qtbot.waitSignal(people.messageWanted) as heard:
        people.sendMessage()
    assert heard.args == ["maya"]


def test_nobody_writes_to_themselves(people: PeopleViewModel, me: User, qtbot: QtBot) -> None:
    loaded(people, qtbot)
    people.selectMe()
    assert people.property("selected")["isMe"] is True
    assert people.property("selected")["name"] == me.name
    with qtbot.assertNotEmitted(people.messageWanted):
        people.sendMessage()


def test_an_unknown_person_shows_nobody(people: PeopleViewModel, qtbot: QtBot) -> None:
    loaded(people, qtbot)
    people.select("maya")
    with qtbot.waitSignal(people.toasted):
        people.select("nobody")
    assert people.property("selected")["userId"] == ""
