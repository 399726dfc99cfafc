"""Looking at the chats first: whose can be shown before all is open, and that looking changes nothing."""

import sqlite3
from pathlib import Path

import pytest

from app.core.kernel.clock import SystemClock
from app.core.kernel.events import EventBus
from app.core.kernel.ids import UserId
from app.core.people.model import User
from app.talk import PLAZA, WALLET, FirstLook, look_first
from tests.support.services import running

MAYA = User(UserId("maya"), "Maya Chen", "blue")


@pytest.fixture
def lin(data_folder: Path) -> User:
    """One person with a conversation, in a folder that was closed."""
    with running(data_folder) as services:
        user = services.people.create_profile("Lin")
        services.people.add_person(MAYA)
        services.chat.direct(user.user_id, MAYA.user_id)
    return user


def look(data_folder: Path, *, has_world: bool = True) -> FirstLook | None:
    return look_first(data_folder, EventBus(), SystemClock(), lambda _: has_world)


def test_the_only_person_is_shown_what_they_talk_about_and_nothing_is_written(data_folder: Path, lin: User) -> None:
    before = (data_folder / PLAZA).read_bytes()
    found = look(data_folder)
    assert found is not None
    assert found.user == lin
    assert [each.title for each in found.conversations] == ["Maya Chen"]
    found.talk.plaza.close()
    assert (data_folder / PLAZA).read_bytes() == before


def test_whoever_has_no_world_yet_waits_for_it(data_folder: Path, lin: User) -> None:
    assert look(data_folder, has_world=False) is None


def test_a_folder_that_was_never_used_shows_nobody(data_folder: Path) -> None:
    assert look(data_folder) is None
    assert not (data_folder / PLAZA).exists()


def test_two_people_are_asked_who_they_are(data_folder: Path, lin: User) -> None:
    with running(data_folder) as services:
        services.people.create_profile("Ada")
    assert look(data_folder) is None


def test_a_password_is_typed_before_anything_is_shown(data_folder: Path, lin: User) -> None:
    with running(data_folder) as services:
        services.passwords.set(lin.user_id, "plumtree7")
    assert look(data_folder) is None


def test_a_lost_wallet_shows_nobody(data_folder: Path, lin: User) -> None:
    (data_folder / WALLET).unlink()
    assert look(data_folder) is None


@pytest.mark.parametrize("version", ["0001", "9999"])
def test_data_of_another_version_shows_nobody_and_stays_as_it_is(data_folder: Path, lin: User, version: str) -> None:
    connection = sqlite3.connect(data_folder / PLAZA)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.close()
    before = (data_folder / PLAZA).read_bytes()
    assert look(data_folder) is None
    assert (data_folder / PLAZA).read_bytes() == before


def test_a_file_that_is_none_of_ours_shows_nobody(data_folder: Path, lin: User) -> None:
    (data_folder / PLAZA).write_bytes(b"\xee" * 8192)
    assert look(data_folder) is None
