"""What running mini-apps may take of the computer: looked at now and then, told or ended when it is too much."""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.host.lifecycle import Lifecycle
from app.host.runtime import limits, memory
from app.host.runtime.child import Child
from app.host.runtime.deadlines import Deadline, Deadlines


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process has taken so far: seconds of one processor, and bytes of memory that it shares with nobody."""

    processor_s: float
    memory_bytes: int


class Readings(Protocol):
    """Reads what the operating system counts."""

    def of(self, process_id: int) -> Usage | None:
        """Return what a process takes; None if that cannot be known."""
        ...

    def free_share(self) -> float:
        """Return which part of the computer's memory can still be had, between 0 and 1; 1 if that is not known."""
        ...


class ProcReadings:
    """Readings from Linux's /proc; elsewhere nothing is known of a child, and only the limits of the sandbox hold."""

    def of(self, process_id: int) -> Usage | None:
        """Return what a process takes; None if it is gone, or this is no Linux."""
        if sys.platform != "linux":
            return None
        try:
            stat = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8", errors="replace")
            resident, shared = Path(f"/proc/{process_id}/statm").read_text(encoding="ascii").split()[1:3]
        except OSError:
            return None
        # After the name, which may hold anything: utime and stime are the 14th and 15th field, the state is the 3rd.
        fields = stat.rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])
        pages = max(0, int(resident) - int(shared))
        return Usage(ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE"))

    def free_share(self) -> float:
        """Return which part of the memory can still be had; 1 where that is not known."""
        return memory.free_share()


class Watched(Protocol):
    """A session, as far as its budget goes."""

    @property
    def life(self) -> Lifecycle:
        """Whether it is seen, and its child."""
        ...

    def strain(self) -> None:
        """Tell the person that it keeps the processor busy."""
        ...


@dataclass(slots=True)
class _Track:
    usage: Usage
    at: float
    busy_since: float | None = None
    is_told: bool = False


class Budgets:
    """Looks at every child in turn. Its looks happen on the deadlines' thread and are quick."""

    def __init__(
        self,
        deadlines: Deadlines,
        readings: Readings,
        watched: Callable[[], Sequence[Watched]],
        give_way: Callable[[], bool],
    ) -> None:
        """``give_way`` ends children that nobody has taken yet and says whether there were any."""
        self._give_way = give_way
        self._deadlines = deadlines
        self._readings = readings
        self._watched = watched
        self._tracks: dict[Child, _Track] = {}
        self._next: Deadline | None = None
        self._starting = threading.Lock()

    def start(self) -> None:
        """Look from now on. Harmless when repeated."""
        with self._starting:
            if self._next is None:
                self._next = self._deadlines.after(limits.BUDGET_LOOK_S, self._look)

    def _look(self) -> None:
        sessions = self._watched()
        tracks, self._tracks = self._tracks, {}
        for session in sessions:
            child = session.life.child
            usage = None if child is None else self._readings.of(child.process_id)
            if child is None or usage is None or session.life.child is not child:
                continue  # what was read may be another process's
            if usage.memory_bytes > limits.MEMORY_BYTES_MAX:
                taken, allowed = usage.memory_bytes >> 20, limits.MEMORY_BYTES_MAX >> 20
                child.stop("memory", f"It took {taken} MB of memory; {allowed} MB are allowed.")
                continue
            now = self._deadlines.now()
            self._tracks[child] = track = tracks.get(child) or _Track(usage, now)
            self._judge_processor(session, child, track, usage, now)
        if self._readings.free_share() < limits.FREE_SHARE_MIN:
            self._make_room(sessions)
        self._next = self._deadlines.after(limits.BUDGET_LOOK_S, self._look)

    def _judge_processor(self, session: Watched, child: Child, track: _Track, usage: Usage, now: float) -> None:
        passed = now - track.at
        share = (usage.processor_s - track.usage.processor_s) / passed if passed > 0 else 0.0
        if share < limits.BUSY_SHARE:
            track.busy_since, track.is_told = None, False
        elif track.busy_since is None:
            track.busy_since = track.at
        track.usage, track.at = usage, now
        busy_s = 0.0 if track.busy_since is None else now - track.busy_since
        if session.life.state != "shown":
            if busy_s >= limits.BUSY_HIDDEN_S:
                child.stop("processor", "It kept the processor busy while nobody saw it.")
        elif busy_s >= limits.BUSY_SEEN_S and not track.is_told:
            track.is_told = True
            session.strain()

    def _make_room(self, sessions: Sequence[Watched]) -> None:
        """End what only waits, or the one that nobody has seen for the longest time.

        One at each look, for its memory comes back late.
        """
        if self._give_way():
            return
        hidden = [session.life for session in sessions if session.life.hidden_at is not None and session.life.child]
        if hidden:
            min(hidden, key=lambda life: life.hidden_at or 0.0).unload()
