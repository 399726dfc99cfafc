"""Children that wait: whole and apart from each other once taken, replaced when they die, gone when they should be."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.kernel.errors import Unavailable
from app.host.runtime import limits
from app.host.runtime.pool import SDK_FOLDER, Pool, command
from app.host.runtime.process import Process
from app.host.runtime.spawn import Spawner
from tests.support.forks import PATIENCE_S, Watch, drop, none_left, result_of, tiny_spare
from tests.support.miniapps import eventually

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what is seen of processes is seen by Linux's means")
DIES_AT_ONCE = "with open({tries!r}, 'a') as tried: print(file=tried)"
DIES_WHEN_TAKEN = """
import os
said = b'{"said":"spare.waits"}'
os.write(1, len(said).to_bytes(4, "big") + said)
os.read(0, 1)
"""
NEVER_LOADED = "import sys; sys.stdin.read()"
MakePool = Callable[..., Pool]


@pytest.fixture
def spawner() -> Iterator[Spawner]:
    spawner = Spawner()
    yield spawner
    spawner.close()


@pytest.fixture
def make_pool(spawner: Spawner, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakePool]:
    pools: list[Pool] = []
    monkeypatch.setattr(limits, "SPARE_PAUSE_S", 0.0)

    def make(spare_command: list[str] | None = None) -> Pool:
        pools.append(Pool(spawner, way="spares", spare_command=spare_command or tiny_spare()))
        return pools[-1]

    yield make
    for pool in pools:
        pool.close()


def running(code: str) -> list[str]:
    return [sys.executable, "-I", "-S", "-c", code]


def warmed(pool: Pool) -> Pool:
    pool.warm()
    assert pool.wait_warm(PATIENCE_S)
    return pool


def waiting(pool: Pool, count: int = 1) -> list[int]:
    """Wait until ``count`` spares are loaded, and return their process ids."""
    eventually(lambda: len(pool.spares.process_ids) == count)
    return pool.spares.process_ids


def end(process: Process) -> None:
    process.kill()
    drop(process)


def test_what_is_taken_waited_already_and_the_next_come_behind_it(make_pool: MakePool, tmp_path: Path) -> None:
    pool = warmed(make_pool())
    (first,) = waiting(pool, limits.SPARES)
    process = pool.start(tmp_path)
    assert process.process_id == first
    assert first not in waiting(pool, limits.SPARES_IN_USE)
    end(process)


def test_a_taken_spare_has_its_pipes_its_folder_and_nothing_else(make_pool: MakePool, tmp_path: Path) -> None:
    code = """
import json, threading
opened = sorted(int(name) for name in os.listdir("/proc/self/fd"))
own = os.getpid() == os.getpgid(0)
print(json.dumps([os.getcwd(), sorted(set(os.environ) - {"LC_CTYPE"}), opened, own, threading.active_count()]))
"""
    process = warmed(make_pool()).start(tmp_path)
    # 3 is the folder being listed.
    assert json.loads(result_of(process, code)) == [str(tmp_path), [], [0, 1, 2, 3], True, 1]


def test_no_spare_shares_hashes_or_random_numbers_with_another(make_pool: MakePool, tmp_path: Path) -> None:
    code = "import random, uuid\nprint(hash('plaza'), random.random(), uuid.uuid4())"
    pool = warmed(make_pool())
    first = result_of(pool.start(tmp_path), code).split()
    waiting(pool, limits.SPARES_IN_USE)
    second = result_of(pool.start(tmp_path), code).split()
    assert len(set(first) | set(second)) == 6


def test_several_takers_at_once_get_a_child_each_in_their_own_folder(make_pool: MakePool, tmp_path: Path) -> None:
    """As many as wait are taken; the others start by themselves, as the real programs these are."""
    pool = warmed(make_pool(command("spare")))
    end(pool.start(tmp_path))
    waited = set(waiting(pool, limits.SPARES_IN_USE))
    started: list[tuple[Path, Process]] = []
    together = threading.Barrier(4)

    def take(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        together.wait()
        started.append((folder, pool.start(folder)))

    takers = [threading.Thread(target=take, args=(number,)) for number in range(4)]
    for each in takers:
        each.start()
    for each in takers:
        each.join(PATIENCE_S)
    process_ids = {process.process_id for _, process in started}
    assert len(process_ids) == 4
    assert waited < process_ids
    for folder, process in started:
        assert Path(f"/proc/{process.process_id}/cwd").resolve() == folder
        end(process)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_spare_that_dies_while_it_waits_is_replaced(make_pool: MakePool, number: int, tmp_path: Path) -> None:
    pool = warmed(make_pool())
    (first,) = waiting(pool)
    os.kill(first, number)
    eventually(lambda: pool.spares.process_ids not in ([], [first]))
    assert result_of(pool.start(tmp_path), "print(os.getcwd())") == str(tmp_path)


def test_a_spare_that_hangs_is_ended_and_a_child_started_by_itself(
    make_pool: MakePool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SPARE_DEADLINE_S", 0.1)
    pool = warmed(make_pool())
    (hung,) = waiting(pool)
    watch = Watch(hung)
    os.kill(hung, signal.SIGSTOP)
    process = pool.start(tmp_path)
    assert process.process_id != hung
    assert process.wait(0) is None
    assert watch.all_gone()
    end(process)


def test_a_spare_that_dies_as_it_is_taken_costs_nothing_but_time(make_pool: MakePool, tmp_path: Path) -> None:
    pool = warmed(make_pool(running(DIES_WHEN_TAKEN)))
    process = pool.start(tmp_path)
    assert process.stdout.read(4), "it says that it is ready, as any child does"
    end(process)


def test_spares_that_die_by_themselves_are_not_replaced_without_end(
    make_pool: MakePool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tries = tmp_path / "tries"
    pool = make_pool(running(DIES_AT_ONCE.format(tries=str(tries))))
    pool.warm()
    eventually(lambda: "none is started for a while" in caplog.text)
    eventually(lambda: pool.spares.count == 0)
    assert len(tries.read_text().splitlines()) == limits.SPARE_DEATHS_AT_ONCE + 1
    end(pool.start(tmp_path))


def test_a_spare_that_never_gets_ready_is_ended(make_pool: MakePool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SPARE_DEATHS_AT_ONCE", 0)
    monkeypatch.setattr(limits, "LAUNCH_DEADLINE_S", 0.1)
    pool = make_pool(running(NEVER_LOADED))
    pool.warm()
    eventually(lambda: pool.spares.count == 1)
    eventually(lambda: pool.spares.count == 0)
    assert not pool.is_warm


def test_one_that_has_waited_for_long_is_replaced(make_pool: MakePool, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = warmed(make_pool())
    (old,) = waiting(pool)
    watch = Watch(old)
    with monkeypatch.context() as patch:
        patch.setattr(limits, "SPARE_AGE_MAX_S", 0.0)
        pool.spares._on_change()
        assert watch.all_gone()
    assert waiting(pool) != [old]


def test_spares_give_way_when_memory_is_short_and_come_back(
    make_pool: MakePool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = warmed(make_pool())
    watch = Watch(*waiting(pool))
    assert pool.give_way()
    assert not pool.is_warm
    assert watch.all_gone()
    assert not pool.give_way()
    eventually(lambda: pool.spares.count == 0)
    monkeypatch.setattr(limits, "SPARE_REST_S", 0.0)
    pool.spares._not_before = 0.0
    pool.spares._on_change()
    assert pool.wait_warm(PATIENCE_S)


def test_a_folder_that_is_not_there_starts_nothing(make_pool: MakePool, tmp_path: Path) -> None:
    pool = warmed(make_pool())
    with pytest.raises(Unavailable, match=r"process\.failed"):
        pool.start(tmp_path / "nothing")


def test_closing_ends_those_that_wait_and_starts_no_other(make_pool: MakePool, spawner: Spawner) -> None:
    pool = warmed(make_pool())
    watch = Watch(*waiting(pool))
    pool.close()
    assert watch.all_gone(0)
    pool.warm()
    assert pool.spares.count == 0
    assert not spawner._running
    assert [each.name for each in threading.enumerate() if each.name.startswith("spare")] == []


def test_a_spare_ends_at_the_end_of_its_input_alone(spawner: Spawner) -> None:
    """Where there is no death signal, that is all that tells it of the shell's end."""
    process = spawner.spawn(command("spare"), folder=SDK_FOLDER, has_log=True)
    assert b"spare.waits" in process.stdout.read(4 + len(b'{"said":"spare.waits"}'))
    process.stdin.close()
    assert process.wait(PATIENCE_S) == 0
    drop(process)


def test_thirty_taken_spares_leave_nothing_behind(make_pool: MakePool, tmp_path: Path) -> None:
    pool = warmed(make_pool(tiny_spare(str(tmp_path))))

    def counts() -> tuple[int, int]:
        waiting(pool, limits.SPARES_IN_USE)
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()

    end(pool.start(tmp_path))
    before = counts()
    for number in range(30):
        assert pool.wait_warm(PATIENCE_S)
        process = pool.start(tmp_path)
        if number % 2:
            process.stdin.close()
            assert process.wait(PATIENCE_S) == 0
        else:
            process.kill()
        drop(process)
    assert counts() == before
    pool.close()
    assert none_left(str(tmp_path))
