"""All orders of the person, newest first, by how they stand; for sellers the way to their desk and the till."""

from typing import Any

import catalogue
import parts
import tags
from minikit import CallError, Page, server, ui
from words import say

PARTS = {"": "All", "pending": "To pay", "to_ship": "To ship", "shipped": "To receive", "completed": "Received"}


class OrdersPage(Page):
    """Lists the orders, each a tap away."""

    title = "Orders"
    part = ""
    is_seller = False

    def __init__(self) -> None:
        self.orders: list[dict[str, Any]] | None = None
        self._error: CallError | None = None

    async def on_show(self) -> None:
        self.title = say("Orders")
        await self.read()

    async def on_broadcast(self, topic: str, payload: Any) -> None:  # noqa: ARG002
        await self.read()

    async def read(self) -> None:
        """Ask the server half for the orders."""
        self._error = None
        try:
            self.orders = await server.call("my_orders")
            self.is_seller = await server.call("is_seller")
            await tags.know(order["lines"][0]["sku"] for order in self.orders or ())
        except CallError as error:
            self._error = error

    def build(self) -> ui.Node:
        found = self.found()
        if self.is_seller:
            desk = ui.Button(say("Shop desk"), lambda: self.go("pages/desk"), role="secondary", icon="store")
            till = ui.Button(say("Till"), lambda: self.go("pages/till"), role="secondary", icon="scan-line")
            coupon = ui.Button(say("New coupon"), lambda: self.go("pages/coupon"), role="plain", icon="ticket-percent")
            product = ui.Button(say("New product"), lambda: self.go("pages/add"), role="plain", icon="plus")
            return ui.Column(ui.Wrap(desk, till, coupon, product), *found)
        return ui.Column(*found) if len(found) > 1 else found[0]

    def found(self) -> list[ui.Node]:
        """The orders, or why there are none to see."""
        if self._error is not None:
            mend = lambda: self.go("pages/mend")  # noqa: E731
            return [parts.trouble(self._error, say("The orders did not come"), again=self.read, mend=mend)]
        if self.orders is None:
            return [ui.Progress(None)]
        if not self.orders:
            return [self.nothing(say("No orders yet"))]
        shown = [order for order in self.orders if self.part in ("", order["state"])]
        tabs = ui.Tabs(
            tuple(ui.Option(part, say(name)) for part, name in PARTS.items()), self.part, on_change=self.choose
        )
        if not shown:
            return [tabs, self.nothing(say("No orders here"))]
        return [tabs, ui.List(shown, key=lambda order: order["number"], row=self.row, grow=True)]

    def nothing(self, title: str) -> ui.Node:
        return ui.EmptyState(
            "package",
            title,
            say("What you buy will be listed here."),
            action=say("Look around"),
            on_action=lambda: self.relaunch("pages/home"),
        )

    def row(self, order: dict[str, Any]) -> ui.Node:
        look = parts.look_of(order)
        product = catalogue.get(order["lines"][0]["sku"])
        return ui.Card(
            ui.Row(
                parts.picture(product, size="small") if product else None,
                ui.Column(
                    ui.Text(order["title"], role="strong", lines_max=1),
                    ui.Text(parts.moment(order["placed_at"]), role="caption", tone="soft"),
                    gap="tiny",
                    grow=True,
                ),
                ui.Column(
                    ui.Price(order["amount_minor"]),
                    ui.Badge(say(look.text), tone=look.tone),
                    gap="tiny",
                    align="end",
                ),
            ),
            on_tap=lambda: self.go("pages/order", number=order["number"]),
            label=order["title"],
            padding="small",
        )

    async def choose(self, part: str) -> None:
        self.part = part
