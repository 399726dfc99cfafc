"""Deadlines that come when a test says so."""

import heapq
import threading
from collections.abc import Callable
from itertools import count

from app.host.runtime.deadlines import Deadline, Deadlines


class FakeDeadlines(Deadlines):
    """A clock that stands still. What is due is done on the thread that moves it."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0
        self._waiting: list[tuple[float, int, Deadline]] = []
        self._order = count()
        self._guard = threading.Lock()

    def after(self, seconds: float, function: Callable[[], None]) -> Deadline:
        deadline = Deadline(function)
        with self._guard:
            heapq.heappush(self._waiting, (self._now + seconds, next(self._order), deadline))
        return deadline

    def now(self) -> float:
        return self._now

    def close(self) -> None:
        with self._guard:
            self._waiting.clear()

    def advance(self, seconds: float) -> None:
        """Move on, doing what is due at its time."""
        until = self._now + seconds
        while True:
            with self._guard:
                if not self._waiting or self._waiting[0][0] > until:
                    self._now = until
                    return
                at, _, deadline = heapq.heappop(self._waiting)
                self._now = at
            if deadline.function is not None:
                deadline.function()
