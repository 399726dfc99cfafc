"""A child that unpacks a film or a stream, as the shell sees it: asked frame by frame, ended when it overruns."""

import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

from app.core.kernel.errors import Unavailable
from app.scanner.films import wire
from app.scanner.ports import ChildProcess, Spawn


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a child may take before it is killed, in milliseconds."""

    start_ms: int = 15_000
    open_ms: int = 12_000
    next_ms: int = 10_000


class FilmChild:
    """One child, used by one thread; ``kill`` is for any. What it sends is checked as a stranger's.

    It is given the blocks of ``film`` that it wants, while it is asked for something, and nothing else.
    """

    def __init__(self, spawn: Spawn, program: str, limits: Limits, film: BinaryIO | None = None) -> None:
        self._limits = limits
        self._film = film
        self._killing = threading.Lock()
        self._spawn = spawn
        self._program = program
        self._is_killed = False
        self._process: ChildProcess | None = None

    def start(self) -> None:
        """Start it and wait until it is jailed. Unavailable if that fails: ``scanner.decoder_missing``."""
        process = self._spawn(self._program)
        with self._killing:
            self._process = process
            if self._is_killed:  # meanwhile
                process.kill()
        try:
            is_ready = self._exchange(None, self._limits.start_ms).kind == "ready"
        except Unavailable as error:
            raise Unavailable("scanner.decoder_missing") from error
        if not is_ready:
            self.kill()
            raise Unavailable("scanner.decoder_missing")

    def open(self, address: str = "") -> int:
        """Open the film, or the stream at ``address``; return the microseconds from frame to frame, 0 if unknown.

        Raises:
            Unavailable: ``scanner.source_unreadable``, or as ``next``.
        """
        size = 0 if self._film is None else os.fstat(self._film.fileno()).st_size
        answer = self._exchange(wire.Message("open", address.encode(), size), self._limits.open_ms)
        if answer.kind != "opened":
            raise Unavailable("scanner.source_unreadable")
        return answer.number

    def next(self, passed_over: int = 0) -> wire.Message | None:
        """Return the next frame but ``passed_over``, None at the end.

        Raises:
            Unavailable: ``scanner.source_unreadable``, also when the child died or lied; ``scanner.source_silent``
                when it was ended because nothing came.
        """
        answer = self._exchange(wire.Message("next", number=passed_over), self._limits.next_ms)
        if answer.kind not in ("frame", "ended"):
            raise Unavailable("scanner.source_unreadable")
        return answer if answer.kind == "frame" else None

    def kill(self) -> None:
        """End the child at once; who waits for it is told so by an error. Any thread, more than once."""
        with self._killing:
            self._is_killed = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """End the child and let go of it. By the thread that uses it, or when that has ended."""
        self.kill()
        with self._killing:
            process, self._process = self._process, None
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()

    def _exchange(self, request: wire.Message | None, limit_ms: int) -> wire.Message:
        has_overrun = threading.Event()

        def end() -> None:
            has_overrun.set()
            self.kill()

        watchdog = threading.Timer(limit_ms / 1000, end)
        watchdog.daemon = True
        watchdog.start()
        try:
            return self._talk(request)
        except (OSError, EOFError, ValueError, wire.WireError) as error:
            self.kill()
            code = "scanner.source_silent" if has_overrun.is_set() else "scanner.source_unreadable"
            raise Unavailable(code) from error
        finally:
            watchdog.cancel()

    def _talk(self, request: wire.Message | None) -> wire.Message:
        process = self._process
        assert process is not None, "the child is started first, and closed last"
        if request is not None:
            wire.write(process.stdin, request)
        while (answer := wire.read(process.stdout)).kind == "want":
            wire.write(process.stdin, wire.Message("block", self._block(answer.number)))
        return answer

    def _block(self, start: int) -> bytes:
        if self._film is None or start % wire.BLOCK_BYTES:
            raise wire.WireError("nothing to be given")
        self._film.seek(start)
        return self._film.read(wire.BLOCK_BYTES)
