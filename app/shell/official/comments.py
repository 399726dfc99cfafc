"""The comments under one article: what others see of them, and what the reader wrote and waits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ArticleId, CommentId, new_id
from app.core.official.comments import CHARACTERS_MAX, Comment
from app.core.official.events import CommentsChanged
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.faces import picture_url
from app.shell.plain_words import one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.official.comments import Comments

QML_IMPORT_NAME = "app.shell.official"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment; without a ``reply`` the account has not answered it."""

    comment_id: str
    name: str
    avatar_color: str
    picture: str
    text: str
    when_text: str
    reply: str
    like_count: int
    is_liked: bool
    is_own: bool
    is_chosen: bool


@QmlElement
class ArticleCommentsViewModel(ReadingScreen[list[Comment]]):
    """What is said under one article. GUI thread.

    A comment has its id before it is sent: sent again after a failure, it is there once. ``written`` tells that it is.
    """

    changed = Signal()
    written = Signal()

    def __init__(
        self, article_id: ArticleId, comments: "Comments", context: ShellContext, parent: QObject | None = None
    ) -> None:
        super().__init__(context, parent)
        self._article_id = article_id
        self._comments = comments
        self._key = CommentId(new_id())
        self._is_busy = False
        self._error_text = ""
        self._rows: RowsModel[CommentRow] = RowsModel(CommentRow, lambda row: row.comment_id, self)
        self._end = context.relay.subscribe(CommentsChanged, self._on_told)
        self.load()

    def close(self) -> None:
        """Hear of nothing more."""
        self._reading.stop()
        self._end()

    @Property(QObject, constant=True)
    def comments(self) -> QObject:
        """Return the rows: the reader's own, then those that were chosen."""
        return self._rows

    @Property(int, constant=True)
    def charactersMax(self) -> int:
        """Return how long a comment may be."""
        return CHARACTERS_MAX

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Tell whether one is on its way."""
        return self._is_busy

    @Property(str, notify=changed)
    def writingError(self) -> str:
        """Return why it was not taken; empty while nothing went wrong."""
        return self._error_text

    @Slot(str)
    def write(self, text: str) -> None:
        """Say something; `written` tells that it is there."""
        if self._is_busy:
            return
        comments, mine, article_id, key = self._comments, self._context.user.user_id, self._article_id, self._key
        self._say(is_busy=True)
        self._context.tasks.run(
            lambda: comments.write(mine, article_id, text, key), self._on_written, self._on_unwritten
        )

    @Slot(str, bool)
    def like(self, comment_id: str, is_liked: bool) -> None:
        """Like a comment, or no longer."""
        comments, mine, key = self._comments, self._context.user.user_id, CommentId(comment_id)
        self._do(lambda: comments.like(mine, key, is_liked=is_liked))

    @Slot(str)
    def report(self, comment_id: str) -> None:
        """Tell the account that a comment should not be there."""
        comments, mine, key = self._comments, self._context.user.user_id, CommentId(comment_id)
        self._context.tasks.run(lambda: comments.report(mine, key), self._on_reported, self._on_failed)

    @Slot(str)
    def remove(self, comment_id: str) -> None:
        """Delete one of the reader's own."""
        comments, mine, key = self._comments, self._context.user.user_id, CommentId(comment_id)
        self._do(lambda: comments.remove(mine, key))

    def _do(self, act: Callable[[], None]) -> None:
        self._context.tasks.run(act, lambda _: None, self._on_failed)  # what changed is told

    def _on_written(self, _none: None) -> None:
        self._key = CommentId(new_id())
        self._say()
        self.written.emit()

    def _on_unwritten(self, error: PlazaError) -> None:
        self._say(text_of(error))

    def _on_reported(self, _none: None) -> None:
        self.toasted.emit(self.tr("The account was told. You do not see this comment any more."), "success")

    def _say(self, error_text: str = "", *, is_busy: bool = False) -> None:
        self._error_text, self._is_busy = error_text, is_busy
        self.changed.emit()

    def _find(self) -> list[Comment]:
        return self._comments.of(self._context.user.user_id, self._article_id)

    def _show(self, read: list[Comment]) -> None:
        self._rows.set_rows([self._row(each) for each in read])

    def _row(self, comment: Comment) -> CommentRow:
        return CommentRow(
            comment.comment_id,
            one_line(comment.name, 60),
            comment.color,
            picture_url(comment.picture),
            comment.text,
            self._context.moments.brief(comment.written_at, self._context.now()),
            comment.reply,
            comment.like_count,
            comment.is_liked,
            comment.is_own,
            comment.is_chosen,
        )

    def _on_told(self, event: CommentsChanged) -> None:
        if event.article_id == self._article_id:
            self.load()
