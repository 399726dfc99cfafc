"""What a person does with one message of the conversation on screen."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from app.core.chat.model import FileContent, Message, TextContent
from app.core.chat.recalling import RECALLED_KINDS, recall_refusal
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId, MessageId
from app.shell.chat.desk import ChatDesk
from app.shell.chat.forwarding import ForwardViewModel
from app.shell.chat.opening import OpenWithViewModel
from app.shell.context import ShellContext
from app.shell.error_texts import text_of

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class MessageActsViewModel(QObject):
    """What the menu of a message does; ``find`` gives the messages that are shown. ``quoteWanted`` has the message."""

    toasted = Signal(str, str)
    quoteWanted = Signal(object)
    forwardWanted = Signal(QObject)
    openWithWanted = Signal(QObject)

    def __init__(
        self,
        conversation_id: ConversationId,
        desk: ChatDesk,
        context: ShellContext,
        find: Callable[[str], Message | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._conversation_id = conversation_id
        self._desk = desk
        self._context = context
        self._find = find
        self._is_closed = False

    def close(self) -> None:
        """Tell nothing more."""
        self._is_closed = True

    @Slot(str, result=bool)
    def canRecall(self, message_id: str) -> bool:
        """Return whether the person may take a message back now."""
        message, user_id = self._find(message_id), self._context.user.user_id
        if message is None:
            return False
        sender_id, now = message.sender_id, self._context.now()
        code = recall_refusal(message.content, message.sent_at, sender_id=sender_id, user_id=user_id, now=now)
        return code is None

    @Slot(str)
    def quote(self, message_id: str) -> None:
        """Answer a message."""
        if (message := self._find(message_id)) is not None:
            self.quoteWanted.emit(message)

    @Slot(str)
    def copy(self, message_id: str) -> None:
        """Put the words of a message on the clipboard."""
        message = self._find(message_id)
        if message is not None and isinstance(message.content, TextContent):
            QGuiApplication.clipboard().setText(message.content.text)
            self.toasted.emit(self.tr("Copied"), "success")

    @Slot(str, result=bool)
    def canForward(self, message_id: str) -> bool:
        """Return whether a message may go on to others: what can be taken back may, money and notes may not."""
        message = self._find(message_id)
        return message is not None and isinstance(message.content, RECALLED_KINDS)

    @Slot(str)
    def forward(self, message_id: str) -> None:
        """Ask to whom a message goes on, by ``forwardWanted``."""
        message = self._find(message_id)
        if message is not None and self.canForward(message_id):
            asked = ForwardViewModel(message.content, self._desk, self._context, self)
            asked.sent.connect(lambda: self.toasted.emit(self.tr("Forwarded"), "success"))
            self.forwardWanted.emit(asked)

    @Slot(str, result=bool)
    def canOpenWith(self, message_id: str) -> bool:
        """Return whether a message holds a file that could be opened with a mini-app."""
        message, files = self._find(message_id), self._desk.files
        return (
            message is not None
            and isinstance(message.content, FileContent)
            and files is not None
            and files.miniapps is not None
        )

    @Slot(str)
    def openWith(self, message_id: str) -> None:
        """Ask with which mini-app a file is opened, by ``openWithWanted``."""
        message, files = self._find(message_id), self._desk.files
        if message is None or files is None or files.miniapps is None or not self.canOpenWith(message_id):
            return
        key, desk, context = self._conversation_id, self._desk, self._context
        self.openWithWanted.emit(OpenWithViewModel(key, message, files.miniapps, desk, context, self))

    @Slot(str)
    def recall(self, message_id: str) -> None:
        """Take a message back."""
        own, key, mine = self._desk.own_messages, self._conversation_id, self._context.user.user_id
        self._run(lambda: own.recall(key, mine, MessageId(message_id)))

    @Slot(str)
    def hide(self, message_id: str) -> None:
        """Delete a message for the person alone."""
        own, key, mine = self._desk.own_messages, self._conversation_id, self._context.user.user_id
        self._run(lambda: own.hide(key, mine, [MessageId(message_id)]))

    def _run(self, work: Callable[[], object]) -> None:
        self._context.tasks.run(work, lambda _result: None, self._on_failed)

    def _on_failed(self, error: PlazaError) -> None:
        if not self._is_closed:
            self.toasted.emit(text_of(error), "danger")
