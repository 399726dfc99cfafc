"""Calls through the bridge: how many a page makes in a second, against a bare echo of the same frames."""

import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path

from app.bootstrap import open_services
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId
from app.host.launch_reasons import LaunchReason
from app.host.runtime.spawn import Spawner
from app.host.sessions import PageRef
from benchmarks.figures import Figure
from benchmarks.runtime import PATIENCE_S, FirstTree, NobodyToAsk
from minikit import wire

ROUNDS = 7
CALLS = 200
"""Of each kind: a page may make 600 in a burst before it is told that they are too many."""
AT_ONCE = 32
"""How many calls a page may have open."""
CALLER = MiniAppId("bench.caller")
MANIFEST = {
    "app_id": CALLER,
    "name": "Caller",
    "description": "Calls.",
    "version": {"name": "1.0", "code": 1},
    "pages": ["pages/home"],
    "plaza": {"runtime": "minikit/1", "publisher": "plaza"},
}
PROGRAM = f"""
import asyncio, time
from minikit import App, Page, storage, ui

app = App()


async def take(calls):
    for _ in calls:
        await storage.get("nothing")


async def per_second(at_once):
    calls = iter(range({CALLS}))
    begun = time.perf_counter()
    await asyncio.gather(*(take(calls) for _ in range(at_once)))
    return {CALLS} / (time.perf_counter() - begun)


@app.page("pages/home")
class HomePage(Page):
    async def on_load(self, query):
        await storage.get("nothing")
        self.title = f"{{await per_second(1)}} {{await per_second({AT_ONCE})}}"

    def build(self):
        return ui.Text(self.title)
"""
ECHO = """
import socket, sys

channel = socket.socket(fileno=int(sys.argv[1]))
while data := channel.recv(65536):
    channel.sendall(data)
"""


def run() -> list[Figure]:
    """Make calls that read a value which is not kept, in a new session each time; figures are medians.

    The echo has the requests as they travel, but no shell behind it: nothing is checked, read, or noted.
    """
    rates: list[tuple[float, ...]] = []
    echoes: list[tuple[float, ...]] = []
    with tempfile.TemporaryDirectory(prefix="plaza-bench-") as scratch:
        package = Path(scratch, "bundled", "caller")
        package.mkdir(parents=True)
        (package / "manifest.json").write_text(json.dumps(MANIFEST), encoding="utf-8")
        (package / "main.py").write_text(PROGRAM, encoding="utf-8")
        for number in range(ROUNDS):
            rates.append(_called_per_s(Path(scratch, f"data{number}"), package.parent))
            echoes.append(_echoed_per_s())
    single, many = (statistics.median(column) for column in zip(*rates, strict=True))
    echo_single, echo_many = (statistics.median(column) for column in zip(*echoes, strict=True))
    echo = "a bare socketpair echo of the same frames"
    return [
        Figure("calls of a page, one by one", single, echo, echo_single, None, "calls/s"),
        Figure(f"calls of a page, {AT_ONCE} at a time", many, echo, echo_many, None, "calls/s"),
    ]


class Titled(FirstTree):
    """A session's view that waits for the page to have a title."""

    def __init__(self) -> None:
        super().__init__()
        self.title: Future[str] = Future()

    def pages_changed(self, stack: tuple[PageRef, ...]) -> None:
        """Take the title, once there is one."""
        if stack[-1].title:
            self.title.set_result(stack[-1].title)


def _called_per_s(data_folder: Path, bundled: Path) -> tuple[float, ...]:
    data_folder.mkdir()
    spawner = Spawner()
    with closing(
        open_services(data_folder, events=EventBus(), prompts=NobodyToAsk(), spawner=spawner, bundled=bundled)
    ) as services:
        user, view = services.people.create_profile("Lin"), Titled()
        services.sessions.open(CALLER, user_id=user.user_id, page="", query={}, reason=LaunchReason("list"), view=view)
        told = view.title.result(PATIENCE_S)
    spawner.close()
    return tuple(map(float, told.split()))


def _echoed_per_s() -> tuple[float, ...]:
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-I", "-S", "-c", ECHO, str(theirs.fileno())]
    with subprocess.Popen(command, pass_fds=[theirs.fileno()]), ours, theirs:
        request = {"type": wire.CALL, "call": 1, "name": "storage.get", "args": {"key": "nothing"}, "gesture": None}
        frame = wire.encode(request)
        _echo(ours, frame, 1, 1)
        rates = []
        for at_once in (1, AT_ONCE):
            begun = time.perf_counter()
            _echo(ours, frame, CALLS, at_once)
            rates.append(CALLS / (time.perf_counter() - begun))
        theirs.close()
        ours.shutdown(socket.SHUT_WR)
    return tuple(rates)


def _echo(channel: socket.socket, frame: bytes, count: int, at_once: int) -> None:
    """Send ``count`` frames, ``at_once`` of them on their way, and read what comes back."""
    sent = back = 0
    while back < count:
        while sent < count and sent - back < at_once:
            channel.sendall(frame)
            sent += 1
        wire.read_body(channel.recv)
        back += 1
