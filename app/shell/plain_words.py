"""Strangers' words made fit to stand beside ours: nothing hidden, nothing that turns the direction of reading."""

import unicodedata
from collections.abc import Iterable

from app.core.kernel.blanks import BLANKS

LENGTH_MAX = 120
MARKS_MAX = 4
"""So many signs may stand above and below one letter, as in no language more do: a pile of them covers other lines."""
WIDE_STOPS = "。！？"
"""Ends of Chinese sentences: as wide as a letter, their right half empty."""
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str, length_max: int = LENGTH_MAX) -> str:
    """Return ``text`` without control, format and direction characters, its spaces joined, cut to ``length_max``."""
    if text.isascii() and text.isprintable():
        shown = text  # as most is: nothing of what follows is in it
    else:
        shown = _unpiled("".join(" " if _is_space(letter) else letter for letter in text if _is_shown(letter)))
    line = " ".join(shown.split())
    return line if len(line) <= length_max else line[: length_max - 1].rstrip() + "…"


def in_a_row(sentences: Iterable[str]) -> str:
    """Return ``sentences`` one after the other, with a space between them but after a full stop that brings its own."""
    row = " ".join(sentence for sentence in sentences if sentence)
    for stop in WIDE_STOPS:
        row = row.replace(f"{stop} ", stop)
    return row


def isolated(text: str) -> str:
    """Return ``text`` so that it can stand in a line of ours: it neither turns that line nor is turned by it.

    Characters that set a direction are left out; Arabic and Hebrew are put into an isolate (Unicode's UAX 9), so that
    they read as they should and the words and numbers around them stay where they are.
    """
    if text.isascii():
        return text
    kept = _unpiled("".join(letter for letter in text if letter not in DIRECTIONS))
    if any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in kept):
        return f"{FIRST_STRONG_ISOLATE}{kept}{POP_ISOLATE}"
    return kept


def host_shown(host: str, length_max: int = 60) -> str:
    """Return ``host`` cut in its middle if it is long: whose it is stands at its end."""
    shown = one_line(host, 1000)
    if len(shown) <= length_max:
        return shown
    end = length_max * 2 // 3
    return shown[: length_max - end - 1] + "…" + shown[-end:]


def hidden_shown(text: str, length_max: int = 2000) -> str:
    """Return ``text`` with every hidden character spelt out, such as ``⟨U+202E⟩``; new lines stay."""
    shown = "".join(
        letter if letter == "\n" or (_is_shown(letter) and letter not in BLANKS) else f"⟨U+{ord(letter):04X}⟩"
        for letter in text
    )
    return shown if len(shown) <= length_max else shown[:length_max] + "…"


def _unpiled(text: str) -> str:
    """Return ``text`` with no more than a few signs at each letter."""
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if marks <= MARKS_MAX:
            kept.append(letter)
    return "".join(kept)


def _is_space(letter: str) -> bool:
    return unicodedata.category(letter) in ("Zs", "Zl", "Zp") or letter in "\t\n\r" or letter in BLANKS


def _is_shown(letter: str) -> bool:
    # The joiner makes one picture of several emoji; alone it shows nothing and harms nobody.
    return letter == "\u200d" or _is_space(letter) or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
