"""Spoken notes: the one form they are kept in, and what is drawn of them. No other form is ever read."""

import struct
from array import array
from collections.abc import Sequence
from itertools import pairwise

from app.core.kernel.errors import Refused

RATE_HZ = 16_000
SAMPLE_BYTES = 2
"""One channel, 16 bits, the lower byte first."""
DURATION_MS_MAX = 120_000
PCM_BYTES_MAX = DURATION_MS_MAX * RATE_HZ * SAMPLE_BYTES // 1000
WAVE_BARS = 40
LEVEL_MAX = 100
HEAD_BYTES = 44
_HEAD = struct.Struct("<4sI4s4sIHHIIHH4sI")
_LOUD = 16_000
"""As loud as people speak into a microphone: a bar of full height."""


def file_of(pcm: bytes) -> bytes:
    """Return samples as a WAV file."""
    rate, width = RATE_HZ, SAMPLE_BYTES
    head = (b"RIFF", 36 + len(pcm), b"WAVE", b"fmt ", 16, 1, 1, rate, rate * width, width, 8 * width, b"data", len(pcm))
    return _HEAD.pack(*head) + pcm


def pcm_of(data: bytes) -> bytes:
    """Return the samples of a file that `file_of` made.

    Raises:
        Refused: ``voice.broken``, it is any other, or longer than ``DURATION_MS_MAX``.
    """
    pcm = data[HEAD_BYTES:]
    if not pcm or len(pcm) > PCM_BYTES_MAX or len(pcm) % SAMPLE_BYTES or data[:HEAD_BYTES] != file_of(pcm)[:HEAD_BYTES]:
        raise Refused("voice.broken")
    return pcm


def duration_ms(pcm: bytes | bytearray) -> int:
    """Return how long samples take."""
    return len(pcm) // SAMPLE_BYTES * 1000 // RATE_HZ


def level_of(pcm: bytes) -> int:
    """Return how loud the loudest of some samples is, 0 to ``LEVEL_MAX``."""
    samples = array("h", pcm[: len(pcm) - len(pcm) % SAMPLE_BYTES])
    loudest = max(*map(abs, (max(samples), min(samples)))) if samples else 0
    return min(LEVEL_MAX, loudest * LEVEL_MAX // _LOUD)


def wave_of(pcm: bytes) -> tuple[int, ...]:
    """Return how loud each of ``WAVE_BARS`` equal parts is."""
    count = len(pcm) // SAMPLE_BYTES
    edges = [at * count // WAVE_BARS * SAMPLE_BYTES for at in range(WAVE_BARS + 1)]
    return tuple(level_of(pcm[first:end]) for first, end in pairwise(edges))


def drawn(wave: Sequence[int]) -> list[int]:
    """Return a stranger's wave as it can be drawn: so many bars, none too high."""
    return [max(0, min(LEVEL_MAX, level)) for level in wave[:WAVE_BARS]]
