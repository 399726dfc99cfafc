"""Which part of a text in several Data Matrix codes (structured append) one is: the reader keeps that to itself."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.scanner.correction import Field
from app.scanner.parts import Modules, Said

_PART_CODEWORD = 233
HEAD_CODEWORDS = 4
_FIELD = Field(0x12D, 256, 1)
SIZES: dict[tuple[int, int], tuple[int, int, int, int]] = {
    **{(10, 10): (1, 3, 5, 1), (12, 12): (1, 5, 7, 1), (14, 14): (1, 8, 10, 1), (16, 16): (1, 12, 12, 1)},
    **{(18, 18): (1, 18, 14, 1), (20, 20): (1, 22, 18, 1), (22, 22): (1, 30, 20, 1), (24, 24): (1, 36, 24, 1)},
    **{(26, 26): (1, 44, 28, 1), (32, 32): (2, 62, 36, 1), (36, 36): (2, 86, 42, 1), (40, 40): (2, 114, 48, 1)},
    **{(44, 44): (2, 144, 56, 1), (48, 48): (2, 174, 68, 1), (52, 52): (2, 204, 84, 2), (64, 64): (4, 280, 112, 2)},
    **{(72, 72): (4, 368, 144, 4), (80, 80): (4, 456, 192, 4), (88, 88): (4, 576, 224, 4), (96, 96): (4, 696, 272, 4)},
    **{(104, 104): (4, 816, 336, 6), (120, 120): (6, 1050, 408, 6), (132, 132): (6, 1304, 496, 8)},
    **{(8, 18): (1, 5, 7, 1), (8, 32): (2, 10, 11, 1), (12, 26): (1, 16, 14, 1), (12, 36): (2, 22, 18, 1)},
    **{(16, 36): (2, 32, 24, 1), (16, 48): (2, 49, 28, 1)},
}
"""By rows and columns: regions side by side, codewords of data, of checks, and blocks (ISO/IEC 16022, table 7). The
largest, which orders its checks in another way, is left out."""


def said_by_data_matrix(modules: Modules) -> Said | None:
    """Return which part of a longer text a Data Matrix code is, or None where it says nothing of the kind.

    ``modules`` are as they were seen; the codewords at the beginning are corrected like the rest of the code.
    """
    for seen in (modules, modules[::-1, ::-1].T):  # as it is, or in a mirror, where its two edges change places
        size = (seen.shape[0], seen.shape[1])
        if size not in SIZES or not (seen[:, 0].all() and seen[-1].all()):
            continue
        head = _head(seen, size)
        if head is None or head[0] != _PART_CODEWORD:
            continue
        number, total = (head[1] >> 4) + 1, 17 - (head[1] & 15)
        if number <= total and total > 1:
            return Said(number, total, f"{head[2]} {head[3]}", None)
    return None


def _head(modules: Modules, size: tuple[int, int]) -> list[int] | None:
    """Return the first codewords without errors; None if there are too many of these."""
    _regions, data_count, check_count, block_count = SIZES[size]
    if data_count < HEAD_CODEWORDS:
        return None
    rows, columns = places(size)
    codewords = np.packbits(modules[rows, columns], axis=1)[:, 0].tolist()
    blocks = []
    for number in range(min(block_count, HEAD_CODEWORDS)):
        block = codewords[number:data_count:block_count] + codewords[data_count + number :: block_count]
        corrected = _FIELD.corrected(block, check_count // block_count)
        if corrected is None:
            return None
        blocks.append(corrected)
    return [blocks[at % block_count][at // block_count] for at in range(HEAD_CODEWORDS)]


@lru_cache(maxsize=8)
def places(size: tuple[int, int]) -> NDArray[np.intp]:
    """Return the rows and columns of the modules of each codeword, eight in a row, the highest first."""
    across = SIZES[size][0]
    down = across if size[0] == size[1] else 1
    region = (size[0] // down - 2, size[1] // across - 2)
    found = np.array(list(_codewords(region[0] * down, region[1] * across)), np.intp)
    row, column = found[..., 0], found[..., 1]
    # Around each region there is a border, one module wide.
    return np.array([row + 1 + 2 * (row // region[0]), column + 1 + 2 * (column // region[1])])


def _codewords(rows: int, columns: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the places of one codeword after the other, as ISO/IEC 16022, annex F, lays them out diagonally."""
    taken: set[tuple[int, int]] = set()

    def laid(cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
        around = [_wrapped(row, column, rows, columns) for row, column in cells]
        taken.update(around)
        return around

    def shape(row: int, column: int) -> list[tuple[int, int]]:
        above = [(row - 2, column - 2), (row - 2, column - 1)]
        beside = [(row - 1, column - 2), (row - 1, column - 1), (row - 1, column)]
        return [*above, *beside, (row, column - 2), (row, column - 1), (row, column)]

    row, column = 4, 0
    while row < rows or column < columns:
        corner = _corner(row, column, rows, columns)
        if corner:
            yield laid(corner)
        while row >= 0 and column < columns:
            if row < rows and column >= 0 and (row, column) not in taken:
                yield laid(shape(row, column))
            row, column = row - 2, column + 2
        row, column = row + 1, column + 3
        while row < rows and column >= 0:
            if row >= 0 and column < columns and (row, column) not in taken:
                yield laid(shape(row, column))
            row, column = row + 2, column - 2
        row, column = row + 3, column + 1


def _wrapped(row: int, column: int, rows: int, columns: int) -> tuple[int, int]:
    if row < 0:
        row, column = row + rows, column + 4 - (rows + 4) % 8
    if column < 0:
        row, column = row + 4 - (columns + 4) % 8, column + columns
    return row, column


def _corner(row: int, column: int, rows: int, columns: int) -> list[tuple[int, int]]:
    """Return the places of the codeword that lies in several corners where the diagonal begins here, if one does."""
    last, right = rows - 1, columns - 1
    left = [(last - 2, 0), (last - 1, 0), (last, 0)]
    if (row, column) == (rows, 0):
        return [(last, 0), (last, 1), (last, 2), (0, right - 1), (0, right), (1, right), (2, right), (3, right)]
    if (row, column) == (rows - 2, 0) and columns % 8 == 4:
        return [*left, (0, right - 1), (0, right), (1, right), (2, right), (3, right)]
    if (row, column) == (rows - 2, 0) and columns % 4:
        return [*left, (0, right - 3), (0, right - 2), (0, right - 1), (0, right), (1, right)]
    if (row, column) == (rows + 4, 2) and columns % 8 == 0:
        ends = [(last, 0), (last, right)]
        return [*ends, *((line, right - far) for line in (0, 1) for far in (2, 1, 0))]
    return []
