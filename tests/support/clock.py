"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Tells the time it was set to."""

    def __init__(self, now: datetime = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, **units: float) -> None:
        """Move on by what ``timedelta`` takes, such as ``minutes=5``."""
        self._now += timedelta(**units)
