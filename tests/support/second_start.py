"""Starts of the program on one data folder, as processes: one that opens its door, one that hands over and ends."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from app.cli.tour.driver import run_until

ROOT = Path(__file__).parents[2]
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.shell.hand_over import Door, lock_or_hand_over
from app.shell.request import Request

folder = Path(sys.argv[1])
lock = lock_or_hand_over(folder, Request(*sys.argv[2:]))
if lock is None:
    print("handed over", flush=True)
    sys.exit(0)
qt = QCoreApplication([])

def take(request):
    print("took", request.link, flush=True)
    return True

door = Door(folder, take)
print("open", flush=True)
qt.exec()
"""
SECOND = """
import sys
from pathlib import Path
from app.core.kernel.errors import PlazaError
from app.shell.hand_over import lock_or_hand_over
from app.shell.request import Request

try:
    lock = lock_or_hand_over(Path(sys.argv[1]), Request(*sys.argv[2:]))
except PlazaError as error:
    print(f"refused: {error.code}")
    sys.exit(1)
print("handed over" if lock is None else "first")
"""


class Start:
    """One started process. ``wait`` lets the test's event loop run until something has happened."""

    def __init__(self, wait: Callable[..., None], program: str, *arguments: str) -> None:
        self._wait = wait
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])},
        )

    def line(self) -> str:
        """Return the next line it says."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def result(self) -> tuple[int, str, str]:
        """Return its exit status, and what it said, once it has ended; the event loop runs until then."""
        self._wait(lambda: self.process.poll() is not None, timeout=30_000)
        said, complaints = self.process.communicate()
        return self.process.returncode, said, complaints

    def end(self) -> None:
        """End it if it runs."""
        self.process.kill()
        self.process.communicate()


def wait_for(happened: Callable[[], bool], timeout: int) -> None:
    """Let the event loop run until ``happened()``; fail after ``timeout`` ms."""
    assert run_until(happened, timeout), "the second start goes on and on"
