"""Being the program that opens `plaza://` links: files in the person's own folders, and nobody else's lines changed."""

import configparser
import os
import shlex
import sys
from pathlib import Path

import pytest

from app.core.kernel.errors import Unavailable
from app.shell.links.handler import FreedesktopHandler, desktop_file, handler_of_system, with_choice

OTHERS = """# my choices
[Added Associations]
x-scheme-handler/plaza=other.desktop;

[Default Applications]
text/html=firefox.desktop
x-scheme-handler/plaza=old-plaza.desktop;
x-scheme-handler/mailto=mail.desktop
"""


@pytest.fixture
def handler(tmp_path: Path) -> FreedesktopHandler:
    return FreedesktopHandler(["/usr/bin/python3", "/opt/plaza/main.py"], tmp_path / "apps", tmp_path / "mimeapps.list")


def test_nothing_is_registered_before_it_is_wanted(handler: FreedesktopHandler, tmp_path: Path) -> None:
    assert not handler.is_registered()
    assert list(tmp_path.iterdir()) == []


def test_it_is_registered_and_taken_back(handler: FreedesktopHandler, tmp_path: Path) -> None:
    handler.register()
    handler.register()
    assert handler.is_registered()
    assert (tmp_path / "mimeapps.list").read_text() == (
        "[Default Applications]\nx-scheme-handler/plaza=plaza.desktop;\n"
    )
    handler.unregister()
    handler.unregister()
    assert not handler.is_registered()
    assert not (tmp_path / "apps" / "plaza.desktop").exists()
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["mimeapps.list"]


def test_what_others_wrote_stays_and_comes_back(handler: FreedesktopHandler, tmp_path: Path) -> None:
    choices = tmp_path / "mimeapps.list"
    choices.write_text(OTHERS)
    handler.register()
    assert "x-scheme-handler/plaza=plaza.desktop;old-plaza.desktop;" in choices.read_text()
    assert handler.is_registered()
    handler.unregister()
    assert sorted(choices.read_text().splitlines()) == sorted(OTHERS.splitlines())


def test_a_file_of_another_plaza_is_not_this_one(handler: FreedesktopHandler, tmp_path: Path) -> None:
    FreedesktopHandler(["/elsewhere/python3", "main.py"], tmp_path / "apps", tmp_path / "mimeapps.list").register()
    assert not handler.is_registered()
    handler.register()
    assert handler.is_registered()


@pytest.mark.parametrize(
    "place", ["/opt/my plaza/main.py", '/opt/"x"/`id`/$HOME/main.py', "/opt/50%/%u/main.py", "/opt/a\\b;c/主.py"]
)
def test_the_command_is_the_one_meant_wherever_plaza_lies(place: str) -> None:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(desktop_file(["/usr/bin/python3", place, "--data", "/data/%U x"]))
    line = parser["Desktop Entry"]["Exec"].replace("\\\\", "\\")  # as every text of such a file is read
    arguments = shlex.split(line.removesuffix(" %u").replace("\\$", "$").replace("\\`", "`"))
    assert line.endswith(" --link %u")
    assert [each.replace("%%", "%") for each in arguments] == [
        "/usr/bin/python3",
        place,
        "--data",
        "/data/%U x",
        "--link",
    ]


def test_a_list_that_cannot_be_written_is_told_and_left(handler: FreedesktopHandler, tmp_path: Path) -> None:
    (tmp_path / "mimeapps.list").mkdir()
    with pytest.raises(Unavailable) as told:
        handler.register()
    assert told.value.code == "handler.unwritable"
    assert not handler.is_registered()


def test_a_list_that_is_no_text_is_left_as_it_is(handler: FreedesktopHandler, tmp_path: Path) -> None:
    (tmp_path / "mimeapps.list").write_bytes(b"\xff\xfe[Default Applications]")
    with pytest.raises(Unavailable):
        handler.register()
    assert (tmp_path / "mimeapps.list").read_bytes() == b"\xff\xfe[Default Applications]"


def test_choices_are_made_in_their_own_section_only() -> None:
    lines = ["[Removed Associations]", "x-scheme-handler/plaza=plaza.desktop;"]
    made = with_choice(lines, ["plaza.desktop"])
    assert made == [*lines, "[Default Applications]", "x-scheme-handler/plaza=plaza.desktop;"]
    assert with_choice(made, []) == [*lines, "[Default Applications]"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks at Linux's way")
def test_this_system_keeps_it_in_the_persons_own_folders(tmp_path: Path) -> None:
    handler = handler_of_system(Path("/opt/plaza/main.py"), tmp_path / "data")
    assert isinstance(handler, FreedesktopHandler)
    handler.register()
    made = Path(os.environ["XDG_DATA_HOME"]) / "applications" / "plaza.desktop"
    assert f'"--data" "{tmp_path / "data"}" --link %u' in made.read_text()
    assert handler_of_system(Path("main.py"), None, platform="darwin") is None
