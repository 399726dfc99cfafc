"""Telling alarms when they are due: at least once, to a few mini-apps at a time, one alarm of each."""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MiniAppId
from app.host.alarms.model import Alarm
from app.host.alarms.service import Alarms

log = logging.getLogger(__name__)

LOOK_EVERY_S = 30.0
"""The longest sleep: the computer's clock may be set, and a computer that slept wakes late."""
AT_ONCE_MAX = 4
"""To so many mini-apps alarms are told at a time; each may take until its deadline, and none holds up the others."""

Tell = Callable[[Alarm], "Future[Any]"]
"""Tells an alarm; the future is done when it was heard. Both may bring a PlazaError."""


class AlarmPump:
    """Tells what is due, on a thread of its own that sleeps until the next alarm or until it is woken.

    What is due while Plaza does not run is told at the next start. What an ended Plaza was telling is told again.
    """

    def __init__(self, alarms: Alarms, tell: Tell) -> None:
        self._alarms = alarms
        self._tell = tell
        self._woken = threading.Event()
        self._is_closing = False
        self._answered: queue.SimpleQueue[tuple[Alarm, Future[Any]]] = queue.SimpleQueue()
        self._telling: set[MiniAppId] = set()
        self._turns: dict[MiniAppId, int] = {}  # who was told last comes last
        self._turn = 0
        self._thread = threading.Thread(target=self._run, name="alarms", daemon=True)

    def start(self) -> None:
        """Start telling, first of all what became due before."""
        self._alarms.tell_changes(self.wake)
        self._thread.start()

    def wake(self) -> None:
        """Look for due alarms now; callable from any thread."""
        self._woken.set()

    def close(self) -> None:
        """Stop; what is being told and was not answered is told again at the next start."""
        self._is_closing = True
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        wait_s = 0.0
        while not self._is_closing:
            self._woken.wait(wait_s)
            self._woken.clear()
            try:
                self._take_answers()
                wait_s = self._tell_due()
            except PlazaError as error:
                log.warning("the alarms cannot be read or written now: %s", error)
                wait_s = LOOK_EVERY_S

    def _take_answers(self) -> None:
        while not self._answered.empty():
            alarm, future = self._answered.get()
            self._telling.discard(alarm.miniapp_id)
            try:
                future.result()
            except PlazaError as error:
                self._failed(alarm, error)
            else:
                self._alarms.told(alarm)

    def _tell_due(self) -> float:
        """Tell what is due and has its turn; return in how many seconds to look again."""
        due = sorted(self._alarms.due(), key=lambda alarm: self._turns.get(alarm.miniapp_id, 0))
        for alarm in due:
            if self._is_closing or len(self._telling) >= AT_ONCE_MAX:
                break
            if alarm.miniapp_id not in self._telling:
                self._start(alarm)
        # What is due and waits for its turn is looked at when an answer comes.
        next_s = self._alarms.seconds_to_next()
        return LOOK_EVERY_S if next_s is None else min(LOOK_EVERY_S, next_s)

    def _start(self, alarm: Alarm) -> None:
        self._turn += 1
        self._turns[alarm.miniapp_id] = self._turn
        try:
            future = self._tell(alarm)
        except PlazaError as error:
            self._failed(alarm, error)
            self.wake()  # the same mini-app may have another that is due
            return
        self._telling.add(alarm.miniapp_id)

        def answered(done: "Future[Any]") -> None:
            self._answered.put((alarm, done))
            self.wake()

        future.add_done_callback(answered)

    def _failed(self, alarm: Alarm, error: PlazaError) -> None:
        log.warning("%s did not take its alarm %r: %s", alarm.miniapp_id, alarm.name, error)
        self._alarms.failed(alarm)
