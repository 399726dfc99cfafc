"""What readers wrote under the articles of an account, for its owner: what waits first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import CommentId, OfficialAccountId
from app.core.official.comments import CHARACTERS_MAX, Comment
from app.core.official.events import ArticleWithdrawn, CommentsChanged
from app.shell.context import ShellContext
from app.shell.plain_words import one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.official.comments import Comments

QML_IMPORT_NAME = "app.shell.owner"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class OwnCommentRow:
    """One comment as the account's owner sees it."""

    comment_id: str
    byline: str
    article_title: str
    text: str
    reply: str
    report_count: int
    is_chosen: bool


@QmlElement
class OwnerCommentsViewModel(ReadingScreen[list[Comment]]):
    """The comments of one account. GUI thread."""

    changed = Signal()

    def __init__(
        self,
        account_id: OfficialAccountId,
        comments: "Comments",
        context: ShellContext,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._account_id = account_id
        self._comments = comments
        self._rows: RowsModel[OwnCommentRow] = RowsModel(OwnCommentRow, lambda row: row.comment_id, self)
        self._ends = [
            context.relay.subscribe(CommentsChanged, self._on_told),
            context.relay.subscribe(ArticleWithdrawn, self._on_told),
        ]
        self.load()

    def end(self) -> None:
        """Hear of nothing more."""
        self._reading.stop()
        for end in self._ends:
            end()

    @Property(QObject, constant=True)
    def comments(self) -> QObject:
        """Return the rows: what waits, then what everybody sees."""
        return self._rows

    @Property(int, constant=True)
    def charactersMax(self) -> int:
        """Return how long an answer may be."""
        return CHARACTERS_MAX

    @Property(int, notify=changed)
    def waitingCount(self) -> int:
        """Return how many wait to be chosen."""
        return sum(not row.is_chosen for row in self._rows.rows)

    @Slot(str, bool)
    def choose(self, comment_id: str, is_chosen: bool) -> None:
        """Let everybody see a comment, or no longer."""
        mine, key = self._context.user.user_id, CommentId(comment_id)
        self._do(lambda: self._comments.choose(mine, key, is_chosen=is_chosen))

    @Slot(str, str)
    def answer(self, comment_id: str, text: str) -> None:
        """Answer a comment, once."""
        mine, key = self._context.user.user_id, CommentId(comment_id)
        self._do(lambda: self._comments.answer(mine, key, text))

    @Slot(str)
    def remove(self, comment_id: str) -> None:
        """Delete a comment."""
        mine, key = self._context.user.user_id, CommentId(comment_id)
        self._do(lambda: self._comments.remove(mine, key))

    def _do(self, act: Callable[[], None]) -> None:
        self._context.tasks.run(act, lambda _: None, self._on_failed)  # what changed is told

    def _find(self) -> list[Comment]:
        return self._comments.queue(self._context.user.user_id, self._account_id)

    def _show(self, read: list[Comment]) -> None:
        self._rows.set_rows([self._row(each) for each in read])
        self.changed.emit()

    def _row(self, comment: Comment) -> OwnCommentRow:
        when = self._context.moments.brief(comment.written_at, self._context.now())
        return OwnCommentRow(
            comment.comment_id,
            " · ".join((one_line(comment.name, 60), when)),
            one_line(comment.article_title),
            comment.text,
            comment.reply,
            comment.report_count,
            comment.is_chosen,
        )

    def _on_told(self, event: CommentsChanged | ArticleWithdrawn) -> None:
        if event.account_id == self._account_id:
            self.load()
