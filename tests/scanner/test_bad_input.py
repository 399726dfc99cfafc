"""Pictures and frames that mean harm or are no pictures: the decoder answers, and reads the next one as ever."""

import struct
import time
import zlib
from contextlib import suppress

import cv2
import numpy as np
import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.scanner.child import Decoder
from app.scanner.decode import LIVE_TURNS, STILL_STEPS, LiveState, decode_live, looked, read_plain
from app.scanner.model import Frame, GrayPicture, ReadingMode
from tests.support.odd_codes import encoding, odd_code, of_bytes, part_of
from tests.support.pictures import TEXT, barcode, desk, finder_patterns, lying, png, seen
from tests.support.processes import PATIENT, PlainSpawn

CPU_S_MAX = 2.0
"""What one look at a sheet made to keep it busy may take of the processor; the slowest takes a tenth of it."""


def frame(gray: GrayPicture, mode: ReadingMode = "still") -> Frame:
    return Frame(gray, 1, 0.0, mode)


def gray_of(picture: np.ndarray) -> GrayPicture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def file_of(picture: np.ndarray, suffix: str) -> bytes:
    is_written, data = cv2.imencode(suffix, picture)
    assert is_written
    return data.tobytes()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG file that unpacks to that many pixels, all black."""
    rows = zlib.compressobj(9)
    body = b"".join(rows.compress(bytes(1 + width // 8)) for _row in range(height)) + rows.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.fixture
def spawn():
    return PlainSpawn()


@pytest.fixture
def decoder(spawn):
    made = Decoder(spawn, PATIENT)
    yield made
    made.close()


def texts_in(decoder: Decoder, data: bytes) -> list[str]:
    return [code.text for code in decoder.read(frame(gray_of(decoder.open_picture(data))))]


def test_a_picture_of_50_megapixels_is_read(decoder, spawn):
    large = np.full((5800, 8700), 255, np.uint8)
    large[1000:2440, 3000:5560] = np.kron(seen(), np.ones((2, 2), np.uint8))
    assert texts_in(decoder, png(large)) == [TEXT]
    assert len(spawn.children) == 1


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (1_000_000, 65), (30_000, 2_200)])
def test_a_picture_bomb_is_refused_and_the_child_lives_on(decoder, spawn, width, height):
    data = bomb(width, min(height, 3000)) if height > 3000 else bomb(width, height)
    with pytest.raises(Refused, match=r"scanner\.picture_unreadable"):
        decoder.open_picture(data)
    assert texts_in(decoder, png(seen())) == [TEXT]
    assert len(spawn.children) == 1


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".bmp", ".tiff", ".gif"])
def test_a_file_cut_off_anywhere_costs_nothing_but_itself(decoder, spawn, suffix):
    whole = file_of(np.dstack([seen()] * 3), suffix)
    for share in (0.01, 0.3, 0.6, 0.99):
        with suppress(Refused):
            decoder.open_picture(whole[: int(len(whole) * share)])
    assert texts_in(decoder, whole) == [TEXT]
    assert len(spawn.children) == 1


def test_a_file_is_what_it_holds_not_what_it_claims(decoder):
    for data in (b"%PDF-1.7\n" + png(seen()), b"<svg/>", b"#!/bin/sh\n", b"PK\x03\x04" + bytes(200), bytes(5000)):
        with pytest.raises(Refused, match=r"scanner\.picture_unreadable"):
            decoder.open_picture(data)


def test_an_animated_picture_shows_its_first_frame(decoder):
    animation = cv2.Animation()
    animation.frames = [np.dstack([seen()] * 3), np.dstack([desk()] * 3)]
    animation.durations = [100, 100]
    for suffix in (".gif", ".webp", ".png"):
        is_written, data = cv2.imencodeanimation(suffix, animation)
        assert is_written
        assert texts_in(decoder, data.tobytes()) == [TEXT]


def test_a_picture_of_16_bits_is_read(decoder):
    deep = seen().astype(np.uint16) * 257
    for suffix in (".png", ".tiff"):
        assert texts_in(decoder, file_of(deep, suffix)) == [TEXT]


@pytest.mark.parametrize("ink", [0, 255], ids=["black", "white"])
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_a_code_drawn_on_nothing_is_read(decoder, ink, depth):
    code = lying(seen()[160:560, 440:840], 0)
    picture = np.full((*code.shape, 4), ink, np.uint8)
    picture[..., 3] = np.where(code < 100, 255, 0)
    scale = 257 if depth == np.uint16 else 1
    assert TEXT in texts_in(decoder, file_of(picture.astype(depth) * depth(scale), ".png"))


def test_a_picture_of_one_pixel_has_no_code(decoder):
    assert texts_in(decoder, png(np.zeros((1, 1), np.uint8))) == []


def test_frames_may_change_their_size_at_any_time(decoder, spawn):
    small = cv2.resize(seen(), (640, 360), interpolation=cv2.INTER_AREA)
    for _turn in LIVE_TURNS:
        for gray in (np.zeros((1, 1), np.uint8), np.zeros((3, 2000), np.uint8), np.zeros((2000, 3), np.uint8)):
            assert decoder.read(frame(gray, "live")) == ()
        for gray in (seen(), np.asarray(small, np.uint8), np.hstack([seen(), desk()])):
            assert [code.text for code in decoder.read(frame(gray, "live"))] == [TEXT]
    assert len(spawn.children) == 1


def test_a_camera_that_sends_garbage_is_answered_with_nothing(decoder, spawn):
    chance = np.random.default_rng(5)
    for _turn in LIVE_TURNS:
        assert decoder.read(frame(chance.integers(0, 255, (720, 1280), np.uint8), "live")) == ()
    assert len(spawn.children) == 1


def sheet(tile: GrayPicture) -> GrayPicture:
    return np.tile(tile, (720 // tile.shape[0] + 1, 1280 // tile.shape[1] + 1))[:720, :1280].copy()


def rings() -> GrayPicture:
    """Return the middle of an Aztec code and nothing more."""
    made = np.full((15, 15), 255, np.uint8)
    for inset in (0, 2, 4, 6):
        made[inset : 15 - inset, inset : 15 - inset] = 0
        made[inset + 1 : 14 - inset, inset + 1 : 14 - inset] = 255
    return np.kron(made, np.ones((2, 2), np.uint8))


SHEETS = {
    "finder patterns": finder_patterns(),
    "rings": sheet(rings()),
    "corners of Data Matrix": sheet(barcode("DataMatrix", "x", side=40)),
    "edges of PDF417": sheet(barcode("PDF417", "x", side=200)[:, :80]),
    "stripes": sheet(np.repeat(np.array([[0, 0, 255, 255, 0, 255, 255, 255]], np.uint8), 2, axis=1)),
    "a chessboard": sheet(np.array([[0, 255], [255, 0]], np.uint8).repeat(2, axis=0).repeat(2, axis=1)),
    "hundreds of codes": sheet(barcode("QRCode", "x", side=60)),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_made_to_keep_readers_busy_keeps_no_look_busy(name):
    for step in (read_plain, *STILL_STEPS, *LIVE_TURNS):
        begun_s = time.thread_time()
        looked(step, SHEETS[name])
        assert time.thread_time() - begun_s < CPU_S_MAX
    assert isinstance(decode_live(SHEETS[name], LiveState()), tuple)


@pytest.mark.parametrize("name", SHEETS)
def test_after_a_sheet_the_next_picture_is_read(name):
    decoder = Decoder(PlainSpawn())
    for mode in ("live", "still"):
        with suppress(Unavailable):
            decoder.read(frame(SHEETS[name], mode))
    patient = Decoder(PlainSpawn(), PATIENT)
    assert [code.text for code in patient.read(frame(seen()))] == [TEXT]
    for each in (decoder, patient):
        each.close()


def test_every_encoding_and_every_kind_is_there_within_the_jail(decoder, spawn):
    for number, text in ((20, "日本"), (28, "中"), (29, "中"), (30, "한"), (22, "Ж"), (25, "hé"), (9, "β")):
        codec = {20: "cp932", 28: "big5", 29: "gb18030", 30: "cp949", 22: "cp1251", 25: "utf-16-be", 9: "iso8859-7"}
        (code,) = decoder.read(frame(odd_code(encoding(number), of_bytes(text.encode(codec[number])))))
        assert (code.text, code.text_is) == (text, "certain")
    (lone,) = decoder.read(frame(odd_code(part_of(2, 0), of_bytes(b"a"))))
    assert (lone.text, lone.text_is) == ("1/2 a", "part")
    for kind, text in (("EAN13", "4006381333931"), ("PDF417", "plaza"), ("Aztec", "plaza"), ("DataMatrix", "plaza")):
        assert [code.text for code in decoder.read(frame(lying(barcode(kind, text), 20)))] == [text]
    assert len(spawn.children) == 1


def test_more_bytes_than_any_text_survive_the_way_out_of_the_jail(decoder):
    payload = bytes(range(128, 256)) * 23
    (code,) = decoder.read(frame(odd_code(of_bytes(payload[:2900]), version=40, correction=1, pixels=4)))
    assert (code.payload, code.text_is) == (payload[:2900], "bytes")
