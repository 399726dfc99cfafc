"""One order: what it holds, what it costs, whether it is paid — as the server half says — and the tap that pays it."""

from typing import Any

import catalogue
import parts
from minikit import CallError, Page, pay, server, ui


class OrderPage(Page):
    """Shows the order that the address names: ``pages/order?number=…``."""

    title = "Order"
    number = ""
    order: dict[str, Any] | None = None
    problem = ""
    is_busy = False

    async def on_load(self, query: dict[str, str]) -> None:
        self.number = query.get("number", "")

    async def on_show(self) -> None:
        await self.read()

    async def read(self) -> None:
        """Ask the server half how the order stands."""
        try:
            self.order = await server.call("order_state", number=self.number)
        except CallError as error:
            self.problem = parts.told(error)

    def build(self) -> ui.Node:
        if self.order is None:
            return self.missing() if self.problem else ui.Progress(None)
        order = self.order
        return ui.Scroll(
            self.state(order),
            ui.Section("What you ordered", *(self.line(line) for line in order["lines"])),
            ui.Divider(),
            ui.Row(ui.Text("Total"), ui.Price(order["amount_minor"], size="large"), justify="between"),
            self.facts(order),
            parts.problem(self.problem),
            ui.Row(
                ui.Button("Pay", self.pay, icon="wallet", is_busy=self.is_busy)
                if order["state"] == "pending"
                else None,
                ui.Button("All orders", lambda: self.replace("pages/orders"), role="secondary", icon="package"),
                ui.Button("Continue shopping", lambda: self.relaunch("pages/home"), role="plain"),
                gap="small",
            ),
        )

    def missing(self) -> ui.Node:
        return ui.EmptyState(
            "package-open",
            "No such order",
            self.problem,
            action="My orders",
            on_action=lambda: self.replace("pages/orders"),
        )

    def state(self, order: dict[str, Any]) -> ui.Node:
        look = parts.STATES[order["state"]]
        return ui.Card(
            ui.Row(
                ui.Icon(look.icon, size="large", tone=look.tone),
                ui.Column(
                    ui.Heading(look.text, level=2),
                    ui.Text(f"Order {order['number']}", role="caption", tone="soft"),
                    gap="none",
                ),
            ),
            tone="accent" if order["state"] == "paid" else "soft",
        )

    def line(self, line: dict[str, Any]) -> ui.Node:
        product = catalogue.get(line["sku"])
        size = f"Size {line['option']} · " if line["option"] else ""
        return ui.Row(
            parts.picture(product, size="small") if product else None,
            ui.Column(
                ui.Text(product.title if product else line["sku"], role="strong", lines_max=1),
                ui.Text(f"{size}Quantity {line['quantity']}", role="caption", tone="soft"),
                gap="tiny",
                grow=True,
            ),
            ui.Price(line["price_minor"] * line["quantity"]),
            key=f"{line['sku']} {line['option']}",
        )

    def facts(self, order: dict[str, Any]) -> ui.Node:
        facts = [("Ordered", parts.moment(order["placed_at"]))]
        if order["state"] == "paid":
            facts += [("Paid", parts.moment(order["paid_at"])), ("Receipt", order["receipt_id"] or "on its way")]
        return ui.Column(
            *(
                ui.Row(ui.Text(name, role="caption", tone="soft"), ui.Text(value, role="caption"), justify="between")
                for name, value in facts
            ),
            gap="tiny",
        )

    async def pay(self) -> None:
        if self.order is None or self.is_busy:
            return  # a double click: the payment is being asked for
        self.is_busy, self.problem = True, ""
        is_cancelled = False
        try:
            result = await pay.request_payment(self.order["order_id"])
            is_cancelled = result.status == "cancelled"
            if result.status == "refused":
                self.problem = result.message
            await self.read()  # whether it is paid is for the server half to say, whatever the payment answered
        except CallError as error:
            self.problem = parts.told(error)
        finally:
            self.is_busy = False
        if is_cancelled:  # said once the button can be used again
            self.toast("Nothing was paid. The order waits for you.")
