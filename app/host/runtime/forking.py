"""Our side of the fork server: asks it for children, holds them so that no other is ever hit, hears how they end."""

import array
import itertools
import logging
import os
import select
import signal
import socket
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from app.core.kernel.errors import Unavailable
from app.host.runtime import limits
from app.host.runtime.process import Process
from app.host.runtime.spawn import Spawner

log = logging.getLogger(__name__)
WHOLE_GROUP = 1 << 2
"""PIDFD_SIGNAL_PROCESS_GROUP, from Linux 6.9 on. Before, the fork server alone ends what a child started."""


class Ready(msgspec.Struct, tag_field="said", tag="ready", forbid_unknown_fields=True, frozen=True):
    """The server takes requests."""

    process_id: int


class Forked(msgspec.Struct, tag_field="said", tag="forked", forbid_unknown_fields=True, frozen=True):
    """A child runs; a descriptor of the process came along."""

    number: int
    process_id: int


class NotForked(msgspec.Struct, tag_field="said", tag="refused", forbid_unknown_fields=True, frozen=True):
    """A request was none, or the system has no room for another process."""

    number: int | None
    reason: str


class Exited(msgspec.Struct, tag_field="said", tag="exited", forbid_unknown_fields=True, frozen=True):
    """A child has ended and is reaped."""

    number: int
    code: int


TOLD = msgspec.json.Decoder(Ready | Forked | NotForked | Exited)


class ForkedProcess:
    """A child of the fork server: a grandchild of ours, held by a descriptor that never names another process."""

    def __init__(self, process_id: int, held: int, stdin: BinaryIO, stdout: BinaryIO, stderr: BinaryIO) -> None:
        self.stdin = stdin
        self.stdout = stdout
        self.stderr: BinaryIO | None = stderr
        self.process_id = process_id
        self._held = held
        self._code: int | None = None
        self._lock = threading.Lock()
        self._has_ended = threading.Event()

    def pause(self) -> bool:
        """Stop the child where it is, until `resume` or its end; say whether this system can."""
        self._signal(signal.SIGSTOP)
        return True

    def resume(self) -> None:
        """Let the child go on. Harmless when it is not paused."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        with self._lock:
            if self._code is None:
                with suppress(OSError):  # it has just ended
                    signal.pidfd_send_signal(self._held, number)

    def kill(self) -> None:
        """End the child at once and wait for it. Harmless when it ended."""
        self.kill_soon()
        self.wait()

    def kill_soon(self) -> None:
        """Have the child end at once, and with it the processes it started, without waiting for it."""
        with self._lock:
            if self._code is not None:
                return
            with suppress(OSError):  # it has just ended
                signal.pidfd_send_signal(self._held, signal.SIGKILL)
            with suppress(OSError):  # it has not begun a group yet, or this Linux does not know how
                signal.pidfd_send_signal(self._held, signal.SIGKILL, None, WHOLE_GROUP)

    def wait(self, timeout_s: float | None = None) -> int | None:
        """Wait for the end and return the exit code (negative: the signal that ended it), None if it still runs."""
        return self._code if self._has_ended.wait(timeout_s) else None

    def bury(self, code: int) -> None:
        """Know that the child has ended with ``code``. For the fork server's reader only."""
        with self._lock:
            self._code = code
            os.close(self._held)
        self._has_ended.set()


class Request:
    """A child that was asked for: the future of it, and our ends of its pipes."""

    def __init__(self, stdin: BinaryIO, stdout: BinaryIO, stderr: BinaryIO) -> None:
        self.answer: Future[ForkedProcess] = Future()
        self.ends = (stdin, stdout, stderr)


class ForkServer:
    """One fork server and its children. Any thread may ask; a thread of its own hears what the server tells.

    When the server is gone, so are its children; ``on_gone`` is then called on that thread, the last thing it does.
    """

    def __init__(
        self,
        spawner: Spawner,
        command: Sequence[str],
        on_ready: Callable[[], None],
        on_gone: Callable[["ForkServer"], None],
    ) -> None:
        """Start the server. Unavailable or OSError if that cannot be done."""
        self._on_ready = on_ready
        self._on_gone = on_gone
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._requests: dict[int, Request] = {}
        # The next three belong to the reader: children by number, numbers by descriptor, and deaths not reported yet.
        self._running: dict[int, ForkedProcess] = {}
        self._held: dict[int, int] = {}
        self._unreported: dict[int, float] = {}
        self._is_ready = False
        self._is_retired = False
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs, ExitStack() as unless_started:
            unless_started.callback(self._control.close)
            self._process: Process = spawner.spawn(command, control=theirs)
            unless_started.pop_all()
        self._poll = select.poll()
        self._poll.register(self._control, select.POLLIN)
        self._reader = threading.Thread(target=self._read, name="fork server", daemon=True)
        self._reader.start()

    @property
    def is_usable(self) -> bool:
        """Whether it can be asked for a child now."""
        return self._is_ready and not self._is_retired

    @property
    def is_retired(self) -> bool:
        """Whether it will not be asked any more: it was too slow once, or it is gone."""
        return self._is_retired

    @property
    def process_id(self) -> int:
        """The operating system's number for the server."""
        return self._process.process_id

    def fork(self, folder: Path) -> ForkedProcess:
        """Return a new child that runs in ``folder``.

        Raises:
            Unavailable: ``process.failed``. If the server was too slow, it is retired.
        """
        try:
            with ExitStack() as theirs, ExitStack() as ours:
                request, descriptors = _pipes(folder, theirs, ours)
                process = self._ask(request, descriptors)
                ours.pop_all()
                return process
        except OSError as error:
            raise Unavailable("process.failed", reason=str(error)) from error

    def retire(self) -> None:
        """Ask it no more; it ends when its last child has."""
        with self._lock:
            self._is_retired = True
            if not self._running and not self._requests:
                self._hang_up()

    def close(self) -> None:
        """End the server and all its children, and wait until they are gone."""
        with self._lock:
            self._is_retired = True
            self._hang_up()
        if threading.current_thread() is not self._reader:
            self._reader.join()

    def _hang_up(self) -> None:
        with suppress(OSError):  # it is gone already
            self._control.shutdown(socket.SHUT_RDWR)

    def _ask(self, request: Request, descriptors: Sequence[int]) -> ForkedProcess:
        number = next(self._numbers)
        with self._lock:
            if self._is_retired:
                raise Unavailable("process.failed", reason="the fork server is gone")
            self._requests[number] = request
        rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))
        try:
            self._control.sendmsg([msgspec.json.encode({"fork": number})], [rights], socket.MSG_DONTWAIT)
            return request.answer.result(limits.FORK_DEADLINE_S)
        except (OSError, FutureTimeout) as error:
            with self._lock:
                is_late = self._requests.pop(number, None) is not None
            if not is_late:
                return request.answer.result()  # it came at the last moment
            self.retire()
            raise Unavailable("process.failed", reason=f"the fork server does not answer {error}".rstrip()) from error

    # On the reading thread

    def _read(self) -> None:
        try:
            self._listen()
        finally:
            self._lose()

    def _listen(self) -> None:
        """Act on what happens until the server is gone, or retired and without children."""
        while not (self._is_retired and not self._running and not self._requests):
            for descriptor, _ in self._poll.poll(self._patience_ms()):
                if descriptor == self._control.fileno():
                    if not self._hear():
                        return
                elif descriptor in self._held:  # its end may have been told a moment ago
                    self._poll.unregister(descriptor)
                    self._unreported[self._held[descriptor]] = time.monotonic() + limits.REPORT_DEADLINE_S
            now = time.monotonic()
            for number in [number for number, until in self._unreported.items() if until <= now]:
                self._bury(number, -signal.SIGKILL)

    def _patience_ms(self) -> float | None:
        """Return how long to wait for the report of a death at most."""
        if not self._unreported:
            return None
        return max(0.0, min(self._unreported.values()) - time.monotonic()) * 1_000

    def _hear(self) -> bool:
        """Act on one message; say whether the server is still there."""
        try:
            data, ancillary, _, _ = self._control.recvmsg(1 << 16, socket.CMSG_SPACE(4), socket.MSG_CMSG_CLOEXEC)
        except ConnectionError:
            return False
        if not data:
            return False
        match TOLD.decode(data):
            case Ready():
                self._is_ready = True
                self._on_ready()
            case Forked(number, process_id):
                held = list(array.array("i", ancillary[0][2])) if ancillary else []
                self._on_forked(number, process_id, *held)
            case NotForked(number, reason):
                with self._lock:
                    request = None if number is None else self._requests.pop(number, None)
                if request is not None:
                    request.answer.set_exception(Unavailable("process.failed", reason=reason))
            case Exited(number, code):
                self._bury(number, code)
        return True

    def _on_forked(self, number: int, process_id: int, held: int | None = None) -> None:
        with self._lock:
            request = self._requests.pop(number, None)
            if request is not None and held is not None:
                process = ForkedProcess(process_id, held, *request.ends)
                self._running[number] = process
                self._held[held] = number
        if held is None:
            # We have no descriptors left. The child ends with its pipes, which whoever asked closes.
            if request is not None:
                request.answer.set_exception(Unavailable("process.failed", reason="no descriptors are left"))
        elif request is None:  # too late, nobody waits for it any more
            with suppress(OSError):
                signal.pidfd_send_signal(held, signal.SIGKILL)
            os.close(held)
        else:
            self._poll.register(held, select.POLLIN)
            request.answer.set_result(process)

    def _bury(self, number: int, code: int) -> None:
        self._unreported.pop(number, None)
        process = self._running.get(number)
        if process is None:
            return
        held = next(held for held, known in self._held.items() if known == number)
        del self._held[held]
        with suppress(KeyError):  # its death was seen before it was told
            self._poll.unregister(held)
        process.bury(code)
        del self._running[number]

    def _lose(self) -> None:
        """Take leave of the server and of every child: none goes on without it."""
        with self._lock:
            self._is_retired = True
            self._hang_up()
            requests = list(self._requests.values())
            self._requests.clear()
        for process in self._running.values():
            process.kill_soon()
        if self._process.wait(limits.END_DEADLINE_S) is None:
            self._process.kill()
        for held, number in list(self._held.items()):
            dying = select.poll()
            dying.register(held, select.POLLIN)
            dying.poll(limits.END_DEADLINE_S * 1_000)
            self._bury(number, -signal.SIGKILL)
        for request in requests:
            request.answer.set_exception(Unavailable("process.failed", reason="the fork server has ended"))
        with self._lock:
            self._control.close()
        self._on_gone(self)


def _pipes(folder: Path, theirs: ExitStack, ours: ExitStack) -> tuple[Request, list[int]]:
    """Return a request with our ends of three pipes, and what goes with it: their ends, and ``folder``."""
    ends: list[BinaryIO] = []
    descriptors: list[int] = []
    for is_input in (True, False, False):
        reading, writing = os.pipe()
        their, our = (reading, writing) if is_input else (writing, reading)
        theirs.callback(os.close, their)
        end = os.fdopen(our, "wb" if is_input else "rb")
        ends.append(ours.enter_context(end))
        descriptors.append(their)
    descriptors.append(os.open(folder, os.O_RDONLY | os.O_DIRECTORY))
    theirs.callback(os.close, descriptors[-1])
    return Request(*ends), descriptors
