"""A microphone and a loudspeaker of the test's: what is spoken is a tone, what is played is noted down."""

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from app.core.chat.voice import RATE_HZ
from app.core.kernel.errors import PlazaError, Unavailable


def tone(milliseconds: int, loudness: int = 12_000) -> bytes:
    """Return a tone as samples."""
    count = RATE_HZ * milliseconds // 1000
    return struct.pack(f"<{count}h", *(int(loudness * math.sin(at / 6)) for at in range(count)))


@dataclass
class GivenMicrophone:
    """Hears what the test speaks; ``error`` is why it hears nothing."""

    error: PlazaError | None = None
    heard: Callable[[bytes], None] | None = None
    failed: Callable[[PlazaError], None] | None = None

    def start(self, heard: Callable[[bytes], None], failed: Callable[[PlazaError], None]) -> None:
        """Hear from now on."""
        self.heard, self.failed = heard, failed
        if self.error is not None:
            failed(self.error)

    def stop(self) -> None:
        """Hear no more."""
        self.heard = None

    def speak(self, pcm: bytes) -> None:
        """Say something, in pieces as a microphone gives it."""
        for at in range(0, len(pcm), 3200):
            if self.heard is not None:
                self.heard(pcm[at : at + 3200])


@dataclass
class GivenSpeaker:
    """Notes down what it is to play."""

    is_missing: bool = False
    played: list[bytes] = field(default_factory=list)
    told: Callable[[int], None] = lambda _ms: None
    ended: Callable[[], None] = lambda: None
    is_on: bool = False

    def play(self, pcm: bytes, told: Callable[[int], None], ended: Callable[[], None]) -> None:
        """Begin."""
        if self.is_missing:
            raise Unavailable("voice.no_speaker")
        self.played.append(pcm)
        self.told, self.ended, self.is_on = told, ended, True

    def stop(self) -> None:
        """Be still."""
        self.is_on = False
