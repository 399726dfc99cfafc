"""The test camera's film is the same each time and shows its code."""

import numpy as np
import pytest

from app.cli.tour.film import film_code, frames
from app.scanner.decode import LiveState, decode_live
from tests.support.pictures import TEXT


def test_the_same_film_twice_is_the_same_bytes(tmp_path):
    for name in ("a.avi", "b.avi"):
        film_code(tmp_path / name, TEXT, seconds=0.4, width=320, height=180)
    assert (tmp_path / "a.avi").read_bytes() == (tmp_path / "b.avi").read_bytes()


def test_the_code_comes_into_view_and_leaves_it():
    state = LiveState()
    pictures = frames(TEXT, seconds=1.2, width=960, height=540)
    shown = [bool(decode_live(np.ascontiguousarray(picture[..., 1]), state)) for picture in pictures]
    assert not shown[0]
    assert not shown[-1]
    assert sum(shown) > len(shown) / 2


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(OSError, match="cannot write a film"):
        film_code(tmp_path / "missing" / "a.avi", TEXT, seconds=0.1)
