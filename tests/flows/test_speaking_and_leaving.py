"""A voice note that is being spoken when its window is hidden, locked or closed: no microphone listens on unseen."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.cli.tour.driver import Driver
from app.core.chat.voice import DURATION_MS_MAX
from app.shell.application import Application
from app.shell.hardware import Hardware
from tests.flows.conftest import Start
from tests.flows.test_locking import set_password, unlock
from tests.support.fake_tray import with_tray
from tests.support.people_here import open_window_of_a_new_person, windows_of
from tests.support.sounds import GivenMicrophone, tone


@pytest.fixture
def microphone() -> GivenMicrophone:
    return GivenMicrophone()


def speak(hands: Driver, application: Application, microphone: GivenMicrophone) -> Any:
    """Begin a voice note to Maya, as a person does, and say something; return the note."""
    hands.click("railChats")
    hands.click_row("Maya Chen")
    hands.click("composerMore")
    hands.click("composerVoice")
    hands.wait("the microphone to listen", lambda: microphone.heard is not None)
    microphone.speak(tone(2000))
    hands.see("voiceSend")
    speaking = conversation(application).property("voice").property("speaking")
    assert speaking.property("state") == "recording"
    return speaking


def conversation(application: Application) -> Any:
    return windows_of(application)[0].view_model.property("chats").property("conversation")


def newest_kind(application: Application) -> str:
    rows = conversation(application).property("history").property("rows").rows
    return rows[0].kind if rows else ""


def test_a_window_that_goes_to_the_tray_listens_no_more_and_keeps_what_was_said(
    start: Start, microphone: GivenMicrophone
) -> None:
    application, hands = start(hardware=Hardware(microphone=microphone))
    with_tray(application)
    speaking = speak(hands, application, microphone)
    application.window.close()
    assert not application.window.isVisible()
    assert microphone.heard is None
    assert speaking.property("state") == "spoken"
    application.windows.first.come_to_the_front()
    hands.click("voiceSend")
    hands.wait("it to be sent", lambda: newest_kind(application) == "voice")


def test_a_locked_window_listens_no_more_and_keeps_what_was_said(start: Start, microphone: GivenMicrophone) -> None:
    application, hands = start(hardware=Hardware(microphone=microphone))
    set_password(hands)
    speaking = speak(hands, application, microphone)
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.see("lockPassword")
    assert microphone.heard is None
    assert speaking.property("state") == "spoken"
    unlock(hands)
    hands.see_gone("lockPassword")
    hands.click("voiceSend")
    hands.wait("it to be sent", lambda: newest_kind(application) == "voice")


def test_of_two_windows_the_one_that_is_closed_lets_the_microphone_go(
    start: Start, microphone: GivenMicrophone, tmp_path: Path
) -> None:
    application, hands = start(hardware=Hardware(microphone=microphone))
    open_window_of_a_new_person(application, hands, "Noor", tmp_path / "noor")
    hands.turn_to(application.window)
    speak(hands, application, microphone)
    hears = microphone.heard
    assert hears is not None
    application.window.close()
    assert microphone.heard is None
    hears(tone(DURATION_MS_MAX))  # what was on its way still comes
    hands.wait("the window to go", lambda: len(windows_of(application)) == 1)


def test_plaza_that_ends_meanwhile_ends(start: Start, microphone: GivenMicrophone) -> None:
    application, hands = start(hardware=Hardware(microphone=microphone))
    speak(hands, application, microphone)
    application.window.close()
    assert microphone.heard is None
    application.close()
