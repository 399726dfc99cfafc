"""The voice notes of one conversation: the one that is spoken, and the one that is heard."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import ConversationId
from app.shell.chat.desk import ChatDesk
from app.shell.chat.listening import ListeningViewModel
from app.shell.chat.speaking import SpeakingViewModel
from app.shell.context import ShellContext

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class VoiceNotesViewModel(QObject):
    """Joins what speaking and listening take. GUI thread."""

    failed = Signal(str)

    def __init__(
        self,
        conversation_id: ConversationId,
        desk: ChatDesk,
        context: ShellContext,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._speaking = SpeakingViewModel(conversation_id, desk, context, self)
        self._speaking.failed.connect(self.failed)
        self._listening = ListeningViewModel(desk, context, self)
        self._listening.failed.connect(self.failed)

    @Property(QObject, constant=True)
    def speaking(self) -> QObject:
        """Return the voice note that is spoken."""
        return self._speaking

    @Property(QObject, constant=True)
    def listening(self) -> QObject:
        """Return the voice note that is heard."""
        return self._listening

    def leave_alone(self, *, is_locked: bool) -> None:
        """Listen to nobody who cannot see that: the window is out of sight. What was said waits to be sent.

        While it ``is_locked``, nothing is heard from it either.
        """
        self._speaking.end()
        if is_locked:
            self._listening.pause()

    def close(self) -> None:
        """Record nothing more, and be still."""
        self._speaking.close()
        self._listening.close()
