"""The Scan screen: what is scanned, what was found, and what stands in the way."""

import time
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Unavailable
from app.scanner.gathering import Gathering, Progress
from app.shell.relay import Relay
from app.shell.scan.answered import Answered
from app.shell.scan.choices import choices_of, sentence_for
from app.shell.scan.entering import entered_code
from app.shell.scan.openers import Opener, part_opener, place_opener
from app.shell.scan.patience import Patience
from app.shell.scan.row import Row
from app.shell.scan.sentences import failure_sentence, nothing_sentence, parts_sentence, state_sentence
from app.shell.scan.watching import Watching
from app.shell.scan.ways import Equipment, ScanWays

if TYPE_CHECKING:
    from app.scanner.child import Decoder
    from app.scanner.model import FoundCode, Frame
    from app.scanner.ports import Spawn

QML_IMPORT_NAME = "app.shell.scan"
QML_IMPORT_MAJOR_VERSION = 1


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
ROUNDS = 2
"""How often a film is looked through before the file after it: a short one shows each of its frames to few looks."""
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
        self.is_awaited = False
        """Whether something is about to be scanned, so that ``start`` does not turn to the camera before it."""
        self._on_found = on_found
        self._row = Row(() if camera is None else (place_opener(camera),))
        self._camera_id = ""
        self._is_framed = False
        self.offered = ScanWays(self, equipment, self)
        self._watching = Watching(relay, decoders, spawn, self)
        self._state = State.IDLE
        self._say: Callable[[], str] = partial(state_sentence, "idle")
        self._choices: tuple[FoundCode, ...] = ()
        self._answered = Answered()
        self._gathering = Gathering()
        self._progress: Progress | None = None
        self._patience = Patience(self._on_silence, self)

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        """What the screen shows, one of ``State``."""
        return self._state.value

    @Property(str, notify=stateChanged)
    def sentence(self) -> str:
        """The state in words."""
        return self._say()

    @Property(bool, notify=stateChanged)
    def hasFrame(self) -> bool:
        """Whether there is a picture to show."""
        return self.frame is not None

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
        if self._watching.is_on or self.is_awaited or self._state is State.FAILED:  # what failed unseen is told first
            return
        if self._row.count:
            self._row.start_over()
            self._gathering, self._progress = Gathering(), None
            self._open()
        elif not self.offered.use_remembered_camera():
            self._show(State.NO_CAMERA)

    @Slot()
    def stop(self) -> None:
        """Let go of the camera, the file, and the decoder. A picture that was read is not read again by ``start``."""
        if self.frame is not None and self.frame.mode == "still":
            self._row = Row()
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
        self.codes, self._choices, self._progress = (), (), None
        is_still = self.frame is not None and self.frame.mode == "still"
        if is_still and self._row.go_on():
            self._open()
            return
        if not self._watching.is_on or is_still:
            self._show(State.IDLE)
        else:
            self._show(State.STARTING if self.frame is None else State.LOOKING)
        if self._watching.is_on:
            self._watching.go_on()
            self._patience.begin(is_first=self.frame is None)

    @Slot(int)
    def choose(self, index: int) -> None:
        """Take one of ``choices``."""
        if self._state is State.CHOOSING and 0 <= index < len(self._choices):
            self._take(self._choices[index])

    @Slot(float, float, float, float)
    def look(self, left: float, top: float, right: float, bottom: float) -> None:
        """Scan a part of the picture by itself, given in shares of its width and height."""
        if self.frame is not None and self._state in FRAMED:
            self.begin([part_opener(self.frame, (left, top, right, bottom), self._watching.source)])

    def begin(self, openers: Sequence[Opener], *, camera_id: str = "", is_framed: bool = False) -> None:
        """Scan what the first opens, in place of what was scanned until now; when it holds no code, what the next does.

        ``camera_id``: it is that camera. ``is_framed``: the person says first with ``look`` which part is meant.
        """
        self._row, self.is_awaited = Row(openers), False
        self._camera_id, self._is_framed = camera_id, is_framed
        self._gathering, self._progress = Gathering(), None
        self._open()

    @Slot(str)
    def enterText(self, text: str) -> None:
        """Take what was typed or pasted as what a code says: it goes the way of a scanned one."""
        entered = entered_code(text)
        if entered is None or self._state in {State.FOUND, State.CHOOSING}:
            return
        self._patience.end()
        if self.frame is not None and self.frame.mode == "still":
            self._row = Row()
            self._end_watch()  # a picture with another code in it would seem to be what the question is about
        else:
            self._watching.pause()
        self._take(entered)

    def camera_came(self) -> None:
        """Begin if no camera was there until now."""
        if self._state is State.NO_CAMERA:
            self.offered.use_remembered_camera()

    def frame_came(self, frame: "Frame") -> None:
        """Show ``frame``."""
        self.frame = frame
        self._patience.begin(is_first=False)
        if self._state is State.STARTING:
            still = State.FRAMING if self._is_framed else State.READING
            self._show(State.LOOKING if frame.mode == "live" else still)
        else:
            self.frameChanged.emit()

    def codes_read(self, frame: "Frame", codes: "tuple[FoundCode, ...]") -> None:
        """Take a code that is new; let the person choose among several. Parts of a text wait for the others."""
        if self._state is State.FRAMING:
            return
        self.codes = codes
        whole = self._gathering.take(codes, frame.at)
        if frame.mode == "still" and not whole and not self._row.has_next:
            whole = codes  # no other picture comes that might hold the other parts
        fresh = self._answered.fresh(frame, whole)
        if fresh:
            self._watching.pause()
            self._patience.end()
            self.frame = frame
            if len(fresh) == 1:
                self._take(fresh[0])
            else:
                self._choices = fresh
                self._show(State.CHOOSING, partial(sentence_for, fresh))
        elif frame.mode == "still" and not whole:
            if self._row.go_on():
                self._open()
            else:
                self._show(State.NOTHING, partial(nothing_sentence, self._row))
        elif frame.rounds >= ROUNDS and not whole and self._row.go_on():
            self._open()
        elif self._state is State.LOOKING and self._progress != (progress := self._gathering.progress(frame.at)):
            self._progress = progress
            self._show(State.LOOKING, None if progress is None else partial(parts_sentence, progress))

    def watch_failed(self, error: PlazaError) -> None:
        """Pass on to the next of several files, or say why no more frames come."""
        if self._row.go_on(has_failed=True):
            self._open()
        elif self._row.count > 1:
            self._end_watch()
            self._show(State.NOTHING, partial(nothing_sentence, self._row))
        else:
            self.fail(error)

    def fail(self, error: PlazaError) -> None:
        """Say why nothing is scanned, and leave the other ways open."""
        self._end_watch()
        self._row, self._camera_id, self.is_awaited = Row(), "", False
        self.offered.note_failure(error.code)
        self._show(State.FAILED, partial(failure_sentence, error))

    def _open(self) -> None:
        """Scan what the opener whose turn it is opens, in place of what was scanned until now."""
        self._end_watch()
        self._answered = Answered()
        self._patience.is_camera = self._camera_id != ""
        try:
            self._watching.begin(self._row.opener)
        except PlazaError as error:
            self.watch_failed(error)
            return
        self._show(State.STARTING)
        self._patience.begin(is_first=True)

    def _end_watch(self) -> None:
        self._patience.end()
        self._watching.end()
        self.frame, self.codes, self._choices = None, (), ()

    def _take(self, code: "FoundCode") -> None:
        self._choices = ()
        self._show(State.FOUND)
        self._on_found(code)

    def _on_silence(self) -> None:
        self.fail(Unavailable("scanner.camera_silent", camera=self._watching.source))

    def _show(self, state: State, say: Callable[[], str] | None = None) -> None:
        self._state, self._say = state, say or partial(state_sentence, state.value, self._watching.source)
        self.offered.note_camera(self._camera_id)
        self.stateChanged.emit()
        self.frameChanged.emit()
