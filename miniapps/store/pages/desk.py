"""The seller's desk: orders to ship, refunds to decide, what the days brought, the way to prices and stock."""

from typing import Any

import catalogue
import parts
import photos
import tags
from minikit import CallError, Page, server, ui
from words import name_of, say

PARTS = {"to_ship": "To ship", "refunds": "Refunds", "reviews": "Reviews", "shipped": "On their way", "days": "Days"}
WAITING = ("to_ship", "refunds", "reviews")
REPLY_MAX = 200


class DeskPage(Page):
    """What waits for whoever sells here. Who buys, nobody here learns; where it goes, they do."""

    title = "Shop desk"
    part = "to_ship"
    shipping = ""
    tracking = ""
    declining = ""
    answer = ""
    problem = ""
    is_busy = False

    def __init__(self) -> None:
        self.desk: dict[str, Any] | None = None
        self._error: CallError | None = None
        self._looking = photos.Looking(self.update)
        self._replying: dict[str, Any] | None = None

    async def on_show(self) -> None:
        self.title = say("Shop desk")
        await self.read()

    async def on_broadcast(self, topic: str, payload: Any) -> None:  # noqa: ARG002
        await self.read()

    async def read(self) -> None:
        """Ask the server half what waits."""
        try:
            desk = await server.call("desk")
            lines = [line for part in ("to_ship", "shipped") for order in desk[part] for line in order["lines"]]
            await tags.know(each["sku"] for each in (*lines, *desk["reviews"]))
            self.desk, self._error = desk, None
        except CallError as error:
            self._error = error

    def build(self) -> ui.Node:
        if self._error is not None:
            return parts.trouble(
                self._error, say("The desk did not come"), again=self.read, mend=lambda: self.go("pages/mend")
            )
        if self.desk is None:
            return ui.Progress(None)
        names = tuple(ui.Option(part, self.name(part, text)) for part, text in PARTS.items())
        return ui.Column(
            ui.Tabs(names, self.part, on_change=self.choose),
            parts.problem(self.problem),
            self.listed(self.desk[self.part]),
            self.ship_sheet() if self.shipping else None,
            self.decline_sheet() if self.declining else None,
            self.reply_sheet() if self._replying else None,
            self._looking.viewer(),
        )

    def name(self, part: str, text: str) -> str:
        """What a part is called, with how much waits there."""
        assert self.desk is not None
        count = len(self.desk[part])
        return f"{say(text)} · {count}" if count and part in WAITING else say(text)

    def listed(self, entries: list[dict[str, Any]]) -> ui.Node:
        if not entries:
            return ui.EmptyState(
                "check", say("Nothing waits here"), say("Prices and stock are set on each product's page.")
            )
        if self.part == "days":
            return ui.List(entries, key=lambda day: day["day"], row=self.day, grow=True)
        if self.part == "reviews":
            return ui.List(
                entries, key=lambda each: f"{each['order_number']} {each['sku']}", row=self.review, grow=True
            )
        row = self.refund if self.part == "refunds" else self.order
        return ui.List(entries, key=lambda entry: entry["number"], row=row, grow=True)

    def order(self, order: dict[str, Any]) -> ui.Node:
        async def begin() -> None:
            if order["address"]:
                self.shipping, self.tracking, self.problem = order["number"], "", ""
            else:
                await self.act("ship", number=order["number"], tracking="")

        ready = say("Ship") if order["address"] else say("Ready to be fetched")
        return ui.Card(
            ui.Row(
                ui.Text(say("Order {number}", number=order["number"]), role="caption", tone="soft", grow=True),
                ui.Price(order["amount_minor"]),
            ),
            *(
                parts.goods(line["sku"], line["option"], line["quantity"], key=f"{line['sku']} {line['option']}")
                for line in order["lines"]
            ),
            ui.Text(order["address"] or say("They come for it at the shop"), tone="soft"),
            ui.Text(order["remark"]) if order["remark"] else None,
            ui.Text(say("Invoice: {whose}", whose=parts.invoice(order))) if order["invoice_title"] else None,
            ui.Text(say("Parcel {tracking}", tracking=order["tracking"])) if order["tracking"] else None,
            ui.Row(ui.Button(ready, begin, icon="truck", role="secondary"), justify="end")
            if order["shipped_at"] is None
            else None,
        )

    def refund(self, refund: dict[str, Any]) -> ui.Node:
        def decline() -> None:
            self.declining, self.answer, self.problem = refund["number"], "", ""

        async def agree() -> None:
            await self.decide(refund["number"], agrees=True)

        comes = say("The goods come back") if refund["goods_come_back"] else say("Money only")
        return ui.Card(
            ui.Row(
                ui.Column(
                    ui.Text(refund["title"], role="strong", lines_max=1),
                    ui.Text(f"{refund['reason']} · {comes}", tone="soft"),
                    gap="tiny",
                    grow=True,
                ),
                ui.Price(refund["amount_minor"]),
            ),
            self._looking.row(refund["photos"]),
            ui.Row(
                ui.Button(say("Decline"), decline, role="plain") if refund["state"] == "asked" else None,
                ui.Button(say("Give back"), agree, icon="undo-2", role="secondary", is_busy=self.is_busy),
                justify="end",
            ),
        )

    def review(self, review: dict[str, Any]) -> ui.Node:
        def begin() -> None:
            self._replying, self.answer, self.problem = review, "", ""

        product = catalogue.get(review["sku"])
        return ui.Card(
            ui.Row(
                ui.Text(name_of(product) if product else review["sku"], role="strong", lines_max=1, grow=True),
                ui.Rating(review["stars"]),
            ),
            ui.Text(review["text"]) if review["text"] else None,
            self._looking.row(review["photos"]),
            ui.Row(
                ui.Text(parts.moment(review["at"]), role="caption", tone="soft", grow=True),
                ui.Button(say("Reply"), begin, icon="reply", role="secondary"),
            ),
        )

    def reply_sheet(self) -> ui.Node:
        return ui.Sheet(
            say("Your reply"),
            ui.TextArea(
                self.answer,
                say("Everybody who looks at the product can read it."),
                on_change=self.write_answer,
                length_max=REPLY_MAX,
                key="reply",
            ),
            ui.Row(
                ui.Button(say("Send reply"), self.reply, is_busy=self.is_busy, is_enabled=bool(self.answer.strip())),
                justify="end",
            ),
            on_close=self.close,
        )

    def day(self, day: dict[str, Any]) -> ui.Node:
        return ui.Card(
            ui.Row(
                ui.Text(day["day"], role="strong", grow=True),
                ui.Text(say("Orders: {count}", count=day["orders"]), tone="soft"),
            ),
            parts.amount(say("Paid"), day["paid_minor"]),
            parts.amount(say("Given back"), day["refunded_minor"]) if day["refunded_minor"] else None,
        )

    def ship_sheet(self) -> ui.Node:
        return ui.Sheet(
            say("Order {number}", number=self.shipping),
            ui.TextField(self.tracking, say("Parcel number"), on_change=self.write_tracking, key="tracking"),
            ui.Row(ui.Button(say("It is on its way"), self.ship, is_busy=self.is_busy), justify="end"),
            on_close=self.close,
        )

    def decline_sheet(self) -> ui.Node:
        return ui.Sheet(
            say("Decline"),
            ui.TextField(self.answer, say("Why?"), on_change=self.write_answer, key="answer"),
            ui.Row(
                ui.Button(say("Decline"), self.decline, is_busy=self.is_busy, is_enabled=bool(self.answer.strip())),
                justify="end",
            ),
            on_close=self.close,
        )

    async def choose(self, part: str) -> None:
        self.part, self.problem = part, ""

    async def write_tracking(self, text: str) -> None:
        self.tracking = text

    async def write_answer(self, text: str) -> None:
        self.answer = text

    async def close(self) -> None:
        self.shipping = self.declining = ""
        self._replying = None

    async def reply(self) -> None:
        assert self._replying is not None
        what = self._replying
        await self.act("reply", order_number=what["order_number"], sku=what["sku"], text=self.answer)

    async def ship(self) -> None:
        await self.act("ship", number=self.shipping, tracking=self.tracking)

    async def decline(self) -> None:
        await self.decide(self.declining, agrees=False)

    async def decide(self, number: str, *, agrees: bool) -> None:
        """Answer who wants money back."""
        await self.act("answer_refund", number=number, agrees=agrees, answer="" if agrees else self.answer)

    async def act(self, function: str, **what: object) -> None:
        """Have the server half do it, and look again."""
        self.is_busy, self.problem = True, ""
        try:
            await server.call(function, **what)
        except CallError as error:
            self.problem = parts.told(error)
        finally:
            self.is_busy = False
            await self.close()
        await self.read()
