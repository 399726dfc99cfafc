"""Watching frames go by: decodes the newest on a thread of its own and lets the rest pass."""

import threading
from collections.abc import Callable
from typing import Protocol

from app.core.kernel.errors import PlazaError, Unavailable
from app.scanner.model import FoundCode, Frame

OnRead = Callable[[Frame, tuple[FoundCode, ...]], None]
_PASSING = ("scanner.overrun", "scanner.decoder_ended")
FAILURES_MAX = 10


class Reader(Protocol):
    """What reads frames: a ``Decoder``."""

    def start(self) -> None:
        """Make ready."""
        ...

    def read(self, frame: Frame) -> tuple[FoundCode, ...]:
        """Return the codes in ``frame``."""
        ...

    def close(self) -> None:
        """End at once, the reading under way included."""
        ...


class LiveScan:
    """Decodes frames as they are offered: one in flight at most, of those waiting only the newest.

    Owns its thread and ``decoder``. ``on_read`` and ``on_failed`` are called on that thread, and once ``close``
    has been called not begun any more.
    """

    def __init__(self, decoder: Reader, on_read: OnRead, on_failed: Callable[[PlazaError], None]) -> None:
        self._decoder = decoder
        self._on_read = on_read
        self._on_failed = on_failed
        self._changed = threading.Condition()
        self._newest: Frame | None = None
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="scan", daemon=True)
        self._thread.start()

    def offer(self, frame: Frame) -> None:
        """Take ``frame`` as the next to decode, in place of one that still waits. Any thread."""
        with self._changed:
            self._newest = frame
            self._changed.notify()

    def close(self) -> None:
        """Stop at once without waiting, the decoder's child included. Any thread."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self._decoder.close()

    def join(self, timeout_s: float) -> bool:
        """Wait until the thread has ended after ``close``; return whether it has."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._decoder.start()
        except PlazaError as error:
            self._fail(error)
            return
        failures = 0
        while (frame := self._next()) is not None:
            try:
                codes = self._decoder.read(frame)
                failures = 0
            except PlazaError as error:
                failures += 1
                passes = error.code in _PASSING and failures < FAILURES_MAX
                if not passes:
                    self._fail(error)
                    return
                codes = ()  # the frame was hostile; the next may not be
            if not self._is_closed:
                self._on_read(frame, codes)

    def _next(self) -> Frame | None:
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._newest is not None)
            frame, self._newest = self._newest, None
            return None if self._is_closed else frame

    def _fail(self, error: PlazaError) -> None:
        if not self._is_closed:
            known = error if error.code.startswith("scanner.") else Unavailable("scanner.decoder_missing")
            self._on_failed(known)
