"""QR codes made bit by bit, as no ordinary library makes them: encodings, sequences, bytes that are no text."""

from collections.abc import Callable

import numpy as np
from qrcode import QRCode, base, constants, util

from app.scanner.model import GrayPicture

Segment = Callable[[util.BitBuffer, int], None]
"""Puts its bits at the end of a buffer, for a code of this version."""
_MASK = 3
_PADDING = (0xEC, 0x11)


def odd_code(
    *segments: Segment, version: int = 5, correction: int = constants.ERROR_CORRECT_M, pixels: int = 6
) -> GrayPicture:
    """Return the code of ``segments``, each module that many ``pixels`` wide, with its quiet zone."""
    buffer = util.BitBuffer()
    for segment in segments:
        segment(buffer, version)
    blocks = base.rs_blocks(version, correction)
    room = 8 * sum(block.data_count for block in blocks)
    assert len(buffer) <= room
    for _bit in range(min(room - len(buffer), 4)):
        buffer.put_bit(False)
    while len(buffer) % 8:
        buffer.put_bit(False)
    for number in range((room - len(buffer)) // 8):
        buffer.put(_PADDING[number % 2], 8)
    code = QRCode(version=version, error_correction=correction)
    code.data_cache = util.create_bytes(buffer, blocks)
    code.makeImpl(False, _MASK)
    modules = np.array([[0 if is_dark else 255 for is_dark in row] for row in code.get_matrix()], np.uint8)
    return np.kron(modules, np.ones((pixels, pixels), np.uint8))


def of_bytes(payload: bytes) -> Segment:
    """Return ``payload`` as it is."""

    def put(buffer: util.BitBuffer, version: int) -> None:
        buffer.put(4, 4)
        buffer.put(len(payload), 8 if version < 10 else 16)
        for byte in payload:
            buffer.put(byte, 8)

    return put


def of_digits(digits: str) -> Segment:
    """Return ``digits``, three in ten bits."""

    def put(buffer: util.BitBuffer, version: int) -> None:
        buffer.put(1, 4)
        buffer.put(len(digits), 10 if version < 10 else 12 if version < 27 else 14)
        for at in range(0, len(digits), 3):
            some = digits[at : at + 3]
            buffer.put(int(some), {3: 10, 2: 7, 1: 4}[len(some)])

    return put


def encoding(number: int) -> Segment:
    """Return the switch to the encoding of this number."""

    def put(buffer: util.BitBuffer, _version: int) -> None:
        buffer.put(7, 4)
        buffer.put(number if number < 128 else 0x8000 | number, 8 if number < 128 else 16)

    return put


def part_of(total: int, number: int, parity: int = 77) -> Segment:
    """Return what says that the code is part ``number``, from 0, of a text in ``total`` codes."""

    def put(buffer: util.BitBuffer, _version: int) -> None:
        buffer.put(3, 4)
        buffer.put(number, 4)
        buffer.put(total - 1, 4)
        buffer.put(parity, 8)

    return put
