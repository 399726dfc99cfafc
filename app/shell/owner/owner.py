"""The owner's side of an official account: its articles, begun, waiting, sent, taken back, and the way to its menu."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import ArticleId, OfficialAccountId, UserId
from app.core.official.draft import Board, Draft
from app.core.official.events import ArticlesEvent, DraftsChanged
from app.core.official.model import Article, OfficialAccount
from app.core.official.voicing import VoiceBoard
from app.shell.context import ShellContext
from app.shell.owner.comments import OwnerCommentsViewModel
from app.shell.owner.desk import OwnerDesk
from app.shell.owner.editor import EditorViewModel
from app.shell.owner.voice import VoiceViewModel
from app.shell.plain_words import one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.owner"
QML_IMPORT_MAJOR_VERSION = 1

Section = Literal["drafts", "scheduled", "sent", "withdrawn", "comments"]


@dataclass(frozen=True, slots=True)
class OwnArticleRow:
    """One article of the account; ``when_text`` is when it was changed, is due, was sent."""

    article_id: str
    section: Section
    title: str
    summary: str
    when_text: str


@dataclass(frozen=True, slots=True)
class OwnerRead:
    """An account with all that was written for it."""

    account: OfficialAccount
    board: Board


def _comments_of(owner: "OwnerViewModel") -> OwnerCommentsViewModel:
    """Return what readers wrote under the account's articles."""
    return owner.own_comments


@QmlElement
class OwnerViewModel(ReadingScreen[OwnerRead]):
    """The owner's side of one account. GUI thread."""

    changed = Signal()
    editorChanged = Signal()
    titled = Signal(str)
    articleWanted = Signal(str)

    def __init__(
        self, account_id: OfficialAccountId, desk: OwnerDesk, context: ShellContext, parent: QObject | None = None
    ) -> None:
        super().__init__(context, parent)
        self._account_id = account_id
        self._user_id: UserId = context.user.user_id
        self._desk = desk
        self._section: Section = "drafts"
        self._editor: EditorViewModel | VoiceViewModel | None = None
        self.own_comments = OwnerCommentsViewModel(account_id, desk.comments, context, self)
        self.own_comments.toasted.connect(self.toasted)
        self.own_comments.changed.connect(self.changed)
        self._rows: RowsModel[OwnArticleRow] = RowsModel(OwnArticleRow, lambda row: row.article_id, self)
        told = (DraftsChanged, *get_args(ArticlesEvent))
        self._ends = [context.relay.subscribe(event, self._on_told) for event in told]
        self.load()

    @property
    def title(self) -> str:
        """What stands on the tab."""
        return "" if self._read is None else one_line(self._read.account.name)

    def end(self) -> None:
        """Keep what is being written, and hear of nothing more."""
        self._reading.stop()
        self.own_comments.end()
        for end in self._ends:
            end()
        if self._editor is not None:
            self._editor.end()

    comments = Property(QObject, _comments_of, constant=True)

    @Property(QObject, constant=True)
    def articles(self) -> QObject:
        """Return the rows of the section on screen."""
        return self._rows

    @Property(QObject, notify=editorChanged)
    def editor(self) -> QObject | None:
        """Return what is being written, if anything: the editor of an article, or of the menu and the replies."""
        return self._editor

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def account(self) -> dict[str, str]:
        """Return whose side it is: ``accountId``, ``name`` and ``color``."""
        color = self._read.account.color if self._read else ""
        return {"accountId": self._account_id, "name": self.title, "color": color}

    @Property(str, notify=changed)
    def section(self) -> str:
        """Return what of it is on screen: one of ``Section``."""
        return self._section

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def counts(self) -> dict[str, int]:
        """Return how many articles each section has, and how many comments wait."""
        board = self._read.board if self._read else Board((), (), (), ())
        counts = {section: len(getattr(board, section)) for section in ("drafts", "scheduled", "sent", "withdrawn")}
        return {**counts, "comments": int(self.own_comments.property("waitingCount"))}

    @Slot(str)
    def show(self, section: Section) -> None:
        """Show another section."""
        self._section = section
        self.retell()

    @Slot()
    def write(self) -> None:
        """Begin an article."""
        self._edit(lambda: self._desk.composing.begin(self._user_id, self._account_id))

    @Slot(str)
    def edit(self, article_id: str) -> None:
        """Go on with a draft, or with one that waits."""
        self._edit(lambda: self._desk.composing.draft(self._user_id, ArticleId(article_id)))

    @Slot(str)
    def useAgain(self, article_id: str) -> None:
        """Begin an article with what another one said."""
        key = ArticleId(article_id)
        self._edit(lambda: self._desk.composing.begin(self._user_id, self._account_id, copied_from=key))

    @Slot(str)
    def discard(self, article_id: str) -> None:
        """Forget a draft."""
        self._do(lambda: self._desk.composing.discard(self._user_id, ArticleId(article_id)))

    @Slot(str)
    def unschedule(self, article_id: str) -> None:
        """Have an article not sent by itself."""
        self._do(lambda: self._desk.composing.schedule(self._user_id, ArticleId(article_id), None))

    @Slot(str)
    def withdraw(self, article_id: str) -> None:
        """Take an article back, for good."""
        self._do(lambda: self._desk.composing.withdraw(self._user_id, self._account_id, ArticleId(article_id)))

    @Slot()
    def speak(self) -> None:
        """Change the menu and the replies of the account."""
        self._edit(lambda: self._desk.voicing.board(self._user_id, self._account_id))

    @Slot()
    def leaveEditor(self) -> None:
        """Keep what was written, and show the articles again."""
        if self._editor is not None:
            gone, self._editor = self._editor, None
            gone.end()
            self.editorChanged.emit()
            gone.deleteLater()

    def _edit(self, find: Callable[[], Draft | VoiceBoard]) -> None:
        self._context.tasks.run(find, self._open_editor, self._on_failed)

    def _open_editor(self, found: Draft | VoiceBoard) -> None:
        self.leaveEditor()
        if isinstance(found, VoiceBoard):
            self._editor = VoiceViewModel(found, self._desk, self._context, self)
        else:
            self._editor = EditorViewModel(found, self._desk, self._context, self)
            self._editor.sent.connect(self._on_sent)
        self._editor.toasted.connect(self.toasted)
        self.editorChanged.emit()

    def _on_sent(self, section: str) -> None:
        self._section = "scheduled" if section == "scheduled" else "sent"
        self.leaveEditor()
        self.load()

    def _do(self, act: Callable[[], None]) -> None:
        self._context.tasks.run(act, lambda _: None, self._on_failed)  # what changed is told

    def _find(self) -> OwnerRead:
        account = self._desk.official.get(self._account_id)
        return OwnerRead(account, self._desk.composing.board(self._user_id, self._account_id))

    def _show(self, read: OwnerRead) -> None:
        self._rows.set_rows([self._row(each) for each in getattr(read.board, self._section, ())])
        self.changed.emit()
        self.titled.emit(self.title)

    def _row(self, each: Draft | Article) -> OwnArticleRow:
        at = (each.due_at or each.edited_at) if isinstance(each, Draft) else each.published_at
        when_text = "" if at is None else self._context.moments.full(at)
        title, summary = one_line(each.title), one_line(each.summary)
        return OwnArticleRow(each.article_id, self._section, title, summary, when_text)

    def _on_told(self, event: DraftsChanged | ArticlesEvent) -> None:
        if event.account_id == self._account_id:
            self.load()
