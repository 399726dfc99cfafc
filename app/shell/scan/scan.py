"""The Scan screen: what is scanned, what was found, and what stands in the way."""

import time
from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Unavailable
from app.shell.relay import Relay
from app.shell.scan.answered import Answered
from app.shell.scan.choices import choices_of, sentence_for
from app.shell.scan.entering import entered_code
from app.shell.scan.openers import Opener, part_opener, place_opener
from app.shell.scan.row import Row
from app.shell.scan.sentences import failure_sentence, nothing_sentence, state_sentence
from app.shell.scan.ways import Equipment, ScanWays

if TYPE_CHECKING:
    from app.scanner.child import Decoder
    from app.scanner.model import FoundCode, Frame
    from app.scanner.ports import Spawn
    from app.shell.scan.watch import Watch

QML_IMPORT_NAME = "app.shell.scan"
QML_IMPORT_MAJOR_VERSION = 1

FIRST_FRAME_MS = 8_000
NEXT_FRAME_MS = 3_000
"""How long a camera may take for its first frame and for each after it; Qt tells of no camera that just stops."""


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
    FRAMING = "framing"
    FAILED = "failed"


FRAMED = frozenset((State.FRAMING, State.READING, State.NOTHING))
"""Where a picture that does not move is shown, a part of which may be looked at more closely."""


@QmlElement
class ScanViewModel(QObject):
    """Scans one source at a time and tells ``on_found`` of each code, once, then waits for ``resume``. GUI thread.

    Nothing is opened here: a code goes to ``on_found``, and a code stays answered until it was out of view.
    """

    stateChanged = Signal()
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
        equipment: Equipment | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``decoders`` makes a decoder for each source, ``spawn`` starts what unpacks films.

        ``camera`` is a file, folder or address to begin with, ``equipment`` what there is to scan with.
        """
        super().__init__(parent)
        self.frame: Frame | None = None
        self.codes: tuple[FoundCode, ...] = ()
        self._relay = relay
        self._decoders = decoders
        self._spawn = spawn
        self._on_found = on_found
        self._begun: tuple[Opener, ...] = () if camera is None else (place_opener(camera),)
        self._row = Row(len(self._begun))
        self._camera_id = ""
        self._is_framed = False
        self.offered = ScanWays(self, equipment, self)
        self._watch: Watch | None = None
        self._state = State.IDLE
        self._sentence = state_sentence("idle")
        self._choices: tuple[FoundCode, ...] = ()
        self._answered = Answered()
        self._silence = QTimer(self, singleShot=True)
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

    @Property(ScanWays, constant=True)
    def ways(self) -> ScanWays:
        """What there is to scan with."""
        return self.offered

    @Property(bool, notify=stateChanged)
    def isMirrored(self) -> bool:
        """Whether the picture is shown as in a mirror: cameras are, so that a hand goes where it means to."""
        return self._camera_id != ""

    @Slot()
    def start(self) -> None:
        """Scan what was scanned last, or the source to begin with, or the camera used last."""
        if self._watch is not None:
            return
        if self._begun:
            self.begin(self._begun, camera_id=self._camera_id)
        elif not self.offered.use_remembered_camera():
            self._show(State.NO_CAMERA)

    @Slot()
    def stop(self) -> None:
        """Let go of the camera, the file, and the decoder. A picture that was read is not read again by ``start``."""
        if self.frame is not None and self.frame.mode == "still":
            self._begun = ()
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
        is_still = self.frame is not None and self.frame.mode == "still"
        if is_still and self._row.go_on():
            self._open()
            return
        if self._watch is None or is_still:
            self._show(State.IDLE)
        else:
            self._show(State.STARTING if self.frame is None else State.LOOKING)
        if self._watch is not None:
            self._watch.go_on()
            self._expect_frame()

    @Slot(int)
    def choose(self, index: int) -> None:
        """Take one of ``choices``."""
        if self._state is State.CHOOSING and 0 <= index < len(self._choices):
            self._take(self._choices[index])

    @Slot(float, float, float, float)
    def look(self, left: float, top: float, right: float, bottom: float) -> None:
        """Scan a part of the picture by itself, given in shares of its width and height."""
        if self.frame is not None and self._state in FRAMED:
            name = self._watch.describe() if self._watch is not None else ""
            self.begin([part_opener(self.frame, (left, top, right, bottom), name)])

    def begin(self, openers: Sequence[Opener], *, camera_id: str = "", is_framed: bool = False) -> None:
        """Scan what the first opens, in place of what was scanned until now; when it holds no code, what the next does.

        ``camera_id``: it is that camera. ``is_framed``: the person says first with ``look`` which part is meant.
        """
        self._begun, self._row = tuple(openers), Row(len(openers))
        self._camera_id, self._is_framed = camera_id, is_framed
        self._open()

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

    def camera_came(self) -> None:
        """Begin if no camera was there until now."""
        if self._state is State.NO_CAMERA:
            self.offered.use_remembered_camera()

    def frame_came(self, frame: "Frame") -> None:
        """Show ``frame``."""
        self.frame = frame
        self._expect_frame()
        if self._state is State.STARTING:
            still = State.FRAMING if self._is_framed else State.READING
            self._show(State.LOOKING if frame.mode == "live" else still)
        else:
            self.frameChanged.emit()

    def codes_read(self, frame: "Frame", codes: "tuple[FoundCode, ...]") -> None:
        """Take a code that is new; let the person choose among several."""
        if self._state is State.FRAMING:
            return
        self.codes = codes
        fresh = self._answered.fresh(frame, codes)
        if fresh and self._watch is not None:
            self._watch.pause()
            self._silence.stop()
            self.frame = frame
            if len(fresh) == 1:
                self._take(fresh[0])
            else:
                self._choices = fresh
                self._show(State.CHOOSING, sentence_for(fresh))
        elif frame.mode == "still" and not codes:
            if self._row.go_on():
                self._open()
            else:
                self._show(State.NOTHING, nothing_sentence(self._row))

    def watch_failed(self, error: PlazaError) -> None:
        """Pass on to the next of several files, or say why no more frames come."""
        if self._row.go_on(has_failed=True):
            self._open()
        elif self._row.count > 1:
            self._end_watch()
            self._show(State.NOTHING, nothing_sentence(self._row))
        else:
            self.fail(error)

    def fail(self, error: PlazaError) -> None:
        """Say why nothing is scanned, and leave the other ways open."""
        self._end_watch()
        self._begun, self._camera_id = (), ""
        self._show(State.FAILED, failure_sentence(error))

    def _open(self) -> None:
        """Scan what the opener whose turn it is opens, in place of what was scanned until now."""
        from app.scanner.live import LiveScan
        from app.shell.scan.watch import Watch

        self._end_watch()
        decoder = self._decoders()
        try:
            source = self._begun[self._row.number - 1](decoder, self._spawn)
        except PlazaError as error:
            decoder.close()
            self.watch_failed(error)
            return
        self._answered = Answered()
        self._show(State.STARTING, state_sentence("starting", source.describe()))
        self._expect_frame()
        self._watch = Watch(source, lambda *callbacks: LiveScan(decoder, *callbacks), self._relay, self)

    def _expect_frame(self) -> None:
        """Wait for a camera's next frame, but not for ever: a camera may be there and give nothing."""
        if self._camera_id:
            self._silence.start(FIRST_FRAME_MS if self.frame is None else NEXT_FRAME_MS)

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
        self.fail(Unavailable("scanner.camera_silent", camera=name))

    def _show(self, state: State, sentence: str = "") -> None:
        source = self._watch.describe() if self._watch is not None else ""
        self._state, self._sentence = state, sentence or state_sentence(state.value, source)
        self.offered.note_camera(self._camera_id)
        self.stateChanged.emit()
        self.frameChanged.emit()
