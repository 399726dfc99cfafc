"""A mini-app against the window it is shown in: the shell's head, the capsule, and the payment sheet above it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem

from app.cli.tour.driver import Driver
from app.shell.application import Application
from tests.flows.conftest import Start, start
from tests.support.looks import pixels
from tests.support.miniapps import write_package

__all__ = ["start"]
CORNER = 20
"""Around a sheet's round corners what is behind it is seen."""
SERVER = """
from minikit import Server, orders
server = Server()

@server.function
async def place_order(caller):
    return (await orders.create(number="A-1", title="Wool coat", amount_minor=29_900)).order_id
"""
MAIN = """
import asyncio
from pathlib import Path
from minikit import App, Page, pay, server, ui
app = App()
told = Path("told")

def covers(page):
    words = "Pay to Plaza Store ¥1.00 " * 20
    pile = ("W" + "\\u0338\\u0301\\u20dd\\u0e47" * 60) * 60
    big = ui.Image("data:none.png", "", aspect=0.2)
    stacks = [ui.Stack(big, ui.Layer(ui.Card(ui.Text(pile)), at="fill", padding="none"))]
    for place in ("top-start", "top", "top-end", "bottom"):
        card = ui.Card(ui.Text(words), ui.Text(pile))
        stacks.append(ui.Stack(ui.Text("x"), ui.Layer(card, at=place, padding="none")))
    return {
        "layers": ui.Column(*stacks),
        "deep": ui.Column(ui.Stack(ui.Layer(ui.Stack(ui.Layer(ui.Stack(*stacks), at="top")), at="top"))),
        "piles": ui.Column(ui.Heading(pile[:500]), ui.Text(pile), ui.Badge(pile[:400]), ui.Section(pile[:400])),
        "wide": ui.Row(*(ui.Text("W" * 300) for _ in range(40))),
        "dialog": ui.Column(page.field(), ui.Dialog("Pay", words, ui.Button("Yes", page.hear), on_close=page.hear)),
        "viewer": ui.Column(page.field(), ui.Viewer((ui.Photo("data:none.png", words),), on_close=page.hear)),
        "sheet": ui.Column(ui.Sheet("Pay", page.field(), *[ui.Text(words)] * 40, on_close=page.hear)),
        "side": ui.Column(ui.Sheet("Pay", page.field(), *[ui.Text(words)] * 40, on_close=page.hear, side="end")),
        "all": ui.Column(
            ui.Sheet("Pay", page.field(), on_close=page.hear),
            ui.Viewer((ui.Photo("data:none.png", words),), on_close=page.hear),
            ui.Dialog("Pay", words, ui.Button("Yes", page.hear), on_close=page.hear),
        ),
    }

@app.page("pages/home")
class Home(Page):
    title = "Shop"
    cover = ""
    answer = ""
    heard = 0

    def build(self):
        head = ui.Text(f"cover {self.cover} heard {self.heard} {self.answer}")
        body = covers(self)[self.cover] if self.cover else ui.Column(self.field(), ui.Button("Pay", self.pay))
        return ui.Scroll(head, body)

    def field(self):
        return ui.TextField("", "PIN", on_change=self.hear, on_submit=self.hear)

    def hear(self, *values):
        self.heard += 1

    async def on_load(self, query):
        asyncio.get_running_loop().create_task(self.follow())

    async def follow(self):
        while True:
            wanted = told.read_text() if told.exists() else ""
            if wanted != self.cover:
                self.cover = wanted
                self.update()
            await asyncio.sleep(0.02)

    async def pay(self):
        self.answer = (await pay.request_payment(await server.call("place_order"))).status
"""


class Attack:
    """The mini-app open in the real window, and what it is told to lay over its page."""

    def __init__(self, application: Application, hands: Driver, data_folder: Path) -> None:
        self.application = application
        self.hands = hands
        application.open_link("plaza://miniapp/evil.shop/pages/home")
        hands.click("trustOpen")
        hands.see_gone("trustCard")
        hands.see("Pay")
        (people,) = (data_folder / "miniapps" / "evil.shop" / "people").iterdir()
        self.told = people / "told"

    def cover(self, name: str) -> None:
        """Have the page covered, and wait until it is."""
        self.told.write_text(name)
        words = f"cover {name} heard 0 "
        self.hands.wait(words, lambda: words in self.hands.texts() or self.hands.find("reloadButton") is not None)
        self.hands.settle()
        assert words in self.hands.texts()

    def place(self, name: str) -> QRect:
        """Return where an item is in the window."""
        item = self.hands.find(name)
        assert isinstance(item, QQuickItem), name
        return item.mapRectToScene(item.boundingRect()).toAlignedRect()

    def head(self) -> QRect:
        """Return the part of the window above the page: tabs, title, capsule."""
        stage = self.place("miniappStage")
        return QRect(stage.left(), 0, stage.width(), stage.top())

    def left(self) -> QRect:
        """Return the part of the window beside the page: the rail and the list."""
        stage = self.place("miniappStage")
        return QRect(0, 0, stage.left(), stage.bottom())

    def looks_alike(self, before: QImage, place: QRect) -> bool:
        """Tell whether a part of the window is, pixel by pixel, as it was."""
        return bool((pixels(before.copy(place)) == pixels(self.hands.grab().copy(place))).all())


@pytest.fixture
def attack(start: Start, qapp: QGuiApplication, data_folder: Path, tmp_path: Path) -> Attack:
    write_package(tmp_path / "bundled" / "evil", MAIN, SERVER, app_id="evil.shop", name="Shop", pages=["pages/home"])
    application, hands = start(bundled=tmp_path / "bundled")
    return Attack(application, hands, data_folder)


def test_nothing_of_a_page_covers_the_head_the_capsule_or_the_rail(attack: Attack) -> None:
    hands = attack.hands
    hands.settle()
    before = hands.grab()
    for name in ("layers", "deep", "piles", "wide", "dialog", "viewer", "sheet", "side", "all"):
        attack.cover(name)
        assert not attack.looks_alike(before, attack.place("miniappStage")), name
        assert attack.looks_alike(before, attack.head()), name
        assert attack.looks_alike(before, attack.left()), name
    hands.click("capsuleMenu")
    hands.see("menuAbout")
    hands.press(Qt.Key.Key_Escape)
    hands.see_gone("menuAbout")
    hands.click("capsuleClose")
    hands.see_gone("miniappStage")


def test_nothing_of_a_page_covers_the_payment_sheet_or_hears_what_is_typed_there(attack: Attack) -> None:
    hands = attack.hands
    hands.click("PIN")
    hands.settle()
    page = hands.grab()
    hands.click("Pay")
    hands.see("pinDigit1")
    hands.settle()
    # What no page can do: the whole window is dimmed, the parts that are the shell's as well.
    assert not attack.looks_alike(page, attack.head())
    assert not attack.looks_alike(page, attack.left())
    sheet = attack.place("paymentSheet")
    open_sheet = hands.grab()
    for name in ("dialog", "viewer", "sheet", "all", "layers"):
        attack.cover(name)
        assert attack.looks_alike(open_sheet, sheet), name
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        hands.press(key)
    hands.see("2 of 6 digits entered")
    hands.click("pinDigit3")
    hands.see("3 of 6 digits entered")
    stage = attack.place("miniappStage")
    for x in range(stage.left() + CORNER, stage.right(), 60):
        for y in range(stage.top() + CORNER, stage.bottom(), 60):
            if not sheet.adjusted(-40, -40, 40, 40).contains(x, y):
                hands.click_at(QPoint(x, y))
    hands.see("3 of 6 digits entered")
    hands.click("payCancel")
    hands.see_gone("paymentSheet")
    attack.told.write_text("")
    hands.see_text("cover  heard 0 cancelled")
