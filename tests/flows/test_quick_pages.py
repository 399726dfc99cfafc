"""A page of a mini-app, found with Ctrl+K by the pinyin of its name, opens and knows that it was searched for."""

from pathlib import Path

from PySide6.QtCore import Qt

from app.cli.tour.driver import Driver
from app.shell.quick.quick import QuickViewModel
from tests.flows.conftest import Start
from tests.support.miniapps import write_package

MAIN = """
from minikit import App, Page, ui
app = App()

@app.page("pages/home")
class Home(Page):
    def build(self):
        return ui.Text("The first page")

@app.page("pages/orders")
class Orders(Page):
    def build(self):
        return ui.Text("Orders, by " + app.launch["scene"])
"""


def find(hands: Driver, letters: str) -> None:
    hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.see("quickField")
    hands.type_text(letters)
    hands.see("quickRow_page plaza.store/pages/orders")
    hands.press(Qt.Key.Key_Return)
    hands.see_gone("quickField")


def test_a_page_opens_from_ctrl_k_also_when_its_mini_app_is_open(start: Start, tmp_path: Path) -> None:
    bundled = tmp_path / "bundled"
    titles = {"pages/orders": {"en": "My orders", "zh_CN": "我的订单"}}
    told = {"runtime": "minikit/1", "publisher": "Plaza Demo Store", "page_titles": titles}
    write_package(
        bundled / "Store", MAIN, app_id="plaza.store", name="Store", pages=["pages/home", "pages/orders"], plaza=told
    )
    _, hands = start(bundled=bundled)
    find(hands, "wddd")
    hands.see_text("Orders, by search")
    hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hands.see("quickField")
    hands.type_text("plaza demo store")
    hands.see("quickRow_miniapp plaza.store")
    hands.press(Qt.Key.Key_Escape)
    hands.see_gone("quickField")
    find(hands, "my orders")
    hands.see_text("Orders, by search")


def test_what_it_finds_is_gathered_once_the_start_is_at_rest(start: Start) -> None:
    application, hands = start()
    quick = application.windows.first.view_model.findChild(QuickViewModel)
    assert quick is not None
    hands.wait("everything to be gathered", lambda: quick._everything is not None)
    assert not quick.property("rows").rows
