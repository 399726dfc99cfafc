"""Which of many names some letters mean, the likeliest first."""

import heapq
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from app.core.kernel.pinyin import Readings, is_spelt_from, readings_of

NAME_CHARACTERS_MAX = 200
QUERY_CHARACTERS_MAX = 100
WORDS_MAX = 8
FOUND_MAX = 30
T = TypeVar("T")


class Match(IntEnum):
    """How well letters fit a name, the best last."""

    BESIDE = 1
    """Not the name, but what is said beside it."""
    MIDDLE = 2
    SPELT_INSIDE = 3
    """The pinyin of characters after the first, as of a given name."""
    WORD_START = 4
    SPELT_START = 5
    """The pinyin of the name from its start."""
    START = 6
    WHOLE = 7


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    readings: tuple[Readings, ...] | None


@dataclass(frozen=True, slots=True)
class Named(Generic[T]):
    """Something to be found: under its names, and by what is said beside them. ``key``: its kind and its id."""

    what: T
    key: tuple[str, str]
    names: tuple[_Form, ...]
    beside: tuple[_Form, ...]


def named(what: T, key: tuple[str, str], names: Iterable[str], beside: Iterable[str] = ()) -> Named[T]:
    """Return ``what``, ready to be found. On workers: it reads the table of pinyin."""
    return Named(what, key, _forms(names), _forms(beside))


def folded(text: str, characters_max: int = NAME_CHARACTERS_MAX) -> str:
    """Return ``text`` as it is compared: without case, full width or more than one blank, and no longer than that."""
    # Cut before as well: one character may unfold into eighteen.
    flat = unicodedata.normalize("NFKC", text[:characters_max]).casefold()
    return " ".join(flat.split())[:characters_max]


def ranked(
    everything: Sequence[Named[T]],
    query: str,
    weights: Mapping[tuple[str, str], int],
    count_max: int = FOUND_MAX,
) -> list[T]:
    """Return what ``query`` means: by how well it fits, then by what it means to the person, then as it stood.

    Nothing typed: where the person went, what means most to them first, and then everything as it stands.
    """
    wanted = folded(query, QUERY_CHARACTERS_MAX)
    words = wanted.split(" ")[:WORDS_MAX]
    fitting = (
        (-match, -weights.get(each.key, 0), at)
        for at, each in enumerate(everything)
        if (match := _match(each, wanted, words) if wanted else Match.WHOLE) is not None
    )
    return [everything[at].what for _, _, at in heapq.nsmallest(count_max, fitting)]


def _match(each: Named[T], wanted: str, words: Sequence[str]) -> Match | None:
    whole = _best(each, wanted)
    if whole is not None or len(words) == 1:
        return whole
    matches = [_best(each, word) for word in words]
    found = [match for match in matches if match is not None]
    # In another order or with words between: never as good as what was typed.
    return min(*found, Match.WORD_START) if len(found) == len(words) else None


def _best(each: Named[T], letters: str) -> Match | None:
    matches = [match for form in each.names if (match := _fit(form, letters)) is not None]
    if matches:
        return max(matches)
    return Match.BESIDE if any(_fit(form, letters) is not None for form in each.beside) else None


def _fit(form: _Form, letters: str) -> Match | None:
    at = form.text.find(letters)
    if at == 0:
        return Match.WHOLE if len(letters) == len(form.text) else Match.START
    spelt = _spelt(form.readings, letters)
    if spelt is Match.SPELT_START:
        return spelt
    while at > 0:
        if not form.text[at - 1].isalnum():
            return Match.WORD_START
        after = form.text.find(letters, at + 1)
        if after < 0:
            return spelt or Match.MIDDLE
        at = after
    return spelt


def _spelt(readings: tuple[Readings, ...] | None, letters: str) -> Match | None:
    if readings is None or not letters.isascii():
        return None
    bare = letters.replace(" ", "").replace("'", "")
    if not bare.isalnum():
        return None
    if is_spelt_from(readings, 0, bare):
        return Match.SPELT_START
    if any(readings[at] and is_spelt_from(readings, at, bare) for at in range(1, len(readings))):
        return Match.SPELT_INSIDE
    return None


def _forms(texts: Iterable[str]) -> tuple[_Form, ...]:
    flat = dict.fromkeys(folded(text) for text in texts)
    return tuple(_Form(text, readings_of(text)) for text in flat if text)
