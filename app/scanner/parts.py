"""Which part of a text in several QR codes (structured append) one is: the reader keeps that to itself."""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from qrcode import base, util

from app.scanner.correction import Field

_PART_MODE = 3
_FIELD = Field(0x11D, 256, 0)
_LEVELS = {"L": 1, "M": 0, "Q": 3, "H": 2}  # as ISO/IEC 18004 numbers them

Modules = NDArray[np.bool_]
"""The modules of a code: rows by columns, True for dark."""
Places = NDArray[np.intp]
_MASKS: tuple[Callable[[Places, Places], Places], ...] = (
    lambda row, column: (row + column) % 2,
    lambda row, _column: row % 2,
    lambda _row, column: column % 3,
    lambda row, column: (row + column) % 3,
    lambda row, column: (row // 2 + column // 3) % 2,
    lambda row, column: (row * column) % 2 + (row * column) % 3,
    lambda row, column: ((row * column) % 2 + (row * column) % 3) % 2,
    lambda row, column: ((row + column) % 2 + (row * column) % 3) % 2,
)
"""By their number: what is 0 where a module is turned over."""


class Said(NamedTuple):
    """What a code says of itself: its number, from 1, of how many; what all call their text; the sum of its bytes."""

    number: int
    total: int
    sequence: str
    parity: int | None


def said_by_qr_code(modules: Modules, mask: int, level: str) -> Said | None:
    """Return which part of a longer text a QR code is, or None where it says nothing of the kind.

    It stands in the first codewords of the first block, read from the ``modules`` as they were seen, with the number
    of the ``mask`` and the ``level`` of correction, and corrected like the rest of the code: no damage makes a part,
    or another part of one.
    """
    version = (modules.shape[0] - 17) // 4
    if modules.shape != (17 + 4 * version,) * 2 or not 1 <= version <= 40 or level not in _LEVELS or not 0 <= mask < 8:
        return None
    # What is seen in a mirror has its rows for columns.
    block = _first_block(modules, version, mask, level) or _first_block(modules.T, version, mask, level)
    if block is None:
        return None
    head = int.from_bytes(bytes(block[:3]), "big")
    mode, number, total, parity = (head >> 24 - end & (1 << end - at) - 1 for at, end in pairwise((0, 4, 8, 12, 20)))
    if mode != _PART_MODE or number > total or total == 0:
        return None
    return Said(number + 1, total + 1, str(parity), parity)


def _first_block(modules: Modules, version: int, mask: int, level: str) -> list[int] | None:
    """Return the codewords of the first block without errors; None if there are too many."""
    blocks = base.rs_blocks(version, _LEVELS[level])
    first, data_count = blocks[0], sum(block.data_count for block in blocks)
    check_count = first.total_count - first.data_count
    # Blocks take turns, a codeword each, first with their data, then with their checks.
    order = [len(blocks) * at for at in range(first.data_count)]
    order += [data_count + len(blocks) * at for at in range(check_count)]
    rows, columns = _data_places(version)[:, np.add.outer(np.array(order) * 8, np.arange(8))]
    is_dark = modules[rows, columns] ^ (_MASKS[mask](rows, columns) == 0)
    return _FIELD.corrected(np.packbits(is_dark, axis=1)[:, 0].tolist(), check_count)


@lru_cache(maxsize=40)
def _data_places(version: int) -> Places:
    """Return the rows and columns of the bits of a version's codewords: two columns at a time, up and down."""
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
    return np.array(found, np.intp).T
