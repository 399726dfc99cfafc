"""Permission to use the camera: asked for once, told where it is refused, and the way to where it is given."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.core.kernel.errors import Unavailable
from app.shell.scan.permission import Permitted, SystemPermission
from app.shell.scan.sentences import failure_sentence
from app.shell.scan.system_settings import settings_for
from tests.support.cameras import FakePermission


class Begun:
    """Notes what it was told."""

    def __init__(self, permission: FakePermission) -> None:
        self.told: list[str] = []
        self.permitted = Permitted(permission)
        self.permitted.begin(lambda: self.told.append("granted"), lambda: self.told.append("denied"))


def test_what_is_granted_begins_and_nobody_is_asked() -> None:
    permission = FakePermission("granted")
    assert Begun(permission).told == ["granted"]
    assert permission.answers == []


def test_what_is_denied_is_told_and_nobody_is_asked_again() -> None:
    permission = FakePermission("denied", "granted")
    assert Begun(permission).told == ["denied"]
    assert permission.answers == []


@pytest.mark.parametrize("answer", ["granted", "denied"])
def test_a_person_who_was_not_asked_yet_is_asked_and_the_answer_told_once(answer: str) -> None:
    permission = FakePermission("unasked", answer)  # type: ignore[arg-type]
    permission.waits = True
    begun = Begun(permission)
    assert begun.told == []
    (tell,) = permission.answers
    tell()
    tell()
    assert begun.told == [answer]


def test_an_answer_after_the_scanner_was_closed_begins_nothing() -> None:
    permission = FakePermission("unasked", "granted")
    permission.waits = True
    begun = Begun(permission)
    begun.permitted.stop()
    permission.answers[0]()
    assert begun.told == []


@pytest.mark.parametrize(
    ("platform", "words"),
    [("linux", "group “video”"), ("darwin", "System Settings"), ("win32", "desktop apps"), ("", "system's settings")],
)
def test_each_system_says_where_the_camera_is_allowed(platform: str, words: str) -> None:
    sentence = failure_sentence(Unavailable("scanner.camera_denied", camera="Lid"), platform)
    assert words in sentence
    assert "may not use the camera" in sentence
    assert "scan a picture instead" in sentence


def test_the_way_to_the_settings_is_known_where_there_are_any() -> None:
    assert settings_for("scanner.camera_denied", "win32") == "ms-settings:privacy-webcam"
    assert settings_for("scanner.camera_denied", "darwin").endswith("Privacy_Camera")
    assert settings_for("scanner.screen_denied", "darwin").endswith("Privacy_ScreenCapture")
    assert settings_for("scanner.camera_denied", "linux") == ""
    assert settings_for("scanner.camera_busy", "darwin") == ""


def test_a_device_that_the_person_may_not_open_is_barred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QCoreApplication
) -> None:
    assert qapp is not None
    device = tmp_path / "video0"
    device.touch()
    monkeypatch.setattr(sys, "platform", "linux")
    permission = SystemPermission()
    assert not permission.bars(str(device))
    monkeypatch.setattr(os, "access", lambda *_args: False)
    assert permission.bars(str(device))
    assert not permission.bars(str(tmp_path / "no device"))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not permission.bars(str(device))
