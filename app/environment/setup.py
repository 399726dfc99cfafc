"""The set-up step by step, and the way into the environment it makes."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.environment.folder_turn import turn
from app.environment.libraries import PARTS, Libraries
from app.environment.problem import SetupProblem
from app.environment.running import Runner
from app.environment.wheels import Wheels

SYSTEM_STAMP = "plaza-system"
RESTARTS = "PLAZA_RESTARTS"
RESTARTS_MAX = 3  # out of a stale environment, into the new one, and one to spare


def say(text: str) -> None:
    """Print one line of progress at once."""
    print(text, flush=True)


def ensure(root: Path, say: Callable[[str], None] = say) -> bool:
    """Make sure that the environment of the project in ``root`` is whole; return whether this process runs in it.

    Raises:
        SetupProblem: it could not be made. The next start tries again from wherever this one stopped.
    """
    wheels = Wheels(root, Runner(root / "out" / "setup.log"), say)
    if not wheels.lock.exists():
        raise SetupProblem(
            f"The list of libraries, {wheels.lock.name}, is gone from {root}; "
            "get it back with git restore and start again."
        )
    if _is_whole(wheels):
        if wheels.is_running:
            os.environ.pop(RESTARTS, None)
        return wheels.is_running
    if wheels.is_running:
        return False  # the Python outside has pip, this one does not: it does the work
    with turn(root / "out" / "setup.turn", say):
        if not _is_whole(wheels):
            try:
                _set_up(wheels, Libraries(Runner(root / "out" / "setup.log"), say), say)
            except OSError as error:
                raise SetupProblem(f"The set-up stopped ({error}); mend that and start again.") from error
    return False


def restart_inside(root: Path, arguments: Sequence[str]) -> int:
    """Start ``main.py`` anew in the environment, or outside it if we are inside one that is out of date.

    Raises:
        SetupProblem: that leads round in circles.
    """
    wheels = Wheels(root, Runner(root / "out" / "setup.log"), say)
    python = sys._base_executable if wheels.is_running else str(wheels.python)  # type: ignore[attr-defined]
    command = [python, str(root / "main.py"), *arguments]
    restarts = int(os.environ.get(RESTARTS, "0")) + 1
    if restarts > RESTARTS_MAX:
        raise SetupProblem(
            f"The environment in {wheels.folder} is never found as it was made; delete that folder and start again."
        )
    os.environ[RESTARTS] = str(restarts)
    os.environ.pop("__PYVENV_LAUNCHER__", None)  # on macOS it would lead the new Python back to the old one
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(python, command)
    return subprocess.call(command)


def _is_whole(wheels: Wheels) -> bool:
    return wheels.fault() is None and not wheels.is_outdated and _system_stamp(wheels).exists()


def _system_stamp(wheels: Wheels) -> Path:
    """Return the file that says that the system libraries of this version's list have been seen to."""
    packages = " ".join(part.package for part in PARTS)
    return wheels.folder / f"{SYSTEM_STAMP}-{hashlib.sha256(packages.encode()).hexdigest()[:12]}"


def _set_up(wheels: Wheels, libraries: Libraries, say: Callable[[str], None]) -> None:
    begun = time.monotonic()
    fault = wheels.fault()
    if fault:
        say(f"The environment in {wheels.folder.name} cannot be used because {fault}; it is made again.")
    say("Setting Plaza up; the next start skips this.")
    say("  1 of 3  system libraries and fonts")
    libraries.bring()
    if fault is not None or wheels.is_outdated:
        _make(wheels, is_new=fault is not None, say=say)
    _system_stamp(wheels).touch()
    say(f"Set up in {time.monotonic() - begun:.0f} s.")


def _make(wheels: Wheels, *, is_new: bool, say: Callable[[str], None]) -> None:
    say(f"  2 of 3  virtual environment {wheels.folder.name}")
    if is_new:
        wheels.make()
    say("  3 of 3  libraries from requirements.lock (about 250 MB)")
    try:
        wheels.fill()
    except SetupProblem:
        if is_new:
            wheels.discard()
        raise
