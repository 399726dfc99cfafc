"""What is noted of an end that was none: enough to find it by, and nothing of anybody's."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.shell.crashes.marks import FAULTS, FAULTS_BYTES_MAX, REPORT_CHARACTERS_MAX, RUNNING, RunMark

ROOT = Path(__file__).resolve().parents[3]
DYING = """
import logging, os, signal, sys
from pathlib import Path
from app.shell.crashes.marks import RunMark
RunMark(Path(sys.argv[1]), "0.1.0")
try:
    {"a": 1}["my secret message"]
except KeyError as error:
    logging.getLogger("app.shell.tasks").error("a task failed for %s", "Ada", exc_info=error)
os.kill(os.getpid(), getattr(signal, sys.argv[2]))
"""


def die(folder: Path, how: str) -> None:
    """Let a run in ``folder`` note a fault and die of a signal."""
    path = os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(folder), how],
        check=False,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        timeout=60,
    )
    assert done.returncode < 0, done.stderr


def test_after_a_good_end_there_is_nothing_to_report(tmp_path: Path) -> None:
    mark = RunMark(tmp_path, "0.1.0")
    assert mark.report == ""
    assert (tmp_path / RUNNING).exists()
    mark.end()
    mark.end()
    assert list(tmp_path.iterdir()) == []
    again = RunMark(tmp_path, "0.1.0")
    assert again.report == ""
    again.end()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("how", ["SIGSEGV", "SIGKILL"])
def test_a_run_that_died_is_told_at_the_next_start_once(tmp_path: Path, how: str) -> None:
    die(tmp_path, how)
    mark = RunMark(tmp_path, "0.2.0")
    mark.end()
    assert mark.report.startswith("plaza-report/1\n")
    assert "plaza: 0.1.0" in mark.report
    assert "error: app.shell.tasks" in mark.report
    assert "builtins.KeyError" in mark.report
    assert ("Segmentation fault" in mark.report) == (how == "SIGSEGV")
    # Neither what the error held nor what the log said of whom, nor whose computer it is.
    for word in ("my secret message", "Ada", "a task failed", str(Path.home()), str(ROOT)):
        assert word not in mark.report
    again = RunMark(tmp_path, "0.2.0")
    assert again.report == ""
    again.end()


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff\xfe", b'{"plaza": ' + b'"x"' + b"}", b"x" * 10_000_000])
def test_a_damaged_note_is_a_short_report(tmp_path: Path, content: bytes) -> None:
    (tmp_path / RUNNING).write_bytes(content)
    (tmp_path / FAULTS).write_bytes(content)
    mark = RunMark(tmp_path, "0.1.0")
    mark.end()
    assert mark.report.startswith("plaza-report/1\n")
    assert len(mark.report) < 2 * REPORT_CHARACTERS_MAX


def test_a_power_cut_leaves_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / RUNNING).write_text("{}")
    (tmp_path / FAULTS).write_text("")
    mark = RunMark(tmp_path, "0.1.0")
    mark.end()
    assert mark.report == ""


def test_a_flood_of_faults_fills_no_disk(tmp_path: Path) -> None:
    mark = RunMark(tmp_path, "0.1.0")
    notes = mark._notes
    assert notes is not None
    record = logging.LogRecord("n" * 10_000, logging.ERROR, "", 0, "m", None, None)
    for _ in range(500):
        notes.emit(record)
    assert (tmp_path / FAULTS).stat().st_size <= FAULTS_BYTES_MAX
    mark.end()


def test_a_folder_that_cannot_be_written_ends_nothing(tmp_path: Path) -> None:
    mark = RunMark(tmp_path / "is" / "not" / "there", "0.1.0")
    assert mark.report == ""
    mark.end()


def test_the_facts_say_what_ran(tmp_path: Path) -> None:
    mark = RunMark(tmp_path, "0.1.0")
    facts = json.loads((tmp_path / RUNNING).read_text())
    mark.end()
    assert set(facts) == {"plaza", "python", "qt", "pyside", "system", "started_at"}
    assert facts["plaza"] == "0.1.0"
