"""The files that belong to messages: kept once by what is in them, and deleted when no message names them any more."""

import errno
import hashlib
import os
import shutil
import stat
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.core.chat import attachments_store
from app.core.chat.attachments_store import ATTACHMENT_NAME
from app.core.chat.events import ConversationCleared, MessageRecalled
from app.core.database import Database
from app.core.kernel.errors import Cancelled, PlazaError, Refused, Unavailable
from app.core.kernel.ids import new_id

FILE_BYTES_MAX = 1 << 30
PIECE_BYTES = 1 << 20
FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept until `Attachments.release`, and after that for as long as a message names it."""

    name: str
    size_bytes: int


def _always() -> bool:
    return True


def _nobody(_size_bytes: int) -> None:
    pass


class Attachments:
    """A folder of files named by their SHA-256, shared by all people here. Any thread but the GUI's.

    What is kept for a message that is not sent yet is held: nobody deletes it. Files are made in a folder beside, so
    that one is there whole or not at all.
    """

    def __init__(self, folder: Path, drafts: Path, db: Database) -> None:
        self._folder = folder
        self._drafts = drafts
        self._db = db
        self._held: Counter[str] = Counter()
        self._lock = threading.Lock()

    def keep_bytes(self, data: bytes) -> Kept:
        """Keep and hold ``data``.

        Raises:
            Unavailable: ``attachment.full``, ``attachment.unwritable``.
        """
        with self._drafted() as (draft, out):
            _write(out, data)
            return self._place(draft, out, hashlib.sha256(data).hexdigest(), len(data))

    def keep_file(
        self, source: Path, told: Callable[[int], None] = _nobody, is_wanted: Callable[[], bool] = _always
    ) -> Kept:
        """Keep and hold a copy of ``source``, made piece by piece; ``told`` hears how many bytes are copied.

        Raises:
            Refused: ``attachment.bytes``, it has more than ``FILE_BYTES_MAX``.
            Unavailable: ``file.unreadable``, ``attachment.full``, ``attachment.unwritable``.
            Cancelled: ``attachment.cancelled``, it was not wanted any more.
        """
        digest, size_bytes = hashlib.sha256(), 0
        with opened(source) as reading, self._drafted() as (draft, out):
            while piece := _read(reading):
                if not is_wanted():
                    raise Cancelled("attachment.cancelled")
                size_bytes += len(piece)
                _require_size(size_bytes)
                digest.update(piece)
                _write(out, piece)
                told(size_bytes)
            return self._place(draft, out, digest.hexdigest(), size_bytes)

    def hold(self, name: str) -> None:
        """Hold a file that is kept, as if it had been kept once more.

        Raises:
            Unavailable: ``attachment.missing``.
        """
        with self._lock:
            self.find(name)
            self._held[name] += 1

    def release(self, name: str) -> None:
        """Hold a file no longer: its message was sent, or given up. Whoever held it twice releases it twice."""
        with self._lock:
            self._held[name] -= 1
            if self._held[name] <= 0:
                del self._held[name]
        self.tidy(name)

    def tidy(self, name: str) -> None:
        """Delete a file that no message names, sent or still to be sent, and nobody holds."""
        with self._db.read() as tx:
            is_used = bool(attachments_store.used(tx, [name]))
        if not is_used and ATTACHMENT_NAME.fullmatch(name):
            with self._lock, suppress(OSError):
                if name not in self._held:
                    (self._folder / name).unlink(missing_ok=True)

    def on_recalled(self, event: MessageRecalled) -> None:
        """Delete what belonged to a message that was taken back; should that fail, the next start does."""
        if event.attachment is not None:
            with suppress(PlazaError):
                self.tidy(event.attachment)

    def on_cleared(self, event: ConversationCleared) -> None:
        """Delete what belonged to messages that nobody sees any more; should that fail, the next start does."""
        for name in event.attachments:
            with suppress(PlazaError):
                self.tidy(name)

    def sweep(self) -> None:
        """Delete every file that no message names, and half-made copies: a start after a crash."""
        shutil.rmtree(self._drafts, ignore_errors=True)
        with self._db.read() as tx:
            used = attachments_store.used(tx)
        for place in self._folder.glob("*"):
            with self._lock, suppress(OSError):
                if place.name not in used and place.name not in self._held:
                    place.unlink()

    def find(self, name: str) -> Path:
        """Return where a file is kept.

        Raises:
            Unavailable: ``attachment.missing``.
        """
        place = self._folder / name
        if not ATTACHMENT_NAME.fullmatch(name) or not place.is_file():
            raise Unavailable("attachment.missing")
        return place

    def read(self, name: str, bytes_max: int) -> bytes:
        """Return at most ``bytes_max`` and one bytes of a file.

        Raises:
            Unavailable: ``attachment.missing``, ``file.unreadable``.
        """
        with opened(self.find(name)) as reading:
            return _read(reading, bytes_max + 1)

    def save(self, name: str, target: Path, is_wanted: Callable[[], bool] = _always) -> None:
        """Copy a file to ``target``, which is written whole or left as it was.

        Raises:
            Unavailable: ``attachment.missing``, ``file.unreadable``, ``attachment.unsaved``.
            Cancelled: ``attachment.cancelled``.
        """
        draft = target.with_name(f"{target.name}.{new_id()}.part")
        with opened(self.find(name)) as reading:
            try:
                with draft.open("xb") as out:
                    while piece := _read(reading):
                        if not is_wanted():
                            raise Cancelled("attachment.cancelled")
                        out.write(piece)
                draft.replace(target)
            except OSError as error:
                raise Unavailable("attachment.unsaved", reason=error.strerror or "unknown") from error
            finally:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)

    def _place(self, draft: Path, out: BinaryIO, name: str, size_bytes: int) -> Kept:
        """Make the draft the file called ``name``, unless that is there already, and hold it."""
        with _writing():
            out.flush()
            os.fsync(out.fileno())
            out.close()  # some systems rename nothing that is open
            with self._lock:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                place = self._folder / name
                if not place.is_file() or place.stat().st_size != size_bytes:
                    draft.replace(place)
                self._held[name] += 1
        return Kept(name, size_bytes)

    @contextmanager
    def _drafted(self) -> Iterator[tuple[Path, BinaryIO]]:
        draft = self._drafts / new_id()
        with _writing():
            self._drafts.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            out = os.fdopen(descriptor, "wb", buffering=0)
        try:
            with out:
                yield draft, out
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


@contextmanager
def opened(place: Path) -> Iterator[BinaryIO]:
    """Open an ordinary file to read, not above ``FILE_BYTES_MAX``; a pipe is not waited for.

    Raises:
        Refused: ``attachment.bytes``.
        Unavailable: ``file.unreadable``.
    """
    try:
        descriptor = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise Unavailable("file.unreadable", reason=getattr(error, "strerror", None) or "unknown") from error
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        raise Unavailable("file.unreadable", reason="it is no ordinary file")
    with os.fdopen(descriptor, "rb", buffering=0) as reading:
        _require_size(found.st_size)
        yield reading


def _require_size(size_bytes: int) -> None:
    if size_bytes > FILE_BYTES_MAX:
        raise Refused("attachment.bytes", megabytes_max=FILE_BYTES_MAX >> 20)


def _read(reading: BinaryIO, size_bytes: int = PIECE_BYTES) -> bytes:
    try:
        return reading.read(size_bytes)
    except OSError as error:
        raise Unavailable("file.unreadable", reason=error.strerror or "unknown") from error


def _write(out: BinaryIO, data: bytes) -> None:
    left = memoryview(data)
    with _writing():
        while left:
            left = left[out.write(left) :]


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise Unavailable("attachment.full") from error
        raise Unavailable("attachment.unwritable", reason=error.strerror or "unknown") from error
