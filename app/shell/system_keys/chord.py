"""Keys pressed together, as people and systems write them: ``Ctrl+Alt+S``."""

from dataclasses import dataclass
from enum import Enum

KEYS = frozenset([*"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", *(f"F{number}" for number in range(1, 13))])
"""What every keyboard has and every system can hold."""


class Modifier(Enum):
    """A key that is held. In Qt's words: on macOS ``CTRL`` is Command and ``META`` is Control."""

    CTRL = "Ctrl"
    ALT = "Alt"
    SHIFT = "Shift"
    META = "Meta"


@dataclass(frozen=True, slots=True)
class Chord:
    """Held keys and one of ``KEYS``. Ctrl, Alt or Meta is among the held: people write with the rest."""

    held: frozenset[Modifier]
    key: str

    def text(self) -> str:
        """Return it as settings keep it."""
        return "+".join([*(each.value for each in Modifier if each in self.held), self.key])


def chord_of(text: str) -> Chord | None:
    """Return what ``text`` writes, or None if that is no chord that a program may keep for itself."""
    *names, key = text.split("+")
    known = {each.value: each for each in Modifier}
    held = frozenset(known[name] for name in names if name in known)
    if key not in KEYS or len(held) != len(names) or not held - {Modifier.SHIFT}:
        return None
    return Chord(held, key)
