"""Secrets of this installation: random bytes by name, kept apart from the databases they protect."""

import os
import re
from pathlib import Path
from secrets import token_bytes, token_hex
from threading import Lock
from typing import Protocol

from app.core.kernel.errors import Refused
from app.core.kernel.unwritable import unwritable

SECRET_BYTES = 32
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")


class Secrets(Protocol):
    """Keeps named secrets."""

    def get(self, name: str) -> bytes:
        """Return the 32 bytes called ``name``, drawn at random when first asked for."""
        ...

    def existing(self, name: str) -> bytes:
        """Return the 32 bytes called ``name``, which were drawn before.

        Raises:
            Refused: ``secrets.broken``, also if they are missing.
        """
        ...


class FileSecrets:
    """Keeps each secret in a file of its own that only this user may read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()

    def get(self, name: str) -> bytes:
        """Return the secret ``name``, made and safely on the disk if there was none.

        Raises:
            Refused: ``secrets.broken``, the file is there and holds something else, or cannot be read. It is left as
                it is: a new secret in its place would lock the person out of what the old one protects.
            Unavailable: ``data.unwritable``, a new one cannot be kept.
        """
        with self._lock:
            file = self._file(name)
            if not file.exists():
                try:
                    self._make(file)
                except OSError as error:
                    raise unwritable(self._folder, error) from error
        return self.existing(name)

    def existing(self, name: str) -> bytes:
        """Return the secret ``name``, which was made before.

        Raises:
            Refused: ``secrets.broken``, also if it is missing.
        """
        file = self._file(name)
        try:
            with file.open("rb") as stream:
                value = stream.read(SECRET_BYTES + 1)
        except OSError as error:
            raise Refused("secrets.broken", path=str(file)) from error
        if len(value) != SECRET_BYTES:
            raise Refused("secrets.broken", path=str(file))
        return value

    def _file(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"not a secret's name: {name!r}")
        return self._folder / name

    def _make(self, file: Path) -> None:
        """Write beside the final name first, so that a crash leaves no half secret."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = file.with_name(f".{file.name}.{token_hex(8)}")
        as_bytes = getattr(os, "O_BINARY", 0)  # Windows would translate line ends
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | as_bytes, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(token_bytes(SECRET_BYTES))
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(file)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
        if hasattr(os, "O_DIRECTORY"):
            folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
