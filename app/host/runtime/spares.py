"""Children started ahead, for systems that cannot fork: each waits, loaded, until a mini-app takes it."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from app.core.kernel.errors import Unavailable
from app.host.runtime import limits
from app.host.runtime.inside import spare
from app.host.runtime.limits import TokenBucket
from app.host.runtime.spawn import SpawnedProcess, Spawner
from minikit import wire

log = logging.getLogger(__name__)


class Spare:
    """One child that waits. A thread of its own hears that it is loaded, that it was taken, or that it is gone."""

    def __init__(self, process: SpawnedProcess, changed: Callable[[], None]) -> None:
        """``changed`` is called on that thread when it is loaded and when it is gone."""
        self._process = process
        self._changed = changed
        self._born_at = time.monotonic()
        self._is_loaded = False
        self._is_taken = False
        self._heard_last = threading.Event()
        self._listener = threading.Thread(target=self._listen, name="spare", daemon=True)
        self._listener.start()

    @property
    def process_id(self) -> int:
        """The operating system's number for it."""
        return self._process.process_id

    @property
    def is_waiting(self) -> bool:
        """Whether it is loaded and has not gone since, as far as is known."""
        return self._is_loaded and not self._heard_last.is_set()

    @property
    def is_gone(self) -> bool:
        """Whether it ended without being taken."""
        return self._heard_last.is_set() and not self._is_taken

    @property
    def ends_at(self) -> float:
        """When it has waited, or taken to load, for long enough, in seconds of the monotonic clock."""
        return self._born_at + (limits.SPARE_AGE_MAX_S if self._is_loaded else limits.LAUNCH_DEADLINE_S)

    def take(self, folder: Path) -> SpawnedProcess | None:
        """Have it go to ``folder`` and return it; None if it does not go there soon, and then it has ended."""
        with suppress(OSError):  # it is gone, which the listener hears as well
            self._process.stdin.write(wire.frame(msgspec.json.encode({"folder": str(folder)})))
            self._process.stdin.flush()
        if self._heard_last.wait(limits.SPARE_DEADLINE_S) and self._is_taken:
            return self._process
        self.end()
        return None

    def end(self) -> None:
        """End it at once and wait for it."""
        self._process.kill()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _listen(self) -> None:
        if self._hears(spare.WAITS):
            self._is_loaded = True
            self._changed()
            self._is_taken = self._hears(spare.TAKEN)
        self._heard_last.set()
        if not self._is_taken:
            self._changed()

    def _hears(self, expected: bytes) -> bool:
        """Wait for the next message; say whether it is ``expected``. Nothing after it is read."""
        try:
            return wire.read_body(self._process.stdout.read) == expected
        except (OSError, wire.FrameError):
            return False


class Spares:
    """Keeps one child ahead, and two once one was needed. Any thread may use it.

    A spare that dies or has waited for long is replaced, by a thread that also starts the next behind one that was
    taken. Those that die are not replaced without end.
    """

    def __init__(self, spawner: Spawner, command: Sequence[str], folder: Path, changed: Callable[[], None]) -> None:
        """They wait in ``folder``. ``changed`` is called, on any thread, when there is one more to take or one less.

        Starts nothing yet.
        """
        self._spawner = spawner
        self._command = command
        self._folder = folder
        self._tell = changed
        self._wanted = 0
        self._spares: list[Spare] = []
        self._leaving: list[Spare] = []
        self._not_before = 0.0
        self._deaths = TokenBucket(limits.SPARE_DEATHS_PER_S, limits.SPARE_DEATHS_AT_ONCE)
        self._is_closed = False
        self._changed = threading.Condition()
        self._keeper: threading.Thread | None = None

    def start(self) -> None:
        """Begin to keep one ahead; does not wait for it. Harmless when repeated."""
        with self._changed:
            if self._keeper is None and not self._is_closed:
                self._wanted = max(self._wanted, limits.SPARES)
                self._keeper = threading.Thread(target=self._keep, name="spares", daemon=True)
                self._keeper.start()

    @property
    def process_ids(self) -> list[int]:
        """The processes that wait to be taken."""
        with self._changed:
            return [each.process_id for each in self._spares if each.is_waiting]

    @property
    def count(self) -> int:
        """How many there are, whether they are loaded yet or not."""
        with self._changed:
            return len(self._spares) + len(self._leaving)

    def take(self, folder: Path) -> SpawnedProcess | None:
        """Return a child that is loaded and runs in ``folder``, None if none waits."""
        while True:
            with self._changed:
                taken = next((each for each in self._spares if each.is_waiting), None)
                if taken is None:
                    return None
                self._spares.remove(taken)
                self._wanted = limits.SPARES_IN_USE
                # The mini-app that opens now has the processor first.
                self._not_before = max(self._not_before, time.monotonic() + limits.SPARE_PAUSE_S)
                self._changed.notify_all()
            process = taken.take(folder)
            if process is not None:
                return process
            log.warning("a spare process did not answer and was ended")

    def give_way(self) -> bool:
        """End those that wait and start none for a while: the computer needs the memory. Say whether there were any."""
        with self._changed:
            had_any = bool(self._spares)
            self._leaving += self._spares
            self._spares = []
            self._not_before = max(self._not_before, time.monotonic() + limits.SPARE_REST_S)
            self._changed.notify_all()
        return had_any

    def close(self) -> None:
        """End those that wait, and wait until they are gone. None is started any more."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        if self._keeper is not None:
            self._keeper.join()
        with self._changed:
            left, self._spares, self._leaving = [*self._spares, *self._leaving], [], []
        for each in left:
            each.end()

    # On the keeper's thread

    def _keep(self) -> None:
        """Replace what leaves and start what is missing, until the end."""
        while True:
            with self._changed:
                while not self._is_closed and (pause_s := self._pause_s()) != 0:
                    self._changed.wait(pause_s)
                if self._is_closed:
                    return
                leaving = self._sort_out()
                is_missing = len(self._spares) < self._wanted and self._not_before <= time.monotonic()
            for each in leaving:
                each.end()
            with self._changed:
                self._leaving = [each for each in self._leaving if each not in leaving]
            if is_missing:
                self._start_one()
            self._tell()

    def _pause_s(self) -> float | None:
        """Return after how many seconds there is something to do, None if nothing is foreseen."""
        if self._leaving or any(each.is_gone for each in self._spares):
            return 0.0
        due = [each.ends_at for each in self._spares]
        if len(self._spares) < self._wanted:
            due.append(self._not_before)
        return max(0.0, min(due) - time.monotonic()) if due else None

    def _sort_out(self) -> list[Spare]:
        """Return those that have to be ended, out of those that stay."""
        now = time.monotonic()
        for each in list(self._spares):
            has_failed = each.is_gone or (not each.is_waiting and each.ends_at <= now)
            if has_failed and not self._deaths.try_take():
                self._not_before = max(self._not_before, now + 1 / limits.SPARE_DEATHS_PER_S)
                log.warning("spare processes end by themselves; none is started for a while")
            if has_failed or each.ends_at <= now:
                self._spares.remove(each)
                self._leaving.append(each)
        return list(self._leaving)

    def _start_one(self) -> None:
        try:
            process = self._spawner.spawn(self._command, folder=self._folder, has_log=True)
        except Unavailable as error:
            log.warning("there is no spare process: %s", error)
            with self._changed:
                self._not_before = time.monotonic() + 1 / limits.SPARE_DEATHS_PER_S
            return
        with self._changed:
            self._spares.append(Spare(process, self._on_change))

    def _on_change(self) -> None:
        with self._changed:
            self._changed.notify_all()
        self._tell()
