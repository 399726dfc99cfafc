"""`tour`: the main job done by nobody's hands in the real window, with a picture of each step."""

import os
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from app.cli.tour.driver import TourFailed
from app.cli.tour.gallery import hang
from app.cli.tour.round import choose, take_all
from app.cli.tour.story import Story
from app.core.kernel.errors import PlazaError, Unavailable
from app.core.kernel.ring import NO_RING
from app.shell.application import make_qt

WINDOW_LANGUAGE = "C.UTF-8"


def main(out: Path, *, is_every: bool = False, looks: Sequence[str] = (), goes_on: bool = False) -> int:
    """Take the tour, write its pictures into the folder ``out`` and return the exit status.

    ``is_every``: of every screen instead, in every look or those of ``looks``, into a folder of ``out`` for each look;
    ``goes_on``: but for those that are complete there.
    A new data folder is made for it and removed afterwards: nobody's own data is touched.

    Raises:
        Refused: ``tour.no_such_look``, one of ``looks`` names none.
        Unavailable: ``tour.unwritable``, the pictures cannot be written there.
    """
    wanted = choose(looks)
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
            profiles = Path(scratch)
            return min(1, take_all(wanted, out, partial(hang, profiles), goes_on=goes_on))
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
