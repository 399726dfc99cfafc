"""Making a group: whom to take in, and what it is called."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId, new_id
from app.shell.chat.desk import ChatDesk
from app.shell.chat.people_rows import ChosenPeople
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.plain_words import one_line

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
NAMES_IN_TITLE = 3


@QmlElement
class NewGroupViewModel(QObject):
    """The sheet on which a group is made: ``made`` tells its id. Making it again after a failure makes it once."""

    changed = Signal()
    made = Signal(str)

    def __init__(self, desk: ChatDesk, context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._people = ChosenPeople(self)
        self._is_busy = False
        self._error_text = ""
        self._conversation_id = ConversationId(new_id())
        mine, people = context.user.user_id, desk.people
        context.tasks.run(lambda: people.contacts(mine), self._people.offer, self._on_failed)

    @Property(QObject, constant=True)
    def people(self) -> QObject:
        """Return whom one could take in."""
        return self._people.rows

    @Property(int, notify=changed)
    def chosenCount(self) -> int:
        """Return how many are chosen."""
        return len(self._people.chosen)

    @Property(str, notify=changed)
    def usualTitle(self) -> str:
        """Return what the group is called if it is given no name."""
        return self._usual_title()

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Return whether it is being made."""
        return self._is_busy

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why it could not be made; empty if nothing went wrong."""
        return self._error_text

    @Slot(str)
    def search(self, text: str) -> None:
        """Show whose name contains ``text``."""
        self._people.search(text)

    @Slot(str)
    def toggle(self, user_id: str) -> None:
        """Take somebody in, or not."""
        self._people.toggle(user_id)
        self._error_text = ""
        self.changed.emit()

    @Slot(str)
    def make(self, title: str) -> None:
        """Make the group."""
        if self._is_busy or not self._people.chosen:
            return
        self._is_busy, self._error_text = True, ""
        self.changed.emit()
        groups, mine, key = self._desk.groups, self._context.user.user_id, self._conversation_id
        others, shown = [user.user_id for user in self._people.chosen], title.strip() or self._usual_title()

        def done(conversation_id: ConversationId) -> None:
            self._is_busy = False
            self.changed.emit()
            self.made.emit(conversation_id)

        self._context.tasks.run(lambda: groups.make(mine, shown, others, conversation_id=key), done, self._on_failed)

    def _usual_title(self) -> str:
        names = [one_line(user.name, 24) for user in [self._context.user, *self._people.chosen][:NAMES_IN_TITLE]]
        return ", ".join(names) + ("…" if len(self._people.chosen) >= NAMES_IN_TITLE else "")

    def _on_failed(self, error: PlazaError) -> None:
        self._is_busy, self._error_text = False, text_of(error)
        self.changed.emit()
