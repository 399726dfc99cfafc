"""The alarms that are set, which of them are due, and what becomes of those that were told."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId, UserId
from app.host.alarms import store
from app.host.alarms.model import NOBODY, Alarm

log = logging.getLogger(__name__)
PERSONS_MAX = 50
"""How many alarms a mini-app has for one person at a time."""
OWN_MAX = 500
"""How many a server half has for itself."""
AHEAD_MAX = timedelta(days=366)
RETRY_FIRST = timedelta(seconds=2)
RETRY_LONGEST = timedelta(minutes=10)
ATTEMPTS_MAX = 12
"""An alarm that was told in vain so often, over about half an hour of running, is given up."""


class Alarms:
    """The alarms of all mini-apps. Kept over restarts; who tells them is not its business."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._wake: Callable[[], None] = lambda: None

    def tell_changes(self, wake: Callable[[], None]) -> None:
        """Call ``wake``, on any thread, whenever an alarm may be due earlier than was thought."""
        self._wake = wake

    def set(self, miniapp_id: MiniAppId, user_id: UserId, name: str, at: datetime) -> Alarm:
        """Set an alarm, in place of one of the same name; the past counts as now.

        Raises:
            Refused: ``alarms.too_far``, ``alarms.too_many``.
        """
        now = self._clock.now()
        if at - now > AHEAD_MAX:
            raise Refused("alarms.too_far", days_max=AHEAD_MAX.days)
        alarm = Alarm(miniapp_id, user_id, name, max(at, now).astimezone(UTC))
        count_max = OWN_MAX if user_id == NOBODY else PERSONS_MAX
        with self._db.begin() as tx:
            store.put(tx, alarm)
            if store.count(tx, miniapp_id, user_id) > count_max:
                raise Refused("alarms.too_many", count_max=count_max)
        self._wake()
        return alarm

    def cancel(self, miniapp_id: MiniAppId, user_id: UserId, name: str) -> None:
        """Forget the alarm of this name; if there is none, do nothing."""
        with self._db.begin() as tx:
            store.remove(tx, miniapp_id, user_id, name)

    def all(self, miniapp_id: MiniAppId, user_id: UserId) -> list[Alarm]:
        """Return what is set and has not been told, by its time."""
        with self._db.read() as tx:
            return store.find_all(tx, miniapp_id, user_id)

    def due(self) -> list[Alarm]:
        """Return the alarm of each mini-app that has been due longest, the oldest first."""
        with self._db.read() as tx:
            return store.first_due(tx, self._clock.now())

    def seconds_to_next(self) -> float | None:
        """Return in how many seconds an alarm is due that is not due yet; None if there is none."""
        now = self._clock.now()
        with self._db.read() as tx:
            found = store.next_due_at(tx, now)
        return None if found is None else (found - now).total_seconds()

    def forget(self, tx: Connection, miniapp_id: MiniAppId) -> None:
        """Forget, within ``tx``, every alarm of a mini-app."""
        store.remove_all(tx, miniapp_id)

    def forget_person(self, tx: Connection, miniapp_id: MiniAppId, user_id: UserId) -> None:
        """Forget, within ``tx``, every alarm of a person in a mini-app."""
        store.remove_of_person(tx, miniapp_id, user_id)

    def told(self, alarm: Alarm) -> None:
        """Take it that ``alarm`` was heard: it is over, unless it was set anew meanwhile."""
        with self._db.begin() as tx:
            store.remove_same(tx, alarm)

    def failed(self, alarm: Alarm) -> None:
        """Take it that ``alarm`` was told in vain: it is due again later, or given up after too many times."""
        attempts = alarm.attempts + 1
        with self._db.begin() as tx:
            if attempts < ATTEMPTS_MAX:
                wait = min(RETRY_LONGEST, RETRY_FIRST * 2**alarm.attempts)
                store.put_off(tx, alarm, self._clock.now() + wait)
            else:
                store.remove_same(tx, alarm)
        if attempts >= ATTEMPTS_MAX:
            log.warning("%s: its alarm %r was told %d times in vain and is dropped", *_named(alarm), attempts)


def _named(alarm: Alarm) -> tuple[str, str]:
    return alarm.miniapp_id, alarm.name
