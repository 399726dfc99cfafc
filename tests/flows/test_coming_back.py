"""What a mini-app is like when the person comes back to it: as they left it, whatever happened meanwhile."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from app.cli.tour.driver import Driver, run_until
from app.host.session import Session
from app.shell.application import Application
from tests.flows.conftest import Start
from tests.support.miniapps import write_package

ROOT = Path(__file__).parents[2]
PATIENCE_MS = 30_000
LINK = "plaza://miniapp/test.app"
COUNTER = """
from minikit import App, Page, ui
app = App()

@app.page("pages/home")
class Home(Page):
    count = 0
    def build(self):
        return ui.Column(ui.Text(f"count {self.count}"), ui.Button("Add", self.add), ui.Button("More", self.more))
    def add(self):
        self.count += 1
    def more(self):
        self.go("pages/other")

@app.page("pages/other")
class Other(Page):
    title = "Details"
    def build(self):
        return ui.Text("these are the details")
"""


def open_counter(application: Application, hands: Driver) -> Session:
    application.open_link(LINK)
    hands.click("trustOpen")
    hands.see_gone("trustCard")
    return session_of(application)


def session_of(application: Application) -> Session:
    def find() -> Session | None:
        assert application.windows.first.assembly is not None
        assert application.windows.first.assembly._navigator is not None
        views = list(application.windows.first.assembly._navigator.miniapps.views)
        session = views[0].session if views else None
        assert session is None or isinstance(session, Session)
        return session

    assert run_until(lambda: find() is not None, PATIENCE_MS)
    session = find()
    assert session is not None
    return session


def started(start: Start, tmp_path: Path) -> tuple[Application, Driver]:
    write_package(tmp_path / "packages" / "counter", COUNTER)
    return start(bundled=tmp_path / "packages")


def count_to(hands: Driver, count: int) -> None:
    for number in range(count):
        hands.see_text(f"count {number}")
        hands.click("Add")
    hands.see_text(f"count {count}")


def test_a_closed_tab_opens_again_as_it_was(start: Start, tmp_path: Path) -> None:
    application, hands = started(start, tmp_path)
    session = open_counter(application, hands)
    count_to(hands, 3)
    hands.click("capsuleClose")
    hands.see_gone("miniappStage")
    assert session.life.state == "hidden"
    assert open_counter(application, hands) is session
    hands.see_text("count 3")
    hands.click("Add")
    hands.see_text("count 4")


def test_a_killed_mini_app_says_so_and_comes_back_with_its_pages(start: Start, tmp_path: Path) -> None:
    application, hands = started(start, tmp_path)
    session = open_counter(application, hands)
    count_to(hands, 2)
    hands.click("More")
    hands.see_text("these are the details")
    kept = session.memory
    assert run_until(lambda: kept.kept is not None and len(kept.kept.stack) == 2, PATIENCE_MS)
    assert session._child is not None
    os.kill(session._child.process_id, signal.SIGKILL)
    hands.see_text("stopped unexpectedly")
    hands.click("reloadButton")
    hands.see_text("these are the details")
    hands.click("pageBack")
    hands.see_text("count 2")


def test_after_a_new_start_of_plaza_it_is_as_it_was(start: Start, tmp_path: Path) -> None:
    application, hands = started(start, tmp_path)
    open_counter(application, hands)
    count_to(hands, 2)
    application.close()
    application, hands = started(start, tmp_path)
    hands.see_text("count 2")


def test_after_kill_9_the_tabs_are_there_in_order_and_only_the_one_that_was_shown_runs(
    start: Start, tmp_path: Path, data_folder: Path
) -> None:
    write_package(tmp_path / "packages" / "counter", COUNTER)
    command = [sys.executable, "-m", "tests.support.killed_tabs", str(data_folder), str(tmp_path / "packages"), LINK]
    path = os.pathsep.join([str(ROOT), str(ROOT / "app" / "sdk")])
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, text=True
    ) as shell:
        assert shell.stdout is not None
        said = shell.stdout.readline().strip()
        shell.kill()
    assert said == "kept"
    application, hands = started(start, tmp_path)
    assert application.windows.first.assembly is not None
    tabs = application.windows.first.assembly._tabs
    assert run_until(lambda: len(tabs.tabs) == 4, PATIENCE_MS)
    assert [(tab.kind, tab.is_pinned) for tab in tabs.tabs[1:]] == [
        ("calls", True),
        ("about", False),
        ("miniapp", False),
    ]
    assert tabs.shown.kind == "about"
    assert application.windows.first.assembly._navigator is not None
    assert application.windows.first.assembly._navigator.miniapps.views == ()
    hands.click("tab3")
    hands.see_text("count 0")
    session_of(application)


def test_one_that_is_ended_behind_another_tab_comes_back_when_it_is_seen(start: Start, tmp_path: Path) -> None:
    application, hands = started(start, tmp_path)
    session = open_counter(application, hands)
    count_to(hands, 1)
    hands.click("railChats")
    assert run_until(lambda: session.life.state == "hidden", PATIENCE_MS)
    session.life.unload()
    session.wait(PATIENCE_MS / 1000)
    open_counter(application, hands)
    hands.see_text("count 1")
    hands.click("Add")
    hands.see_text("count 2")
