"""The messages of one conversation: a stretch of its history, read on as the person scrolls or jumps."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.catalog.model import Listing
from app.core.chat.events import ConversationCleared, MessageRecalled, MessageSent, MessagesHidden
from app.core.chat.model import Message, Stretch
from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import ConversationId, MessageId, MiniAppId
from app.core.payments.events import PacketClaimed, PacketReturned, PersonTransferEnded
from app.core.people.events import ContactChanged, PersonChanged
from app.shell.between.chat_money import MoneyStates, holds_money, look
from app.shell.chat.contents import MessageRow, find_listings, miniapps_of, rows_of
from app.shell.chat.desk import ChatDesk
from app.shell.chat.timeline import Timeline
from app.shell.context import ShellContext
from app.shell.reading import ReadingScreen
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
STRETCH_ROWS = 50


@dataclass(frozen=True, slots=True)
class MessagesRead:
    """A stretch of messages with the listings their cards need and how the money in them stands."""

    stretch: Stretch
    listings: dict[MiniAppId, Listing]
    money: MoneyStates


def _key(row: MessageRow) -> str:
    """What is taken back is another row from then on: another QML file shows it."""
    return f"{row.message_id} {row.kind}"


@QmlElement
class MessagesViewModel(ReadingScreen[MessagesRead]):
    """The rows of a conversation, newest first. Those beyond either end are read as the person scrolls.

    ``reached`` is told the place of the newest message shown, whenever rows are shown. It begins with ``sought_id`` and
    what stands around it, or with the newest.
    """

    endsChanged = Signal()
    rowsChanging = Signal()
    rowsChanged = Signal()
    cleared = Signal()
    jumped = Signal(str)

    def __init__(
        self,
        conversation_id: ConversationId,
        desk: ChatDesk,
        context: ShellContext,
        reached: Callable[[int], None],
        parent: QObject,
        sought_id: str = "",
    ) -> None:
        super().__init__(context, parent)
        self._conversation_id = conversation_id
        self._here = (conversation_id, context.user.user_id)
        self._desk = desk
        self._reached = reached
        self._rows: RowsModel[MessageRow] = RowsModel(MessageRow, _key, self)
        self._timeline = Timeline()
        self._waiting_count = 0
        self._listings: dict[MiniAppId, Listing] = {}
        self._states = MoneyStates()
        self._is_reading_on = False
        self._sought_id = sought_id
        self._next: Callable[[], None] | None = None  # where to go, wanted while something else is read
        self._clearings = 0  # what was read before one is not shown after it
        self._is_closed = False  # what workers still answer comes to nobody then
        self._ends = [
            context.relay.subscribe(MessageSent, self._on_message_sent),
            context.relay.subscribe(MessageRecalled, self._on_changed),
            context.relay.subscribe(MessagesHidden, self._on_changed),
            context.relay.subscribe(ConversationCleared, self._on_changed),
            context.relay.subscribe(ContactChanged, self._on_called_otherwise),
            context.relay.subscribe(PersonChanged, self._on_called_otherwise),
            context.relay.subscribe(PacketClaimed, self._on_money_moved),
            context.relay.subscribe(PacketReturned, self._on_money_moved),
            context.relay.subscribe(PersonTransferEnded, self._on_money_moved),
        ]
        self.load()

    def close(self) -> None:
        """Hear of no more messages."""
        self._is_closed = True
        self._reading.stop()
        for end in self._ends:
            end()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """Return the rows, newest first."""
        return self._rows

    @Property(bool, notify=endsChanged)
    def isAtNewest(self) -> bool:
        """Return whether the newest message is among the rows."""
        return not self._timeline.has_newer

    @Property(str, notify=endsChanged)
    def waitingText(self) -> str:
        """Return how many messages came behind the rows; empty for none."""
        return str(self._waiting_count or "")

    @Slot()
    def loadOlder(self) -> None:
        """Read the next older messages, if there are any."""
        if self._timeline.has_older:
            seq = self._timeline.messages[-1].seq
            work = partial(self._desk.history.before, *self._here, seq, limit=STRETCH_ROWS)
            self._read_on(lambda: self._completed(work()), self._timeline.add_older)

    @Slot()
    def loadNewer(self) -> None:
        """Read the next newer messages, if there are any."""
        if self._timeline.has_newer:
            seq = self._timeline.messages[0].seq
            work = partial(self._desk.history.after, *self._here, seq, limit=STRETCH_ROWS)
            self._read_on(lambda: self._completed(work()), self._timeline.add_newer)

    @Slot(str)
    def jumpTo(self, message_id: str) -> None:
        """Show a message with what stands around it, and tell by ``jumped`` that it is there."""

        def show(stretch: Stretch) -> None:
            self._timeline.show(stretch)
            self._show_messages()
            self.jumped.emit(message_id)

        self._next = partial(self.jumpTo, message_id) if self._is_reading_on else None
        if any(message.message_id == message_id for message in self._timeline.messages):
            self.jumped.emit(message_id)
        else:
            around = self._desk.history.around
            wanted = MessageId(message_id)
            self._read_on(lambda: self._completed(around(*self._here, wanted, limit=STRETCH_ROWS)), show)

    @Slot(str, result=int)
    def indexOf(self, message_id: str) -> int:
        """Return in which row a message stands; -1 if in none."""
        return next((at for at, row in enumerate(self._rows.rows) if row.message_id == message_id), -1)

    @Slot()
    def goToNewest(self) -> None:
        """Show the newest messages again."""
        self._next = self.goToNewest if self._is_reading_on else None
        if self._timeline.has_newer:
            self._read_on(self._find, self._timeline.show)

    def retell(self) -> None:
        """Say what is shown in the language that is spoken now."""
        self._show_messages()

    def _find(self) -> MessagesRead:
        if self._sought_id:
            with suppress(Refused):  # it is gone since it was found: the newest are shown
                return self._completed(
                    self._desk.history.around(*self._here, MessageId(self._sought_id), limit=STRETCH_ROWS)
                )
        return self._completed(self._desk.history.newest(*self._here, limit=STRETCH_ROWS))

    def _completed(self, stretch: Stretch) -> MessagesRead:
        needed = miniapps_of(stretch.messages)
        return MessagesRead(
            stretch, find_listings(self._desk.catalog, needed), look(self._desk.money, stretch.messages)
        )

    def _read_on(self, work: Callable[[], MessagesRead], place: Callable[[Stretch], None]) -> None:
        """Read a stretch on a worker and put it in its place; while one is read, no other is."""
        if self._is_reading_on:
            return
        self._is_reading_on = True
        clearings = self._clearings

        def done(read: MessagesRead) -> None:
            self._is_reading_on = False
            if self._is_closed or clearings != self._clearings:
                return
            self._learn(read.listings, read.money)
            place(read.stretch)
            self._show_messages()
            go_on()

        def failed(error: PlazaError) -> None:
            self._is_reading_on = False
            self._on_failed(error)
            go_on()

        def go_on() -> None:
            if self._next is not None and not self._is_closed:
                self._next()

        self._context.tasks.run(work, done, failed)

    def _show(self, read: MessagesRead) -> None:
        self._learn(read.listings, read.money)
        self._timeline.show(read.stretch)
        self._show_messages()
        sought_id, self._sought_id = self._sought_id, ""
        if sought_id:
            self.jumped.emit(sought_id)

    def _show_messages(self) -> None:
        if self._is_closed:
            return
        timeline = self._timeline
        self.rowsChanging.emit()
        self._rows.set_rows(rows_of(timeline.messages, self._listings, self._states, self._context))
        if not timeline.has_newer:
            self._waiting_count = 0
        self.endsChanged.emit()
        self.rowsChanged.emit()
        if timeline.messages:
            self._reached(timeline.messages[0].seq)

    def _on_message_sent(self, event: MessageSent) -> None:
        if event.conversation_id == self._conversation_id and self._context.user.user_id in event.member_ids:
            self._read_one(event.message.message_id, self._insert)

    def message(self, message_id: str) -> Message | None:
        """Return one of the messages shown; None if it is not among them."""
        return next((one for one in self._timeline.messages if one.message_id == message_id), None)

    def _read_one(self, message_id: MessageId, place: Callable[[Message], None]) -> None:
        """Read a message as the person sees it: by their names for people, and not if it is hidden from them."""
        find, here = self._desk.history.find, self._here

        def work() -> MessagesRead:
            found = find(*here, message_id)
            return self._completed(Stretch(() if found is None else (found,), has_older=False, has_newer=False))

        def done(read: MessagesRead) -> None:
            self._learn(read.listings, read.money)
            for message in () if self._is_closed else read.stretch.messages:
                place(message)

        self._context.tasks.run(work, done, self._on_failed)

    def _on_changed(self, event: MessageRecalled | MessagesHidden | ConversationCleared) -> None:
        """Show what stands in a recalled message's place; leave out what the person deleted."""

        def replace(message: Message) -> None:
            self._timeline.replace(message)
            self._show_messages()

        if event.conversation_id != self._conversation_id:
            return
        if isinstance(event, MessageRecalled):
            self._read_one(event.message.message_id, replace)
        elif event.user_id != self._context.user.user_id:
            return
        elif isinstance(event, MessagesHidden):
            self._timeline.forget(event.message_ids)
            self._show_messages()
        else:
            self._clearings += 1
            self._next, self._sought_id, self._waiting_count = None, "", 0
            self._timeline = Timeline()
            self._show_messages()
            self.cleared.emit()
            self.load()

    def _on_called_otherwise(self, event: ContactChanged | PersonChanged) -> None:
        """Read the messages anew, where somebody has another name or picture now, to everybody or to the person."""
        is_seen = isinstance(event, PersonChanged) or event.user_id == self._context.user.user_id
        if is_seen and not self._timeline.has_newer:
            self._timeline.messages = ()
            self.load()

    def _on_money_moved(self, _event: PacketClaimed | PacketReturned | PersonTransferEnded) -> None:
        """Look again at the money that is shown."""
        shown = tuple(message for message in self._timeline.messages if holds_money(message))

        def found(states: MoneyStates) -> None:
            self._learn({}, states)
            self._show_messages()

        if shown:
            self._context.tasks.run(lambda: look(self._desk.money, shown), found, self._on_failed)

    def _learn(self, listings: dict[MiniAppId, Listing], money: MoneyStates) -> None:
        self._listings.update(listings)
        self._states = self._states.with_newer(money)

    def _on_failed(self, error: PlazaError) -> None:
        if not self._is_closed:
            super()._on_failed(error)

    def _insert(self, message: Message) -> None:
        if self._timeline.add(message):
            self._show_messages()
        else:
            self._waiting_count += 1
            self.endsChanged.emit()
