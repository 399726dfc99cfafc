"""Words of texts and of what people look for: cut alike, so that the one finds the other, Chinese included."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

QUERY_CHARACTERS_MAX = 200
QUERY_PARTS_MAX = 12
EXCERPT_CHARACTERS_MAX = 120
_BEFORE_CHARACTERS_MAX = 16

# Chinese, Japanese and Korean are written without spaces: pairs of neighbours stand for their words.
_UNSPACED = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_PICTOGRAPHS = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_PARTS = re.compile(f"([{_UNSPACED}]+)|([{_PICTOGRAPHS}])|([^{_UNSPACED}{_PICTOGRAPHS}\\s]+)")
_SPOKEN = ("L", "N", "Co", "So")
"""The categories of characters that the index takes as parts of words (see the migration)."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for. ``match`` is for the index; empty where there is nothing to look for."""

    match: str
    parts: tuple[str, ...]


def indexed(text: str) -> str:
    """Return ``text`` as the index takes it: words, and neighbours of unspaced characters in pairs."""
    if text.isascii():
        return text.replace("\0", " ")
    return " ".join(_indexed_part(found) for found in _PARTS.finditer(folded(text)))


def query_of(text: str) -> Query:
    """Return what to look for, whatever was typed: every part must be there, the last of each word may be begun."""
    parts = []
    for found in _PARTS.finditer(folded(text[:QUERY_CHARACTERS_MAX])):
        if any(unicodedata.category(each).startswith(_SPOKEN) for each in found[0]) and found[0] not in parts:
            parts.append(found[0])
    kept = parts[:QUERY_PARTS_MAX]
    return Query(" AND ".join(_wanted(part) for part in kept), tuple(kept))


def excerpt(text: str, query: Query) -> tuple[str, ...]:
    """Return the line of ``text`` around the first thing found, in pieces: at odd places stands what was found."""
    line = " ".join(text.split())
    spans = _spans(line, query.parts)
    start = _start(line, spans[0][0]) if spans else 0
    shown_end = start + EXCERPT_CHARACTERS_MAX
    pieces, at = ["…" if start else ""], start
    for first, end in spans:
        if first >= shown_end:
            break
        pieces[-1] += line[at:first]
        pieces += [line[first : min(end, shown_end)], ""]
        at = min(end, shown_end)
    pieces[-1] += line[at:shown_end]
    return tuple(pieces)


def _start(line: str, found_at: int) -> int:
    """Return where to begin so that what was found is near the beginning, with the words just before it."""
    earliest = max(0, found_at - _BEFORE_CHARACTERS_MAX)
    space = line.find(" ", earliest, found_at) if earliest else -1
    return space + 1 if space >= 0 else earliest


def folded(text: str) -> str:
    """Return ``text`` with one form of each letter, small, and nothing that a database cannot hold."""
    sound = text.encode("utf-8", "replace").decode().replace("\0", " ")
    return unicodedata.normalize("NFKC", sound).casefold()


def _indexed_part(found: re.Match[str]) -> str:
    unspaced = found[1]
    if unspaced is None:
        return found[0]
    # The last one also stands alone: a single character is looked for as the beginning of a pair.
    return " ".join(unspaced[at : at + 2] for at in range(len(unspaced)))


def _wanted(part: str) -> str:
    """Return what the index is asked for ``part``: a phrase whose end is open, or pairs that follow each other."""
    if len(part) > 1 and _is_unspaced(part):
        return '"' + " ".join(part[at : at + 2] for at in range(len(part) - 1)) + '"'
    return '"' + part.replace('"', " ") + '"*'


def _is_unspaced(part: str) -> bool:
    found = _PARTS.match(part)
    return found is not None and found[1] is not None


def _is_in_word(letter: str) -> bool:
    return letter.isalnum() and not _is_unspaced(letter)


def _spans(line: str, parts: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where ``parts`` stand in ``line``, in order, none over another; words to their ends."""
    bare, places = _bare(line)
    found = []
    for part in parts:
        wanted = _bare(part)[0]
        is_word = bool(wanted) and _is_in_word(wanted[0])
        at = bare.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if not (is_word and at and _is_in_word(bare[at - 1])):
                while is_word and end < len(bare) and _is_in_word(bare[end]):
                    end += 1
                found.append((places[at], places[end]))
            at = bare.find(wanted, end)
    return _apart(sorted(found))


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for first, end in spans:
        if kept and first <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((first, end))
    return kept


def _bare(text: str) -> tuple[str, Sequence[int]]:
    """Return ``text`` without case and accents, and of each of its characters (and its end) the place in ``text``."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    bare: list[str] = []
    places: list[int] = []
    for at, each in enumerate(text):
        letters = _bare_letters(each)
        bare += letters
        places += (at,) * len(letters)
    return "".join(bare), [*places, len(text)]


@lru_cache(maxsize=4096)
def _bare_letters(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(part for part in parts if not unicodedata.combining(part))
