"""Cold start to the first painted frame, against a bare PySide6 window with one Rectangle."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
PAINTED = b"painted\n"
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
window.frameSwapped.connect(lambda: (print("painted", flush=True), application.quit()))
application.exec()
"""


def run() -> list[Figure]:
    """Start both in turn, several times, each in a new process; figures are medians.

    Files are in the system's cache for both after the unmeasured first round; Plaza has a profile already.
    """
    with tempfile.TemporaryDirectory() as scratch:
        bare = bare_window(Path(scratch))
        plaza = [sys.executable, str(ROOT / "main.py"), "--data", f"{scratch}/data", "--until-first-frame"]
        times_ms: dict[str, list[float]] = {"bare": [], "plaza": []}
        for round_number in range(ROUNDS + 1):
            for name, command in (("bare", bare), ("plaza", plaza)):
                elapsed_ms = painted_after_ms(command)
                if round_number > 0:
                    times_ms[name].append(elapsed_ms)
    return [
        Figure(
            name="cold start to first painted frame",
            ours=statistics.median(times_ms["plaza"]),
            peer="bare PySide6 QML window with one Rectangle",
            theirs=statistics.median(times_ms["bare"]),
            aim=2.0,
        )
    ]


def bare_window(folder: Path) -> list[str]:
    """Return the command that starts the peer: a bare PySide6 QML window with one Rectangle, kept in ``folder``."""
    qml = folder / "Bare.qml"
    qml.write_text(BARE_QML)
    return [sys.executable, "-c", BARE_PYTHON, str(qml)]


def painted_after_ms(command: list[str]) -> float:
    """Start ``command`` and return the milliseconds until it says that its first frame is painted."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", **os.environ}
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        elapsed_ms = (time.perf_counter() - begun) * 1000
        if line != PAINTED:
            raise RuntimeError(f"{command[1]} did not paint: it printed {line!r}")
    return elapsed_ms
