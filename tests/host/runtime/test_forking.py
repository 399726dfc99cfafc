"""Children forked off a warm server: whole, apart from each other, held safely, ended with all they started."""

import array
import json
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.errors import Unavailable
from app.host.runtime.forking import ForkedProcess
from app.host.runtime.pool import Pool
from app.host.runtime.spawn import Spawner
from tests.support.forks import PATIENCE_S, Watch, drop, finish, opened_by, result_of, tell, tiny_server

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forking is for Linux")


@pytest.fixture
def spawner() -> Iterator[Spawner]:
    spawner = Spawner()
    yield spawner
    spawner.close()


@pytest.fixture
def pool(spawner: Spawner) -> Iterator[Pool]:
    pool = Pool(spawner, tiny_server())
    pool.warm()
    assert pool.wait_warm(PATIENCE_S)
    yield pool
    pool.close()


def test_a_forked_child_has_its_pipes_its_folder_and_nothing_else(pool: Pool, tmp_path: Path) -> None:
    code = """
import gc, json, os, sys, threading
opened = sorted(int(name) for name in os.listdir("/proc/self/fd"))
own = os.getpid() == os.getsid(0) == os.getpgid(0)
found = [os.getcwd(), sorted(set(os.environ) - {"LC_CTYPE"}), opened, own, gc.isenabled(), threading.active_count()]
print(json.dumps(found))
"""
    process = pool.start(tmp_path)
    assert isinstance(process, ForkedProcess)
    # 3 is the folder being listed.
    assert json.loads(result_of(process, code)) == [str(tmp_path), [], [0, 1, 2, 3], True, True, 1]


def test_no_child_draws_another_childs_random_numbers(pool: Pool, tmp_path: Path) -> None:
    code = """
import random, secrets, sqlite3, tempfile, uuid
drawn = sqlite3.connect(":memory:").execute("SELECT random()").fetchone()[0]
print(random.random(), random.SystemRandom().random(), secrets.token_hex(), uuid.uuid4(), drawn, sep="\\n")
print(next(tempfile._get_candidate_names()))
"""
    first, second = (result_of(pool.start(tmp_path), code).split() for _ in range(2))
    assert len(set(first) | set(second)) == 12


def test_databases_and_event_loops_work_in_a_forked_child(pool: Pool, tmp_path: Path) -> None:
    code = """
import asyncio, os, sqlite3, threading
db = sqlite3.connect("kept.db")
db.execute("CREATE TABLE t (x)")
async def main():
    await asyncio.to_thread(lambda: None)
    with db:
        db.execute("INSERT INTO t VALUES (?)", (await asyncio.sleep(0, 7),))
asyncio.run(main())
print(db.execute("SELECT x FROM t").fetchone()[0])
"""
    processes = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        processes.append(pool.start(tmp_path / name))
    assert [result_of(process, code) for process in processes] == ["7", "7"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("pass", 0),
        ("sys.exit(7)", 7),
        ("os._exit(255)", 255),
        ("1 / 0", 1),
        ("os.kill(os.getpid(), 9)", -9),
        ("os.abort()", -6),
    ],
)
def test_the_way_a_child_ends_is_told(pool: Pool, tmp_path: Path, code: str, expected: int) -> None:
    process = pool.start(tmp_path)
    assert process.wait(0) is None
    tell(process, code)
    assert process.wait(PATIENCE_S) == expected
    assert process.wait() == expected
    assert process.stderr is not None
    assert (b"ZeroDivisionError" in process.stderr.read()) is (expected == 1)
    drop(process)


def test_killing_breaks_the_pipes_and_may_be_repeated(pool: Pool, tmp_path: Path) -> None:
    process = pool.start(tmp_path)
    process.kill()
    process.kill()
    assert process.wait(0) == -signal.SIGKILL
    assert process.stdout.read() == b""
    drop(process)


def test_a_child_can_be_killed_at_any_moment_of_its_beginning(pool: Pool, tmp_path: Path) -> None:
    for _ in range(30):
        process = pool.start(tmp_path)
        process.kill_soon()
        assert process.wait(PATIENCE_S) == -signal.SIGKILL
        drop(process)
    assert result_of(pool.start(tmp_path), "print(1)") == "1"


@pytest.mark.parametrize("end", ["sys.exit()", "os.kill(os.getpid(), 9)", "sys.stdin.read()"])
def test_what_a_child_started_ends_with_it(pool: Pool, tmp_path: Path, end: str) -> None:
    process = pool.start(tmp_path)
    # It keeps the input open, so that nothing but a signal ends it.
    tell(process, f"child = os.fork()\nimport signal\nif not child: signal.pause()\nprint(child, flush=True)\n{end}")
    left = Watch(int(process.stdout.readline()))
    if end == "sys.stdin.read()":
        process.kill_soon()
    assert process.wait(PATIENCE_S) is not None
    assert left.all_gone()
    drop(process)


def test_children_do_not_hold_each_others_pipes(pool: Pool, tmp_path: Path) -> None:
    processes = [pool.start(tmp_path) for _ in range(3)]
    tell(processes[0], "print(sys.stdin.read())")
    # The first sees the end of its input while the others run on.
    assert finish(processes[0]) == ""
    assert [result_of(process, "print(1)") for process in processes[1:]] == ["1", "1"]


def test_a_folder_that_is_not_there_starts_nothing(pool: Pool, tmp_path: Path) -> None:
    server = pool.server
    assert server is not None
    opened = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - counted, not read
    with pytest.raises(Unavailable, match=r"process\.failed"):
        server.fork(tmp_path / "nothing")
    assert len(os.listdir("/proc/self/fd")) == opened  # noqa: PTH208
    assert pool.server is server


class RawServer:
    """A fork server spoken to directly."""

    def __init__(self, spawner: Spawner) -> None:
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.control.settimeout(PATIENCE_S)
        with theirs:
            self.process = spawner.spawn(tiny_server(), control=theirs)

    def hear(self) -> dict[str, Any]:
        data, ancillary, _, _ = self.control.recvmsg(1 << 16, socket.CMSG_SPACE(4))
        for _, _, rights in ancillary:
            os.close(array.array("i", rights)[0])
        return json.loads(data)

    def ask(self, data: bytes, descriptors: list[int]) -> dict[str, Any]:
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))] if descriptors else []
        self.control.sendmsg([data], rights)
        return self.hear()


def test_a_request_that_is_none_is_refused_and_costs_nothing(spawner: Spawner, tmp_path: Path) -> None:
    with ExitStack() as open_things:
        raw = RawServer(spawner)
        open_things.enter_context(raw.control)
        assert raw.hear()["said"] == "ready"
        ours, theirs = os.pipe()
        folder = os.open(tmp_path, os.O_RDONLY)
        for descriptor in (ours, theirs, folder):
            open_things.callback(os.close, descriptor)
        good = [ours, theirs, theirs, folder]
        garbage: list[tuple[bytes, list[int], str]] = [
            (b"\xff\x00", good, "not JSON"),
            (b"[" * 4_000, good, "not JSON"),
            (b"x" * 5_000, good, "too large"),
            (b"[]", good, "fork"),
            (b"{}", good, "fork"),
            (b'{"fork": "1"}', good, "fork"),
            (b'{"fork": true}', good, "fork"),
            (b'{"fork": 1, "run": "/bin/sh"}', good, "fork"),
            (b'{"fork": 1}', good[:3], "3 descriptors"),
            (b'{"fork": 1}', [*good, folder], "too large"),
            (b'{"fork": 1}', [folder, *good[:3]], "three pipes"),
            (b'{"fork": 1}', [ours, theirs, theirs, theirs], "three pipes"),
            # The last brings none: what came with the one before is closed by then.
            (b'{"fork": 1}', [], "0 descriptors"),
        ]
        before = opened_by(raw.process.process_id)
        for data, descriptors, reason in garbage:
            answer = raw.ask(data, descriptors)
            assert answer["said"] == "refused", data
            assert reason in answer["reason"]
        assert opened_by(raw.process.process_id) == before
        assert raw.ask(b'{"fork": 1}', good)["said"] == "forked"
        assert raw.ask(b'{"fork": 1}', good) == {"said": "refused", "number": 1, "reason": "its number is taken"}
        raw.control.shutdown(socket.SHUT_RDWR)
        assert raw.process.wait(PATIENCE_S) == 0
