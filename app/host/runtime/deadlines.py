"""Doing things when their time has come, unless they were called off: one thread for all deadlines."""

import heapq
import threading
import time
from collections.abc import Callable
from itertools import count


class Deadline:
    """Something that will be done unless it is cancelled."""

    def __init__(self, function: Callable[[], None]) -> None:
        self.function: Callable[[], None] | None = function

    def cancel(self) -> None:
        """Call it off. Any thread; too late does no harm."""
        self.function = None


class Deadlines:
    """Calls functions later, on a thread of its own; they must be quick and must not raise."""

    def __init__(self) -> None:
        self._due: list[tuple[float, int, Deadline]] = []
        self._numbers = count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def after(self, seconds: float, function: Callable[[], None]) -> Deadline:
        """Call ``function`` in ``seconds``, unless the deadline returned is cancelled before."""
        deadline = Deadline(function)
        with self._changed:
            heapq.heappush(self._due, (time.monotonic() + seconds, next(self._numbers), deadline))
            if self._thread is None and not self._is_closed:
                self._thread = threading.Thread(target=self._run, name="deadlines", daemon=True)
                self._thread.start()
            if self._due[0][2] is deadline:
                self._changed.notify()
        return deadline

    def now(self) -> float:
        """Return the seconds by the clock that deadlines go by."""
        return time.monotonic()

    def close(self) -> None:
        """Forget what is due and end the thread."""
        with self._changed:
            self._is_closed = True
            self._due.clear()
            self._changed.notify()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._is_closed and not self._is_due():
                    self._changed.wait(self._due[0][0] - time.monotonic() if self._due else None)
                if self._is_closed:
                    return
                _, _, deadline = heapq.heappop(self._due)
            function = deadline.function
            if function is not None:
                function()

    def _is_due(self) -> bool:
        while self._due and self._due[0][2].function is None:
            heapq.heappop(self._due)
        return bool(self._due) and self._due[0][0] <= time.monotonic()
