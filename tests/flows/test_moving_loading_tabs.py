"""Tabs of mini-apps that have not begun yet: put in another order and closed by hand, each then shows its own page."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.cli.tour.driver import Driver
from app.host.sessions import Sessions
from tests.flows.conftest import START_DEADLINE_MS, Start
from tests.support.miniapps import write_package

MAIN = """
from minikit import App, Page, ui
app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("Welcome to {name}")
"""
NAMES = ("Tea", "Hats", "Maps", "Kites")
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Every session waits for this before it is opened."""
    may_open, opened = threading.Event(), Sessions.open

    def open_later(*arguments: Any, **named: Any) -> Any:
        assert may_open.wait(START_DEADLINE_MS / 1000)
        return opened(*arguments, **named)

    monkeypatch.setattr(Sessions, "open", open_later)
    return may_open


def write_all(folder: Path) -> Path:
    for name in NAMES:
        app_id = f"plaza.{name.lower()}"
        write_package(folder / name, MAIN.format(name=name), app_id=app_id, name=name, pages=["pages/home"])
    return folder


def drag(hands: Driver, start: QPoint, end: QPoint, until: Callable[[], bool]) -> None:
    """Drag a tab in steps, as a hand does, until it is where it is to be."""
    window, button, none = hands.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window, button, none, start)
    for step in range(1, 21):
        QTest.mouseMove(window, start + (end - start) * (step / 20))
        window.grabWindow()
    hands.wait("the tab to be there", until)
    QTest.mouseRelease(window, button, none, end)


def test_tabs_that_load_are_dragged_moved_by_keys_and_closed_and_each_then_shows_its_own_page(
    start: Start, tmp_path: Path, held: threading.Event
) -> None:
    application, hands = start(bundled=write_all(tmp_path / "bundled"))
    tabs = application.windows.first.view_model.property("tabs")

    def titles() -> list[str]:
        return [tab.title for tab in tabs.tabs if tab.kind == "miniapp"]

    def are(*wanted: str) -> Callable[[], bool]:
        return lambda: titles() == list(wanted)

    try:
        for at, name in enumerate(NAMES):
            application.open_link(f"plaza://miniapp/plaza.{name.lower()}/pages/home")
            hands.click("trustOpen")
            hands.wait(f"the tab of {name}", are(*NAMES[: at + 1]))
        assert {tab.view.property("state") for tab in tabs.tabs if tab.kind == "miniapp"} == {"starting"}
        first, third = (hands.middle_of(hands.see(f"tab{at}")) for at in (1, 3))
        drag(hands, first, third + QPoint(12, 0), are("Hats", "Maps", "Tea", "Kites"))
        hands.press(Qt.Key.Key_PageUp, CONTROL_SHIFT)
        hands.wait("the keys", are("Hats", "Maps", "Kites", "Tea"))
        hands.click("tab2")
        hands.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        hands.wait("one to be closed", are("Hats", "Kites", "Tea"))
    finally:
        held.set()
    for at, name in enumerate(("Hats", "Kites", "Tea"), 1):
        hands.click(f"tab{at}")
        hands.see_text(f"Welcome to {name}")
    assert titles() == ["Hats", "Kites", "Tea"]
    hands.picture("moved")
    application.close()

    _again, hands = start(bundled=tmp_path / "bundled")
    for at, name in enumerate(("Hats", "Kites", "Tea"), 1):
        hands.click(f"tab{at}")
        hands.see_text(f"Welcome to {name}")
