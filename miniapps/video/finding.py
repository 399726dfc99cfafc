"""Finding episodes: by title, season and who plays in them; in English, in Chinese, by pinyin and its initials."""

from dataclasses import dataclass

import series
from series import Episode, Words


@dataclass(frozen=True)
class Found:
    """An episode that was looked for, and what about it was."""

    episode: Episode
    why: Words | None
    """Whoever plays in it, or the season; None where it is its title."""


def found(query: str) -> list[Found]:
    """Return the episodes in which each word of ``query`` stands, best first: titles before everything else."""
    asked = [_plain(word) for word in query.split() if _plain(word)]
    if not asked:
        return []
    ranked = []
    for place, episode in enumerate(series.EPISODES):
        best = _match(episode, asked)
        if best is not None:
            ranked.append((best[0], place, Found(episode, best[1])))
    return [each for _, _, each in sorted(ranked, key=lambda each: each[:2])]


def _match(episode: Episode, asked: list[str]) -> tuple[int, Words | None] | None:
    """Return how well the words fit (less is better) and what the first has found; None if one does not fit."""
    met = [_one(episode, word) for word in asked]
    if any(each is None for each in met):
        return None
    whole = [each for each in met if each is not None]
    return max(rank for rank, _ in whole), whole[0][1]


def _one(episode: Episode, word: str) -> tuple[int, Words | None] | None:
    if _holds(episode.title, word):
        return 0, None
    for player in episode.cast:
        for name in (player.name, player.part):
            if _holds(name, word):
                return 1, player.name
    season = series.SEASONS[episode.season]
    if _holds(season, word) or _holds(series.TITLE, word):
        return 2, season
    if _holds(episode.about, word):
        return 3, None
    return None


def _holds(name: Words, word: str) -> bool:
    if any("\u4e00" <= sign <= "\u9fff" for sign in word):
        return word in _plain(name.chinese)
    syllables = name.pinyin.split()
    return (
        any(_plain(part).startswith(word) for part in name.english.split())
        or _plain(name.english).startswith(word)
        or "".join(syllables).startswith(word)
        or (len(word) > 1 and "".join(each[0] for each in syllables).startswith(word))
    )


def _plain(text: str) -> str:
    """Return letters, digits and Chinese alone, small."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
