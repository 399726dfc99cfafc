"""The articles that a person keeps, the last first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import ArticleId
from app.core.official.events import ArticlesEvent, FavouritesChanged
from app.core.official.liking import Favourite
from app.shell.context import ShellContext
from app.shell.faces import picture_url
from app.shell.plain_words import isolated, one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.official.liking import Liking

QML_IMPORT_NAME = "app.shell.official"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class FavouriteRow:
    """One article that is kept; what was withdrawn can be read no more."""

    article_id: str
    title: str
    summary: str
    picture: str
    byline: str
    is_withdrawn: bool


@QmlElement
class FavouritesViewModel(ReadingScreen[list[Favourite]]):
    """A person's favourites. GUI thread."""

    titled = Signal(str)
    articleWanted = Signal(str)

    def __init__(self, liking: "Liking", context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._liking = liking
        self._rows: RowsModel[FavouriteRow] = RowsModel(FavouriteRow, lambda row: row.article_id, self)
        told = (FavouritesChanged, *get_args(ArticlesEvent))
        self._ends = [context.relay.subscribe(event, self._on_told) for event in told]
        self.load()

    @property
    def title(self) -> str:
        """What stands on the tab."""
        return self.tr("Favourites")

    def end(self) -> None:
        """Hear of nothing more."""
        self._reading.stop()
        for end in self._ends:
            end()

    @Property(QObject, constant=True)
    def articles(self) -> QObject:
        """Return the rows, the last kept first."""
        return self._rows

    @Slot(str)
    def drop(self, article_id: str) -> None:
        """Have an article among them no longer."""
        liking, mine, key = self._liking, self._context.user.user_id, ArticleId(article_id)
        self._context.tasks.run(lambda: liking.keep(mine, key, is_kept=False), lambda _: None, self._on_failed)

    def _find(self) -> list[Favourite]:
        return self._liking.favourites(self._context.user.user_id)

    def _show(self, read: list[Favourite]) -> None:
        self._rows.set_rows([self._row(each) for each in read])
        self.titled.emit(self.title)

    def _row(self, favourite: Favourite) -> FavouriteRow:
        article = favourite.article
        day = self._context.moments.day(article.published_at, self._context.now())
        byline = " · ".join(part for part in (isolated(one_line(article.author)), day) if part)
        title, summary, picture = one_line(article.title), one_line(article.summary), picture_url(article.picture)
        return FavouriteRow(article.article_id, title, summary, picture, byline, favourite.is_withdrawn)

    def _on_told(self, event: FavouritesChanged | ArticlesEvent) -> None:
        is_shown = self._rows.index_of(event.article_id) >= 0
        if is_shown or (isinstance(event, FavouritesChanged) and event.user_id == self._context.user.user_id):
            self.load()
