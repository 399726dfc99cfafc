"""A block with as many errors as its checks can mend is mended; one with more is never taken for whole."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from qrcode import base

from app.scanner.correction import Field

FIELD = Field(0x11D, 256, 0)
CHECKS = 10


def block_of(data: list[int]) -> list[int]:
    """Return ``data`` with its checks, as the library that makes QR codes has them."""
    generator = base.Polynomial([1], 0)
    for at in range(CHECKS):
        generator *= base.Polynomial([1, base.gexp(at)], 0)
    rest = base.Polynomial(data, len(generator) - 1) % generator
    checks = [rest[at] for at in range(len(rest))]
    return [*data, *[0] * (CHECKS - len(checks)), *checks]


@given(
    st.lists(st.integers(0, 255), min_size=1, max_size=60).filter(any),
    st.dictionaries(st.integers(0, 69), st.integers(1, 255), max_size=CHECKS // 2),
)
def test_errors_are_mended_wherever_they_are(data, errors):
    block = block_of(data)
    seen = list(block)
    for at, change in errors.items():
        seen[at % len(block)] = block[at % len(block)] ^ change
    assert FIELD.corrected(seen, CHECKS) == block


@given(st.lists(st.integers(0, 255), min_size=20, max_size=80))
def test_what_is_returned_is_a_block_and_near_what_was_seen(seen):
    made = FIELD.corrected(seen, CHECKS)
    if made is not None:
        assert np.count_nonzero(np.array(made) != np.array(seen)) <= CHECKS // 2
        assert FIELD.corrected(made, CHECKS) == made


@pytest.mark.parametrize(("polynomial", "size"), [(0x13, 16), (0x43, 64), (0x12D, 256), (0x409, 1024), (0x1069, 4096)])
def test_blocks_of_other_kinds_of_codes_are_mended_too(polynomial, size):
    field = Field(polynomial, size, 1)
    nothing = [0] * 12
    for at in range(12):
        seen = list(nothing)
        seen[at], seen[(at + 5) % 12] = size - 1, 1
        assert field.corrected(seen, 4) == nothing
