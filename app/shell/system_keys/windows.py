"""Keys under Windows: RegisterHotKey on its own thread, by which the system tells of one chord and nothing else."""

import ctypes
import threading
from ctypes import wintypes
from typing import Any

from app.core.kernel.errors import Unavailable
from app.shell.system_keys.chord import Chord, Modifier
from app.shell.system_keys.listening import END_S, Listener
from app.shell.system_keys.ports import Hearing

HOTKEY_MESSAGE, QUIT_MESSAGE = 0x0312, 0x0012
NO_REPEAT = 0x4000
HELD = {Modifier.ALT: 1, Modifier.CTRL: 2, Modifier.SHIFT: 4, Modifier.META: 8}
F1_CODE = 0x70
ALREADY_REGISTERED = 1409
HOTKEY_ID = 1


def code_of(key: str) -> int:
    """Return the virtual key code; letters and digits are their capital's."""
    return F1_CODE + int(key[1:]) - 1 if len(key) > 1 else ord(key)


class WindowsListener(Listener):
    """Holds one chord: its thread is the one that the system's messages about it come to."""

    def __init__(self, chord: Chord, hearing: Hearing) -> None:
        windll: Any = ctypes.__dict__["WinDLL"]
        self._user = windll("user32", use_last_error=True)
        self._kernel = windll("kernel32")
        self._thread_id = 0
        self._has_begun = threading.Event()
        super().__init__(chord, hearing)

    def wake(self) -> None:
        """Make ``listen`` return."""
        self._has_begun.wait(END_S)
        self._user.PostThreadMessageW(self._thread_id, QUIT_MESSAGE, 0, 0)

    def listen(self, chord: Chord) -> None:
        """Take ``chord`` and tell of it until woken. The system gives it back when the thread ends."""
        message = wintypes.MSG()
        self._user.PeekMessageW(ctypes.byref(message), None, 0, 0, 0)  # makes the queue that messages come to
        self._thread_id = self._kernel.GetCurrentThreadId()
        self._has_begun.set()
        held = sum(HELD[each] for each in chord.held) | NO_REPEAT
        if not self._user.RegisterHotKey(None, HOTKEY_ID, held, code_of(chord.key)):
            is_taken = ctypes.__dict__["get_last_error"]() == ALREADY_REGISTERED
            raise Unavailable("keys.taken" if is_taken else "keys.unsupported", keys=chord.text())
        try:
            self.tell_bound()
            while self._user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
                if message.message == HOTKEY_MESSAGE:
                    self.tell_pressed()
        finally:
            self._user.UnregisterHotKey(None, HOTKEY_ID)
