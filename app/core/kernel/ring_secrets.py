"""The wallet's secrets in the system's keyring where that works, and in files where it does not."""

import hashlib
import json
import logging
import os
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import TypedDict

from app.core.kernel.errors import Refused, Unavailable
from app.core.kernel.ring import Ring
from app.core.kernel.secrets import FileSecrets

log = logging.getLogger(__name__)
NAMES = ("wallet.key", "wallet.pin_pepper", "wallet.receipt_key")
"""Those that guard money; a mini-app's own stay in files."""
RECORD = "keyring.json"


class RingSecrets:
    """Keeps the wallet's secrets in a keyring; a file that is there counts and moves in once it can be read back.

    ``RECORD`` beside the files says which ones have moved, each with its fingerprint: what is in the keyring is never
    made anew because the keyring does not answer, and another's is not taken for it.
    """

    def __init__(self, folder: Path, ring: Ring | None, *, moves_in: bool = True) -> None:
        """``ring`` None: files alone. ``moves_in`` False: whoever only looks changes nothing."""
        self._files = FileSecrets(folder)
        self._folder = folder
        self._ring = ring
        self._moves_in = moves_in
        self._lock = Lock()

    @property
    def is_in_ring(self) -> bool:
        """Whether the keyring holds what is there of the wallet's secrets."""
        return bool(self._record()["prints"]) and not any((self._folder / name).exists() for name in NAMES)

    def move_in(self) -> None:
        """Let the keyring take over what still lies in files. What it does not take stays where it is.

        Raises:
            Refused: ``secrets.broken``.
        """
        with self._lock:
            for name in NAMES:
                if (self._folder / name).exists():
                    self._existing(name)

    def get(self, name: str) -> bytes:
        """Return the secret ``name``, made if there was none.

        Raises:
            Refused: ``secrets.broken``.
            Unavailable: ``data.unwritable``, ``secrets.keyring`` (it is in the keyring, which does not answer).
        """
        with self._lock:
            if name not in NAMES or not self._has_moved(name):
                self._files.get(name)
            return self._existing(name)

    def existing(self, name: str) -> bytes:
        """Return the secret ``name``, which was made before.

        Raises:
            Refused: ``secrets.broken``, also if it is missing.
            Unavailable: ``secrets.keyring``.
        """
        with self._lock:
            return self._existing(name)

    def _existing(self, name: str) -> bytes:
        if name not in NAMES or not self._has_moved(name):
            value = self._files.existing(name)
            if name in NAMES and self._moves_in:
                self._move_in(name, value)
            return value
        if self._ring is None:
            raise Unavailable("secrets.keyring")
        record = self._record()
        text = self._ring.find(record["service"], name)
        if text is None or _print_of(text) != record["prints"][name]:
            raise Refused("secrets.broken", path=f"{self._ring.name}: {record['service']}/{name}")
        return bytes.fromhex(text)

    def _has_moved(self, name: str) -> bool:
        return name in self._record()["prints"] and not (self._folder / name).exists()

    def _move_in(self, name: str, value: bytes) -> None:
        """Let the keyring keep ``value`` and give it back; only then write that down, and only then let the file go."""
        if self._ring is None:
            return
        record, text = self._record(), value.hex()
        try:
            self._ring.keep(record["service"], name, text)
            if self._ring.find(record["service"], name) != text:
                log.warning("the keyring gives back something else; %s stays in its file", name)
                return
            record["prints"][name] = _print_of(text)
            self._write(record)
            (self._folder / name).unlink()
        except (Unavailable, OSError) as error:
            log.warning("%s stays in its file: %s", name, error)

    def _record(self) -> "_Record":
        """Return what has moved; a new service's name where nothing has.

        Raises:
            Refused: ``secrets.broken``, the record is damaged.
        """
        file = self._folder / RECORD
        if not file.exists():
            return {"service": f"Plaza wallet {token_hex(8)}", "prints": {}}
        try:
            said = json.loads(file.read_text(encoding="utf-8"))
            return {"service": str(said["service"]), "prints": {str(k): str(v) for k, v in said["prints"].items()}}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise Refused("secrets.broken", path=str(file)) from error

    def _write(self, record: "_Record") -> None:
        draft = self._folder / f".{RECORD}.{token_hex(8)}"
        with draft.open("x", encoding="utf-8") as stream:
            json.dump(record, stream)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self._folder / RECORD)


class _Record(TypedDict):
    service: str
    prints: dict[str, str]


def _print_of(text: str) -> str:
    """Return a fingerprint that tells one secret from another and gives neither away: they are 256 random bits."""
    return hashlib.sha256(text.encode()).hexdigest()
