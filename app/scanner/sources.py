"""Where frames come from: pictures, folders of pictures, video files, addresses. Cameras are the shell's."""

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol, TypeAlias
from urllib.parse import urlsplit
from urllib.request import url2pathname

import cv2
import numpy as np

from app.core.kernel.errors import PlazaError, Refused, Unavailable
from app.scanner.files import open_file, picture_bytes
from app.scanner.model import Frame, GrayPicture, ReadingMode
from app.scanner.unpacking import bytes_only

OnFrame = Callable[[Frame], None]
OnFailed = Callable[[PlazaError], None]
Picture: TypeAlias = GrayPicture  # or in colour: one channel or three
OpenPicture = Callable[[bytes], GrayPicture]

PICTURE_SUFFIXES = frozenset(
    (".png", ".jpg", ".jpeg", ".jpe", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".avif", ".pbm", ".pgm", ".ppm")
)
ADDRESS_SCHEMES = frozenset(("http", "https", "rtsp", "rtsps"))
FOLDER_FPS = 15.0
FPS_DEFAULT = 25.0
FPS_MAX = 60.0
STREAM_TIMEOUT_MS = 8_000
_PLAYLISTS = (b"#EXTM3U", b"ffconcat", b"<?xml", b"[playlist]", b"v=0")


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
                on_frame(frame_of(picture, number, self.mode))
        except PlazaError as error:
            if not self.is_stopped:
                on_failed(error)
        except cv2.error:
            if not self.is_stopped:
                on_failed(Unavailable("scanner.source_unreadable", place=self.describe()))


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


class Cv2Source(ThreadedSource):
    """A video file or a folder of pictures, over and over at its own pace, or a network stream as it comes."""

    def __init__(self, place: str, open_picture: OpenPicture) -> None:
        super().__init__()
        self._place = place
        self._open_picture = open_picture

    def describe(self) -> str:
        """Return the file's or folder's name, or the address without any password in it."""
        if not _is_address(self._place):
            return Path(self._place).name
        parts = urlsplit(self._place)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()

    def pictures(self) -> Iterator[Picture]:
        """Yield frames, as grey pictures."""
        if _is_address(self._place):
            yield from self._stream()
            return
        path = Path(self._place)
        if not path.exists():
            raise Unavailable("scanner.source_missing", place=self.describe())
        one_round = self._folder if path.is_dir() else self._video
        while not self.is_stopped:
            count = 0
            for count, picture in enumerate(one_round(path), start=1):  # noqa: B007 (how many there were)
                yield picture
            if count == 0 and not self.is_stopped:
                raise Unavailable("scanner.source_unreadable", place=self.describe())

    def _stream(self) -> Iterator[Picture]:
        timeouts = [
            cv2.CAP_PROP_OPEN_TIMEOUT_MSEC,
            STREAM_TIMEOUT_MS,
            cv2.CAP_PROP_READ_TIMEOUT_MSEC,
            STREAM_TIMEOUT_MS,
        ]
        capture = cv2.VideoCapture(self._place, cv2.CAP_FFMPEG, timeouts)
        try:
            if not capture.isOpened():
                raise Unavailable("scanner.source_unreadable", place=self.describe())
            while not self.is_stopped:
                is_there, picture = capture.read()
                if not is_there:
                    raise Unavailable("scanner.source_ended", place=self.describe())
                yield bytes_only(picture)
        finally:
            capture.release()

    def _video(self, path: Path) -> Iterator[Picture]:
        _refuse_playlist(path)
        capture = cv2.VideoCapture(str(path))
        try:
            pace = _Pace(capture.get(cv2.CAP_PROP_FPS))
            while not self.is_stopped and capture.grab():
                if pace.is_late():
                    continue
                is_there, picture = capture.retrieve()
                if is_there and picture is not None:
                    yield bytes_only(picture)
                self.pause(pace.left())
        finally:
            capture.release()

    def _folder(self, path: Path) -> Iterator[Picture]:
        pace = _Pace(FOLDER_FPS)
        for file in sorted(each for each in path.iterdir() if each.suffix.lower() in PICTURE_SUFFIXES):
            if self.is_stopped:
                return
            if pace.is_late():
                pace = _Pace(FOLDER_FPS)  # pictures may take long; none is passed over
            try:
                picture = self._open_picture(picture_bytes(file))
            except Refused:  # one bad picture does not spoil a folder
                continue
            yield picture
            self.pause(pace.left())


class _Pace:
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


def open_source(place: str, open_picture: OpenPicture) -> ThreadedSource:
    """Return the source for what a person typed or chose: a path or an address. Looks at the words only, not the disk.

    Raises:
        Refused: ``scanner.address_refused``, a kind of address that is not read.
    """
    text = place.strip()
    if text.lower().startswith("file:"):
        text = url2pathname(urlsplit(text).path)
    if not text or "\0" in text:
        raise Refused("scanner.address_refused")
    if "://" in text:
        scheme = text.partition("://")[0].lower()
        if scheme not in ADDRESS_SCHEMES:
            raise Refused("scanner.address_refused", scheme=scheme[:32])
        return Cv2Source(text, open_picture)
    path = Path(text).expanduser()
    if path.suffix.lower() in PICTURE_SUFFIXES:
        return ImageSource(path, open_picture)
    return Cv2Source(str(path), open_picture)


def frame_of(picture: Picture, number: int, mode: ReadingMode = "live") -> Frame:
    """Return ``picture``, grey or in colour, as the frame ``number``."""
    if picture.ndim == 2:
        return Frame(picture, number, time.monotonic(), mode)
    gray = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    return Frame(gray, number, time.monotonic(), mode, picture)


def _is_address(place: str) -> bool:
    return "://" in place


def _refuse_playlist(path: Path) -> None:
    """Refuse files that only name others: a video library would open those, wherever they lie."""
    with open_file(path) as file:
        if file.read(64).lstrip().startswith(_PLAYLISTS):
            raise Unavailable("scanner.source_unreadable", place=path.name)
