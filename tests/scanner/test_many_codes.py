"""Pictures with more codes, or more in them, than anybody means: the answer is bounded, the next picture is read."""

from functools import reduce
from operator import xor

import numpy as np
from qrcode import constants

from app.scanner.child import Decoder
from app.scanner.model import Codes, Frame, GrayPicture
from app.scanner.wire import CODES_MAX
from tests.support.odd_codes import Segment, odd_code, of_bytes, of_digits, part_of
from tests.support.pictures import TEXT, seen

AT_MOST = constants.ERROR_CORRECT_L


def sheet(codes: list[GrayPicture], columns: int) -> GrayPicture:
    rows = [np.hstack(codes[at : at + columns]) for at in range(0, len(codes), columns)]
    return np.vstack([np.pad(row, 8, constant_values=255) for row in rows])


def largest(*segments: Segment) -> GrayPicture:
    return odd_code(*segments, version=40, correction=AT_MOST, pixels=4)


def read(decoder: Decoder, picture: GrayPicture) -> Codes:
    return decoder.read(Frame(picture, 1, 0.0, "still"))


def test_of_hundreds_of_codes_as_many_are_told_as_anybody_can_choose_from(decoder, spawn):
    codes = [odd_code(of_bytes(b"%d" % number), version=1, pixels=3) for number in range(144)]
    told = read(decoder, sheet(codes, 12))
    assert len(told) == CODES_MAX
    assert {code.text for code in told} <= {str(number) for number in range(144)}
    assert [code.text for code in read(decoder, seen())] == [TEXT]
    assert len(spawn.children) == 1


def test_several_of_the_largest_codes_in_one_picture_are_all_told(decoder, spawn):
    digits = [(str(number) * 7089) for number in range(1, 5)]
    told = read(decoder, sheet([largest(of_digits(each)) for each in digits], 2))
    assert sorted(code.text for code in told) == digits
    assert len(spawn.children) == 1


def test_the_largest_parts_of_one_text_are_joined(decoder, spawn):
    parts = [bytes([number]) * 2940 for number in range(97, 101)]
    parity = reduce(xor, b"".join(parts))
    codes = [largest(part_of(4, number, parity), of_bytes(part)) for number, part in enumerate(parts)]
    (code,) = read(decoder, sheet(codes, 2))
    assert (code.payload, code.text_is, code.part) == (b"".join(parts), "certain", None)
    assert len(spawn.children) == 1
