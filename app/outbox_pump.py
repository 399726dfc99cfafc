"""Telling what payments left in the outbox, until it is heard and at least once; and ending what is over."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from app.core.kernel.errors import PlazaError
from app.core.payments.model import OutboxEntry, OutboxTopic
from app.core.payments.service import Outbox
from app.core.payments.sweep import Sweep

log = logging.getLogger(__name__)

RETRY_FIRST_S = 2.0
RETRY_LONGEST_S = 600.0
LOOK_EVERY_S = 30.0

SLOW_S = 2.0
"""A mini-app that takes longer over one notice has its others told later."""

Tell = Callable[[Mapping[str, Any]], bool]
"""Tells one payload and returns whether it was heard. Must be harmless when called twice with the same payload."""


class OutboxPump:
    """Tells every entry of the outbox to the teller of its topic, on a thread of its own.

    Looks at once when woken, otherwise now and then; what was not heard is told again, later each time. People's
    messages come first, and of a mini-app that does not hear a notice, or not soon, the others are told later: it holds
    up nobody else. Before each look it has ``sweep`` end what is over, which may leave something to be told.
    """

    def __init__(self, outbox: Outbox, tellers: Mapping[OutboxTopic, Tell], sweep: Sweep | None = None) -> None:
        self._outbox = outbox
        self._sweep = sweep
        self._tellers = tellers
        self._woken = threading.Event()
        self._is_closing = False
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)

    def start(self) -> None:
        """Start telling, first of all what an earlier run left behind."""
        self._thread.start()

    def wake(self) -> None:
        """Look into the outbox now; callable from any thread."""
        self._woken.set()

    def close(self) -> None:
        """Finish the entry being told and stop; the rest waits for the next start."""
        self._is_closing = True
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        wait_s = 0.0
        while not self._is_closing:
            self._woken.wait(wait_s)
            self._woken.clear()
            wait_s = min(LOOK_EVERY_S, self._end_what_is_over())
            slow: set[str] = set()
            for entry in sorted(self._due(), key=_is_notice):
                if self._is_closing:
                    return
                hearer = str(entry.payload.get("miniapp_id")) if _is_notice(entry) else ""
                began = time.monotonic()
                retry_in_s = self._put_off(entry) if hearer in slow else self._tell(entry)
                if hearer and (retry_in_s is not None or time.monotonic() - began > SLOW_S):
                    slow.add(hearer)
                if retry_in_s is not None:
                    wait_s = min(wait_s, retry_in_s)

    def _end_what_is_over(self) -> float:
        """Return the seconds until the next thing is over."""
        try:
            due_in_s = None if self._sweep is None else self._sweep.run()
        except PlazaError as error:
            log.warning("what is over cannot be ended now: %s", error)
            return LOOK_EVERY_S
        return LOOK_EVERY_S if due_in_s is None else due_in_s

    def _due(self) -> list[OutboxEntry]:
        try:
            return self._outbox.pending()
        except PlazaError as error:
            log.warning("the outbox cannot be read now: %s", error)
            return []

    def _tell(self, entry: OutboxEntry) -> float | None:
        """Tell one entry; return None if it was heard, otherwise the seconds until it is told again."""
        try:
            if self._tellers[entry.topic](entry.payload):
                self._outbox.done(entry.entry_id)
                return None
        except PlazaError as error:
            log.warning("%s was not heard: %s", entry.topic, error)
        return self._put_off(entry)

    def _put_off(self, entry: OutboxEntry) -> float:
        """Let an entry wait, longer each time; return for how many seconds."""
        retry_in_s = min(RETRY_LONGEST_S, RETRY_FIRST_S * 2.0 ** min(entry.attempts, 16))
        try:
            self._outbox.failed(entry.entry_id, retry_in_s)
        except PlazaError as error:  # it stays due, and is told again all the same
            log.warning("that %s was not heard cannot be written down now: %s", entry.topic, error)
        return retry_in_s


def _is_notice(entry: OutboxEntry) -> bool:
    """Whether a mini-app is told, and not a person."""
    return entry.topic.endswith(".notice")
