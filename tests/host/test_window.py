"""A mini-app knows the window from its launch on, hears little of a flood of changes, and nothing while hidden."""

import math
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.host.session import Session
from app.host.window_facts import SIDE_MAX, TELL_AFTER_S, WindowFacts
from tests.host.conftest import HEAD, Opener
from tests.support.deadlines import FakeDeadlines
from tests.support.miniapps import Platform, Screen, eventually, write_package

FACTS = WindowFacts(1_200, 700, True, 1.25, "ar-EG", "rtl")
TELLING = """
heard = []
@app.on_window_change
def changed(window):
    assert window == app.window
    heard.append(f"{window.width}x{window.height}")

@app.page("pages/home")
class Home(Page):
    def build(self):
        w = app.window
        return ui.Column(ui.Text(f"{w.width!r} {w.height!r} {w.is_dark} {w.zoom} {w.language} {w.direction}"),
                         ui.Text(f"heard {' '.join(heard)}"), ui.Button("Fail", self.fail))
    def fail(self):
        raise ValueError("oh")
"""


class World:
    """A mini-app that shows how the window is, while time stands still."""

    def __init__(self, data_folder: Path, folder: Path) -> None:
        self.deadlines = FakeDeadlines()
        self.platform = Platform(data_folder, deadlines=self.deadlines)
        if sys.platform == "linux":
            self.platform.warm()
        self.miniapp_id = self.platform.install(write_package(folder, HEAD + TELLING))

    def open(self) -> tuple[Session, Screen]:
        session, screen = self.platform.open(self.miniapp_id, window=FACTS)
        screen.shows("heard ")
        self.settle(session)
        return session, screen

    def settle(self, session: Session) -> None:
        """Wait until the child has come round to everything it was told."""
        child = session.life.child
        eventually(lambda: child is not None and not child.is_busy)

    def pass_time(self) -> None:
        self.deadlines.advance(TELL_AFTER_S)


@pytest.fixture
def world(data_folder: Path, tmp_path: Path) -> Iterator[World]:
    world = World(data_folder, tmp_path / "package")
    yield world
    world.platform.close()


def test_the_window_is_known_at_the_launch_and_never_told_twice(world: World) -> None:
    session, screen = world.open()
    screen.shows("1200 700 True 1.25 ar-EG rtl")
    session.window.tell(FACTS)
    world.pass_time()
    world.settle(session)
    assert "heard " in screen.texts


def test_a_flood_of_changes_comes_as_one_and_the_page_is_built_again(world: World) -> None:
    session, screen = world.open()
    for width in range(300, 2_300):
        session.window.tell(WindowFacts(width, 500.9))
    world.pass_time()
    screen.shows("2299 500 False 1.0 en ltr")
    screen.shows("heard 2299x500")


def test_a_change_that_was_taken_back_is_not_told(world: World) -> None:
    session, screen = world.open()
    session.window.tell(WindowFacts(300, 300))
    session.window.tell(FACTS)
    world.pass_time()
    session.window.tell(WindowFacts(400, 400))
    world.pass_time()
    screen.shows("heard 400x400")


@pytest.mark.skipif(sys.platform != "linux", reason="stops a child where it is")
def test_a_child_that_does_not_read_is_told_one_change_and_then_the_newest(world: World) -> None:
    session, screen = world.open()
    child = session.life.child
    assert child is not None
    assert child.pause()
    for width in range(300, 320):
        session.window.tell(WindowFacts(width, 500))
        world.pass_time()
    assert len(child._unanswered) == 1
    child.resume()
    world.settle(session)
    world.pass_time()
    screen.shows("heard 300x500 319x500")


def test_a_hidden_child_hears_nothing_until_it_is_shown_and_then_once(world: World) -> None:
    session, screen = world.open()
    session.hide()
    world.settle(session)
    child = session.life.child
    assert child is not None
    for width in range(300, 320):
        session.window.tell(WindowFacts(width, 500))
        world.pass_time()
        assert not child.is_busy
    session.show()
    screen.shows("319 500 False 1.0 en ltr")
    screen.shows("heard 319x500")


def test_a_child_that_is_started_anew_begins_with_the_newest(world: World) -> None:
    session, screen = world.open()
    child = session.life.child
    assert child is not None
    child.stop("crashed")
    screen.until(lambda: screen.endings)
    session.window.tell(WindowFacts(640, 480))
    world.pass_time()
    session.reload()
    screen.shows("640 480 False 1.0 en ltr")
    screen.shows("heard ")


def test_a_page_that_has_failed_is_reloaded_into_the_window_as_it_is(world: World) -> None:
    session, screen = world.open()
    world.platform.tap(session, screen, "Fail")
    screen.until(lambda: screen.failures)
    world.settle(session)
    session.window.tell(WindowFacts(640, 480))
    world.pass_time()
    session.reload()
    screen.shows("640 480 False 1.0 en ltr")


@pytest.mark.parametrize(
    ("odd", "sane"),
    [
        (WindowFacts(0, -5), "1 1 False 1.0 en ltr"),
        (WindowFacts(1e300, math.inf), f"{SIDE_MAX} 1 False 1.0 en ltr"),
        (WindowFacts(math.nan, 5, zoom=math.nan), "1 5 False 1.0 en ltr"),
        (WindowFacts(5, 5, zoom=1e9, language="x\n" * 9_000), "5 5 False 10.0 en ltr"),
        (WindowFacts(5, 5, language="zh-Hans-CN", direction="up"), "5 5 False 1.0 zh-Hans-CN ltr"),  # type: ignore[arg-type]
    ],
)
def test_what_no_window_is_like_is_put_right(world: World, odd: WindowFacts, sane: str) -> None:
    session, screen = world.open()
    session.window.tell(odd)
    world.pass_time()
    screen.shows(sane)


def test_a_server_half_has_no_window(open_app: Opener) -> None:
    server = """
server = Server()
@server.function
async def ask(caller):
    return hasattr(server, "window")
"""
    main = """
from minikit import server
@app.page("pages/home")
class Home(Page):
    said = ""
    async def on_load(self, query):
        self.said = str(await server.call("ask"))
    def build(self):
        return ui.Text(f"window {self.said}")
"""
    _, screen = open_app(main, server)
    screen.shows("window False")
