"""Reading the pictures that mini-apps name: beneath two folders, ordinary files, no links, bounded."""

import os
import stat
from pathlib import Path

from app.core.kernel.errors import Refused

BYTES_MAX = 8 << 20


def read_picture(source: str, *, assets: Path, data: Path) -> bytes:
    """Return the bytes of ``asset:…`` (beneath ``assets``) or ``data:…`` (beneath ``data``).

    Raises:
        Refused: ``picture.missing`` or ``picture.too_large``.
    """
    scheme, _, path = source.partition(":")
    folder = {"asset": assets, "data": data}.get(scheme)
    parts = path.split("/")
    if folder is None or not all(
        part not in ("", ".", "..") and "\\" not in part and "\0" not in part for part in parts
    ):
        raise Refused("picture.missing", source=source)
    try:
        descriptor = _open(folder, parts)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Refused("picture.missing", source=source)
            # Only now: opening a folder's descriptor as a stream fails and leaves the descriptor open.
            with open(descriptor, "rb", closefd=False) as stream:
                content = stream.read(BYTES_MAX + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Refused("picture.missing", source=source) from error
    if len(content) > BYTES_MAX:
        raise Refused("picture.too_large", source=source, bytes_max=BYTES_MAX)
    return content


def _open(folder: Path, parts: list[str]) -> int:
    """Open a file step by step, so that no part of its path can be a link that a child has put there."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    if os.open not in os.supports_dir_fd:
        place = folder
        for part in parts:
            place = place / part
            if place.is_symlink():
                raise OSError(f"{place} is a link")
        return os.open(place, flags)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        for part in parts[:-1]:
            deeper = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = deeper
        return os.open(parts[-1], flags, dir_fd=descriptor)
    finally:
        os.close(descriptor)
