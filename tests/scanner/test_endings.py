"""Processes that read or make codes end without a word: libraries tell of what they think was left behind."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.host.runtime import jailed
from app.scanner import wire
from app.scanner.model import GrayPicture
from tests.support.odd_codes import odd_code, of_bytes, part_of
from tests.support.pictures import barcode, lying, png, seen
from tests.support.processes import ROOT

PATHS = f"import sys; sys.path[:0] = {[str(ROOT), str(ROOT / 'app' / 'sdk')]!r}\n"
MAKES_CODES = """
from concurrent.futures import ThreadPoolExecutor
from app.scanner.bars import make_bars
from app.scanner.making import make_picture
workers = ThreadPoolExecutor(2)
kept = [workers.submit(make_picture, "plaza"), workers.submit(make_bars, "752921234567")]
kept.append(kept)
print(*(each.result().shape for each in kept[:2]))
"""
ENDINGS = {"at the end": "", "by an exit": "sys.exit(3)", "by an error that is told": "raise SystemExit('no more')"}
PICTURES: dict[str, GrayPicture] = {
    "code": seen(),
    "bars": lying(barcode("EAN13", "4006381333931"), 20),
    "bytes": odd_code(of_bytes(bytes(range(128, 192)))),
    "part": odd_code(part_of(2, 0), of_bytes(b"a")),
}


def ended(program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", PATHS + program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_the_scan_command_says_nothing_but_what_it_found(tmp_path: Path) -> None:
    for name, picture in PICTURES.items():
        (tmp_path / f"{name}.png").write_bytes(png(picture))
    program = "from app.cli import commands\nsys.exit(commands.run(commands.parse(['scan', *sys.argv[1:]])))"
    done = ended(program, *(str(tmp_path / f"{name}.png") for name in PICTURES))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(PICTURES)


@pytest.mark.parametrize("mode", ["live", "still"])
def test_a_decoder_that_nobody_asks_any_more_ends_without_a_word(mode: wire.Kind) -> None:
    pipe = subprocess.PIPE
    child = subprocess.Popen(jailed.command("app.scanner.child_program"), stdin=pipe, stdout=pipe, stderr=pipe, env={})
    assert child.stdin is not None
    assert child.stdout is not None
    assert wire.read(child.stdout).kind == "ready"  # type: ignore[arg-type]
    for picture in PICTURES.values():
        height, width = picture.shape
        wire.write(child.stdin, wire.Message(mode, picture.tobytes(), width, height))  # type: ignore[arg-type]
        assert wire.read(child.stdout).kind == "codes"  # type: ignore[arg-type]
    _, errors = child.communicate(timeout=60)
    assert (child.returncode, errors) == (0, b"")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_process_that_made_codes_says_nothing_however_it_ends(ending: str) -> None:
    done = ended(MAKES_CODES + ENDINGS[ending])
    assert done.stdout.count("(") == 2
    assert done.stderr == ("no more\n" if "told" in ending else "")
