"""Forked and spare children that run a few lines of a test, and how to see that a process is gone."""

import os
import select
import sys
from contextlib import ExitStack
from pathlib import Path

from app.host.runtime.pool import PLAZA_FOLDER, SDK_FOLDER
from app.host.runtime.process import Process

PATIENCE_S = 20.0
TINY = """
import os, sys
sys.path += sys.argv[2:]
from app.host.runtime.inside import fork_server
fork_server.prepare(int(sys.argv[1]))
server_id = os.getpid()
fork_server.ForkServer(fork_server.take_control()).serve()
exec(sys.stdin.readline().encode().decode("unicode_escape"))
"""

TINY_SPARE = """
import os, sys
sys.path += sys.argv[2:4]
from app.host.runtime.inside import boot, spare
boot.tell_of_death(int(sys.argv[1]), 9)
boot.import_kit()
spare.wait(0, 1)
exec(sys.stdin.readline().encode().decode("unicode_escape"))
"""


def tiny_server(*marks: str) -> list[str]:
    """Return the command of a fork server whose children run what `tell` tells them; `none_left` finds ``marks``."""
    return [sys.executable, "-I", "-S", "-B", "-c", TINY, str(os.getpid()), str(SDK_FOLDER), str(PLAZA_FOLDER), *marks]


def tiny_spare(*marks: str) -> list[str]:
    """Return the command of a spare that, once taken, runs what `tell` tells it; `none_left` finds ``marks``."""
    python = (sys.executable, "-I", "-S", "-B", "-c", TINY_SPARE)
    return [*python, str(os.getpid()), str(SDK_FOLDER), str(PLAZA_FOLDER), *marks]


def tell(process: Process, code: str) -> None:
    """Have a child of a tiny server run ``code``, plain ASCII; more may be written to its input afterwards."""
    process.stdin.write(code.replace("\\", "\\\\").replace("\n", "\\n").encode("ascii") + b"\n")
    process.stdin.flush()


def result_of(process: Process, code: str) -> str:
    """Return what a child of a tiny server prints while it runs ``code`` to its end."""
    tell(process, code)
    return finish(process)


def finish(process: Process) -> str:
    """Close a child's input and return the rest of what it prints, once it has ended."""
    assert process.stderr is not None
    with process.stdout, process.stderr:
        process.stdin.close()
        text = process.stdout.read().decode().strip()
        assert process.wait(PATIENCE_S) is not None
    return text


def drop(process: Process) -> None:
    """Close our ends of a child's pipes."""
    assert process.stderr is not None
    for end in (process.stdin, process.stdout, process.stderr):
        end.close()


class Watch:
    """Sees whether some processes are gone, by descriptors that no other process can take over."""

    def __init__(self, *process_ids: int) -> None:
        with ExitStack() as unless_all:
            self._held = []
            for process_id in process_ids:
                self._held.append(os.pidfd_open(process_id))
                unless_all.callback(os.close, self._held[-1])
            unless_all.pop_all()

    def all_gone(self, timeout_s: float = PATIENCE_S) -> bool:
        """Wait for all of them, ``timeout_s`` each at most; say whether they are gone."""
        try:
            return all(self._is_gone(held, timeout_s) for held in self._held)
        finally:
            for held in self._held:
                os.close(held)

    @staticmethod
    def _is_gone(held: int, timeout_s: float) -> bool:
        poll = select.poll()
        poll.register(held, select.POLLIN)
        return bool(poll.poll(timeout_s * 1_000))


def opened_by(process_id: int) -> int:
    """Return how many descriptors a process has open; always 0 where a fork server is closed to our eyes."""
    try:
        return len(list(Path(f"/proc/{process_id}/fd").iterdir()))
    except PermissionError:
        return 0


def none_left(mark: str) -> bool:
    """Wait until no process has ``mark`` in its command line; say whether it came to that."""
    while process_ids := _marked(mark.encode()):
        try:
            if not Watch(*process_ids).all_gone():
                return False
        except ProcessLookupError:  # it has just gone
            continue
    return True


def _marked(mark: bytes) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if mark in path.read_bytes():
                found.append(int(path.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def children_of(process_id: int) -> list[int]:
    """Return the children of a process, the dead unburied ones too."""
    return [int(number) for number in Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split()]
