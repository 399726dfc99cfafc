"""How far the person has watched what: kept by the shell for each person, once a second while a film plays."""

import asyncio
from dataclasses import dataclass, replace
from typing import Any

from minikit import storage

KEY = "places"
KEPT_MAX = 500
SEEN_SHARE = 0.9
"""So much of a film is as good as all of it: what comes then are its last waves."""
BEGUN_MS = 1_500
"""Less than this is not worth coming back to."""


@dataclass(frozen=True)
class Place:
    """Where the person stands in one film. The one that was watched last has the highest ``turn``."""

    at_ms: int = 0
    length_ms: int = 0
    is_seen: bool = False
    turn: int = 0

    @property
    def share(self) -> float:
        """How much of it is over, from 0 to 1."""
        return min(1.0, self.at_ms / self.length_ms) if self.length_ms else 0.0

    @property
    def is_begun(self) -> bool:
        """Whether there is something to go on with."""
        return self.at_ms >= BEGUN_MS and self.share < SEEN_SHARE

    @property
    def resume_ms(self) -> int:
        """Where to go on: where they stood, or at the beginning of what is over."""
        return self.at_ms if self.is_begun else 0


_one_at_a_time = asyncio.Lock()


async def all_of_them() -> dict[str, Place]:
    """Return the person's places by the names of the films."""
    kept = await storage.get(KEY, {})
    found = {}
    for name, fields in kept.items() if isinstance(kept, dict) else ():
        place = _read(fields)
        if place is not None:
            found[name] = place
    return found


async def note(name: str, at_ms: int, length_ms: int) -> dict[str, Place]:
    """Keep where the person stands in a film; return all places."""
    return await _change(name, at_ms, length_ms, is_over=False)


async def finish(name: str, length_ms: int) -> dict[str, Place]:
    """Keep that the person has watched a film to its end; return all places."""
    return await _change(name, length_ms, length_ms, is_over=True)


async def forget(name: str) -> dict[str, Place]:
    """Forget that the person has watched a film; return all places."""
    async with _one_at_a_time:
        found = await all_of_them()
        found.pop(name, None)
        await _keep(found)
        return found


async def _change(name: str, at_ms: int, length_ms: int, *, is_over: bool) -> dict[str, Place]:
    async with _one_at_a_time:
        found = await all_of_them()
        before = found.get(name, Place())
        newest = max((place.turn for place in found.values()), default=0)
        place = replace(
            before, at_ms=at_ms, length_ms=length_ms, turn=before.turn if before.turn == newest > 0 else newest + 1
        )
        found[name] = replace(place, is_seen=before.is_seen or is_over or place.share >= SEEN_SHARE)
        while len(found) > KEPT_MAX:
            del found[min(found, key=lambda each: found[each].turn)]
        await _keep(found)
        return found


async def _keep(found: dict[str, Place]) -> None:
    kept = {name: [place.at_ms, place.length_ms, place.is_seen, place.turn] for name, place in found.items()}
    await storage.set(KEY, kept)


def _read(fields: Any) -> Place | None:
    """Return a place as it was kept; None for what is none."""
    match fields:
        case [int(at_ms), int(length_ms), bool(is_seen), int(turn)]:
            return Place(at_ms, length_ms, is_seen, turn)
    return None
