"""Texts in several codes (structured append): the whole where all parts are there, and parts that are told as such."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from operator import xor

from app.scanner.model import Codes, Corners, FoundCode, Part, TextIs

PARTS_MAX = 26
"""Aztec has the most; QR codes and Data Matrix have 16, and of PDF417's 99,999 nobody shows more."""
_TRUST: tuple[TextIs, ...] = ("certain", "guessed", "bytes", "part")

SequenceKey = tuple[str, int, str]
"""What the parts of one text have in common: their kind, how many they are, and what the text is called."""


def key_of(format_: str, part: Part) -> SequenceKey:
    """Return what all parts of the text have in common that ``part`` belongs to."""
    return format_, part.total, part.sequence


def whole(codes: Iterable[FoundCode]) -> Codes:
    """Return ``codes``, with those that are all the parts of one text as one code, and others marked as parts.

    Where two say that they are the same part and differ, neither text is joined.
    """
    sequences: dict[SequenceKey, list[FoundCode]] = {}
    others: list[FoundCode] = []
    for code in codes:
        if code.part is None:
            others.append(code)
        else:
            sequences.setdefault(key_of(code.format, code.part), []).append(code)
    for parts in sequences.values():
        one = joined(parts)
        others += map(_marked, parts) if one is None else [one]
    return tuple(others)


def joined(parts: Sequence[FoundCode]) -> FoundCode | None:
    """Return the one code that ``parts`` of the same sequence make, in whatever order; None if they do not fit.

    That is: one is missing, two differ, or the sum of their bytes is not what they say.
    """
    by_number: dict[int, FoundCode] = {}
    for code in parts:
        assert code.part is not None
        if by_number.setdefault(code.part.number, code).payload != code.payload:
            return None
    ordered = [by_number[number] for number in sorted(by_number)]
    said = [code.part for code in ordered if code.part is not None]
    payload = b"".join(each.payload for each in ordered)
    if [part.number for part in said] != list(range(1, said[0].total + 1)):
        return None
    if said[0].parity is not None and reduce(xor, payload, 0) != said[0].parity:
        return None
    try:
        text = payload.decode("utf-8")  # one character may begin in one part and end in the next
        text_is: TextIs = "certain"
    except UnicodeDecodeError:
        text = "".join(map(text_of, ordered))
        text_is = max((part.text_is for part in said), key=_TRUST.index)
    xs = [x for each in ordered for x, _ in each.corners]
    ys = [y for each in ordered for _, y in each.corners]
    around: Corners = ((min(xs), min(ys)), (max(xs), min(ys)), (max(xs), max(ys)), (min(xs), max(ys)))
    return FoundCode(text, payload, ordered[0].format, around, text_is)


def text_of(code: FoundCode) -> str:
    """Return what a part itself says, marked or not."""
    return code.text.removeprefix(_mark(code.part)) if code.text_is == "part" and code.part else code.text


def _marked(code: FoundCode) -> FoundCode:
    """Return a part by itself: no text may pass for more than the part of one that it is."""
    return code if code.text_is == "part" else replace(code, text=_mark(code.part) + code.text, text_is="part")


def _mark(part: Part | None) -> str:
    assert part is not None
    return f"{part.number}/{part.total} "
