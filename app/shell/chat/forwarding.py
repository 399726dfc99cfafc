"""The sheet on which a message is forwarded: to which conversations it goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.model import Content, ConversationSummary
from app.core.chat.preview import preview_of
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId, MessageId, new_id
from app.shell.chat.desk import ChatDesk
from app.shell.chat.previews import words_of
from app.shell.context import ShellContext
from app.shell.error_texts import text_of
from app.shell.faces import picture_url
from app.shell.plain_words import isolated
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ForwardRow:
    """A conversation to choose."""

    conversation_id: str
    title: str
    avatar_color: str
    picture: str
    is_chosen: bool


@QmlElement
class ForwardViewModel(QObject):
    """One content and where it goes; ``sent`` tells that it is there.

    Every conversation has its message's id from the first: sent again after a failure, it is there once.
    """

    changed = Signal()
    sent = Signal()

    def __init__(self, content: Content, desk: ChatDesk, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._content = content
        self._desk = desk
        self._context = context
        self._rows: RowsModel[ForwardRow] = RowsModel(ForwardRow, lambda row: row.conversation_id, self)
        self._targets: Sequence[ConversationSummary] = ()
        self._chosen: dict[ConversationId, MessageId] = {}
        self._words = ""
        self._is_busy = True
        self._error_text = ""
        chat, mine = desk.chat, context.user.user_id
        context.tasks.run(
            lambda: [each for each in chat.conversations(mine) if not each.has_left], self._offer, self._on_failed
        )

    @Property(QObject, constant=True)
    def targets(self) -> QObject:
        """Return the conversations to choose from."""
        return self._rows

    @Property(str, constant=True)
    def previewText(self) -> str:
        """Return one line of what is forwarded."""
        return isolated(words_of(preview_of(self._content)))

    @Property(int, notify=changed)
    def chosenCount(self) -> int:
        """Return how many are chosen."""
        return len(self._chosen)

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Return whether something is under way."""
        return self._is_busy

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """Return why it could not be sent; empty if nothing went wrong."""
        return self._error_text

    @Slot(str)
    def search(self, text: str) -> None:
        """Show only conversations with ``text`` in their names."""
        self._words = text.strip().casefold()
        self._show()

    @Slot(str)
    def toggle(self, conversation_id: str) -> None:
        """Choose a conversation, or take that back."""
        key = ConversationId(conversation_id)
        if self._is_busy or self._rows.index_of(key) < 0:
            return
        if key in self._chosen:
            del self._chosen[key]
        else:
            self._chosen[key] = MessageId(new_id())
        self._error_text = ""
        self._show()

    @Slot()
    def send(self) -> None:
        """Send it to those that are chosen."""
        if self._is_busy or not self._chosen:
            return
        self._is_busy, self._error_text = True, ""
        self.changed.emit()
        chat, mine, content, chosen = self._desk.chat, self._context.user.user_id, self._content, dict(self._chosen)

        def work() -> None:
            for conversation_id, message_id in chosen.items():
                chat.send(conversation_id, mine, content, message_id=message_id, is_forwarded=True)

        self._context.tasks.run(work, self._done, self._on_failed)

    def _offer(self, found: Sequence[ConversationSummary]) -> None:
        self._targets = [summary for summary in found if summary.kind != "official"]
        self._is_busy = False
        self._show()

    def _done(self, _none: None) -> None:
        self._is_busy = False
        self.changed.emit()
        self.sent.emit()

    def _on_failed(self, error: PlazaError) -> None:
        self._is_busy, self._error_text = False, text_of(error)
        self.changed.emit()

    def _show(self) -> None:
        self._rows.set_rows(
            [
                ForwardRow(
                    one.conversation_id,
                    one.title,
                    one.color,
                    picture_url(one.picture),
                    one.conversation_id in self._chosen,
                )
                for one in self._targets
                if self._words in one.title.casefold()
            ]
        )
        self.changed.emit()
