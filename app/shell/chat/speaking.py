"""A voice note while it is spoken: recorded, looked at, sent or given up."""

from typing import Literal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat import voice
from app.core.chat.model import Message, VoiceContent
from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import ConversationId, MessageId, new_id
from app.shell.chat.attached import clock_text
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from app.shell.error_texts import text_of

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1

State = Literal["idle", "recording", "spoken", "sending"]
DURATION_MS_MIN = 500


@QmlElement
class SpeakingViewModel(QObject):
    """Records for as long as the person speaks; what could not be sent is still there to be sent again. GUI thread."""

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self,
        conversation_id: ConversationId,
        desk: ChatDesk,
        context: ShellContext,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._conversation_id, self._desk, self._context = conversation_id, desk, context
        self._state: State = "idle"
        self._pcm = bytearray()
        self._levels: list[int] = []
        self._message_id = MessageId(new_id())
        self._is_closed = False

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far it is; one of ``State``."""
        return self._state

    @Property(str, notify=changed)
    def durationText(self) -> str:
        """How long it is so far, and may be."""
        return f"{clock_text(voice.duration_ms(self._pcm))} / {clock_text(voice.DURATION_MS_MAX)}"

    @Property(list, notify=changed)
    def levels(self) -> list[int]:
        """How loud the newest of it is, or once spoken all of it."""
        return self._levels

    @Property(bool, notify=changed)
    def canSend(self) -> bool:
        """Whether enough is said."""
        return self._state in ("recording", "spoken") and voice.duration_ms(self._pcm) >= DURATION_MS_MIN

    @Slot()
    def begin(self) -> None:
        """Record from now on."""
        if self._state != "idle" or self._desk.files is None:
            return
        self._pcm, self._levels, self._message_id = bytearray(), [], MessageId(new_id())
        self._state = "recording"
        self._desk.microphone.start(self._hear, self._fail)
        self.changed.emit()

    @Slot()
    def end(self) -> None:
        """Record no more."""
        if self._state == "recording":
            self._desk.microphone.stop()
            self._state = "spoken"
            self._levels = list(voice.wave_of(bytes(self._pcm)))
            self.changed.emit()

    @Slot()
    def giveUp(self) -> None:
        """Keep nothing of it."""
        if self._state in ("recording", "spoken"):
            self._desk.microphone.stop()
            self._rest()

    @Slot()
    def send(self) -> None:
        """Send what was said."""
        files = self._desk.files
        if not self._is_sendable() or files is None:
            return
        self.end()
        self._state = "sending"
        pcm, message_id = bytes(self._pcm), self._message_id
        chat, here, mine = self._desk.chat, self._conversation_id, self._context.user.user_id

        def work() -> Message:
            kept = files.attachments.keep_bytes(voice.file_of(pcm))
            try:
                content = VoiceContent(kept.name, voice.duration_ms(pcm), voice.wave_of(pcm))
                return chat.send(here, mine, content, message_id=message_id)
            finally:
                files.attachments.release(kept.name)

        def failed(error: PlazaError) -> None:
            self._state = "spoken"
            self._tell(error)

        self._context.tasks.run(work, lambda _message: self._rest(), failed)
        self.changed.emit()

    def close(self) -> None:
        """Record nothing more, and hear of nothing."""
        self._is_closed = True
        if self._state == "recording":
            self._desk.microphone.stop()
            self._state = "idle"

    def _is_sendable(self) -> bool:
        return self._state in ("recording", "spoken") and voice.duration_ms(self._pcm) >= DURATION_MS_MIN

    def _hear(self, pcm: bytes) -> None:
        if self._state != "recording" or self._is_closed:
            return
        self._pcm += pcm[: voice.PCM_BYTES_MAX - len(self._pcm)]
        self._levels = [*self._levels, voice.level_of(pcm)][-voice.WAVE_BARS :]
        if len(self._pcm) >= voice.PCM_BYTES_MAX:
            self.end()
        self.changed.emit()

    def _fail(self, error: PlazaError) -> None:
        self._desk.microphone.stop()
        if self._pcm:
            self.end()
        else:
            self._state = "idle"
        self._tell(error)

    def _tell(self, error: PlazaError) -> None:
        if not self._is_closed:
            self.failed.emit(text_of(error))
            self.changed.emit()

    def _rest(self) -> None:
        self._pcm, self._levels, self._state = bytearray(), [], "idle"
        if not self._is_closed:
            self.changed.emit()
