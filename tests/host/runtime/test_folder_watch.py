"""The watch over a folder: it speaks once, when the folder is over its budget and grows on."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.host.runtime import limits
from app.host.runtime.deadlines import Deadline, Deadlines
from app.host.runtime.folder_watch import FolderWatch, measured


class Hand(Deadlines):
    """Deadlines that come when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Deadline] = []

    def after(self, seconds: float, function: Callable[[], None]) -> Deadline:
        self.waiting.append(Deadline(function))
        return self.waiting[-1]

    def come(self) -> None:
        """Let everything that waits happen."""
        waiting, self.waiting = self.waiting, []
        for deadline in waiting:
            if deadline.function is not None:
                deadline.function()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FOLDER_BYTES_MAX", 100_000)
    monkeypatch.setattr(limits, "FOLDER_FILES_MAX", 10)


def watched(folder: Path) -> tuple[Hand, FolderWatch, list[str]]:
    hand, said = Hand(), list[str]()
    watch = FolderWatch(hand, folder, said.append)
    watch.start()
    return hand, watch, said


def test_a_folder_that_outgrows_its_budget_is_told_once(small: None, tmp_path: Path) -> None:
    hand, _, said = watched(tmp_path)
    (tmp_path / "large").write_bytes(b"x" * 200_000)
    hand.come()
    assert len(said) == 1
    hand.come()
    assert len(said) == 1


def test_many_small_files_are_too_much_as_well(small: None, tmp_path: Path) -> None:
    hand, _, said = watched(tmp_path)
    for number in range(11):
        (tmp_path / str(number)).mkdir()
    hand.come()
    assert len(said) == 1


def test_a_full_folder_may_be_tidied(small: None, tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * 200_000)
    (tmp_path / "small").write_bytes(b"x")
    hand, _, said = watched(tmp_path)
    (tmp_path / "small").unlink()
    hand.come()
    assert said == []


def test_a_stopped_watch_looks_no_more(small: None, tmp_path: Path) -> None:
    hand, watch, said = watched(tmp_path)
    watch.stop()
    (tmp_path / "large").write_bytes(b"x" * 200_000)
    hand.come()
    assert (said, hand.waiting) == ([], [])


def test_a_sparse_file_counts_for_what_it_takes_and_a_link_for_nothing(tmp_path: Path) -> None:
    with (tmp_path / "sparse").open("wb") as stream:
        stream.truncate(1 << 30)
    (tmp_path / "link").symlink_to("/usr")
    size, count = measured(tmp_path)
    assert size < 1 << 20
    assert count == 2


def test_folders_too_deep_to_go_to_each_time_are_far_too_much(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(limits.FOLDER_DEPTH_MAX):
        deep /= "d"
        deep.mkdir()
    assert measured(tmp_path)[1] == limits.FOLDER_DEPTH_MAX
    (deep / "d").mkdir()
    assert measured(tmp_path)[1] > limits.FOLDER_FAR_OVER * limits.FOLDER_FILES_MAX


def test_a_folder_that_is_gone_is_empty(tmp_path: Path) -> None:
    assert measured(tmp_path / "gone") == (0, 0)


def test_files_that_come_and_go_hide_no_others(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"large{number}").write_bytes(b"x" * 100_000)
    names = [tmp_path / f"brief{number}" for number in range(300)]
    is_over = threading.Event()

    def churn() -> None:
        while not is_over.is_set():
            for name in names:
                name.touch()
            for name in names:
                name.unlink()

    churning = threading.Thread(target=churn)
    churning.start()
    looks = [measured(tmp_path) for _ in range(300)]
    is_over.set()
    churning.join()
    assert min(size for size, _ in looks) >= 2_000_000
    assert max(count for _, count in looks) > 20  # they were there to be met
