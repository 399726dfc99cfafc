"""Files that a person points at: ordinary ones only, read whole and no further than they may be long."""

import stat
from pathlib import Path
from typing import BinaryIO

from app.core.kernel.errors import Refused, Unavailable
from app.scanner.wire import PICTURE_BYTES_MAX

_BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP  ")
_BEGINNING_BYTES = 12


def is_picture(path: Path) -> bool:
    """Say whether a file begins as pictures do, whatever its name says.

    Raises:
        Unavailable: as ``open_file``.
    """
    try:
        with open_file(path) as file:
            beginning = file.read(_BEGINNING_BYTES)
    except OSError as error:
        raise Unavailable("scanner.source_unreadable", place=path.name) from error
    return beginning.startswith(_BEGINNINGS) or (beginning[:4] == b"RIFF" and beginning[8:] == b"WEBP")


def picture_bytes(path: Path) -> bytes:
    """Return what is in a picture's file.

    Raises:
        Refused: ``scanner.picture_too_large``.
        Unavailable: ``scanner.source_missing`` or ``scanner.source_unreadable``.
    """
    with open_file(path) as file:
        return bounded(file, path.name)


def bounded(file: BinaryIO, name: str) -> bytes:
    """Return what is left in ``file``, a picture called ``name``; refuses and fails as ``picture_bytes``."""
    try:
        data = file.read(PICTURE_BYTES_MAX + 1)
    except OSError as error:
        raise Unavailable("scanner.source_unreadable", place=name) from error
    if len(data) > PICTURE_BYTES_MAX:
        raise Refused("scanner.picture_too_large", place=name)
    return data


def open_file(path: Path) -> BinaryIO:
    """Return the file at ``path``, opened for reading.

    Raises:
        Unavailable: ``scanner.source_missing``, or ``scanner.source_unreadable``: also of what is no ordinary file,
            because a pipe would be waited for, and a device has no end.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unavailable("scanner.source_unreadable", place=path.name)
        return path.open("rb")
    except FileNotFoundError as error:
        raise Unavailable("scanner.source_missing", place=path.name) from error
    except (OSError, ValueError) as error:  # a ValueError is a name that no file can have
        raise Unavailable("scanner.source_unreadable", place=path.name) from error
