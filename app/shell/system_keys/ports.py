"""What a system does with one chord: keep it for Plaza, and say each time it is pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.core.kernel.errors import PlazaError
from app.shell.system_keys.chord import Chord


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who is told, on any thread: ``bound`` or ``failed`` once, then ``pressed`` for each time; ``failed`` ends it."""

    bound: Callable[[str], None]
    """Told in which words the system describes the keys that it took; empty: those that were asked for."""
    pressed: Callable[[], None]
    failed: Callable[[PlazaError], None]
    """Told ``keys.taken``, ``keys.missing``, ``keys.declined`` or ``keys.unsupported``."""


class SystemKeys(Protocol):
    """Holds one chord at a time. Called on the GUI thread, where nothing waits for the system.

    It hears of that chord only: what else is typed never reaches Plaza.
    """

    chooses: bool
    """Whether the person chooses the keys in the system's own settings rather than in Plaza."""

    def bind(self, chord: Chord, hearing: Hearing) -> None:
        """Keep ``chord`` for Plaza, in place of the one before."""
        ...

    def release(self) -> None:
        """Let go of it; nobody is told any more."""
        ...
