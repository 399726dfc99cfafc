"""The life of a mini-app: shown, hidden, paused, ended, and back with its pages as they were."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.kernel.ids import UserId
from app.host import store
from app.host.launch_reasons import LaunchReason
from app.host.runtime import limits
from app.host.session import Session
from minikit import wire
from tests.host.conftest import HEAD
from tests.support.deadlines import FakeDeadlines
from tests.support.miniapps import ADA, Platform, Screen, eventually, write_package

COUNTER = """
@app.page("pages/home")
class Home(Page):
    count = 0
    def build(self):
        return ui.Column(ui.Button("Add", self.add), ui.Text(f"count {self.count}"), ui.Button("Open", self.open))
    def add(self):
        self.count += 1
    def open(self):
        self.go("pages/other", item="shoe")

@app.page("pages/other")
class Other(Page):
    words = ""
    async def on_load(self, query):
        self.item = query["item"]
    def build(self):
        return ui.Column(ui.Button("Write", self.write), ui.Text(f"{self.item} {self.words}"),
                         ui.Button("B", self.back))
    def write(self):
        self.words = "nice"
"""
HOOKS = """
said = []
def say(what):
    said.append(what)
    print(what, flush=True)
@app.on_launch
def launched():
    say("launched")
@app.on_show
async def shown():
    say("shown")
@app.on_hide
async def hidden():
    say("hidden")
@app.on_error
def failed(error):
    say(f"error {error}")
@app.on_unload
async def unloaded():
    say("unloaded")
class Tracked(Page):
    async def on_load(self, query): say(f"{self.name} load")
    async def on_ready(self): say(f"{self.name} ready"); self.update()
    async def on_show(self): say(f"{self.name} show")
    async def on_hide(self): say(f"{self.name} hide")
    def on_unload(self): say(f"{self.name} unload")
    def build(self):
        return ui.Column(ui.Text(" ".join(said)), ui.Button("Open", self.open), ui.Button("Back", self.back),
                         ui.Button("Fail", self.fail))
    def open(self): self.go("pages/other")
    def fail(self): raise ValueError("oh")
@app.page("pages/home")
class Home(Tracked):
    name = "home"
@app.page("pages/other")
class Other(Tracked):
    name = "other"
"""


class World:
    """A platform whose time stands still, and one mini-app on it."""

    def __init__(self, data_folder: Path, folder: Path) -> None:
        self.deadlines = FakeDeadlines()
        self.platform = Platform(data_folder, deadlines=self.deadlines)
        self.folder = folder

    def install(self, main: str, **changes: Any) -> None:
        self.miniapp_id = self.platform.install(write_package(self.folder, HEAD + main, **changes))

    def open(self, page: str = "", **query: str) -> tuple[Session, Screen]:
        return self.platform.open(self.miniapp_id, page=page, query=query)

    def settle(self, session: Session) -> None:
        """Wait until the child has come round to everything it was told."""
        child = session._child
        eventually(lambda: child is not None and not child.is_busy)

    def is_stopped(self, session: Session) -> bool:
        assert session._child is not None
        stat = Path(f"/proc/{session._child.process_id}/stat").read_text()
        return stat.rpartition(")")[2].split()[0] == "T"

    def kill(self, session: Session, screen: Screen) -> None:
        assert session._child is not None
        count = len(screen.endings)
        os.kill(session._child.process_id, signal.SIGKILL)
        screen.until(lambda: len(screen.endings) > count)

    def kept(self) -> str:
        self.platform.sessions._kept_pages.flush()
        with self.platform.db.read() as tx:
            row = store.kept_pages(tx, self.miniapp_id, ADA)
        return "" if row is None else row[1]


@pytest.fixture
def world(data_folder: Path, tmp_path: Path) -> Iterator[World]:
    world = World(data_folder, tmp_path / "package")
    if sys.platform == "linux":
        world.platform.warm()
    yield world
    world.platform.close()


def test_a_mini_app_hears_of_its_whole_life_in_order(world: World) -> None:
    world.install(HOOKS)
    session, screen = world.open()
    screen.shows("launched shown home load home show home ready")
    world.platform.tap(session, screen, "Open")
    screen.until(lambda: len(screen.stack) == 2)
    screen.shows("launched shown home load home show home ready home hide other load other show other ready")
    world.platform.tap(session, screen, "Back")
    before = "launched shown home load home show home ready home hide other load other show other ready"
    after_back = before + " other hide other unload home show"
    screen.shows(after_back)
    session.hide()
    world.settle(session)
    session.show()
    screen.shows(after_back + " home hide hidden shown home show")


def test_the_end_is_told_from_the_page_on_top_to_the_mini_app(world: World) -> None:
    world.install(HOOKS.replace("print(what, flush=True)", "open('said', 'a').write(what + ' ')"))
    session, screen = world.open()
    world.platform.tap(session, screen, "Open")
    screen.until(lambda: any("other ready" in text for text in screen.texts))
    session.close()
    session.wait(20)
    said = (session.data_folder / "said").read_text()
    assert said.endswith("other ready other hide hidden other unload home unload unloaded ")


def test_an_error_is_told_to_the_mini_app_as_well(world: World) -> None:
    world.install(HOOKS)
    session, screen = world.open()
    world.platform.tap(session, screen, "Fail")
    screen.until(lambda: screen.failures)
    session.reload()
    screen.until(lambda: any("error oh" in text for text in screen.texts))


def test_a_hidden_mini_app_draws_nothing_until_it_is_seen(world: World) -> None:
    world.install(
        COUNTER.replace("    count = 0\n", "    count = 0\n    async def on_hide(self):\n        self.count += 1\n", 1)
    )
    session, screen = world.open()
    screen.shows("count 0")
    session.hide()
    world.platform.saved(session, "'count': 1")
    assert "count 0" in screen.texts
    session.show()
    screen.shows("count 1")


@pytest.mark.skipif(sys.platform != "linux", reason="the state of a process is read from /proc")
def test_a_hidden_mini_app_is_paused_after_a_while_and_goes_on_when_seen(world: World) -> None:
    world.install(COUNTER)
    session, screen = world.open()
    screen.shows("count 0")
    session.hide()
    world.settle(session)
    world.deadlines.advance(limits.PAUSE_AFTER_S)
    assert session.life.state == "paused"
    eventually(lambda: world.is_stopped(session))
    session.show()
    world.platform.tap(session, screen, "Add")
    screen.shows("count 1")


def test_a_paused_mini_app_that_is_told_something_goes_on_for_it(world: World) -> None:
    world.install(COUNTER)
    session, screen = world.open()
    screen.shows("count 0")
    session.hide()
    world.settle(session)
    world.deadlines.advance(limits.PAUSE_AFTER_S)
    session.navigate("pages/other", {"item": "coat"}, LaunchReason("link"))
    world.settle(session)
    session.show()
    screen.shows("coat ")


def test_a_mini_app_unseen_for_half_an_hour_ends_and_comes_back_as_it_was(world: World) -> None:
    world.install(COUNTER)
    session, screen = world.open()
    for number in range(3):
        world.platform.tap(session, screen, "Add")
        screen.shows(f"count {number + 1}")
    world.platform.tap(session, screen, "Open")
    world.platform.tap(session, screen, "Write")
    screen.shows("shoe nice")
    session.hide()
    world.settle(session)
    world.deadlines.advance(limits.UNLOAD_AFTER_S)
    screen.until(lambda: screen.endings)
    assert screen.endings == [("unloaded", "")]
    session.close()
    again, fresh = world.open()
    fresh.shows("shoe nice")
    assert [page.path for page in fresh.stack] == ["pages/home", "pages/other"]
    world.platform.tap(again, fresh, "B")
    fresh.shows("count 3")


def test_a_page_that_is_asked_for_opens_over_those_that_were_kept(world: World) -> None:
    world.install(COUNTER)
    session, screen = world.open()
    world.platform.tap(session, screen, "Add")
    screen.shows("count 1")
    session.close()
    session.wait(20)
    again, fresh = world.open("pages/other", item="hat")
    fresh.shows("hat ")
    world.platform.tap(again, fresh, "B")
    fresh.shows("count 1")


def test_a_killed_mini_app_comes_back_with_its_pages_by_reload(world: World) -> None:
    world.install(COUNTER)
    session, screen = world.open()
    world.platform.tap(session, screen, "Add")
    world.platform.tap(session, screen, "Open")
    world.platform.tap(session, screen, "Write")
    world.platform.saved(session, "nice")
    world.kill(session, screen)
    session.reload()
    screen.until(lambda: screen.top > 2)
    screen.shows("shoe nice")
    assert [page.path for page in screen.stack] == ["pages/home", "pages/other"]


def test_one_that_fails_right_after_it_came_back_begins_anew(world: World) -> None:
    world.install(COUNTER)
    session, screen = world.open()
    world.platform.tap(session, screen, "Add")
    world.platform.saved(session, "'count': 1")
    for wanted in ("count 1", "count 0"):
        world.kill(session, screen)
        count = len(screen.pages)
        session.reload()
        screen.until(lambda count=count: len(screen.pages) > count)  # type: ignore[misc]
        screen.shows(wanted)


def test_one_that_ran_well_for_a_while_is_given_its_pages_again(world: World) -> None:
    world.install(COUNTER)
    session, screen = world.open()
    world.platform.tap(session, screen, "Add")
    world.platform.saved(session, "'count': 1")
    for _ in range(3):
        world.kill(session, screen)
        count = len(screen.pages)
        session.reload()
        screen.until(lambda count=count: len(screen.pages) > count)  # type: ignore[misc]
        screen.shows("count 1")
        world.settle(session)
        world.deadlines.advance(limits.RESTORED_TRIAL_S)


def test_another_version_is_told_whose_state_it_gets(world: World) -> None:
    world.install(COUNTER)
    session, screen = world.open()
    world.platform.tap(session, screen, "Add")
    world.platform.saved(session, "'count': 1")
    session.close()
    session.wait(20)
    world.install(
        COUNTER.replace('f"count {self.count}"', 'f"count {self.count} of {app.saved_version}"'),
        version={"name": "2.0", "code": 2},
    )
    _, fresh = world.open()
    fresh.shows("count 1 of 1")


@pytest.mark.parametrize(
    ("methods", "shown"),
    [
        ("    def restore_state(self, state):\n        raise KeyError('gone')\n", "count 0"),
        ("    def save_state(self):\n        return {'count': self.count * 10}\n", "count 10"),
        ("    def save_state(self):\n        return {}\n", "count 0"),
    ],
)
def test_what_the_author_says_of_the_state_holds(world: World, methods: str, shown: str) -> None:
    world.install(COUNTER.replace("    count = 0\n", "    count = 0\n" + methods, 1))
    session, screen = world.open()
    world.platform.tap(session, screen, "Add")
    screen.shows("count 1")
    session.close()
    session.wait(20)
    _, fresh = world.open()
    fresh.shows(shown)


@pytest.mark.parametrize(
    "state",
    [
        "{'x': 'y' * 100_000_000}",
        "{'x': float('nan')}",
        "{'x': deep()}",
        "{'x': object()}",
        "{1: 2}",
        "{'x': '\\udc80'}",
        "[1]",
        "1 / 0",
    ],
)
def test_a_state_that_cannot_be_kept_costs_only_itself(world: World, state: str) -> None:
    world.install(
        COUNTER.replace("    count = 0\n", f"    count = 0\n    def save_state(self):\n        return {state}\n", 1)
        + "\ndef deep():\n    made = []\n    for _ in range(10_000): made = [made]\n    return made\n"
    )
    session, screen = world.open()
    world.platform.tap(session, screen, "Open")
    world.platform.tap(session, screen, "Write")
    screen.shows("shoe nice")
    session.hide()
    world.settle(session)
    world.platform.saved(session, "nice")
    session.close()
    session.wait(20)
    assert screen.endings == [("closed", "")]
    again, fresh = world.open()
    fresh.shows("shoe nice")
    world.platform.tap(again, fresh, "B")
    fresh.shows("count 0")


def test_attributes_taken_while_a_handler_runs_are_not_kept(world: World) -> None:
    world.install(
        COUNTER.replace(
            "    def add(self):\n",
            "    async def add(self):\n        self.is_busy = True\n        await asyncio.sleep(3600)\n",
        )
    )
    session, screen = world.open()
    world.platform.saved(session, "pages/home")
    world.platform.tap(session, screen, "Add")
    session.hide()
    world.settle(session)
    session.close()
    session.wait(20)
    assert "pages/home" in world.kept()
    assert "is_busy" not in world.kept()


def test_a_hide_that_never_returns_ends_the_mini_app_and_loses_nothing(world: World) -> None:
    world.install(
        COUNTER.replace("    count = 0\n", "    count = 0\n    def on_hide(self):\n        while True: pass\n", 1)
    )
    session, screen = world.open()
    world.platform.tap(session, screen, "Add")
    screen.shows("count 1")
    session.hide()
    world.platform.saved(session, "'count': 1")
    world.deadlines.advance(limits.ANSWER_DEADLINE_S)
    world.deadlines.advance(limits.WHERE_DEADLINE_S)
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "hung"
    assert "count" in world.kept()


@pytest.mark.parametrize(
    "stack",
    [
        "[{'path': 'pages/home', 'query': {}, 'state': {'x': 'y' * 70_000}}]",
        "[{'path': 'pages/home', 'query': {}, 'state': {'x': 'y' * 60_000}}] * 5",
        "[{'path': 'pages/home', 'query': {}, 'state': None}] * 17",
        "[{'path': 'pages/home', 'query': {}, 'state': [1]}]",
        "[{'path': 'pages/home', 'query': {}, 'state': {'x': deep(40)}}]",
        "[{'path': 'pages/home', 'query': {}, 'state': {'x': deep(800)}}]",
        "[{'path': 'pages/home', 'query': {'x': 'y' * 3_000}, 'state': None}]",
        "[{'path': 'pages/home', 'query': {'x': 1}, 'state': None}]",
        "[{'path': 'pages/home', 'query': {}, 'state': {'x': float('nan')}}]",
    ],
)
def test_a_child_that_wants_too_much_kept_is_ended(world: World, stack: str) -> None:
    world.install(
        COUNTER.replace(
            "        self.count += 1\n",
            "        import gc, json\n        from minikit.outlet import Pipe\n"
            "        from minikit import wire\n"
            "        pipe = next(found for found in gc.get_objects() if isinstance(found, Pipe))\n"
            f"        message = {{'type': 'state.saved', 'stack': {stack}}}\n"
            "        pipe.send_frame(wire.frame(json.dumps(message).encode()))\n",
        )
        + "\ndef deep(count):\n    made = []\n    for _ in range(count): made = [made]\n    return made\n"
    )
    session, screen = world.open()
    world.platform.tap(session, screen, "Add")
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "protocol"


@pytest.mark.parametrize(
    "stack_json",
    [
        "",
        "nonsense",
        "{}",
        '[{"path": 1, "query": {}, "state": null}]',
        "[" * 100_000,
        '[{"path":"pages/gone","query":{},"state":{}}]',
    ],
)
def test_what_was_kept_and_cannot_be_read_is_dropped(world: World, stack_json: str) -> None:
    world.install(COUNTER)
    with world.platform.db.begin() as tx:
        store.keep_pages(tx, world.miniapp_id, ADA, 1, stack_json)
    _, screen = world.open()
    screen.shows("count 0")


def test_two_people_keep_their_pages_apart(world: World) -> None:
    world.install(COUNTER)
    session, screen = world.open()
    world.platform.tap(session, screen, "Add")
    world.platform.saved(session, "'count': 1")
    _, other = world.platform.open(world.miniapp_id, user_id=UserId("bo"))
    other.shows("count 0")


def test_the_limits_of_what_is_kept_fit_into_the_message_that_gives_it_back() -> None:
    assert wire.STATES_MAX + 16 * (wire.QUERY_MAX * 12 + 1_000) < wire.FRAME_MAX
