"""What the owner of an official account sees of its readers: numbers, day by day and article by article."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

from PySide6.QtCore import Property, QCoreApplication, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import OfficialAccountId
from app.core.kernel.money import Money
from app.core.official.figures_model import PEOPLE_MIN, PERIODS, AccountFigures, ArticleFigures, Line, start_of
from app.shell.context import ShellContext
from app.shell.plain_words import isolated, one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.official.figures import Figures
    from app.core.official.service import Official

QML_IMPORT_NAME = "app.shell.official"
QML_IMPORT_MAJOR_VERSION = 1
Said = Annotated[str, "Figures"]
KINDS: dict[str, tuple[str, Said]] = {
    "read": ("newspaper", "Readers"),
    "click": ("layout-grid", "Went on to a mini-app"),
    "order": ("shopping-bag", "Orders"),
    "followers": ("users", "Followers"),
}
"""Icon and words of each line of numbers."""
NOON = timedelta(hours=12)
"""Days are UTC's: by its noon most of the world means the same day."""


@dataclass(frozen=True, slots=True)
class ArticleFiguresRow:
    """One article with its numbers in words."""

    article_id: str
    title: str
    day_text: str
    read_text: str
    click_text: str
    order_text: str
    spoken: str


@dataclass(frozen=True, slots=True)
class FiguresRead:
    """What was told of an account, and for how many days."""

    name: str
    days: int
    figures: AccountFigures


@QmlElement
class FiguresViewModel(ReadingScreen[FiguresRead]):
    """The figures of one account, for its owner: a period, one line of numbers as a chart or a table, the articles."""

    changed = Signal()
    titled = Signal(str)

    def __init__(
        self,
        account_id: OfficialAccountId,
        figures: "Figures",
        official: "Official",
        context: ShellContext,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._account_id = account_id
        self._figures = figures
        self._official = official
        self._days = PERIODS[1]
        self._kind = "read"
        self._rows: RowsModel[ArticleFiguresRow] = RowsModel(ArticleFiguresRow, lambda row: row.article_id, self)
        self.load()

    @property
    def title(self) -> str:
        """What stands on the tab."""
        return self.tr("Figures")

    def retell(self) -> None:
        """Say everything in the language that is spoken now."""
        super().retell()
        self.titled.emit(self.title)

    def end(self) -> None:
        """The tab is closed."""
        self._reading.stop()

    @Property(str, notify=changed)
    def accountName(self) -> str:
        """Return whose figures they are."""
        return self._read.name if self._read else ""

    @Property(int, notify=changed)
    def days(self) -> int:
        """Return how many days are shown."""
        return self._days

    @Property(str, notify=changed)
    def kind(self) -> str:
        """Return which line of numbers is shown."""
        return self._kind

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def totals(self) -> list[dict[str, object]]:
        """Return the sums: ``key``, ``name``, ``iconName``, ``text``, ``note``; ``isTold``: there is a number."""
        return [self._total(kind) for kind in KINDS] if self._read else []

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def line(self) -> list[dict[str, object]]:
        """Return the days of the line shown, oldest first.

        Each with ``dayText``, ``text``, and ``share`` of the greatest number, which is negative where none is told.
        """
        if self._read is None:
            return []
        figures, numbers = self._read.figures, self._line(self._kind).days
        greatest = max((number for number in numbers if number is not None), default=0) or 1
        return [
            {
                "dayText": self._day_text(figures.first_day + at),
                "text": _number(number),
                "share": -1.0 if number is None else number / greatest,
            }
            for at, number in enumerate(numbers)
        ]

    @Property(str, notify=changed)
    def greatestText(self) -> str:
        """Return the greatest number of the line shown; empty where none is told."""
        numbers = [number for number in self._line(self._kind).days if number is not None] if self._read else []
        return _number(max(numbers)) if numbers else ""

    @Property(QObject, constant=True)
    def articles(self) -> QObject:
        """Return the articles, newest first."""
        return self._rows

    @Slot(int)
    def chooseDays(self, days: int) -> None:
        """Show so many days."""
        if days in PERIODS and days != self._days:
            self._days = days
            self.changed.emit()
            self.load()

    @Slot(str)
    def chooseKind(self, kind: str) -> None:
        """Show this line of numbers."""
        if kind in KINDS:
            self._kind = kind
            self.changed.emit()

    def _find(self) -> FiguresRead:
        days = self._days
        account = self._official.get(self._account_id)
        figures = self._figures.of(self._context.user.user_id, self._account_id, days)
        return FiguresRead(one_line(account.name), days, figures)

    def _show(self, read: FiguresRead) -> None:
        self._rows.set_rows([self._row(article) for article in read.figures.articles])
        self.changed.emit()

    def _line(self, kind: str) -> Line:
        assert self._read is not None
        figures = self._read.figures
        lines = {"read": figures.read, "click": figures.click, "order": figures.order, "followers": figures.followers}
        return lines[kind]

    def _total(self, kind: str) -> dict[str, object]:
        assert self._read is not None
        icon_name, name = KINDS[kind]
        number, minor = self._line(kind).total, self._read.figures.amount_minor
        return {
            "key": kind,
            "name": QCoreApplication.translate("Figures", name),
            "iconName": icon_name,
            "text": "—" if number is None else _number(number),
            "note": Money(minor).text() if kind == "order" and minor is not None else "",
            "isTold": number is not None,
        }

    def _row(self, article: ArticleFigures) -> ArticleFiguresRow:
        day = self._context.moments.day(article.published_at, self._context.now())
        sold = "" if article.amount_minor is None else " · " + Money(article.amount_minor).text()
        texts = [_number(article.read), _number(article.click), _number(article.order) + sold]
        title = isolated(one_line(article.title))
        spoken = self.tr("{title}: readers {read}, went on to a mini-app {click}, orders {order}").format(
            title=title, read=texts[0], click=texts[1], order=texts[2]
        )
        day_text = self.tr("{day} · taken back").format(day=day) if article.is_withdrawn else day
        return ArticleFiguresRow(article.article_id, title, day_text, texts[0], texts[1], texts[2], spoken)

    def _day_text(self, day: int) -> str:
        return self._context.moments.day(start_of(day) + NOON, self._context.now())


def _number(number: int | None) -> str:
    """Return a number in the way of the language; under ten, that it is."""
    if number is None:
        return QCoreApplication.translate("Figures", "fewer than {count}").format(count=PEOPLE_MIN)
    return QLocale().toString(number)
