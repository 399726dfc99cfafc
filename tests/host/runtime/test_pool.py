"""The pool: quick while its fork server lives, whole when it does not, and nothing left when the shell is gone."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.kernel.errors import Unavailable
from app.host.runtime import limits
from app.host.runtime import pool as pool_module
from app.host.runtime.forking import ForkedProcess
from app.host.runtime.pool import Pool, Way
from app.host.runtime.process import Process
from app.host.runtime.spawn import SpawnedProcess, Spawner
from minikit import wire
from tests.support.forks import PATIENCE_S, Watch, children_of, drop, none_left, opened_by, tell, tiny_server
from tests.support.miniapps import eventually

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is a fork server on Linux only")


@pytest.fixture
def spawner() -> Iterator[Spawner]:
    spawner = Spawner()
    yield spawner
    spawner.close()


@pytest.fixture
def make_pool(spawner: Spawner) -> Iterator[Callable[..., Pool]]:
    pools: list[Pool] = []

    def make(server_command: list[str] | None = None) -> Pool:
        pools.append(Pool(spawner, server_command))
        return pools[-1]

    yield make
    for pool in pools:
        pool.close()


def warmed(pool: Pool) -> Pool:
    pool.warm()
    assert pool.wait_warm(PATIENCE_S)
    return pool


def server_id(pool: Pool) -> int:
    assert pool.server is not None
    return pool.server.process_id


def is_ready(process: Process) -> bool:
    body = wire.read_body(process.stdout.read)
    return body is not None and b'"session.ready"' in body


def end(process: Process) -> None:
    process.kill()
    drop(process)


def test_where_there_is_no_fork_server_children_wait(
    make_pool: Callable[..., Pool], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert make_pool().way == "fork server"
    monkeypatch.setattr(pool_module, "can_fork", lambda: False)
    assert make_pool().way == "spares"


@pytest.mark.parametrize("way", ["fork server", "spares"])
def test_before_it_is_warm_children_start_by_themselves(way: Way, spawner: Spawner, tmp_path: Path) -> None:
    pool = Pool(spawner, way=way)
    assert not pool.wait_warm(0)
    process = pool.start(tmp_path)
    assert isinstance(process, SpawnedProcess)
    assert is_ready(process)
    end(process)


def test_a_warm_pool_forks(make_pool: Callable[..., Pool], tmp_path: Path) -> None:
    pool = warmed(make_pool())
    process = pool.start(tmp_path)
    assert isinstance(process, ForkedProcess)
    assert children_of(server_id(pool)) == [process.process_id]
    assert is_ready(process)
    process.stdin.close()
    assert process.wait(PATIENCE_S) == 0
    end(process)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may look into the fork server")
def test_nothing_of_the_shell_is_in_the_fork_server(make_pool: Callable[..., Pool]) -> None:
    pool = warmed(make_pool())
    about = Path(f"/proc/{server_id(pool)}")
    assert (about / "environ").read_bytes().strip(b"\0") in (b"", b"LC_CTYPE=C.UTF-8")
    assert len(list((about / "fd").iterdir())) == 3
    assert len(list((about / "task").iterdir())) == 1


def test_when_the_fork_server_is_killed_its_children_end_and_another_one_comes(
    make_pool: Callable[..., Pool], tmp_path: Path
) -> None:
    pool = warmed(make_pool(tiny_server()))
    processes = [pool.start(tmp_path) for _ in range(3)]
    # One of them has given up its death signal and does not look at its input.
    tell(processes[0], "import ctypes, signal\nctypes.CDLL(None).prctl(1, 0)\nprint(1, flush=True)\nsignal.pause()")
    assert processes[0].stdout.readline() == b"1\n"
    watch = Watch(*(process.process_id for process in processes))
    first = server_id(pool)
    os.kill(first, signal.SIGKILL)
    assert [process.wait(PATIENCE_S) for process in processes] == [-signal.SIGKILL] * 3
    assert watch.all_gone()
    assert pool.wait_warm(PATIENCE_S)
    assert server_id(pool) != first
    again = pool.start(tmp_path)
    assert isinstance(again, ForkedProcess)
    for process in (*processes, again):
        end(process)


def test_a_fork_server_that_is_killed_before_it_is_ready_is_replaced(
    make_pool: Callable[..., Pool], tmp_path: Path
) -> None:
    pool = make_pool()
    pool.warm()
    assert pool._server is not None
    first = pool._server.process_id
    os.kill(first, signal.SIGKILL)
    assert pool.wait_warm(PATIENCE_S)
    assert server_id(pool) != first


def test_a_fork_server_that_cannot_start_is_not_tried_without_end(
    make_pool: Callable[..., Pool], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tries = tmp_path / "tries"
    failing = f"with open({str(tries)!r}, 'a') as tried: print(file=tried)"
    pool = make_pool([sys.executable, "-I", "-c", failing])
    pool.warm()
    for _ in range(5):
        if pool._server is not None:
            pool._server._reader.join(PATIENCE_S)
        process = pool.start(tmp_path)
        assert isinstance(process, SpawnedProcess)
        end(process)
    pool.close()
    assert len(tries.read_text().splitlines()) == limits.FORK_SERVERS_AT_ONCE
    assert "the fork server has ended" in caplog.text


def test_a_fork_server_killed_in_the_middle_of_a_request_costs_that_child_nothing(
    make_pool: Callable[..., Pool], tmp_path: Path
) -> None:
    pool = warmed(make_pool())
    os.kill(server_id(pool), signal.SIGSTOP)
    started: list[Process] = []
    asking = threading.Thread(target=lambda: started.append(pool.start(tmp_path)))
    server = pool.server
    assert server is not None
    asking.start()
    while not server._requests:
        threading.Event().wait(0.001)
    os.kill(server.process_id, signal.SIGKILL)
    asking.join(PATIENCE_S)
    assert isinstance(started[0], SpawnedProcess)
    assert is_ready(started[0])
    end(started[0])


def test_a_fork_server_that_hangs_is_left_alone_with_its_children(
    make_pool: Callable[..., Pool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = warmed(make_pool())
    old = pool.start(tmp_path)
    hung = server_id(pool)
    watch = Watch(hung)
    os.kill(hung, signal.SIGSTOP)
    monkeypatch.setattr(limits, "FORK_DEADLINE_S", 0.1)
    monkeypatch.setattr(limits, "REPORT_DEADLINE_S", 0.1)
    monkeypatch.setattr(limits, "END_DEADLINE_S", 0.1)
    plain = pool.start(tmp_path)
    assert isinstance(plain, SpawnedProcess)
    assert is_ready(old), "what runs goes on"
    assert pool.wait_warm(PATIENCE_S)
    assert server_id(pool) != hung
    old.kill_soon()
    assert old.wait(PATIENCE_S) == -signal.SIGKILL, "nobody tells how it ended, but that it did can be seen"
    assert watch.all_gone(), "without children it has no purpose"
    for process in (old, plain):
        end(process)


def test_closing_ends_every_child_and_starts_no_other_server(
    make_pool: Callable[..., Pool], tmp_path: Path, spawner: Spawner
) -> None:
    pool = warmed(make_pool())
    processes = [pool.start(tmp_path) for _ in range(3)]
    watch = Watch(server_id(pool), *(process.process_id for process in processes))
    pool.close()
    assert watch.all_gone(0)
    assert [process.wait(0) for process in processes] == [-signal.SIGKILL] * 3
    pool.warm()
    assert pool.server is None
    spawner.close()
    with pytest.raises(Unavailable, match=r"process\.failed"):
        pool.start(tmp_path)
    for process in processes:
        drop(process)


def test_two_hundred_children_leave_nothing_behind(make_pool: Callable[..., Pool], tmp_path: Path) -> None:
    pool = warmed(make_pool(tiny_server()))

    def counts() -> tuple[int, int, int, int]:
        opened = len(list(Path("/proc/self/fd").iterdir()))
        return opened, threading.active_count(), opened_by(server_id(pool)), len(children_of(server_id(pool)))

    before = counts()
    for number in range(200):
        process = pool.start(tmp_path)
        if number % 2:
            process.stdin.close()
            assert process.wait(PATIENCE_S) == 0
        else:
            process.kill()
        drop(process)
    # The killed ones are taken leave of by the server, which says nothing of it. Of what was there before, some may go.
    eventually(lambda: all(now <= was for now, was in zip(counts(), before, strict=True)))


def test_a_fork_server_killed_in_the_middle_of_a_crowd_loses_nobody(
    make_pool: Callable[..., Pool], tmp_path: Path
) -> None:
    """Whatever was asked for is started, one way or the other, and whatever was started can be ended."""
    pool = warmed(make_pool(tiny_server(str(tmp_path))))
    started: list[Process] = []

    def crowd() -> None:
        for _ in range(25):
            started.append(pool.start(tmp_path))

    crowds = [threading.Thread(target=crowd) for _ in range(3)]
    for each in crowds:
        each.start()
    for _ in range(limits.FORK_SERVERS_AT_ONCE - 1):
        assert pool.wait_warm(PATIENCE_S)
        server = pool.server
        if server is not None:
            os.kill(server.process_id, signal.SIGKILL)
            server._reader.join(PATIENCE_S)
    for each in crowds:
        each.join(PATIENCE_S)
    assert len(started) == 75
    for process in started:
        end(process)
    pool.close()
    assert none_left(str(tmp_path))


SHELL = """
import sys, threading
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from app.host.runtime.pool import Pool
from app.host.runtime.spawn import Spawner
from tests.support.forks import PATIENCE_S, tell, tiny_server
pool = Pool(Spawner(), tiny_server())
pool.warm()
assert pool.wait_warm(PATIENCE_S)
calm, stubborn = pool.start(Path("/")), pool.start(Path("/"))
tell(stubborn, '''
import ctypes, signal
ctypes.CDLL(None).prctl(1, 0)
child = os.fork()
if child: print(child, flush=True)
signal.pause()
''')
print(pool.server.process_id, calm.process_id, stubborn.process_id, int(stubborn.stdout.readline()), flush=True)
threading.Event().wait()
"""


@pytest.mark.parametrize("is_stopped", [False, True])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_nothing_runs_on_when_the_shell_is_gone(is_stopped: bool, number: signal.Signals) -> None:
    """Not even a child that gave up its death signal, forked, and never looks at its input."""
    command = [sys.executable, "-c", SHELL, str(ROOT), str(ROOT / "app" / "sdk")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as shell:
        assert shell.stdout is not None
        process_ids = [int(word) for word in shell.stdout.readline().split()]
        watch = Watch(*process_ids)
        if is_stopped:
            os.kill(process_ids[0], signal.SIGSTOP)
        shell.send_signal(number)
    assert len(process_ids) == 4
    assert watch.all_gone()


BUSY_SHELL = """
import sys
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from app.host.runtime import limits
from app.host.runtime.pool import Pool
from app.host.runtime.spawn import Spawner
from tests.support.forks import tiny_server, tiny_spare
limits.SPARE_PAUSE_S = 0.0
mark, way = sys.argv[3:]
pool = Pool(Spawner(), tiny_server(mark), way=way, spare_command=tiny_spare(mark))
print("begun", flush=True)
pool.warm()
running = []
while True:
    if pool.is_warm:
        running.append(pool.start(Path("/")))
        print("started", flush=True)
    if len(running) > 5:
        running.pop(0).kill()
"""


@pytest.mark.parametrize("way", ["fork server", "spares"])
@pytest.mark.parametrize("lines_count", [1, 2, 3, 7, 20])
def test_a_shell_killed_in_the_middle_of_its_work_leaves_nothing(way: Way, lines_count: int, tmp_path: Path) -> None:
    command = [sys.executable, "-c", BUSY_SHELL, str(ROOT), str(ROOT / "app" / "sdk"), str(tmp_path), way]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as shell:
        assert shell.stdout is not None
        for _ in range(lines_count):
            assert shell.stdout.readline()
        shell.kill()
    assert none_left(str(tmp_path))
