"""Messages between the scanner and its child survive the way, and nothing else is taken for one."""

import io
import math
import struct

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scanner import wire
from app.scanner.model import FoundCode, Part

CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def test_a_message_arrives_as_it_was_sent():
    pipe = io.BytesIO()
    wire.write(pipe, wire.Message("live", bytes(range(12)), 4, 3))
    pipe.seek(0)
    assert wire.read(pipe) == wire.Message("live", bytearray(range(12)), 4, 3)
    with pytest.raises(EOFError):
        wire.read(pipe)


def test_codes_arrive_as_they_were_found():
    codes = (FoundCode("早", "早".encode(), "QRCode", CORNERS), FoundCode("b", b"\0b", "MicroQRCode", CORNERS))
    assert wire.unpack_codes(wire.pack_codes(codes)) == codes


def test_a_part_arrives_as_the_part_that_it_is():
    codes = (FoundCode("2/3 b", b"b", "QRCode", CORNERS, "part", Part(2, 3, "77", 77, "guessed")),)
    assert wire.unpack_codes(wire.pack_codes(codes)) == codes


def test_as_many_bytes_as_sixteen_codes_hold_arrive_and_a_longer_report_is_cut_short():
    long = FoundCode("\\xff" * 2953 * 16, b"\xff" * 2953 * 16, "QRCode", CORNERS, "bytes")
    assert wire.unpack_codes(wire.pack_codes((long,))) == (long,)
    body = wire.pack_codes((long,) * 64)
    pipe = io.BytesIO()
    wire.write(pipe, wire.Message("codes", body))
    pipe.seek(0)
    told = wire.unpack_codes(wire.read(pipe).body)
    assert 10 < len(told) < 64
    assert set(told) == {long}


@pytest.mark.parametrize("number_total", [(0, 2), (3, 2), (1, 1), (27, 27), (1, 2**40)])
def test_parts_of_nothing_are_refused(number_total):
    part = (*number_total, "77", 77, "certain")
    body = msgspec.msgpack.encode([("a", b"a", "QRCode", CORNERS, "part", part)])
    with pytest.raises(wire.WireError):
        wire.unpack_codes(body)


@pytest.mark.parametrize(
    ("kind", "width", "height", "size"),
    [
        (0, 4, 3, 11),
        (0, 0, 0, 0),
        (0, 60_000, 60_000, 3_600_000_000),
        (4, 1, 1, 1),
        (4, 0, 0, 4_000_000_000),
        (99, 0, 0, 0),
    ],
)
def test_a_message_that_breaks_the_form_is_refused_before_its_body_is_read(kind, width, height, size):
    pipe = io.BytesIO(struct.pack("<4sBIII", b"PZS1", kind, width, height, size))
    with pytest.raises(wire.WireError):
        wire.read(pipe)


@given(st.binary(max_size=200))
def test_no_report_makes_reading_it_fail_otherwise(body):
    try:
        codes = wire.unpack_codes(body)
    except wire.WireError:
        return
    assert isinstance(codes, tuple)


@pytest.mark.parametrize("side", [-0.1, 1.1, math.nan, math.inf])
def test_corners_outside_the_picture_are_refused(side):
    body = msgspec.msgpack.encode([("a", b"a", "QRCode", ((side, 0.0), *CORNERS[1:]))])
    with pytest.raises(wire.WireError):
        wire.unpack_codes(body)
