"""Times in words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.shell.moments import Moments

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)  # a Sunday


@pytest.mark.parametrize(
    ("ago", "brief", "day"),
    [
        (timedelta(minutes=5), "09:25", "Today"),
        (timedelta(hours=10), "Yesterday", "Yesterday"),
        (timedelta(days=2), "Fri", "Friday"),
        (timedelta(days=6), "Mon", "Monday"),
        (timedelta(days=7), "15 Nov", "15 Nov"),
        (timedelta(days=400), "18 Oct 2025", "18 Oct 2025"),
        (timedelta(minutes=-5), "09:35", "Today"),
    ],
)
def test_moments_read_as_people_say_them(ago: timedelta, brief: str, day: str) -> None:
    moments = Moments(UTC)
    assert moments.brief(NOW - ago, NOW) == brief
    assert moments.day(NOW - ago, NOW) == day


def test_the_day_turns_where_the_person_is() -> None:
    east = Moments(timezone(timedelta(hours=15)))
    assert east.day(NOW, NOW + timedelta(minutes=1)) == "Today"
    assert east.clock(NOW) == "00:30"
    assert east.day(NOW - timedelta(hours=1), NOW) == "Yesterday"


def test_a_full_moment_has_date_and_time() -> None:
    assert Moments(UTC).full(NOW) == "22 Nov 2026, 09:30"
