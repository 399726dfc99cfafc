"""The cascades read codes as cameras see them, read nothing where there is none, and take any shape of picture."""

import numpy as np
import pytest

from app.scanner.decode import LiveState, decode_live, decode_still, read_plain, read_turned
from tests.support.pictures import TEXT, desk, finder_patterns, seen


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(seen(), id="straight"),
        pytest.param(seen(degrees=31), id="turned"),
        pytest.param(seen(degrees=171, side=200), id="upside down and small"),
        pytest.param(seen(blur=3.0), id="out of focus"),
        pytest.param(seen(lean=0.45), id="leaning back"),
        pytest.param(seen(degrees=70, blur=1.5, lean=0.3), id="all at once"),
        pytest.param(255 - seen(), id="light on dark"),
        pytest.param((seen() // 12 + 20).astype(np.uint8), id="almost no contrast"),
    ],
)
def test_a_code_is_read_as_a_camera_sees_it(picture):
    assert [code.text for code in decode_live(picture, LiveState())] == [TEXT]
    assert [code.text for code in decode_still(picture)] == [TEXT]


def test_the_outline_lies_where_the_code_is():
    (code,) = decode_live(seen(), LiveState())
    xs, ys = [x for x, _ in code.corners], [y for _, y in code.corners]
    assert 440 / 1280 < min(xs) < max(xs) < 840 / 1280
    assert 160 / 720 < min(ys) < max(ys) < 560 / 720


def test_the_outline_is_turned_back_with_the_picture():
    (plain,), (turned,) = read_plain(seen()), read_turned(seen())
    assert turned.text == plain.text
    distances = [
        abs(a - b) for p, t in zip(plain.corners, turned.corners, strict=True) for a, b in zip(p, t, strict=True)
    ]
    assert max(distances) < 0.02


def test_several_codes_are_all_read():
    both = np.hstack([seen("first")[:, 400:880], seen("second")[:, 400:880]])
    assert {code.text for code in decode_live(both, LiveState())} == {"first", "second"}


def test_bytes_are_kept_and_read_as_utf_8():
    (code,) = decode_live(seen("早上好 ☀"), LiveState())
    assert (code.text, code.payload) == ("早上好 ☀", "早上好 ☀".encode())


def test_nothing_is_read_where_there_is_nothing():
    state = LiveState()
    assert [decode_live(desk(), state) for _turn in range(4)] == [(), (), (), ()]
    assert decode_still(desk()) == ()
    assert decode_still(finder_patterns(640, 360)) == ()


@pytest.mark.parametrize("shape", [(1, 1), (1, 5000), (5000, 1), (2, 2), (3000, 4500)])
def test_any_shape_of_picture_is_taken(shape):
    blank = np.full(shape, 200, np.uint8)
    assert decode_live(blank, LiveState()) == ()
    assert decode_still(blank) == ()
