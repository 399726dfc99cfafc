"""The bytes of a code become the text that it names, or are told for what they are."""

from functools import reduce
from operator import xor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from qrcode import constants

from app.scanner import texts
from app.scanner.decode import LiveState, decode_live, decode_still
from app.scanner.model import GrayPicture, Part
from tests.support.odd_codes import encoding, odd_code, of_bytes, of_digits, part_of
from tests.support.pictures import TEXT, seen

BINARY = bytes(range(0x80, 0xC0))
LINK = b"plaza://person/lin"


@pytest.mark.parametrize(
    ("segments", "text", "text_is"),
    [
        pytest.param([of_bytes(b"plain")], "plain", "certain", id="ASCII"),
        pytest.param([of_bytes("é早".encode())], "é早", "certain", id="UTF-8 without saying so"),
        pytest.param([encoding(26), of_bytes("é早".encode())], "é早", "certain", id="UTF-8"),
        pytest.param([encoding(3), of_bytes("é".encode())], "Ã©", "certain", id="Latin 1 that looks like UTF-8"),
        pytest.param([encoding(9), of_bytes("αβ".encode("iso8859-7"))], "αβ", "certain", id="Greek"),
        pytest.param([encoding(20), of_bytes("日本".encode("cp932"))], "日本", "certain", id="Shift JIS"),
        pytest.param([encoding(25), of_bytes("hé".encode("utf-16-be"))], "hé", "certain", id="UTF-16"),
        pytest.param([encoding(26), of_bytes(b"a\\b\\000003c")], "a\\b\\000003c", "certain", id="backslashes"),
        pytest.param(
            [encoding(3), of_bytes(b"\xe9"), encoding(26), of_bytes("早".encode())], "é早", "certain", id="a switch"
        ),
        pytest.param([of_bytes("日本語テキスト".encode("cp932"))], "日本語テキスト", "guessed", id="a guess"),
        pytest.param([encoding(26), of_bytes(b"ab\xff\xfe")], "ab\\xff\\xfe", "bytes", id="not the UTF-8 it says"),
        pytest.param([encoding(899), of_bytes(b"\x00\x01\xff")], "\0\1\\xff", "bytes", id="binary, it says"),
        pytest.param([encoding(25), of_bytes(LINK)], LINK.decode("utf-16-be"), "certain", id="UTF-16 in ASCII's bytes"),
        pytest.param([encoding(899), of_bytes(LINK)], LINK.decode(), "bytes", id="a link, binary, it says"),
        pytest.param([encoding(500), of_bytes(LINK)], LINK.decode(), "bytes", id="a link in nobody's encoding"),
        pytest.param(
            [of_bytes(LINK), encoding(500), of_bytes(b"x")], f"{LINK.decode()}x", "bytes", id="a link, half of it told"
        ),
        pytest.param([encoding(500), of_bytes(b"abc\xff")], "abc\\xff", "bytes", id="in nobody's encoding"),
        pytest.param([of_bytes(BINARY)], texts.as_bytes(BINARY), "bytes", id="no text at all"),
        pytest.param([of_bytes(b"a\0b\x1b[31m")], "a\0b\x1b[31m", "certain", id="NUL and escape"),
        pytest.param([of_bytes("a\u202eb\u200bc".encode())], "a\u202eb\u200bc", "certain", id="direction, no width"),
    ],
)
def test_a_code_is_read_in_the_encoding_that_it_names(segments, text, text_is):
    (code,) = decode_still(odd_code(*segments))
    assert (code.text, code.text_is) == (text, text_is)


@pytest.mark.parametrize("payload", [b"a\0b", BINARY, "早".encode(), b"\\000026", b"ab\xff\xfe", b"\x1d01"])
def test_the_bytes_are_those_of_the_code_whatever_its_text_is(payload):
    (code,) = decode_still(odd_code(of_bytes(payload)))
    assert code.payload == payload


def test_as_many_digits_as_a_code_can_hold_are_read():
    digits = ("1234567890" * 709)[:7089]
    (code,) = decode_still(odd_code(of_digits(digits), version=40, correction=constants.ERROR_CORRECT_L, pixels=4))
    assert code.text == digits


@given(st.binary(max_size=60), st.binary(max_size=80))
def test_no_bytes_and_no_protocol_make_a_text_fail(payload, protocol):
    text, text_is = texts.of_protocol(payload, b"]Q2" + protocol, None)
    assert isinstance(text, str)
    assert text_is in ("certain", "bytes")


@given(st.text(max_size=40))
def test_a_text_in_an_encoding_that_is_named_is_that_text(text):
    payload = text.encode()
    protocol = b"]Q2\\000026" + payload.replace(b"\\", b"\\\\")
    assert texts.of_protocol(payload, protocol, None) == (text, "certain")


def in_a_row(*codes: GrayPicture) -> GrayPicture:
    return np.hstack(codes)


PARTS = ("plaza://mini", "app/pla", "za.store")
PARITY = reduce(xor, "".join(PARTS).encode())


def parts(*numbers: int) -> GrayPicture:
    """Return the codes of these parts of one text, side by side."""
    return in_a_row(*(odd_code(part_of(len(PARTS), n, PARITY), of_bytes(PARTS[n].encode())) for n in numbers))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_all_parts_of_a_text_are_one_code_in_whatever_order_they_lie(order):
    for (code,) in (decode_still(parts(*order)), decode_live(parts(*order), LiveState())):
        assert (code.text, code.text_is, code.payload) == ("".join(PARTS), "certain", "".join(PARTS).encode())
        assert max(x for x, _ in code.corners) - min(x for x, _ in code.corners) > 0.8


def test_a_part_without_the_others_passes_for_nothing_more():
    (code,) = decode_still(parts(1))
    assert (code.text, code.text_is, code.payload) == ("2/3 app/pla", "part", b"app/pla")
    assert [code.text for code in decode_still(parts(0, 2))] == ["1/3 plaza://mini", "3/3 za.store"]


def test_parts_of_different_texts_are_not_joined():
    other = odd_code(part_of(2, 1, 5), of_bytes(b"/evil"))
    first = odd_code(part_of(2, 0, 5), of_bytes(b"plaza://good"))
    assert {code.text for code in decode_still(in_a_row(first, other))} == {"1/2 plaza://good", "2/2 /evil"}


def test_a_character_may_begin_in_one_part_and_end_in_the_next():
    payload = "早上好".encode()
    parity = reduce(xor, payload)
    halves = (odd_code(part_of(2, n, parity), of_bytes(payload[4 * n : 4 * n + 4 + n])) for n in (0, 1))
    (code,) = decode_still(in_a_row(*halves))
    assert (code.text, code.text_is) == ("早上好", "certain")


@pytest.mark.parametrize("version", [1, 2, 7, 10, 14, 27, 40])
@pytest.mark.parametrize("turns", [0, 1])
def test_a_part_is_known_in_codes_of_every_size_and_however_they_lie(version, turns):
    picture = np.rot90(odd_code(part_of(16, 11), of_bytes(b"a"), version=version, pixels=4), turns).copy()
    (code,) = decode_still(picture)
    assert code.part == Part(12, 16, "77", 77, "certain")


@pytest.mark.parametrize("version", [1, 5, 10])
def test_a_part_is_known_in_a_mirror_and_light_on_dark(version):
    picture = odd_code(part_of(16, 11), of_bytes(b"a"), version=version, pixels=6)
    for seen_so in (np.ascontiguousarray(picture[:, ::-1]), 255 - picture):
        (code,) = decode_still(seen_so)
        assert code.part == Part(12, 16, "77", 77, "certain")


def test_no_ordinary_code_is_taken_for_a_part():
    for text in ("a", "0" * 40, "PLAZA 3", "早上好", "3" * 200, TEXT):
        assert [code.part for code in decode_still(seen(text))] == [None]


def damaged(code: GrayPicture, *, module: int) -> GrayPicture:
    """Return a code of 6-pixel modules with one module after the other from the lower right corner, in turn, wrong."""
    edge = code.shape[0] - 4 * 6 - 6 * (module // 2 + 1)
    side = code.shape[1] - 4 * 6 - 6 * (module % 2 + 1)
    made = code.copy()
    made[edge : edge + 6, side : side + 6] ^= 255
    return made


def test_damage_makes_no_part_of_an_ordinary_code():
    code = odd_code(of_bytes(b"Version 1 QR"), version=1)
    for module in range(24):
        (found,) = decode_still(damaged(code, module=module))
        assert (found.text, found.part) == ("Version 1 QR", None)


@pytest.mark.parametrize("module", range(24))
def test_a_part_keeps_its_number_wherever_it_is_damaged(module):
    code = damaged(odd_code(part_of(3, 1), of_bytes(b"part two")), module=module)
    (found,) = decode_still(code)
    assert found.part == Part(2, 3, "77", 77, "certain")


def test_a_single_code_of_a_sequence_of_one_is_the_whole():
    (found,) = decode_still(odd_code(part_of(1, 0), of_bytes(b"alone")))
    assert (found.text, found.text_is) == ("alone", "certain")
