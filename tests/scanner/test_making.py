"""Codes made here can be read, or are not made."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.kernel.errors import Refused
from app.scanner.decode import decode_still
from app.scanner.making import make_picture
from tests.support.pictures import TEXT


def test_a_code_has_the_size_asked_for_and_reads_back():
    picture = make_picture(TEXT, size_px=333)
    assert picture.shape == (333, 333)
    assert [code.text for code in decode_still(picture)] == [TEXT]


def test_a_quiet_zone_of_four_modules_surrounds_it():
    picture = make_picture("A", size_px=290)
    dark = np.argwhere(picture < 128)
    assert dark.min() == 40
    assert dark.max() == 249


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
def test_every_level_of_correction_reads_back(level):
    assert [code.text for code in decode_still(make_picture(TEXT, level=level))] == [TEXT]


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=25)
def test_any_text_reads_back(text):
    picture = make_picture(text, size_px=600)
    assert [code.text for code in decode_still(picture)] == [text]


def test_a_code_too_small_to_be_seen_is_refused_with_the_size_that_would_do():
    with pytest.raises(Refused, match=r"code\.too_small") as refused:
        make_picture(TEXT, size_px=60)
    needed = refused.value.details["needed_px"]
    assert isinstance(needed, int)
    assert make_picture(TEXT, size_px=needed).shape == (needed, needed)


@pytest.mark.parametrize("text", ["", "x" * 513])
def test_nothing_and_too_much_are_refused(text):
    with pytest.raises(Refused, match=r"code\.too_long"):
        make_picture(text)
