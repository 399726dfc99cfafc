"""`tour`: the main job done by nobody's hands in the real window, with a picture of each step."""

import os
import sys
import tempfile
import time
from pathlib import Path

from app.cli.tour.driver import TourFailed
from app.cli.tour.gallery import all_looks, hang
from app.cli.tour.story import Story
from app.core.kernel.errors import PlazaError, Unavailable
from app.core.kernel.ring import NO_RING
from app.shell.application import make_qt

WINDOW_LANGUAGE = "C.UTF-8"


def main(out: Path, *, is_every: bool = False) -> int:
    """Take the tour, write its pictures into the folder ``out`` and return the exit status.

    ``is_every``: of every screen instead, in every look, into a folder of ``out`` for each look.
    A new data folder is made for it and removed afterwards: nobody's own data is touched.

    Raises:
        Unavailable: ``tour.unwritable``, the pictures cannot be written there.
    """
    os.environ["LC_ALL"] = WINDOW_LANGUAGE
    os.environ.update(NO_RING)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("[0-9][0-9]-*.png"):
            old.unlink()
    except OSError as error:
        raise Unavailable("tour.unwritable", folder=str(out), reason=error.strerror or "unknown") from error
    qt = make_qt()
    with tempfile.TemporaryDirectory(prefix="plaza-tour-") as scratch:
        if is_every:
            return _hang_all(Path(scratch), out)
        story = Story(Path(scratch), out)
        try:
            story.tell()
        except (TourFailed, PlazaError) as error:
            print(error, file=sys.stderr)
            return 1
        finally:
            story.end()
            qt.processEvents()
    print(f"The tour is done: {story.pictures} pictures are in {out}.")
    return 0


def _hang_all(scratch: Path, out: Path) -> int:
    """Take pictures of every screen; what fails in one look is told, and the others are still taken."""
    failed = 0
    looks_to_take = list(all_looks())
    for number, looks in enumerate(looks_to_take, start=1):
        print(f"{number} of {len(looks_to_take)}: {looks.name} …", flush=True)
        begun = time.monotonic()
        folder = out / looks.name
        folder.mkdir(exist_ok=True)
        for old in folder.glob("[0-9]*-*.png"):
            old.unlink()
        try:
            count = hang(looks, scratch / looks.name, folder)
        except (TourFailed, PlazaError) as error:
            failed += 1
            print(f"{looks.name}: {error}", file=sys.stderr, flush=True)
        else:
            print(f"  {count} pictures are in {folder}, after {time.monotonic() - begun:.0f} s.", flush=True)
    return 1 if failed else 0
