"""Looking for words in the conversation on screen: how often they stand there, and from one place to the next."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.events import ConversationCleared, MessageRecalled, MessageSent, MessagesHidden
from app.core.chat.model import FoundPlaces
from app.core.kernel.ids import ConversationId
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from app.shell.reading import Reading

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
NOTHING = FoundPlaces((), has_more=False, is_complete=True)


@QmlElement
class FindingViewModel(QObject):
    """The places in one conversation where there is what was typed; the newest words win.

    ``placeWanted`` asks for the message at the place that the person is at.
    """

    changed = Signal()
    placeWanted = Signal(str)

    def __init__(self, conversation_id: ConversationId, desk: ChatDesk, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._conversation_id = conversation_id
        self._desk = desk
        self._context = context
        self._words = ""
        self._read: tuple[str, FoundPlaces] = ("", NOTHING)
        self._at_id = ""
        self._reading: Reading[tuple[str, FoundPlaces]] = Reading(context.tasks, self._find, self._take, self)
        self._reading.changed.connect(self.changed)
        self._ends = [
            context.relay.subscribe(MessageSent, self._on_changed),
            context.relay.subscribe(MessageRecalled, self._on_changed),
            context.relay.subscribe(MessagesHidden, self._on_changed),
            context.relay.subscribe(ConversationCleared, self._on_changed),
        ]

    def close(self) -> None:
        """Hear of nothing more."""
        self._reading.stop()
        for end in self._ends:
            end()

    @Property(str, notify=changed)
    def state(self) -> str:
        """Return "idle" without words, "loading" until they are answered, "ready", "nothing" or "failed"."""
        if not self._words:
            return "idle"
        if self._reading.state == "failed":
            return "failed"
        if self._read[0] != self._words:
            return "loading"
        return "ready" if self._read[1].places else "nothing"

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why nothing could be looked for."""
        return self._reading.error_text

    @Property(str, notify=changed)
    def placeText(self) -> str:
        """Return which of how many places the person is at, counted from the newest."""
        places = self._read[1]
        if not places.places:
            return ""
        count = f"{len(places.places)}{'+' if places.has_more or not places.is_complete else ''}"
        return self.tr("{place} of {count}").replace("{place}", str(self._index() + 1)).replace("{count}", count)

    @Property(bool, notify=changed)
    def hasOlder(self) -> bool:
        """Return whether there is a place before this one."""
        return self._index() + 1 < len(self._read[1].places)

    @Property(bool, notify=changed)
    def hasNewer(self) -> bool:
        """Return whether there is a place after this one."""
        return self._index() > 0

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for ``text``, and go to the newest place where it is."""
        words = text.strip()
        if words == self._words:
            return
        self._words = words
        if words:
            self._reading.read()
        else:
            self._read, self._at_id = ("", NOTHING), ""
        self.changed.emit()

    @Slot()
    def goOlder(self) -> None:
        """Go to the place before this one."""
        self._go_to(self._index() + 1)

    @Slot()
    def goNewer(self) -> None:
        """Go to the place after this one."""
        self._go_to(self._index() - 1)

    def retell(self) -> None:
        """Say where one is in the language that is spoken now."""
        self.changed.emit()

    def _index(self) -> int:
        """Return at which place the person is; at the newest, should theirs be gone."""
        places = self._read[1].places
        return next((at for at, place in enumerate(places) if place.message_id == self._at_id), 0)

    def _find(self) -> tuple[str, FoundPlaces]:
        words = self._words
        return words, self._desk.search.within(self._conversation_id, self._context.user.user_id, words)

    def _take(self, read: tuple[str, FoundPlaces]) -> None:
        if not self._words or read[0] != self._words:
            return
        is_new = self._read[0] != read[0]
        self._read = read
        if is_new:
            self._go_to(0)
        self.changed.emit()

    def _go_to(self, index: int) -> None:
        places = self._read[1].places
        if not 0 <= index < len(places):
            return
        self._at_id = places[index].message_id
        self.placeWanted.emit(self._at_id)
        self.changed.emit()

    def _on_changed(self, event: MessageSent | MessageRecalled | MessagesHidden | ConversationCleared) -> None:
        if self._words and event.conversation_id == self._conversation_id:
            self._reading.read()
