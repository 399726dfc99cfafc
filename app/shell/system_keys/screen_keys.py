"""The keys that scan the screen while another program is in front, as the settings show them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError, Unavailable
from app.shell.error_texts import text_of
from app.shell.relay import Relay
from app.shell.system_keys.choosing import PROPOSED
from app.shell.system_keys.chord import Chord, Modifier, chord_of
from app.shell.system_keys.ports import Hearing, SystemKeys

QML_IMPORT_NAME = "app.shell.system_keys"
QML_IMPORT_MAJOR_VERSION = 1

Kept = Callable[[], tuple[bool, str]]
"""Returns whether the person wants the keys, and which they chose."""
Keep = Callable[[bool, str], None]

UNSUPPORTED = "keys.unsupported"
HELD = {
    Qt.KeyboardModifier.ControlModifier: Modifier.CTRL,
    Qt.KeyboardModifier.AltModifier: Modifier.ALT,
    Qt.KeyboardModifier.ShiftModifier: Modifier.SHIFT,
    Qt.KeyboardModifier.MetaModifier: Modifier.META,
}


@QmlElement
class ScreenKeysViewModel(QObject):
    """Whether the keys are heard, which they are, and why not. GUI thread.

    Nothing is asked of the system before ``attach``: the window is painted first.
    """

    changed = Signal()
    pressed = Signal()

    def __init__(self, kept: Kept, keep: Keep, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._keep = keep
        self._keys: SystemKeys | None = None
        self._relay: Relay | None = None
        self._error: PlazaError | None = None
        self._described = ""
        self._is_heard = False
        self._is_recording = False
        self._round = 0

    def attach(self, keys: SystemKeys | None, relay: Relay) -> None:
        """Hear the keys by ``keys``, if the person wants that; None: this system has no way."""
        self._keys, self._relay = keys, relay
        self._bind()

    def release(self) -> None:
        """Let go of the keys."""
        self._round += 1
        if self._keys is not None:
            self._keys.release()

    @Property(bool, notify=changed)
    def isOn(self) -> bool:
        """Whether the person wants the keys to be heard."""
        return self._kept()[0]

    @Property(bool, notify=changed)
    def canWork(self) -> bool:
        """Whether this system has a way, as far as is known: a desktop's portal tells when it is asked."""
        return self._keys is not None and (self._error is None or self._error.code != UNSUPPORTED)

    @Property(bool, notify=changed)
    def isHeard(self) -> bool:
        """Whether the system has given the keys to Plaza."""
        return self._is_heard

    @Property(bool, notify=changed)
    def isChosenHere(self) -> bool:
        """Whether the keys are chosen in Plaza, not in the system's own settings."""
        return self._keys is not None and not self._keys.chooses

    @Property(str, notify=changed)
    def keysText(self) -> str:
        """The keys, as this system writes them."""
        written = QKeySequence(self._chord().text()).toString(QKeySequence.SequenceFormat.NativeText)
        return self._described or written

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why the keys are not heard though the person wants it, or cannot be; empty if there is nothing to say."""
        if self._relay is not None and self._keys is None:
            return text_of(Unavailable(UNSUPPORTED))
        return "" if self._error is None else text_of(self._error)

    @Slot(bool)
    def switchOn(self, is_on: bool) -> None:
        """Hear the keys, or no more."""
        self._keep(is_on, self._kept()[1])
        self._bind()

    @Slot(bool)
    def record(self, is_recording: bool) -> None:
        """Let the keys through while the person chooses others, which may be the same."""
        if is_recording != self._is_recording:
            self._is_recording = is_recording
            self._bind()

    @Slot(int, int, result=bool)
    def choose(self, key: int, modifiers: int) -> bool:
        """Take what was pressed, as Qt's events tell it, if that is a chord for Plaza to keep; tell whether it is."""
        chord = _pressed_chord(key, modifiers)
        if chord is not None:
            self._keep(self._kept()[0], chord.text())
            self.record(False)
            self._bind()
        return chord is not None

    def _chord(self) -> Chord:
        chord = chord_of(self._kept()[1]) or chord_of(PROPOSED)
        assert chord is not None
        return chord

    def _bind(self) -> None:
        self.release()
        self._error, self._described, self._is_heard = None, "", False
        if self._keys is not None and self._kept()[0] and not self._is_recording:
            self._keys.bind(self._chord(), self._hearing())
        self.changed.emit()

    def _hearing(self) -> Hearing:
        """Return who is told of the keys bound now: on the GUI thread, and only as long as it is they."""
        relay, number = self._relay, self._round
        assert relay is not None

        def post(work: Callable[[], None]) -> None:
            relay.post(lambda: work() if number == self._round else None)

        return Hearing(
            bound=lambda described: post(partial(self._on_bound, described)),
            pressed=lambda: post(self.pressed.emit),
            failed=lambda error: post(partial(self._on_failed, error)),
        )

    def _on_bound(self, described: str) -> None:
        self._described, self._is_heard = described, True
        self.changed.emit()

    def _on_failed(self, error: PlazaError) -> None:
        self._error, self._is_heard = error, False
        self.changed.emit()


def _pressed_chord(key: int, modifiers: int) -> Chord | None:
    held = Qt.KeyboardModifier(modifiers)
    names = [modifier.value for each, modifier in HELD.items() if each in held]
    if Qt.KeyboardModifier.KeypadModifier in held:
        return None
    return chord_of("+".join([*names, QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)]))
