"""A small world to be attacked: a shell with its secrets, somebody to run as, and what must not have happened."""

import json
import os
import resource
import shutil
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from app.core.kernel.ids import MiniAppId
from app.host.runtime import pool
from app.host.runtime.child import Child
from app.host.runtime.inside import calls, kernel
from app.host.runtime.pool import Way
from app.host.session import Session
from tests.hostile.attacks.raid import Targets
from tests.support.jails import Who, code_for, python_for, reachable_folder
from tests.support.miniapps import ADA, Platform, Screen, write_package

SECRET = "a secret of the shell"
ATTACKS_FOLDER = Path(__file__).parent / "attacks"
ENVIRONMENT_NAME = "PLAZA_SECRET_OF_THE_SHELL"
BEGIN = """
import asyncio, json, os, sys, types
from pathlib import Path
from minikit import *

app = App()
here = str(Path(__file__).parent)
for name in ("tests", "tests.hostile"):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [here]
from tests.hostile import attacks
from tests.hostile.attacks.raid import ATTACKS, Targets, how_it_went

targets = Targets(**json.loads(Path(here, "targets.json").read_text()))._replace(package=here)
"""


class World:
    """One shell, as ``who``, with decoys around it; children see Landlock of ``landlock_abi`` at most."""

    def __init__(self, folder: Path, who: Who, landlock_abi: int | None, way: Way | None) -> None:
        self.folder = folder
        self._who = who
        self._stack = ExitStack()
        self._patch = self._stack.enter_context(pytest.MonkeyPatch.context())
        self._patch.setenv(ENVIRONMENT_NAME, SECRET)
        self._run_children_as(who, landlock_abi)
        (folder / "data").mkdir()
        self.platform = Platform(folder / "data", way=way)
        self._stack.callback(self.platform.close)
        if way is not None:
            self.platform.warm()
        self._decoys = {
            name: self._decoy(name) for name in ("data/wallet.db", "home/id_ed25519", "data/miniapps/o/secret")
        }
        self.outside = folder / "outside"
        self.outside.mkdir()
        self.outside.chmod(0o777)
        self._listeners = [self._listen(socket.AF_INET, ("127.0.0.1", 0))]
        self._socket_path = str(folder / "service")
        self._socket_name = f"plaza-{os.getpid()}-{folder.name}"
        self._listeners.append(self._listen(socket.AF_UNIX, self._socket_path))
        self._listeners.append(self._listen(socket.AF_UNIX, "\0" + self._socket_name))
        self._signals: list[int] = []
        before = signal.signal(signal.SIGWINCH, self._on_signal)
        self._stack.callback(signal.signal, signal.SIGWINCH, before)
        self._state = self._own_state()
        self.child_ids: list[int] = []

    def close(self) -> None:
        """End everything."""
        self._stack.close()

    def open(
        self, main: str, server: str = "", *, miniapp_id: str = "evil.app", is_expected: bool = True
    ) -> tuple[Session, Screen]:
        """Open a mini-app of these lines, after the usual first ones that make all attacks known to it.

        Unless it ``is_expected`` to, it need not open.
        """
        package = write_package(
            self.folder / miniapp_id, BEGIN + main, BEGIN + server if server else "", app_id=miniapp_id
        )
        shutil.copytree(ATTACKS_FOLDER, package / "attacks", ignore=shutil.ignore_patterns("__pycache__"))
        (package / "victim.txt").write_text(SECRET)
        known = MiniAppId(miniapp_id)
        installed = self.folder / "data" / "miniapps" / miniapp_id
        (installed / "server").mkdir(parents=True)
        (installed / "server" / "secret").write_text(SECRET)
        (package / "targets.json").write_text(json.dumps(self._targets(installed)))
        self.platform.install(package)
        self.data_of(known).mkdir(parents=True, mode=0o700)
        self._give_away()
        session, screen = self.platform.open(known)
        screen.until(lambda: screen.nodes or screen.failures or screen.endings)
        if is_expected:
            assert not screen.failures, screen.failures
            assert not screen.endings, screen.endings
            self.child_ids.append(session_child(session).process_id)
        return session, screen

    def unjailed(self, miniapp_id: MiniAppId) -> tuple[Path, dict[str, Any]]:
        """Return a data folder and what there is to attack, for a program that runs without the sandbox."""
        folder = self.folder / "data" / "miniapps" / miniapp_id
        (folder / "server").mkdir(parents=True)
        (folder / "server" / "secret").write_text(SECRET)
        package = self.folder / miniapp_id
        package.mkdir()
        for name in ("main.py", "victim.txt"):
            (package / name).write_text(SECRET)
        own = folder / "own"
        own.mkdir()
        self._give_away()
        return own, {**self._targets(folder), "package": str(package)}

    def break_the_sandbox(self) -> None:
        """Have children from now on fail to put the sandbox on."""
        self._launch_with["landlock_abi"] = "none"

    def data_of(self, miniapp_id: MiniAppId) -> Path:
        """Return where a mini-app's pages keep Ada's data."""
        caller = self.platform.sessions.caller_id(ADA, miniapp_id)
        return self.platform.data_folder / "miniapps" / miniapp_id / "people" / caller

    def complaints(self) -> list[str]:
        """Return what happened that must not have; nothing, if the shell is unharmed."""
        wrong = [f"{path} was changed" for path in self._decoys.values() if _text_of(path) != SECRET]
        wrong += [
            f"planted: {path}" for path in (*self.outside.iterdir(), self._sdk / "minikit" / "evil.py") if path.exists()
        ]
        wrong += [f"somebody came to {each}" for each in self._listeners if _was_called(each)]
        wrong += [f"signal {number} came" for number in self._signals]
        wrong += ["the shell's own limits or priority changed"] if self._own_state() != self._state else []
        for miniapp_id in self.platform.listings.listed:
            self.platform.sessions.find_install(miniapp_id)  # refused if a byte of the package changed
            wrong += [f"left behind: {path}" for path in self.data_of(miniapp_id).rglob("*") if _is_a_trap(path)]
        return wrong

    def processes_left(self) -> list[str]:
        """Return the processes that children made and that still run."""
        return [name for number in self.child_ids for name in _in_session(number)]

    def _targets(self, installed: Path) -> dict[str, Any]:
        wallet, home_file, other = (str(path) for path in self._decoys.values())
        machine = kernel.machine()
        tables = calls.ALLOWED + calls.CHECKED + calls.REFUSED + calls.ABSENT
        return Targets(
            shell_id=os.getpid(),
            data_folder=str(self.folder / "data"),
            wallet=wallet,
            home_file=home_file,
            other_data_file=other,
            server_file=str(installed / "server" / "secret"),
            package="",
            sdk=str(self._sdk),
            outside=str(self.outside),
            tcp_port=self._listeners[0].getsockname()[1],
            socket_path=self._socket_path,
            socket_name=self._socket_name,
            numbers=calls.numbers(tables, machine),
            machine=machine,
        )._asdict()

    def _decoy(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SECRET)
        return path

    def _give_away(self) -> None:
        """Give everything to whoever the children run as: nothing shall be held by whose it is alone."""
        if self._who.user_id is None or self._who.group_id is None:
            return
        for path in (self.folder, *self.folder.rglob("*")):
            os.chown(path, self._who.user_id, self._who.group_id, follow_symlinks=False)

    def _listen(self, family: int, address: Any) -> socket.socket:
        listener = self._stack.enter_context(socket.socket(family))
        listener.bind(address)
        listener.listen()
        listener.setblocking(False)
        return listener

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._signals.append(number)

    def _own_state(self) -> tuple[object, ...]:
        limits = [resource.getrlimit(kind) for kind in (resource.RLIMIT_NOFILE, resource.RLIMIT_AS)]
        return (*limits, os.getpriority(os.PRIO_PROCESS, 0), os.sched_getaffinity(0), os.uname().nodename)

    def _run_children_as(self, who: Who, landlock_abi: int | None) -> None:
        python = python_for(who)
        assert python is not None
        self._patch.setattr(sys, "executable", python)
        code = code_for(who)
        self._sdk = code / "app" / "sdk"
        self._patch.setattr(pool, "PLAZA_FOLDER", code)
        self._patch.setattr(pool, "SDK_FOLDER", self._sdk)
        self._patch.setattr(pool, "INSIDE_FOLDER", code / "app" / "host" / "runtime" / "inside")
        self._patch.setattr(subprocess, "Popen", partial(subprocess.Popen, **who.start_options()))
        launch = Child.launch
        self._launch_with: dict[str, Any] = {} if landlock_abi is None else {"landlock_abi": landlock_abi}

        def launched(child: Child, message: Mapping[str, Any]) -> None:
            launch(child, {**message, **self._launch_with})

        self._patch.setattr(Child, "launch", launched)


@contextmanager
def a_world(who: Who, landlock_abi: int | None, way: Way | None) -> Iterator[World]:
    """Give a world whose children are made ready in one ``way`` or start by themselves, and take it down again."""
    with reachable_folder(who) as folder:
        world = World(folder, who, landlock_abi, way)
        try:
            yield world
        finally:
            world.close()


def session_child(session: Session) -> Child:
    """Return the child of a session."""
    child = session._child
    assert child is not None
    return child


def data_of_session(session: Session) -> Path:
    """Return the folder that a session's child may write."""
    return session.data_folder


def _text_of(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def _was_called(listener: socket.socket) -> bool:
    try:
        listener.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def _is_a_trap(path: Path) -> bool:
    mode = path.lstat().st_mode
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or path.lstat().st_nlink > (1 if stat.S_ISREG(mode) else 99)


def _in_session(number: int) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[3]) == number and fields[0] != "Z":
            found.append(f"process {path.parent.name} of session {number}")
    return found
