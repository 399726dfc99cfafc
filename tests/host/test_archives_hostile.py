"""`.ma` files made to harm: each is refused with its reason and place before anything of it is written."""

import contextlib
import io
import stat
import struct
import sys
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.host import archive
from app.host.package import Package, PackageBroken
from tests.support.zips import Member, plain, write_zip, zip_of

UTF8 = 0x800


def told(place: Path) -> list[str]:
    """Return every problem of a package, as an author reads them."""
    with pytest.raises(PackageBroken) as caught:
        Package.read(place)
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "it.ma"


def test_the_plain_file_that_every_attack_begins_with_is_a_package(place: Path) -> None:
    package = Package.read(write_zip(place, Member(b"more.py", b"x = 1\n" * 50, method=8)))
    assert package.files == ("main.py", "manifest.json", "more.py")
    assert b"".join(package.chunks("more.py")) == b"x = 1\n" * 50


ATTACKS = {
    "parent": (Member(b"../up.py"), "../up.py: leads out of the package."),
    "hidden parent": (Member(b"assets/../../up.py"), "assets/../../up.py: leads out of the package."),
    "absolute": (Member(b"/etc/passwd"), "/etc/passwd: is an absolute path."),
    "backslash": (Member(b"..\\up.py"), "..\\up.py: has a backslash"),
    "drive": (Member(b"C:up.py"), "C:up.py: begins with a drive."),
    "NUL": (Member(b"main.py\0.txt"), "main.py\\x00.txt: has a NUL"),
    "escape codes": (Member(b"\x1b[2J.py"), "\\x1b[2J.py: has a name that not every system can keep."),
    "stream": (Member(b"main.py:hidden"), "main.py:hidden: has a name that not every system can keep."),
    "device": (Member(b"assets/con.txt"), "assets/con.txt: has a name that not every system can keep."),
    "trailing dot": (Member(b"main.py."), "main.py.: has a name that not every system can keep."),
    "no name": (Member(b""), "(no name): has no name."),
    "empty step": (Member(b"a//b"), "a//b: has an empty step"),
    "dot step": (Member(b"a/./b"), "a/./b: has an empty step"),
    "folder": (Member(b"assets/"), "assets/: is a folder's entry."),
    "folder by mode": (Member(b"assets", mode=stat.S_IFDIR | 0o755), "assets: is a folder with a file's name."),
    "folder by DOS": (Member(b"assets", dos_attributes=0x10), "assets: is a folder with a file's name."),
    "link": (Member(b"link", b"/etc/passwd", mode=stat.S_IFLNK | 0o777), "link: is a link."),
    "pipe": (Member(b"pipe", mode=stat.S_IFIFO | 0o644), "pipe: is not an ordinary file."),
    "device file": (Member(b"disk", mode=stat.S_IFBLK | 0o644), "disk: is not an ordinary file."),
    "not UTF-8": (Member(b"\xff.txt", flags=UTF8), "has a name that is not UTF-8."),
    "unmarked": (Member("ü.txt".encode()), "ü.txt: has a name not marked as UTF-8."),
    "direction": (Member("a\u202egpj.py".encode(), flags=UTF8), "a\\u202egpj.py: has a name that"),
    "hidden": (Member(b".env"), ".env: has a name that not every system can keep."),
    "byte code": (Member(b"__pycache__/main.cpython-311.pyc"), "is no part of a package."),
    "standard module": (Member(b"random.py"), "random.py: has the name of a standard module"),
    "long path": (Member(b"/".join([b"a" * 99] * 3)), "is 299 characters long."),
    "endless name": (Member(b"a" * 1_001), "directory, entry 3: goes beyond its end."),
    "case": (Member(b"Main.py"), "Main.py, main.py: are one name on systems that ignore case or compose letters."),
    "file below a file": (Member(b"main.py/more.py"), "main.py: is a file and a folder at once."),
    "encrypted": (Member(b"a", b"x", flags=1), "a: is encrypted."),
    "strongly encrypted": (Member(b"a", b"x", flags=0x41), "a: is encrypted."),
    "headers encrypted": (Member(b"a", b"x", flags=0x2000), "a: is encrypted."),
    "size later": (Member(b"a", b"x", flags=8), "a: tells its size only after its content."),
    "unknown flags": (Member(b"a", b"x", flags=0x8000), "a: has flags that nobody knows here (0x8000)."),
    "method": (Member(b"a", b"x", method=12), "a: is packed by method 12."),
    "extra fields": (Member(b"a", b"x", extra=b"\x75\x70\4\0abcd"), "a: carries extra fields or a comment."),
    "comment": (Member(b"a", b"x", comment=b"hello"), "a: carries extra fields or a comment."),
    "another disk": (Member(b"a", b"x", disk=3), "a: lies in another part of the archive."),
    "zip64 size": (Member(b"a", b"x", size=0xFFFFFFFF), "a: has its sizes elsewhere (zip64)."),
    "absurd size": (Member(b"a", b"x", method=8, size=3 << 30), "a: unpacks to 3,221,225,472 bytes."),
    "two sizes": (Member(b"a", b"x", size=2), "a: is stored, yet says two sizes."),
    "ratio": (Member(b"a", bytes(2 << 20), method=8), "a: unpacks to more than 100 times its size."),
    "says less": (Member(b"a", bytes(9_000), method=8, size=10), "a: holds more than the 10 bytes it says."),
    "says more": (Member(b"a", b"xy", method=8, size=10), "a: holds 2 bytes, but says 10."),
    "checksum": (Member(b"a", b"xy", crc=7), "a: is damaged: its checksum is another."),
    "nonsense": (Member(b"a", b"xy", method=8, packed=b"\xff" * 9), "a: is damaged: its packed content makes"),
    "cut": (Member(b"a", b"xy" * 99, method=8, packed=b"\x4b"), "a: ends before its packed content does."),
    "goes on": (Member(b"a", b"xy", method=8, packed=zlib.compress(b"xy", wbits=-15) + b"more"), "a: goes on after"),
    "points to another": (Member(b"a", b"x", header_at=0), "a, byte 0: "),
    "points nowhere": (Member(b"a", b"x", header_at=1 << 30), "a, byte 1,073,741,824: reaches into the directory."),
    "gap": (Member(b"a", b"x", before=b"secret"), "comes after 6 bytes that belong to no file."),
    "other name": (Member(b"a", b"x", local={"name": b"b"}), "says 'b' as its name."),
    "other method": (Member(b"a", b"x", local={"method": 8}), "says 8 as its method, the directory says 0."),
    "other size": (Member(b"a", b"x", local={"size": 9}), "says 9 as its size, the directory says 1."),
    "other flags": (Member(b"a", b"x", local={"flags": UTF8}), "says 2,048 as its flags, the directory says 0."),
    "other checksum": (Member(b"a", b"x", local={"crc": 9}), "says 9 as its checksum, the directory says"),
    "extra before": (Member(b"a", b"x", local={"extra": b"\1\2\0\0"}), "carries extra fields."),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_file_that_lies_is_refused_with_its_reason(place: Path, attack: str) -> None:
    member, reason = ATTACKS[attack]
    said = told(write_zip(place, member))
    assert any(reason in each for each in said), said
    assert all(each.isprintable() for each in said)


WHOLES = {
    "prepended": ({"before": b"#!/bin/sh\n"}, "main.py, byte 10: comes after 10 bytes that belong to no file."),
    "appended": ({"after": b"more"}, "is followed by 4 bytes that belong to no file."),
    "commented": ({"after": b"more", "comment": 4}, "is followed by 4 bytes that belong to no file."),
    "between": ({"block": b"secret"}, "signing block: is 6 bytes that are no signature of Plaza."),
    "a false block": ({"block": bytes(128)}, "signing block: is 128 bytes that are no signature of Plaza."),
    "far between": ({"block": bytes(70_000)}, "is followed by 70,000 bytes that belong to no file."),
    "after the directory": ({"after_directory": b"secret"}, "tells of a directory that ends at byte"),
    "a directory too large": ({"size": 1 << 30}, "tells of a directory of 1,073,741,824 bytes."),
    "a directory elsewhere": ({"at": 7}, "tells of a directory that ends at byte"),
    "absurd count": ({"count": 60_000}, "counts 60,000 files; at most 2,000 may be in a package."),
    "too many counted": ({"count": 3}, "directory, entry 3: is damaged."),
    "too few counted": ({"count": 1}, "directory: has 59 bytes too many at its end."),
    "zip64 count": ({"count": 0xFFFF}, "says that the sizes stand elsewhere (zip64)."),
    "zip64 place": ({"at": 0xFFFFFFFF}, "says that the sizes stand elsewhere (zip64)."),
    "zip64 locator": ({"after_directory": b"PK\6\7" + bytes(16)}, "says that the sizes stand elsewhere (zip64)."),
    "parts": ({"disk": 1}, "tells of an archive in several parts."),
}


@pytest.mark.parametrize("attack", WHOLES)
def test_an_archive_with_anything_unaccounted_for_is_refused(place: Path, attack: str) -> None:
    changes, reason = WHOLES[attack]
    said = told(write_zip(place, **changes))  # type: ignore[arg-type]
    assert any(reason in each for each in said), said


def test_prepended_bytes_are_found_when_all_places_were_corrected_for_them_or_not(place: Path) -> None:
    place.write_bytes(b"MZ" + zip_of(plain()))
    assert any("tells of a directory that ends at byte" in each for each in told(place))


def test_two_directories_are_refused_although_the_last_one_is_whole(place: Path) -> None:
    other = [Member(b"main.py", b"evil = 1\n"), plain()[1]]
    place.write_bytes(zip_of(other) + zip_of(plain()))
    assert told(place)


@pytest.mark.parametrize("content", [b"", b"PK\5\6", b"x" * 500, b"PK\5\6" + bytes(17)])
def test_what_is_no_zip_says_so(place: Path, content: bytes) -> None:
    place.write_bytes(content)
    (said,) = told(place)
    assert said.startswith("the whole file: is no ZIP")


def test_an_empty_archive_lacks_what_a_package_needs(place: Path) -> None:
    place.write_bytes(zip_of([]))
    assert [each.partition(":")[0] for each in told(place)] == ["manifest.json", "main.py"]


def test_a_name_that_is_there_twice_is_refused(place: Path) -> None:
    assert "main.py: is there twice. Readers would not agree which one counts." in told(
        write_zip(place, Member(b"main.py", b"evil = 1\n"))
    )


def test_folders_that_differ_only_in_case_are_refused(place: Path) -> None:
    said = told(write_zip(place, Member(b"Assets/a"), Member(b"assets/b")))
    assert any(each.startswith("Assets, assets: are one name") for each in said)


def test_letters_composed_in_two_ways_are_one_name(place: Path) -> None:
    names = ("\u00e9.txt", "e\u0301.txt")
    assert any(
        "are one name" in each for each in told(write_zip(place, *(Member(n.encode(), flags=UTF8) for n in names)))
    )


def test_too_many_folders_are_refused(place: Path) -> None:
    deep = [Member("/".join([f"{number}", *"abcdefgh", "x"]).encode()) for number in range(300)]
    assert any("folders: are 2,700." in each for each in told(write_zip(place, *deep)))


def test_files_that_share_their_bytes_are_refused(place: Path) -> None:
    # The bomb without nesting (David Fifield, 2019): many entries whose content overlaps.
    kernel = zlib.compress(bytes(900_000), 9, wbits=-15)
    crc = zlib.crc32(bytes(900_000))
    first = Member(b"f0", bytes(900_000), method=8)
    at = len(zip_of(plain())) - 22 - sum(46 + len(member.name) for member in plain())
    others = [
        Member(b"f%d" % number, method=8, packed=b"", crc=crc, size=900_000, size_packed=len(kernel), header_at=at)
        for number in range(1, 9)
    ]
    assert sum("overlaps the file before it." in each for each in told(write_zip(place, first, *others))) >= 8


def test_many_files_that_are_too_large_together_are_refused_unread(place: Path) -> None:
    packed = [Member(b"f%d" % number, bytes(1 << 20), method=8) for number in range(60)]
    tracemalloc.start()
    said = told(write_zip(place, *packed))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert any("it.ma: unpacks to 62,9" in each for each in said)
    assert peak < 70 << 20  # what the test itself holds


def test_a_bomb_that_says_it_is_small_is_left_off_at_what_it_says(place: Path) -> None:
    bomb = zlib.compress(bytes(40 << 20), 9, wbits=-15)
    write_zip(place, Member(b"a", method=8, packed=bomb, crc=0, size=100_000))
    tracemalloc.start()
    said = told(place)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert any("a: holds more than the 100,000 bytes it says." in each for each in said)
    assert peak < 2 << 20


def test_a_huge_file_is_refused_unread(place: Path) -> None:
    with place.open("wb") as stream:
        stream.truncate(1 << 40)
    assert told(place) == ["it.ma: is larger than 54 MB. Leave something out."]


def test_thousands_of_problems_are_cut(place: Path) -> None:
    said = told(write_zip(place, *(Member(b"../%d" % number) for number in range(1_900))))
    assert len(said) == 401
    assert said[-1] == "it.ma: has 1,500 more problems."


def test_every_problem_of_an_archive_is_told_at_once(place: Path) -> None:
    members = [
        Member(b"manifest.json", b'{"app_id": "No Id", "extra": 1}'),
        Member(b"../up.py"),
        Member(b"random.py"),
        Member(b"a", b"xy", flags=1),
    ]
    place.write_bytes(zip_of(members))
    places = [each.partition(":")[0].removeprefix("manifest.json, ") for each in told(place)]
    assert {"a", "../up.py", "random.py", "extra", "version", "app_id", "pages", "main.py"} <= set(places)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.ma")
    assert "is neither a folder nor a file." in told(tmp_path / "pipe.ma")[0]


def signed_file() -> bytes:
    """Return a plain package packed by another program."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for member in plain():
            packed.writestr(zipfile.ZipInfo(member.name.decode(), archive.EARLIEST), member.content)
    return target.getvalue()


@settings(max_examples=150)
@given(st.data())
def test_no_damage_crashes_or_passes_for_another_package(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(signed_file())
    place = tmp_path_factory.getbasetemp() / "damaged.ma"
    place.write_bytes(whole)
    sha256 = Package.read(place).sha256
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(whole) - 4))
        whole[at : at + 4] = struct.pack("<L", data.draw(st.integers(0, 2**32 - 1)))
    place.write_bytes(whole)
    with contextlib.suppress(PackageBroken):
        assert Package.read(place).sha256 == sha256
