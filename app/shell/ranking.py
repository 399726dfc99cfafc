"""Which of many names some letters mean, the likeliest first."""

import heapq
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate
from typing import Generic, TypeVar

from app.core.kernel.pinyin import Readings, is_spelt_from, readings_of

NAME_CHARACTERS_MAX = 200
BESIDE_CHARACTERS_MAX = 500
QUERY_CHARACTERS_MAX = 100
WORDS_MAX = 8
FOUND_MAX = 30
KNOWN_MAX = 20_000
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
    return Named(what, key, _forms(names), _forms(beside, BESIDE_CHARACTERS_MAX))


def folded(text: str, characters_max: int = NAME_CHARACTERS_MAX) -> str:
    """Return ``text`` as it is compared: without case, full width or more than one blank, and no longer than that."""
    # Cut before as well: one character may unfold into eighteen.
    flat = unicodedata.normalize("NFKC", text[:characters_max]).casefold()
    return " ".join(flat.split())[:characters_max]


class Names(Generic[T]):
    """Everything that can be found, laid out so that letters are looked for in all names at once. Never changes.

    Whoever types sees the first rows within a frame or two among ten thousand contacts; asking each of them in Python
    took several times as long.
    """

    def __init__(self, everything: Iterable[Named[T]]) -> None:
        """On workers."""
        self._all = tuple(everything)
        self._names = _Lines((form.text, at) for at, each in enumerate(self._all) for form in each.names)
        self._beside = _Lines((form.text, at) for at, each in enumerate(self._all) for form in each.beside)
        self._spelt: dict[str, set[int]] = {}
        for at, each in enumerate(self._all):
            for form in (*each.names, *each.beside):
                for initial in {reading[0] for readings in form.readings or () for reading in readings}:
                    self._spelt.setdefault(initial, set()).add(at)

    def ranked(self, query: str, weights: Mapping[tuple[str, str], int], count_max: int = FOUND_MAX) -> list[T]:
        """Return what ``query`` means: by how well it fits, then by what it means to the person, then as it stood.

        Nothing typed: where the person went, what means most to them first, and then everything as it stands.
        """
        wanted = folded(query, QUERY_CHARACTERS_MAX)
        words = wanted.split(" ")[:WORDS_MAX]
        among = self._likely(wanted, words, count_max) if wanted else range(len(self._all))
        fitting = (
            (-match, -weights.get(self._all[at].key, 0), at)
            for at in among
            if (match := _match(self._all[at], wanted, words) if wanted else Match.WHOLE) is not None
        )
        return [self._all[at].what for _, _, at in heapq.nsmallest(count_max, fitting)]

    def _likely(self, wanted: str, words: Sequence[str], count_max: int) -> Iterable[int]:
        """Return the places of all that may fit so well that it is shown; not all of them do fit."""
        begun = self._names.beginning(wanted)
        if len(begun) >= count_max:
            return begun  # nothing fits better than a name that begins so
        found = self._names.holding(words[0]) | self._beside.holding(words[0])
        initials = {bare[0] for letters in (wanted, words[0]) if (bare := _bare(letters))}
        return found.union(*(self._spelt.get(initial, set()) for initial in initials))


class _Lines:
    """Texts of one line each in one long text, and whose each is."""

    def __init__(self, texts: Iterable[tuple[str, int]]) -> None:
        lines = list(texts)
        self._owners = [owner for _, owner in lines]
        self._text = "".join(f"\n{text}" for text, _ in lines)
        self._starts = list(accumulate((len(text) + 1 for text, _ in lines[:-1]), initial=0)) if lines else []

    def beginning(self, letters: str) -> set[int]:
        """Return whose texts begin with ``letters``."""
        return self._found("\n" + letters)

    def holding(self, letters: str) -> set[int]:
        """Return whose texts have ``letters`` anywhere."""
        return self._found(letters)

    def _found(self, letters: str) -> set[int]:
        found = set()
        at = self._text.find(letters)
        while at >= 0:
            line = bisect_right(self._starts, at)
            found.add(self._owners[line - 1])
            at = self._text.find(letters, self._starts[line]) if line < len(self._starts) else -1
        return found


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
    bare = _bare(letters)
    if not bare.isalnum():
        return None
    if is_spelt_from(readings, 0, bare):
        return Match.SPELT_START
    if any(readings[at] and is_spelt_from(readings, at, bare) for at in range(1, len(readings))):
        return Match.SPELT_INSIDE
    return None


def _bare(letters: str) -> str:
    return letters.replace(" ", "").replace("'", "")


def _forms(texts: Iterable[str], characters_max: int = NAME_CHARACTERS_MAX) -> tuple[_Form, ...]:
    flat = dict.fromkeys(folded(text, characters_max) for text in texts)
    return tuple(_form(text) for text in flat if text)


@lru_cache(maxsize=KNOWN_MAX)
def _form(text: str) -> _Form:
    """Return a text ready to be compared: of ten thousand contacts hardly any changes from one time to the next."""
    return _Form(text, readings_of(text))
