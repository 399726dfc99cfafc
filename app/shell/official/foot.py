"""What stands under an article: how it is liked, whether the reader keeps it, sending it to a chat, and comments."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.model import ArticleContent
from app.core.kernel.ids import ArticleId
from app.core.official.events import ArticleLiked, FavouritesChanged
from app.core.official.liking import Marks
from app.core.official.model import Article
from app.shell.chat.forwarding import ForwardViewModel
from app.shell.context import ShellContext
from app.shell.official.comments import ArticleCommentsViewModel
from app.shell.reading import ReadingScreen

if TYPE_CHECKING:
    from app.core.official.comments import Comments
    from app.core.official.liking import Liking
    from app.shell.chat.desk import ChatDesk

QML_IMPORT_NAME = "app.shell.official"
QML_IMPORT_MAJOR_VERSION = 1
NONE = Marks(0, is_liked=False, is_kept=False)


@dataclass(frozen=True, slots=True)
class FootDesk:
    """What readers do with articles stands on this."""

    liking: "Liking"
    comments: "Comments"
    chat: "ChatDesk"


@QmlElement
class ArticleFootViewModel(ReadingScreen[Marks]):
    """The foot of one article. What the reader says twice is one: each call names what they want. GUI thread."""

    changed = Signal()
    shareWanted = Signal(QObject)

    def __init__(
        self, article_id: ArticleId, desk: FootDesk, context: ShellContext, parent: QObject | None = None
    ) -> None:
        super().__init__(context, parent)
        self._article_id = article_id
        self._desk = desk
        self._article: Article | None = None
        self._comments = ArticleCommentsViewModel(article_id, desk.comments, context, self)
        self._comments.toasted.connect(self.toasted)
        self._ends = [
            context.relay.subscribe(ArticleLiked, self._on_told),
            context.relay.subscribe(FavouritesChanged, self._on_told),
        ]
        self.load()

    def close(self) -> None:
        """Hear of nothing more."""
        self._reading.stop()
        self._comments.close()
        for end in self._ends:
            end()

    def show_article(self, article: Article) -> None:
        """Take the article as it is read: what is shared names it."""
        self._article = article

    @Property(QObject, constant=True)
    def comments(self) -> QObject:
        """Return what is said under it."""
        return self._comments

    @Property(int, notify=changed)
    def likeCount(self) -> int:
        """Return how many people like it."""
        return (self._read or NONE).like_count

    @Property(bool, notify=changed)
    def isLiked(self) -> bool:
        """Tell whether the reader likes it."""
        return (self._read or NONE).is_liked

    @Property(bool, notify=changed)
    def isKept(self) -> bool:
        """Tell whether it is among the reader's favourites."""
        return (self._read or NONE).is_kept

    @Slot(bool)
    def like(self, is_liked: bool) -> None:
        """Like it, or no longer."""
        liking, mine, key = self._desk.liking, self._context.user.user_id, self._article_id
        self._context.tasks.run(lambda: liking.like(mine, key, is_liked=is_liked), lambda _: None, self._on_failed)

    @Slot(bool)
    def keep(self, is_kept: bool) -> None:
        """Have it among the favourites, or no longer."""
        liking, mine, key = self._desk.liking, self._context.user.user_id, self._article_id
        self._context.tasks.run(lambda: liking.keep(mine, key, is_kept=is_kept), lambda _: None, self._on_failed)

    @Slot()
    def share(self) -> None:
        """Ask to whom it goes, by ``shareWanted``."""
        article = self._article
        if article is None:
            return
        content = ArticleContent(article.article_id, article.title, article.summary, article.picture)
        asked = ForwardViewModel(content, self._desk.chat, self._context, self)
        asked.sent.connect(self._on_shared)
        self.shareWanted.emit(asked)

    @Slot()
    def _on_shared(self) -> None:
        self.toasted.emit(self.tr("Sent"), "success")

    def _find(self) -> Marks:
        return self._desk.liking.of(self._context.user.user_id, self._article_id)

    def _show(self, _read: Marks) -> None:
        self.changed.emit()

    def _on_told(self, event: ArticleLiked | FavouritesChanged) -> None:
        if event.article_id == self._article_id:
            self.load()
