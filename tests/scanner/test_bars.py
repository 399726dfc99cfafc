"""Bars made here can be read, or are not made."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.kernel.errors import Refused
from app.core.links import PayLink, parse_code
from app.scanner.bars import QUIET_ZONE_MODULES, check_reads, make_bars
from app.scanner.decode import LiveState, decode_live, decode_still

NUMBER = "752921234567890123456789"


def test_a_number_is_one_row_of_187_modules_between_quiet_zones() -> None:
    row = make_bars(NUMBER)
    assert row.shape == (1, 187)
    dark = np.flatnonzero(row[0] < 128)
    assert (dark.min(), dark.max()) == (QUIET_ZONE_MODULES, 186 - QUIET_ZONE_MODULES)
    assert set(np.unique(row)) == {0, 255}


@given(st.text("0123456789", min_size=1, max_size=20).map(lambda half: half + half))
@settings(max_examples=50)
def test_any_even_number_of_digits_reads_back(digits: str) -> None:
    check_reads(np.kron(make_bars(digits), np.ones((50, 3), np.uint8)), digits, "Code128")


@pytest.mark.parametrize("digits", ["", "1", "12a4", "１２", "1" * 42])
def test_what_makes_no_bars_is_refused(digits: str) -> None:
    with pytest.raises(Refused, match=r"code\.too_long"):
        make_bars(digits)


def test_a_picture_that_says_something_else_is_not_taken() -> None:
    picture = np.kron(make_bars(NUMBER), np.ones((50, 3), np.uint8))
    for text, form in ((NUMBER[:-1] + "0", "Code128"), (NUMBER, "QRCode")):
        with pytest.raises(Refused, match=r"code\.unreadable"):
            check_reads(picture, text, form)


def test_our_scanner_reads_the_bars_and_knows_them_for_a_pay_code() -> None:
    bars = np.kron(make_bars(NUMBER), np.ones((66, 2), np.uint8))
    screen = np.full((480, 640), 240, np.uint8)
    screen[100 : 100 + bars.shape[0], 120 : 120 + bars.shape[1]] = bars
    state = LiveState()  # live, the ways to look take turns
    live = next((codes for _ in range(12) if (codes := decode_live(screen, state))), ())
    for found in (decode_still(screen), live):
        assert [(each.text, parse_code(each.text, each.format)) for each in found] == [(NUMBER, PayLink(NUMBER))]
