"""Opening the files that mini-apps name: beneath two folders, ordinary files, no links."""

import os
import stat
from pathlib import Path

from app.core.kernel.errors import Refused
from app.core.kernel.ids import MiniAppId


def people_folder(miniapps_folder: Path, miniapp_id: MiniAppId, caller_id: str) -> Path:
    """Return the one folder that a mini-app's pages may write: one person's, whom it knows as ``caller_id``."""
    return miniapps_folder / miniapp_id / "people" / caller_id


def open_source(source: str, *, assets: Path, data: Path) -> int:
    """Return a descriptor, to read from and to close, of ``asset:…`` (beneath ``assets``) or ``data:…`` (``data``).

    Raises:
        Refused: ``source.missing``.
    """
    scheme, _, path = source.partition(":")
    folder = {"asset": assets, "data": data}.get(scheme)
    parts = path.split("/")
    if folder is None or not all(
        part not in ("", ".", "..") and "\\" not in part and "\0" not in part for part in parts
    ):
        raise Refused("source.missing", source=source)
    try:
        descriptor = _open(folder, parts)
    except OSError as error:
        raise Refused("source.missing", source=source) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refused("source.missing", source=source)
    return descriptor


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
