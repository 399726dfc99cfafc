"""What ends by itself: moving back what is over, now and whenever the next thing is due."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from app.core.kernel.clock import Clock


class Ending(Protocol):
    """Things that are over at a moment of their own."""

    def settle_due(self) -> object:
        """Write down what is over now, and move what goes back. Doing it twice does nothing."""

    def next_due(self) -> datetime | None:
        """Return when the next is over; None if nothing waits."""


class Sweep:
    """Ends what is over. Whoever looks sees it as over before: this only writes it down."""

    def __init__(self, endings: Sequence[Ending], clock: Clock) -> None:
        self._endings = endings
        self._clock = clock

    def run(self) -> float | None:
        """End all that is over now and return in how many seconds the next thing will be; None if nothing waits.

        Raises:
            Unavailable: ``database.busy``, ``database.full``; what was ended by then stays so.
        """
        now = self._clock.now()
        waiting = []
        for ending in self._endings:
            due = ending.next_due()
            if due is not None and due <= now:
                ending.settle_due()
                due = ending.next_due()
            if due is not None:
                waiting.append(due)
        return max(0.0, (min(waiting) - now).total_seconds()) if waiting else None
