"""Copies of files of chats, put where the person finds them: what other programs get. The kept file itself never is."""

import hashlib
import itertools
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.kernel.errors import Unavailable
from app.shell.chat.attached import saved_name, sort_of

if TYPE_CHECKING:
    from app.core.chat.attachments import Attachments

NAME_BYTES_MAX = 160
"""How long a copy's name is at most: with what stands beside it while it is made, file systems take 255."""
TRIES_MAX = 1_000
FROM_ELSEWHERE = "[ZoneTransfer]\r\nZoneId=3\r\n"
"""What Windows has beside files that came from outside: programs that open them are careful, then."""


def can_open(name: str) -> bool:
    """Tell whether a file of this name is of a kind that other programs only show or unpack.

    Everything else, known or not, might be able to do things by itself, and is opened by nobody from here.
    """
    return sort_of(saved_name(name)) != "file"


def copy_into(
    folder: Path, attachments: "Attachments", attachment: str, name: str, is_wanted: Callable[[], bool]
) -> Path:
    """Put a copy of a kept file into ``folder`` and return it; an equal one that is there already does as well.

    On workers. What else lies there is left as it is.

    Raises:
        Unavailable: ``attachment.missing``, ``file.unreadable``, ``attachment.unsaved``.
        Cancelled: ``attachment.cancelled``.
    """
    kept = attachments.find(attachment)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for place in itertools.islice(_places(folder, _cut(saved_name(name))), TRIES_MAX):
            if not place.exists() and not place.is_symlink():
                break
            if _is_equal(place, kept, attachment):
                return place
        else:
            raise Unavailable("attachment.unsaved", reason="too many of this name")
    except OSError as error:
        raise Unavailable("attachment.unsaved", reason=error.strerror or "unknown") from error
    attachments.save(attachment, place, is_wanted)
    if sys.platform == "win32":
        with suppress(OSError):  # a file system without streams
            Path(f"{place}:Zone.Identifier").write_text(FROM_ELSEWHERE, encoding="ascii", newline="")
    return place


def _places(folder: Path, name: str) -> "itertools.chain[Path]":
    stem, dot, suffix = name.rpartition(".")
    stem, ending = (stem, dot + suffix) if stem else (name, "")
    numbered = (folder / f"{stem} ({number}){ending}" for number in itertools.count(2))
    return itertools.chain([folder / name], numbered)


def _cut(name: str) -> str:
    """Return ``name`` cut before its ending, which says of what kind it is."""
    stem, dot, suffix = name.rpartition(".")
    ending = (dot + suffix) if stem and len(suffix) <= 8 else ""
    room = NAME_BYTES_MAX - len(ending.encode())
    start = name.removesuffix(ending).encode()[:room].decode(errors="ignore").strip(" .")
    return (start or "file") + ending


def _is_equal(place: Path, kept: Path, digest: str) -> bool:
    """Tell whether what lies at ``place`` is what is kept, which is called by its digest."""
    if place.is_symlink() or not place.is_file() or place.stat().st_size != kept.stat().st_size:
        return False
    with place.open("rb") as reading:
        return hashlib.file_digest(reading, "sha256").hexdigest() == digest
