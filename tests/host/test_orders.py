"""Orders as the server half sees them: closing one that will not be paid."""

from dataclasses import replace
from pathlib import Path

from tests.host.conftest import HEAD, Opener
from tests.support.miniapps import Platform, write_package

PAGE = """
@app.page("pages/home")
class Home(Page):
    said = "ready"

    def build(self):
        return ui.Column(
            ui.Text(self.said),
            ui.Button("Order", lambda: self.do("order")),
            ui.Button("Close", lambda: self.do("close")),
        )

    async def do(self, what):
        try:
            self.said = await server.call(what)
        except CallError as error:
            self.said = f"{error.code}: {error.message}"
"""
SERVER = """
server = Server()

@server.function
async def order(caller):
    return (await orders.create(number="A-1", title="Coat", amount_minor=100)).state

@server.function
async def close(caller):
    try:
        return (await orders.close("A-1")).state
    except CallError as error:
        raise Refusal(error.code.replace(".", "_"), error.message)
"""


def test_an_order_can_be_closed_and_closed_again(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    platform.tap(session, screen, "Close")
    screen.shows("server.orders_unknown: This mini-app has no such order.")
    platform.tap(session, screen, "Order")
    screen.shows("pending")
    platform.tap(session, screen, "Close")
    screen.shows("closed")
    platform.tap(session, screen, "Close")
    screen.until(lambda: len(screen.updates) >= 4)
    assert "closed" in screen.texts
    assert [order.state for order in platform.orders.made] == ["closed"]


def test_a_paid_order_cannot_be_closed(platform: Platform, open_app: Opener) -> None:
    session, screen = open_app(PAGE, SERVER)
    platform.tap(session, screen, "Order")
    screen.shows("pending")
    platform.orders.made[0] = replace(platform.orders.made[0], state="paid")
    platform.tap(session, screen, "Close")
    screen.shows("server.orders_paid: This order was paid, so it cannot be closed.")


def test_another_mini_apps_order_cannot_be_closed(platform: Platform, open_app: Opener, tmp_path: Path) -> None:
    session, screen = open_app(PAGE, SERVER)
    platform.tap(session, screen, "Order")
    screen.shows("pending")
    folder = write_package(tmp_path / "other", HEAD + PAGE, HEAD + SERVER, app_id="other.app")
    other, other_screen = platform.open(platform.install(folder))
    platform.tap(other, other_screen, "Close")
    other_screen.shows("server.orders_unknown: This mini-app has no such order.")
    assert platform.orders.made[0].state == "pending"
