"""ZIP files written byte by byte, with any lie in them that a test wants."""

import json
import stat
import struct
import zlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.support.miniapps import manifest


@dataclass
class Member:
    """One file of a ZIP; what is None is told truly."""

    name: bytes
    content: bytes = b""
    method: int = 0
    flags: int = 0
    mode: int = stat.S_IFREG | 0o644
    dos_attributes: int = 0
    extra: bytes = b""
    comment: bytes = b""
    packed: bytes | None = None
    crc: int | None = None
    size: int | None = None
    size_packed: int | None = None
    disk: int = 0
    header_at: int | None = None
    before: bytes = b""
    local: dict[str, Any] = field(default_factory=dict)

    def body(self) -> bytes:
        """Return the content as it is packed."""
        if self.packed is not None:
            return self.packed
        return zlib.compress(self.content, 9, wbits=-15) if self.method == 8 else self.content

    def facts(self) -> tuple[int, ...]:
        """Return what both headers tell alike."""
        crc = zlib.crc32(self.content) if self.crc is None else self.crc
        size = len(self.content) if self.size is None else self.size
        size_packed = len(self.body()) if self.size_packed is None else self.size_packed
        return 20, self.flags, self.method, 0, 33, crc, size_packed, size


def plain(**changes: Any) -> list[Member]:
    """Return the files of a package without problems, its manifest changed by ``changes``."""
    return [
        Member(b"main.py", b"app = 1\n"),
        Member(b"manifest.json", json.dumps(manifest(**changes)).encode()),
    ]


def zip_of(
    members: list[Member],
    *,
    before: bytes = b"",
    block: bytes = b"",
    after_directory: bytes = b"",
    after: bytes = b"",
    **end: int,
) -> bytes:
    """Return a ZIP of ``members``; ``end`` overrides what its last record tells (count, size, at, comment, disk)."""
    whole = bytearray(before)
    directory = bytearray()
    for member in members:
        whole += member.before
        at = len(whole)
        told = replace(member, **member.local)
        whole += struct.pack("<4s5H3L2H", b"PK\3\4", *told.facts(), len(told.name), len(told.extra))
        whole += told.name + told.extra + member.body()
        directory += struct.pack("<4sBB5H3L", b"PK\1\2", 20, 3, *member.facts())
        sizes = (len(member.name), len(member.extra), len(member.comment), member.disk, 0)
        attributes = member.mode << 16 | member.dos_attributes
        directory += struct.pack("<5H2L", *sizes, attributes, at if member.header_at is None else member.header_at)
        directory += member.name + member.extra + member.comment
    whole += block
    count = end.get("count", len(members))
    size, at = end.get("size", len(directory)), end.get("at", len(whole))
    whole += directory + after_directory
    whole += struct.pack("<4s4H2LH", b"PK\5\6", end.get("disk", 0), 0, count, count, size, at, end.get("comment", 0))
    return bytes(whole + after)


def write_zip(place: Path, *members: Member, **changes: Any) -> Path:
    """Write a package with ``members`` beside its plain ones, and return its place."""
    place.write_bytes(zip_of([*plain(), *members], **changes))
    return place
