"""Picture files as strangers send them: good ones, bombs, and what is none at all."""

import random
import struct
import zlib

import cv2
import numpy as np

SVG_OF_FILES = (
    b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
    b"<image xlink:href='file:///etc/passwd' width='9' height='9'/></svg>"
)


def file_of(suffix: str, width: int = 60, height: int = 40) -> bytes:
    """Return a picture file: red on the left, blue on the right."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[:, : width // 2] = (0, 0, 255)
    picture[:, width // 2 :] = (255, 0, 0)
    is_written, data = cv2.imencode(suffix, picture)
    assert is_written
    return data.tobytes()


def png_saying(width: int, height: int, body: bytes = b"\0" * 100) -> bytes:
    """Return a PNG whose head promises a size, and whose body unpacks to ``body``."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(body, 9)),
        (b"IEND", b""),
    )
    parts = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def webp_of_frames(count: int) -> bytes:
    """Return an animated WebP with ``count`` frames."""
    still = file_of(".webp", 16, 16)
    _, _, picture = still.partition(still[12:16])
    picture = still[12:16] + picture
    place = bytes(6) + (15).to_bytes(3, "little") * 2 + (10).to_bytes(3, "little") + b"\0"
    frame = _chunk(b"ANMF", place + picture)
    head = _chunk(b"VP8X", b"\x02\0\0\0" + (15).to_bytes(3, "little") * 2) + _chunk(b"ANIM", bytes(6))
    return _chunk(b"RIFF", b"WEBP" + head + frame * count)


def spoilt(data: bytes, seed: int) -> bytes:
    """Return ``data`` with some of its bytes changed, always the same ones for a ``seed``."""
    dice = random.Random(seed)
    changed = bytearray(data)
    for _ in range(dice.randint(1, 20)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed[: dice.randrange(len(changed) // 2, len(changed) + 1)])


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
