"""What can be asked of `main.py`, and what failing on purpose looks like."""

import importlib
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import commands
from app.cli.commands import AppOptions, Command, parse
from app.core.kernel.errors import Unavailable


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Callable[..., int]], None]:
    """Put a function in the place of another module's ``main``."""

    def put(name: str, main: Callable[..., int]) -> None:
        module = types.ModuleType(name)
        module.main = main  # type: ignore[attr-defined]
        package, _, attribute = name.rpartition(".")
        monkeypatch.setitem(sys.modules, name, module)
        monkeypatch.setattr(importlib.import_module(package), attribute, module, raising=False)

    return put


class Main:
    """Answers with a status and remembers what it was given."""

    def __init__(self, status: int = 0) -> None:
        self._status = status
        self.given: list[Any] = []

    def __call__(self, what: Any) -> int:
        """Note ``what`` and answer."""
        self.given.append(what)
        return self._status


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], Command("app")),
        (["--data", "here", "--camera", "film.mp4"], Command("app", data=Path("here"), camera="film.mp4")),
        (["--link", "plaza://miniapp/plaza.store"], Command("app", link="plaza://miniapp/plaza.store")),
        (["install", "a.ma"], Command("install", package=Path("a.ma"))),
        (["a.ma"], Command("install", package=Path("a.ma"))),
        (["--data", "here", "A.MA"], Command("install", data=Path("here"), package=Path("A.MA"))),
        (["--link", "a.ma"], Command("app", link="a.ma")),
        (["check", "a.ma"], Command("check", place=Path("a.ma"))),
        (["test", "-k", "scan", "--lf"], Command("test", arguments=["-k", "scan", "--lf"])),
        (["test", "--miniapp", "tea", "-x"], Command("test", place=Path("tea"), arguments=["-x"])),
        (["new", "tea"], Command("new", place=Path("tea"))),
        (["run", "tea"], Command("run", place=Path("tea"))),
        (["run", "tea", "--camera", "a.avi"], Command("run", place=Path("tea"), camera="a.avi")),
        (["tour", "--out", "pictures"], Command("tour", out=Path("pictures"))),
        (["tour", "--every"], Command("tour", is_every=True)),
        (["tour", "--look", "dark", "--look", "rtl"], Command("tour", looks=["dark", "rtl"])),
        (["tour", "--every", "--go-on"], Command("tour", is_every=True, goes_on=True)),
        (["bench", "start", "page", "--json"], Command("bench", arguments=["start", "page"], as_json=True)),
        (["bench", "--long"], Command("bench", is_long=True)),
        (["bench", "scanner", "--corpus", "here"], Command("bench", arguments=["scanner"], corpus=Path("here"))),
        (["doctor"], Command("doctor")),
    ],
)
def test_arguments_become_a_command(arguments: list[str], command: Command) -> None:
    assert parse(arguments) == command


@pytest.mark.parametrize(
    "arguments",
    [["dance"], ["--data"], ["--data", ""], ["tour", "--loud"], ["tour", "--out", ""], ["--data", "x", "tour"]],
)
def test_wrong_arguments_end_with_their_reason(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(arguments)
    assert end.value.code == 2
    assert "error:" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--miniapp"], ["--miniapp", ""], ["--miniapp", "-x"]])
def test_tests_of_no_mini_app_are_no_tests(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="--miniapp wants the folder of a mini-app"):
        parse(["test", *arguments])


def test_the_app_is_started_with_its_options(stand_in: Any) -> None:
    main = Main(status=7)
    stand_in("app.shell.application", main)
    assert commands.run(Command("app", data=Path("here"), camera="film.mp4", link="plaza://x")) == 7
    assert main.given == [AppOptions(Path("here"), "film.mp4", "plaza://x", None, None, until=None)]


class Tour:
    """Stands for the tour; notes what it is asked for."""

    def __init__(self) -> None:
        self.given: list[tuple[Path, bool, list[str], bool]] = []

    def __call__(self, out: Path, *, is_every: bool, looks: list[str], goes_on: bool) -> int:
        self.given.append((out, is_every, looks, goes_on))
        return 0


def test_whoever_asks_for_looks_means_every_screen(stand_in: Any) -> None:
    tour = Tour()
    stand_in("app.cli.tour", tour)
    commands.run(Command("tour", looks=["rtl"]))
    commands.run(Command("tour", goes_on=True))
    assert [is_every for _, is_every, _, _ in tour.given] == [True, True]


def test_without_a_screen_the_app_takes_its_tour(
    stand_in: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "has_screen", lambda environ, platform: False)
    tour = Tour()
    stand_in("app.cli.tour", tour)
    assert commands.run(Command("app")) == 0
    assert tour.given == [(Path("out") / "tour", False, [], False)]
    assert "There is no screen here" in capsys.readouterr().out


def test_without_a_screen_no_mini_app_is_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "has_screen", lambda environ, platform: False)
    assert Command("run").needs_screen
    assert commands.run(Command("run", place=Path("tea"))) == 1
    assert "`python3 main.py test --miniapp FOLDER` needs none." in capsys.readouterr().err


def test_what_fails_on_purpose_becomes_one_sentence(stand_in: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(options: AppOptions) -> int:
        raise Unavailable("internal", reason="test")

    stand_in("app.shell.application", refuse)
    assert commands.run(Command("app")) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "Traceback" not in said


def test_a_missing_system_library_points_to_the_doctor(stand_in: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(options: AppOptions) -> int:
        raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")

    stand_in("app.shell.application", fail)
    assert commands.run(Command("app")) == 1
    assert "libGL.so.1 is missing; `python3 main.py doctor`" in capsys.readouterr().err


def test_a_library_gone_from_the_environment_is_told_in_one_sentence(
    stand_in: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(options: AppOptions) -> int:
        raise ModuleNotFoundError("No module named 'PySide6'", name="PySide6.QtCore")

    stand_in("app.shell.application", fail)
    assert commands.run(Command("app")) == 1
    assert capsys.readouterr().err == (
        f"The library PySide6 in {sys.prefix} is gone or broken; delete that folder and start again.\n"
    )


def test_any_other_failed_import_is_a_bug_and_shows(stand_in: Any) -> None:
    def fail(options: AppOptions) -> int:
        raise ImportError("no module named thing")

    stand_in("app.shell.application", fail)
    with pytest.raises(ImportError, match="thing"):
        commands.run(Command("app"))


def test_an_interrupted_command_ends_quietly(stand_in: Any) -> None:
    def interrupt(out: Path, **asked: object) -> int:
        raise KeyboardInterrupt

    stand_in("app.cli.tour", interrupt)
    assert commands.run(Command("tour")) == 130
