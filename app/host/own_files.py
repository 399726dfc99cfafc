"""Writing files into a mini-app's own folder: whole or not at all, past no link that a child has left there."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ids import new_id

NAME = re.compile(r"(?!\.)[\w .-]{1,100}")


@contextmanager
def create_file(folder: Path, name: str) -> Iterator[BinaryIO]:
    """Let the caller write what shall stand as ``name`` in ``folder``, in place of what stood there.

    It appears when the block ends, and not at all if that raises.

    Raises:
        Refused: ``file.name``, no plain name without a folder and without a dot before it.
        Unavailable: ``file.unwritable``.
    """
    if not NAME.fullmatch(name):
        raise Refused("file.name", name=name[:100])
    # Beside its place and moved there: what the mini-app may have put there is neither followed nor written into.
    draft = f".{new_id()}"
    try:
        with _held(folder) as held, _cleared(folder, held, draft):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            descriptor = os.open(draft if held is not None else folder / draft, flags, 0o600, dir_fd=held)
            with os.fdopen(descriptor, "wb") as stream:
                yield stream
            if held is not None:
                os.replace(draft, name, src_dir_fd=held, dst_dir_fd=held)
            else:
                (folder / draft).replace(folder / name)
    except OSError as error:
        raise Unavailable("file.unwritable", name=name, reason=error.strerror or "unknown") from error


def remove_others(folder: Path, pattern: re.Pattern[str], name: str) -> None:
    """Delete the files of ``folder`` whose whole names match ``pattern``, but for ``name``; what cannot be, stays."""
    with suppress(OSError), _held(folder) as held:
        with os.scandir(folder if held is None else held) as entries:
            others = [entry.name for entry in entries if entry.name != name and pattern.fullmatch(entry.name)]
        for other in others:
            with suppress(OSError):  # a folder that the mini-app put there, say
                os.unlink(folder / other if held is None else other, dir_fd=held)


@contextmanager
def _held(folder: Path) -> Iterator[int | None]:
    """Hold the folder by a descriptor, where the system works with such; it may be moved meanwhile."""
    if os.open not in os.supports_dir_fd:
        if folder.is_symlink():
            raise OSError(f"{folder} is a link")
        yield None
        return
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        yield held
    finally:
        os.close(held)


@contextmanager
def _cleared(folder: Path, held: int | None, draft: str) -> Iterator[None]:
    """Take the draft away if the block raises."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            os.unlink(draft if held is not None else folder / draft, dir_fd=held)
        raise
