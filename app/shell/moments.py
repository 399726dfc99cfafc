"""Times in words, as lists, conversations and bills show them."""

from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QLocale

DAYS_BY_NAME = 7


class Moments:
    """Words for moments as seen from ``now``, in the person's own time zone (or ``zone``)."""

    def __init__(self, zone: tzinfo | None = None) -> None:
        self._zone = zone

    def local(self, at: datetime) -> datetime:
        """Return ``at`` in the zone shown."""
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(self._zone)

    def clock(self, at: datetime) -> str:
        """Return the time of day: ``14:02``."""
        return self.local(at).strftime("%H:%M")

    def brief(self, at: datetime, now: datetime) -> str:
        """Return what a list shows: a time today, then ``Yesterday``, a day's name, a date."""
        days = self._days_ago(at, now)
        if days <= 0:
            return self.clock(at)
        if days == 1:
            return _tr("Yesterday")
        if days < DAYS_BY_NAME:
            return self._day_name(at, QLocale.FormatType.ShortFormat)
        return self._date(at, now)

    def day(self, at: datetime, now: datetime) -> str:
        """Return what stands above the messages of one day."""
        days = self._days_ago(at, now)
        if days <= 0:
            return _tr("Today")
        if days == 1:
            return _tr("Yesterday")
        if days < DAYS_BY_NAME:
            return self._day_name(at, QLocale.FormatType.LongFormat)
        return self._date(at, now)

    def full(self, at: datetime) -> str:
        """Return date and time: ``12 May 2026, 14:02``."""
        local = self.local(at)
        return _written(_tr("{day} {month} {year}, {time}"), local).replace("{time}", self.clock(at))

    def read(self, text: str) -> datetime | None:
        """Return the moment that a person wrote, such as ``2026-12-01 08:00``; None for anything else."""
        try:
            written = datetime.strptime(text.strip(), "%Y-%m-%d %H:%M")
            return (written.astimezone() if self._zone is None else written.replace(tzinfo=self._zone)).astimezone(UTC)
        except (ValueError, OverflowError, OSError):
            return None

    def month(self, at: datetime, now: datetime) -> str:
        """Return the month of ``at``: ``May``, with its year where that is not ``now``'s."""
        local = self.local(at)
        pattern = _tr("{whole_month}") if local.year == self.local(now).year else _tr("{whole_month} {year}")
        return _written(pattern, local)

    def month_name(self, at: datetime) -> str:
        """Return the month of ``at`` in short: ``May``."""
        return QLocale().standaloneMonthName(self.local(at).month, QLocale.FormatType.ShortFormat)

    def month_start(self, at: datetime, months: int = 0) -> datetime:
        """Return when the month of ``at`` began, or one that is ``months`` later (earlier where negative)."""
        local = self.local(at)
        years, month = divmod(local.year * 12 + local.month - 1 + months, 12)
        return datetime(years, month + 1, 1, tzinfo=self._zone).astimezone(UTC)

    def _days_ago(self, at: datetime, now: datetime) -> int:
        return (self.local(now).date() - self.local(at).date()).days

    def _day_name(self, at: datetime, form: QLocale.FormatType) -> str:
        return QLocale().dayName(self.local(at).isoweekday(), form)

    def _date(self, at: datetime, now: datetime) -> str:
        local = self.local(at)
        is_this_year = local.year == self.local(now).year
        return _written(_tr("{day} {month}") if is_this_year else _tr("{day} {month} {year}"), local)


def _written(pattern: str, local: datetime) -> str:
    """Return the date in the words and the order of the language; ``{number}`` is the month's."""
    locale = QLocale()
    return (
        pattern.replace("{day}", str(local.day))
        .replace("{month}", locale.monthName(local.month, QLocale.FormatType.ShortFormat))
        .replace("{whole_month}", locale.standaloneMonthName(local.month, QLocale.FormatType.LongFormat))
        .replace("{number}", str(local.month))
        .replace("{year}", str(local.year))
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Moments", text)
