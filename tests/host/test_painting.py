"""An update is answered when it is seen: who sends more all the same only makes it wait."""

import pytest

from app.host.runtime import limits
from app.host.tree.ops import Create
from tests.host.conftest import Opener
from tests.support.miniapps import Platform, Screen

TICKING = """
@app.page("pages/home")
class Home(Page):
    count = 0
    ticks = 0
    async def on_ready(self):
        print("ready", flush=True)
    async def start(self):
        while True:
            self.count += 1
            self.update()
            await asyncio.sleep(0)
    def build(self):
        return ui.Column(ui.Text(f"count {self.count}"), ui.Button("Start", self.start), ui.Button("Go", self.leave))
    def leave(self):
        self.replace("pages/other")

@app.page("pages/other")
class Other(Page):
    def build(self):
        return ui.Text("other")
"""
DEAF = """
import json, gc
from minikit import wire
from minikit.outlet import Pipe
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Button("Flood", self.flood)
    def flood(self):
        pipe = next(found for found in gc.get_objects() if isinstance(found, Pipe))
        for number in range(COUNT):
            op = {"op": "set", "node": 1, "props": {"text": f"number {number}"}}
            pipe.send({"type": "page.update", "page": 1, "revision": number + 2, "is_full": False, "ops": [op]})
        self.toast("sent")
"""


def paint(screen: Screen) -> None:
    screen.until(lambda: screen.unpainted)
    screen.unpainted.pop(0)()


def test_a_page_sends_no_more_until_the_last_is_painted(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(TICKING)
    screen.is_painting = False
    platform.tap(session, screen, "Start")
    for _ in range(5):
        screen.until(lambda: screen.unpainted)
        session.node_event(screen.top, screen.find("Start").id, "tap")  # the child runs on, and is heard
        assert len(screen.unpainted) == 1
        paint(screen)
    assert not screen.endings


def test_a_page_that_goes_unpainted_holds_up_no_other(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(TICKING)
    screen.is_painting = False
    platform.tap(session, screen, "Start")
    screen.until(lambda: screen.unpainted)
    platform.tap(session, screen, "Go")
    screen.shows("other")


def test_updates_that_do_not_wait_go_as_one_when_the_first_is_painted(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(DEAF.replace("COUNT", "50"))
    before = len(screen.updates)
    screen.is_painting = False
    platform.tap(session, screen, "Flood")
    screen.until(lambda: screen.toasts)
    assert len(screen.updates) == before + 1
    paint(screen)
    screen.shows("number 49")
    assert len(screen.updates) == before + 2
    assert not screen.endings


def test_one_that_never_waits_is_ended(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(DEAF.replace("COUNT", str(limits.UNPAINTED_MAX + 2)))
    screen.is_painting = False
    platform.tap(session, screen, "Flood")
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "flooded"
    assert "without waiting" in screen.endings[0][1]


def test_an_error_comes_after_what_waited(platform: Platform, open_app: Opener) -> None:
    failing = DEAF.replace("COUNT", "3").replace('self.toast("sent")', "raise ValueError('oh')")
    session, screen = open_app(failing)
    screen.is_painting = False
    platform.tap(session, screen, "Flood")
    screen.until(lambda: screen.failures)
    assert "number 2" in screen.texts
    screen.is_painting = True
    for painted in screen.unpainted:  # the first of them is out of date by now
        painted()
    session.reload()
    screen.shows("Flood")


RENAMING = """
@app.page("pages/home")
class Home(Page):
    word, question, said, taps = "Cancel", "Stay?", "", 0
    def rename(self):
        self.word, self.question = "Pay", "Leave?"
    def note(self):
        self.taps += 1
    def build(self):
        return ui.Column(
            ui.Button("Rename", self.rename),
            ui.Button(self.word, self.note),
            ui.Button("Same", self.note),
            ui.Card(ui.Row(ui.Text(self.word + "!")), on_tap=self.note, label="Card"),
            ui.Dialog(self.question, "", ui.Button("Yes", self.note)),
            ui.Text(f"{self.taps} taps"),
        )
"""


def test_a_tap_on_what_meant_something_else_to_the_person_is_not_told(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(RENAMING)
    screen.is_painting = False
    platform.tap(session, screen, "Rename")
    screen.until(lambda: screen.unpainted)
    renamed = [screen.find("Pay").id, screen.find("Card").id, screen.find("Yes").id]
    for node_id in renamed:
        session.node_event(screen.top, node_id, "tap")
    platform.tap(session, screen, "Same")  # what it says is what it said
    paint(screen)
    screen.until(lambda: screen.unpainted)
    paint(screen)
    screen.shows("1 taps")
    screen.is_painting = True
    for node_id in renamed:
        session.node_event(screen.top, node_id, "tap")
    screen.shows("4 taps")


CROWDS = """
import json, gc
from minikit.outlet import Pipe
pipe = next(found for found in gc.get_objects() if isinstance(found, Pipe))
def crowd(page, revision=1):
    leaves = [{"type": "Divider", "id": number} for number in range(2, 202)]
    op = {"op": "create", "parent": 0, "index": 0, "node": {"type": "Column", "id": 1, "children": leaves}}
    pipe.send({"type": "page.update", "page": page, "revision": revision, "is_full": True, "ops": [op]})
@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Button("Flood", self.flood)
    async def flood(self):
        for number in range(2, 20):
            FLOOD
        self.toast("sent")
"""
NEW_PAGES = """
            pipe.send({"type": "pages.changed", "stack": [{"page": number, "path": "pages/home", "title": ""}]})
            crowd(number)
"""
FAILURES = """
            crowd(1, number)
            pipe.send({"type": "page.failed", "page": 1, "summary": "oh", "details": ""})
"""


def drawn(screen: Screen) -> int:
    return sum(len(op.node.children) for ops in screen.updates for op in ops if isinstance(op, Create))


def test_new_pages_without_end_do_not_run_ahead_of_what_is_drawn(
    platform: Platform, open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "AHEAD_MAX", 500)
    session, screen = open_app(CROWDS.replace("FLOOD", NEW_PAGES))
    screen.is_painting = False
    platform.tap(session, screen, "Flood")
    screen.until(lambda: screen.toasts)
    assert drawn(screen) < limits.AHEAD_MAX + 200
    while screen.unpainted:
        paint(screen)
    assert [page for page, top in screen.pages.items() if top is not None][-1] == 19, "the last of them is shown"
    assert drawn(screen) < limits.AHEAD_MAX + 2 * 200, "those that are gone were never drawn"
    assert not screen.endings


def test_pages_that_fail_and_begin_anew_do_not_run_ahead_of_what_is_drawn(
    platform: Platform, open_app: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "AHEAD_MAX", 500)
    session, screen = open_app(CROWDS.replace("FLOOD", FAILURES))
    screen.is_painting = False
    platform.tap(session, screen, "Flood")
    screen.until(lambda: screen.endings)
    assert screen.endings[0][0] == "flooded"
    assert "begin anew" in screen.endings[0][1]
    assert drawn(screen) < limits.AHEAD_MAX + 200
