"""Watching an author's folder for what they save."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from app.host.package import LEFT_OUT

LOOK_EVERY_S = 0.05
Seen = frozenset[tuple[str, int, int]]


class FolderEyes:
    """Looks at a mini-app's folder all the time, on a thread of its own, and calls ``on_change`` there.

    Only once nothing has changed between two looks: editors save in several steps. What is no part of the package
    does not count. No service of the system tells of changes in every kind of folder; looking does.
    """

    def __init__(self, folder: Path, on_change: Callable[[], None], every_s: float = LOOK_EVERY_S) -> None:
        self._folder = folder
        self._on_change = on_change
        self._every_s = every_s
        self._told = self._last = seen_in(folder)
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="folder", daemon=True)

    def start(self) -> None:
        """Begin to look; what changed since this was made counts."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; waits for a change that is being told. Harmless when it never began."""
        self._is_over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._is_over.wait(self._every_s):
            now = seen_in(self._folder)
            if now == self._last != self._told:
                self._told = now
                self._on_change()
            self._last = now


def seen_in(folder: Path) -> Seen:
    """Return the name, time and size of each file that belongs to the package in ``folder``."""
    found: list[tuple[str, int, int]] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in LEFT_OUT and not name.startswith(".")]
        for name in names:
            if name.startswith("."):
                continue
            path = Path(place) / name
            try:
                information = path.lstat()
            except FileNotFoundError:  # between the two steps of an editor
                continue
            found.append((str(path), information.st_mtime_ns, information.st_size))
    return frozenset(found)
