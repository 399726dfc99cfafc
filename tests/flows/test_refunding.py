"""Money that a shop gives back is in the wallet, among the bills and in the shop's official account."""

from pathlib import Path

from app.cli.tour import paying
from app.cli.tour.driver import Driver
from tests.flows.conftest import Start
from tests.support.miniapps import write_package

MAIN = """
from minikit import App, Page, pay, server, ui
app = App()

@app.page("pages/home")
class Home(Page):
    order_id = ""
    said = "Nothing bought"
    heard = ""

    def build(self):
        return ui.Column(
            ui.Text(self.said),
            ui.Text(self.heard),
            ui.Button("Order a coat", self.order),
            ui.Button("Pay the coat", self.pay),
            ui.Button("Send it back", self.send_back),
        )

    async def order(self):
        self.order_id = await server.call("order")
        self.said = "It waits for you"

    async def pay(self):
        self.said = (await pay.request_payment(self.order_id)).status

    async def send_back(self):
        self.said = await server.call("send_back")

    async def on_broadcast(self, topic, payload):
        self.heard = payload
"""
SERVER = """
from minikit import Server, broadcast, orders
server = Server()

@server.function
async def order(caller):
    return (await orders.create(number="C-1", title="Wool coat", amount_minor=29_900)).order_id

@server.function
async def send_back(caller):
    for _ in range(2):  # as one would whose answer was lost
        await orders.refund("C-1", refund_number="R-1", amount_minor=9_900, reason="A button was missing")
    return (await orders.query("C-1")).refund_state

@server.on_refund
async def refunded(notice):
    await broadcast("refunds", f"{notice.refund_number} of {notice.number}: {notice.amount_minor}")
"""


def pay(hands: Driver) -> None:
    hands.click("Pay the coat")
    paying.pay(hands)
    hands.see_text("paid")


def test_a_person_pays_a_coat_and_gets_a_part_of_it_back(start: Start, tmp_path: Path) -> None:
    plaza = {"runtime": "minikit/1", "publisher": "Plaza Demo Store", "account": "plaza.store.account"}
    write_package(tmp_path / "bundled" / "shop", MAIN, SERVER, app_id="test.shop", pages=["pages/home"], plaza=plaza)
    application, hands = start(bundled=tmp_path / "bundled")
    application.open_link("plaza://miniapp/test.shop/pages/home")
    hands.click("trustOpen")
    hands.see_gone("trustCard")
    hands.click("Order a coat")
    hands.see_text("It waits for you")
    pay(hands)
    hands.click("Send it back")
    hands.see_text("R-1 of C-1: 9900")

    hands.click("railChats")
    hands.see_text("¥99.00 came back from")
    hands.click_text("Plaza Store")
    hands.see_text("Partial refund")
    hands.see_text("A button was missing")
    hands.click("railWallet")
    hands.see_text("¥1,800.00")
    hands.see_text("Refund from")
    hands.see_text("+¥99.00")
