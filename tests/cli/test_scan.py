"""`scan` tells the codes in pictures, and nothing in a picture reaches the terminal but as letters."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from app.cli import commands, scan
from app.cli.commands import Command, parse
from app.core.links import Link
from app.scanner.model import FoundCode
from tests.support.odd_codes import Segment, odd_code, of_bytes, part_of
from tests.support.pictures import TEXT, desk, png, seen
from tests.support.processes import ROOT

STORE = f"QRCode miniapp {TEXT}"
ESCAPES = "\x1b]0;title\x07\x1b[2Jhello\u202eolleh\x9b31m\0\r"


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a code, a desk without one, and a file that is no picture."""
    (tmp_path / "code.png").write_bytes(png(seen()))
    (tmp_path / "desk.png").write_bytes(png(desk()))
    (tmp_path / "song.png").write_bytes(b"\x89PNG\r\n\x1a\nla la la")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Pipe:
    """What another program sends."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_the_code_is_told_with_its_kind(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(parse(["scan", "code.png"])) == 0
    assert capsys.readouterr() == (f"code.png: {STORE}\n", "")


def test_a_picture_without_a_code_is_told_in_the_status_too(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(parse(["scan", "desk.png", "code.png"])) == 1
    assert capsys.readouterr().out == f"desk.png: no code found\ncode.png: {STORE}\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [("song.png", "no picture that Plaza can read"), ("gone.png", "no such file"), (".", "no ordinary file")],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_the_others_go_on(
    pictures: Path, capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    assert commands.run(Command("scan", arguments=[name, "desk.png", "code.png"])) == 2
    said = capsys.readouterr()
    assert said.out == f"desk.png: no code found\ncode.png: {STORE}\n"
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith(f"{name}: ")
    assert words in said.err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_no_pipe_is_waited_for_and_no_device_read_without_end(
    pictures: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    if kind == "pipe":
        os.mkfifo("odd.png")
    else:
        Path("odd.png").symlink_to("/dev/zero")
    assert commands.run(Command("scan", arguments=["odd.png"])) == 2
    assert "no ordinary file" in capsys.readouterr().err


def test_rows_for_programs_hold_everything_about_a_code(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(parse(["scan", "--json", "code.png", "song.png", "desk.png"])) == 2
    read, unreadable, empty = json.loads(capsys.readouterr().out)
    (code,) = read["codes"]
    assert (code["text"], bytes.fromhex(code["bytes"]), code["format"]) == (TEXT, TEXT.encode(), "QRCode")
    assert code["kind"] == "miniapp"
    (left, top), (right, _), _, (_, bottom) = code["corners"]
    assert 0.3 < left < right < 0.7
    assert 0.2 < top < bottom < 0.8
    assert (read["picture"], read["error"]) == ("code.png", None)
    assert (unreadable["codes"], unreadable["error"]["code"]) == ([], "scanner.picture_unreadable")
    assert (empty["codes"], empty["error"]) == ([], None)


@pytest.mark.parametrize(
    ("segments", "told", "text_is"),
    [
        pytest.param([of_bytes("日本語テキスト".encode("cp932"))], "text (in an alphabet", "guessed", id="a guess"),
        pytest.param(
            [of_bytes(b"plaza://person/\xff\1")], "text (bytes, not text) plaza://person/", "bytes", id="bytes"
        ),
        pytest.param([part_of(2, 0), of_bytes(b"plaza://x")], "text (a part", "part", id="a part"),
        pytest.param([of_bytes("日本語".encode())], "text 日本語", "certain", id="certain"),
    ],
)
def test_how_a_text_came_about_is_told_to_people_and_to_programs(
    pictures: Path, capsys: pytest.CaptureFixture[str], segments: list[Segment], told: str, text_is: str
) -> None:
    (pictures / "odd.png").write_bytes(png(odd_code(*segments)))
    assert commands.run(parse(["scan", "odd.png"])) == 0
    assert capsys.readouterr().out.startswith(f"odd.png: QRCode {told}")
    assert commands.run(parse(["scan", "--json", "odd.png"])) == 0
    (code,) = json.loads(capsys.readouterr().out)[0]["codes"]
    assert (code["text_is"], code["kind"]) == (text_is, "text")


def test_a_picture_may_come_through_a_pipe(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Pipe(png(seen())))
    assert commands.run(parse(["scan", "-"])) == 0
    assert capsys.readouterr().out == f"standard input: {STORE}\n"


def test_without_any_standard_input_pictures_are_read_and_nothing_comes_by_it(
    pictures: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert commands.run(parse(["scan", "code.png", "-"])) == 2
    said = capsys.readouterr()
    assert said.out == f"code.png: {STORE}\n"
    assert said.err == "standard input: This is no picture that Plaza can read. Check the file.\n"


def test_a_pipe_without_end_is_read_no_further_than_a_picture_may_be_long(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path(os.devnull if sys.platform == "win32" else "/dev/zero").open("rb") as endless:
        pipe = Pipe(b"")
        pipe.buffer = endless  # type: ignore[assignment]
        monkeypatch.setattr(sys, "stdin", pipe)
        assert commands.run(parse(["scan", "-"])) == 2
    assert capsys.readouterr().err.startswith("standard input: This ")


def test_nothing_in_a_code_steers_the_terminal(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pictures / "evil.png").write_bytes(png(seen(ESCAPES)))
    assert commands.run(parse(["scan", "evil.png"])) == 0
    said = capsys.readouterr().out
    assert said.removesuffix("\n").isprintable()
    assert "⟨U+001B⟩" in said
    assert "hello⟨U+202E⟩olleh" in said
    assert commands.run(parse(["scan", "--json", "evil.png"])) == 0
    said = capsys.readouterr().out
    assert said.isascii()
    assert said.replace("\n", "").isprintable()
    assert json.loads(said)[0]["codes"][0]["text"] == ESCAPES


@pytest.mark.skipif(sys.platform == "win32", reason="no file is called so there")
def test_nothing_in_a_files_name_steers_the_terminal(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"\x1b[31m\xff.png")
    (pictures / name).write_bytes(png(seen()))
    assert commands.run(parse(["scan", name, "\x1b[2J"])) == 2
    said = capsys.readouterr()
    assert said.out == f"⟨U+001B⟩[31m⟨U+DCFF⟩.png: {STORE}\n"
    assert "\x1b" not in said.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is Linux's")
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_what_cannot_be_written_is_one_sentence(pictures: Path, form: list[str]) -> None:
    program = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'app' / 'sdk')!r}]\n"
        f"from app.cli.commands import parse, run; sys.exit(run(parse(['scan', 'code.png', *{form!r}])))"
    )
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.stderr == b"What this command writes could not be written: No space left on device.\n"
    assert done.returncode == 1


def test_the_rest_of_plaza_is_not_loaded(pictures: Path) -> None:
    program = (
        f"import sys; sys.path[:0] = {[str(ROOT), str(ROOT / 'app' / 'sdk')]!r}\n"
        "from app.cli import commands\n"
        "status = commands.run(commands.parse(['scan', 'code.png', 'gone.png']))\n"
        "print(*sorted(sys.modules))\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 2, done.stderr
    said, loaded = done.stdout.splitlines()
    assert said == f"code.png: {STORE}"
    unwanted = ("PySide6", "shiboken6", "sqlalchemy", "alembic", "app.shell", "app.bootstrap", "app.core.database")
    assert not [name for name in loaded.split() if name.startswith(unwanted)]


def test_every_kind_of_link_has_a_name() -> None:
    assert set(scan.KINDS) == set(get_args(Link))


def test_bytes_that_are_no_text_are_told_as_they_are() -> None:
    code = FoundCode("\ufffd", b"\xff\0", "QRCode", ((0, 0), (1, 0), (1, 1), (0, 1)))
    assert scan.row_of("x", [code], None)["codes"][0]["bytes"] == "ff00"
