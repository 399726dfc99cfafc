"""Starting processes: the one place that does."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import BinaryIO

from app.core.kernel.errors import Unavailable


class Process:
    """A running child, held by its pipes. Any thread may use it."""

    def __init__(self, popen: "subprocess.Popen[bytes]", spawner: "Spawner") -> None:
        assert popen.stdin is not None
        assert popen.stdout is not None
        self.stdin: BinaryIO = popen.stdin  # type: ignore[assignment]
        self.stdout: BinaryIO = popen.stdout  # type: ignore[assignment]
        self.stderr: BinaryIO | None = popen.stderr  # type: ignore[assignment]
        self.process_id = popen.pid
        self._popen = popen
        self._spawner = spawner
        self._burying = threading.Lock()

    def kill(self) -> None:
        """End the child at once and reap it; whoever waits on its pipes finds them broken. Harmless when it ended."""
        self.kill_soon()
        self.wait()

    def kill_soon(self) -> None:
        """Have the child end at once, without waiting for it, and with it the processes it started."""
        with self._burying:
            if self._popen.returncode is not None:
                return
            if sys.platform == "win32":
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
        self._spawner.forget(self)
        return code


class Spawner:
    """Starts child processes: an empty environment, pipes, a process group of their own, nothing else inherited.

    All are started by one thread that lives as long as the shell, because Linux tells a child of its parent's death
    when the thread that started it ends.
    """

    def __init__(self) -> None:
        self._wanted: queue.SimpleQueue[tuple[Sequence[str], Path | None, bool, Future[Process]] | None] = (
            queue.SimpleQueue()
        )
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._running: set[Process] = set()
        self._is_closed = False

    def __call__(self, command: Sequence[str]) -> Process:
        """Start ``command`` with its errors where the shell's go.

        Raises:
            Unavailable: ``process.failed``, it cannot be started.
        """
        return self.spawn(command)

    def spawn(self, command: Sequence[str], *, folder: Path | None = None, has_log: bool = False) -> Process:
        """Start ``command`` in ``folder``; with ``has_log``, what it writes to its errors comes by a pipe as well.

        Raises:
            Unavailable: ``process.failed``, it cannot be started.
        """
        started: Future[Process] = Future()
        with self._lock:
            if self._is_closed:
                raise Unavailable("process.failed", reason="the shell is closing")
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="spawner", daemon=True)
                self._thread.start()
            self._wanted.put((command, folder, has_log, started))
        return started.result()

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

    def forget(self, process: Process) -> None:
        """Know that ``process`` has been reaped."""
        with self._lock:
            self._running.discard(process)

    def _run(self) -> None:
        while (wanted := self._wanted.get()) is not None:
            command, folder, has_log, started = wanted
            try:
                popen = _start(command, folder, has_log=has_log)
            except OSError as error:
                started.set_exception(Unavailable("process.failed", reason=str(error)))
                continue
            process = Process(popen, self)
            with self._lock:
                self._running.add(process)
            started.set_result(process)


def _start(command: Sequence[str], folder: Path | None, *, has_log: bool) -> "subprocess.Popen[bytes]":
    environment: dict[str, str] = {}
    flags = 0
    if sys.platform == "win32":
        # Python does not start without it: it finds the system's random numbers there.
        environment["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", r"C:\Windows")
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if has_log else None,
        env=environment,
        cwd=folder,
        close_fds=True,
        start_new_session=sys.platform != "win32",
        creationflags=flags,
    )
