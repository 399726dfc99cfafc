"""Who has a profile on this computer: shown, made, chosen."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Unavailable
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.people.profiles import ProfileRow, ProfilesViewModel
from tests.support.plaza import PlazaServices


@pytest.fixture
def profiles(context: ShellContext, plaza: PlazaServices, me: User, qtbot: QtBot) -> ProfilesViewModel:
    made = ProfilesViewModel(plaza.people, context.tasks, context.relay, lambda user_id: user_id == me.user_id)
    qtbot.waitUntil(lambda: made.property("count") == 1)
    return made


def rows(profiles: ProfilesViewModel) -> list[ProfileRow]:
    return list(profiles.property("rows").rows)


def test_whoever_has_a_window_is_told_from_who_has_none(
    profiles: ProfilesViewModel, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    tester = QAbstractItemModelTester(profiles.property("rows"))
    ada = plaza.people.create_profile("Ada", "rose")
    qtbot.waitUntil(lambda: profiles.property("count") == 2)
    assert [(row.user_id, row.is_open) for row in rows(profiles)] == [(me.user_id, True), (ada.user_id, False)]
    assert rows(profiles)[1].avatar_color == "rose"
    tester.deleteLater()


def test_a_profile_is_made_in_one_step_and_its_window_wanted(
    profiles: ProfilesViewModel, plaza: PlazaServices, qtbot: QtBot
) -> None:
    profiles.write()
    with qtbot.waitSignal(profiles.wanted) as wanted:
        profiles.make("  <b>Ada</b> ", "violet")
    assert wanted.args is not None
    made = plaza.people.get(wanted.args[0])
    assert (made.name, made.color, made.is_local) == ("<b>Ada</b>", "violet", True)


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 41, "a\x00b"])
def test_a_name_that_is_none_is_told_and_nothing_made(
    profiles: ProfilesViewModel, plaza: PlazaServices, qtbot: QtBot, name: str
) -> None:
    profiles.write()
    profiles.make(name, "rose")
    qtbot.waitUntil(lambda: profiles.property("errorText") != "")
    assert not profiles.property("isBusy")
    assert len(plaza.people.here()) == 1


def test_a_form_that_is_not_open_makes_nothing(profiles: ProfilesViewModel, plaza: PlazaServices) -> None:
    profiles.make("Ada", "rose")
    assert not profiles.property("isBusy")
    profiles.write()
    profiles.back()
    profiles.make("Ada", "rose")
    assert len(plaza.people.here()) == 1


def test_only_who_is_here_can_be_chosen_and_only_once(profiles: ProfilesViewModel, me: User, qtbot: QtBot) -> None:
    wanted: list[str] = []
    profiles.wanted.connect(wanted.append)
    profiles.ask()
    assert profiles.property("isChoosing")
    profiles.choose("somebody else")
    profiles.choose(me.user_id)
    profiles.choose(me.user_id)
    assert wanted == [me.user_id]
    profiles.fail(Unavailable("database.full"))
    assert profiles.property("errorText")
    profiles.choose(me.user_id)
    profiles.settle()
    assert not profiles.property("isChoosing")
    assert wanted == [me.user_id] * 2
