"""The Scan screen: what is scanned, what was found, and what stands in the way."""

import time
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Unavailable
from app.shell.relay import Relay
from app.shell.scan.answered import Answered
from app.shell.scan.choices import choices_of, sentence_for
from app.shell.scan.devices import Devices
from app.shell.scan.entering import clipboard_words, entered_code
from app.shell.scan.openers import Opener, camera_opener, clipboard_opener, file_opener, place_opener
from app.shell.scan.sentences import failure_sentence, state_sentence

if TYPE_CHECKING:
    from app.scanner.child import Decoder
    from app.scanner.model import FoundCode, Frame
    from app.scanner.ports import Spawn
    from app.shell.scan.camera import Cameras
    from app.shell.scan.watch import Watch

QML_IMPORT_NAME = "app.shell.scan"
QML_IMPORT_MAJOR_VERSION = 1

SILENCE_MS = 8_000


class State(Enum):
    """What the screen shows."""

    IDLE = "idle"
    STARTING = "starting"
    LOOKING = "looking"
    READING = "reading"
    FOUND = "found"
    CHOOSING = "choosing"
    NOTHING = "nothing"
    NO_CAMERA = "no_camera"
    FAILED = "failed"


@QmlElement
class ScanViewModel(QObject):
    """Scans one source at a time and tells ``on_found`` of each code, once, then waits for ``resume``. GUI thread.

    Nothing is opened here: a code goes to ``on_found``, and a code stays answered until it was out of view.
    """

    stateChanged = Signal()
    devicesChanged = Signal()
    frameChanged = Signal()
    closeRequested = Signal()
    historyWanted = Signal()

    def __init__(
        self,
        *,
        relay: Relay,
        decoders: "Callable[[], Decoder]",
        spawn: "Spawn",
        on_found: "Callable[[FoundCode], None]",
        camera: str | None = None,
        cameras: "Cameras | None" = None,
        parent: QObject | None = None,
    ) -> None:
        """``decoders`` makes a decoder for each source, ``spawn`` starts what unpacks films.

        ``camera`` is a file, folder or address to begin with.
        """
        super().__init__(parent)
        self.frame: Frame | None = None
        self.codes: tuple[FoundCode, ...] = ()
        self._relay = relay
        self._decoders = decoders
        self._spawn = spawn
        self._on_found = on_found
        self._opener: Opener | None = None if camera is None else place_opener(camera)
        self._devices = Devices(cameras, self)
        self._devices.changed.connect(self.devicesChanged)
        self._device_index = -1
        self._watch: Watch | None = None
        self._state = State.IDLE
        self._sentence = state_sentence("idle")
        self._choices: tuple[FoundCode, ...] = ()
        self._answered = Answered()
        self._silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence.timeout.connect(self._on_silence)

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        """What the screen shows, one of ``State``."""
        return self._state.value

    @Property(str, notify=stateChanged)
    def sentence(self) -> str:
        """The state in words."""
        return self._sentence

    @Property(list, notify=stateChanged)
    def choices(self) -> list[dict[str, object]]:
        """The codes to choose from: what each is, what it says and where it lies (see `choices_of`)."""
        return choices_of(self._choices)

    @Property(list, notify=devicesChanged)
    def devices(self) -> list[str]:
        """The names of the cameras."""
        return list(self._devices.names)

    @Property(int, notify=stateChanged)
    def deviceIndex(self) -> int:
        """Which camera is used, or -1."""
        return self._device_index

    @Property(bool, notify=stateChanged)
    def isMirrored(self) -> bool:
        """Whether the picture is shown as in a mirror: cameras are, so that a hand goes where it means to."""
        return self._device_index >= 0

    @Slot()
    def start(self) -> None:
        """Scan what was scanned last, or the source to begin with, or the first camera."""
        if self._watch is not None:
            return
        self._devices.find()
        if self._opener is not None:
            self._begin(self._opener, self._device_index)
        elif self._devices.names:
            self.useCamera(0)
        else:
            self._show(State.NO_CAMERA)

    @Slot()
    def stop(self) -> None:
        """Let go of the camera, the file, and the decoder. A picture that was read is not read again by ``start``."""
        if self.frame is not None and self.frame.mode == "still":
            self._opener = None
        self._end_watch()
        self._show(State.IDLE)

    @Slot()
    def close(self) -> None:
        """Stop, and ask for the screen to be closed."""
        self.stop()
        self.closeRequested.emit()

    @Slot()
    def resume(self) -> None:
        """Go on after a found code was answered. The same code counts again once it has been out of view."""
        if self._state not in {State.FOUND, State.CHOOSING}:
            return
        # As of now, not of the frame: the person may have looked at the question for long, the code held still.
        self._answered.note(self.codes, time.monotonic())
        self.codes, self._choices = (), ()
        if self._watch is None or (self.frame is not None and self.frame.mode == "still"):
            self._show(State.IDLE)
        else:
            self._show(State.STARTING if self.frame is None else State.LOOKING)
        if self._watch is not None:
            self._watch.go_on()

    @Slot(int)
    def choose(self, index: int) -> None:
        """Take one of ``choices``."""
        if self._state is State.CHOOSING and 0 <= index < len(self._choices):
            self._take(self._choices[index])

    @Slot(int)
    def useCamera(self, index: int) -> None:
        """Scan through the camera of that place in ``devices``."""
        self._begin(camera_opener(self._devices.find(), index), index)

    @Slot(str)
    def openPlace(self, place: str) -> None:
        """Scan a picture, a video, a folder of pictures or a network camera, by path or address."""
        self._begin(place_opener(place))

    @Slot(QUrl)
    def openFile(self, url: QUrl) -> None:
        """Scan the file that was chosen or dropped."""
        self._begin(file_opener(url))

    @Slot()
    def paste(self) -> None:
        """Scan the picture, or the picture file, on the clipboard; take words there as what a code says."""
        words = clipboard_words()
        if words:
            self.enterText(words)
        else:
            self._begin(clipboard_opener())

    @Slot(str)
    def enterText(self, text: str) -> None:
        """Take what was typed or pasted as what a code says: it goes the way of a scanned one."""
        entered = entered_code(text)
        if entered is None or self._state in {State.FOUND, State.CHOOSING}:
            return
        self._silence.stop()
        if self._watch is not None:
            self._watch.pause()
        self._take(entered)

    def frame_came(self, frame: "Frame") -> None:
        """Show ``frame``."""
        self._silence.stop()
        self.frame = frame
        if self._state is State.STARTING:
            self._show(State.LOOKING if frame.mode == "live" else State.READING)
        else:
            self.frameChanged.emit()

    def codes_read(self, frame: "Frame", codes: "tuple[FoundCode, ...]") -> None:
        """Take a code that is new; let the person choose among several."""
        self.codes = codes
        fresh = self._answered.fresh(frame, codes)
        if fresh and self._watch is not None:
            self._watch.pause()
            self.frame = frame
            if len(fresh) == 1:
                self._take(fresh[0])
            else:
                self._choices = fresh
                self._show(State.CHOOSING, sentence_for(fresh))
        elif frame.mode == "still" and not codes:
            self._show(State.NOTHING)

    def watch_failed(self, error: PlazaError) -> None:
        """Say why no more frames come, and leave the other ways open."""
        self._end_watch()
        self._opener, self._device_index = None, -1
        self._show(State.FAILED, failure_sentence(error))

    def _begin(self, opener: Opener, device_index: int = -1) -> None:
        """Scan what ``opener`` opens, in place of what was scanned until now."""
        from app.scanner.live import LiveScan
        from app.shell.scan.watch import Watch

        self._end_watch()
        decoder = self._decoders()
        try:
            source = opener(decoder, self._spawn)
        except PlazaError as error:
            decoder.close()
            self.watch_failed(error)
            return
        self._opener, self._device_index, self._answered = opener, device_index, Answered()
        self._show(State.STARTING, state_sentence("starting", source.describe()))
        if device_index >= 0:
            self._silence.start()
        self._watch = Watch(source, lambda *callbacks: LiveScan(decoder, *callbacks), self._relay, self)

    def _end_watch(self) -> None:
        self._silence.stop()
        watch, self._watch = self._watch, None
        self.frame, self.codes, self._choices = None, (), ()
        if watch is not None:
            watch.end()

    def _take(self, code: "FoundCode") -> None:
        self._choices = ()
        self._show(State.FOUND)
        self._on_found(code)

    def _on_silence(self) -> None:
        name = self._watch.describe() if self._watch is not None else ""
        self.watch_failed(Unavailable("scanner.camera_silent", camera=name))

    def _show(self, state: State, sentence: str = "") -> None:
        source = self._watch.describe() if self._watch is not None else ""
        self._state, self._sentence = state, sentence or state_sentence(state.value, source)
        self.stateChanged.emit()
        self.frameChanged.emit()
