"""Signatures of packages: a publisher's Ed25519 key over a package's digest, and the block that carries both."""

import binascii
import os
import stat
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
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
HANDOVERS_MAX = 16
MAGIC = b"Plaza Sig Blk 01"
MAGIC_HANDED_ON = b"Plaza Sig Blk 02"
_BLOCK = struct.Struct("<Q32s64sQ16s")
"""Size of what follows, public key, signature, that size again, magic: a reader finds it from its end, too.

With the second magic, handovers stand between the signature and the size."""
_HANDOVER = struct.Struct("<32s64s")
_PURPOSE = b"plaza package 1\n"
_PURPOSE_HANDED_ON = b"plaza package 2\n"
_PURPOSE_HANDOVER = b"plaza key 1\n"
_PURPOSE_INDEX = b"plaza catalogue 1\n"
"""Each goes before what is signed, so that no signature made for something else passes for one of this kind."""
_WEAK = frozenset(
    (
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    )
)
"""Points of small order, without the bit of their sign (the list of libsodium's ``ge25519_has_small_order``)."""
_HISTORY_BEGIN = b"-----BEGIN PLAZA KEY HISTORY-----\n"
_HISTORY_END = b"-----END PLAZA KEY HISTORY-----\n"


@dataclass(frozen=True, slots=True)
class Handover:
    """A publisher's key that was given up, and what it signed: the key that took its place. Both in hexadecimal."""

    key: str
    value: str

    def packed(self) -> bytes:
        """Return its bytes, as the signing block and a key file hold them."""
        return _HANDOVER.pack(bytes.fromhex(self.key), bytes.fromhex(self.value))


@dataclass(frozen=True, slots=True)
class Signature:
    """A publisher's public key, and what its private half made of one digest. Both in hexadecimal.

    ``history`` says which keys the publisher had before, the oldest first, each handing on to the next.
    """

    key: str
    value: str
    history: tuple[Handover, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key its publisher has had, the oldest first, the one that signed last."""
        return (*(each.key for each in self.history), self.key)

    def fits(self, sha256: str) -> bool:
        """Tell whether the owner of the key signed the package with this digest, and got the key from those before."""
        is_handed_on = all(
            _is_signed_by(old, each.value, _handed_on(old, new))
            for each, (old, new) in zip(self.history, pairwise(self.keys), strict=True)
        )
        return is_handed_on and _is_signed_by(self.key, self.value, _signed(sha256, self.history))

    def block(self) -> bytes:
        """Return the bytes that stand before the central directory of a `.ma` file."""
        history = _packed(self.history)
        size = _BLOCK.size - 8 + len(history)
        magic = MAGIC_HANDED_ON if history else MAGIC
        whole = _BLOCK.pack(size, bytes.fromhex(self.key), bytes.fromhex(self.value), size, magic)
        return whole[:_HISTORY_AT] + history + whole[_HISTORY_AT:]

    def record(self) -> dict[str, object]:
        """Return what is kept beside an install, for `from_record`."""
        history = {"history": _packed(self.history).hex()} if self.history else {}
        return {"key": self.key, "signature": self.value, **history}


_HISTORY_AT = _BLOCK.size - 24


def from_record(content: object) -> Signature | None:
    """Return what `Signature.record` returned, or nothing if this is something else."""
    if not isinstance(content, Mapping):
        return None
    key, value, history = content.get("key"), content.get("signature"), content.get("history", "")
    if not isinstance(key, str) or not isinstance(value, str) or not isinstance(history, str):
        return None
    try:
        handovers = _unpacked(bytes.fromhex(history))
    except ValueError:
        return None
    return None if handovers is None else Signature(key, value, handovers)


def from_block(block: bytes, problems: list[Problem]) -> Signature | None:
    """Return the signature in what lies between the last file and the central directory; nothing lies there unsigned.

    Strict, because nobody signs the block itself: whatever else were let in could be changed by anyone.
    """
    if not block:
        return None
    if len(block) >= _BLOCK.size:
        history = _unpacked(block[_HISTORY_AT : len(block) - 24])
        size, key, value, again, magic = _BLOCK.unpack(block[:_HISTORY_AT] + block[-24:])
        expected = MAGIC_HANDED_ON if history else MAGIC
        if history is not None and size == again == len(block) - 8 and magic == expected:
            signature = Signature(key.hex(), value.hex(), history)
            if len(set(signature.keys)) == len(signature.keys):
                return signature
    text = f"is {len(block)} bytes that are no signature of Plaza."
    problems.append(Problem("signing block", text, "Pack the folder again, then sign it."))
    return None


@dataclass(frozen=True, slots=True)
class PublisherKey:
    """A publisher's key, private half and all, and the handovers that led to it."""

    private: Ed25519PrivateKey
    history: tuple[Handover, ...] = ()

    @property
    def public(self) -> str:
        """The public half, in hexadecimal."""
        return self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def sign(self, sha256: str) -> Signature:
        """Return the signature of the package with this digest."""
        return Signature(self.public, self.private.sign(_signed(sha256, self.history)).hex(), self.history)

    def sign_index(self, content: bytes) -> str:
        """Return the signature of a catalogue's index."""
        return self.private.sign(_PURPOSE_INDEX + content).hex()

    def hand_on(self, private: Ed25519PrivateKey) -> "PublisherKey":
        """Return ``private`` as the key that takes this one's place.

        Raises:
            Refused: ``signing.handovers``, there were too many before.
        """
        if len(self.history) >= HANDOVERS_MAX:
            raise Refused("signing.handovers", handovers_max=HANDOVERS_MAX)
        new = PublisherKey(private)
        value = self.private.sign(_handed_on(self.public, new.public)).hex()
        return PublisherKey(private, (*self.history, Handover(self.public, value)))

    def pem(self) -> bytes:
        """Return what a key file holds."""
        content = self.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        if not self.history:
            return content
        lines = b"".join(binascii.hexlify(each.packed()) + b"\n" for each in self.history)
        return content + _HISTORY_BEGIN + lines + _HISTORY_END


def is_index_signed(key: str, value: str, content: bytes) -> bool:
    """Tell whether the owner of ``key`` signed this content of a catalogue's index; both in hexadecimal."""
    return _is_signed_by(key, value, _PURPOSE_INDEX + content)


def is_weak(key: str) -> bool:
    """Tell whether a public key is one that fits signatures which anybody can make."""
    content = bytes.fromhex(key)
    return (content[:-1] + bytes([content[-1] & 0x7F])).hex() in _WEAK


def _is_signed_by(key: str, value: str, what: bytes) -> bool:
    if is_weak(key):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(value), what)
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed(sha256: str, history: tuple[Handover, ...]) -> bytes:
    """Return what is signed of a package; the history as well, or it could be taken off by anyone."""
    if history:
        return _PURPOSE_HANDED_ON + bytes.fromhex(sha256) + _packed(history)
    return _PURPOSE + bytes.fromhex(sha256)


def _handed_on(old: str, new: str) -> bytes:
    return _PURPOSE_HANDOVER + bytes.fromhex(old) + bytes.fromhex(new)


def _packed(history: tuple[Handover, ...]) -> bytes:
    return b"".join(each.packed() for each in history)


def _unpacked(data: bytes) -> tuple[Handover, ...] | None:
    if len(data) % _HANDOVER.size or len(data) > HANDOVERS_MAX * _HANDOVER.size:
        return None
    return tuple(Handover(key.hex(), value.hex()) for key, value in _HANDOVER.iter_unpack(data))


def make_key(place: Path, *, after: PublisherKey | None = None) -> PublisherKey:
    """Make a publisher's key and keep it in ``place``, which only its owner may read; ``after`` is the one given up.

    Raises:
        Refused: ``signing.key_taken``; a key that is lost cannot be had again, so none is ever overwritten.
            ``signing.handovers``, too many keys came before.
        Unavailable: ``signing.key_unwritable``.
    """
    private = Ed25519PrivateKey.generate()
    key = PublisherKey(private) if after is None else after.hand_on(private)
    content = key.pem()
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


def read_key(place: Path) -> PublisherKey:
    """Return the publisher's key kept in ``place``, with its history.

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
    private_part, _, history_part = content.partition(_HISTORY_BEGIN)
    try:
        private = load_pem_private_key(private_part, password=None)
        history = _history(history_part)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Refused("signing.key_broken", path=str(place)) from error
    if not isinstance(private, Ed25519PrivateKey) or history is None:
        raise Refused("signing.key_broken", path=str(place))
    return PublisherKey(private, history)


def _history(lines: bytes) -> tuple[Handover, ...] | None:
    """Return the handovers a key file lists; ValueError or None where it makes no sense."""
    if not lines:
        return ()
    body, mark, rest = lines.partition(_HISTORY_END)
    if not mark or rest.strip():
        return None
    return _unpacked(binascii.unhexlify(b"".join(body.split())))
