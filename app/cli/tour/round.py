"""The round through all looks: which are wanted, which are done already, and how far it is."""

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, TextIO

from app.cli.tour.driver import TourFailed
from app.cli.tour.gallery import Looks, all_looks
from app.core.kernel.errors import PlazaError, Refused

PICTURES_ABOUT: Final = 200
"""How many pictures a look has, more or less, until one is done: then it is known."""
COMPLETE: Final = "complete.txt"
"""In the folder of a look whose pictures are all there: how many there are."""
PICTURES: Final = "[0-9]*-*.png"

Told = Callable[[int], object]
"""Told how many pictures of a look there are now."""
Take = Callable[[Looks, Path, Told], int]
"""Takes the pictures of a look into a folder, tells of each, and returns how many there are.

Raises:
    TourFailed: Plaza did not start, or a screen could not be reached.
"""


def choose(wanted: Sequence[str]) -> list[Looks]:
    """Return the looks that have all the parts of one of ``wanted``, such as ``dark/zh/150``; all if nothing is wanted.

    Raises:
        Refused: ``tour.no_such_look``, one of them names no look.
    """
    there = list(all_looks())
    if not wanted:
        return there
    for parts in wanted:
        if not any(_has(looks, parts) for looks in there):
            named = sorted({part for looks in there for part in _parts(looks)})
            raise Refused("tour.no_such_look", look=parts, parts=", ".join(named))
    return [looks for looks in there if any(_has(looks, parts) for parts in wanted)]


def take_all(
    wanted: Iterable[Looks], out: Path, take: Take, *, goes_on: bool = False, stream: TextIO | None = None
) -> int:
    """Take the pictures of each look into a folder of ``out``; return in how many that failed.

    What fails in one look is told, and the others are still taken. ``goes_on``: those that are complete are left.
    """
    looks_to_take = list(wanted)
    progress = Progress(len(looks_to_take), stream or sys.stdout)
    failed = 0
    for looks in looks_to_take:
        folder = out / looks.name
        if goes_on and is_complete(folder):
            progress.skip(looks.name)
            continue
        _empty(folder)
        progress.begin(looks.name)
        begun = time.monotonic()
        try:
            count = take(looks, folder, progress.picture)
        except (TourFailed, PlazaError) as error:
            failed += 1
            progress.end("failed")
            print(f"{looks.name}: {error}", file=sys.stderr, flush=True)
        else:
            (folder / COMPLETE).write_text(f"{count}\n", encoding="utf-8")
            progress.end(f"{count} pictures after {time.monotonic() - begun:.0f} s", count)
    return failed


def is_complete(folder: Path) -> bool:
    """Return whether all pictures of the look are in ``folder``."""
    try:
        count = (folder / COMPLETE).read_text(encoding="utf-8").strip()
    except OSError:
        return False
    return count == str(len(list(folder.glob(PICTURES))))


class Progress:
    """Says how far a round is of its looks and pictures: in a line that is written over, where somebody watches."""

    def __init__(self, looks: int, stream: TextIO) -> None:
        self._looks = looks
        self._stream = stream
        self._is_watched = stream.isatty()
        self._number = 0
        self._name = ""
        self._pictures = PICTURES_ABOUT
        self._width = 0

    def begin(self, name: str) -> None:
        """Say which look comes now."""
        self._number += 1
        self._name = name
        self.picture(0)

    def picture(self, count: int) -> None:
        """Say that ``count`` pictures of the look are there; one who does not watch hears of the first only."""
        if not self._is_watched and count:
            return
        self._pictures = max(self._pictures, count)
        done = (self._number - 1 + count / (self._pictures + 1)) / self._looks
        shown = f"{count} of about {self._pictures} pictures, " if count else ""
        self._write(f"look {self._number} of {self._looks}, {self._name}: {shown}{done * 100:.0f} % of all")

    def skip(self, name: str) -> None:
        """Say that a look is there already."""
        self._number += 1
        self._name = name
        self.end("complete already")

    def end(self, how: str, count: int | None = None) -> None:
        """Say ``how`` the look ended, with ``count`` pictures if it did well: so many are expected of the others."""
        self._pictures = count or self._pictures
        done = self._number * 100 // self._looks
        self._write(f"look {self._number} of {self._looks}, {self._name}: {how}, {done} % of all")
        if self._is_watched:
            print(file=self._stream, flush=True)
        self._width = 0

    def _write(self, line: str) -> None:
        if self._is_watched:
            print(f"\r{line.ljust(self._width)}", end="", file=self._stream, flush=True)
            self._width = len(line)
        else:
            print(line, file=self._stream, flush=True)


def _parts(looks: Looks) -> set[str]:
    """Return by what words a look can be asked for."""
    width, height = looks.size
    direction = "rtl" if looks.is_turned else "ltr"
    language = looks.language.partition("_")[0]
    return {looks.mode, language, str(looks.zoom_percent), f"{width}x{height}", direction}


def _has(looks: Looks, parts: str) -> bool:
    return set(parts.split("/")) <= _parts(looks)


def _empty(folder: Path) -> None:
    """Have ``folder`` be there, without pictures."""
    folder.mkdir(exist_ok=True)
    (folder / COMPLETE).unlink(missing_ok=True)
    for old in folder.glob(PICTURES):
        old.unlink()
