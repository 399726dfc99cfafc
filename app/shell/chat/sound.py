"""The microphone and the loudspeaker: how voice notes meet this computer, behind two small ports."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMicrophonePermission, QObject, Qt, QTimer

from app.core.chat.voice import RATE_HZ, SAMPLE_BYTES
from app.core.kernel.errors import PlazaError, Unavailable

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QAudioSource

TICK_MS = 50
Heard = Callable[[bytes], None]
Failed = Callable[[PlazaError], None]


class Microphone(Protocol):
    """Gives samples as they are spoken. GUI thread."""

    def start(self, heard: Heard, failed: Failed) -> None:
        """Call ``heard`` with samples in the form of `voice`, or once ``failed``: Unavailable ``voice.…``."""
        ...

    def stop(self) -> None:
        """Give no more, and let go of the microphone."""
        ...


class Speaker(Protocol):
    """Lets samples be heard. GUI thread."""

    def play(self, pcm: bytes, told: Callable[[int], None], ended: Callable[[], None]) -> None:
        """Begin; ``told`` hears after how many milliseconds it is, ``ended`` that it is over.

        Raises:
            Unavailable: ``voice.no_speaker``.
        """
        ...

    def stop(self) -> None:
        """Be still, and call neither any more."""
        ...


class QtMicrophone(QObject):
    """The system's usual microphone, once the system lets Plaza use it."""

    def __init__(self) -> None:
        super().__init__()
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None
        self._is_wanted = False

    def start(self, heard: Heard, failed: Failed) -> None:
        """Call ``heard`` with samples, or once ``failed``."""
        self._is_wanted = True
        application = QCoreApplication.instance()
        assert application is not None

        def answered() -> None:
            if not self._is_wanted:
                return
            if application.checkPermission(QMicrophonePermission()) == Qt.PermissionStatus.Granted:
                self._open(heard, failed)
            else:
                failed(Unavailable("voice.denied"))

        if application.checkPermission(QMicrophonePermission()) == Qt.PermissionStatus.Undetermined:
            application.requestPermission(QMicrophonePermission(), self, answered)
        else:
            answered()

    def stop(self) -> None:
        """Give no more, and let go of the microphone."""
        self._is_wanted = False
        if self._source is not None:
            self._source.stop()
            self._source.deleteLater()
            self._source = self._stream = None

    def _open(self, heard: Heard, failed: Failed) -> None:
        from PySide6.QtMultimedia import QAudioSource, QMediaDevices

        device, wanted = QMediaDevices.defaultAudioInput(), _format()
        if device.isNull():
            failed(Unavailable("voice.no_microphone"))
            return
        if not device.isFormatSupported(wanted):
            failed(Unavailable("voice.unusable"))
            return
        source = QAudioSource(device, wanted)
        stream = source.start()
        if stream is None:
            failed(Unavailable("voice.unusable"))
            return
        stream.readyRead.connect(lambda: heard(bytes(stream.readAll().data())))
        self._source, self._stream = source, stream


class QtSpeaker:
    """The system's usual loudspeaker."""

    def __init__(self) -> None:
        self._sink: QAudioSink | None = None
        self._buffer = QBuffer()
        self._timer = QTimer(interval=TICK_MS)
        self._told: Callable[[int], None] = lambda _ms: None
        self._ended: Callable[[], None] = lambda: None
        self._timer.timeout.connect(self._tick)

    def play(self, pcm: bytes, told: Callable[[int], None], ended: Callable[[], None]) -> None:
        """Begin; see `Speaker.play`."""
        from PySide6.QtMultimedia import QAudioSink, QMediaDevices

        self.stop()
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            raise Unavailable("voice.no_speaker")
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pcm))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, _format())
        self._sink.start(self._buffer)

        self._told, self._ended = told, ended
        self._timer.start()

    def stop(self) -> None:
        """Be still."""
        self._timer.stop()
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = None

    def _tick(self) -> None:
        from PySide6.QtMultimedia import QtAudio

        sink = self._sink
        if sink is None:
            return
        if sink.state() == QtAudio.State.IdleState and self._buffer.atEnd():
            self.stop()
            self._ended()
        else:
            self._told(sink.processedUSecs() // 1000)


def _format() -> "QAudioFormat":
    from PySide6.QtMultimedia import QAudioFormat

    wanted = QAudioFormat()
    wanted.setSampleRate(RATE_HZ)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    assert wanted.bytesPerFrame() == SAMPLE_BYTES
    return wanted
