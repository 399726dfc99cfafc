"""The set-up step by step, and the way into the environment it makes."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.environment.place import Place
from app.environment.problem import SetupProblem
from app.environment.translations import TranslationError, are_made, make_all

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
    place = Place(root)
    if not place.lock.exists():
        raise SetupProblem(
            f"The list of libraries, {place.lock.name}, is gone from {root}; "
            "get it back with git restore and start again."
        )
    if place.is_whole:
        if place.is_running:
            os.environ.pop(RESTARTS, None)
            _bring_words(root, say)
        return place.is_running
    if place.is_running:
        return False  # the Python outside has pip, this one does not: it does the work
    from app.environment.folder_turn import turn

    with turn(root / "out" / "setup.turn", say):
        if not place.is_whole:
            try:
                _set_up(place, say)
            except OSError as error:
                raise SetupProblem(f"The set-up stopped ({error}); mend that and start again.") from error
    return False


def restart_inside(root: Path, arguments: Sequence[str]) -> int:
    """Start ``main.py`` anew in the environment, or outside it if we are inside one that is out of date.

    Raises:
        SetupProblem: that leads round in circles.
    """
    place = Place(root)
    python = sys._base_executable if place.is_running else str(place.python)  # type: ignore[attr-defined]
    command = [python, str(root / "main.py"), *arguments]
    restarts = int(os.environ.get(RESTARTS, "0")) + 1
    if restarts > RESTARTS_MAX:
        raise SetupProblem(
            f"The environment in {place.folder} is never found as it was made; delete that folder and start again."
        )
    os.environ[RESTARTS] = str(restarts)
    os.environ.pop("__PYVENV_LAUNCHER__", None)  # on macOS it would lead the new Python back to the old one
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(python, command)
    import subprocess

    return subprocess.call(command)


def _bring_words(root: Path, say: Callable[[str], None]) -> None:
    """Make what the window reads of the translations, where they have changed. Without it there is English."""
    if are_made(root):
        return
    try:
        make_all(root)
    except TranslationError as error:
        say(f"The translations could not be made, so Plaza speaks English: {error}")


def _set_up(place: Place, say: Callable[[str], None]) -> None:
    # What only a first start needs is loaded here: every later start would pay for it.
    from app.environment.libraries import Libraries
    from app.environment.running import Runner

    begun = time.monotonic()
    fault = place.fault()
    if fault:
        say(f"The environment in {place.folder.name} cannot be used because {fault}; it is made again.")
    say("Setting Plaza up; the next start skips this.")
    say("  1 of 3  system libraries and fonts")
    Libraries(Runner(place.log), say).bring()
    if fault is not None or place.is_outdated:
        _make(place, is_new=fault is not None, say=say)
    place.system_stamp.touch()
    say(f"Set up in {time.monotonic() - begun:.0f} s.")


def _make(place: Place, *, is_new: bool, say: Callable[[str], None]) -> None:
    from app.environment.running import Runner
    from app.environment.wheels import Wheels

    wheels = Wheels(place, Runner(place.log), say)
    say(f"  2 of 3  virtual environment {place.folder.name}")
    if is_new:
        wheels.make()
    say("  3 of 3  libraries from requirements.lock (about 250 MB)")
    try:
        wheels.fill()
    except SetupProblem:
        if is_new:
            wheels.discard()
        raise
