"""The seller's till: an amount, the pay code that a customer shows, and whether it was paid."""

import asyncio
import secrets

import parts
from minikit import CallError, Page, pay, server, ui
from words import say

ASK_AGAIN_S = 2.0


class TillPage(Page):
    """Collects amounts from pay codes. Who pays, nobody here learns."""

    title = "Till"
    amount = ""
    state = ""
    taken_minor = 0
    problem = ""
    is_busy = False
    _request_id = ""
    _code = ""

    def build(self) -> ui.Node:
        return ui.Scroll(
            ui.Text(say("The customer opens Pay in their wallet. Scan their code, or type its number."), tone="soft"),
            ui.TextField(
                self.amount, say("Amount"), placeholder=say("Amount, such as 28.00"), on_change=self.write, key="amount"
            ),
            parts.problem(self.problem),
            ui.Button(say("Take pay code"), self.take, icon="scan-line", is_busy=self.is_busy),
            self.outcome(),
        )

    def outcome(self) -> ui.Node | None:
        """How the last one stands."""
        look = parts.COLLECTED.get(self.state)
        if look is None:
            return None
        return ui.Card(
            ui.Row(
                ui.Icon(look.icon, size="large", tone=look.tone),
                ui.Text(say(look.text), role="strong", grow=True),
                ui.Price(self.taken_minor),
            ),
            tone="accent" if self.state == "paid" else "soft",
        )

    async def write(self, text: str) -> None:
        self.amount = text

    async def take(self) -> None:
        """Take a code and collect the amount from it."""
        amount_minor = parts.minor_of(self.amount)
        if amount_minor is None:
            self.problem = say("Write the amount in digits first, such as 28.00.")
            return
        self.problem, self.is_busy = "", True
        try:
            code = await pay.take_code()
            if code is not None:
                self._request_id, self._code, self.taken_minor = secrets.token_hex(8), code, amount_minor
                await self.collect()
        except CallError as error:
            self.state, self.problem = "", parts.told(error)
        finally:
            self.is_busy = False

    async def collect(self) -> None:
        """Ask the server half how it stands, until the payer has answered on their own screen."""
        while True:
            self.state = await server.call(
                "collect", request_id=self._request_id, amount_minor=self.taken_minor, code=self._code
            )
            if self.state != "waiting":
                return
            self.update()
            await asyncio.sleep(ASK_AGAIN_S)
