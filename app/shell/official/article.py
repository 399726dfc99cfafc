"""One article, as a reader sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.model import Listing
from app.core.kernel.ids import ArticleId
from app.core.official.events import ArticlesEvent
from app.core.official.model import Article, OfficialAccount, Picture
from app.shell.components.films import FilmLoader
from app.shell.context import ShellContext
from app.shell.faces import picture_url
from app.shell.official.blocks import BlockRow, block_rows, listings_of
from app.shell.official.counting import Counting
from app.shell.official.foot import ArticleFootViewModel, FootDesk
from app.shell.plain_words import isolated
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog
    from app.core.official.figures import Figures
    from app.core.official.service import Official

QML_IMPORT_NAME = "app.shell.official"
QML_IMPORT_MAJOR_VERSION = 1

FIRST = 8
"""So many blocks are there with the first frame, as many as may be in sight."""
PORTION = 12
"""So many come with each frame after it."""


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """An article with what is needed to show it."""

    article: Article
    account: OfficialAccount
    listings: Mapping[str, Listing]


@QmlElement
class ArticleViewModel(ReadingScreen[ArticleRead]):
    """An article being read. Nothing in it is fetched from elsewhere; its cards open mini-apps."""

    changed = Signal()
    wholeChanged = Signal()

    def __init__(
        self,
        article_id: ArticleId,
        official: "Official",
        catalog: "Catalog",
        context: ShellContext,
        parent: QObject | None = None,
        figures: "Figures | None" = None,
        foot: "FootDesk | None" = None,
    ) -> None:
        super().__init__(context, parent)
        self._article_id = article_id
        self._counting = Counting(article_id, figures, context)
        self._official = official
        self._catalog = catalog
        self._every: list[BlockRow] = []
        self._films = FilmLoader(context.tasks, context.open_film)
        self._rows: RowsModel[BlockRow] = RowsModel(BlockRow, lambda row: row.block_id, self)
        self._foot = None if foot is None else ArticleFootViewModel(article_id, foot, context, self)
        if self._foot is not None:
            self._foot.toasted.connect(self.toasted)
        self._ends = [context.relay.subscribe(told, self._on_told) for told in get_args(ArticlesEvent)]
        self.load()

    def close(self) -> None:
        """Hear of nothing more."""
        self._reading.stop()
        for end in self._ends:
            end()
        if self._foot is not None:
            self._foot.close()

    @Property(QObject, constant=True)
    def films(self) -> QObject:
        """Return what opens its films."""
        return self._films

    @Property(QObject, constant=True)
    def blocks(self) -> QObject:
        """Return the blocks in their order, as far as they are shown."""
        return self._rows

    @Property(bool, notify=wholeChanged)
    def isWhole(self) -> bool:
        """Tell whether all blocks are shown."""
        return len(self._rows.rows) == len(self._every)

    @Slot()
    def showMore(self) -> None:
        """Show some more of the blocks: the screen asks for them with each frame until all are there."""
        shown = len(self._rows.rows)
        self._rows.append(self._every[shown : shown + PORTION])
        self.wholeChanged.emit()

    @Property(QObject, constant=True)
    def foot(self) -> QObject | None:
        """Return what stands under the text, where readers can do something with it."""
        return self._foot

    @Property(str, notify=changed)
    def title(self) -> str:
        """Return the title."""
        return self._read.article.title if self._read else ""

    @Property(str, notify=changed)
    def summary(self) -> str:
        """Return the sentence under the title."""
        return self._read.article.summary if self._read else ""

    @Property(str, notify=changed)
    def picture(self) -> str:
        """Return the address of the picture above the text, unless the text shows it anyway."""
        if self._read is None:
            return ""
        article = self._read.article
        below = {block.picture for block in article.blocks if isinstance(block, Picture)}
        return "" if article.picture in below else picture_url(article.picture)

    @Property(str, notify=changed)
    def byline(self) -> str:
        """Return author and day."""
        if self._read is None:
            return ""
        day = self._context.moments.day(self._read.article.published_at, self._context.now())
        return " · ".join(part for part in (isolated(self._read.article.author), day) if part)

    @Property(str, notify=changed)
    def accountName(self) -> str:
        """Return the name of the official account that published it."""
        return self._read.account.name if self._read else ""

    @Property(str, notify=changed)
    def accountColor(self) -> str:
        """Return that account's colour."""
        return self._read.account.color if self._read else ""

    @Slot(str)
    def openLink(self, link: str) -> None:
        """Open what a card, a picture or a word leads to, with account and article as its referrer."""
        if self._read is not None:
            self._counting.click(link)
            self._context.open_link(link, "article", f"{self._read.article.account_id}/{self._article_id}")

    def _on_told(self, event: ArticlesEvent) -> None:
        """Read a new edition, or that it was taken back."""
        if event.article_id == self._article_id:
            self.load()

    def _find(self) -> ArticleRead:
        article = self._official.article(self._article_id)
        listings = listings_of(article.blocks, self._catalog)
        return ArticleRead(article, self._official.get(article.account_id), listings)

    def _show(self, read: ArticleRead) -> None:
        self._counting.read()
        if self._foot is not None:
            self._foot.show_article(read.article)
        self._every = block_rows(read.article.blocks, read.listings, self._context.find_icon)
        self._rows.set_rows(self._every[: max(FIRST, len(self._rows.rows))])
        self.changed.emit()
        self.wholeChanged.emit()
