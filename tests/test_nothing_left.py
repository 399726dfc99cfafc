"""When the shell is killed, nothing that it started runs on: whatever it is, however it was started, even stopped."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.host.runtime import spawn
from tests.support.forks import Watch
from tests.support.miniapps import eventually

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])}
ALWAYS = {"seen", "paused", "pictures", "codes"}
OWN = {"forked": {"fork server"}, "spare": {"waiting"}, "spawned": set()}
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a descriptor of a process is Linux's")


@contextmanager
def shell(*words: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Run a program as the shell, and give it with the first line that it prints; it is killed afterwards."""
    command = [sys.executable, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=ENVIRONMENT) as program:
        assert program.stdout is not None
        try:
            yield program, program.stdout.readline()
        finally:
            program.kill()


def state_of(process_id: int) -> str:
    return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.mark.parametrize(
    ("way", "is_all_stopped"), [("forked", False), ("forked", True), ("spare", True), ("spawned", True)]
)
def test_every_kind_of_process_ends_with_a_killed_shell(data_folder: Path, way: str, is_all_stopped: bool) -> None:
    with shell("-m", "tests.support.crowded_shell", str(data_folder), way) as (program, told):
        found: dict[str, int] = json.loads(told)
        assert ALWAYS | OWN[way] <= found.keys()
        assert len([kind for kind in found if kind.startswith("server half")]) == 2
        assert len(set(found.values())) == len(found)
        watches = {kind: Watch(process_id) for kind, process_id in found.items()}
        if is_all_stopped:
            for process_id in found.values():
                os.kill(process_id, signal.SIGSTOP)
        stopped = list(found.values()) if is_all_stopped else [found["paused"]]
        eventually(lambda: {state_of(process_id) for process_id in stopped} == {"T"})
        program.kill()
        program.wait()
    assert [kind for kind, watch in watches.items() if not watch.all_gone()] == []


GROUPED = """
import sys, threading
from app.host.runtime import spawn
spawn.GROUP = {"process_group": 0}
process = spawn.Spawner().spawn([sys.executable, "-I", "-S", "-c", sys.argv[1]])
process.stdout.read(1)
process.pause()
print(process.process_id, flush=True)
threading.Event().wait()
"""
WAITS = "import sys; print(flush=True); sys.stdin.read()"
IGNORES = f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); {WAITS}"


@pytest.mark.parametrize("code", [WAITS, IGNORES], ids=["calm", "ignores its hangup"])
def test_a_stopped_child_without_a_death_signal_ends_with_a_killed_shell(code: str) -> None:
    """As on macOS: by what every Unix does with a group of processes that nobody is left to continue."""
    with shell("-c", GROUPED, code) as (program, told):
        process_id = int(told)
        eventually(lambda: state_of(process_id) == "T")
        watch = Watch(process_id)
        program.kill()
        program.wait()
    assert watch.all_gone()


def test_children_are_kept_apart_here_as_their_system_wants_it() -> None:
    assert spawn.GROUP == {"start_new_session": True}
