"""One order: how it stands, its way, its price — as the server half says — and what the buyer may do."""

from typing import Any

import parts
import photos
import remembering
import tags
from cart import Cart
from minikit import CallError, Page, messages, pay, server, ui
from telling import template_for
from words import say


class OrderPage(Page):
    """Shows the order that the address names: ``pages/order?number=…``."""

    title = "Order"
    number = ""
    problem = ""
    is_busy = False
    is_awaited = False

    def __init__(self) -> None:
        self.order: dict[str, Any] | None = None
        self._looking = photos.Looking(self.update)
        self._error: CallError | None = None

    async def on_load(self, query: dict[str, str]) -> None:
        self.title = say("Order")
        self.number = query.get("number", "")
        self.is_awaited = await remembering.is_awaited(self.number)

    async def on_show(self) -> None:
        await self.read()

    async def on_broadcast(self, topic: str, payload: Any) -> None:  # noqa: ARG002
        self.problem = ""  # what went wrong before is over: the order has gone on
        await self.read()

    async def read(self) -> None:
        """Ask the server half how the order stands."""
        try:
            self.order = await server.call("order_state", number=self.number)
            await tags.know(line["sku"] for line in self.order["lines"])
            self._error = None
        except CallError as error:
            self.problem, self._error = parts.told(error), error

    def build(self) -> ui.Node:
        if self.order is None:
            return self.missing() if self._error else ui.Progress(None)
        order = self.order
        shown = ui.Scroll(
            self.state(order),
            ui.Section(say("Where it goes"), ui.Text(order["address"] or say("You come for it at the shop"))),
            ui.Section(say("What you ordered"), *(self.line(order, line) for line in order["lines"])),
            ui.Divider(),
            self.sum(order),
            self.refunds(order),
            ui.Section(say("Its way"), ui.Timeline(tuple(self.steps(order)))),
            self.facts(order),
            self.promise(order),
            parts.problem(self.problem),
            ui.Wrap(*self.ways_on(order)),
        )
        return ui.Column(shown, self._looking.viewer())

    def missing(self) -> ui.Node:
        if self._error is not None and self._error.code != "server.order.unknown":
            return parts.trouble(
                self._error, say("The order did not come"), again=self.read, mend=lambda: self.go("pages/mend")
            )
        return ui.EmptyState(
            "package-open",
            say("No such order"),
            self.problem,
            action=say("My orders"),
            on_action=lambda: self.replace("pages/orders"),
        )

    def state(self, order: dict[str, Any]) -> ui.Node:
        look = parts.look_of(order)
        is_pending = order["state"] == "pending" and order["due_at"]
        return ui.Card(
            ui.Row(
                ui.Icon(look.icon, size="large", tone=look.tone),
                ui.Column(
                    ui.Heading(say(look.text), level=2),
                    ui.Text(say("Order {number}", number=order["number"]), role="caption", tone="soft"),
                    gap="none",
                    grow=True,
                ),
                ui.Column(
                    ui.Text(say("Kept for you"), role="caption", tone="soft"),
                    ui.Countdown(order["due_at"], on_end=self.read, size="small"),
                    gap="none",
                    align="end",
                )
                if is_pending
                else None,
            ),
            tone="soft" if order["state"] in ("pending", "cancelled") else "accent",
        )

    def line(self, order: dict[str, Any], line: dict[str, Any]) -> ui.Node:
        stars = order["stars"].get(line["sku"])
        below: ui.Node = ui.Price(line["price_minor"] * line["quantity"])
        if order["state"] == "completed":
            review = ui.Button(
                say("Review"),
                lambda: self.go("pages/review", number=self.number, sku=line["sku"], stars=stars or 0),
                role="plain",
                icon="star",
            )
            below = ui.Column(below, ui.Rating(stars) if stars else review, gap="tiny", align="end")
        return parts.goods(
            line["sku"], line["option"], line["quantity"], key=f"{line['sku']} {line['option']}", end=below
        )

    def sum(self, order: dict[str, Any]) -> ui.Node:
        back = order["refunded_minor"]
        return ui.Column(
            parts.amount(say("Goods"), order["goods_minor"]) if order["freight_minor"] else None,
            parts.amount(say("Delivery"), order["freight_minor"]) if order["freight_minor"] else None,
            parts.amount(say("Total"), order["amount_minor"], is_total=True),
            parts.amount(say("Given back"), back) if back else None,
            gap="small",
        )

    def refunds(self, order: dict[str, Any]) -> ui.Node | None:
        if not order["refunds"]:
            return None
        return ui.Section(say("Money back"), *(self.refund(each) for each in order["refunds"]))

    def refund(self, refund: dict[str, Any]) -> ui.Node:
        look = parts.REFUNDS[refund["state"]]
        return ui.Row(
            ui.Icon(look.icon, tone=look.tone),
            ui.Column(
                ui.Text(say(look.text), role="strong"),
                ui.Text(refund["answer"] or refund["reason"], role="caption", tone="soft", lines_max=2),
                self._looking.row(refund["photos"]),
                gap="none",
                grow=True,
            ),
            ui.Price(refund["amount_minor"]),
            key=refund["number"],
        )

    def steps(self, order: dict[str, Any]) -> list[ui.Step]:
        """What has happened, the last first, and what comes next."""
        parcel = say("Parcel {tracking}", tracking=order["tracking"]) if order["tracking"] else ""
        happened = [
            (say("Received"), "", order["completed_at"]),
            (say("Shipped") if order["address"] else say("Ready for you at the shop"), parcel, order["shipped_at"]),
            (say("Paid"), "", order["paid_at"]),
            (say("Ordered"), order["remark"], order["placed_at"]),
        ]
        done = [ui.Step(name, text, parts.moment(at)) for name, text, at in happened if at]
        if order["state"] == "cancelled":
            return [ui.Step(say(parts.look_of(order).text), state="current"), *done]
        next_of = {"pending": "Payment", "to_ship": "The shop packs it", "shipped": "You receive it"}
        coming = next_of.get(order["state"])
        return [ui.Step(say(coming), state="current"), *done] if coming else done

    def facts(self, order: dict[str, Any]) -> ui.Node | None:
        facts = []
        if order["invoice_title"]:
            facts.append((say("Invoice"), parts.invoice(order)))
        if order["paid_at"]:
            facts.append((say("Receipt"), order["receipt_id"] or say("on its way")))
        if not facts:
            return None
        return ui.Column(*(self.fact(*each) for each in facts), gap="small")

    def fact(self, name: str, text: str) -> ui.Node:
        return ui.Row(
            ui.Text(name, role="caption", tone="soft"), ui.Text(text, role="caption"), justify="between", key=name
        )

    def promise(self, order: dict[str, Any]) -> ui.Node | None:
        """That they will be told, once they agreed to it."""
        if not self.is_awaited or order["state"] != "to_ship":
            return None
        text = (
            say("You get a message when it ships.") if order["address"] else say("You get a message when it is ready.")
        )
        return ui.Row(ui.Icon("bell", size="small", tone="accent"), ui.Text(text, role="caption"), gap="small")

    def ways_on(self, order: dict[str, Any]) -> list[ui.Node | None]:
        """What the buyer may do, by how the order stands."""
        state = order["state"]
        return [
            ui.Button(say("Pay"), self.pay, icon="wallet", is_busy=self.is_busy) if state == "pending" else None,
            ui.Button(say("I have it"), self.confirm, icon="check", is_busy=self.is_busy)
            if state == "shipped"
            else None,
            ui.Button(
                say("Tell me when it ships") if order["address"] else say("Tell me when it is ready"),
                self.wait_for_it,
                icon="bell",
            )
            if state == "to_ship" and not self.is_awaited
            else None,
            ui.Button(say("Buy again"), self.buy_again, role="secondary", icon="shopping-cart")
            if state == "completed"
            else None,
            ui.Button(say("All orders"), lambda: self.replace("pages/orders"), role="secondary", icon="package"),
            ui.Button(say("Continue shopping"), lambda: self.relaunch("pages/home"), role="plain"),
            ui.Button(say("Cancel order"), self.cancel, role="plain", is_busy=self.is_busy)
            if state in ("pending", "to_ship")
            else None,
            ui.Button(say("Money back"), lambda: self.go("pages/refund", number=self.number), role="plain")
            if order["can_ask_back"] and state != "to_ship"
            else None,
        ]

    async def cancel(self) -> None:
        await self.step("cancel")

    async def confirm(self) -> None:
        await self.step("confirm")

    async def buy_again(self) -> None:
        """Put all of it into the cart once more, and go there; what it costs now, the checkout says."""
        assert self.order is not None
        if not await (await Cart.load()).add_again(self.order["lines"]):
            self.toast(say("Not all of it could be put into your cart."))
        self.go("pages/cart")

    async def wait_for_it(self) -> None:
        """Ask whether the shop's account may write once it is shipped."""
        assert self.order is not None
        try:
            said = await messages.ask(template_for(self.order["address"]))
        except CallError as error:
            self.problem = parts.told(error)
            return
        if said != "no":
            self.is_awaited = True
            await remembering.awaited(self.number)

    async def step(self, function: str) -> None:
        """Have the server half take the order on."""
        self.is_busy, self.problem = True, ""
        try:
            self.order = await server.call(function, number=self.number)
        except CallError as error:
            await self.read()
            self.problem = parts.told(error)
        finally:
            self.is_busy = False

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
            self.toast(say("Nothing was paid. The order waits for you."))
