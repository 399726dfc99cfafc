"""What the person is writing in a conversation: kept as they write, with the message it answers, and sent."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.model import Draft, Message, Quoted
from app.core.kernel.ids import ConversationId
from app.shell.chat.contents import quoted_name, quoted_words
from app.shell.chat.mentions import MentionsViewModel
from app.shell.chat.posting import Posting, Written

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class WritingViewModel(QObject):
    """The draft of one person in one conversation.

    ``begun`` tells, once, what was kept of an earlier time; ``givenBack`` what could not be sent.
    """

    quotedChanged = Signal()
    begun = Signal(str)
    givenBack = Signal(str)

    def __init__(
        self, conversation_id: ConversationId, posting: Posting, mentions: MentionsViewModel | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._mentions = mentions
        self._conversation_id = conversation_id
        self._posting = posting
        self._quoted: Quoted | None = None
        self._text = ""
        self._has_written = False
        self._is_closed = False
        posting.begin(conversation_id, self, self._begin)

    def close(self) -> None:
        """Write no more here."""
        self._is_closed = True
        self._posting.end(self._conversation_id, self)

    @Property(QObject, constant=True)
    def mentions(self) -> QObject | None:
        """Return whom one may mention; nothing where it is no group."""
        return self._mentions

    @Property(bool, notify=quotedChanged)
    def isAnswer(self) -> bool:
        """Return whether it answers a message."""
        return self._quoted is not None

    @Property(str, notify=quotedChanged)
    def quotedName(self) -> str:
        """Return who is answered; empty if nobody is."""
        return "" if self._quoted is None else quoted_name(self._quoted, self._posting.user_id)

    @Property(str, notify=quotedChanged)
    def quotedText(self) -> str:
        """Return one line of what is answered."""
        return "" if self._quoted is None else quoted_words(self._quoted)

    @Slot(str)
    def keep(self, text: str) -> None:
        """Keep what is written so far."""
        if text != self._text:
            self._text = text
            self._keep()

    @Slot(str)
    def send(self, text: str) -> None:
        """Send ``text`` unless it is only space, and begin anew."""
        if not text.strip():
            return
        written = Written(text, self._quoted)
        self._text, self._has_written = "", True
        self._set_quoted(None)
        self._posting.send(self._conversation_id, written)

    @Slot()
    def quoteNothing(self) -> None:
        """Answer no message in particular."""
        if self._quoted is not None:
            self._set_quoted(None)
            self._keep()

    def retell(self) -> None:
        """Say in the language that is spoken now what is answered."""
        self.quotedChanged.emit()

    def quote(self, message: Message) -> None:
        """Answer a message."""
        self._set_quoted(Quoted(message.message_id, message.sender_id, message.sender_name, message.content))
        self._keep()

    def give_back(self, written: Written) -> None:
        """Take back what could not be sent."""
        if self._quoted is None:
            self._set_quoted(written.quoted)
        self.givenBack.emit(written.text)

    def _set_quoted(self, quoted: Quoted | None) -> None:
        if quoted != self._quoted:
            self._quoted = quoted
            self.quotedChanged.emit()

    def _begin(self, draft: Draft) -> None:
        if self._is_closed or self._has_written:
            return  # the person was faster
        self._text = draft.text
        self._set_quoted(draft.quoted)
        if draft.text:
            self.begun.emit(draft.text)

    def _keep(self) -> None:
        self._has_written = True
        self._posting.keep(self._conversation_id, Written(self._text, self._quoted))
