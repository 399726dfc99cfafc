"""Pictures that mini-apps name: beneath their folders, ordinary files, and nothing left open."""

import os
import sys
from pathlib import Path

import pytest

from app.core.kernel.errors import Refused
from app.host.pictures import BYTES_MAX, read_picture

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "cat.png").write_bytes(b"cat")
    (tmp_path / "secret").write_bytes(b"secret")
    os.mkfifo(folder / "pipe")
    (folder / "up").symlink_to(tmp_path)
    (folder / "link").symlink_to(tmp_path / "secret")
    with (folder / "huge").open("wb") as stream:
        stream.truncate(BYTES_MAX + 1)
    return folder


def test_a_picture_beneath_the_folder_is_read(data: Path) -> None:
    assert read_picture("data:sub/cat.png", assets=data, data=data) == b"cat"


@pytest.mark.parametrize(
    "path",
    ["sub", "pipe", "link", "up/secret", "../secret", "sub/../../secret", "/etc/passwd", "", ".", "no", "n" * 5_000,
     "huge", "sub/cat.png/x", "sub//cat.png", "\0"],
)  # fmt: skip
def test_whatever_else_is_named_is_refused_and_leaves_nothing_open(data: Path, path: str) -> None:
    open_before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(20):
        with pytest.raises(Refused, match=r"picture\.too_large|source\.missing"):
            read_picture(f"data:{path}", assets=data, data=data)
    assert len(list(Path("/dev/fd").iterdir())) == open_before


def test_a_folder_that_was_replaced_by_a_link_is_not_followed(data: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to(tmp_path)
    with pytest.raises(Refused, match=r"source\.missing"):
        read_picture("data:secret", assets=data, data=tmp_path / "elsewhere")
