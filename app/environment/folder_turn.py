"""One set-up at a time: a second start waits for the first."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.environment.problem import SetupProblem


@contextmanager
def turn(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock on ``path`` for the block; wait, and say so, while another start holds it.

    Raises:
        SetupProblem: the project's folder cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise SetupProblem(
            f"Plaza sets itself up in its own folder, and {path.parent.parent} cannot be written to "
            f"({error.strerror}); copy the project to a folder of yours and start again."
        ) from error
    try:
        if os.name != "nt":
            _wait_for(descriptor, say)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, say: Callable[[str], None]) -> None:
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Another start is setting Plaza up; waiting for it.")
        fcntl.flock(descriptor, fcntl.LOCK_EX)
