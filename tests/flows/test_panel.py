"""Mini-apps at hand, in the real window: pinned, put in order by keys, menu and mouse, and there after a restart."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.cli.tour.driver import Driver
from tests.flows.conftest import Start
from tests.support.miniapps import write_package

MAIN = """
from minikit import App, Page, ui
app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("Welcome to {name}")
"""


def see_order(hands: Driver, first: str, second: str) -> None:
    """Wait until one of the pinned mini-apps stands before the other."""

    def is_so() -> bool:
        one, other = (hands.find(f"mine_plaza.{name}") for name in (first, second))
        return one is not None and other is not None and one.x() < other.x()

    hands.wait(f"{first} before {second}", is_so)


def drag(hands: Driver, start: QPoint, end: QPoint) -> None:
    """Drag with the left button, in steps, as a hand does."""
    window, button = hands.window, Qt.MouseButton.LeftButton
    QTest.mousePress(window, button, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 11):
        QTest.mouseMove(window, start + (end - start) * (step / 10))
    QTest.mouseRelease(window, button, Qt.KeyboardModifier.NoModifier, end)


def test_pinned_mini_apps_are_put_in_order_and_stay_so(start: Start, tmp_path: Path) -> None:
    bundled = tmp_path / "bundled"
    for name in ("Store", "Counter"):
        app_id = f"plaza.{name.lower()}"
        write_package(bundled / name, MAIN.format(name=name), app_id=app_id, name=name, pages=["pages/home"])
    application, hands = start(bundled=bundled)
    hands.click("railMiniapps")
    hands.click("miniappPin_plaza.store")
    hands.click("miniappPin_plaza.counter")
    see_order(hands, "store", "counter")
    hands.see("mine_plaza.counter").forceActiveFocus()
    hands.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    see_order(hands, "counter", "store")
    hands.click_right("mine_plaza.counter")
    hands.click("panelMenuLater")
    hands.see_gone("panelMenuLater")
    see_order(hands, "store", "counter")
    drag(hands, hands.middle_of(hands.see("mine_plaza.store")), hands.middle_of(hands.see("mine_plaza.counter")))
    see_order(hands, "counter", "store")
    hands.click("mine_plaza.store")
    hands.see_text("Welcome to Store")
    application.close()

    _, hands = start(bundled=bundled)
    hands.click("railMiniapps")
    hands.see("recent_plaza.store")
    see_order(hands, "counter", "store")
    hands.click_right("recent_plaza.store")
    hands.click("panelMenuPin")
    hands.see_gone("mine_plaza.store")
    hands.see("mine_plaza.counter")
    hands.click_right("recent_plaza.store")
    hands.click("panelMenuAbout")
    hands.click("detailPin")
    hands.click("detailBack")
    see_order(hands, "counter", "store")
