"""A watchdog of the GUI thread: how long what is posted to it waits at most, and what it was at meanwhile."""

import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, Signal

PAUSE_S = 0.002
"""Between an answer and the next question, which then needs Python's lock: a wait may have begun so much earlier than
it is counted from, some milliseconds in all."""
LOOK_S = 0.02
SHELL = str(Path(__file__).resolve().parent.parent / "app" / "shell")


@dataclass(frozen=True, slots=True)
class Wait:
    """How long the GUI thread answered nothing, how much of that it computed itself, and where it was seen then.

    The rest it waited: for Python's lock, the system, or the processor that others had.
    """

    wait_ms: float = 0.0
    computed_ms: float = 0.0
    where: str = ""


class _Bell(QObject):
    """Rings on the GUI thread, for which it has to come to its event loop and to hold Python's lock."""

    rung = Signal()


class Watchdog:
    """Asks the GUI thread for an answer again and again, from a thread of its own. Made and closed on the GUI thread.

    Qt alone may go on painting while a question waits for Python's lock: such a wait counts, for no click is answered.
    """

    def __init__(self) -> None:
        self.phase = ""
        """What is being done; set it on the GUI thread."""
        self.longest: dict[str, Wait] = {}
        """The longest wait of each phase in which there was one."""
        self._gui_thread_id = threading.get_ident()
        self._bell = _Bell()
        self._bell.rung.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._answered = threading.Event()
        self._answered_at = 0.0
        self._computed_at = self._computed_before = time.thread_time()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ask nothing more."""
        self._closing.set()
        self._thread.join()

    def _answer(self) -> None:
        self._answered_at = time.perf_counter()
        self._computed_before, self._computed_at = self._computed_at, time.thread_time()
        self._answered.set()

    def _run(self) -> None:
        while not self._closing.wait(PAUSE_S):
            phase = self.phase
            self._answered.clear()
            asked_at, where = time.perf_counter(), ""
            self._bell.rung.emit()
            while not self._answered.wait(LOOK_S):
                if self._closing.is_set():
                    return
                where = where or _place_in_shell(sys._current_frames().get(self._gui_thread_id))
            wait_ms = (self._answered_at - asked_at) * 1_000
            if wait_ms > self.longest.get(phase, Wait()).wait_ms:
                computed_ms = (self._computed_at - self._computed_before) * 1_000
                self.longest[phase] = Wait(wait_ms, min(wait_ms, computed_ms), where)


def _place_in_shell(frame: FrameType | None) -> str:
    """Return where in the shell the innermost frame of it is; nothing where Qt works alone."""
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(SHELL):
            return f"{Path(file).relative_to(SHELL)}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
    return ""
