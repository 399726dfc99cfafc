"""What running mini-apps may take of the computer: looked at now and then, told or ended when it is too much."""

import os
import re
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

OWN_MEMORY = re.compile(r"^(?:RssAnon|RssShmem|VmSwap):\s+(\d+) kB$", re.MULTILINE)
"""What of a process's memory is its own: also what it maps to share with nobody, and what is swapped out."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process has taken so far: seconds of one processor, and bytes of memory that are its own."""

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
            status = Path(f"/proc/{process_id}/status").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        # After the name, which may hold anything: utime and stime are the 14th and 15th field, the state is the 3rd.
        fields = stat.rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])
        kilobytes = sum(int(each) for each in OWN_MEMORY.findall(status))
        return Usage(ticks / os.sysconf("SC_CLK_TCK"), kilobytes << 10)

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


class Holder(Protocol):
    """Whose child it is: a session's life, or a server half, which nobody ever sees."""

    @property
    def child(self) -> Child | None:
        """The child that runs."""
        ...


@dataclass(slots=True)
class _Track:
    usage: Usage
    at: float
    busy_since: float | None = None
    is_told: bool = False

    @property
    def busy_s(self) -> float:
        """For how long it has been busy, up to the last look."""
        return 0.0 if self.busy_since is None else self.at - self.busy_since


class Budgets:
    """Looks at every child in turn. Its looks happen on the deadlines' thread and are quick."""

    def __init__(
        self,
        deadlines: Deadlines,
        readings: Readings,
        watched: Callable[[], Sequence[Watched]],
        unseen: Callable[[], Sequence[Holder]],
        give_way: Callable[[], bool],
    ) -> None:
        """``give_way`` ends children that nobody has taken yet and says whether there were any."""
        self._unseen = unseen
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
        known, self._tracks = self._tracks, {}
        for session in sessions:
            child = self._measure(session.life, known)
            if child is not None:
                self._judge_session(session, child, self._tracks[child])
        for half in self._unseen():
            child = self._measure(half, known)
            if child is not None:
                self._judge_unseen(child, self._tracks[child])
        if self._readings.free_share() < limits.FREE_SHARE_MIN:
            self._make_room(sessions)
        self._next = self._deadlines.after(limits.BUDGET_LOOK_S, self._look)

    def _measure(self, holder: Holder, known: "dict[Child, _Track]") -> Child | None:
        """Go on with the track of a holder's child and return the child; None if there is none, or none any more."""
        child = holder.child
        usage = None if child is None else self._readings.of(child.process_id)
        if child is None or usage is None or holder.child is not child:
            return None  # what was read may be another process's
        if usage.memory_bytes > limits.MEMORY_BYTES_MAX:
            taken, allowed = usage.memory_bytes >> 20, limits.MEMORY_BYTES_MAX >> 20
            child.stop("memory", f"It took {taken} MB of memory; {allowed} MB are allowed.")
            return None
        now = self._deadlines.now()
        track = self._tracks[child] = known.get(child) or _Track(usage, now)
        passed = now - track.at
        share = (usage.processor_s - track.usage.processor_s) / passed if passed > 0 else 0.0
        if share < limits.BUSY_SHARE:
            track.busy_since, track.is_told = None, False
        elif track.busy_since is None:
            track.busy_since = track.at
        track.usage, track.at = usage, now
        return child

    def _judge_session(self, session: Watched, child: Child, track: _Track) -> None:
        if session.life.state != "shown":
            self._judge_unseen(child, track)
        elif track.busy_s >= limits.BUSY_SEEN_S and not track.is_told:
            track.is_told = True
            session.strain()

    def _judge_unseen(self, child: Child, track: _Track) -> None:
        if track.busy_s >= limits.BUSY_HIDDEN_S:
            child.stop("processor", "It kept the processor busy while nobody saw it.")

    def _make_room(self, sessions: Sequence[Watched]) -> None:
        """End what only waits, or the one that nobody has seen for the longest time.

        One at each look, for its memory comes back late.
        """
        if self._give_way():
            return
        hidden = [session.life for session in sessions if session.life.hidden_at is not None and session.life.child]
        if hidden:
            min(hidden, key=lambda life: life.hidden_at or 0.0).unload()
