"""Asking for money back: how much, why, and whether the goods come back."""

from typing import Any

import parts
import photos
from cart import new_request_id
from minikit import CallError, Page, server, ui
from words import say

REASONS = ("It is broken", "It is not what was shown", "It does not fit", "It came too late", "I do not like it")


class RefundPage(Page):
    """Asks for money of the order that the address names: ``pages/refund?number=…``."""

    title = "Money back"
    number = ""
    amount = ""
    reason = ""
    goods_come_back = True
    problem = ""
    is_busy = False

    def __init__(self) -> None:
        self.order: dict[str, Any] | None = None
        self._request_id = new_request_id()
        self._picked = photos.Picked()

    async def on_load(self, query: dict[str, str]) -> None:
        self.title = say("Money back")
        self.number = query.get("number", "")
        try:
            self.order = await server.call("order_state", number=self.number)
        except CallError as error:
            self.problem = parts.told(error)
            return
        left = self.left_minor(self.order)
        self.amount = f"{left // 100}.{left % 100:02}"

    def left_minor(self, order: dict[str, Any]) -> int:
        """How much has neither gone back nor been asked for."""
        paid: int = order["amount_minor"]
        back: int = sum(each["amount_minor"] for each in order["refunds"] if each["state"] != "declined")
        return paid - back

    def build(self) -> ui.Node:
        if self.order is None:
            return parts.problem(self.problem) or ui.Progress(None)
        reasons = tuple(ui.Option(each, say(each)) for each in REASONS)
        return ui.Scroll(
            ui.Text(self.order["title"], role="strong"),
            parts.amount(say("Still yours to ask for"), self.left_minor(self.order)),
            ui.TextField(self.amount, say("Amount"), placeholder="28.00", on_change=self.write, key="amount"),
            ui.Radio(reasons, self.reason, on_change=self.choose, label=say("What is wrong?")),
            ui.Switch(say("I send the goods back"), self.goods_come_back, on_change=self.set_goods),
            self._picked.row(self.trouble),
            parts.problem(self.problem),
            ui.Row(
                ui.Button(
                    say("Ask for it"), self.ask, icon="undo-2", is_busy=self.is_busy, is_enabled=bool(self.reason)
                )
            ),
        )

    async def write(self, text: str) -> None:
        self.amount, self._request_id = text, new_request_id()

    async def choose(self, reason: str) -> None:
        self.reason, self._request_id = reason, new_request_id()

    async def set_goods(self, is_on: bool) -> None:
        self.goods_come_back, self._request_id = is_on, new_request_id()

    def trouble(self, error: CallError) -> None:
        self.problem = parts.told(error)

    async def ask(self) -> None:
        amount_minor = parts.minor_of(self.amount)
        if amount_minor is None:
            self.problem = say("Write the amount in digits first, such as 28.00.")
            return
        self.is_busy, self.problem = True, ""
        try:
            await self._picked.send(self._request_id)
            await server.call(
                "ask_back",
                request_id=self._request_id,
                number=self.number,
                amount_minor=amount_minor,
                reason=say(self.reason),
                goods_come_back=self.goods_come_back,
                photos=self._picked.suffixes,
            )
        except CallError as error:
            self.problem = parts.told(error)
        else:
            self._picked.forget()
            self.back()
        finally:
            self.is_busy = False
