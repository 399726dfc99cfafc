"""Data Matrix codes made codeword by codeword, as the library at hand makes none: parts of a text in several codes."""

import numpy as np

from app.scanner.data_matrix import SIZES, places
from app.scanner.model import GrayPicture

PAD = 129


def part_of(total: int, number: int, name: tuple[int, int] = (5, 9)) -> list[int]:
    """Return the codewords that say: part ``number``, from 0, of the text called ``name`` in ``total`` codes."""
    return [233, number << 4 | 17 - total, *name]


def of_letters(text: str) -> list[int]:
    """Return the codewords of ASCII letters."""
    return [ord(letter) + 1 for letter in text]


def matrix_code(*codewords: int, size: tuple[int, int] = (26, 26), pixels: int = 6) -> GrayPicture:
    """Return the code of this size, each module that many ``pixels`` wide, with its quiet zone."""
    across, data_count, check_count, block_count = SIZES[size]
    down = across if size[0] == size[1] else 1
    assert len(codewords) <= data_count
    data = [*codewords, *[PAD][: data_count - len(codewords)]]
    while len(data) < data_count:  # the rest is padding that looks like chance (ISO/IEC 16022, annex B.1)
        padded = PAD + 149 * (len(data) + 1) % 253 + 1
        data.append(padded if padded <= 254 else padded - 254)
    whole = [*data, *[0] * check_count]
    for block in range(block_count):
        whole[data_count + block :: block_count] = checks(data[block::block_count], check_count // block_count)
    dark = np.zeros(size, np.bool_)
    height, width = size[0] // down, size[1] // across
    for top in range(0, size[0], height):
        for left in range(0, size[1], width):
            dark[top : top + height, left] = dark[top + height - 1, left : left + width] = True
            dark[top, left : left + width : 2] = dark[top + 1 : top + height : 2, left + width - 1] = True
    if size[0] - 2 * down & 2 and size[1] - 2 * across & 2:  # two modules in the corner belong to no codeword
        dark[-2, -2] = dark[-3, -3] = True
    rows, columns = places(size)
    dark[rows, columns] = np.unpackbits(np.array(whole, np.uint8)[:, None], axis=1).astype(np.bool_)
    framed = np.pad(dark, 3)
    return np.asarray(np.where(framed, 0, 255).repeat(pixels, axis=0).repeat(pixels, axis=1), np.uint8)


def checks(data: list[int], count: int) -> list[int]:
    """Return the ``count`` checks of a block of ``data``."""
    generator, root = [1], 1
    for _check in range(count):
        root = product(root, 2)
        longer = [*generator, 0]
        for at, factor in enumerate(generator):
            longer[at + 1] ^= product(factor, root)
        generator = longer
    rest = [*data, *[0] * count]
    for at in range(len(data)):
        lead = rest[at]
        for place, factor in enumerate(generator):
            rest[at + place] ^= product(lead, factor)
    return rest[len(data) :]


def product(one: int, other: int) -> int:
    """Multiply in the field of these codes, bit by bit."""
    made = 0
    while other:
        made ^= one if other & 1 else 0
        one = one << 1 ^ (0x12D if one & 0x80 else 0)
        other >>= 1
    return made
