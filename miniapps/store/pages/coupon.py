"""For the seller: a new coupon, paid for by what the shop was paid."""

import parts
from minikit import CallError, Page, server, ui
from words import say

COUNT_MAX = 10_000


class CouponPage(Page):
    """Makes one coupon."""

    title = "New coupon"
    off = ""
    spend = ""
    count = 10
    problem = ""
    is_busy = False

    def __init__(self) -> None:
        self._place = 0

    async def on_load(self, query: dict[str, str]) -> None:  # noqa: ARG002 - it is opened with nothing
        self.title = say("New coupon")
        try:
            self._place = 1 + await server.call("coupon_count")
        except CallError as error:
            self.problem = parts.told(error)

    def build(self) -> ui.Node:
        off_minor = parts.minor_of(self.off)
        gives = "The shop gives {count} times {off} away, from what it was paid."
        return ui.Scroll(
            ui.TextField(self.off, say("Off"), placeholder="10.00", on_change=self.write_off, key="off"),
            ui.TextField(
                self.spend, say("From what sum"), placeholder="50.00", on_change=self.write_spend, key="spend"
            ),
            ui.Row(
                ui.Text(say("How many"), grow=True),
                ui.Stepper(self.count, 1, COUNT_MAX, on_change=self.set_count, label=say("How many")),
            ),
            ui.Text(say(gives, count=self.count, off=parts.yuan(off_minor)), tone="soft") if off_minor else None,
            parts.problem(self.problem),
            ui.Row(
                ui.Button(
                    say("Make it"),
                    self.make,
                    icon="ticket-percent",
                    is_busy=self.is_busy,
                    is_enabled=bool(off_minor and self._place),
                )
            ),
        )

    async def write_off(self, text: str) -> None:
        self.off = text

    async def write_spend(self, text: str) -> None:
        self.spend = text

    async def set_count(self, count: int) -> None:
        self.count = count

    async def make(self) -> None:
        self.is_busy, self.problem = True, ""
        try:
            await server.call(
                "make_coupon",
                place=self._place,
                off_minor=parts.minor_of(self.off),
                spend_min_minor=parts.minor_of(self.spend) or 0,
                count=self.count,
            )
        except CallError as error:
            self.problem = parts.told(error)
        else:
            self.back()
        finally:
            self.is_busy = False
