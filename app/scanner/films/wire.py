"""What travels between a film's source and the child that unpacks it: a fixed head, then bytes."""

import struct
from typing import BinaryIO, Literal, NamedTuple

from app.core.kernel.streams import read_exactly, write_all

FRAME_SIDE_MAX_PX = 1920
"""The longer side of a frame as the child hands it over: more is never read, and seldom shown."""
BLOCK_BYTES = 1 << 18
"""How much of a film's file the child is given at once."""
ADDRESS_BYTES_MAX = 4096
_HEADER = struct.Struct("<4sBHHQI")
_MAGIC = b"PZF1"

Kind = Literal["open", "next", "block", "ready", "opened", "want", "frame", "ended", "failed"]
_KINDS: tuple[Kind, ...] = ("open", "next", "block", "ready", "opened", "want", "frame", "ended", "failed")
_BYTES_MAX = {"open": ADDRESS_BYTES_MAX, "block": BLOCK_BYTES}


class WireError(Exception):
    """The other end does not keep to the form."""


class Message(NamedTuple):
    """One message of either direction.

    To the child: ``open`` (``number`` is the size of the film's file, or ``body`` an address), ``next`` (``number``
    frames are passed over first), ``block`` (what was wanted of the file). From it: ``ready``, ``opened`` (``number``
    is the microseconds from frame to frame, 0 if nobody knows), ``want`` (the block that begins at ``number``),
    ``frame`` (grey or in colour, ``width`` by ``height``), ``ended`` (there is no next), ``failed`` (it is no film).
    """

    kind: Kind
    body: bytes | bytearray | memoryview = b""
    number: int = 0
    width: int = 0
    height: int = 0


def write(pipe: BinaryIO, message: Message) -> None:
    """Write ``message`` whole."""
    kind = _KINDS.index(message.kind)
    sizes = message.width, message.height, message.number, len(message.body)
    write_all(pipe, _HEADER.pack(_MAGIC, kind, *sizes))
    write_all(pipe, message.body)
    pipe.flush()


def read(pipe: BinaryIO) -> Message:
    """Read one message whole; EOFError where the other end has closed, WireError where it breaks the form."""
    magic, kind, width, height, number, size = _HEADER.unpack(read_exactly(pipe, _HEADER.size))
    if magic != _MAGIC or kind >= len(_KINDS):
        raise WireError("not one of our messages")
    name = _KINDS[kind]
    if name == "frame":
        pixels = width * height
        if pixels == 0 or max(width, height) > FRAME_SIDE_MAX_PX or size not in (pixels, 3 * pixels):
            raise WireError("not a frame")
    elif width or height or size > _BYTES_MAX.get(name, 0):
        raise WireError("too long")
    return Message(name, read_exactly(pipe, size), number, width, height)
