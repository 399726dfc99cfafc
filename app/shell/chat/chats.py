"""The list of conversations, and which of them is on screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from app.core.chat.events import ConversationRead, MessageSent
from app.core.chat.model import ConversationSummary
from app.core.kernel.ids import ConversationId, OfficialAccountId, UserId
from app.shell.between.chat_money import ChatMoney
from app.shell.chat.conversation import ConversationViewModel
from app.shell.chat.welcome import WelcomeViewModel
from app.shell.context import ShellContext
from app.shell.faces import picture_url
from app.shell.plain_words import isolated
from app.shell.reading import SearchedScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog
    from app.core.chat.service import Chat

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
UNREAD_SHOWN_MAX = 99


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """One line of the list."""

    conversation_id: str
    title: str
    avatar_color: str
    picture: str
    is_official: bool
    preview: str
    time_text: str
    unread_text: str


def count_text(count: int) -> str:
    """Return what a badge shows for ``count``; nothing for nothing."""
    if count <= 0:
        return ""
    return str(count) if count <= UNREAD_SHOWN_MAX else f"{UNREAD_SHOWN_MAX}+"


@QmlElement
class ChatsViewModel(SearchedScreen[list[ConversationSummary]]):
    """The person's conversations, newest first, kept up to date by what happens in them."""

    changed = Signal()
    selectedChanged = Signal()
    articleWanted = Signal(str)
    accountWanted = Signal(str)
    scanWanted = Signal()
    moneyWanted = Signal(str, str)
    pictureScanWanted = Signal(QImage)

    def __init__(
        self,
        chat: "Chat",
        catalog: "Catalog",
        context: ShellContext,
        parent: QObject | None = None,
        *,
        money: ChatMoney | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._money = money
        self._chat = chat
        self._catalog = catalog
        self._rows: RowsModel[ConversationRow] = RowsModel(ConversationRow, lambda row: row.conversation_id, self)
        self._wanted = ""
        self._conversation: ConversationViewModel | None = None
        self._welcome = WelcomeViewModel(catalog, context, self)
        self._welcome.scanWanted.connect(self.scanWanted)
        context.relay.subscribe(MessageSent, lambda _: self._reading.read())
        context.relay.subscribe(ConversationRead, lambda _: self._reading.read())

    @Property(QObject, constant=True)
    def welcome(self) -> QObject:
        """Return what is shown while no conversation is."""
        return self._welcome

    @Property(QObject, constant=True)
    def conversations(self) -> QObject:
        """Return the rows of the list."""
        return self._rows

    @Property(str, notify=changed)
    def unreadText(self) -> str:
        """Return how many messages wait, as the rail's badge shows it."""
        return count_text(sum(summary.unread_count for summary in self._read or ()))

    @Property(QObject, notify=selectedChanged)
    def conversation(self) -> QObject | None:
        """Return the conversation on screen, or nothing."""
        return self._conversation

    @Property(str, notify=selectedChanged)
    def selectedId(self) -> str:
        """Return which conversation is on screen."""
        return self._wanted

    @Slot()
    def load(self) -> None:
        """Read the list, and what is shown beside it while no conversation is."""
        super().load()
        self._welcome.load()

    @Slot(str)
    def select(self, conversation_id: str) -> None:
        """Put a conversation on screen; one not yet in the list appears once it is."""
        if conversation_id == self._wanted and self._conversation is not None:
            return
        self._wanted = conversation_id
        if not self._put_on_screen():
            self._reading.read()

    @Slot(str)
    def openDirect(self, user_id: str) -> None:
        """Put the conversation with a person on screen, and begin one if there is none."""
        mine = self._context.user.user_id
        self._context.tasks.run(lambda: self._chat.direct(mine, UserId(user_id)), self._select_found, self._on_failed)

    @Slot(str)
    def openOfficial(self, account_id: str) -> None:
        """Put the conversation with an official account on screen."""
        mine = self._context.user.user_id
        self._context.tasks.run(
            lambda: self._chat.official(mine, OfficialAccountId(account_id)), self._select_found, self._on_failed
        )

    def _select_found(self, conversation_id: ConversationId) -> None:
        self.select(conversation_id)

    def _put_on_screen(self) -> bool:
        summary = next((one for one in self._read or () if one.conversation_id == self._wanted), None)
        if summary is None:
            return False
        if self._conversation is not None:
            self._conversation.close()
            self._conversation.deleteLater()
        shown = ConversationViewModel(summary, self._chat, self._catalog, self._context, self, money=self._money)
        shown.toasted.connect(self.toasted)
        shown.articleWanted.connect(self.articleWanted)
        shown.accountWanted.connect(self.accountWanted)
        shown.moneyWanted.connect(self.moneyWanted)
        shown.pictureScanWanted.connect(self.pictureScanWanted)
        self._conversation = shown
        self.selectedChanged.emit()
        return True

    def _find(self) -> list[ConversationSummary]:
        return self._chat.conversations(self._context.user.user_id)

    def _show(self, summaries: list[ConversationSummary]) -> None:
        self._rows.set_rows([self._row(one) for one in summaries if _matches(one, self._words)])
        shown_id = self._conversation.conversationId if self._conversation is not None else ""
        if self._wanted and shown_id != self._wanted:
            self._put_on_screen()
        self.changed.emit()

    def _row(self, summary: ConversationSummary) -> ConversationRow:
        time_text = self._context.moments.brief(summary.last_at, self._context.now()) if summary.last_at else ""
        return ConversationRow(
            conversation_id=summary.conversation_id,
            title=summary.title,
            avatar_color=summary.color,
            picture=picture_url(summary.picture),
            is_official=summary.kind == "official",
            preview=isolated(" ".join(summary.preview.split())),
            time_text=time_text,
            unread_text=count_text(summary.unread_count),
        )


def _matches(summary: ConversationSummary, words: str) -> bool:
    return words in summary.title.casefold() or words in summary.preview.casefold()
