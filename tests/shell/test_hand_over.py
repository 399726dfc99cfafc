"""A second start on the same data folder, with real processes on either side of the door."""

import os
import signal
import socket
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import Refused, Unavailable
from app.data_folder import FolderLock
from app.shell.hand_over import REQUEST_BYTES_MAX, VISITORS_MAX, Door, lock_or_hand_over
from app.shell.request import Request
from tests.support.second_start import FIRST, SECOND, Start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="looks at the socket itself")


Begin = Callable[..., Start]


@pytest.fixture
def data_folder() -> Iterator[Path]:
    """A folder whose name is short enough for a socket in it, however the tests are run."""
    with tempfile.TemporaryDirectory(prefix="plaza-") as folder:
        yield Path(folder)


@pytest.fixture
def taken() -> list[Request]:
    """What came through the door."""
    return []


@pytest.fixture
def door(qapp: QCoreApplication, data_folder: Path, taken: list[Request]) -> Iterator[Path]:
    """A door that takes four at most; its folder."""

    def take(request: Request) -> bool:
        taken.append(request)
        return len(taken) <= 4

    with FolderLock(data_folder):
        opened = Door(data_folder, take)
        yield data_folder
        opened.close()
        qapp.processEvents()


@contextmanager
def knock(folder: Path, line: bytes) -> Iterator[socket.socket]:
    """Connect as any program of this person could, and say ``line``."""
    with socket.socket(socket.AF_UNIX) as visitor:
        visitor.connect(str(folder / "door"))
        visitor.sendall(line)
        visitor.setblocking(False)
        yield visitor


def answer_of(visitor: socket.socket, wait: Callable[..., None]) -> bytes:
    """Return what is answered until the other end hangs up."""
    heard = bytearray()

    def is_over() -> bool:
        try:
            part = visitor.recv(64)
        except BlockingIOError:
            return False
        except ConnectionResetError:
            return True
        heard.extend(part)
        return not part

    wait(is_over)
    return bytes(heard)


def test_a_second_start_hands_over_what_it_was_asked_and_ends_well(
    door: Path, taken: list[Request], start: Begin
) -> None:
    second = start(SECOND, door, "plaza://miniapp/plaza.store/pages/home?a=“b”", "/tmp/hat.ma")
    assert second.result() == (0, "handed over\n", "")
    assert taken == [Request("plaza://miniapp/plaza.store/pages/home?a=“b”", "/tmp/hat.ma")]


def test_a_start_with_nothing_to_ask_is_taken_too(door: Path, taken: list[Request], start: Begin) -> None:
    assert start(SECOND, door).result() == (0, "handed over\n", "")
    assert taken == [Request()]


def test_bytes_that_are_no_text_do_not_end_a_start(door: Path, taken: list[Request], start: Begin) -> None:
    assert start(SECOND, door, os.fsdecode(b"plaza://\xff\xfe")).result() == (0, "handed over\n", "")
    assert taken == [Request("plaza://??")]


def test_where_too_much_waits_for_the_person_the_next_start_is_told(
    door: Path, taken: list[Request], start: Begin
) -> None:
    taken.extend([Request()] * 4)
    assert start(SECOND, door, "plaza://x").result() == (1, "refused: hand_over.busy\n", "")


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"GET / HTTP/1.1\n",
        b"{}}\n",
        b'{"link": 7}\n',
        b'{"door": "open"}\n',
        b'{"link": "\xff\xfe"}\n',
        b'{"link": "' + b"x" * 5_000 + b'"}\n',
        b'{"link": ' + b"[" * 50_000 + b"\n",
        b"x" * REQUEST_BYTES_MAX,
    ],
)
def test_garbage_is_refused_and_does_nothing(
    door: Path,
    taken: list[Request],
    qtbot: QtBot,
    line: bytes,
) -> None:
    with knock(door, line) as visitor:
        assert answer_of(visitor, qtbot.waitUntil) in (b"refused\n", b"")  # reset, where more came than is read
    assert taken == []


def test_those_who_say_nothing_keep_nobody_out_for_long(
    door: Path, taken: list[Request], start: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.shell.hand_over.VISIT_MS", 50)
    silent = [socket.socket(socket.AF_UNIX) for _ in range(VISITORS_MAX)]
    for visitor in silent:
        visitor.connect(str(door / "door"))
    assert start(SECOND, door).result()[1] == "handed over\n"
    for visitor in silent:
        visitor.close()


def test_nobody_else_may_connect(door: Path) -> None:
    assert stat.S_IMODE((door / "door").stat().st_mode) & 0o077 == 0


def test_a_killed_first_leaves_the_folder_to_the_next(data_folder: Path, start: Begin) -> None:
    first = start(FIRST, data_folder)
    assert first.line() == "open"
    first.process.kill()
    first.process.wait()
    assert (data_folder / "door").exists()
    lock = lock_or_hand_over(data_folder, Request())
    assert lock is not None
    lock.close()


def test_what_a_killed_first_left_is_no_door_that_stays_shut(
    data_folder: Path, start: Begin, taken: list[Request], qapp: QCoreApplication
) -> None:
    first = start(FIRST, data_folder)
    assert first.line() == "open"
    first.process.kill()
    first.process.wait()
    with FolderLock(data_folder):
        again = Door(data_folder, lambda request: not taken.append(request))  # type: ignore[func-returns-value]
        assert start(SECOND, data_folder, "plaza://x").result()[1] == "handed over\n"
        again.close()
    assert taken == [Request("plaza://x")]


def test_of_two_starts_at_once_one_is_the_first_and_gets_what_the_other_was_asked(
    data_folder: Path, start: Begin
) -> None:
    for _ in range(3):
        two = [start(FIRST, data_folder, f"plaza://{number}") for number in (1, 2)]
        outcomes = [each.line() for each in two]
        assert sorted(outcomes) == ["handed over", "open"]
        first, second = two if outcomes[0] == "open" else reversed(two)
        assert first.line() == f"took plaza://{two.index(second) + 1}"
        second.process.wait()
        first.process.kill()
        first.process.wait()


def test_a_first_that_hangs_is_told_after_the_deadline(data_folder: Path, start: Begin) -> None:
    first = start(FIRST, data_folder)
    assert first.line() == "open"
    os.kill(first.process.pid, signal.SIGSTOP)
    try:
        with pytest.raises(Unavailable) as told:
            lock_or_hand_over(data_folder, Request(), answer_s=0.3)
        assert told.value.code == "data.no_answer"
    finally:
        os.kill(first.process.pid, signal.SIGCONT)


def test_an_owner_without_a_door_is_told(data_folder: Path, qapp: QCoreApplication) -> None:
    with FolderLock(data_folder), pytest.raises(Refused) as told:
        lock_or_hand_over(data_folder, Request(), answer_s=0.1)
    assert told.value.code == "data.in_use"


def test_a_folder_of_a_long_name_has_its_door_elsewhere(
    tmp_path: Path, taken: list[Request], start: Begin, qapp: QCoreApplication
) -> None:
    folder = tmp_path / ("long" * 30)
    with FolderLock(folder):
        opened = Door(folder, lambda request: not taken.append(request))  # type: ignore[func-returns-value]
        assert not (folder / "door").exists()
        assert start(SECOND, folder, "plaza://x").result()[1] == "handed over\n"
        opened.close()
    assert taken == [Request("plaza://x")]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Begin]:
    """Start a process on a data folder; ended at the test's end."""
    started: list[Start] = []

    def begin(*what: object) -> Start:
        started.append(Start(qtbot.waitUntil, *map(str, what)))
        return started[-1]

    yield begin
    for each in started:
        each.end()
