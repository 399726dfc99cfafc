"""Texts in several QR codes (structured append): which part a code is, and the whole where all parts are in view."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, reduce
from itertools import pairwise
from operator import xor

import numpy as np
from numpy.typing import NDArray
from qrcode import base, util

from app.scanner.model import Corners, FoundCode, Part, TextIs

_TRUST: tuple[TextIs, ...] = ("certain", "guessed", "bytes", "part")
_PART_MODE = 3
_COUNT_BITS = {1: (10, 12, 14), 2: (9, 11, 13), 4: (8, 16, 16)}
"""How long the count of digits, characters or bytes is in small, middling and large codes."""
_HEADER_CODEWORDS = 5
_LEVELS = {"L": 1, "M": 0, "Q": 3, "H": 2}  # as ISO/IEC 18004 numbers them

Modules = NDArray[np.bool_]
"""The modules of a code: rows by columns, True for dark."""


def part_of(modules: Modules, mask: int, level: str, payload: bytes, *, is_whole: bool) -> Part | None:
    """Return which part of a longer text a QR code is, or None where it says nothing of the kind.

    zxing keeps that to itself, so it is read from the ``modules`` as they were seen, with the number of the ``mask``
    and the ``level`` of correction. Where not every module was right (``is_whole``), those that come next have to fit
    the ``payload``: damage shall make no part.
    """
    version = (modules.shape[0] - 17) // 4
    if modules.shape != (17 + 4 * version,) * 2 or not 1 <= version <= 40 or level not in _LEVELS:
        return None
    blocks = len(base.rs_blocks(version, _LEVELS[level]))
    bits = "".join(_bits(modules, mask, version, blocks))
    mode, number, total, parity, inner = (int(bits[a:b], 2) for a, b in pairwise((0, 4, 8, 12, 20, 24)))
    if mode != _PART_MODE or number > total or total == 0:
        return None
    if not is_whole:
        if inner not in _COUNT_BITS:
            return None
        size = 0 if version < 10 else 1 if version < 27 else 2
        if int(bits[24 : 24 + _COUNT_BITS[inner][size]], 2) != len(payload):
            return None
    return Part(number + 1, total + 1, parity)


def whole(codes: Iterable[FoundCode]) -> tuple[FoundCode, ...]:
    """Return ``codes``, with those that are all the parts of one text as one code, and others marked as parts."""
    sequences: dict[tuple[int, int], dict[int, FoundCode]] = {}
    others: list[FoundCode] = []
    for code in codes:
        if code.part is None:
            others.append(code)
        else:
            sequences.setdefault((code.part.total, code.part.parity), {}).setdefault(code.part.number, code)
    for (total, parity), parts in sequences.items():
        ordered = [parts[number] for number in sorted(parts)]
        payload = b"".join(each.payload for each in ordered)
        if len(parts) == total and reduce(xor, payload, 0) == parity:
            others.append(_joined(ordered, payload))
        else:
            others += map(_alone, ordered)
    return tuple(others)


def _joined(parts: list[FoundCode], payload: bytes) -> FoundCode:
    text_is: TextIs = "certain"
    try:
        text = payload.decode("utf-8")  # one character may begin in one part and end in the next
    except UnicodeDecodeError:
        text = "".join(part.text for part in parts)
        text_is = max((part.text_is for part in parts), key=_TRUST.index)
    xs = [x for part in parts for x, _ in part.corners]
    ys = [y for part in parts for _, y in part.corners]
    around: Corners = ((min(xs), min(ys)), (max(xs), min(ys)), (max(xs), max(ys)), (min(xs), max(ys)))
    return FoundCode(text, payload, parts[0].format, around, text_is)


def _alone(code: FoundCode) -> FoundCode:
    """Return a part by itself: no text may pass for more than the part of one that it is."""
    assert code.part is not None
    return replace(code, text=f"{code.part.number}/{code.part.total} {code.text}", text_is="part")


def _bits(modules: Modules, mask: int, version: int, blocks: int) -> Iterator[str]:
    """Yield the first codewords of the first block, as eight digits each. Blocks take turns, a codeword each."""
    places = _data_places(version)
    for codeword in range(_HEADER_CODEWORDS):
        at = 8 * codeword * blocks
        yield "".join(
            "1" if modules[row, column] != _is_masked(mask, row, column) else "0" for row, column in places[at : at + 8]
        )


def _is_masked(mask: int, row: int, column: int) -> bool:
    return bool(util.mask_func(mask)(row, column))


@lru_cache(maxsize=8)
def _data_places(version: int) -> list[tuple[int, int]]:
    """Return where the bits of a version's codewords are, in their order: two columns at a time, up and down."""
    size = 17 + 4 * version
    is_free = np.ones((size, size), np.bool_)
    is_free[:9, :9] = is_free[:9, -8:] = is_free[-8:, :9] = False
    is_free[6, :] = is_free[:, 6] = False
    if version >= 7:
        is_free[:6, -11:-8] = is_free[-11:-8, :6] = False
    places = util.pattern_position(version)
    last = len(places) - 1
    for i, row in enumerate(places):
        for j, column in enumerate(places):
            if (i, j) not in ((0, 0), (0, last), (last, 0)):
                is_free[row - 2 : row + 3, column - 2 : column + 3] = False
    found = []
    for turn, right in enumerate(c for c in (*range(size - 1, 6, -2), *range(5, 0, -2))):
        rows = range(size - 1, -1, -1) if turn % 2 == 0 else range(size)
        found += [(row, column) for row in rows for column in (right, right - 1) if is_free[row, column]]
    return found
