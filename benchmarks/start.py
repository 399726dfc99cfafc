"""Cold start to the first painted frame, a list of a thousand chats and all screens, against a bare PySide6 window."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.chatter import CHATS, kept_folder
from benchmarks.figures import Figure
from benchmarks.shares import share_mb

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
PAINTED, LISTED, WHOLE = "painted", "chats", "whole"
FEW, MANY = 1_000, 1_000_000
START_MAX = 2.0
SAME = 1.1
BARE_QML = """
import QtQuick
Window { width: 1180; height: 740; visible: true; Rectangle { anchors.fill: parent; color: "teal" } }
"""
BARE_PYTHON = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

application = QGuiApplication(sys.argv)
engine = QQmlApplicationEngine(sys.argv[1])
window = engine.rootObjects()[0]
stays = sys.argv[2:] == ["stays"]
window.frameSwapped.connect(lambda: (print("painted", flush=True), input() if stays else None, application.quit()))
application.exec()
"""


def run() -> list[Figure]:
    """Start all in turn, several times, each in a new process; figures are medians.

    Files are in the system's cache for all after the unmeasured first round; Plaza has a profile already.
    """
    with tempfile.TemporaryDirectory() as scratch:
        plaza = {count: _plaza(kept_folder(count), Path(scratch, str(count))) for count in (FEW, MANY)}
        commands = {"bare": (bare_window(Path(scratch)), PAINTED)}
        commands |= {str(count): (command, WHOLE) for count, command in plaza.items()}
        times_ms: dict[tuple[str, str], list[float]] = {}
        for round_number in range(ROUNDS + 1):
            for name, (command, last) in commands.items():
                told_ms = told_after_ms(command, last)
                for moment, elapsed_ms in told_ms.items() if round_number else ():
                    times_ms.setdefault((name, moment), []).append(elapsed_ms)
    median = {key: statistics.median(each) for key, each in times_ms.items()}
    bare = median["bare", PAINTED]
    figures = []
    for moment, what in (
        (PAINTED, "the first painted frame"),
        (LISTED, f"a list of {CHATS:,} chats, {MANY:,} messages"),
        (WHOLE, "all of its screens"),
    ):
        few, many = median[str(FEW), moment], median[str(MANY), moment]
        name = f"cold start to {what}"
        figures.append(Figure(name, many, "bare PySide6 QML window with one Rectangle", bare, aim=START_MAX))
        figures.append(Figure(name, many, f"the same with {FEW:,} messages", few, aim=SAME))
    return figures


def bare_window(folder: Path) -> list[str]:
    """Return the command that starts the peer: a bare PySide6 QML window with one Rectangle, kept in ``folder``."""
    qml = folder / "Bare.qml"
    qml.write_text(BARE_QML)
    return [sys.executable, "-c", BARE_PYTHON, str(qml)]


def bare_share_mb(folder: Path) -> float:
    """Return the megabytes of the peer, kept in ``folder``, once it has painted: its share of what it has in common."""
    command = [*bare_window(folder), "stays"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=_environment(), text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        found = share_mb(process.pid)
        process.stdin.write("\n")
    return found


def painted_after_ms(command: list[str]) -> float:
    """Start ``command`` and return the milliseconds until it says that its first frame is painted."""
    return told_after_ms(command, PAINTED)[PAINTED]


def told_after_ms(command: list[str], last: str) -> dict[str, float]:
    """Start ``command`` and return after how many milliseconds it told each moment, up to the ``last``."""
    told_ms: dict[str, float] = {}
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment(), text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told_ms[line.strip()] = (time.perf_counter() - begun) * 1000
    if last not in told_ms or process.returncode != 0:
        raise RuntimeError(f"{command[1]} told {list(told_ms)}, not {last!r}, and ended with {process.returncode}")
    return told_ms


def _environment() -> dict[str, str]:
    environment = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", **os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's second start compiles nothing
    return environment


def _plaza(kept: Path, folder: Path) -> list[str]:
    """Return the command that starts Plaza on a copy of a kept data folder until all of it is there."""
    shutil.copytree(kept, folder)
    return [sys.executable, str(ROOT / "main.py"), "--data", str(folder), "--until", WHOLE]
