"""Files that leave the program: there whole, or what was there before."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.kernel.errors import Unavailable
from app.core.kernel.whole_file import whole_file, write_whole

resource = pytest.importorskip("resource", reason="a disk is made small by the system's own limit")


def as_text(path: Path) -> None:
    with whole_file(path) as output:
        output.write("x" * 100_000)


def as_bytes(path: Path) -> None:
    write_whole(path, b"x" * 100_000)


@contextmanager
def a_disk_of(size_bytes: int) -> Iterator[None]:
    """Let no file of this process grow above so much."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("write", [as_text, as_bytes])
@pytest.mark.parametrize("before", [None, b"before"])
def test_a_disk_that_is_full_leaves_what_was_there_and_nothing_half(
    tmp_path: Path, write: Callable[[Path], None], before: bytes | None
) -> None:
    place = tmp_path / "statement.csv"
    if before is not None:
        place.write_bytes(before)
    with a_disk_of(10_000), pytest.raises(Unavailable, match=r"export\.unwritable.*too large"):
        write(place)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == ([] if before is None else [before])
    write(place)
    assert [each.stat().st_size for each in tmp_path.iterdir()] == [100_000]


@pytest.mark.parametrize("write", [as_text, as_bytes])
def test_a_place_that_cannot_be_written_is_named_with_the_reason(tmp_path: Path, write: Callable[[Path], None]) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "missing" / "x.csv", tmp_path / "file" / "x.csv", tmp_path / "folder", Path("/proc/x")):
        with pytest.raises(Unavailable) as unavailable:
            write(place)
        assert unavailable.value.code == "export.unwritable"
        assert unavailable.value.details["path"] == str(place)
        assert unavailable.value.details["reason"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]


def test_work_that_ends_in_the_middle_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "statement.csv"
    place.write_text("before")

    def begin() -> None:
        with whole_file(place) as output:
            output.write("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        begin()
    assert [each.read_text() for each in tmp_path.iterdir()] == ["before"]


@pytest.mark.skipif(os.name != "posix", reason="the rights of a file are told otherwise there")
def test_what_is_private_only_this_user_may_read_also_where_others_could_before(tmp_path: Path) -> None:
    place = tmp_path / "recovery.txt"
    place.write_text("before")
    place.chmod(0o644)
    write_whole(place, b"secret", is_private=True)
    assert (stat.S_IMODE(place.stat().st_mode), place.read_bytes()) == (0o600, b"secret")
