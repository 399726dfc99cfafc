"""Films that mini-apps name: known by their first bytes, and the same ones while they play."""

import os
import sys
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused, Unavailable
from app.host import films
from app.host.films import COPIED_PER_S, Copies, container_of, open_film

FILMS = Path(__file__).parents[1] / "data" / "films"
PLAYLIST = b"#EXTM3U\n#EXTINF:4,\n/etc/passwd\n#EXT-X-ENDLIST\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "clip.webm").write_bytes((FILMS / "clip.webm").read_bytes())
    return folder


def opened(source: str, own: Path) -> int:
    return open_film(source, assets=FILMS, data=own, copies=Copies(own.parent / "copies"))


def test_both_containers_are_known() -> None:
    heads = [(FILMS / name).read_bytes()[: films.HEAD_BYTES] for name in ("clip.mp4", "clip.webm")]
    assert [container_of(head) for head in heads] == ["mp4", "webm"]


@pytest.mark.parametrize(
    "head",
    [b"", b"ftyp", PLAYLIST, b"ffconcat version 1.0\nfile /etc/passwd", b"<?xml version='1.0'?><MPD>",
     b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska", b"RIFF\0\0\0\0AVI LIST", b"[playlist]",
     b"v=0\r\nc=IN IP4 10.0.0.1"],
)  # fmt: skip
def test_nothing_else_is_a_film(head: bytes) -> None:
    assert container_of(head) is None


def test_a_film_of_the_package_is_opened_at_its_beginning(own: Path) -> None:
    descriptor = opened("asset:clip.webm", own)
    try:
        assert os.read(descriptor, 1 << 20) == (FILMS / "clip.webm").read_bytes()
    finally:
        os.close(descriptor)


@pytest.mark.skipif(sys.platform != "linux", reason="counts descriptors in /proc")
@pytest.mark.parametrize("name", ["list.webm", "../secret", "none.webm", "folder"])
def test_what_is_no_film_is_refused_and_leaves_nothing_open(own: Path, name: str) -> None:
    (own / "list.webm").write_bytes(PLAYLIST)
    (own / "folder").mkdir()
    (own.parent / "secret").write_bytes((FILMS / "clip.mp4").read_bytes())
    before = sorted(Path("/proc/self/fd").iterdir())
    with pytest.raises(Refused):
        opened(f"data:{name}", own)
    assert sorted(Path("/proc/self/fd").iterdir()) == before
    assert list((own.parent / "copies").glob("*")) == []


def test_a_film_that_is_turned_into_a_playlist_is_played_as_it_was(own: Path) -> None:
    original = (own / "clip.webm").read_bytes()
    descriptor = opened("data:clip.webm", own)
    try:
        with (own / "clip.webm").open("r+b") as stream:
            stream.write(PLAYLIST)
        assert os.read(descriptor, 1 << 20) == original
    finally:
        os.close(descriptor)
    assert list((own.parent / "copies").glob("*")) == []


def test_a_film_that_is_too_large_to_copy_is_refused(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(films, "COPY_BYTES_MAX", 1_000)
    with pytest.raises(Refused, match=r"film\.too_large"):
        opened("data:clip.webm", own)


def test_copies_without_end_are_refused_until_time_has_passed(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = (own / "clip.webm").stat().st_size
    monkeypatch.setattr(films, "COPIED_AT_ONCE", 3 * size)
    now = [0.0]
    copies = Copies(own.parent / "copies", lambda: now[0])

    def copied(times: int) -> int:
        for made in range(times):
            try:
                os.close(open_film("data:clip.webm", assets=FILMS, data=own, copies=copies))
            except Unavailable:
                return made
        return times

    assert copied(100) == 3
    with pytest.raises(Unavailable, match="busy"):
        open_film("data:clip.webm", assets=FILMS, data=own, copies=copies)
    os.close(open_film("asset:clip.webm", assets=FILMS, data=own, copies=copies))  # which need no copy
    now[0] += size / COPIED_PER_S
    assert copied(100) == 1
