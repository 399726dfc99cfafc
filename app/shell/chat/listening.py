"""Voice notes while they are heard: one at a time, paused, gone on with, begun anywhere."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.chat import voice
from app.core.kernel.errors import PlazaError
from app.shell.chat.desk import ChatDesk
from app.shell.context import ShellContext
from app.shell.error_texts import text_of

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ListeningViewModel(QObject):
    """The note that is heard, or was last, and how much of it. A file is read by a worker. GUI thread."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, desk: ChatDesk, context: ShellContext, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context
        self._attachment = ""
        self._pcm = b""
        self._share = 0.0
        self._is_playing = False
        self._wanted = 0  # the newest wish alone is heard
        self._is_closed = False

    @Property(str, notify=changed)
    def attachment(self) -> str:
        """Which note is heard, or was last; empty for none."""
        return self._attachment

    @Property(bool, notify=changed)
    def isPlaying(self) -> bool:
        """Whether it is heard now."""
        return self._is_playing

    @Property(float, notify=changed)
    def share(self) -> float:
        """How much of it was heard, 0 to 1."""
        return self._share

    @Slot(str)
    def toggle(self, attachment: str) -> None:
        """Play a note, pause it, or go on with it."""
        if attachment == self._attachment and self._is_playing:
            self.pause()
        else:
            self._begin(attachment, self._share if attachment == self._attachment else 0.0)

    @Slot(str, float)
    def playFrom(self, attachment: str, share: float) -> None:
        """Play a note from somewhere in it, 0 to 1."""
        self._begin(attachment, max(0.0, min(share, 1.0)))

    def close(self) -> None:
        """Be still."""
        self._is_closed = True
        if self._is_playing:
            self._desk.speaker.stop()
            self._is_playing = False

    def pause(self) -> None:
        """Be still until it is played again. Harmless when repeated."""
        self._wanted += 1
        self._desk.speaker.stop()
        self._is_playing = False
        self.changed.emit()

    def _begin(self, attachment: str, share: float) -> None:
        files = self._desk.files
        if files is None or self._is_closed:
            return
        self._wanted += 1
        wish = self._wanted

        def read() -> bytes:
            return voice.pcm_of(files.attachments.read(attachment, voice.PCM_BYTES_MAX + voice.HEAD_BYTES))

        def play(pcm: bytes) -> None:
            if wish == self._wanted and not self._is_closed:
                self._play(attachment, pcm, share)

        self._context.tasks.run(read, play, self._fail)

    def _play(self, attachment: str, pcm: bytes, share: float) -> None:
        first = int(len(pcm) * share) // voice.SAMPLE_BYTES * voice.SAMPLE_BYTES
        if first >= len(pcm):
            first = 0
        all_ms, first_ms = max(1, voice.duration_ms(pcm)), voice.duration_ms(pcm[:first])

        def told(ms: int) -> None:
            self._share = min(1.0, (first_ms + ms) / all_ms)
            self.changed.emit()

        def ended() -> None:
            self._share, self._is_playing = 0.0, False
            self.changed.emit()

        try:
            self._desk.speaker.play(pcm[first:], told, ended)
        except PlazaError as error:
            self._fail(error)
            return
        self._attachment, self._is_playing = attachment, True
        told(0)

    def _fail(self, error: PlazaError) -> None:
        self._is_playing = False
        if not self._is_closed:
            self.failed.emit(text_of(error))
            self.changed.emit()
