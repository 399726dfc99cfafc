"""System libraries and fonts: found missing, brought as root, asked for otherwise, named elsewhere."""

import os
import sys
from collections.abc import Sequence

import pytest

from app.environment.libraries import Libraries, missing_parts
from app.environment.parts import PARTS, Need, Part
from app.environment.problem import SetupProblem
from app.environment.running import Outcome
from tests.support.programs import FakeRun

QT = Part("libgl1", ("libGL.so.1",))
X11 = Part("libxcb-shape0", ("libxcb-shape.so.0",), need=Need.WINDOW)
FONT = Part("fonts-wqy-microhei", fonts=("wqy-*",), need=Need.BETTER)


class Computer:
    """A computer that lacks some parts; what is installed is there from then on."""

    def __init__(self, *missing: Part, can_install: bool = True) -> None:
        self.missing = list(missing)
        self.said: list[str] = []
        self.run = FakeRun(("apt-get install", self._install))
        self._can_install = can_install

    def _install(self) -> Outcome:
        if not self._can_install:
            return Outcome(100, "E: Unable to fetch some archives")
        self.missing.clear()
        return Outcome(0, "")

    def bring(self, *, is_root: bool, answer: bool | None = None) -> None:
        ask = None if answer is None else (lambda question: answer)
        libraries = Libraries(
            self.run, self.said.append, find_missing=lambda: list(self.missing), ask=ask, is_root=is_root
        )
        libraries.bring()


@pytest.fixture(autouse=True)
def debian(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be on a Debian without a screen, with nobody at a terminal."""
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("sys.stdin", None)


def test_nothing_missing_is_nothing_said() -> None:
    computer = Computer()
    computer.bring(is_root=True)
    assert (computer.said, computer.run.commands) == ([], [])


def test_root_installs_what_is_missing_after_an_update() -> None:
    computer = Computer(QT, FONT)
    computer.bring(is_root=True)
    update, install = computer.run.commands
    assert update.startswith("apt-get update")
    assert install.startswith("apt-get install -y --no-install-recommends")
    assert install.endswith("libgl1 fonts-wqy-microhei")


def test_a_failed_installation_of_what_qt_needs_ends_with_a_sentence() -> None:
    with pytest.raises(SetupProblem, match=r"missing here \(libGL\.so\.1\), and apt-get failed .*start again\."):
        Computer(QT, can_install=False).bring(is_root=True)


def test_what_is_only_better_stops_nothing() -> None:
    computer = Computer(FONT, can_install=False)
    computer.bring(is_root=True)
    assert "going on without fonts-wqy-microhei" in computer.said[-1]


def test_without_a_terminal_the_command_is_shown_and_nothing_is_run() -> None:
    computer = Computer(QT)
    with pytest.raises(SetupProblem, match="sudo apt-get install libgl1"):
        computer.bring(is_root=False)
    assert "sudo apt-get update" in computer.said[-1]
    assert computer.run.commands == []


def test_a_no_is_respected() -> None:
    with pytest.raises(SetupProblem, match="was declined"):
        Computer(QT).bring(is_root=False, answer=False)


def test_a_yes_runs_exactly_what_was_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    computer = Computer(QT)
    commands: list[str] = []

    def spawn(mode: int, program: str, command: Sequence[str]) -> int:
        commands.append(" ".join(command))
        computer.missing.clear()
        return 0

    monkeypatch.setattr(os, "spawnvp", spawn, raising=False)
    computer.bring(is_root=False, answer=True)
    assert len(commands) == 2
    assert " && ".join(commands) in computer.said[-1]


def test_elsewhere_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    computer = Computer(QT, FONT)
    with pytest.raises(SetupProblem, match=r"libGL\.so\.1.*install the packages of your system that bring them"):
        computer.bring(is_root=True)
    assert computer.run.commands == []


@pytest.mark.parametrize(("display", "stops"), [(":0", True), ("", False)])
def test_libraries_for_a_window_are_needed_only_with_a_screen(
    monkeypatch: pytest.MonkeyPatch, display: str, stops: bool
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("QT_QPA_PLATFORM")
    computer = Computer(X11, can_install=False)
    if stops:
        with pytest.raises(SetupProblem):
            computer.bring(is_root=True)
    else:
        computer.bring(is_root=True)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has them apart from the wheels")
def test_every_part_can_be_missing_and_can_be_there() -> None:
    assert missing_parts(lambda part: False) == list(PARTS)
    assert missing_parts(lambda part: True) == []


def test_a_library_that_does_not_exist_is_found_missing() -> None:
    from app.environment.libraries import is_there

    assert not is_there(Part("nothing", ("libno-such-library.so.9",)))
    assert not is_there(Part("nothing", fonts=("no-such-font-*",)))
