"""Whether two names look alike to a person, so that one could pass for the other."""

import unicodedata

_TWINS = {
    twin: letter
    for letter, twins in {
        "a": "аαɑ@4",
        "b": "ьвβ",
        "c": "сϲ(",
        "d": "ԁ",
        "e": "еεҽ3",
        "g": "ɡ9",
        "h": "һн",
        "i": "іιıl1|!jј",
        "k": "кκ",
        "m": "мμ",
        "n": "пηո",
        "o": "оοօ0",
        "p": "рρ",
        "r": "гɾ",
        "s": "ѕ5$ʂ",
        "t": "тτ7+",
        "u": "цυս",
        "v": "νѵ",
        "w": "ѡωԝ",
        "x": "хχ×",
        "y": "уγү",
        "z": "ᴢ2ʐ",
    }.items()
    for twin in twins
}
"""Letters of other alphabets and digits that pass for a Latin small letter: those in use from Unicode's UTS #39."""


def skeleton(name: str) -> str:
    """Return what is left of a name for the eye: no case, marks, spaces or signs, and twins as one letter."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = (_TWINS.get(letter, letter) for letter in plain)
    return "".join(letter for letter in letters if letter.isalnum()).replace("rn", "m").replace("vv", "w")


def look_alike(name: str, other: str) -> bool:
    """Tell whether a person could take one name for the other; a name of signs alone is like none."""
    return bool(skeleton(name)) and skeleton(name) == skeleton(other)
