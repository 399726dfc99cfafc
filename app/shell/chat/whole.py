"""The conversation on screen as its menu shows it: how it is arranged, and what can be done with all of it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from app.core.chat.model import ConversationSummary
from app.shell.chat.list_acts import ListActsViewModel

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class WholeViewModel(QObject):
    """What the menu of a conversation needs to know of it."""

    changed = Signal()

    def __init__(self, summary: ConversationSummary, acts: ListActsViewModel, parent: QObject) -> None:
        super().__init__(parent)
        self._summary = summary
        self._acts = acts

    def update(self, summary: ConversationSummary) -> None:
        """Take over what the list now says of it."""
        self._summary = summary
        self.changed.emit()

    @Property(QObject, constant=True)
    def acts(self) -> QObject:
        """Return what can be done with it."""
        return self._acts

    @Property(bool, notify=changed)
    def isPinned(self) -> bool:
        """Return whether it stands above the others."""
        return self._summary.is_pinned

    @Property(bool, notify=changed)
    def isMuted(self) -> bool:
        """Return whether it is quiet."""
        return self._summary.is_muted

    @Property(bool, notify=changed)
    def isUnread(self) -> bool:
        """Return whether something in it counts as unread."""
        return self._summary.unread_count > 0
