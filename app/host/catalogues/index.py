"""The index of a catalogue: what its files say, read strictly and within limits, and written."""

import hashlib
import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, TypeVar
from zlib import crc32

import msgspec
from msgspec import Meta, Struct

from app.core.kernel.errors import Refused
from app.host import signing
from app.host.archive import FILE_MAX, SUFFIX
from app.host.manifest import APP_ID, KEYWORDS_MAX
from app.host.signing import PublisherKey

log = logging.getLogger(__name__)
ROOT = "catalogue.json"
ROOT_BYTES_MAX = 1 << 20
PAGE_BYTES_MAX = 1 << 20
PAGE_ENTRIES_MAX = 500
PAGE_ENTRIES_USUAL = 300
PAGES_MAX = 5_000
PAGES_BYTES_MAX = 1 << 29
"""Of all pages of a catalogue: they are fetched before any of them is kept."""
WITHDRAWN_MAX = 2_000
VERSIONS_MAX = 4
"""Of one mini-app in one catalogue: in two channels, each for everybody and staged."""

Hex = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Signed = Annotated[str, Meta(pattern=r"\A[0-9a-f]{128}\Z")]
Id = Annotated[str, Meta(pattern=rf"\A{APP_ID.pattern}\Z", max_length=128)]
Name = Annotated[str, Meta(min_length=1, max_length=50)]
Text = Annotated[str, Meta(max_length=500)]
Keyword = Annotated[str, Meta(pattern=r"\A[^\x00-\x1f]+\Z", max_length=30)]
Category = Annotated[str, Meta(pattern=r"\A[a-z]*\Z", max_length=30)]
"""One that nobody here knows yet counts as none."""
Channel = Literal["stable", "beta"]
Moment = Annotated[datetime, Meta(tz=True)]
Known = TypeVar("Known", bound=Struct)


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """What a catalogue says of one version of a mini-app. Once its package is here, that speaks and not the entry.

    ``package_sha256`` is the package's identity (decision 10), ``file_sha256`` that of the file that carries it.
    """

    miniapp_id: Id
    name: Name
    description: Text
    publisher_name: Name
    publisher_key: Hex
    version: Name
    version_code: Annotated[int, Meta(ge=1, le=2**31 - 1)]
    package_sha256: Hex
    file_sha256: Hex
    size_bytes: Annotated[int, Meta(ge=1, le=FILE_MAX)]
    channel: Channel = "stable"
    share_percent: Annotated[int, Meta(ge=1, le=100)] = 100
    """How many of all people this version is for: a release that is begun with some of them."""
    category: Category = ""
    keywords: Annotated[tuple[Keyword, ...], Meta(max_length=KEYWORDS_MAX)] = ()

    @property
    def file(self) -> str:
        """Where the package lies, from the catalogue's place. Not told but known: no index names a file."""
        return f"packages/{self.miniapp_id}-{self.version_code}{SUFFIX}"


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """Some of a catalogue's entries."""

    entries: Annotated[tuple[Entry, ...], Meta(max_length=PAGE_ENTRIES_MAX)]


class PageRef(Struct, frozen=True, forbid_unknown_fields=True):
    """One page, by its content: a page is never changed, another takes its place."""

    sha256: Hex
    size_bytes: Annotated[int, Meta(ge=1, le=PAGE_BYTES_MAX)]

    @property
    def file(self) -> str:
        """Where it lies, from the catalogue's place."""
        return f"pages/{self.sha256}.json"


class Withdrawal(Struct, frozen=True, forbid_unknown_fields=True):
    """A mini-app that the catalogue took back, in its words."""

    miniapp_id: Id
    reason: Text = ""


class Root(Struct, frozen=True, forbid_unknown_fields=True):
    """What is signed of a catalogue. ``sequence`` only grows; after ``expires_at`` nothing of it counts any more."""

    format: Literal["plaza catalogue 1"]
    name: Name
    sequence: Annotated[int, Meta(ge=1, le=2**53)]
    made_at: Moment
    expires_at: Moment
    pages: Annotated[tuple[PageRef, ...], Meta(max_length=PAGES_MAX)]
    withdrawn: Annotated[tuple[Withdrawal, ...], Meta(max_length=WITHDRAWN_MAX)] = ()


class _Envelope(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: the root as a text, and the signature over the bytes of just that text. One file, so never half new."""

    signed: str
    key: Hex
    signature: Signed


@dataclass(frozen=True, slots=True)
class SignedRoot:
    """A root whose signature fits ``key``; ``sha256`` is that of the text that was signed, ``data`` the whole file."""

    root: Root
    key: str
    sha256: str
    data: bytes


def read_root(data: bytes) -> SignedRoot:
    """Return the root in ``data``, signed by whoever's key it names.

    Raises:
        Refused: ``catalogue.broken``, ``catalogue.signature`` or ``catalogue.too_large``.
    """
    envelope = _decoded(data, _Envelope)
    content = envelope.signed.encode("utf-8", "surrogatepass")
    if not signing.is_index_signed(envelope.key, envelope.signature, content):
        raise Refused("catalogue.signature")
    root = _decoded(content, Root)
    if len({each.sha256 for each in root.pages}) < len(root.pages):
        raise broken("names a page twice")
    if sum(each.size_bytes for each in root.pages) > PAGES_BYTES_MAX:
        raise Refused("catalogue.too_large")
    return SignedRoot(root, envelope.key, hashlib.sha256(content).hexdigest(), data)


def read_page(data: bytes, ref: PageRef) -> tuple[Entry, ...]:
    """Return the entries of the page that ``ref`` names.

    Raises:
        Refused: ``catalogue.broken``, also where it is another page.
    """
    if len(data) != ref.size_bytes or hashlib.sha256(data).hexdigest() != ref.sha256:
        raise broken("has a page that is not the one it signed")
    return _decoded(data, Page).entries


def write_root(root: Root, key: PublisherKey) -> bytes:
    """Return the file of ``root``, signed."""
    content = msgspec.json.encode(root)
    envelope = _Envelope(content.decode(), key.public, key.sign_index(content))
    return msgspec.json.format(msgspec.json.encode(envelope), indent=1)


def write_pages(entries: Iterable[Entry]) -> dict[PageRef, bytes]:
    """Return pages that hold ``entries`` in their order, each with its content.

    Where a page ends its last entry tells, not how many came before: one more entry changes one page, not all after it.
    """
    pages: dict[PageRef, bytes] = {}
    batch: list[Entry] = []
    for each in entries:
        batch.append(each)
        if len(batch) == PAGE_ENTRIES_MAX or crc32(each.miniapp_id.encode()) % PAGE_ENTRIES_USUAL == 0:
            pages |= _page(batch)
            batch = []
    return pages | _page(batch) if batch else pages


def is_key(text: str) -> bool:
    """Tell whether ``text`` is a key as an index writes it."""
    return re.fullmatch(r"[0-9a-f]{64}", text) is not None


def _page(entries: Sequence[Entry]) -> dict[PageRef, bytes]:
    data = msgspec.json.encode(Page(tuple(entries)))
    return {PageRef(hashlib.sha256(data).hexdigest(), len(data)): data}


def _decoded(data: bytes, known: type[Known]) -> Known:
    try:
        return msgspec.json.decode(data, type=known)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise broken(str(error)[:200]) from error


def broken(reason: str) -> Refused:
    """Return what to raise where a catalogue is not what it has to be; ``reason`` goes into the log."""
    log.warning("a catalogue's index %s", reason)
    return Refused("catalogue.broken", reason=reason)
