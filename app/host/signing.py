"""Signatures of packages: a publisher's Ed25519 key over a package's digest, and the block that carries both."""

import os
import stat
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from app.core.kernel.errors import Refused, Unavailable
from app.host.manifest import Problem

KEY_FILE_MAX = 16 * 1024
MAGIC = b"Plaza Sig Blk 01"
_BLOCK = struct.Struct("<Q32s64sQ16s")
"""Size of what follows, public key, signature, that size again, magic: a reader finds it from its end, too."""
_PURPOSE = b"plaza package 1\n"
"""Goes before what is signed, so that no signature made for something else passes for one of a package."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A publisher's public key, and what its private half made of one digest. Both in hexadecimal."""

    key: str
    value: str

    def fits(self, sha256: str) -> bool:
        """Tell whether the owner of the key signed the package with this digest."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.key))
            key.verify(bytes.fromhex(self.value), _signed(sha256))
        except (InvalidSignature, ValueError):
            return False
        return True

    def block(self) -> bytes:
        """Return the bytes that stand before the central directory of a `.ma` file."""
        size = _BLOCK.size - 8
        return _BLOCK.pack(size, bytes.fromhex(self.key), bytes.fromhex(self.value), size, MAGIC)

    def record(self) -> dict[str, str]:
        """Return what is kept beside an install, for `from_record`."""
        return {"key": self.key, "signature": self.value}


def from_record(content: object) -> Signature | None:
    """Return what `Signature.record` returned, or nothing if this is something else."""
    if not isinstance(content, Mapping):
        return None
    key, value = content.get("key"), content.get("signature")
    return Signature(key, value) if isinstance(key, str) and isinstance(value, str) else None


def from_block(block: bytes, problems: list[Problem]) -> Signature | None:
    """Return the signature in what lies between the last file and the central directory; nothing lies there unsigned.

    Strict, because the signature does not cover its own block: whatever else were let in could be changed by anyone.
    """
    if not block:
        return None
    if len(block) == _BLOCK.size:
        size, key, value, again, magic = _BLOCK.unpack(block)
        if size == again == _BLOCK.size - 8 and magic == MAGIC:
            return Signature(key.hex(), value.hex())
    text = f"is {len(block)} bytes that are no signature of Plaza."
    problems.append(Problem("signing block", text, "Pack the folder again, then sign it."))
    return None


def sign(sha256: str, key: Ed25519PrivateKey) -> Signature:
    """Return the signature of the package with this digest."""
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Signature(public.hex(), key.sign(_signed(sha256)).hex())


def _signed(sha256: str) -> bytes:
    return _PURPOSE + bytes.fromhex(sha256)


def make_key(place: Path) -> Ed25519PrivateKey:
    """Make a publisher's key and keep it in ``place``, which only its owner may read.

    Raises:
        Refused: ``signing.key_taken``; a key that is lost cannot be had again, so none is ever overwritten.
        Unavailable: ``signing.key_unwritable``.
    """
    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError:
            place.unlink(missing_ok=True)  # half a key is none, and would keep the next one from its place
            raise
    except FileExistsError as error:
        raise Refused("signing.key_taken", path=str(place)) from error
    except OSError as error:
        raise Unavailable("signing.key_unwritable", path=str(place), reason=error.strerror or "unknown") from error
    return key


def read_key(place: Path) -> Ed25519PrivateKey:
    """Return the publisher's key kept in ``place``.

    Raises:
        Refused: ``signing.key_missing``, ``signing.key_exposed`` (others may read it) or ``signing.key_broken``.
    """
    try:
        # Without waiting for the other end, should it be a pipe.
        handle = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            content = stream.read(KEY_FILE_MAX) if stat.S_ISREG(mode) else b""
    except OSError as error:
        raise Refused("signing.key_missing", path=str(place), reason=error.strerror or "unknown") from error
    if os.name == "posix" and stat.S_ISREG(mode) and mode & 0o077:
        raise Refused("signing.key_exposed", path=str(place))
    try:
        key = load_pem_private_key(content, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Refused("signing.key_broken", path=str(place)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Refused("signing.key_broken", path=str(place))
    return key
