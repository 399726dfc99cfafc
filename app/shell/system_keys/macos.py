"""Keys under macOS: RegisterEventHotKey, by which the system tells of one chord and nothing else. GUI thread."""

import ctypes
from typing import Any

from app.core.kernel.errors import Unavailable
from app.shell.system_keys.chord import Chord, Modifier
from app.shell.system_keys.ports import Hearing

CARBON = "/System/Library/Frameworks/Carbon.framework/Carbon"
HELD = {Modifier.CTRL: 1 << 8, Modifier.SHIFT: 1 << 9, Modifier.ALT: 1 << 11, Modifier.META: 1 << 12}
"""In Qt's words: its Ctrl is the Command key, its Meta is Control."""
TAKEN = -9878
KEYBOARD_EVENTS, HOT_KEY_PRESSED = int.from_bytes(b"keyb", "big"), 5
SIGNATURE = int.from_bytes(b"plza", "big")

# Codes are of places on the keyboard; these are their letters on the layout that they were named after (HIToolbox).
CODES = {
    **dict(zip("ASDFHGZXCV", range(10), strict=True)),
    **dict(zip("BQWERYT", range(11, 18), strict=True)),
    **dict(zip("123465", range(18, 24), strict=True)),
    **{"9": 25, "7": 26, "8": 28, "0": 29, "O": 31, "U": 32, "I": 34, "P": 35, "L": 37, "J": 38, "K": 40, "N": 45},
    **{"M": 46, "F1": 122, "F2": 120, "F3": 99, "F4": 118, "F5": 96, "F6": 97, "F7": 98, "F8": 100, "F9": 101},
    **{"F10": 109, "F11": 103, "F12": 111},
}


class _KeyId(ctypes.Structure):
    _fields_ = (("signature", ctypes.c_uint32), ("number", ctypes.c_uint32))


class _EventKind(ctypes.Structure):
    _fields_ = (("group", ctypes.c_uint32), ("kind", ctypes.c_uint32))


_Handler = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacKeys:
    """Holds one chord. The system tells of it in the run loop that Qt stands in."""

    chooses = False

    def __init__(self) -> None:
        self._carbon: Any = None
        self._hearing: Hearing | None = None
        self._key = ctypes.c_void_p()
        self._handler = _Handler(self._on_pressed)  # the system keeps no reference

    def bind(self, chord: Chord, hearing: Hearing) -> None:
        """Keep ``chord``, in place of the one before."""
        self.release()
        try:
            status = self._register(chord)
        except (OSError, AttributeError):  # a macOS without these calls
            status = -1
        if status == 0:
            self._hearing = hearing
            hearing.bound("")
        else:
            hearing.failed(Unavailable("keys.taken" if status == TAKEN else "keys.unsupported", keys=chord.text()))

    def release(self) -> None:
        """Let go of it."""
        self._hearing = None
        if self._key.value:
            self._carbon.UnregisterEventHotKey(self._key)
            self._key = ctypes.c_void_p()

    def _register(self, chord: Chord) -> int:
        if self._carbon is None:
            self._carbon = _library()
            pressed = _EventKind(KEYBOARD_EVENTS, HOT_KEY_PRESSED)
            target = self._carbon.GetApplicationEventTarget()
            self._carbon.InstallEventHandler(target, self._handler, 1, ctypes.byref(pressed), None, None)
        held = sum(HELD[each] for each in chord.held)
        status: int = self._carbon.RegisterEventHotKey(
            CODES[chord.key],
            held,
            _KeyId(SIGNATURE, 1),
            self._carbon.GetApplicationEventTarget(),
            0,
            ctypes.byref(self._key),
        )
        return status

    def _on_pressed(self, _next: object, _event: object, _data: object) -> int:
        if self._hearing is not None:
            self._hearing.pressed()
        return 0


def _library() -> Any:
    carbon = ctypes.CDLL(CARBON)
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    carbon.GetApplicationEventTarget.restype = pointer
    carbon.GetApplicationEventTarget.argtypes = []
    carbon.InstallEventHandler.argtypes = [pointer, _Handler, ctypes.c_ulong, pointer, pointer, pointer]
    carbon.RegisterEventHotKey.argtypes = [number, number, _KeyId, pointer, number, pointer]
    carbon.UnregisterEventHotKey.argtypes = [pointer]
    return carbon
