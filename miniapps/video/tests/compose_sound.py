"""The sound of the films: a soft chord that changes, a plucked melody, water, rain and a whale; always the same."""

from typing import TypeAlias

import numpy as np

RATE = 48_000
Sound: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"

_PENTATONIC = (0, 2, 4, 7, 9)
"""Steps of the scale, in semitones: any of its notes goes with any other."""
ROOTS_HZ = {"s1e1": 196.0, "s1e2": 164.8, "s1e3": 220.0, "s2e1": 146.8, "s2e2": 174.6, "s2e3": 196.0}
BEATS_S = {"s1e1": 0.5, "s1e2": 0.375, "s1e3": 0.5, "s2e1": 0.75, "s2e2": 0.75, "s2e3": 0.5}


def sound(episode_id: str, seconds: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.int16]]":
    """Return the sound of an episode: signed 16 bit, left and right in turn."""
    choose = np.random.default_rng(int.from_bytes(episode_id.encode(), "big"))
    count = seconds * RATE
    t = np.arange(count) / RATE
    root = ROOTS_HZ[episode_id]
    made = np.stack([_chords(t, root, side) for side in (-1, 1)], axis=1)
    for side, share in enumerate(_melody(choose, count, root, BEATS_S[episode_id])):
        made[:, side] += share
    made += _water(choose, count, t)
    if episode_id == "s1e2":
        made += _rain(choose, count, t, seconds)
    if episode_id == "s2e1":
        made += _whale(t, seconds)[:, None]
    light = np.clip(np.minimum(t / 1.0, (seconds - t) / 1.4), 0, 1)[:, None]
    made *= light * 0.5 / np.max(np.abs(made))
    return np.round(made * 32_767).astype(np.int16).reshape(-1)


def _chords(t: Sound, root: float, side: int) -> Sound:
    made = np.zeros_like(t)
    for place, chord in enumerate(((0, 7, 16), (-3, 4, 12), (5, 9, 17), (7, 11, 14))):
        near = np.clip(1.6 - np.abs((t / 4 - place + 2) % 4 - 2) * 1.7, 0, 1)
        for step in chord:
            high = root / 2 * 2 ** (step / 12)
            made += near * np.sin(2 * np.pi * high * (1 + side * 0.0009) * t) * 0.10
            made += near * np.sin(4 * np.pi * high * t + side) * 0.022
    return made * (0.9 + 0.1 * np.sin(t * 0.7 + side))


def _melody(choose: np.random.Generator, count: int, root: float, beat_s: float) -> tuple[Sound, Sound]:
    left, right = np.zeros(count), np.zeros(count)
    step, at = 7, round(1.2 * RATE)
    while at < count - RATE:
        step = int(np.clip(step + choose.integers(-2, 3), 3, 13))
        high = root * 2 ** (step // 5 + _PENTATONIC[step % 5] / 12)
        long = min(count - at, 2 * RATE)
        t = np.arange(long) / RATE
        note = np.exp(-t * 2.6) * (np.sin(2 * np.pi * high * t) + 0.35 * np.exp(-t * 4) * np.sin(6 * np.pi * high * t))
        note *= np.clip(t / 0.006, 0, 1) * 0.17
        pan = choose.uniform(0.3, 0.7)
        left[at : at + long] += note * (1 - pan)
        right[at : at + long] += note * pan
        at += round(beat_s * RATE * int(choose.choice([1, 1, 2, 3])))
    return left, right


def _noise(choose: np.random.Generator, count: int, low_hz: float, high_hz: float) -> Sound:
    """Return noise between two heights, for left and right."""
    waves = np.fft.rfft(choose.standard_normal((count, 2)), axis=0)
    highs = np.fft.rfftfreq(count, 1 / RATE)
    shape = np.exp(-((np.log(np.maximum(highs, 1.0)) - np.log(np.sqrt(low_hz * high_hz))) ** 2) / 0.9)
    made: Sound = np.fft.irfft(waves * shape[:, None], count, axis=0)
    return made / np.max(np.abs(made))


def _water(choose: np.random.Generator, count: int, t: Sound) -> Sound:
    surf = 0.5 + 0.3 * np.sin(2 * np.pi * t / 5.3) + 0.2 * np.sin(2 * np.pi * t / 3.1 + 1)
    made: Sound = _noise(choose, count, 300, 1_200) * surf[:, None] * 0.10
    return made


def _rain(choose: np.random.Generator, count: int, t: Sound, seconds: int) -> Sound:
    share = t / seconds
    strength = np.minimum(1, share * 4) * np.minimum(1, (1 - share) * 3.2)
    thunder = np.exp(-np.maximum(0, t - seconds * 0.5) * 1.4) * (t > seconds * 0.5)
    made: Sound = _noise(choose, count, 2_500, 9_000) * strength[:, None] * 0.16
    return made + _noise(choose, count, 40, 110) * thunder[:, None] * 0.5


def _whale(t: Sound, seconds: int) -> Sound:
    made = np.zeros_like(t)
    for begin, high, turn in ((0.3, 110.0, 60.0), (0.52, 130.0, -40.0), (0.7, 98.0, 35.0)):
        since = t - begin * seconds
        near = np.clip(np.minimum(since / 0.8, (2.8 - since) / 1.2), 0, 1)
        pitch = high + turn * np.sin(np.clip(since, 0, 3) * 1.1)
        made += near * np.sin(2 * np.pi * np.cumsum(pitch) / RATE + 2.5 * np.sin(2 * np.pi * 5 * t)) * 0.16
    return made
