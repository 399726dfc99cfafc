"""Opening the films that mini-apps name: MP4 or WebM by their first bytes, and not to be changed while they play."""

import os
import tempfile
from pathlib import Path
from typing import Literal

from app.core.kernel.errors import Refused, Unavailable
from app.host.source_files import open_source

HEAD_BYTES = 64
COPY_BYTES_MAX = 1 << 30
PIECE_BYTES = 1 << 20
Container = Literal["mp4", "webm"]


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


def open_film(source: str, *, assets: Path, data: Path, copies: Path) -> int:
    """Return a descriptor, to read from and to close, of a film that stays as it was looked at.

    Nobody can write into a package. A film of the mini-app's own folder is played from a copy in ``copies`` that has
    no name: what was a film when it was looked at could be a playlist by the time it is played.

    Raises:
        Refused: ``source.missing``, ``film.kind``, ``film.too_large``.
        Unavailable: ``data.unwritable``.
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


def _copy(original: int, copies: Path, source: str) -> int:
    with open(original, "rb", buffering=0) as stream:
        if os.fstat(original).st_size > COPY_BYTES_MAX:
            raise Refused("film.too_large", source=source, bytes_max=COPY_BYTES_MAX)
        try:
            copies.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=copies, buffering=0) as copy:
                size = 0
                while piece := stream.read(PIECE_BYTES):
                    size += len(piece)
                    if size > COPY_BYTES_MAX:  # it grows while it is read
                        raise Refused("film.too_large", source=source, bytes_max=COPY_BYTES_MAX)
                    copy.write(piece)
                copy.seek(0)
                return os.dup(copy.fileno())
        except OSError as error:
            raise Unavailable("data.unwritable", folder=str(copies), reason=error.strerror or "unknown") from error
