"""How Chinese names are spelt in pinyin, and whether some letters may stand for one: in full, by initials, or mixed."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice, product
from pathlib import Path

TABLE = Path(__file__).resolve().parents[3] / "resources" / "pinyin" / "readings.txt"
DOUBLE_INITIALS = ("zh", "ch", "sh")
SPELT_FROM_MAX = 12
WAYS_MAX = 4
"""Of names with characters that are read in several ways, so many ways are kept for an index."""

Readings = tuple[str, ...]
"""The ways one character is read, without tones; none for what is not said, as a blank."""


@cache
def table() -> Mapping[str, Readings]:
    """Return the readings of each character, from the file. On workers."""
    readings: dict[str, Readings] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        reading, _, characters = line.partition(" ")
        # ü is written v on keyboards, and u by whoever does not know that.
        spelt = (reading, reading.replace("v", "u")) if "v" in reading else (reading,)
        for character in characters:
            readings[character] = readings.get(character, ()) + spelt
    return readings


def readings_of(name: str) -> tuple[Readings, ...] | None:
    """Return how each character of ``name``, folded, is read; None where none is Chinese. On workers."""
    if name.isascii():
        return None
    known = table()
    if not any(character in known for character in name):
        return None
    return tuple(known.get(character, (character,) if character.isalnum() else ()) for character in name)


def is_spelt_from(readings: Sequence[Readings], start: int, letters: str) -> bool:
    """Tell whether ``letters`` may stand for the characters from ``start`` on, the last of them perhaps half typed.

    In time proportional to their number: what was reached is kept as a set of places, not tried way by way.
    """
    reached = {0}
    for choices in readings[start:]:
        if not choices:
            continue
        further: set[int] = set()
        for at in reached:
            for reading in choices:
                if reading.startswith(letters[at:]):
                    return True
                for piece in _pieces(reading):
                    if letters.startswith(piece, at):
                        further.add(at + len(piece))
        if not further:
            return False
        reached = further
    return False


def _pieces(reading: str) -> tuple[str, ...]:
    """Return what may be typed for a character that others follow."""
    return (reading, reading[:2], reading[:1]) if reading[:2] in DOUBLE_INITIALS else (reading, reading[:1])


def spellings_of(name: str) -> frozenset[str]:
    """Return what may be typed for ``name``, folded, from each of its characters on: by initials, or in full.

    Whoever types finds it by any beginning of one. Mixed spellings are left to `is_spelt_from`. On workers.
    """
    readings = readings_of(name)
    if readings is None:
        return frozenset()
    said = [choices for choices in readings if choices]
    found: set[str] = set()
    for start in range(min(len(said), SPELT_FROM_MAX)):
        ways = islice(product(*(choices[:2] for choices in said[start : start + SPELT_FROM_MAX])), WAYS_MAX)
        for way in ways:
            found.add("".join(reading[0] for reading in way))
            found.add("".join(way))
    return frozenset(found)
