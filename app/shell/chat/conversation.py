"""One conversation: its messages, bottom first, and what the person writes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from app.core.catalog.model import Listing
from app.core.chat.events import MessageSent
from app.core.chat.model import ConversationSummary, Message, TextContent
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import MessageId, MiniAppId, new_id
from app.core.kernel.paging import Page
from app.core.payments.events import PacketClaimed, PacketReturned, PersonTransferEnded
from app.shell.between.chat_money import ChatMoney, MoneyStates, holds_money, look
from app.shell.chat.contents import MessageRow, find_listings, miniapps_of, rows_of
from app.shell.context import ShellContext
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.catalog.service import Catalog
    from app.core.chat.service import Chat

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
PAGE_ROWS = 50


@dataclass(frozen=True, slots=True)
class MessagesRead:
    """One page of messages with the listings their cards need and how the money in them stands."""

    page: Page[Message]
    listings: dict[MiniAppId, Listing]
    money: MoneyStates


@QmlElement
class ConversationViewModel(ReadingScreen[MessagesRead]):
    """The conversation on screen. Messages stand newest first; older ones are read as the person scrolls up.

    ``moneyWanted`` asks for a sheet about money and says about what: see ``MoneySheets.open``.
    """

    sendFailed = Signal(str)
    articleWanted = Signal(str)
    accountWanted = Signal(str)
    moneyWanted = Signal(str, str)
    pictureScanWanted = Signal(QImage)

    def __init__(
        self,
        summary: ConversationSummary,
        chat: "Chat",
        catalog: "Catalog",
        context: ShellContext,
        parent: QObject,
        *,
        money: ChatMoney | None = None,
    ) -> None:
        super().__init__(context, parent)
        self._summary = summary
        self._chat = chat
        self._catalog = catalog
        self._rows: RowsModel[MessageRow] = RowsModel(MessageRow, lambda row: row.message_id, self)
        self._messages: list[Message] = []
        self._listings: dict[MiniAppId, Listing] = {}
        self._money = money
        self._states = MoneyStates()
        self._next: str | None = None
        self._is_active = False
        self._is_reading_older = False
        self._ends = [
            context.relay.subscribe(MessageSent, self._on_message_sent),
            context.relay.subscribe(PacketClaimed, self._on_money_moved),
            context.relay.subscribe(PacketReturned, self._on_money_moved),
            context.relay.subscribe(PersonTransferEnded, self._on_money_moved),
        ]
        self.load()

    def close(self) -> None:
        """Hear of no more messages."""
        for end in self._ends:
            end()

    @Property(str, constant=True)
    def conversationId(self) -> str:
        """Return which conversation this is."""
        return self._summary.conversation_id

    @Property(str, constant=True)
    def title(self) -> str:
        """Return the other person's, the group's or the account's name."""
        return self._summary.title

    @Property(str, constant=True)
    def kind(self) -> str:
        """Return "direct", "group" or "official"."""
        return self._summary.kind

    @Property(str, constant=True)
    def accountId(self) -> str:
        """Return the official account that speaks here, or nothing."""
        return self._summary.account_id or ""

    @Property(QObject, constant=True)
    def messages(self) -> QObject:
        """Return the rows, newest first."""
        return self._rows

    @Slot()
    def loadOlder(self) -> None:
        """Read the next older messages, if there are any."""
        if self._is_reading_older or self._next is None:
            return
        self._is_reading_older = True
        before = self._next
        self._context.tasks.run(lambda: self._find_page(before), self._show_older, self._on_older_failed)

    @Slot(str)
    def send(self, text: str) -> None:
        """Send ``text`` unless it is only space; what could not be sent comes back by ``sendFailed``."""
        words = text.strip()
        if not words:
            return
        message_id = MessageId(new_id())
        conversation_id, sender_id = self._summary.conversation_id, self._context.user.user_id

        def failed(error: PlazaError) -> None:
            self._on_failed(error)
            self.sendFailed.emit(text)

        self._context.tasks.run(
            lambda: self._chat.send(conversation_id, sender_id, TextContent(words), message_id=message_id),
            self._take_in,
            failed,
        )

    @Slot(bool)
    def setActive(self, is_active: bool) -> None:
        """Tell whether the person sees this conversation: what is seen counts as read."""
        self._is_active = is_active
        if is_active:
            self._mark_read()

    @Slot(str)
    def openLink(self, link: str) -> None:
        """Open what a card or a code names."""
        self._context.open_link(link, "chat", self._summary.conversation_id)

    @Slot(str)
    def openArticle(self, article_id: str) -> None:
        """Read an article."""
        self.articleWanted.emit(article_id)

    @Slot()
    def openAccount(self) -> None:
        """Show the profile of the official account that speaks here."""
        if self._summary.account_id:
            self.accountWanted.emit(self._summary.account_id)

    def _find(self) -> MessagesRead:
        return self._find_page(None)

    def _find_page(self, before: str | None) -> MessagesRead:
        page = self._chat.messages(self._summary.conversation_id, before=before, limit=PAGE_ROWS)
        return MessagesRead(page, find_listings(self._catalog, miniapps_of(page.rows)), look(self._money, page.rows))

    def _show(self, read: MessagesRead) -> None:
        ids = {message.message_id for message in read.page.rows}
        kept = [message for message in self._messages if message.message_id not in ids]
        if not self._messages:
            self._next = read.page.next
        self._learn(read.listings, read.money)
        self._show_messages([*read.page.rows, *kept])
        if self._is_active:
            self._mark_read()

    def _show_older(self, read: MessagesRead) -> None:
        self._is_reading_older = False
        self._next = read.page.next
        ids = {message.message_id for message in self._messages}
        self._learn(read.listings, read.money)
        older = [message for message in read.page.rows if message.message_id not in ids]
        self._show_messages([*self._messages, *older])

    def _on_older_failed(self, error: PlazaError) -> None:
        self._is_reading_older = False
        self._on_failed(error)

    def _show_messages(self, messages: list[Message]) -> None:
        self._messages = messages
        self._rows.set_rows(rows_of(messages, self._listings, self._states, self._context))

    def _on_message_sent(self, event: MessageSent) -> None:
        if event.conversation_id == self._summary.conversation_id:
            self._take_in(event.message)

    def _take_in(self, message: Message) -> None:
        missing = miniapps_of((message,)) - self._listings.keys()
        if missing or holds_money(message):

            def found(read: tuple[dict[MiniAppId, Listing], MoneyStates]) -> None:
                self._learn(*read)
                self._insert(message)

            self._context.tasks.run(
                lambda: (find_listings(self._catalog, missing), look(self._money, (message,))),
                found,
                self._on_older_failed,
            )
        else:
            self._insert(message)

    def _on_money_moved(self, _event: PacketClaimed | PacketReturned | PersonTransferEnded) -> None:
        """Look again at the money that is shown."""
        shown = tuple(message for message in self._messages if holds_money(message))

        def found(states: MoneyStates) -> None:
            self._learn({}, states)
            self._show_messages(self._messages)

        if shown:
            self._context.tasks.run(lambda: look(self._money, shown), found, self._on_older_failed)

    def _learn(self, listings: dict[MiniAppId, Listing], money: MoneyStates) -> None:
        self._listings.update(listings)
        self._states = self._states.with_newer(money)

    def _insert(self, message: Message) -> None:
        if all(known.message_id != message.message_id for known in self._messages):
            newest_first = sorted([message, *self._messages], key=lambda one: one.message_id, reverse=True)
            newest_first.sort(key=lambda one: one.sent_at, reverse=True)
            self._show_messages(newest_first)
        if self._is_active:
            self._mark_read()

    def _mark_read(self) -> None:
        conversation_id, user_id = self._summary.conversation_id, self._context.user.user_id
        self._context.tasks.run(
            lambda: self._chat.mark_read(conversation_id, user_id), lambda _: None, self._on_older_failed
        )
