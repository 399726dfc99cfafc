"""One decoder of pictures as the shell sees it: a jailed child that is ended when it overruns or lies."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from app.core.kernel.errors import Unavailable
from app.host.decoding import wire
from app.host.decoding.wire import Pixels, Shape
from app.host.runtime.deadlines import Deadlines
from app.host.runtime.process import Process

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things may take, in seconds."""

    start_s: float = 15.0
    picture_s: float = 5.0
    """By the clock on the wall; the child itself ends after less time of the processor."""
    idle_s: float = 60.0


class DecoderEnded(Exception):
    """The child is gone: it died, overran or answered nonsense."""


class PictureChild:
    """A running decoder. One thread uses it, from its start to ``close``."""

    def __init__(self, start: Callable[[], Process], deadlines: Deadlines, limits: Limits) -> None:
        """Start it, without waiting for it.

        Raises:
            Unavailable: ``picture.decoder_missing``, it cannot be started.
        """
        self._deadlines = deadlines
        self._limits = limits
        self.served = 0
        try:
            self._process = start()
        except Unavailable as error:
            raise Unavailable("picture.decoder_missing", reason=str(error)) from error

    def wait_ready(self) -> None:
        """Wait until it is jailed. DecoderEnded if it never is."""
        self._within(self._limits.start_s, lambda: wire.read_ready(self._process.stdout))

    def decode(self, data: bytes, shape: Shape) -> Pixels:
        """Return the picture in ``data`` as ``shape`` wants it. DecoderEnded if that ended the child.

        Raises:
            Refused: ``picture.format``, ``picture.broken`` or ``picture.pixels``.
        """
        self.served += 1

        def talk() -> Pixels:
            wire.write_request(self._process.stdin, shape, data)
            return wire.read_answer(self._process.stdout, shape)

        return self._within(self._limits.picture_s, talk)

    def end_soon(self) -> None:
        """End the child, without waiting for it; any thread. Whoever waits for it gets DecoderEnded."""
        self._process.kill_soon()

    def close(self) -> None:
        """End the child and wait for it."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                pipe.close()

    def _within(self, seconds: float, talk: Callable[[], T]) -> T:
        deadline = self._deadlines.after(seconds, self._process.kill_soon)
        try:
            return talk()
        except (OSError, EOFError, wire.WireError) as error:
            raise DecoderEnded(repr(error)) from error
        finally:
            deadline.cancel()
