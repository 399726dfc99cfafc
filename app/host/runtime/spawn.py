"""Starting processes: the one place that does."""

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from app.core.kernel.errors import Unavailable
from app.host.runtime import windows
from app.host.runtime.windows import JobLimits

DECODER_LIMITS = JobLimits(memory_max=1 << 30, processes_max=2)
"""On Windows, where the Python of an environment starts another, which is the one that works."""
# On macOS a group of its own in the shell's session: when the shell is gone, however it went, the system hangs up every
# member of such a group in which one is stopped, and wakes it. Linux, which has the death signal for that, leaves them.
GROUP: Mapping[str, Any] = {"win32": {}, "darwin": {"process_group": 0}}.get(sys.platform, {"start_new_session": True})
"""How a child is kept apart from the shell, so that a signal to it and all that it starts hits nobody else."""


class Job(Protocol):
    """What holds a child on Windows."""

    def close(self) -> None:
        """End what is in it."""
        ...


class SpawnedProcess:
    """A running child that we started ourselves. Any thread may use it."""

    def __init__(self, popen: "subprocess.Popen[bytes]", spawner: "Spawner", job: Job | None) -> None:
        self.process_id = popen.pid
        self._job = job
        self._popen = popen
        self._spawner = spawner
        self._burying = threading.Lock()

    @property
    def stdin(self) -> BinaryIO:
        """What the child reads; there is none if it was started with a control socket."""
        assert self._popen.stdin is not None
        return self._popen.stdin  # type: ignore[return-value]

    @property
    def stdout(self) -> BinaryIO:
        """What the child writes; there is none if it was started with a control socket."""
        assert self._popen.stdout is not None
        return self._popen.stdout  # type: ignore[return-value]

    @property
    def stderr(self) -> BinaryIO | None:
        """What the child writes to its errors, if that comes by a pipe."""
        return self._popen.stderr  # type: ignore[return-value]

    def kill(self) -> None:
        """End the child at once and reap it; whoever waits on its pipes finds them broken. Harmless when it ended."""
        self.kill_soon()
        self.wait()

    def pause(self) -> bool:
        """Stop the child where it is, until `resume` or its end; say whether this system can."""
        return sys.platform != "win32" and self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let the child go on. Harmless when it is not paused."""
        if sys.platform != "win32":
            self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> bool:
        with self._burying:
            is_there = self._popen.returncode is None
            if is_there:  # not reaped, so the number is still its own
                os.kill(self.process_id, number)
        return is_there

    def kill_soon(self) -> None:
        """Have the child end at once, without waiting for it, and with it the processes it started."""
        with self._burying:
            if self._popen.returncode is not None:
                return
            if sys.platform == "win32":
                self._end_job()
                self._popen.kill()
                return
            try:
                os.killpg(self.process_id, signal.SIGKILL)
            except ProcessLookupError:
                self._popen.kill()

    def wait(self, timeout_s: float | None = None) -> int | None:
        """Reap the child and return its exit code (negative: the signal that ended it), None if it still runs."""
        try:
            code = self._popen.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return None
        with self._burying:
            self._end_job()
        self._spawner.forget(self)
        return code

    def _end_job(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.close()


@dataclass(frozen=True)
class _Wanted:
    """What is to be started, and the future of it."""

    command: Sequence[str]
    folder: Path | None
    has_log: bool
    control: socket.socket | None
    job: JobLimits
    started: Future[SpawnedProcess] = field(default_factory=Future)


class Spawner:
    """Starts child processes: an empty environment, pipes, a process group of their own, nothing else inherited.

    All are started by one thread that lives as long as the shell, because Linux tells a child of its parent's death
    when the thread that started it ends.
    """

    def __init__(self) -> None:
        self._wanted: queue.SimpleQueue[_Wanted | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._running: set[SpawnedProcess] = set()
        self._is_closed = False

    def __call__(self, command: Sequence[str]) -> SpawnedProcess:
        """Start the ``command`` of a decoder with its errors where the shell's go.

        Raises:
            Unavailable: ``process.failed``, it cannot be started.
        """
        return self.spawn(command, job=DECODER_LIMITS)

    def spawn(
        self,
        command: Sequence[str],
        *,
        folder: Path | None = None,
        has_log: bool = False,
        control: socket.socket | None = None,
        job: JobLimits | None = None,
    ) -> SpawnedProcess:
        """Start ``command`` in ``folder``.

        With ``has_log``, what it writes to its errors comes by a pipe as well; with ``control``, that socket is its
        input, and there are no pipes. ``job`` is what it may take on Windows; elsewhere it limits itself.

        Raises:
            Unavailable: ``process.failed``, it cannot be started.
        """
        wanted = _Wanted(command, folder, has_log, control, job or JobLimits())
        with self._lock:
            if self._is_closed:
                raise Unavailable("process.failed", reason="the shell is closing")
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="spawner", daemon=True)
                self._thread.start()
            self._wanted.put(wanted)
        return wanted.started.result()

    def close(self) -> None:
        """Start nothing more, and end what still runs."""
        with self._lock:
            self._is_closed = True
            thread = self._thread
            if thread is not None:
                self._wanted.put(None)
        if thread is not None:
            thread.join()
        for process in tuple(self._running):
            process.kill()

    def forget(self, process: SpawnedProcess) -> None:
        """Know that ``process`` has been reaped."""
        with self._lock:
            self._running.discard(process)

    def _run(self) -> None:
        while (wanted := self._wanted.get()) is not None:
            try:
                popen = _start(wanted)
                job = _held(popen, wanted.job)
            except OSError as error:
                wanted.started.set_exception(Unavailable("process.failed", reason=str(error)))
                continue
            process = SpawnedProcess(popen, self, job)
            with self._lock:
                self._running.add(process)
            wanted.started.set_result(process)


def _start(wanted: _Wanted) -> "subprocess.Popen[bytes]":
    environment: dict[str, str] = {}
    flags = 0
    if sys.platform == "win32":
        # Python does not start without it: it finds the system's random numbers there.
        environment["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", r"C:\Windows")
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP | windows.CREATE_SUSPENDED
    return subprocess.Popen(
        wanted.command,
        stdin=subprocess.PIPE if wanted.control is None else wanted.control.fileno(),
        stdout=subprocess.PIPE if wanted.control is None else subprocess.DEVNULL,
        stderr=subprocess.PIPE if wanted.has_log else None,
        env=environment,
        cwd=wanted.folder,
        close_fds=True,
        creationflags=flags,
        **GROUP,
    )


def _held(popen: "subprocess.Popen[bytes]", limits: JobLimits) -> Job | None:
    """Put a process that was just started into a job, on Windows; it has not run yet. OSError if that fails."""
    if sys.platform == "win32":
        try:
            job = windows.Job(limits)
            job.take(int(popen._handle))  # type: ignore[attr-defined]
        except OSError:
            popen.kill()
            popen.wait()
            raise
        return job
    return None
