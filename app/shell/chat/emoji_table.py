"""The table of emoji: in Unicode's order and groups, found by what they are called in English and Chinese."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[3] / "resources" / "emoji" / "emoji.json"
TONES = ("", "🏻", "🏼", "🏽", "🏾", "🏿")
"""The skin tones, none first."""
GROUPS = (0, 1, 3, 4, 5, 6, 7, 8, 9)
"""Unicode's numbers of them, in the order in which they are shown."""
FOUND_MAX = 120


@dataclass(frozen=True, slots=True)
class Emoji:
    """One emoji; ``toned`` is what it is in the first skin tone, empty where it has none."""

    text: str
    group: int
    english: str
    chinese: str
    words: str
    toned: str

    def in_tone(self, tone: str) -> str:
        """Return it in a tone of `TONES`."""
        return self.toned.replace(TONES[1], tone) if tone and self.toned else self.text


@cache
def all_emoji() -> tuple[Emoji, ...]:
    """Return all of them; reads a file the first time."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        Emoji(text, group, english, chinese, f" {english} {words} {chinese} {chinese_words}".casefold(), toned)
        for text, group, english, words, chinese, chinese_words, toned in rows
    )


def find(words: str) -> Sequence[Emoji]:
    """Return those that every one of ``words`` begins a word of, in Chinese is a part of; the named so come first."""
    wanted = words.casefold().split()[:8]
    if not wanted:
        return ()
    found = [each for each in all_emoji() if all(_has(each, word) for word in wanted)]
    first = " ".join(wanted)
    found.sort(key=lambda each: not (each.english.startswith(first) or each.chinese.startswith(first)))
    return found[:FOUND_MAX]


def _has(emoji: Emoji, word: str) -> bool:
    return (f" {word}" if word.isascii() else word) in emoji.words or word in (emoji.text, emoji.text.rstrip("\ufe0f"))
