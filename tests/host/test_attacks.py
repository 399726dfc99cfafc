"""Attacks that once worked: what a child says, how much of it, and sessions opened and closed at awkward times."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.host.bridge.dispatch import Dispatch
from app.host.launch_reasons import LaunchReason
from app.host.messages import CallRequest
from app.host.runtime import limits
from tests.host import test_hostile
from tests.host.conftest import HEAD, Opener
from tests.host.test_hostile import CALM, RAW
from tests.support.miniapps import PATIENCE_S, Platform, Screen, eventually, write_package

unharmed = test_hostile.unharmed


@pytest.mark.parametrize("tail", ['"\xff"', "1e999", "9" * 5_000, "[" * 90_000])
def test_a_wrong_update_with_worse_behind_it_is_no_way_to_talk(open_app: Opener, tail: str) -> None:
    head = '{"type":"page.update","page":1,"revision":1,"is_full":true,"ops":[{"op":"create","parent":-1},'
    _, screen = open_app(f"{RAW}\nsay({head!r}.encode() + {tail!r}.encode('latin-1') + b']}}')\n" + CALM, wait=False)
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "protocol"


def test_an_update_that_would_keep_the_shell_busy_fails_the_page(open_app: Opener) -> None:
    _, screen = open_app(
        RAW
        + """
@app.page("pages/home")
class Home(Page):
    async def on_load(self, query):
        leaves = [{"type": "Divider", "id": 100 + number} for number in range(9_000)]
        deep = {"type": "Row", "id": 3, "children": leaves}
        tree = {"type": "Column", "id": 1, "children": [deep, {"type": "Row", "id": 2}]}
        ops = [{"op": "create", "parent": 0, "index": 0, "node": tree}]
        for _ in range(5_000):
            ops += [{"op": "move", "node": 3, "parent": parent, "index": 0} for parent in (2, 1)]
        say(json.dumps({"type": "page.update", "page": 1, "revision": 1, "is_full": True, "ops": ops}))
    def build(self):
        return ui.Text("fine")
""",
        wait=False,
    )
    screen.until(lambda: screen.failures)
    assert screen.failures[0][1] == "one update touches more than 100,000 components"


def test_a_child_that_redraws_without_end_is_held_back(open_app: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FLOOD_S", 0.5)
    _, screen = open_app(
        RAW
        + """
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("fine")
    async def on_load(self, query):
        rows = [{"type": "Divider", "id": number} for number in range(2, 1_000)]
        while True:
            update({"type": "Column", "id": 1, "children": rows})
""",
        wait=False,
    )
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "flooded"
    assert len(screen.updates) < 40  # of a thousand nodes each


def test_nobody_is_shown_hundreds_of_toasts(open_app: Opener) -> None:
    _, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    async def on_load(self, query):
        for number in range(500):
            self.toast("Click here!")
    def build(self):
        return ui.Text("done")
"""
    )
    screen.shows("done")
    assert 1 <= len(screen.toasts) <= 8


@pytest.mark.parametrize(
    ("main", "shown"),
    [
        ('title = "\\ud800"\n    def build(self): return ui.Text("fine")', "fine"),
        ('def build(self):\n        self.toast("\\ud800")\n        return ui.Text("fine")', "fine"),
        ('def build(self): raise ValueError("\\ud800")', "ValueError: ?"),
        ("def build(self): raise Rude", "Rude: its text cannot be made"),
    ],
)
def test_words_that_cannot_be_sent_do_not_hang_the_page(open_app: Opener, main: str, shown: str) -> None:
    _, screen = open_app(
        f"""
class Rude(Exception):
    def __str__(self): raise RuntimeError

@app.page("pages/home")
class Home(Page):
    {main}
""",
        wait=False,
    )
    screen.until(lambda: shown in screen.texts or any(summary.startswith(shown) for _, summary, _ in screen.failures))
    assert screen.endings == []


def _has_pages(screen: Screen, count: int) -> bool:
    return len(screen.stack) == count and bool(screen.nodes)


def test_a_link_into_a_mini_app_with_all_pages_open_is_followed(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(
        """
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Button("Deeper", lambda: self.go("pages/home"))

@app.page("pages/other")
class Other(Page):
    def build(self):
        return ui.Text("other")
"""
    )
    for count in range(1, 16):
        screen.until(partial(_has_pages, screen, count))
        platform.tap(session, screen, "Deeper")
    screen.until(lambda: len(screen.stack) == 16)
    session.navigate("pages/other", {}, LaunchReason("link"))
    screen.shows("other")
    assert len(screen.stack) == 16


def test_a_paste_that_is_too_large_is_told_and_ends_nothing(open_app: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    session, screen = open_app(CALM)
    child = session._child
    assert child is not None
    eventually(lambda: not child.is_busy)  # it has come round to its launch
    monkeypatch.setattr(limits, "ANSWER_DEADLINE_S", 0.0)
    session.text_changed(screen.top, 1, 1, "x" * (2 << 20))
    screen.until(lambda: screen.toasts)
    monkeypatch.undo()
    assert child._unanswered == {}


def test_reloading_on_many_threads_starts_one_child(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app("import os\nos._exit(1)", wait=False)
    screen.until(lambda: screen.endings)
    session.wait(PATIENCE_S)
    started = []
    start = platform.sessions.pool.start

    def counted(*args: Any, **more: Any) -> Any:
        started.append(args)
        return start(*args, **more)

    platform.sessions.pool.start = counted  # type: ignore[method-assign]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(8):
            pool.submit(session.reload)
    assert 1 <= len(started) <= 1 + len(screen.endings)  # each child ends at once, and may be started again


def test_a_session_that_is_closed_while_it_starts_leaves_no_child(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app("import os\nos._exit(1)", wait=False)
    screen.until(lambda: screen.endings)
    session.wait(PATIENCE_S)
    start = platform.sessions.pool.start

    def closing(*args: Any, **more: Any) -> Any:
        process = start(*args, **more)
        session.close()
        return process

    platform.sessions.pool.start = closing  # type: ignore[method-assign]
    session.reload()
    session.wait(PATIENCE_S)
    assert session.has_ended
    assert not platform.children_count
    session.reload()
    assert session.has_ended


@pytest.mark.skipif(sys.platform != "linux", reason="counts what Linux's /proc tells")
def test_opening_and_closing_quickly_leaves_nothing_behind(platform: Platform, tmp_path: Path) -> None:
    miniapp_id = platform.install(write_package(tmp_path / "package", HEAD + CALM))

    def held() -> tuple[int, int, int]:
        platform.settle()
        descriptors = len(list(Path("/proc/self/fd").iterdir()))
        return descriptors, threading.active_count(), platform.children_count

    def round_of(count: int) -> None:
        opened = [platform.open(miniapp_id) for _ in range(count)]
        for number, (session, screen) in enumerate(opened):
            if number % 3 == 0:
                screen.shows("Press 0")
            session.close()
        for session, _ in opened:
            session.wait(PATIENCE_S)

    round_of(5)
    before = held()
    for _ in range(5):
        round_of(8)
    assert held() == before


def test_a_call_that_comes_after_the_shell_began_to_close_is_answered_with_no(
    platform: Platform, open_app: Opener
) -> None:
    session, _ = open_app(CALM)
    workers = ThreadPoolExecutor(1)
    workers.shutdown()
    answers: list[dict[str, Any]] = []
    request = CallRequest(call=7, name="storage.get", args=msgspec.Raw(b'{"key":"x"}'), gesture=None)
    known = session._hearing._dispatch._capabilities.values()
    dispatch = Dispatch(known, workers, platform.sessions.grants, platform.call_log)
    dispatch.take(session._origin, request, answers.append)
    assert [(answer["call"], answer["error"]["code"]) for answer in answers] == [(7, "bridge.cancelled")]
    assert session._origin.open_calls == 0


def test_a_child_killed_at_any_moment_of_its_start_ends_once_and_leaves_nothing(
    platform: Platform, tmp_path: Path
) -> None:
    miniapp_id = platform.install(write_package(tmp_path / "package", HEAD + CALM))
    screens = []
    for delay_ms in range(0, 120, 6):
        session, screen = platform.open(miniapp_id)
        screens.append(screen)
        assert session._child is not None
        platform.sessions._deadlines.after(delay_ms / 1000, partial(session._child._process.kill_soon))
    for screen in screens:
        screen.until(lambda screen=screen: screen.endings)  # type: ignore[misc]
        assert [reason for reason, _ in screen.endings] == ["crashed"]
        assert screen.failures == []
    assert not platform.children_count
