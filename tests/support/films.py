"""Short films of a code, made once for all tests of a run."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from app.cli.tour.film import film_code
from tests.support.pictures import TEXT


@cache
def short_film(text: str = TEXT) -> Path:
    """Return a film of one second, 640 pixels wide, in which the code of ``text`` passes by."""
    path = Path(mkdtemp(prefix="plaza-film-")) / "code.avi"
    film_code(path, text, seconds=1.0, width=640, height=360)
    return path
