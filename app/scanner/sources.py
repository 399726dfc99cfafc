"""Where frames come from: what every source is, one picture, and a folder of pictures. Cameras are the shell's."""

import re
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeAlias

import cv2
import numpy as np

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.scanner.files import picture_bytes
from app.scanner.model import Frame, GrayPicture, ReadingMode

OnFrame = Callable[[Frame], None]
OnFailed = Callable[[PlazaError], None]
Picture: TypeAlias = GrayPicture  # or in colour: one channel or three
OpenPicture = Callable[[bytes], GrayPicture]

PICTURE_SUFFIXES = frozenset(
    (".png", ".jpg", ".jpeg", ".jpe", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".avif", ".pbm", ".pgm", ".ppm")
)
FOLDER_FPS = 15.0
FPS_DEFAULT = 25.0
FPS_MAX = 60.0
NUMBERED = re.compile(r"%(0?\d{0,2})d")
"""Where the number is in a pattern of names, as video tools write it."""


class FrameSource(Protocol):
    """Something that gives frames until it is stopped. Started once."""

    def start(self, on_frame: OnFrame, on_failed: OnFailed) -> None:
        """Begin. Both are called on a thread of the source's choice, ``on_failed`` at most once and last."""
        ...

    def stop(self) -> None:
        """Give no more frames and let go of the device or file; returns without waiting for slow networks."""
        ...

    def describe(self) -> str:
        """Return a name for people: a camera's, a file's, an address."""
        ...


class ThreadedSource(ABC):
    """A source that produces its pictures on a thread of its own, at a pace of its own."""

    mode: ReadingMode = "live"

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._rounds = 0
        self._thread: threading.Thread | None = None

    @abstractmethod
    def describe(self) -> str:
        """Return a name for people."""

    @abstractmethod
    def pictures(self) -> Iterator[Picture]:
        """Yield picture after picture until ``is_stopped``; raise Refused or Unavailable where that fails."""

    @property
    def is_stopped(self) -> bool:
        """Whether nobody wants more pictures."""
        return self._stopped.is_set()

    @property
    def rounds(self) -> int:
        """How often it has been through all of its pictures."""
        return self._rounds

    def pause(self, seconds: float) -> None:
        """Wait for ``seconds`` or until the source is stopped."""
        self._stopped.wait(max(0.0, seconds))

    def start(self, on_frame: OnFrame, on_failed: OnFailed) -> None:
        """Begin; both are called on the source's thread."""
        assert self._thread is None, "a source is started once"
        self._thread = threading.Thread(target=self._run, args=(on_frame, on_failed), name="frames", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Give no more frames; the thread ends on its own."""
        self._stopped.set()

    def join(self, timeout_s: float) -> bool:
        """Wait until the thread has ended after ``stop``; return whether it has."""
        if self._thread is not None:
            self._thread.join(timeout_s)
        return self._thread is None or not self._thread.is_alive()

    def _run(self, on_frame: OnFrame, on_failed: OnFailed) -> None:
        try:
            for number, picture in enumerate(self.pictures(), start=1):
                if self.is_stopped:
                    return
                on_frame(frame_of(picture, number, self.mode, self.rounds))
        except PlazaError as error:
            if not self.is_stopped:
                on_failed(error)


class ImageSource(ThreadedSource):
    """One picture: a file, or the contents of one. Parsed by ``open_picture``, which is the decoder child's."""

    mode = "still"

    def __init__(self, picture: Path | bytes, open_picture: OpenPicture, name: str = "") -> None:
        super().__init__()
        self._picture = picture
        self._open_picture = open_picture
        self._name = name or (picture.name if isinstance(picture, Path) else "")

    def describe(self) -> str:
        """Return the file's name."""
        return self._name

    def pictures(self) -> Iterator[Picture]:
        """Yield the picture."""
        data = self._picture if isinstance(self._picture, bytes) else picture_bytes(self._picture)
        yield self._open_picture(data)


class FolderSource(ThreadedSource):
    """A folder of pictures, or those of one with numbers in their names, over and over at its own pace."""

    def __init__(self, folder: Path, open_picture: OpenPicture, pattern: str = "") -> None:
        """``pattern``: only files named so; ``%d`` in it, or ``%04d``, is a number, and they come by their numbers."""
        super().__init__()
        self._folder = folder
        self._open_picture = open_picture
        self._pattern = pattern

    def describe(self) -> str:
        """Return the folder's name, or the names' pattern."""
        return self._pattern or self._folder.name

    def pictures(self) -> Iterator[Picture]:
        """Yield picture after picture; one that cannot be read does not spoil the others."""
        while not self.is_stopped:
            count = 0
            for count, picture in enumerate(self._one_round(), start=1):  # noqa: B007 (how many there were)
                yield picture
            self._rounds += 1
            if count == 0 and not self.is_stopped:
                raise Unavailable("scanner.source_unreadable", place=self.describe())

    def _one_round(self) -> Iterator[Picture]:
        pace = Pace(FOLDER_FPS)
        for file in self._files():
            if self.is_stopped:
                return
            if pace.is_late():
                pace = Pace(FOLDER_FPS)  # pictures may take long; none is passed over
            try:
                picture = self._open_picture(picture_bytes(file))
            except (Refused, Unavailable) as error:
                if error.code == "scanner.closed":
                    raise
                continue
            yield picture
            self.pause(pace.left())

    def _files(self) -> list[Path]:
        try:
            found = list(self._folder.iterdir())
        except FileNotFoundError as error:
            raise Unavailable("scanner.source_missing", place=self.describe()) from error
        except OSError as error:
            raise Unavailable("scanner.source_unreadable", place=self.describe()) from error
        if not self._pattern:
            return sorted(each for each in found if each.suffix.lower() in PICTURE_SUFFIXES)
        before, digits, after = NUMBERED.split(self._pattern, maxsplit=1)
        name = re.compile(rf"{re.escape(before)}(\d{{{digits.lstrip('0') or 1},12}}){re.escape(after)}")
        numbered = [(int(match[1]), each) for each in found if (match := name.fullmatch(each.name))]
        if not numbered:
            raise Unavailable("scanner.source_missing", place=self.describe())
        return [each for _, each in sorted(numbered)]


class Pace:
    """When the next frame of a recording is due."""

    def __init__(self, fps: float) -> None:
        known = fps if 0.0 < fps <= FPS_MAX else FPS_DEFAULT  # containers claim 0, infinity, 90,000
        self._interval_s = 1.0 / known
        self._due = time.monotonic()

    def is_late(self) -> bool:
        """Tell whether the frame now due is a whole frame late, and count it."""
        self._due += self._interval_s
        return time.monotonic() > self._due + self._interval_s

    def left(self) -> float:
        """Return the seconds until the next frame is due."""
        return self._due - time.monotonic()


def frame_of(picture: Picture, number: int, mode: ReadingMode = "live", rounds: int = 0) -> Frame:
    """Return ``picture``, grey or in colour, as the frame ``number``."""
    if picture.ndim == 2:
        return Frame(picture, number, time.monotonic(), mode, rounds=rounds)
    gray = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    shown = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA), np.uint8)
    return Frame(gray, number, time.monotonic(), mode, shown, rounds)
