"""The scanner: pictures and hand-held sequences read beside three libraries, wrong readings, time, the empty frame."""

import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import cv2

from app.core.kernel.errors import Unavailable
from app.host.runtime.jailed import DecoderSpawner
from app.host.runtime.process import Process
from app.host.runtime.spawn import Spawner
from app.scanner.child import Decoder, Limits
from app.scanner.decode import LiveState, decode_live, decode_still
from app.scanner.making import make_picture
from app.scanner.model import Codes, Frame, GrayPicture
from benchmarks import handheld, readers
from benchmarks.corpus import Labelled, Verdict, judge, normal, pictures
from benchmarks.figures import Figure, Table
from benchmarks.readers import LIBRARIES

FRAMES_A_SECOND = 30
WATCHED_FRAMES = 90
EMPTY_MS_MAX = 5.0
PATIENT = Limits(live_ms=20_000)
"""Nothing hostile is shown here, and a busy computer shall not look like an overrun."""
STILL_COLUMNS = ("pictures read %", "codes read %", "wrong", "unchecked", "unlisted", "median ms", "p95 ms")
LIVE_COLUMNS = ("sequences read %", "wrong", "first reading ms, median", "p95 ms", "ms a frame")


def run(corpus: Path | None) -> list[Figure | Table]:
    """Measure reading; the tables of pictures need ``corpus``, a folder with a manifest, and are left out without one.

    Times are those of the processor, one thread, so that a busy computer changes them less.
    """
    cv2.setNumThreads(1)
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)
    found: list[Figure | Table] = []
    if corpus is None:
        print("Without --corpus DIR no pictures are read: only made frames are measured.", file=sys.stderr)
    else:
        listed = list(pictures(corpus))
        found += [still_table(listed), live_table([each for each in listed if each.has_code])]
    return [*found, *frame_figures(), *processor_figures()]


def still_table(listed: list[Labelled]) -> Table:
    """Return how Plaza and the libraries read each picture once."""
    tallies = {name: Tally() for name in ("Plaza's still cascade", *LIBRARIES, "all three in a row")}
    for picture in listed:
        gray = picture.load()
        spent_ms, codes = timed(decode_still, gray)
        tallies["Plaza's still cascade"].add(picture, judge(picture, gray, codes), spent_ms)
        in_a_row: Codes = ()
        row_ms = 0.0
        for name, library in LIBRARIES.items():
            spent_ms, codes = timed(library, gray)
            tallies[name].add(picture, judge(picture, gray, codes), spent_ms)
            if not in_a_row:
                in_a_row, row_ms = codes, row_ms + spent_ms
        tallies["all three in a row"].add(picture, judge(picture, gray, in_a_row), row_ms)
    return Table("one picture at a time", STILL_COLUMNS, tuple((name, each.row()) for name, each in tallies.items()))


class Tally:
    """What one reader made of a corpus."""

    def __init__(self) -> None:
        self._with_code: list[tuple[Labelled, Verdict]] = []
        self._verdicts: list[Verdict] = []
        self._spent_ms: list[float] = []

    def add(self, picture: Labelled, verdict: Verdict, spent_ms: float) -> None:
        """Count what was read of ``picture``."""
        if picture.has_code:
            self._with_code.append((picture, verdict))
        self._verdicts.append(verdict)
        self._spent_ms.append(spent_ms)

    def row(self) -> tuple[float | None, ...]:
        """Return the measures in the order of ``STILL_COLUMNS``."""
        listed = sum(len(set(picture.texts)) for picture, _ in self._with_code)
        return (
            share(sum(verdict.is_read for _, verdict in self._with_code), len(self._with_code)),
            share(sum(verdict.right for _, verdict in self._with_code), listed),
            sum(len(verdict.wrong) for verdict in self._verdicts),
            sum(len(verdict.unchecked) for verdict in self._verdicts),
            sum(len(verdict.confirmed) for verdict in self._verdicts),
            statistics.median(self._spent_ms),
            percentile(self._spent_ms, 95),
        )


def live_table(listed: list[Labelled]) -> Table:
    """Return how Plaza and the libraries read ten frames of each picture, held by hand, at 30 frames a second."""
    watchers: dict[str, Callable[[], readers.Library]] = {
        "Plaza's live cascade": live_cascade,
        **{name: partial(_itself, library) for name, library in LIBRARIES.items()},
    }
    waits_ms: dict[str, list[float]] = {name: [] for name in watchers}
    wrong = dict.fromkeys(watchers, 0)
    costs_ms: dict[str, list[float]] = {name: [] for name in watchers}
    for picture in listed:
        sequence = handheld.frames(picture.load())
        for name, watcher in watchers.items():
            wait_ms, mistakes, each_ms = watched(picture, sequence, watcher())
            costs_ms[name] += each_ms
            wrong[name] += mistakes
            if wait_ms is not None:
                waits_ms[name].append(wait_ms)
    rows = tuple(
        (
            name,
            (
                share(len(waits), len(listed)),
                wrong[name],
                statistics.median(waits) if waits else None,
                percentile(waits, 95) if waits else None,
                statistics.mean(costs_ms[name]),
            ),
        )
        for name, waits in waits_ms.items()
    )
    return Table("ten frames held by hand, 720p", LIVE_COLUMNS, rows)


def watched(
    picture: Labelled, sequence: list[GrayPicture], reader: readers.Library
) -> tuple[float | None, int, list[float]]:
    """Have ``reader`` see ``sequence`` as it comes, passing over what comes while it reads.

    Returns after how many milliseconds the first text was read, or None; how many readings were wrong; what each frame
    took. A picture whose codes are not all known counts as read by whatever is read in it.
    """
    frame_ms = 1_000 / FRAMES_A_SECOND
    now_ms, number, mistakes = 0.0, 0, 0
    costs_ms: list[float] = []
    while number < len(sequence):
        now_ms = max(now_ms, number * frame_ms)
        spent_ms, codes = timed(reader, sequence[number])
        costs_ms.append(spent_ms)
        now_ms += spent_ms
        texts = {normal(code.text) for code in codes}
        known = texts & set(picture.texts) or (texts if not picture.is_complete else set())
        unlisted = judge(picture, sequence[number], codes)
        mistakes += len(unlisted.wrong)
        if known or unlisted.confirmed:
            return now_ms, mistakes, costs_ms
        number = max(number + 1, int(now_ms / frame_ms))
    return None, mistakes, costs_ms


def live_cascade() -> readers.Library:
    """Return the live cascade at the beginning of its turns."""
    state = LiveState()
    return lambda gray: decode_live(gray, state)


def _itself(library: readers.Library) -> readers.Library:
    return library


def frame_figures() -> list[Figure | Table]:
    """Return what a frame without a code costs: the cheapest, the dearest and those between."""
    cascade = live_cascade()
    frames = handheld.empty_frames(WATCHED_FRAMES)
    ours = [timed(cascade, gray)[0] for gray in frames]
    theirs = [timed(readers.zxing, gray)[0] for gray in frames]
    aim = "the limit of 5 ms"
    peer = statistics.median(theirs)
    return [
        Figure("a 720p frame without a code, mean", statistics.mean(ours), aim, EMPTY_MS_MAX, 1.0),
        Figure("a 720p frame without a code, slower than 95 of 100", percentile(ours, 95), aim, EMPTY_MS_MAX, 1.0),
        Figure("a 720p frame without a code, mean", statistics.mean(ours), "zxing-cpp looking for as much", peer),
    ]


def processor_figures() -> list[Figure | Table]:
    """Return how much of one core reading takes, in the jailed child and in whoever asks it, at 720p30."""
    if not sys.platform.startswith("linux"):
        return []  # only there can a child's time be looked up while it lives
    code = handheld.frames(make_picture("plaza://miniapp/plaza.store/pages/home", size_px=400))
    with_code = [code[number % len(code)] for number in range(WATCHED_FRAMES)]
    core = "a whole core"
    return [
        Figure("watching at 720p30 without a code", core_share(handheld.empty_frames(WATCHED_FRAMES)), core, 100, 0.15),
        Figure("watching at 720p30 with a code in view", core_share(with_code), core, 100, 0.15),
    ]


def core_share(frames: list[GrayPicture]) -> float:
    """Return the share of a core, in percent, that it takes to have a decoder child read ``frames`` at 30 a second."""
    spawner = Spawner()
    children: list[Process] = []

    def spawn(module: str) -> Process:
        children.append(DecoderSpawner(spawner)(module))
        return children[-1]

    decoder = Decoder(spawn, PATIENT)
    try:
        decoder.start()
        begun_s = time.process_time() + child_time_s(children[0].process_id)
        for number, gray in enumerate(frames, 1):
            decoder.read(Frame(gray, number, 0.0))
        spent_s = time.process_time() + child_time_s(children[0].process_id) - begun_s
    finally:
        decoder.close()
        spawner.close()
    if len(children) > 1:
        raise Unavailable("scanner.decoder_ended")
    return 100 * spent_s * FRAMES_A_SECOND / len(frames)


def child_time_s(process_id: int) -> float:
    """Return the processor time that a child has used."""
    fields = Path(f"/proc/{process_id}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def timed(reader: readers.Library, gray: GrayPicture) -> tuple[float, Codes]:
    """Have ``reader`` read ``gray``; return the milliseconds of the processor that it took, and the codes."""
    begun_s = time.process_time()
    codes = reader(gray)
    return (time.process_time() - begun_s) * 1_000, codes


def share(part: int, whole: int) -> float | None:
    """Return ``part`` of ``whole`` in percent; None of nothing."""
    return None if whole == 0 else 100 * part / whole


def percentile(values: list[float], at: int) -> float:
    """Return the value that ``at`` of a hundred values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * at // 100)]
