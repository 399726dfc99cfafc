"""What the owner of an official account is told of its readers: numbers behind each of which stand many people."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from app.core.kernel.ids import ArticleId

PEOPLE_MIN = 10
"""Behind each number that is told stand at least as many different people."""
WAITING_DAYS_MAX = 90
"""So long what too few people did waits for others; then it is forgotten uncounted."""
FOLLOWS_WITHIN = timedelta(hours=24)
"""An order counts as following a click in an article if it is paid so soon after it."""
PERIODS = (7, 30, 90)
_EPOCH = date(1970, 1, 1)

Deed = Literal["read", "click", "order", "follow"]
"""What is counted: an article was read, led to a mini-app, led to an order; an account got or lost a follower."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as it is told, never to change: ``count`` of what was done from ``since_day`` to the end of ``day``.

    Days are those of UTC, counted from 1970. ``count`` of followers is how many there were at the end of ``day``;
    ``amount_minor`` is the sum of orders. Without ``article_id`` it is of the account.
    """

    article_id: ArticleId
    deed: Deed
    since_day: int
    day: int
    count: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Line:
    """One deed, day by day. None: too few people for a number, or none at all, which nobody can tell apart."""

    days: tuple[int | None, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """What is told of one article over the period."""

    article_id: ArticleId
    title: str
    published_at: datetime
    is_withdrawn: bool
    read: int | None
    click: int | None
    order: int | None
    amount_minor: int | None


@dataclass(frozen=True, slots=True)
class AccountFigures:
    """What is told of an account for the days from ``first_day`` to ``last_day``, the day before today.

    Of ``followers`` each day has the last number that was told by then; its total is the newest.
    """

    first_day: int
    last_day: int
    read: Line
    click: Line
    order: Line
    followers: Line
    amount_minor: int | None
    articles: tuple[ArticleFigures, ...]


def day_of(at: datetime) -> int:
    """Return the day of a moment, in UTC."""
    return (at.astimezone(UTC).date() - _EPOCH).days


def start_of(day: int) -> datetime:
    """Return when a day began."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)
