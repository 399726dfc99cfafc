"""The whole data folder in one encrypted file: written while Plaza runs, put back without risk to what is there."""

import errno
import io
import json
import os
import re
import shutil
import struct
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes
from tempfile import TemporaryDirectory
from typing import IO

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from app.core.database.reading import open_to_read
from app.core.database.schema import Tree
from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ring import Ring
from app.core.kernel.ring_secrets import NAMES, RECORD, RingSecrets
from app.data_folder import FolderLock, restored_beside, unpacked_beside

MAGIC = b"PLAZA-BACKUP\n"
VERSION = 1
CHUNK_BYTES = 1024 * 1024
TAG_BYTES = 16
HEADER_BYTES_MAX = 4096
PASSWORD_CHARACTERS_MIN = 8
MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 1
FOLDERS = ("miniapps", "catalogue", "cards", "attachments", "faces")
"""What goes along as it lies there: mini-apps and what they keep, the catalogue, pictures of cards, files in chats,
pictures of people."""
DATABASES: tuple[tuple[str, Tree], ...] = (("wallet.db", "wallet"), ("plaza.db", "plaza"))
"""In this order: what the wallet copied has still to tell is told again, once; the other way round it would be lost."""
SETTINGS = ("settings.json", "demo-world")
Tell = Callable[[int, int], None]
"""Told how many bytes are done, and of how many about; what it raises ends the work, and nothing is left of it."""
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_PART = re.compile(r"[^/\\\x00-\x1f:]{1,255}")


class Sealed(io.RawIOBase):
    """Encrypts what is written to it, chunk by chunk; the last chunk says that it is the last."""

    def __init__(self, out: IO[bytes], key: bytes, header: bytes, tell: Callable[[int], None] = lambda _: None) -> None:
        """``tell`` is told how many bytes were taken, before each chunk."""
        self._tell = tell
        self._out, self._cipher, self._header = out, ChaCha20Poly1305(key), header
        self._waiting = bytearray()
        self._number = 0

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]  # of what tarfile writes
        """Take ``data``; whole chunks go out at once."""
        self._waiting += data
        while len(self._waiting) > CHUNK_BYTES:
            self._seal(bytes(self._waiting[:CHUNK_BYTES]), is_last=False)
            del self._waiting[:CHUNK_BYTES]
        return len(data)

    def finish(self) -> None:
        """Write the last chunk, which may be empty."""
        self._seal(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _seal(self, chunk: bytes, *, is_last: bool) -> None:
        self._tell(self._number * CHUNK_BYTES)
        sealed = self._cipher.encrypt(_nonce(self._number, is_last=is_last), chunk, self._header)
        self._out.write(struct.pack(">I", len(sealed)) + sealed)
        self._number += 1


def opened(source: IO[bytes], key: bytes, header: bytes) -> Iterator[bytes]:
    """Yield what was sealed, chunk by chunk, none before it is proved.

    Raises:
        Refused: ``backup.password`` where the first chunk does not open, ``backup.damaged`` where a later one does not,
            or where the last is missing.
    """
    cipher, number = ChaCha20Poly1305(key), 0
    while True:
        length = source.read(4)
        size = struct.unpack(">I", length)[0] if len(length) == 4 else 0
        if not TAG_BYTES <= size <= CHUNK_BYTES + TAG_BYTES:
            raise Refused("backup.damaged")
        sealed = source.read(size)
        following = source.read(1)
        try:
            chunk = cipher.decrypt(_nonce(number, is_last=not following), sealed, header)
        except InvalidTag as error:
            raise Refused("backup.password" if number == 0 else "backup.damaged") from error
        yield chunk
        if not following:
            return
        source.seek(-1, os.SEEK_CUR)
        number += 1


def tell_nobody(_done: int, _all: int) -> None:
    """Take no notice of how far it is."""


def back_up(folder: Path, file: Path, password: str, *, ring: Ring | None, tell: Tell = tell_nobody) -> None:
    """Write all of the data in ``folder`` to ``file``, encrypted; Plaza may run meanwhile.

    Each database is copied as it is at one moment. ``file`` is made whole or not at all.

    Raises:
        Refused: ``backup.short``, the password is; ``database.…``, ``secrets.broken``; ``backup.exists``.
        Unavailable: ``backup.no_room``, ``backup.unwritable``, ``database.busy``, ``secrets.keyring``.
    """
    if len(password) < PASSWORD_CHARACTERS_MIN:
        raise Refused("backup.short", characters_min=PASSWORD_CHARACTERS_MIN)
    if file.exists():
        raise Refused("backup.exists", path=str(file))
    draft = file.with_name(f"{file.name}.part")
    with _writing(file, draft), TemporaryDirectory(prefix="plaza-backup-", dir=file.parent) as scratch:
        tell(0, 0)
        copies = _copy_databases(folder, Path(scratch), ring)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            salt = token_bytes(16)
            about = {"version": VERSION, "salt": salt.hex(), "made_at": datetime.now(UTC).isoformat()}
            header = json.dumps(about).encode()
            out.write(MAGIC + struct.pack(">I", len(header)) + header)
            members = [*copies, *_others(folder)]
            total = sum(path.stat().st_size for _, path in members)
            sealed = Sealed(out, _key(password, salt), header, lambda done: tell(done, total))
            with tarfile.open(fileobj=sealed, mode="w|", format=tarfile.PAX_FORMAT) as tar:
                for name, path in members:
                    tar.add(path, name, recursive=False, filter=_plain)
            sealed.finish()
            out.flush()
            os.fsync(out.fileno())
        draft.rename(file)


def restore(file: Path, password: str, folder: Path) -> Path | None:
    """Put what ``file`` holds into ``folder``; return where what was there before is kept, if anything was.

    Nothing of the folder is touched before all of the file is unpacked and proved. The caller holds no lock in it and
    no Plaza runs on it.

    Raises:
        Refused: ``backup.unknown`` (no back-up of Plaza), ``backup.newer``, ``backup.password``, ``backup.damaged``.
        Unavailable: ``backup.unreadable``, ``backup.no_room``, ``data.unwritable``.
    """
    fresh = unpack(file, password, folder)
    try:
        return _exchange(fresh, folder)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def unpack(file: Path, password: str, folder: Path, *, tell: Tell = tell_nobody) -> Path:
    """Unpack and prove what ``file`` holds, and return the folder it is in: one beside ``folder``, which may be in use.

    Raises:
        Refused, Unavailable: as ``restore``; then nothing is left of it.
    """
    fresh = unpacked_beside(folder)
    is_whole = False
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700, parents=True)
        with _reading(file) as source:
            size = os.fstat(source.fileno()).st_size
            _unpack(source, password, fresh, lambda: tell(source.tell(), size))
        is_whole = True
        return fresh
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        if not is_whole:
            shutil.rmtree(fresh, ignore_errors=True)


def restore_at_next_start(fresh: Path, folder: Path) -> None:
    """Have ``take_restored`` put what was unpacked in the place of ``folder``: Plaza runs on that now.

    Raises:
        Unavailable: ``data.unwritable``.
    """
    try:
        wanted = restored_beside(folder)
        shutil.rmtree(wanted, ignore_errors=True)
        fresh.rename(wanted)
    except OSError as error:
        raise _unwritable(folder, error) from error


def take_restored(folder: Path) -> Path | None:
    """Put what is to be restored in the place of ``folder``; return where what was there is kept, if it was done.

    Does nothing where a Plaza runs on the folder. What somebody was unpacking when they were killed is deleted.

    Raises:
        Unavailable: ``data.unwritable``; what waits goes on waiting.
    """
    wanted, left = restored_beside(folder), unpacked_beside(folder)
    if not wanted.exists() and not left.exists():
        return None
    try:
        with FolderLock(folder):
            shutil.rmtree(left, ignore_errors=True)
        # The folder goes aside itself, so it cannot be held.
        return _exchange(wanted, folder) if wanted.exists() else None
    except Refused:
        return None
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> Unavailable:
    if error.errno in NO_ROOM:
        return Unavailable("backup.no_room", path=str(folder))
    return Unavailable("data.unwritable", folder=str(folder), reason=error.strerror or "unknown")


def _copy_databases(folder: Path, scratch: Path, ring: Ring | None) -> list[tuple[str, Path]]:
    """Copy what is encrypted or written all the time; return it by the names it goes along under."""
    secrets = RingSecrets(folder / "secrets", ring, moves_in=False)
    made: list[tuple[str, Path]] = []
    for name in NAMES:
        kept = scratch / name
        kept.write_bytes(secrets.existing(name))
        made.append((f"secrets/{name}", kept))
    for name, tree in DATABASES:
        key = secrets.existing("wallet.key").hex() if tree == "wallet" else None
        with open_to_read(folder / name, tree=tree, key=key) as db:
            db.copy_to(scratch / name)
        made.append((name, scratch / name))
    return made


def _others(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every regular file that goes along as it lies there."""
    for name in SETTINGS:
        if (folder / name).is_file():
            yield name, folder / name
    for path in sorted((folder / "secrets").glob("*")):
        if path.is_file() and not path.is_symlink() and path.name not in (*NAMES, RECORD):
            yield f"secrets/{path.name}", path
    for top in FOLDERS:
        for place, folders, files in os.walk(folder / top):
            folders.sort()
            for each in sorted(files):
                path = Path(place) / each
                if path.is_file() and not path.is_symlink():
                    yield path.relative_to(folder).as_posix(), path


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out who the file belonged to: that is this computer's."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def _unpack(source: IO[bytes], password: str, fresh: Path, tell: Callable[[], None]) -> None:
    if source.read(len(MAGIC)) != MAGIC:
        raise Refused("backup.unknown")
    (size,) = struct.unpack(">I", source.read(4).rjust(4, b"\0"))
    header = source.read(min(size, HEADER_BYTES_MAX))
    try:
        about = json.loads(header)
        version, salt = int(about["version"]), bytes.fromhex(about["salt"])
    except (ValueError, KeyError, TypeError) as error:
        raise Refused("backup.damaged") from error
    if version > VERSION:
        raise Refused("backup.newer", found=version)
    clear = _Joined(_told(opened(source, _key(password, salt), header), tell))
    try:
        with tarfile.open(fileobj=clear, mode="r|") as tar:
            for member in tar:
                _put(tar, member, fresh)
        while clear.read(CHUNK_BYTES):
            pass  # to the last chunk, which says that nothing is missing
    except tarfile.TarError as error:
        raise Refused("backup.damaged") from error
    if not all((fresh / name).is_file() for name, _ in DATABASES):
        raise Refused("backup.damaged")


def _told(chunks: Iterator[bytes], tell: Callable[[], None]) -> Iterator[bytes]:
    for chunk in chunks:
        tell()
        yield chunk


def _put(tar: tarfile.TarFile, member: tarfile.TarInfo, fresh: Path) -> None:
    """Write one regular file; of a name that leads elsewhere, or what is no file, nothing: it was not made here."""
    parts = member.name.split("/")
    if not member.isreg() or not all(_PART.fullmatch(part) and part not in (".", "..") for part in parts):
        raise Refused("backup.damaged")
    place = fresh.joinpath(*parts)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = tar.extractfile(member)
    assert content is not None
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        shutil.copyfileobj(content, out, CHUNK_BYTES)


def _exchange(fresh: Path, folder: Path) -> Path | None:
    """Put ``fresh`` in the place of ``folder``; what is there goes aside, under a name that says when."""
    aside: Path | None = None
    if folder.exists() and any(each.name != "lock" for each in folder.iterdir()):
        aside = folder.with_name(f"{folder.name}-before-{datetime.now(UTC):%Y%m%d-%H%M%S}")
        folder.rename(aside)
    elif folder.exists():
        shutil.rmtree(folder)
    try:
        fresh.rename(folder)
    except OSError:
        if aside is not None:
            aside.rename(folder)
        raise
    return aside


class _Joined(io.RawIOBase):
    """Reads the chunks as one stream."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = b""

    def readable(self) -> bool:
        """Return True."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes, fewer only at the end."""
        while size < 0 or len(self._left) < size:
            chunk = next(self._chunks, None)
            if chunk is None:
                break
            self._left += chunk
        taken, self._left = (self._left, b"") if size < 0 else (self._left[:size], self._left[size:])
        return taken


def _key(password: str, salt: bytes) -> bytes:
    return hash_secret_raw(password.encode(), salt, PASSES, MEMORY_KIB, LANES, 32, Type.ID)


def _nonce(number: int, *, is_last: bool) -> bytes:
    """Return the nonce of a chunk: its place, and whether it ends the file (the STREAM construction)."""
    return struct.pack(">Q3xB", number, is_last)


@contextmanager
def _writing(file: Path, draft: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise Unavailable("backup.no_room", path=str(file)) from error
        raise Unavailable("backup.unwritable", path=str(file), reason=error.strerror or "unknown") from error
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _reading(file: Path) -> Iterator[IO[bytes]]:
    try:
        source = file.open("rb")
    except OSError as error:
        raise Unavailable("backup.unreadable", path=str(file), reason=error.strerror or "unknown") from error
    with source:
        yield source
