"""What a person does with a conversation in the list."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId
from app.shell.chat.desk import ChatDesk
from app.shell.chat.exporting import ChatExportViewModel
from app.shell.context import ShellContext
from app.shell.error_texts import text_of

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ListActsViewModel(QObject):
    """What the menu of a conversation does. The list shows it once it is done."""

    toasted = Signal(str, str)

    def __init__(self, desk: ChatDesk, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._exporting = ChatExportViewModel(desk, context, self)
        self._exporting.toasted.connect(self.toasted)
        self._unanswered = 0

    @property
    def is_under_way(self) -> bool:
        """Whether something that the person did is not done yet."""
        return self._unanswered > 0 or self._exporting.is_under_way

    @Property(QObject, constant=True)
    def exporting(self) -> QObject:
        """Return what writes a conversation to a file."""
        return self._exporting

    @Slot(str, bool)
    def pin(self, conversation_id: str, is_pinned: bool) -> None:
        """Keep a conversation above the others, or no longer."""
        own, key, mine = self._desk.own_conversations, ConversationId(conversation_id), self._context.user.user_id
        self._run(lambda: own.pin(key, mine, is_pinned=is_pinned))

    @Slot(str, bool)
    def mute(self, conversation_id: str, is_muted: bool) -> None:
        """Let a conversation be quiet, or heard again."""
        own, key, mine = self._desk.own_conversations, ConversationId(conversation_id), self._context.user.user_id
        self._run(lambda: own.mute(key, mine, is_muted=is_muted))

    @Slot(str)
    def markRead(self, conversation_id: str) -> None:
        """Count everything said in a conversation as read."""
        chat, key, mine = self._desk.chat, ConversationId(conversation_id), self._context.user.user_id
        self._run(lambda: chat.mark_read(key, mine))

    @Slot(str)
    def markUnread(self, conversation_id: str) -> None:
        """Count the newest message of somebody else as unread."""
        own, key, mine = self._desk.own_conversations, ConversationId(conversation_id), self._context.user.user_id
        self._run(lambda: own.mark_unread(key, mine))

    @Slot(str)
    def clear(self, conversation_id: str) -> None:
        """Delete all that was said in a conversation, for the person alone."""
        own, key, mine = self._desk.own_conversations, ConversationId(conversation_id), self._context.user.user_id
        self._run(lambda: own.clear(key, mine))

    @Slot(str)
    def remove(self, conversation_id: str) -> None:
        """As ``clear``, and take the conversation out of the list."""
        own, key, mine = self._desk.own_conversations, ConversationId(conversation_id), self._context.user.user_id
        self._run(lambda: own.remove(key, mine))

    def _run(self, work: Callable[[], None]) -> None:
        self._unanswered += 1
        self._context.tasks.run(work, self._on_done, self._on_failed)

    def _on_done(self, _none: None) -> None:
        self._unanswered -= 1

    def _on_failed(self, error: PlazaError) -> None:
        self._unanswered -= 1
        self.toasted.emit(text_of(error), "danger")
