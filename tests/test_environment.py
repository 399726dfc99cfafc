"""The environment in the project's folder: when it is made, made again, or left alone, and what is said."""

import dataclasses
import os
import sys
from pathlib import Path

import pytest

from app.environment import has_screen, setup
from app.environment.place import Place
from app.environment.problem import SetupProblem
from app.environment.running import Outcome, Runner
from app.environment.stamp import Stamp
from app.environment.wheels import Wheels
from tests.support.programs import FakeRun

PIP_VERSION = ("-m pip --version", Outcome(0, "pip 23.0.1 from somewhere (python 3.11)"))
NO_NETWORK = (
    "WARNING: Retrying after connection broken by 'NewConnectionError(…)'\nERROR: No matching distribution found"
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project's folder with a lock file, on a computer without uv."""
    monkeypatch.setattr("shutil.which", lambda name: None)
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "requirements.lock").write_text("alembic==1.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    return folder


def put_python(root: Path) -> Outcome:
    """Do what making a virtual environment does, as far as anyone looks."""
    python = Place(root).python
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    return Outcome(0, "")


def whole(root: Path, **differences: str) -> Place:
    """Put an environment there that was made for here and now, but for ``differences`` in its stamp."""
    place = Place(root)
    put_python(root)
    dataclasses.replace(place.wanted_stamp(), **differences).write(place.folder)
    return place


def test_a_whole_environment_has_no_fault(root: Path) -> None:
    place = whole(root)
    assert place.fault() is None
    assert not place.is_outdated


def test_no_environment_yet_needs_no_explanation(root: Path) -> None:
    assert Place(root).fault() == ""


@pytest.mark.parametrize(
    ("differences", "said"),
    [
        ({"python": "3.9"}, "made for Python 3.9"),
        ({"folder": "elsewhere"}, "made for another place"),
        ({"platform": "other-cpu"}, "made for another place"),
    ],
)
def test_an_environment_for_something_else_is_at_fault(root: Path, differences: dict[str, str], said: str) -> None:
    assert said in (whole(root, **differences).fault() or "")


def test_an_environment_whose_python_is_gone_is_at_fault(root: Path) -> None:
    place = whole(root)
    place.python.unlink()
    assert place.fault() == "its Python is gone"


@pytest.mark.parametrize("stamp", [None, "", "{", "[]", '{"python": "3.11"}'])
def test_an_environment_without_a_readable_stamp_was_never_finished(root: Path, stamp: str | None) -> None:
    place = whole(root)
    path = place.folder / "plaza-stamp.json"
    path.unlink() if stamp is None else path.write_text(stamp, encoding="utf-8")
    assert place.fault() == "it was never finished"


def test_a_changed_lock_file_fills_the_environment_anew_without_remaking_it(root: Path) -> None:
    place = whole(root)
    place.lock.write_text("another", encoding="utf-8")
    assert place.fault() is None
    assert place.is_outdated


def test_making_replaces_what_was_there(root: Path) -> None:
    place = Place(root)
    wheels = Wheels(place, FakeRun(("venv", lambda: put_python(root))), print)
    place.folder.write_text("not even a folder", encoding="utf-8")
    wheels.make()
    assert place.python.exists()


def test_an_environment_that_cannot_be_made_leaves_nothing(root: Path) -> None:
    place = Place(root)
    wheels = Wheels(place, FakeRun(("venv", Outcome(1, "Error: No space left on device"))), print)
    with pytest.raises(SetupProblem, match=r"could not be made .*No space left on device.*; make sure"):
        wheels.make()
    assert not place.folder.exists()


def test_filling_installs_by_hash_and_ends_with_the_stamp(root: Path) -> None:
    put_python(root)
    run = FakeRun(PIP_VERSION)
    place = Place(root)
    wheels = Wheels(place, run, print)
    wheels.fill()
    install = next(command for command in run.commands if " install " in command)
    assert f"-m pip --python {place.python} install" in install
    assert "--require-hashes" in install
    assert place.fault() is None


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (NO_NETWORK, "because the package index cannot be reached; connect this computer"),
        ("OSError: [Errno 28] No space left on device", "because the disk is full; free about 1 GB"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that requirements.lock names"),
        ("SSLError(CERTIFICATE_VERIFY_FAILED)", "certificate is not trusted here; check this computer's clock"),
        ("ERROR: No matching distribution found for sqlcipher3==0.6.4", "no ready-made sqlcipher3==0.6.4"),
        ("something new", "(something new); the whole answer is in out/setup.log"),
    ],
)
def test_a_failed_installation_is_told_in_one_sentence(root: Path, output: str, said: str) -> None:
    put_python(root)
    place = Place(root)
    wheels = Wheels(place, FakeRun(PIP_VERSION, (" install ", Outcome(1, output))), print)
    with pytest.raises(SetupProblem) as problem:
        wheels.fill()
    assert said in str(problem.value)
    assert "\n" not in str(problem.value)
    assert place.fault() == "it was never finished"


def test_a_lost_network_leaves_a_working_environment_as_it_was(root: Path) -> None:
    stamp = Stamp.read(whole(root).folder)
    place = Place(root)
    wheels = Wheels(place, FakeRun(PIP_VERSION, (" install ", Outcome(1, NO_NETWORK))), print)
    place.lock.write_text("newer", encoding="utf-8")
    with pytest.raises(SetupProblem):
        wheels.fill()
    assert Stamp.read(place.folder) == stamp


def test_an_installation_broken_off_half_way_counts_as_unfinished(root: Path) -> None:
    whole(root)
    broken = Outcome(1, "Installing collected packages: alembic\nKilled")
    place = Place(root)
    wheels = Wheels(place, FakeRun(PIP_VERSION, (" install ", broken)), print)
    with pytest.raises(SetupProblem):
        wheels.fill()
    assert place.fault() == "it was never finished"


def test_without_pip_the_sentence_says_how_to_get_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_python(root)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    wheels = Wheels(Place(root), FakeRun(("-m pip --version", Outcome(1, "No module named pip"))), print)
    with pytest.raises(SetupProblem, match=r"this Python has none.*apt-get install python3-pip.*start again"):
        wheels.fill()


def test_a_pip_too_old_gives_way_to_the_one_python_brings(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_python(root)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    run = FakeRun(("-m pip --version", Outcome(0, "pip 20.3.4 from somewhere")))
    Wheels(Place(root), run, print).fill()
    assert any(command.endswith("-m ensurepip") for command in run.commands)


def test_uv_is_taken_where_it_works(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "uv")
    put_python(root)
    run = FakeRun()
    Wheels(Place(root), run, print).fill()
    assert not any("-m pip" in command for command in run.commands)


def test_where_uv_fails_pip_is_tried(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "uv")
    put_python(root)
    run = FakeRun(("uv pip install", Outcome(2, "cannot")), PIP_VERSION)
    Wheels(Place(root), run, print).fill()
    assert any("-m pip --python" in command for command in run.commands)


def test_libraries_that_do_not_load_name_the_missing_system_library(root: Path) -> None:
    put_python(root)
    broken = Outcome(1, "ImportError: libGL.so.1: cannot open shared object file: No such file or directory")
    place = Place(root)
    wheels = Wheels(place, FakeRun(PIP_VERSION, ("-c import", broken)), print)
    with pytest.raises(SetupProblem, match=r"system library libGL\.so\.1 is missing"):
        wheels.fill()
    assert place.fault() == "it was never finished"


@pytest.mark.skipif(os.name == "nt" or sys.platform != "linux", reason="permissions as Linux has them")
def test_a_folder_that_cannot_be_written_to_is_named(root: Path) -> None:
    (root / "out").write_text("in the way", encoding="utf-8")
    with pytest.raises(SetupProblem, match=r"cannot be written to .*copy the project to a folder of yours"):
        setup.ensure(root, lambda text: None)


def test_a_missing_lock_file_is_named(root: Path) -> None:
    (root / "requirements.lock").unlink()
    with pytest.raises(SetupProblem, match=r"requirements\.lock, is gone .*get it back with git restore"):
        setup.ensure(root, lambda text: None)


def test_a_set_up_that_leads_in_circles_stops(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(setup.RESTARTS, str(setup.RESTARTS_MAX))
    with pytest.raises(SetupProblem, match="delete that folder and start again"):
        setup.restart_inside(root, [])


def test_a_program_that_is_not_there_is_an_outcome(tmp_path: Path) -> None:
    outcome = Runner(tmp_path / "log")(["no-such-program-anywhere"])
    assert outcome.status == 127
    assert "no-such-program-anywhere" in outcome.last_line


def test_what_programs_said_is_kept_in_the_log(tmp_path: Path) -> None:
    run = Runner(tmp_path / "logs" / "log")
    lines: list[str] = []
    outcome = run([sys.executable, "-c", "print('one'); print('two')"], on_line=lines.append)
    assert (outcome.status, [line.strip() for line in lines]) == (0, ["one", "two"])
    assert "two" in (tmp_path / "logs" / "log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_there_or_not(environ: dict[str, str], platform: str, expected: bool) -> None:
    assert has_screen(environ, platform) is expected
