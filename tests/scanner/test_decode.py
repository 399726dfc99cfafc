"""The cascades read codes as cameras see them, read nothing where there is none, and take any shape of picture."""

import cv2
import numpy as np
import pytest

from app.scanner import bar_places
from app.scanner.decode import (
    LIVE_TURNS,
    LiveState,
    decode_live,
    decode_still,
    read_bars,
    read_plain,
    read_stretched,
    read_turned,
    read_widened,
)
from app.scanner.making import make_picture
from app.scanner.model import Codes, GrayPicture
from tests.support.pictures import TEXT, barcode, desk, finder_patterns, lying, seen

KINDS = {
    "QRCode": "plaza 1",
    "MicroQRCode": "12345",
    "RMQRCode": "plaza 1",
    "DataMatrix": "plaza 1",
    "Aztec": "plaza 1",
    "PDF417": "plaza 1 plaza 2",
    "EAN13": "4006381333931",
    "EAN8": "96385074",
    "UPCE": "01234565",
    "Code128": "Plaza-123",
    "Code39": "PLAZA 39",
    "Code93": "PLAZA93",
    "ITF": "1234567890",
    "Codabar": "A123456B",
}
WHOLE = {"UPCE": "0012345000065"}
"""What a kind that leaves out digits says in full."""
FRAMES = 2 * len(LIVE_TURNS)


def live(picture: GrayPicture, state: LiveState | None = None) -> Codes:
    """Return what is found until every look has had its turn."""
    state = state or LiveState()
    found = (decode_live(picture, state) for _frame in LIVE_TURNS)
    return next(filter(None, found), ())


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


@pytest.mark.parametrize("degrees", [0, 90, 37, -70, 180])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_code_is_read_however_it_lies(kind, degrees):
    picture = lying(barcode(kind, KINDS[kind]), degrees)
    for (code,) in (decode_still(picture), live(picture)):
        assert code.format == kind
        assert code.text == WHOLE.get(kind, KINDS[kind])
        assert all(0.2 < x < 0.8 and 0.05 < y < 0.95 for x, y in code.corners)


@pytest.mark.parametrize("degrees", [10, 80, 45])
def test_the_outline_of_a_barcode_lies_along_it_whichever_way_it_leans(degrees):
    straight = barcode("Code128", "Plaza-123", side=500)
    (code,) = read_bars(lying(straight, degrees))
    (start_x, start_y), (end_x, end_y) = code.corners[0], code.corners[1]
    angle = np.degrees(np.arctan2(-(end_y - start_y) * 720, (end_x - start_x) * 1280))
    assert abs((angle - degrees + 90) % 180 - 90) < 5
    assert 350 < np.hypot((end_x - start_x) * 1280, (end_y - start_y) * 720) < 500


def test_bars_out_of_focus_are_read_where_they_stand():
    picture = lying(barcode("EAN13", KINDS["EAN13"]), 30, blur=3.0)
    assert [code.text for code in read_bars(picture)] == [KINDS["EAN13"]]


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (16, 16), (17, 40), (40, 3000)])
def test_bars_are_looked_for_in_any_shape_of_picture(shape):
    stripes = np.tile(np.array([0, 255], np.uint8), (shape[0], (shape[1] + 1) // 2))[:, : shape[1]].copy()
    assert all(place.picture.size for place in bar_places.places(stripes))


def test_a_barcode_that_only_one_look_sees_is_none():
    chance = np.random.default_rng(11)
    for _picture in range(20):
        shape = (int(chance.integers(20, 90)), int(chance.integers(20, 160)))
        noise = np.kron(chance.integers(0, 255, shape, np.uint8), np.ones((6, 6), np.uint8))
        assert decode_still(noise) == ()


def test_codes_of_several_kinds_are_all_read_and_keep_their_places():
    both = np.hstack([seen("first")[:, 380:900], lying(barcode("EAN13", KINDS["EAN13"]), 30)[:, 320:960]])
    for codes in (decode_still(both), live(both)):
        found = {code.text: code for code in codes}
        assert found.keys() == {"first", KINDS["EAN13"]}
        assert max(x for x, _ in found["first"].corners) < 0.45 < min(x for x, _ in found[KINDS["EAN13"]].corners)


def test_codes_that_say_the_same_in_two_places_are_two():
    both = np.hstack([seen("same")[:, 400:880], seen("same")[:, 400:880]])
    assert [code.text for code in decode_still(both)] == ["same", "same"]


def test_two_codes_that_disagree_are_both_told():
    both = np.vstack([seen("plaza://pay/a", side=300)[180:540], seen("plaza://pay/b", side=300)[180:540]])
    assert {code.text for code in live(both)} == {"plaza://pay/a", "plaza://pay/b"}


def test_a_code_within_a_code_is_told_beside_it():
    around = make_picture("outside", size_px=580, level="H")
    around[232:348, 232:348] = make_picture("in", size_px=116)
    picture = lying(around, 0)
    assert {code.text for code in decode_still(picture)} == {"outside", "in"}


def test_a_look_that_showed_a_code_is_taken_again_in_the_next_frame():
    picture, state = lying(barcode("EAN13", KINDS["EAN13"]), 30), LiveState()
    found = [bool(decode_live(picture, state)) for _frame in range(FRAMES)]
    assert found[found.index(True) :] == [True] * (FRAMES - found.index(True))


@pytest.mark.parametrize("passed", range(len(LIVE_TURNS)))
def test_a_light_code_on_dark_ground_is_read_within_two_frames_and_stays(passed):
    state = LiveState()
    for _frame in range(passed):
        assert decode_live(desk(), state) == ()
    picture = 255 - seen()
    found = [[code.text for code in decode_live(picture, state)] for _frame in range(6)]
    assert found[1:] == [[TEXT]] * 5


def test_once_a_code_is_gone_nothing_is_left_of_it():
    state = LiveState()
    live(lying(barcode("EAN13", KINDS["EAN13"]), 30), state)
    assert [decode_live(desk(), state) for _frame in range(2)] == [(), ()]
    assert state.kept == ()


def leaning(code: GrayPicture, *, sideways: bool) -> GrayPicture:
    """Return ``code`` seen from so far above, or from the side, that its modules are four times as long as wide."""
    size = (160, 640) if sideways else (640, 160)
    return lying(np.asarray(cv2.resize(code, size, interpolation=cv2.INTER_AREA), np.uint8), 0)


@pytest.mark.parametrize(("step", "sideways"), [(read_stretched, False), (read_widened, True)])
def test_a_code_seen_from_far_aside_is_read_once_it_is_drawn_out(step, sideways):
    picture = leaning(make_picture("aside", size_px=464), sideways=sideways)
    assert read_plain(picture) == ()
    assert [code.text for code in step(picture)] == ["aside"]
