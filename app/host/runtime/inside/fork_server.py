"""The server that children are forked off: Python with the SDK loaded. It forks, reaps and tells; Linux only."""

import array
import gc
import importlib
import json
import os
import select
import signal
import socket
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Never

from app.host.runtime.inside import boot, sandbox

REQUEST_MAX = 4_096
DESCRIPTORS = 4
"""What comes with a request: the child's input, output and errors, and the folder it starts in."""
SET_DUMPABLE = 4
"""PR_SET_DUMPABLE of Linux's prctl."""
CONTROL = 0
"""The descriptor through which the shell speaks to the server."""
# What mini-apps are likely to use; none of it may start a thread or open a file.
PRELOADED = (
    *("base64", "bisect", "calendar", "collections.abc", "copy", "csv", "dataclasses", "datetime", "decimal", "enum"),
    *("fractions", "functools", "hashlib", "heapq", "hmac", "html", "inspect", "io", "itertools", "json", "locale"),
    *("logging", "math", "operator", "pathlib", "random", "re", "secrets", "shutil", "sqlite3", "statistics"),
    *("string", "struct", "tempfile", "textwrap", "threading", "time", "traceback", "types", "typing", "unicodedata"),
    *("urllib.parse", "uuid", "zlib", "zoneinfo", "encodings.idna"),
    *("minikit", "minikit.paging", "minikit.serving"),
)


def prepare(shell_id: int) -> None:
    """Load what children need, once for all of them."""
    # Not SIGKILL: the end of the control socket is how the server learns that the shell is gone, and then it ends
    # every child, even one that gave up its own death signal. This wakes it if somebody has stopped it.
    boot.tell_of_death(shell_id, signal.SIGCONT)
    boot.process_control(SET_DUMPABLE, 0)
    # Both are needed; where they are not to be had, the error ends the server before it says that it is ready.
    os.close(os.pidfd_open(os.getpid()))
    _open_descriptors()
    sandbox.warm()
    boot.import_kit()
    for name in PRELOADED:
        importlib.import_module(name)
    gc.collect()
    gc.disable()
    # What is loaded is never looked at again, so that its memory stays shared with all children.
    gc.freeze()


def take_control() -> socket.socket:
    """Return the socket to the shell, which is this process's input."""
    return socket.socket(fileno=CONTROL)


class RequestError(ValueError):
    """A request that is none."""


@dataclass(frozen=True)
class Forked:
    """A child that has not been reaped, so that its process id is nobody else's."""

    number: int
    process_id: int


class ForkServer:
    """Forks a child for each request and tells how each ends. One thread; it waits for requests and deaths alone."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._children: dict[int, Forked] = {}
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)

    def serve(self) -> None:
        """Serve the shell until it is gone. Returns only in a forked child, which has nothing left of the server."""
        self._tell("ready", process_id=os.getpid())
        while True:
            for descriptor, _ in self._poll.poll():
                if descriptor != self._control.fileno():
                    self._reap(descriptor)
                elif self._take_request():
                    return

    def _take_request(self) -> bool:
        """Take one request and answer it; say whether this is the child by now."""
        room = socket.CMSG_SPACE(DESCRIPTORS * array.array("i").itemsize)
        try:
            data, ancillary, flags, _ = self._control.recvmsg(REQUEST_MAX, room, socket.MSG_CMSG_CLOEXEC)
        except ConnectionError:
            data, ancillary, flags = b"", [], 0
        if not data:
            self._end()
        descriptors = _descriptors(ancillary)
        try:
            return self._answer(data, descriptors, is_whole=not flags & (socket.MSG_TRUNC | socket.MSG_CTRUNC))
        finally:
            # A child has closed them already.
            for descriptor in descriptors:
                os.close(descriptor)

    def _answer(self, data: bytes, descriptors: list[int], *, is_whole: bool) -> bool:
        number: int | None = None
        try:
            if not is_whole:
                raise RequestError("it is too large")
            number = _number(data)
            if any(child.number == number for child in self._children.values()):
                raise RequestError("its number is taken")
            _check(descriptors)
            process_id = os.fork()
        except (RequestError, OSError) as error:
            self._tell("refused", number=number, reason=str(error))
            return False
        # Outside of what is caught above: a child must not go on as a second server.
        if process_id == 0:
            self._become_child(descriptors)
            return True
        self._hold(number, process_id)
        return False

    def _hold(self, number: int, process_id: int) -> None:
        try:
            # Nobody has reaped the child, so the number is still its own.
            held = os.pidfd_open(process_id)
        except OSError as error:
            os.kill(process_id, signal.SIGKILL)
            os.waitpid(process_id, 0)
            self._tell("refused", number=number, reason=str(error))
            return
        self._children[held] = Forked(number, process_id)
        self._poll.register(held, select.POLLIN)
        self._tell("forked", held, number=number, process_id=process_id)

    def _become_child(self, descriptors: list[int]) -> None:
        """Leave the server behind. `random` seeds itself anew at each fork."""
        os.setsid()
        self._control.detach()
        pipes = descriptors[:3]
        os.fchdir(descriptors[3])
        for place, descriptor in enumerate(pipes):
            os.dup2(descriptor, place)
        for descriptor in _open_descriptors():
            if descriptor > 2:
                with suppress(OSError):  # the one that the folder was listed through is closed already
                    os.close(descriptor)
        descriptors.clear()
        gc.enable()

    def _reap(self, held: int) -> None:
        """Bury a dead child, and what it started with it."""
        child = self._children.pop(held)
        self._poll.unregister(held)
        os.close(held)
        with suppress(OSError):
            # While the child is not reaped its number names its process group and no other.
            os.killpg(child.process_id, signal.SIGKILL)
        _, status = os.waitpid(child.process_id, 0)
        self._tell("exited", number=child.number, code=os.waitstatus_to_exitcode(status))

    def _tell(self, said: str, *descriptors: int, **more: Any) -> None:
        """Tell the shell something; end if it is gone."""
        body = json.dumps({"said": said, **more}).encode()
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))] if descriptors else []
        try:
            self._control.sendmsg([body], rights)
        except ConnectionError:
            self._end()

    def _end(self) -> Never:
        """End all children and this process: the shell is gone."""
        for child in self._children.values():
            for kill in (os.kill, os.killpg):
                with suppress(OSError):
                    kill(child.process_id, signal.SIGKILL)
        os._exit(0)


def _open_descriptors() -> list[int]:
    return [int(name) for name in os.listdir("/proc/self/fd")]  # noqa: PTH208 - three times as fast


def _descriptors(ancillary: list[tuple[int, int, bytes]]) -> list[int]:
    found = array.array("i")
    for level, kind, data in ancillary:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            found.frombytes(data[: len(data) - len(data) % found.itemsize])
    return list(found)


def _number(data: bytes) -> int:
    """Return the number of a request; RequestError if it is none."""
    try:
        request = json.loads(data)
    except (ValueError, RecursionError):
        raise RequestError("it is not JSON") from None
    if not isinstance(request, dict) or set(request) != {"fork"} or type(request["fork"]) is not int:
        raise RequestError('it is not {"fork": number}')
    number: int = request["fork"]
    return number


def _check(descriptors: list[int]) -> None:
    """RequestError unless these are three pipes and a folder."""
    if len(descriptors) != DESCRIPTORS:
        raise RequestError(f"it brings {len(descriptors)} descriptors instead of {DESCRIPTORS}")
    *pipes, folder = (os.fstat(descriptor).st_mode for descriptor in descriptors)
    if not all(stat.S_ISFIFO(mode) for mode in pipes) or not stat.S_ISDIR(folder):
        raise RequestError("its descriptors are not three pipes and a folder")
