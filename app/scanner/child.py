"""The decoder as the rest of Plaza sees it: a child process that is killed and replaced when it overruns."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core.kernel.errors import Refused, Unavailable
from app.scanner import wire
from app.scanner.model import FoundCode, Frame
from app.scanner.ports import ChildProcess, Spawn

if TYPE_CHECKING:
    from app.scanner.model import GrayPicture

log = logging.getLogger(__name__)
BURIAL_S = 0.5
PROGRAM = "app.scanner.child_program"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the child may take before it is killed."""

    live_ms: int = 300
    still_ms: int = 5_000
    start_ms: int = 15_000


class Decoder:
    """Reads codes in a child process of its own, started when first needed. One request at a time; any thread.

    No picture can hang or crash more than the child: an overrun or a death costs that one answer, and the next
    request starts another child.
    """

    def __init__(self, spawn: Spawn, limits: Limits | None = None) -> None:
        self._spawn = spawn
        self._limits = limits or Limits()
        self._one_request = threading.Lock()
        self._state = threading.Lock()
        self._child: ChildProcess | None = None
        self._dead: list[ChildProcess] = []
        self._is_closed = False

    def start(self) -> None:
        """Start the child now, so that the first frame need not wait for it.

        Raises:
            Unavailable: ``scanner.decoder_missing`` or ``scanner.closed``.
        """
        with self._one_request:
            try:
                self._running()
            finally:
                self._bury()

    def read(self, frame: Frame) -> tuple[FoundCode, ...]:
        """Return the codes in ``frame``.

        Raises:
            Unavailable: ``scanner.overrun`` (the child was killed), ``scanner.decoder_ended`` (it died or answered
                nonsense), ``scanner.decoder_missing`` (it does not start) or ``scanner.closed``.
        """
        height, width = frame.gray.shape
        limit_ms = self._limits.live_ms if frame.mode == "live" else self._limits.still_ms
        answer = self._ask(wire.Message(frame.mode, _bytes_of(frame.gray), width, height), limit_ms)
        try:
            return wire.unpack_codes(answer.body)
        except wire.WireError as error:
            self._replace()
            raise Unavailable("scanner.decoder_ended") from error

    def open_picture(self, data: bytes) -> "GrayPicture":
        """Return the picture in the file contents ``data``, grey or in colour; only the child ever parses them.

        Raises:
            Refused: ``scanner.picture_too_large`` or ``scanner.picture_unreadable``.
            Unavailable: as in ``read``.
        """
        import numpy as np

        if len(data) > wire.PICTURE_BYTES_MAX:
            raise Refused("scanner.picture_too_large")
        answer = self._ask(wire.Message("picture", data), self._limits.still_ms)
        if answer.kind != "opened":
            raise Refused("scanner.picture_unreadable")
        samples = np.frombuffer(answer.body, np.uint8)
        in_color = len(answer.body) != answer.width * answer.height
        return samples.reshape((answer.height, answer.width, 3) if in_color else (answer.height, answer.width))

    def close(self) -> None:
        """End the child at once, and with it the request under way; every later request is refused."""
        with self._state:
            self._is_closed = True
        self._replace()
        if self._one_request.acquire(timeout=BURIAL_S):  # whoever is still asking hears the child die
            try:
                self._bury()
            finally:
                self._one_request.release()

    def _ask(self, request: wire.Message, limit_ms: int) -> wire.Message:
        with self._one_request:
            try:
                child = self._running()

                def exchange() -> wire.Message:
                    wire.write(child.stdin, request)
                    return wire.read(child.stdout)

                return self._within(limit_ms, child, exchange)
            finally:
                self._bury()

    def _running(self) -> ChildProcess:
        with self._state:
            if self._is_closed:
                raise Unavailable("scanner.closed")
            if self._child is not None:
                return self._child
            child = self._child = self._spawn(PROGRAM)
        try:
            answer = self._within(self._limits.start_ms, child, lambda: wire.read(child.stdout))
        except Unavailable as error:
            raise Unavailable(
                "scanner.closed" if error.code == "scanner.closed" else "scanner.decoder_missing"
            ) from error
        if answer.kind != "ready":
            self._replace()
            raise Unavailable("scanner.decoder_missing")
        return child

    def _within(self, limit_ms: int, child: ChildProcess, talk: Callable[[], wire.Message]) -> wire.Message:
        """Return what ``talk`` returns; a child that takes longer is killed, which breaks the pipes it waits on."""
        has_overrun = threading.Event()

        def end() -> None:
            has_overrun.set()
            child.kill()

        watchdog = threading.Timer(limit_ms / 1000, end)
        watchdog.daemon = True
        watchdog.start()
        try:
            return talk()
        except (OSError, EOFError, ValueError, wire.WireError) as error:
            self._replace()
            if has_overrun.is_set():
                log.warning("the decoder took more than %d ms and was replaced", limit_ms)
                raise Unavailable("scanner.overrun", limit_ms=limit_ms) from error
            if self._is_closed:
                raise Unavailable("scanner.closed") from error
            log.warning("the decoder ended and will be replaced: %r", error)
            raise Unavailable("scanner.decoder_ended") from error
        finally:
            watchdog.cancel()
            watchdog.join()  # an answer and the limit may meet: afterwards it is certain who won
            if has_overrun.is_set():
                self._replace()

    def _replace(self) -> None:
        """End the child there is; the next request starts another."""
        with self._state:
            child, self._child = self._child, None
            if child is not None:
                self._dead.append(child)
        if child is not None:
            child.kill()

    def _bury(self) -> None:
        """Close the pipes of children that were ended; only while no request uses them."""
        with self._state:
            dead, self._dead = self._dead, []
        for child in dead:
            for pipe in (child.stdin, child.stdout):
                with suppress(OSError):
                    pipe.close()


def _bytes_of(gray: "GrayPicture") -> memoryview | bytes:
    return gray.data.cast("B") if gray.flags.c_contiguous else gray.tobytes()
