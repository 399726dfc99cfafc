"""Starting the children of mini-apps: forked off a warm server, taken from those that wait, or by themselves."""

import logging
import os
import sys
import threading
from pathlib import Path
from typing import Literal

from app.core.kernel.errors import Unavailable
from app.host.runtime import limits
from app.host.runtime.forking import ForkServer
from app.host.runtime.limits import TokenBucket
from app.host.runtime.process import Process
from app.host.runtime.spares import Spares
from app.host.runtime.spawn import Spawner
from minikit import wire

log = logging.getLogger(__name__)
PLAZA_FOLDER = Path(__file__).parents[3]
SDK_FOLDER = Path(wire.__file__).parent.parent
INSIDE_FOLDER = Path(__file__).parent / "inside"
Way = Literal["fork server", "spares"]
"""How children are made ready before somebody asks."""


def can_fork() -> bool:
    """Tell whether this system can have a fork server: a Linux with descriptors of processes.

    Elsewhere a forked Python is not safe (macOS), or there is none (Windows).
    """
    if sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:  # before Linux 5.3, or a container that forbids it
        return False
    return True


def command(kind: Literal["child", "spare", "server"]) -> list[str]:
    """Return the command line of any of these: isolated, without site packages, writing no byte code."""
    program = INSIDE_FOLDER / "program.py"
    options = ("-I", "-S", "-B", "-X", "utf8")
    # On Windows an environment's Python only starts another; a mini-app's child is to be one process.
    python = getattr(sys, "_base_executable", sys.executable) if sys.platform == "win32" else sys.executable
    return [python, *options, str(program), kind, str(os.getpid()), str(PLAZA_FOLDER), str(SDK_FOLDER)]


def prepare() -> None:
    """Have the byte code ready that children read but may not write. Harmless where nobody may."""
    import compileall

    for folder in (SDK_FOLDER / "minikit", INSIDE_FOLDER):
        compileall.compile_dir(folder, quiet=2)


class Pool:
    """Starts children, the quick way once it is warm. Any thread may use it.

    Where there is a fork server, one that ends takes its children along. It is started anew, but not without end.
    Elsewhere children wait, started ahead. Until either is there children are started by themselves, which takes
    longer and is otherwise the same.
    """

    def __init__(
        self,
        spawner: Spawner,
        server_command: list[str] | None = None,
        *,
        way: Way | None = None,
        spare_command: list[str] | None = None,
    ) -> None:
        """``way`` is how children are made ready: None for the best that this system can."""
        self._spawner = spawner
        self._server_command = server_command or command("server")
        self._starts = TokenBucket(limits.FORK_SERVERS_PER_S, limits.FORK_SERVERS_AT_ONCE)
        self._server: ForkServer | None = None
        self._retired: set[ForkServer] = set()
        self._is_wanted = False
        self._is_closed = False
        self._changed = threading.Condition()
        self.way: Way = way or ("fork server" if can_fork() else "spares")
        self.spares = Spares(spawner, spare_command or command("spare"), SDK_FOLDER, self._on_change)

    def warm(self) -> None:
        """Begin to warm up; does not wait for it. Harmless when repeated."""
        if self.way == "spares":
            self.spares.start()
            return
        with self._changed:
            self._is_wanted = True
        self._start_server()

    def wait_warm(self, timeout_s: float) -> bool:
        """Wait until a child can be had quickly, ``timeout_s`` at most; say whether it can."""
        with self._changed:
            return self._changed.wait_for(lambda: self.is_warm, timeout_s)

    @property
    def is_warm(self) -> bool:
        """Whether a child can be had quickly now."""
        return self.server is not None or bool(self.spares.process_ids)

    @property
    def server(self) -> ForkServer | None:
        """The fork server, if there is one to ask now."""
        server = self._server
        return server if server is not None and server.is_usable else None

    def start(self, folder: Path) -> Process:
        """Start a child that runs in ``folder``.

        Raises:
            Unavailable: ``process.failed``, it cannot be started.
        """
        server = self.server
        if server is not None:
            try:
                return server.fork(folder)
            except Unavailable as error:
                log.warning("a child is started by itself: %s", error)
        spare = self.spares.take(folder)
        if spare is not None:
            return spare
        process = self._spawner.spawn(command("child"), folder=folder, has_log=True)
        self._start_server()
        return process

    def give_way(self) -> bool:
        """End the children that only wait, for their memory, and start none for a while; say whether there were any."""
        return self.spares.give_way()

    def close(self) -> None:
        """End the fork server and all its children, and what waits, until all are gone. Nothing is quick any more."""
        with self._changed:
            self._is_closed = True
            servers = [*self._retired, *([] if self._server is None else [self._server])]
        for server in servers:
            server.close()
        self.spares.close()

    def _start_server(self) -> None:
        """Start a fork server if one is wanted and missing, unless too many have ended lately."""
        with self._changed:
            if self._server is not None and self._server.is_retired:
                self._retired.add(self._server)
                self._server = None
            if self._is_closed or not self._is_wanted or self._server is not None or not self._starts.try_take():
                return
            try:
                self._server = ForkServer(self._spawner, self._server_command, self._on_change, self._on_gone)
            except (Unavailable, OSError) as error:
                log.warning("there is no fork server: %s", error)

    def _on_change(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _on_gone(self, server: ForkServer) -> None:
        with self._changed:
            self._retired.discard(server)
            if self._server is server:
                self._server = None
            if not self._is_closed:
                log.warning("the fork server has ended")
        self._start_server()
