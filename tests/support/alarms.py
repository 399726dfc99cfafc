"""Alarms that a test can wait for."""

import threading
from collections.abc import Callable
from datetime import datetime

from typing_extensions import override

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.ids import MiniAppId, UserId
from app.host.alarms.model import Alarm
from app.host.alarms.service import Alarms

PATIENCE_S = 20.0


class WatchedAlarms(Alarms):
    """Alarms that remember what became of each, in order."""

    def __init__(self, db: Database, clock: Clock) -> None:
        super().__init__(db, clock)
        self.changed = threading.Condition()
        self.settled: list[tuple[str, str]] = []

    @override
    def set(self, miniapp_id: MiniAppId, user_id: UserId, name: str, at: datetime) -> Alarm:
        alarm = super().set(miniapp_id, user_id, name, at)
        self._note("set", alarm)
        return alarm

    @override
    def told(self, alarm: Alarm) -> None:
        super().told(alarm)
        self._note("told", alarm)

    @override
    def failed(self, alarm: Alarm) -> None:
        super().failed(alarm)
        self._note("failed", alarm)

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until ``condition`` holds, which is asked after every change."""
        with self.changed:
            assert self.changed.wait_for(condition, PATIENCE_S), self.settled

    def until_settled(self, how: str, name: str, times: int = 1) -> None:
        """Wait until the alarm ``name`` was "set", "told" or "failed" so many times."""
        self.until(lambda: self.settled.count((how, name)) >= times)

    def _note(self, how: str, alarm: Alarm) -> None:
        with self.changed:
            self.settled.append((how, alarm.name))
            self.changed.notify_all()
