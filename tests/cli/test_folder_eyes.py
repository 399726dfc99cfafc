"""What an author saves is seen, once, when it is all there."""

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.folder_eyes import FolderEyes, seen_in

PATIENCE_S = 30


@pytest.fixture
def told() -> "queue.SimpleQueue[bytes]":
    return queue.SimpleQueue()


@pytest.fixture
def eyes(tmp_path: Path, told: "queue.SimpleQueue[bytes]") -> Iterator[FolderEyes]:
    (tmp_path / "main.py").write_bytes(b"first")
    eyes = FolderEyes(tmp_path, lambda: told.put((tmp_path / "main.py").read_bytes()), every_s=0.01)
    eyes.start()
    yield eyes
    eyes.stop()


def test_what_is_saved_is_told(eyes: FolderEyes, told: "queue.SimpleQueue[bytes]", tmp_path: Path) -> None:
    (tmp_path / "main.py").write_bytes(b"second one")
    assert told.get(timeout=PATIENCE_S) == b"second one"
    (tmp_path / "draft.py").write_bytes(b"third")
    (tmp_path / "draft.py").replace(tmp_path / "main.py")  # as careful editors do
    while told.get(timeout=PATIENCE_S) != b"third":
        pass


def test_what_changed_before_the_first_look_is_told(tmp_path: Path) -> None:
    told = threading.Event()
    (tmp_path / "main.py").write_bytes(b"first")
    eyes = FolderEyes(tmp_path, told.set, every_s=0.01)
    (tmp_path / "main.py").write_bytes(b"second one")
    eyes.start()
    assert told.wait(PATIENCE_S)
    eyes.stop()


def test_what_is_no_part_of_the_package_does_not_count(tmp_path: Path) -> None:
    before = seen_in(tmp_path)
    for name in ("tests/test_it.py", "__pycache__/main.pyc", ".git/index", ".main.py.swp"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"no")
    assert seen_in(tmp_path) == before
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "coat.webp").write_bytes(b"yes")
    assert seen_in(tmp_path) != before


def test_eyes_that_never_opened_can_be_closed(tmp_path: Path) -> None:
    FolderEyes(tmp_path, lambda: None).stop()
