"""What every test stands on: no screen, no network, nothing left behind, a data folder of its own."""

import gc
import ipaddress
import os
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from app.environment import NO_SCREEN_DEFAULTS

# Before anything loads Qt.
os.environ.update(NO_SCREEN_DEFAULTS)
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # nobody's own keyring is written to
for name in ("DISPLAY", "WAYLAND_DISPLAY"):
    os.environ.pop(name, None)

# A busy computer is no failure: how long an example takes, to make and to try, is for the benchmarks.
hypothesis.settings.register_profile("plaza", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("plaza")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-pictures", action="store_true", help="keep the components as they look now (tests/data/components)"
    )
    parser.addoption("--long", action="store_true", help="let what looks for rare faults look for as long as it takes")


def pytest_runtest_logfinish() -> None:
    """Collect between two tests what the last ones left."""
    from app.shell.garbage import collect_due

    collect_due()


@pytest.fixture(scope="session")
def is_long(pytestconfig: pytest.Config) -> bool:
    """Whether there is time to look for rare faults (`main.py bench --long`)."""
    return bool(pytestconfig.getoption("--long"))


# As in the program: what is Qt's ends on the thread it lives on, not where a worker happens to ask for memory.
gc.disable()

PATIENCE_MS = 20_000
GRACE_S = 20.0  # for a child that was told to end and is being buried by another thread


class PatientBot(QtBot):
    """Waits longer than pytest-qt for what it was not told how long to wait for: a busy computer is no failure."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """Return what waits for Qt, with patience."""
    return PatientBot(request)


def _is_loopback(address: object) -> bool:
    """Tell whether a socket address stays on this computer (a path of a local socket does)."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def only_loopback() -> Iterator[None]:
    """Let no test reach another computer."""
    patch = pytest.MonkeyPatch()

    def guard(method: str) -> None:
        original = getattr(socket.socket, method)

        def guarded(self: socket.socket, *args: Any) -> Any:
            if not _is_loopback(args[-1]):
                pytest.fail(f"a test reached for {args[-1]!r}; only this computer is allowed")
            return original(self, *args)

        patch.setattr(socket.socket, method, guarded)

    for method in ("connect", "connect_ex", "sendto"):
        guard(method)
    original_lookup = socket.getaddrinfo

    def lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host is not None and not _is_loopback((host if isinstance(host, str) else host.decode(),)):
            pytest.fail(f"a test asked for the address of {host!r}; only this computer is allowed")
        return original_lookup(host, *args, **kwargs)

    patch.setattr(socket, "getaddrinfo", lookup)
    yield
    patch.undo()


def _children() -> set[int]:
    """Return the ids of this process's children, the dead unburied ones too (Linux only; elsewhere nothing)."""
    found: set[int] = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(after_name[1]) == os.getpid():
            found.add(int(stat.parent.name))
    return found


def _described(process_id: int) -> str:
    try:
        return Path(f"/proc/{process_id}/cmdline").read_bytes().replace(b"\0", b" ").decode() or "a dead child"
    except FileNotFoundError:
        return "a child now gone"


@pytest.fixture(autouse=True)
def no_child_left() -> Iterator[None]:
    """Fail a test that leaves a child process behind."""
    if sys.platform != "linux":
        yield
        return
    before = _children()
    yield
    until = time.monotonic() + GRACE_S
    while (left := _children() - before) and time.monotonic() < until:
        threading.Event().wait(0.02)
    assert not left, f"child processes left behind: {[_described(process_id) for process_id in left]}"


@pytest.fixture(scope="session", autouse=True)
def runtime_folder() -> Iterator[Path]:
    """Give Qt the private runtime folder that a machine without a login session lacks."""
    with tempfile.TemporaryDirectory(prefix="plaza-tests-", ignore_cleanup_errors=True) as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        yield Path(folder)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point whatever looks for the person's own folders into the test's."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg-data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg-config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "xdg-state"))


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """Return a fresh data folder for one test."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder
