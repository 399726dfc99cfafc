"""What travels between the shell and a decoder of pictures: a fixed head, then bytes."""

import struct
from dataclasses import dataclass
from typing import BinaryIO, Literal

from app.core.kernel.errors import Refused
from app.core.kernel.streams import Bytes, read_exactly, write_all

BYTES_MAX = 20 << 20
"""Of a picture's file."""
PIXELS_MAX = 16_000_000
"""Of a picture as it comes."""
SIDE_MAX = 2048
"""Of a picture as it is shown."""
REFUSALS = ("picture.format", "picture.broken", "picture.pixels")
Fit = Literal["cover", "contain", "within"]
FITS: tuple[Fit, ...] = ("cover", "contain", "within")

_REQUEST = struct.Struct("<IIIBI")
"""Width, height, radius, fit, how many bytes follow."""
_ANSWER = struct.Struct("<4sBII")
"""The mark, which answer, width, height. Pixels follow, four bytes each, only if it is one."""
_MARK = b"PZP1"
READY, PIXELS, REFUSED = range(3)


class WireError(Exception):
    """The other end does not keep to the form."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a picture is to be shown, in device pixels.

    ``cover`` fills and cuts, ``contain`` may come out smaller in one direction, ``within`` in both, never enlarged.
    """

    width: int
    height: int
    fit: Fit = "cover"
    radius: int = 0

    def __post_init__(self) -> None:
        """ValueError for a size that no picture is shown at."""
        if not (0 < self.width <= SIDE_MAX and 0 < self.height <= SIDE_MAX and 0 <= self.radius <= SIDE_MAX):
            raise ValueError(f"{self.width} by {self.height}, radius {self.radius}: not within 1 to {SIDE_MAX}")

    def allows(self, width: int, height: int) -> bool:
        """Tell whether a picture of this size is what was asked for."""
        if self.fit == "cover":
            return (width, height) == (self.width, self.height)
        return 0 < width <= self.width and 0 < height <= self.height


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded picture: rows from the top, four bytes a pixel (blue, green, red, alpha), colours premultiplied."""

    width: int
    height: int
    data: Bytes


# What the shell says and hears


def write_request(pipe: BinaryIO, shape: Shape, data: bytes) -> None:
    """Ask for the picture in ``data`` as ``shape``."""
    head = _REQUEST.pack(shape.width, shape.height, shape.radius, FITS.index(shape.fit), len(data))
    write_all(pipe, head + data)
    pipe.flush()


def read_ready(pipe: BinaryIO) -> None:
    """Wait until the child says that it is jailed and listens; WireError for anything else, EOFError at its end."""
    mark, kind, _, _ = _ANSWER.unpack(read_exactly(pipe, _ANSWER.size))
    if (mark, kind) != (_MARK, READY):
        raise WireError("not ready")


def read_answer(pipe: BinaryIO, shape: Shape) -> Pixels:
    """Return the picture asked for as ``shape``; no more is read than such a picture takes.

    WireError for what is no answer to that, EOFError at the child's end.

    Raises:
        Refused: one of ``REFUSALS``.
    """
    mark, kind, width, height = _ANSWER.unpack(read_exactly(pipe, _ANSWER.size))
    if mark != _MARK:
        raise WireError("not one of our messages")
    if kind == PIXELS and shape.allows(width, height):
        return Pixels(width, height, read_exactly(pipe, 4 * width * height))
    if REFUSED <= kind < REFUSED + len(REFUSALS):
        raise Refused(REFUSALS[kind - REFUSED])
    raise WireError("not what was asked for")


# What the child hears and says


def read_request(pipe: BinaryIO) -> tuple[Shape, bytearray]:
    """Return the next picture and how it is wanted; EOFError when nobody asks any more."""
    width, height, radius, fit, size = _REQUEST.unpack(read_exactly(pipe, _REQUEST.size))
    return Shape(width, height, FITS[fit], radius), read_exactly(pipe, size)


def write_ready(pipe: BinaryIO) -> None:
    """Say that requests may come."""
    write_all(pipe, _ANSWER.pack(_MARK, READY, 0, 0))


def write_pixels(pipe: BinaryIO, pixels: Pixels) -> None:
    """Answer with a picture."""
    write_all(pipe, _ANSWER.pack(_MARK, PIXELS, pixels.width, pixels.height))
    write_all(pipe, pixels.data)


def write_refusal(pipe: BinaryIO, refusal: Refused) -> None:
    """Answer that there is no picture to be had."""
    write_all(pipe, _ANSWER.pack(_MARK, REFUSED + REFUSALS.index(refusal.code), 0, 0))
