"""One article, as a reader sees it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.model import Listing
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ArticleId
from app.core.links import MiniAppLink, parse
from app.core.official.events import ArticlesEvent
from app.core.official.model import (
    Article,
    Block,
    Heading,
    MiniAppCard,
    OfficialAccount,
    Paragraph,
    Picture,
    Quote,
)
from app.shell.context import ShellContext
from app.shell.faces import color_of, icon_name, picture_url
from app.shell.plain_words import isolated
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog
    from app.core.official.service import Official

QML_IMPORT_NAME = "app.shell.official"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block: which fields are filled depends on its kind."""

    block_id: str
    kind: str
    text: str = ""
    picture: str = ""
    link: str = ""
    note: str = ""
    miniapp_name: str = ""
    icon_name: str = "blocks"
    icon_source: str = ""
    card_color: str = ""
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """An article with what is needed to show it."""

    article: Article
    account: OfficialAccount
    listings: dict[str, Listing]


@QmlElement
class ArticleViewModel(ReadingScreen[ArticleRead]):
    """An article being read. Nothing in it is fetched from elsewhere; its cards open mini-apps."""

    changed = Signal()

    def __init__(
        self,
        article_id: ArticleId,
        official: "Official",
        catalog: "Catalog",
        context: ShellContext,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._article_id = article_id
        self._official = official
        self._catalog = catalog
        self._rows: RowsModel[BlockRow] = RowsModel(BlockRow, lambda row: row.block_id, self)
        self._ends = [context.relay.subscribe(told, self._on_told) for told in get_args(ArticlesEvent)]
        self.load()

    def close(self) -> None:
        """Hear of nothing more."""
        self._reading.stop()
        for end in self._ends:
            end()

    @Property(QObject, constant=True)
    def blocks(self) -> QObject:
        """Return the blocks in their order."""
        return self._rows

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
        """Open the page that a card names, with the article as its referrer."""
        self._context.open_link(link, "article", self._article_id)

    def _on_told(self, event: ArticlesEvent) -> None:
        """Read a new edition, or that it was taken back."""
        if event.article_id == self._article_id:
            self.load()

    def _find(self) -> ArticleRead:
        article = self._official.article(self._article_id)
        listings = {}
        for block in article.blocks:
            link = parse(block.link) if isinstance(block, MiniAppCard) else None
            if isinstance(block, MiniAppCard) and isinstance(link, MiniAppLink):
                try:
                    listings[block.link] = self._catalog.get(link.miniapp_id)
                except Refused:
                    continue  # withdrawn: its card says so
        return ArticleRead(article, self._official.get(article.account_id), listings)

    def _show(self, read: ArticleRead) -> None:
        self._rows.set_rows([self._row(str(at), block) for at, block in enumerate(read.article.blocks)])
        self.changed.emit()

    def _row(self, block_id: str, block: Block) -> BlockRow:
        match block:
            case Heading(text):
                return BlockRow(block_id, "heading", text=text)
            case Paragraph(text):
                return BlockRow(block_id, "paragraph", text=text)
            case Quote(text):
                return BlockRow(block_id, "quote", text=text)
            case Picture(picture, caption):
                return BlockRow(block_id, "picture", text=caption, picture=picture_url(picture))
            case MiniAppCard():
                return self._card(block_id, block)

    def _card(self, block_id: str, card: MiniAppCard) -> BlockRow:
        listing = self._read.listings.get(card.link) if self._read else None
        return BlockRow(
            block_id,
            "card",
            text=card.title,
            picture=picture_url(card.picture),
            link=card.link,
            note=card.note,
            miniapp_name=listing.name if listing else "",
            icon_name=icon_name(listing) if listing else "blocks",
            icon_source=self._context.find_icon(listing) if listing else "",
            card_color=color_of(listing.miniapp_id) if listing else "",
            is_known=listing is not None,
        )
