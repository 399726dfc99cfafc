"""Whether two names look alike to a person, so that one could pass for the other."""

import re
import unicodedata
from functools import lru_cache

from app.core.kernel.blanks import BLANKS

_TWINS = {
    twin: letter
    for letter, twins in {
        "a": "аαɑ@4Ꭺ",
        "b": "ьвβ",
        "c": "сϲ(",
        "d": "ԁđ",
        "e": "еεҽ3",
        "g": "ɡ9",
        "h": "һнħ",
        "i": "іιıl1|!jјłᏞ",
        "k": "кκ",
        "m": "мμ",
        "n": "пηո",
        "o": "оοօ0ø",
        "p": "рρᏢᑭ",
        "r": "гɾ",
        "s": "ѕ5$ʂ",
        "t": "тτ7+",
        "u": "цυս",
        "v": "νѵ",
        "w": "ѡωԝ",
        "x": "хχ×",
        "y": "уγү",
        "z": "ᴢ2ʐᏃ",
    }.items()
    for twin in twins
}
"""Letters of other alphabets and digits that pass for a Latin small letter: those in use from Unicode's UTS #39."""


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """Return what is left of a name for the eye: no case, marks, spaces or signs, and twins as one letter."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = (_TWINS.get(letter, letter) for letter in plain)
    return (
        "".join(letter for letter in letters if letter.isalnum() and letter not in BLANKS)
        .replace("rn", "m")
        .replace("vv", "w")
    )


def look_alike(name: str, other: str) -> bool:
    """Tell whether a person could take one name for the other; a name of signs alone is like none."""
    return bool(skeleton(name)) and skeleton(name) == skeleton(other)


def latin_of(name: str) -> str:
    """Return ``name`` with the Latin letter in place of each twin from another alphabet: what it could pass for."""
    letters = (letter if letter.isascii() else _TWINS.get(letter, letter) for letter in name.casefold())
    plain = unicodedata.normalize("NFKD", "".join(letters))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def speaks_for_plaza(name: str) -> bool:
    """Tell whether a person could take who is named so for Plaza itself: all of it or a word begins like that name."""
    return any(skeleton(part).startswith(skeleton("Plaza")) for part in (name, *re.split(r"[\s_-]+", name)))
