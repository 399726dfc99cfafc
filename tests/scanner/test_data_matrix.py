"""Data Matrix codes that are parts of a text are known as such, joined with the others, and pass for no whole text."""

import numpy as np
import pytest

from app.scanner.data_matrix import HEAD_CODEWORDS, SIZES, said_by_data_matrix
from app.scanner.decode import decode_still
from app.scanner.gathering import Gathering
from app.scanner.model import GrayPicture, Part
from tests.support.matrix_codes import matrix_code, of_letters, part_of
from tests.support.pictures import TEXT, barcode, lying

PARTS = ("plaza://mini", "app/pla", "za.store")
SECOND = Part(2, 3, "5 9", None, "certain")


def part(number: int, name: tuple[int, int] = (5, 9)) -> GrayPicture:
    return matrix_code(*part_of(len(PARTS), number, name), *of_letters(PARTS[number]))


def on_a_desk(*codes: GrayPicture) -> GrayPicture:
    return lying(np.hstack(codes), 0)


@pytest.mark.parametrize("size", [size for size in SIZES if SIZES[size][1] > HEAD_CODEWORDS], ids=str)
def test_a_part_is_known_in_codes_of_every_size(size):
    (code,) = decode_still(matrix_code(*part_of(3, 1), *of_letters("a"), size=size, pixels=5))
    assert (code.payload, code.text, code.text_is, code.part) == (b"a", "2/3 a", "part", SECOND)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270, 20])
def test_a_part_is_known_however_it_lies(degrees):
    (code,) = decode_still(lying(part(1), degrees))
    assert code.part == SECOND


@pytest.mark.parametrize("size", [(18, 18), (32, 32), (12, 36)], ids=str)
def test_a_part_is_known_in_a_mirror_and_light_on_dark(size):
    picture = matrix_code(*part_of(3, 1), *of_letters("a"), size=size)
    for seen_so in (np.ascontiguousarray(picture[:, ::-1]), 255 - picture):
        (code,) = decode_still(seen_so)
        assert code.part == SECOND


@pytest.mark.parametrize("place", [(1, 1), (2, 2), (3, 1), (8, 4), (1, 12), (20, 20)])
def test_a_part_keeps_its_number_where_it_is_damaged(place):
    picture = part(1)
    top, left = (6 * (3 + at) for at in place)
    picture[top : top + 12, left : left + 12] ^= 255
    (code,) = decode_still(picture)
    assert code.part == SECOND


def test_no_ordinary_code_is_taken_for_a_part():
    for text in ("a", "0" * 40, "plaza 3", "\x1d01", TEXT):
        assert [code.part for code in decode_still(lying(barcode("DataMatrix", text, side=400), 0))] == [None]


@pytest.mark.parametrize("shape", [(1, 1), (9, 9), (10, 10), (26, 26), (144, 144), (8, 18)])
def test_modules_that_are_no_code_say_nothing(shape):
    chance = np.random.default_rng(3)
    for _turn in range(20):
        modules = chance.integers(0, 2, shape).astype(np.bool_)
        modules[:, 0] = modules[-1] = True
        assert said_by_data_matrix(modules) is None


def test_all_parts_in_one_picture_are_one_code():
    (code,) = decode_still(on_a_desk(part(2), part(0), part(1)))
    assert (code.text, code.format, code.text_is) == ("".join(PARTS), "DataMatrix", "certain")


def test_parts_of_texts_with_different_names_are_not_joined():
    codes = decode_still(on_a_desk(part(0), part(1), part(2, (5, 8))))
    assert sorted(code.text for code in codes) == ["1/3 plaza://mini", "2/3 app/pla", "3/3 za.store"]


def test_parts_shown_one_after_the_other_are_one_code():
    gathering = Gathering()
    shown = [gathering.take(decode_still(part(number)), float(number)) for number in range(3)]
    assert [[code.text for code in codes] for codes in shown] == [[], [], ["".join(PARTS)]]
