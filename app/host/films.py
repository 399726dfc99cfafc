"""Opening the films that mini-apps name: MP4 or WebM by their first bytes, and not to be changed while they play."""

import os
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from app.core.kernel.errors import Refused, Unavailable
from app.host.runtime.limits import TokenBucket
from app.host.source_files import open_source

HEAD_BYTES = 64
COPY_BYTES_MAX = 1 << 30
PIECE_BYTES = 1 << 20
COPIED_PER_S = 16 << 20
COPIED_AT_ONCE = COPY_BYTES_MAX
"""How much one session has copied, in the long run and at once: each copy is written to the disk."""
Container = Literal["mp4", "webm"]


class Copies:
    """The folder for copies of one session's films, and how much more may be written there. Any thread."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.monotonic) -> None:
        self.folder = folder
        self._bucket = TokenBucket(COPIED_PER_S, COPIED_AT_ONCE, now)
        self._lock = threading.Lock()

    def may_take(self, size: int) -> bool:
        """Tell whether ``size`` bytes more may be copied now, and take them for copied."""
        with self._lock:
            return self._bucket.try_take(size)


def container_of(head: bytes) -> Container | None:
    """Return what a file is whose first bytes are ``head``; None for everything that is not played.

    MP4: a ``ftyp`` box comes first (ISO/IEC 14496-12, 4.3). WebM: an EBML header whose DocType is ``webm``. Players
    tell files apart by their content as well, and follow what a playlist names: so that is looked at before.
    """
    if head[4:8] == b"ftyp":
        return "mp4"
    if head.startswith(b"\x1aE\xdf\xa3") and b"\x42\x82\x84webm" in head:
        return "webm"
    return None


def open_film(source: str, *, assets: Path, data: Path, copies: Copies) -> int:
    """Return a descriptor, to read from and to close, of a film that stays as it was looked at.

    Nobody can write into a package. A film of the mini-app's own folder is played from a copy in ``copies`` that has
    no name: what was a film when it was looked at could be a playlist by the time it is played.

    Raises:
        Refused: ``source.missing``, ``film.kind``, ``film.too_large``.
        Unavailable: ``data.unwritable``, ``film.busy``.
    """
    descriptor = open_source(source, assets=assets, data=data)
    try:
        if source.startswith("data:"):
            original, descriptor = descriptor, -1
            descriptor = _copy(original, copies, source)
        head = os.read(descriptor, HEAD_BYTES)
        if container_of(head) is None:
            raise Refused("film.kind", source=source)
        os.lseek(descriptor, 0, os.SEEK_SET)
    except BaseException:
        if descriptor >= 0:
            os.close(descriptor)
        raise
    return descriptor


def _copy(original: int, copies: Copies, source: str) -> int:
    with open(original, "rb", buffering=0) as stream:
        size = os.fstat(original).st_size
        if size > COPY_BYTES_MAX:
            raise Refused("film.too_large", source=source, bytes_max=COPY_BYTES_MAX)
        if not copies.may_take(size):
            raise Unavailable("film.busy", source=source)
        try:
            copies.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=copies.folder, buffering=0) as copy:
                size = 0
                while piece := stream.read(PIECE_BYTES):
                    size += len(piece)
                    if size > COPY_BYTES_MAX:  # it grows while it is read
                        raise Refused("film.too_large", source=source, bytes_max=COPY_BYTES_MAX)
                    copy.write(piece)
                copy.seek(0)
                return os.dup(copy.fileno())
        except OSError as error:
            raise Unavailable(
                "data.unwritable", folder=str(copies.folder), reason=error.strerror or "unknown"
            ) from error
