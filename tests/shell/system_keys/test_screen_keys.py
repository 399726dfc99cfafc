"""The keys that scan the screen: on and off, chosen, taken, and nothing in place of a switch that is dead."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Unavailable
from app.core.kernel.events import EventBus
from app.shell.relay import Relay
from app.shell.settings.preferences import Choices, Preferences
from app.shell.settings.settings import SettingsViewModel
from app.shell.system_keys.choosing import PROPOSED, keys_of_system
from app.shell.system_keys.chord import chord_of
from app.shell.system_keys.listening import ThreadedKeys
from app.shell.system_keys.macos import MacKeys
from app.shell.system_keys.portal import PortalKeys
from app.shell.system_keys.screen_keys import ScreenKeysViewModel
from tests.support.system_keys import FakeKeys

CTRL_ALT = (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier).value


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.json")


@pytest.fixture
def screen_keys(qapp: QCoreApplication, preferences: Preferences) -> Iterator[ScreenKeysViewModel]:
    settings = SettingsViewModel(preferences)
    yield settings.screen_keys
    settings.screen_keys.release()
    qapp.processEvents()


@pytest.fixture
def relay(qapp: QCoreApplication) -> Relay:
    return Relay(EventBus())


def test_no_key_is_held_before_the_person_asks_for_it(screen_keys: ScreenKeysViewModel, relay: Relay) -> None:
    system = FakeKeys()
    screen_keys.attach(system, relay)
    assert (screen_keys.property("isOn"), screen_keys.property("problem")) == (False, "")
    assert system.held is None
    screen_keys.switchOn(True)
    assert system.held == chord_of(PROPOSED)
    screen_keys.switchOn(False)
    assert system.held is None


def test_what_was_chosen_is_kept_and_held_at_the_next_start(
    screen_keys: ScreenKeysViewModel, preferences: Preferences, relay: Relay
) -> None:
    screen_keys.attach(FakeKeys(), relay)
    screen_keys.switchOn(True)
    assert screen_keys.choose(Qt.Key.Key_Q.value, CTRL_ALT)
    preferences.save()
    system, settings = FakeKeys(), SettingsViewModel(preferences)
    settings.screen_keys.attach(system, relay)
    assert system.held == chord_of("Ctrl+Alt+Q")


def test_each_press_is_told_once(screen_keys: ScreenKeysViewModel, relay: Relay, qtbot: QtBot) -> None:
    system = FakeKeys()
    screen_keys.attach(system, relay)
    screen_keys.switchOn(True)
    assert system.hearing is not None
    with qtbot.waitSignal(screen_keys.pressed):
        system.hearing.pressed()


def test_a_press_that_was_under_way_when_the_keys_were_switched_off_is_dropped(
    screen_keys: ScreenKeysViewModel, relay: Relay, qapp: QCoreApplication, qtbot: QtBot
) -> None:
    system = FakeKeys()
    screen_keys.attach(system, relay)
    screen_keys.switchOn(True)
    assert system.hearing is not None
    with qtbot.assertNotEmitted(screen_keys.pressed):
        system.hearing.pressed()
        screen_keys.switchOn(False)
        qapp.processEvents()


def test_keys_that_another_program_has_are_told_of_until_others_are_chosen(
    screen_keys: ScreenKeysViewModel, relay: Relay, qtbot: QtBot
) -> None:
    system = FakeKeys()
    system.error = Unavailable("keys.taken", keys=PROPOSED)
    screen_keys.attach(system, relay)
    screen_keys.switchOn(True)
    qtbot.waitUntil(lambda: "Another program" in str(screen_keys.property("problem")))
    assert screen_keys.property("isOn") is True
    system.error = None
    assert screen_keys.choose(Qt.Key.Key_F9.value, CTRL_ALT)
    assert (screen_keys.property("problem"), system.held) == ("", chord_of("Ctrl+Alt+F9"))


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier),
        (Qt.Key.Key_Odiaeresis, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_keys_that_people_write_with_are_not_taken(
    screen_keys: ScreenKeysViewModel, relay: Relay, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    screen_keys.attach(FakeKeys(), relay)
    assert not screen_keys.choose(key.value, modifiers.value)
    assert screen_keys.property("keysText") == PROPOSED


def test_while_others_are_chosen_the_same_keys_are_let_through(screen_keys: ScreenKeysViewModel, relay: Relay) -> None:
    system = FakeKeys()
    screen_keys.attach(system, relay)
    screen_keys.switchOn(True)
    screen_keys.record(True)
    assert system.held is None
    assert screen_keys.choose(Qt.Key.Key_S.value, CTRL_ALT)
    assert system.held == chord_of("Ctrl+Alt+S")


def test_where_the_system_has_no_way_it_says_so_and_there_is_no_switch(
    screen_keys: ScreenKeysViewModel, relay: Relay
) -> None:
    screen_keys.attach(None, relay)
    assert screen_keys.property("canWork") is False
    assert "This system lets no program" in str(screen_keys.property("problem"))


def test_a_desktop_that_turns_out_to_have_no_way_takes_the_switch_away(
    screen_keys: ScreenKeysViewModel, relay: Relay, qtbot: QtBot
) -> None:
    system = FakeKeys(chooses=True)
    system.error = Unavailable("keys.unsupported")
    screen_keys.attach(system, relay)
    assert screen_keys.property("canWork") is True
    screen_keys.switchOn(True)
    qtbot.waitUntil(lambda: screen_keys.property("canWork") is False)
    assert "This system lets no program" in str(screen_keys.property("problem"))


def test_keys_that_the_system_chose_are_shown_as_it_describes_them(
    screen_keys: ScreenKeysViewModel, relay: Relay, qtbot: QtBot
) -> None:
    screen_keys.attach(FakeKeys(chooses=True, described="Press Super+F2"), relay)
    screen_keys.switchOn(True)
    qtbot.waitUntil(lambda: screen_keys.property("keysText") == "Press Super+F2")
    assert screen_keys.property("isChosenHere") is False


def test_a_broken_file_switches_nothing_on(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"has_screen_keys": 1, "screen_keys": ["Ctrl"]}', encoding="utf-8")
    assert Preferences(path).choices == Choices()
    path.write_text('{"has_screen_keys": true, "screen_keys": "Shift+S"}', encoding="utf-8")
    assert SettingsViewModel(Preferences(path)).screen_keys.property("keysText") == PROPOSED


def test_every_system_has_the_way_that_fits_it() -> None:
    assert isinstance(keys_of_system("xcb", {}), ThreadedKeys)
    assert isinstance(keys_of_system("cocoa", {}), MacKeys)
    assert keys_of_system("offscreen", {}) is None
    assert isinstance(keys_of_system("wayland", {"WAYLAND_DISPLAY": "wayland-0"}), PortalKeys)
    # Within Wayland, X11 tells of keys only what is typed into windows of X11.
    assert isinstance(keys_of_system("xcb", {"WAYLAND_DISPLAY": "wayland-0"}), PortalKeys)
    assert not isinstance(keys_of_system("xcb", {}), PortalKeys)
