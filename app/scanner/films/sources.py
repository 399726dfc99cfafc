"""Films and network streams as sources: paced, or as they come, from a child that is ended with them."""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import numpy as np

from app.core.kernel.errors import PlazaError, Unavailable
from app.scanner.files import open_file
from app.scanner.films import film_program, stream_program, wire
from app.scanner.films.child import FilmChild, Limits
from app.scanner.ports import Spawn
from app.scanner.sources import FPS_DEFAULT, Pace, Picture, ThreadedSource

STREAM_FPS = 30.0
PASSED_OVER_MAX = 250
_PLAYLISTS = (b"#EXTM3U", b"ffconcat", b"<?xml", b"[playlist]", b"v=0")


class ChildSource(ThreadedSource):
    """A source whose frames a child of its own unpacks."""

    def __init__(self, spawn: Spawn, limits: Limits | None = None) -> None:
        super().__init__()
        self._spawn = spawn
        self._limits = limits or Limits()
        self._child: FilmChild | None = None

    @abstractmethod
    def unpacked(self) -> Iterator[Picture]:
        """Yield picture after picture; what goes wrong need not say of which place."""

    def pictures(self) -> Iterator[Picture]:
        """Yield picture after picture until stopped."""
        try:
            yield from self.unpacked()
        except PlazaError as error:
            raise Unavailable(error.code, place=self.describe()) from error
        finally:
            if self._child is not None:
                self._child.close()

    def stop(self) -> None:
        """Give no more frames, and end the child: who waits for it waits no longer."""
        super().stop()
        if self._child is not None:
            self._child.kill()

    def start_child(self, program: str, film: BinaryIO | None = None) -> FilmChild:
        """Return a child that runs ``program``; Unavailable if it does not start."""
        child = self._child = FilmChild(self._spawn, program, self._limits, film)
        if self.is_stopped:  # meanwhile
            child.kill()
        child.start()
        return child


class FilmSource(ChildSource):
    """A video file, over and over at its own pace."""

    def __init__(self, path: Path, spawn: Spawn, limits: Limits | None = None) -> None:
        super().__init__(spawn, limits)
        self._path = path

    def describe(self) -> str:
        """Return the file's name."""
        return self._path.name

    def unpacked(self) -> Iterator[Picture]:
        """Yield the film's frames, grey or in colour; those that are late are passed over."""
        with open_file(self._path) as film:
            _refuse_playlist(film)
            child = self.start_child(film_program.__name__, film)
            count = 1
            while not self.is_stopped and count:
                pace = Pace(_fps(child.open()))
                count = 0
                while not self.is_stopped:
                    late = 0
                    while pace.is_late() and late < PASSED_OVER_MAX:
                        late += 1
                    frame = child.next(late)
                    if frame is None:
                        break
                    count += 1
                    yield _picture_of(frame)
                    self.pause(pace.left())
                self._rounds += 1
            if not self.is_stopped:
                raise Unavailable("scanner.source_unreadable")


class StreamSource(ChildSource):
    """A network camera, or a video at an address, as it comes."""

    def __init__(self, address: str, spawn: Spawn, limits: Limits | None = None) -> None:
        super().__init__(spawn, limits)
        self._address = address

    def describe(self) -> str:
        """Return the address without any password in it."""
        with suppress(ValueError):
            parts = urlsplit(self._address)
            return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        return self._address.partition("://")[0]

    def unpacked(self) -> Iterator[Picture]:
        """Yield the newest frame each time."""
        child = self.start_child(stream_program.__name__)
        child.open(self._address)
        pace = Pace(STREAM_FPS)
        while not self.is_stopped:
            frame = child.next()
            if frame is None:
                raise Unavailable("scanner.source_ended")
            yield _picture_of(frame)
            if pace.is_late():
                pace = Pace(STREAM_FPS)
            self.pause(pace.left())


def _fps(interval_us: int) -> float:
    return 1e6 / interval_us if interval_us else FPS_DEFAULT


def _picture_of(frame: wire.Message) -> Picture:
    samples = np.frombuffer(frame.body, np.uint8)
    is_gray = len(frame.body) == frame.width * frame.height
    return samples.reshape((frame.height, frame.width) if is_gray else (frame.height, frame.width, 3))


def _refuse_playlist(film: BinaryIO) -> None:
    """Refuse files that only name others: where no jail holds it, a video library would open those."""
    if film.read(64).lstrip().startswith(_PLAYLISTS):
        raise Unavailable("scanner.source_unreadable")
