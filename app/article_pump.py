"""Sending articles when they are due: each once, also what became due while Plaza did not run."""

import logging
import threading

from app.core.kernel.errors import PlazaError
from app.core.kernel.events import EventBus
from app.core.official.composing import Composing
from app.core.official.events import DraftsChanged

log = logging.getLogger(__name__)

LOOK_EVERY_S = 30.0
"""The longest sleep: the computer's clock may be set, and a computer that slept wakes late."""


class ArticlePump:
    """Sends what is due, on a thread of its own that sleeps until then or until it is woken.

    Sending is one transaction: an ended Plaza has sent an article or it has not.
    """

    def __init__(self, composing: Composing, events: EventBus) -> None:
        self._composing = composing
        self._woken = threading.Event()
        self._is_closing = False
        self._end = events.subscribe(DraftsChanged, lambda _: self.wake())
        self._thread = threading.Thread(target=self._run, name="articles", daemon=True)

    def start(self) -> None:
        """Start sending, first of all what became due before."""
        self._thread.start()

    def wake(self) -> None:
        """Look for due articles now; callable from any thread."""
        self._woken.set()

    def close(self) -> None:
        """Stop; what is due from now on is sent at the next start."""
        self._end()
        self._is_closing = True
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        wait_s = 0.0
        while not self._is_closing:
            self._woken.wait(wait_s)
            self._woken.clear()
            if self._is_closing:
                return
            try:
                self._composing.send_due()
                next_s = self._composing.seconds_to_next()
                wait_s = LOOK_EVERY_S if next_s is None else min(LOOK_EVERY_S, next_s)
            except PlazaError as error:
                log.warning("due articles cannot be read or sent now: %s", error)
                wait_s = LOOK_EVERY_S
