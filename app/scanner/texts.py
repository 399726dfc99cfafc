"""The bytes of a code as text: by the encodings that the code names, or as what they most likely are."""

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.scanner.model import TextIs

_PLAIN = re.compile(rb"[\t\n\r\x20-\x7e]*\Z")
_MARK = re.compile(rb"\\(?:(\d{6})|(\\))")
_NO_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
"""What is in no text of an older encoding: a guess with one of these is wrong."""
_IDENTIFIER_LENGTH = 3
_ENCODINGS = {
    **{0: "cp437", 1: "iso8859-1", 2: "cp437", 3: "iso8859-1"},
    **{number: f"iso8859-{number - 2}" for number in (*range(4, 14), *range(15, 19))},
    **{20: "cp932", 21: "cp1250", 22: "cp1251", 23: "cp1252", 24: "cp1256", 25: "utf-16-be", 26: "utf-8"},
    **{27: "ascii", 28: "big5", 29: "gb18030", 30: "cp949", 31: "gbk", 32: "gb18030"},
    **{33: "utf-16-le", 34: "utf-32-be", 35: "utf-32-le", 170: "ascii"},
}
"""By their number in the register of Extended Channel Interpretations (AIM ITS/04-023)."""


def rehearse() -> None:
    """Load every encoding: where codes are read, nothing can be loaded later."""
    for name in {*_ENCODINGS.values()}:
        codecs.lookup(name)
        codecs.decode(b"", name)


def is_plain(payload: bytes) -> bool:
    """Say whether ``payload`` is printable ASCII and lines, which nobody has to guess at."""
    return _PLAIN.match(payload) is not None


def of_plain(payload: bytes) -> str:
    """Return the text of a plain payload."""
    return payload.decode("ascii")


def of_protocol(payload: bytes, protocol: bytes, guess: str | None) -> "tuple[str, TextIs]":
    """Return the text of ``payload``, and how far that can be trusted.

    ``protocol`` is the payload as the reader passes it on with every switch of encoding in it: an identifier of three
    bytes, then bytes, where a backslash and six digits switch and two backslashes are one. ``guess`` is what the
    reader takes it for where the code names no encoding, or None if it sees no text in it.
    """
    parts = _parts(protocol[_IDENTIFIER_LENGTH:]) if _switches(payload, protocol) else []
    if parts:
        texts = [_declared(number, part) for number, part in parts]
        if all(text is not None for text in texts):
            return "".join(text for text in texts if text is not None), "certain"
        return as_bytes(payload), "bytes"
    try:
        return payload.decode("utf-8"), "certain"
    except UnicodeDecodeError:
        pass
    if guess is None or _NO_TEXT.search(guess):
        return as_bytes(payload), "bytes"
    return guess, "guessed"


def as_bytes(payload: bytes) -> str:
    r"""Return ``payload`` for people, if it is no text: ASCII as it is, other bytes as ``\\xff``."""
    return payload.decode("ascii", "backslashreplace")


def _switches(payload: bytes, protocol: bytes) -> bool:
    """Say whether the code names encodings: only then is anything in the protocol that the payload has not."""
    return protocol[_IDENTIFIER_LENGTH:] != payload


def _parts(protocol: bytes) -> list[tuple[int | None, bytes]]:
    """Return the bytes before and after each switch, with the number of the encoding that holds for them."""
    parts: list[tuple[int | None, bytearray]] = [(None, bytearray())]
    at = 0
    for mark in _MARK.finditer(protocol):
        parts[-1][1].extend(protocol[at : mark.start()])
        if mark[1] is None:
            parts[-1][1].extend(b"\\")
        else:
            parts.append((int(mark[1]), bytearray()))
        at = mark.end()
    parts[-1][1].extend(protocol[at:])
    return [(number, bytes(part)) for number, part in parts if part]


def _declared(number: int | None, part: bytes) -> str | None:
    """Return ``part`` in the encoding of this number, or None if that is unknown or ``part`` is not in it."""
    name = "utf-8" if number is None else _ENCODINGS.get(number)
    if name is None:
        return None
    try:
        return codecs.decode(part, name)
    except UnicodeDecodeError:
        return None
