"""Parts of a text in several codes that come into view one after the other, kept until the text is whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.scanner.model import Codes, FoundCode, Part
from app.scanner.sequences import PARTS_MAX, SequenceKey, joined, key_of

SEQUENCES_MAX = 4
"""Texts that are waited for at once; the one out of view for longest makes room."""
KEPT_S = 60.0
"""How long parts are kept while none of their text is in view."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many parts of a text were read, of how many. ``is_contradicted``: two that differ say to be the same one."""

    read: int
    total: int
    is_contradicted: bool = False


@dataclass(slots=True)
class _Gathered:
    seen_at: float
    parts: dict[int, FoundCode] = field(default_factory=dict)
    is_contradicted: bool = False


class Gathering:
    """Parts by the text that they belong to. Bounded in texts, parts and time; no thread of its own.

    Once two parts contradict each other, or all are there and do not fit, nothing of that text is joined before it
    has been out of view for long: which of them is meant cannot be known.
    """

    def __init__(self) -> None:
        self._sequences: dict[SequenceKey, _Gathered] = {}
        self._newest: SequenceKey | None = None

    def progress(self, now: float) -> Progress | None:
        """Return how far the text is whose part was seen last; None if nothing is waited for at ``now``, in seconds."""
        self._forget(now)
        newest = None if self._newest is None else self._sequences.get(self._newest)
        if newest is None or self._newest is None:
            return None
        return Progress(len(newest.parts), self._newest[1], newest.is_contradicted)

    def take(self, codes: Iterable[FoundCode], now: float) -> Codes:
        """Keep the parts among ``codes``, seen at ``now``, in seconds; return the other codes and what became whole."""
        self._forget(now)
        others: list[FoundCode] = []
        in_view: dict[SequenceKey, _Gathered] = {}
        for code in codes:
            if code.part is None:
                others.append(code)
            elif code.part.total <= PARTS_MAX:
                key = key_of(code.format, code.part)
                in_view[key] = self._add(key, code, code.part, now)
        for key, gathered in in_view.items():
            if len(gathered.parts) == key[1]:
                one = joined(list(gathered.parts.values()))
                if one is None:
                    gathered.parts.clear()
                    gathered.is_contradicted = True
                else:
                    del self._sequences[key]
                    others.append(one)
        while len(self._sequences) > SEQUENCES_MAX:
            del self._sequences[next(iter(self._sequences))]
        return tuple(others)

    def _add(self, key: SequenceKey, code: FoundCode, part: Part, now: float) -> _Gathered:
        """Keep one part with the others of its text, which becomes the newest."""
        gathered = self._sequences[key] = self._sequences.pop(key, _Gathered(now))
        gathered.seen_at = now
        self._newest = key
        if gathered.is_contradicted or gathered.parts.setdefault(part.number, code).payload != code.payload:
            gathered.parts.clear()
            gathered.is_contradicted = True
        return gathered

    def _forget(self, now: float) -> None:
        for key in [key for key, each in self._sequences.items() if now - each.seen_at > KEPT_S]:
            del self._sequences[key]
