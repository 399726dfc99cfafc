"""The list of conversations, and which of them is on screen."""

from collections.abc import Set
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from app.core.chat.events import (
    ConversationArranged,
    ConversationCleared,
    ConversationRead,
    DraftKept,
    GroupChanged,
    MessageRecalled,
    MessageSent,
    MessagesHidden,
)
from app.core.chat.model import ConversationSummary
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId, OfficialAccountId, UserId
from app.core.official.events import AccountFollowed, AccountUnfollowed
from app.core.people.events import ContactChanged, PersonChanged
from app.shell.chat.desk import ChatDesk
from app.shell.chat.found import FoundViewModel
from app.shell.chat.lines import ConversationRow, Lines, count_text
from app.shell.chat.list_acts import ListActsViewModel
from app.shell.chat.new_group import NewGroupViewModel
from app.shell.chat.posting import Posting
from app.shell.chat.subscriptions import SubscriptionsViewModel
from app.shell.chat.welcome import WelcomeViewModel
from app.shell.context import ShellContext
from app.shell.plain_words import isolated, one_line
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.shell.chat.conversation import ConversationViewModel

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
ChatEvent = (
    MessageSent
    | MessageRecalled
    | GroupChanged
    | ConversationRead
    | ConversationArranged
    | ConversationCleared
    | MessagesHidden
    | DraftKept
)
NamedEvent = ContactChanged | PersonChanged | AccountFollowed | AccountUnfollowed


@QmlElement
class ChatsViewModel(ReadingScreen[list[ConversationSummary]]):
    """The person's conversations, newest first, kept up to date by what happens in them.

    Before ``is_whole`` one of them can be chosen, and is put on screen by `complete`.
    """

    changed = Signal()
    selectedChanged = Signal()
    articleWanted = Signal(str)
    accountWanted = Signal(str)
    scanWanted = Signal()
    moneyWanted = Signal(str, str)
    pictureScanWanted = Signal(QImage)
    codeWanted = Signal(str)

    def __init__(
        self,
        desk: ChatDesk,
        context: ShellContext,
        parent: QObject | None = None,
        *,
        is_whole: bool = True,
    ) -> None:
        """``is_whole``: all that a conversation needs is on the desk, and not only what the list does."""
        super().__init__(context, parent)
        self._desk = desk
        self._is_whole = is_whole
        self._rows: RowsModel[ConversationRow] = RowsModel(ConversationRow, lambda row: row.conversation_id, self)
        self._folder = SubscriptionsViewModel(Lines(context), self)
        self._wanted = ""
        self._conversation: ConversationViewModel | None = None
        self.posting = Posting(desk, context, self)
        """What the person writes, on its way."""
        self.posting.toasted.connect(self.toasted)
        self.list_acts = ListActsViewModel(desk, context, self)
        """What is done from the menu of a conversation."""
        self.list_acts.toasted.connect(self.toasted)
        self._welcome = WelcomeViewModel(desk.catalog, context, self)
        self._welcome.scanWanted.connect(self.scanWanted)
        self.stateChanged.connect(self._welcome.load)  # once the list is there: its code takes a while to draw
        self._sought_id = ""  # where the next conversation on screen is to be opened
        self._found = FoundViewModel(desk, context, lambda: self._read or (), self)
        self._found.personWanted.connect(self.openDirect)
        self._found.conversationWanted.connect(self.select)
        self._found.messageWanted.connect(self.openMessage)
        self._stale: set[ConversationId] = set()
        self._is_reading_lines = False
        self.unread_count = 0
        """How many messages wait in conversations that are not muted; ``changed`` tells of it."""
        for happened in get_args(ChatEvent):
            context.relay.subscribe(happened, self._on_happened)
        for named in get_args(NamedEvent):
            context.relay.subscribe(named, self._on_named)

    def complete(self) -> None:
        """Put the conversation on screen that was chosen meanwhile: all that it needs is on the desk now."""
        self._is_whole = True
        if self._wanted and not self._put_on_screen():
            self._reading.read()
        self.changed.emit()

    @Property(QObject, constant=True)
    def welcome(self) -> QObject:
        """Return what is shown while no conversation is."""
        return self._welcome

    @Property(QObject, constant=True)
    def acts(self) -> QObject:
        """Return what can be done with a conversation of the list."""
        return self.list_acts

    @Property(QObject, constant=True)
    def conversations(self) -> QObject:
        """Return the rows of the list."""
        return self._rows

    @Property(QObject, constant=True)
    def folder(self) -> QObject:
        """Return the folder of the subscriptions, which is one of the rows."""
        return self._folder

    @Property(QObject, constant=True)
    def found(self) -> QObject:
        """Return what is found of the words typed above the list."""
        return self._found

    @Property(str, notify=changed)
    def unreadText(self) -> str:
        """Return how many messages wait, as the rail's badge shows it; those of muted conversations wait quietly."""
        return count_text(self.unread_count)

    @Property(QObject, notify=selectedChanged)
    def conversation(self) -> QObject | None:
        """Return the conversation on screen, or nothing."""
        return self._conversation

    @Property(str, notify=selectedChanged)
    def selectedId(self) -> str:
        """Return which conversation is on screen."""
        return self._wanted

    @Slot(str)
    def select(self, conversation_id: str) -> None:
        """Put a conversation on screen; one not yet in the list appears once it is."""
        if conversation_id == self._wanted and self._conversation is not None:
            self._conversation.look_again()
            return
        self._wanted = conversation_id
        if not self._put_on_screen():
            self._reading.read()
        elif self._read is not None:
            self._rows.set_rows(self._folder.gather(self._read, self._wanted))

    @Slot(str, str)
    def openMessage(self, conversation_id: str, message_id: str) -> None:
        """Put a conversation on screen with one of its messages in sight."""
        if conversation_id == self._wanted and self._conversation is not None:
            self._conversation.messageWanted.emit(message_id)
            return
        self._sought_id = message_id
        self.select(conversation_id)

    @Slot(str)
    def openDirect(self, user_id: str) -> None:
        """Put the conversation with a person on screen, and begin one if there is none."""
        mine = self._context.user.user_id
        self._context.tasks.run(lambda: self._desk.chat.direct(mine, UserId(user_id)), self.select, self._on_failed)

    @Slot(str)
    def openOfficial(self, account_id: str) -> None:
        """Put the conversation with an official account on screen."""
        mine = self._context.user.user_id
        self._context.tasks.run(
            lambda: self._desk.chat.official(mine, OfficialAccountId(account_id)), self.select, self._on_failed
        )

    @Slot(result=QObject)
    def beginGroup(self) -> QObject:
        """Return the sheet on which a group is made; once it is, that is on screen."""
        made = NewGroupViewModel(self._desk, self._context, self)
        made.made.connect(self.select)
        return made

    def _put_on_screen(self) -> bool:
        summary = next((one for one in self._read or () if one.conversation_id == self._wanted), None)
        if summary is None:
            return False
        if not self._is_whole:
            self.selectedChanged.emit()
            return True
        from app.shell.chat.conversation import ConversationViewModel  # after the list, by the rest of the start

        if self._conversation is not None:
            self._conversation.close()
            self._conversation.deleteLater()
        shown = ConversationViewModel(
            summary, self._desk, self.posting, self.list_acts, self._context, self, self._sought_id
        )
        self._sought_id = ""
        shown.toasted.connect(self.toasted)
        shown.articleWanted.connect(self.articleWanted)
        shown.accountWanted.connect(self.accountWanted)
        shown.moneyWanted.connect(self.moneyWanted)
        shown.pictureScanWanted.connect(self.pictureScanWanted)
        shown.codeWanted.connect(self.codeWanted)
        self._conversation = shown
        self.selectedChanged.emit()
        return True

    def _find(self) -> list[ConversationSummary]:
        return self._desk.chat.conversations(self._context.user.user_id)

    def _on_named(self, event: NamedEvent) -> None:
        """Read the list anew, where somebody in it has another name or face now, or an account comes or goes."""
        if isinstance(event, PersonChanged) or event.user_id == self._context.user.user_id:
            self.load()

    def _on_happened(self, event: ChatEvent) -> None:
        match event:
            case MessageSent() | MessageRecalled():
                concerned = event.member_ids
            case GroupChanged():
                concerned = event.member_ids | event.gone_ids
                if self._context.user.user_id in event.gone_ids:
                    self._tell_gone(event.conversation_id)
            case _:
                concerned = frozenset({event.user_id})
        if self._context.user.user_id in concerned:
            self._renew(event)

    def _renew(self, event: ChatEvent) -> None:
        """Read the line of a conversation in which something happened; what happens meanwhile is one more read."""
        if self._read is None or self._reading.is_under_way:
            self._reading.read()
            return
        self._stale.add(event.conversation_id)
        if not self._is_reading_lines:
            self._read_lines()

    def _read_lines(self) -> None:
        wanted, mine = frozenset(self._stale), self._context.user.user_id
        self._stale.clear()
        self._is_reading_lines = True

        def done(found: list[ConversationSummary]) -> None:
            self._is_reading_lines = False
            self._leave(wanted - {one.conversation_id for one in found})
            others = [one for one in self._read or () if one.conversation_id not in wanted]
            self._take(sorted([*found, *others], key=lambda one: one.standing, reverse=True))
            if self._stale:
                self._read_lines()

        def failed(error: PlazaError) -> None:
            self._is_reading_lines = False
            self._on_failed(error)

        self._context.tasks.run(lambda: self._desk.chat.conversations(mine, wanted), done, failed)

    def _leave(self, gone: Set[ConversationId]) -> None:
        """Take the conversation on screen away, should it be one of those that are no longer the person's."""
        if self._conversation is None or self._wanted not in gone:
            return
        self._conversation.close()
        self._conversation.deleteLater()
        self._conversation, self._wanted = None, ""
        self.selectedChanged.emit()

    def _tell_gone(self, conversation_id: ConversationId) -> None:
        """Say of the group on screen that the person is not in it any more."""
        if self._conversation is not None and self._wanted == conversation_id:
            title = one_line(self._conversation.summary.title, 60)
            self.toasted.emit(self.tr("You are no longer in “%1”.").replace("%1", isolated(title)), "info")

    def _show(self, summaries: list[ConversationSummary]) -> None:
        self._rows.set_rows(self._folder.gather(summaries, self._wanted))
        self.unread_count = sum(summary.unread_count for summary in summaries if not summary.is_muted)
        shown = self._conversation
        if self._wanted and (shown is None or shown.summary.conversation_id != self._wanted):
            self._put_on_screen()
        elif shown is not None:
            self._update(shown)
        self.changed.emit()

    def _update(self, shown: "ConversationViewModel") -> None:
        summary = next((one for one in self._read or () if one.conversation_id == self._wanted), None)
        if summary is None:
            self._leave({shown.summary.conversation_id})
        else:
            is_renamed = summary.title != shown.summary.title
            shown.update(summary)
            if is_renamed:
                self.selectedChanged.emit()
