"""The folder of the chat list that gathers the conversations with subscription accounts."""

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat.model import ConversationSummary
from app.shell.chat.lines import ConversationRow, Lines, count_text
from app.shell.chat.previews import words_of
from app.shell.plain_words import isolated
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
FOLDER_ID = "subscriptions"


@QmlElement
class SubscriptionsViewModel(QObject):
    """The folder: one line in the list while it is closed, the list of its conversations while it is open.

    A pinned conversation stands in the list itself, as the person wants it.
    """

    changed = Signal()

    def __init__(self, lines: Lines, parent: QObject) -> None:
        super().__init__(parent)
        self._lines = lines
        self._rows: RowsModel[ConversationRow] = RowsModel(ConversationRow, lambda row: row.conversation_id, self)
        self._is_open = False
        self._holds_shown = False
        self._shown_id = ""

    @Property(QObject, constant=True)
    def conversations(self) -> QObject:
        """Return the rows of what it holds."""
        return self._rows

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        """Tell whether the list shows what it holds."""
        return self._is_open

    @Property(bool, notify=changed)
    def holdsShown(self) -> bool:
        """Tell whether the conversation on screen is one of those it holds."""
        return self._holds_shown

    @Slot()
    def open(self) -> None:
        """Show what it holds."""
        self._is_open = bool(self._rows.rows)
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Show the whole list again."""
        self._is_open = False
        self.changed.emit()

    def gather(self, summaries: Sequence[ConversationSummary], shown_id: str) -> list[ConversationRow]:
        """Take what belongs here out of ``summaries``, newest first; return the list's rows, the folder's among them.

        The folder stands where its newest conversation would, and closes as a conversation outside it comes on screen.
        """
        held = [one for one in summaries if one.is_subscription and not one.is_pinned]
        self._rows.set_rows(self._lines.of(held, shown_id))
        holds_shown = any(one.conversation_id == shown_id for one in held)
        goes_elsewhere = shown_id not in ("", self._shown_id) and not holds_shown
        self._is_open = self._is_open and bool(held) and not goes_elsewhere
        self._holds_shown, self._shown_id = holds_shown, shown_id
        self.changed.emit()
        inside = {one.conversation_id for one in held[1:]}
        listed = [one for one in summaries if one.conversation_id not in inside]
        rows = self._lines.of(listed, shown_id)
        if held:
            at = listed.index(held[0])
            rows[at] = self._folder(held, rows[at].time_text)
        return rows

    def _folder(self, held: Sequence[ConversationSummary], time_text: str) -> ConversationRow:
        newest = held[0]
        heard = sum(one.unread_count for one in held if not one.is_muted)
        title, said = isolated(newest.title), isolated(words_of(newest.preview))
        return ConversationRow(
            conversation_id=FOLDER_ID,
            title=self.tr("Subscriptions"),
            avatar_color="blue",
            picture="",
            is_official=True,
            kind="official",
            preview=f"{title}: {said}" if said else title,
            time_text=time_text,
            unread_text=count_text(heard or sum(one.unread_count for one in held)),
            draft="",
            is_pinned=False,
            is_muted=heard == 0,
            is_folder=True,
        )
