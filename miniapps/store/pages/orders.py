"""All orders of the person, newest first; for sellers the way to the till."""

from typing import Any

import catalogue
import parts
from minikit import CallError, Page, server, ui


class OrdersPage(Page):
    """Lists the orders, each a tap away."""

    title = "Orders"
    orders: list[dict[str, Any]] | None = None
    problem = ""
    is_seller = False

    async def on_show(self) -> None:
        await self.read()

    async def read(self) -> None:
        """Ask the server half for the orders."""
        self.problem = ""
        try:
            self.orders = await server.call("my_orders")
            self.is_seller = await server.call("is_seller")
        except CallError as error:
            self.problem = parts.told(error)

    def build(self) -> ui.Node:
        if not self.is_seller:
            return self.found()
        till = ui.Button("Till", icon="scan-line", role="secondary", on_tap=lambda: self.go("pages/till"))
        return ui.Column(ui.Row(till), self.found())

    def found(self) -> ui.Node:
        """The orders, or why there are none to see."""
        if self.problem:
            return ui.EmptyState(
                "package", "The orders did not come", self.problem, action="Try again", on_action=self.read
            )
        if self.orders is None:
            return ui.Progress(None)
        if not self.orders:
            return ui.EmptyState(
                "package",
                "No orders yet",
                "What you buy will be listed here.",
                action="Look around",
                on_action=lambda: self.relaunch("pages/home"),
            )
        return ui.List(self.orders, key=lambda order: order["number"], row=self.row, grow=True)

    def row(self, order: dict[str, Any]) -> ui.Node:
        look = parts.STATES[order["state"]]
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
                    ui.Price(order["amount_minor"]), ui.Badge(look.text, tone=look.tone), gap="tiny", align="end"
                ),
            ),
            on_tap=lambda: self.go("pages/order", number=order["number"]),
            label=order["title"],
            padding="small",
        )
