"""What travels between the scanner and its decoder child: a small binary header, then bytes."""

import math
import struct
from typing import Annotated, BinaryIO, Literal, NamedTuple

import msgspec

from app.core.kernel.streams import read_exactly, write_all
from app.scanner.model import Codes, FoundCode, Part, TextIs
from app.scanner.sequences import PARTS_MAX

PIXELS_MAX = 64_000_000
PICTURE_BYTES_MAX = 64_000_000
CODES_MAX = 64
_PAYLOAD_BYTES_MAX = 65_536
"""As many bytes as sixteen of the largest QR codes hold together, and no fewer."""
_SEQUENCE_CHARACTERS_MAX = 64
_REPORT_BYTES_MAX = 4_000_000
_LIST_BYTES_MAX = 8
"""What a list needs besides what is in it."""
_HEADER = struct.Struct("<4sBIII")
_MAGIC = b"PZS1"

Kind = Literal["live", "still", "picture", "ready", "codes", "opened", "refused"]
_KINDS: tuple[Kind, ...] = ("live", "still", "picture", "ready", "codes", "opened", "refused")


class WireError(Exception):
    """The other end does not keep to the form."""


class Message(NamedTuple):
    """One message of either direction.

    ``live`` and ``still`` (a frame to read), ``picture`` (a file to open); ``ready``, ``codes`` (a report),
    ``opened`` (a picture, grey or in colour), ``refused`` (the file cannot be opened). Only frames and pictures have
    a width and a height.
    """

    kind: Kind
    body: bytes | bytearray | memoryview = b""
    width: int = 0
    height: int = 0


Side = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]


class _Part(msgspec.Struct, forbid_unknown_fields=True, array_like=True):
    number: Annotated[int, msgspec.Meta(ge=1, le=PARTS_MAX)]
    total: Annotated[int, msgspec.Meta(ge=2, le=PARTS_MAX)]
    sequence: Annotated[str, msgspec.Meta(max_length=_SEQUENCE_CHARACTERS_MAX)]
    parity: Annotated[int, msgspec.Meta(ge=0, le=255)] | None
    text_is: TextIs


class _Code(msgspec.Struct, forbid_unknown_fields=True, array_like=True):
    text: Annotated[str, msgspec.Meta(max_length=4 * _PAYLOAD_BYTES_MAX)]
    payload: Annotated[bytes, msgspec.Meta(max_length=_PAYLOAD_BYTES_MAX)]
    format: Annotated[str, msgspec.Meta(max_length=32)]
    corners: tuple[tuple[Side, Side], tuple[Side, Side], tuple[Side, Side], tuple[Side, Side]]
    text_is: TextIs
    part: _Part | None = None


_report_type = Annotated[list[_Code], msgspec.Meta(max_length=CODES_MAX)]
_encoder = msgspec.msgpack.Encoder()
_decoder: "msgspec.msgpack.Decoder[list[_Code]]" = msgspec.msgpack.Decoder(_report_type)


def write(pipe: BinaryIO, message: Message) -> None:
    """Write ``message`` whole."""
    kind = _KINDS.index(message.kind)
    write_all(pipe, _HEADER.pack(_MAGIC, kind, message.width, message.height, len(message.body)))
    write_all(pipe, message.body)
    pipe.flush()


def read(pipe: BinaryIO) -> Message:
    """Read one message whole; EOFError where the other end has closed, WireError where it breaks the form."""
    magic, kind, width, height, size = _HEADER.unpack(read_exactly(pipe, _HEADER.size))
    if magic != _MAGIC or kind >= len(_KINDS):
        raise WireError("not one of our messages")
    name = _KINDS[kind]
    if name in ("live", "still", "opened"):
        samples = (width * height, 3 * width * height) if name == "opened" else (width * height,)
        if size not in samples or not 0 < width * height <= PIXELS_MAX:
            raise WireError("not a frame")
    elif width or height or size > (PICTURE_BYTES_MAX if name == "picture" else _REPORT_BYTES_MAX):
        raise WireError("too long")
    return Message(name, read_exactly(pipe, size), width, height)


def pack_codes(codes: Codes) -> bytes:
    """Return the body of a ``codes`` message: no more of them than it may be long."""
    shown: list[_Code] = []
    room = _REPORT_BYTES_MAX - _LIST_BYTES_MAX
    for code in codes[:CODES_MAX]:
        part = None if code.part is None else _Part(*code.part)
        one = _Code(code.text, code.payload, code.format, code.corners, code.text_is, part)
        room -= len(_encoder.encode(one))
        if room < 0:
            break
        shown.append(one)
    return _encoder.encode(shown)


def unpack_codes(body: bytes | bytearray | memoryview) -> Codes:
    """Return the codes of a ``codes`` message, checked as a stranger's; WireError where they are malformed."""
    try:
        codes = _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WireError(str(error)) from error
    if any(math.isnan(side) for code in codes for corner in code.corners for side in corner):
        raise WireError("a corner is nowhere")
    if any(code.part is not None and code.part.number > code.part.total for code in codes):
        raise WireError("a part of nothing")
    return tuple(map(_unpacked, codes))


def _unpacked(code: _Code) -> FoundCode:
    said = code.part
    part = None if said is None else Part(said.number, said.total, said.sequence, said.parity, said.text_is)
    return FoundCode(code.text, code.payload, code.format, code.corners, code.text_is, part)
