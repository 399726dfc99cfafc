"""The `.ma` file: a ZIP read so strictly that every reader sees the same files in it, and written alike each time."""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.core.kernel.ids import new_id
from app.host.manifest import Problem

SUFFIX = ".ma"
ENTRIES_MAX = 2_000
CONTENT_MAX = 50 << 20
FILE_MAX = CONTENT_MAX + (4 << 20)
NAME_MAX = 1_000
BLOCK_MAX = 64 * 1024
RATIO_MAX = 100
RATIO_FREE = 1 << 20
"""Up to this size a file may shrink as much as it likes."""
CHUNK = 64 * 1024
EARLIEST = (1980, 1, 1, 0, 0, 0)

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_SIZE_LATER = 0x0008
_UTF8 = 0x0800
_HOW_HARD = 0x0006
"""Bits of an entry's flags; the last says how hard the packer tried, and nothing to a reader."""
_METHODS = {0: "stored", 8: "deflate"}
_WHOLE = 0xFFFFFFFF
PACK_AGAIN = "Pack the folder with `python3 main.py pack`."


class Damaged(Exception):
    """The content of an entry is not what its header says."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive, as the central directory tells it."""

    name: str
    shown: str
    header: tuple[int, ...]
    raw_name: bytes
    flags: int
    method: int
    crc: int
    size_packed: int
    size: int
    header_at: int

    @property
    def data_at(self) -> int:
        """Where its content begins."""
        return self.header_at + _LOCAL.size + len(self.raw_name)

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.data_at + self.size_packed


@dataclass(frozen=True, slots=True)
class Archive:
    """The readable files of a `.ma` file by name; ``block`` is what lies between the last and the directory."""

    path: Path
    entries: Mapping[str, Entry]
    block: bytes
    directory_at: int

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files, in no order."""
        return tuple(self.entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the content of a file piece by piece, never more than its header says.

        Raises Damaged as soon as the content is not what the header says.
        """
        entry = self.entries[name]
        if entry.method not in _METHODS or entry.flags & _ENCRYPTED:
            raise Damaged(Problem(name, "cannot be unpacked.", PACK_AGAIN))
        size = crc = 0
        with self.path.open("rb") as stream:
            stream.seek(entry.data_at)
            unpacked = _inflated(stream, entry) if entry.method else _stored(stream, entry)
            for chunk in unpacked:
                size += len(chunk)
                crc = zlib.crc32(chunk, crc)
                if size > entry.size:
                    raise Damaged(Problem(name, f"holds more than the {entry.size:,} bytes it says.", PACK_AGAIN))
                yield chunk
        if size < entry.size:
            raise Damaged(Problem(name, f"holds {size:,} bytes, but says {entry.size:,}.", PACK_AGAIN))
        if crc != entry.crc:
            raise Damaged(Problem(name, "is damaged: its checksum is another.", PACK_AGAIN))


def _stored(stream: BinaryIO, entry: Entry) -> Iterator[bytes]:
    left = entry.size_packed
    while left:
        chunk = stream.read(min(CHUNK, left))
        if not chunk:
            raise Damaged(Problem(entry.shown, "ends before its end.", PACK_AGAIN))
        left -= len(chunk)
        yield chunk


def _inflated(stream: BinaryIO, entry: Entry) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for chunk in _stored(stream, entry):
            packed = chunk
            while packed and not unpacker.eof:
                yield unpacker.decompress(packed, CHUNK)
                packed = unpacker.unconsumed_tail
            if unpacker.unused_data or (packed and unpacker.eof):
                raise Damaged(Problem(entry.shown, "goes on after its packed content ends.", PACK_AGAIN))
        while not unpacker.eof:
            rest = unpacker.decompress(b"", CHUNK)
            if not rest and not unpacker.eof:
                raise Damaged(Problem(entry.shown, "ends before its packed content does.", PACK_AGAIN))
            yield rest
    except zlib.error as error:
        raise Damaged(Problem(entry.shown, "is damaged: its packed content makes no sense.", PACK_AGAIN)) from error


def read(path: Path, problems: list[Problem]) -> Archive | None:
    """Return the archive in ``path`` with every file that can be read; all that is wrong goes to ``problems``.

    Nothing is unpacked. The whole file must be accounted for: files one after another from the first byte, the
    signing block, the directory, its end. So nothing hides between, before or after, and nothing is told twice.
    """
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > FILE_MAX:
            problems.append(Problem(path.name, f"is larger than {FILE_MAX >> 20} MB.", "Leave something out."))
            return None
        found = _end_of(stream, size, problems)
        if found is None:
            return None
        count, directory_size, directory_at = found
        stream.seek(directory_at)
        entries = _directory(stream.read(directory_size), count, problems)
        block = _laid_out(stream, entries, directory_at, problems)
    readable = _readable(entries, problems)
    total = sum(entry.size for entry in entries)
    if total > CONTENT_MAX:
        text = f"unpacks to {total:,} bytes."
        problems.append(Problem(path.name, text, f"At most {CONTENT_MAX >> 20} MB may be in a package."))
        return None
    return Archive(path, readable, block, directory_at)


def _end_of(stream: BinaryIO, size: int, problems: list[Problem]) -> tuple[int, int, int] | None:
    """Return how many entries the directory has, its size and its place, from the record at the file's very end."""
    stream.seek(max(0, size - _END.size - 0xFFFF))
    tail = stream.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < _END.size:
        problems.append(Problem("the whole file", "is no ZIP: the record at its end is missing.", PACK_AGAIN))
        return None
    _, disk, first_disk, here, count, directory_size, directory_at, comment = _END.unpack_from(tail, at)
    end_at = size - len(tail) + at
    where = f"byte {end_at:,}"
    after = len(tail) - at - _END.size
    is_large = _WHOLE in (directory_size, directory_at) or 0xFFFF in (here, count)
    faults = [
        (after > 0 or comment > 0, f"is followed by {max(after, comment):,} bytes that belong to no file."),
        (is_large or tail[:at][-20:-16] == b"PK\6\7", "says that the sizes stand elsewhere (zip64)."),
        (disk or first_disk or here != count, "tells of an archive in several parts."),
        (count > ENTRIES_MAX, f"counts {count:,} files; at most {ENTRIES_MAX:,} may be in a package."),
        (directory_size > count * (_CENTRAL.size + NAME_MAX), f"tells of a directory of {directory_size:,} bytes."),
        (
            not is_large and directory_at + directory_size != end_at,
            f"tells of a directory that ends at byte {directory_at + directory_size:,}, not here.",
        ),
    ]
    found = [Problem(where, text, PACK_AGAIN) for is_wrong, text in faults if is_wrong]
    problems.extend(found)
    return None if found else (count, directory_size, directory_at)


def _directory(data: bytes, count: int, problems: list[Problem]) -> list[Entry]:
    """Return the entries of the central directory, as far as it makes sense."""
    entries: list[Entry] = []
    at = 0
    for index in range(count):
        if data[at : at + 4] != b"PK\1\2" or len(data) - at < _CENTRAL.size:
            problems.append(Problem(f"directory, entry {index + 1}", "is damaged.", PACK_AGAIN))
            return entries
        fields = _CENTRAL.unpack_from(data, at)
        (flags, method, _, _, crc, size_packed, size), name_size = fields[5:12], fields[12]
        raw = data[at + _CENTRAL.size : at + _CENTRAL.size + name_size]
        at += _CENTRAL.size + name_size + fields[13] + fields[14]
        if at > len(data) or name_size > NAME_MAX:
            problems.append(Problem(f"directory, entry {index + 1}", "goes beyond its end.", PACK_AGAIN))
            return entries
        name = raw.decode("utf-8", "replace")
        header = (fields[3], fields[4], *fields[5:12])
        entry = Entry(name, shown(name), header, raw, flags, method, crc, size_packed, size, fields[18])
        problems.extend(_faults_of(entry, fields))
        entries.append(entry)
    if at != len(data):
        problems.append(Problem("directory", f"has {len(data) - at:,} bytes too many at its end.", PACK_AGAIN))
    return entries


def _faults_of(entry: Entry, fields: tuple[int, ...]) -> list[Problem]:
    """Return what is wrong with one entry of the directory, apart from its name."""
    mode = stat.S_IFMT(fields[17] >> 16)
    is_odd = mode not in (0, stat.S_IFREG, stat.S_IFDIR)
    unknown = entry.flags & ~(_ENCRYPTED | _SIZE_LATER | _UTF8 | _HOW_HARD)
    is_bomb = entry.size > RATIO_FREE and entry.size > RATIO_MAX * entry.size_packed
    is_folder = mode == stat.S_IFDIR or bool(fields[17] & 0x10)
    faults = [
        (entry.flags & _ENCRYPTED, "is encrypted.", "A package can be read by everyone."),
        (entry.flags & _SIZE_LATER, "tells its size only after its content.", PACK_AGAIN),
        (unknown, f"has flags that nobody knows here ({unknown:#06x}).", PACK_AGAIN),
        (entry.method not in _METHODS, f"is packed by method {entry.method}.", "Only stored and deflate are read."),
        (mode == stat.S_IFLNK, "is a link.", "Put the file itself there."),
        (is_odd and mode != stat.S_IFLNK, "is not an ordinary file.", "Pipes and devices cannot be packed."),
        (is_folder and not entry.name.endswith("/"), "is a folder with a file's name.", PACK_AGAIN),
        (_WHOLE in (entry.size, entry.size_packed, fields[18]), "has its sizes elsewhere (zip64).", PACK_AGAIN),
        (fields[13] or fields[14], "carries extra fields or a comment.", PACK_AGAIN),
        (fields[15], "lies in another part of the archive.", PACK_AGAIN),
        (entry.size > CONTENT_MAX, f"unpacks to {entry.size:,} bytes.", f"At most {CONTENT_MAX >> 20} MB may."),
        (entry.method == 0 and entry.size != entry.size_packed, "is stored, yet says two sizes.", PACK_AGAIN),
        (is_bomb, f"unpacks to more than {RATIO_MAX} times its size.", PACK_AGAIN),
        (not entry.raw_name.isascii() and not entry.flags & _UTF8, "has a name not marked as UTF-8.", PACK_AGAIN),
        (not _is_utf8(entry.raw_name), "has a name that is not UTF-8.", "Rename it."),
    ]
    return [Problem(entry.shown, text, hint) for is_wrong, text, hint in faults if is_wrong]


def _laid_out(stream: BinaryIO, entries: list[Entry], directory_at: int, problems: list[Problem]) -> bytes:
    """Check that the files lie one after another, each with the header that the directory told; return the rest."""
    count_before = len(problems)
    at = 0
    for entry in sorted(entries, key=lambda entry: entry.header_at):
        where = f"{entry.shown}, byte {entry.header_at:,}"
        if entry.end > directory_at:
            problems.append(Problem(where, "reaches into the directory.", PACK_AGAIN))
            continue
        if entry.header_at < at:
            problems.append(Problem(where, "overlaps the file before it.", PACK_AGAIN))
        elif entry.header_at > at:
            text = f"comes after {entry.header_at - at:,} bytes that belong to no file."
            problems.append(Problem(where, text, PACK_AGAIN))
        at = max(at, entry.end)
        stream.seek(entry.header_at)
        problems.extend(_faults_of_local(stream.read(_LOCAL.size + NAME_MAX), entry, where))
    if len(problems) > count_before:
        return b""
    if directory_at - at > BLOCK_MAX:
        text = f"is followed by {directory_at - at:,} bytes that belong to no file."
        problems.append(Problem(f"byte {at:,}", text, PACK_AGAIN))
        return b""
    stream.seek(at)
    return stream.read(directory_at - at)


def _faults_of_local(data: bytes, entry: Entry, where: str) -> list[Problem]:
    """Compare the header before a file's content with what the directory says."""
    if len(data) < _LOCAL.size or data[:4] != b"PK\3\4":
        return [Problem(where, "has no header.", PACK_AGAIN)]
    fields = _LOCAL.unpack_from(data)
    name = data[_LOCAL.size : _LOCAL.size + fields[10]]
    names = ("version", "version's system", "flags", "method", "time", "date", "checksum", "packed size", "size")
    faults = [
        f"says {there:,} as its {what}, the directory says {told:,}."
        for what, there, told in zip(names, fields[1:10], entry.header, strict=True)
        if there != told
    ]
    if name != entry.raw_name:
        faults.append(f"says {shown(name.decode('utf-8', 'replace'))!r} as its name.")
    if fields[11]:
        faults.append("carries extra fields.")
    return [Problem(where, text, PACK_AGAIN) for text in faults]


def _readable(entries: list[Entry], problems: list[Problem]) -> dict[str, Entry]:
    """Return the entries whose names lead nowhere but into the package, by name."""
    readable: dict[str, Entry] = {}
    for entry in entries:
        fault = _trick_in(entry.name)
        if fault:
            problems.append(Problem(entry.shown, *fault))
        elif entry.name in readable:
            problems.append(Problem(entry.shown, "is there twice.", "Readers would not agree which one counts."))
        else:
            readable[entry.name] = entry
    return readable


def _trick_in(name: str) -> tuple[str, str] | None:
    parts = name.split("/")
    tricks = [
        (not name, "has no name.", PACK_AGAIN),
        ("\0" in name, "has a NUL in its name: systems read only what is before it.", "Rename it."),
        ("\\" in name, "has a backslash in its name: on Windows that is a folder.", "Separate folders with /."),
        (name[1:2] == ":", "begins with a drive.", "Names are relative to the package."),
        (name.startswith("/"), "is an absolute path.", "Names are relative to the package."),
        (".." in parts, "leads out of the package.", "Names lead into it."),
        (name.endswith("/"), "is a folder's entry.", "Folders follow from the names of the files. " + PACK_AGAIN),
        ("" in parts or "." in parts, "has an empty step in its path.", "Write it plainly."),
    ]
    return next(((text, hint) for is_wrong, text, hint in tricks if is_wrong), None)


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def shown(name: str) -> str:
    """Return a stranger's name as it can be shown: nothing in it moves the cursor or turns the direction."""
    return (name if name.isprintable() else ascii(name)[1:-1])[:300] or "(no name)"


def write(path: Path, contents: Iterable[tuple[str, bytes]]) -> None:
    """Write an archive of names and contents, in their order, with nothing in it of when, where or by whom."""

    def fill(draft: Path) -> None:
        with zipfile.ZipFile(draft, "x", allowZip64=False) as target:
            for name, content in contents:
                information = zipfile.ZipInfo(name, EARLIEST)
                information.create_system = 3
                information.external_attr = (stat.S_IFREG | 0o644) << 16
                information.compress_type = _method_for(content)
                target.writestr(information, content, compresslevel=9)

    _replace(path, fill)


def _method_for(content: bytes) -> int:
    packed = len(zlib.compress(content, 9, wbits=-zlib.MAX_WBITS))
    is_bomb = len(content) > RATIO_FREE and len(content) > RATIO_MAX * packed
    return zipfile.ZIP_STORED if is_bomb or packed >= len(content) else zipfile.ZIP_DEFLATED


def put_block(archive: Archive, block: bytes) -> None:
    """Put ``block`` into an archive in the place of the one there is."""
    whole = archive.path.read_bytes()
    files = whole[: archive.directory_at - len(archive.block)]
    directory = whole[archive.directory_at :]
    moved = struct.pack("<LH", len(files) + len(block), 0)
    _replace(archive.path, lambda draft: draft.write_bytes(files + block + directory[: -len(moved)] + moved))


def _replace(path: Path, fill: Callable[[Path], object]) -> None:
    """Write a file beside its place first: it is there whole or not at all."""
    draft = path.with_name(f".{new_id()}{SUFFIX}")
    try:
        fill(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
