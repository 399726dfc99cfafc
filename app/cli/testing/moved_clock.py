"""The computer's clock, moved on by a test."""

from datetime import UTC, datetime, timedelta


class MovedClock:
    """Tells the computer's time and what was added to it. Never goes back."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC) + self._ahead

    def move(self, by: timedelta) -> None:
        """Be ``by`` later from now on."""
        if by < timedelta():
            raise ValueError("The clock only goes on: what has happened would lie in the time to come.")
        self._ahead += by
