"""What a mini-app may take of the computer: measured on real children, judged by a clock of the test's."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.host.budgets import ProcReadings, Usage
from app.host.runtime import limits
from app.host.runtime.pool import Way
from app.host.session import Session
from tests.host.conftest import HEAD
from tests.support.deadlines import FakeDeadlines
from tests.support.miniapps import PATIENCE_S, Platform, Screen, eventually, write_package

CALM = """
@app.page("pages/home")
class Home(Page):
    count = 0
    def build(self):
        return ui.Button(f"Press {self.count}", self.press)
    def press(self):
        self.count += 1
"""
GREEDY = """
held = []
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Button("Take", self.take)
    def take(self):
        held.append(bytearray(os.urandom(1 << 20)) * 100)
        self.toast("taken")
"""


class FakeReadings:
    """Tells what a test says."""

    def __init__(self) -> None:
        self.processor_s = 0.0
        self.memory_bytes = 1 << 20
        self.free = 1.0

    def of(self, process_id: int) -> Usage | None:
        return Usage(self.processor_s, self.memory_bytes)

    def free_share(self) -> float:
        return self.free


class World:
    """A platform that measures and times what the test says."""

    def __init__(self, data_folder: Path, folder: Path, way: Way | None = None) -> None:
        self.deadlines = FakeDeadlines()
        self.readings = FakeReadings()
        self.platform = Platform(data_folder, deadlines=self.deadlines, readings=self.readings, way=way)
        self.folder = folder

    def open(self, number: int = 1) -> tuple[Session, Screen]:
        folder = write_package(self.folder / str(number), HEAD + CALM, app_id=f"test.app{number}")
        session, screen = self.platform.open(self.platform.install(folder))
        screen.shows("Press 0")
        self.settle(session)
        return session, screen

    def settle(self, session: Session) -> None:
        child = session._child
        eventually(lambda: child is not None and not child.is_busy)

    def pass_time(self, seconds: float, share: float) -> None:
        """Let time pass in which every child takes ``share`` of a processor."""
        for _ in range(int(seconds / limits.BUDGET_LOOK_S)):
            self.readings.processor_s += share * limits.BUDGET_LOOK_S
            self.deadlines.advance(limits.BUDGET_LOOK_S)


@pytest.fixture
def world(data_folder: Path, tmp_path: Path) -> Iterator[World]:
    world = World(data_folder, tmp_path)
    yield world
    world.platform.close()


def test_one_that_takes_too_much_memory_is_ended_and_says_so(world: World) -> None:
    _, screen = world.open()
    world.pass_time(20, 0.1)
    assert not screen.endings
    world.readings.memory_bytes = limits.MEMORY_BYTES_MAX + (1 << 20)
    world.pass_time(limits.BUDGET_LOOK_S, 0.1)
    screen.until(lambda: screen.endings)
    assert screen.endings == [("memory", "It took 257 MB of memory; 256 MB are allowed.")]


def test_one_that_is_busy_for_a_minute_in_sight_is_told_of_once(world: World) -> None:
    _, screen = world.open()
    world.pass_time(limits.BUSY_SEEN_S - 5, 1.0)
    assert screen.strains == 0
    world.pass_time(60, 1.0)
    assert screen.strains == 1
    assert not screen.endings
    world.pass_time(10, 0.2)
    world.pass_time(limits.BUSY_SEEN_S + 5, 1.0)
    assert screen.strains == 2


def test_one_that_is_busy_now_and_then_is_left_alone(world: World) -> None:
    _, screen = world.open()
    for _ in range(10):
        world.pass_time(30, 1.0)
        world.pass_time(5, 0.1)
    assert screen.strains == 0


def test_one_that_is_busy_out_of_sight_is_ended(world: World) -> None:
    session, screen = world.open()
    world.pass_time(limits.BUDGET_LOOK_S, 0.0)
    session.hide()
    world.settle(session)
    world.pass_time(limits.BUSY_HIDDEN_S + 5, 1.0)
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "processor"


SERVED = """
@app.page("pages/home")
class Home(Page):
    said = "ready"
    def build(self):
        return ui.Column(ui.Text(self.said), ui.Button("Call", self.call))
    async def call(self):
        try: self.said = await server.call("number")
        except CallError as error: self.said = error.code
"""
SERVER = """
import os
server = Server()
@server.function
def number(caller):
    return f"by {os.getpid()}"
"""


@pytest.mark.parametrize("too_much", ["processor", "memory"])
def test_a_server_half_has_a_budget_too_and_rests_after_it_took_more(world: World, too_much: str) -> None:
    package = write_package(world.folder / "served", HEAD + SERVED, HEAD + SERVER)
    session, screen = world.platform.open(world.platform.install(package))

    def said_after_a_call() -> str:
        screen.shows("Call")
        before = len(screen.updates)
        world.platform.tap(session, screen, "Call")
        screen.until(lambda: len(screen.updates) > before)
        return screen.texts[0]

    first = said_after_a_call()
    half = world.platform.sessions._halves.all()[0]
    child = half.child
    assert child is not None
    world.settle(session)
    session.hide()  # or it would be judged for what is measured of all
    world.settle(session)
    if too_much == "memory":
        world.readings.memory_bytes = limits.MEMORY_BYTES_MAX + (1 << 20)
        world.pass_time(2 * limits.BUDGET_LOOK_S, 0.1)
    else:
        world.pass_time(limits.BUSY_HIDDEN_S + 2 * limits.BUDGET_LOOK_S, 1.0)
    child.wait(PATIENCE_S)
    eventually(lambda: half.child is None)
    screen.until(lambda: screen.endings)
    world.readings.memory_bytes = 1 << 20
    world.readings.processor_s = 0
    session, screen = world.platform.open(session.listing.miniapp_id)
    assert said_after_a_call() == "server.resting"
    world.deadlines.advance(limits.SERVER_REST_S)
    last = said_after_a_call()
    assert last.startswith("by ")
    assert last != first


def test_a_server_half_that_ends_at_once_is_not_started_without_end(world: World) -> None:
    calling = """
@app.page("pages/home")
class Home(Page):
    said = "ready"
    def build(self):
        return ui.Text(self.said)
    async def on_load(self, query):
        codes = []
        while len(codes) < 50 and "server.resting" not in codes:
            try: await server.call("number")
            except CallError as error: codes.append(error.code)
        self.said = f"{len(codes)} {codes[0]} {codes[-1]}"
"""
    package = write_package(world.folder / "ending", HEAD + calling, "import os\nos._exit(1)\n")
    _, screen = world.platform.open(world.platform.install(package))
    screen.shows(f"{limits.SERVER_STARTS_AT_ONCE + 1} server.ended server.resting")
    half = world.platform.sessions._halves.all()[0]
    world.deadlines.advance(1 / limits.SERVER_STARTS_PER_S)
    world.platform.sessions._halves.run(half.origin.listing, half.origin.install, {}, "number", {})
    eventually(lambda: half.child is None)


def test_when_memory_runs_short_those_unseen_the_longest_end_first(world: World) -> None:
    opened = [world.open(number) for number in (1, 2, 3)]
    for session, _ in opened[:2]:
        session.hide()
        world.settle(session)
        world.deadlines.advance(1)
    world.readings.free = limits.FREE_SHARE_MIN / 2
    for _, screen in opened[:2]:
        world.deadlines.advance(limits.BUDGET_LOOK_S)
        screen.until(lambda screen=screen: screen.endings)  # type: ignore[misc]
        assert screen.endings == [("unloaded", "")]
    world.deadlines.advance(limits.BUDGET_LOOK_S)
    assert not opened[2][1].endings


def test_when_memory_runs_short_those_that_only_wait_end_before_any_mini_app(data_folder: Path, tmp_path: Path) -> None:
    world = World(data_folder, tmp_path, "spares")
    try:
        world.platform.warm()
        spares = world.platform.sessions.pool.spares
        world.deadlines.advance(limits.BUDGET_LOOK_S)
        assert spares.process_ids, "there is memory"
        session, screen = world.open()
        session.hide()
        assert world.platform.sessions.pool.wait_warm(PATIENCE_S)
        world.readings.free = limits.FREE_SHARE_MIN / 2
        world.deadlines.advance(limits.BUDGET_LOOK_S)
        assert not spares.process_ids
        assert not screen.endings
        world.deadlines.advance(limits.BUDGET_LOOK_S)
        screen.until(lambda: screen.endings)
    finally:
        world.platform.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_what_linux_tells_of_a_child_is_what_it_takes(platform: Platform, tmp_path: Path) -> None:
    miniapp_id = platform.install(write_package(tmp_path / "package", "import os\n" + HEAD + GREEDY))
    session, screen = platform.open(miniapp_id)
    screen.shows("Take")
    assert session._child is not None
    readings = ProcReadings()
    before = readings.of(session._child.process_id)
    platform.tap(session, screen, "Take")
    screen.until(lambda: screen.toasts)
    after = readings.of(session._child.process_id)
    assert before is not None
    assert after is not None
    assert 90 << 20 < after.memory_bytes - before.memory_bytes < 120 << 20
    assert after.processor_s >= before.processor_s
    assert 0 < readings.free_share() <= 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_memory_that_is_mapped_to_be_shared_counts_as_well(platform: Platform, tmp_path: Path) -> None:
    taking = "import mmap, os\n" + HEAD + GREEDY.replace("bytearray(os.urandom(1 << 20)) * 100", "mapped()")
    taking += """
def mapped():
    area = mmap.mmap(-1, 100 << 20)
    for place in range(0, len(area), 4096):
        area[place] = 1
    return area
"""
    miniapp_id = platform.install(write_package(tmp_path / "package", taking))
    session, screen = platform.open(miniapp_id)
    screen.shows("Take")
    assert session._child is not None
    before = ProcReadings().of(session._child.process_id)
    platform.tap(session, screen, "Take")
    screen.until(lambda: screen.toasts)
    after = ProcReadings().of(session._child.process_id)
    assert before is not None
    assert after is not None
    assert 90 << 20 < after.memory_bytes - before.memory_bytes < 120 << 20


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_a_process_that_is_gone_takes_nothing_that_is_known() -> None:
    process_id = os.posix_spawn(sys.executable, [sys.executable, "-c", ""], {})
    os.waitpid(process_id, 0)
    assert ProcReadings().of(process_id) is None
