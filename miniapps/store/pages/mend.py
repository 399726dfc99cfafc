"""Mending the shop's book when its file is damaged: putting the copy back, or beginning anew."""

import parts
from minikit import CallError, Page, server, ui
from words import say

OUTCOMES = {
    "whole": "The book can be read. There is nothing to mend.",
    "restored": "The book is back as it was when it was last copied. Your wallet was never touched.",
    "new": "A new book was begun. The damaged one is kept aside; what you paid stands in your wallet.",
    "no copy": "There is no copy that can be read. You can begin a new book.",
}


class MendPage(Page):
    """Says what can be done, and does it."""

    title = "The shop's book"
    outcome = ""
    problem = ""
    is_busy = False

    async def on_show(self) -> None:
        self.title = say("The shop's book")
        if not self.outcome:
            await self.mend("look")

    def build(self) -> ui.Node:
        if self.outcome in ("whole", "restored", "new"):
            return ui.EmptyState(
                "circle-check",
                say("Done"),
                say(OUTCOMES[self.outcome]),
                action=say("My orders"),
                on_action=lambda: self.relaunch("pages/orders"),
            )
        if not self.outcome and not self.problem:
            return ui.Column(ui.Progress(None), ui.Text(say("Looking at the book…"), tone="soft", align="center"))
        return ui.Scroll(
            ui.Card(
                ui.Row(
                    ui.Icon("triangle-alert", size="large", tone="danger"),
                    ui.Heading(say("The shop's book is damaged"), level=2),
                ),
                ui.Text(say("Orders cannot be read. Your wallet and all receipts are somewhere else, and unharmed.")),
                tone="soft",
            ),
            ui.Text(say(OUTCOMES[self.outcome]), tone="danger") if self.outcome in OUTCOMES else None,
            parts.problem(self.problem),
            ui.Wrap(
                ui.Button(say("Restore the copy"), self.restore, icon="history", is_busy=self.is_busy),
                ui.Button(say("Begin a new book"), self.begin_anew, role="danger", is_busy=self.is_busy),
            ),
        )

    async def restore(self) -> None:
        await self.mend("restore")

    async def begin_anew(self) -> None:
        await self.mend("new")

    async def mend(self, how: str) -> None:
        """Have the server half do it."""
        self.is_busy, self.problem = True, ""
        try:
            self.outcome = await server.call("mend", how=how)
        except CallError as error:
            self.problem = parts.told(error)
        finally:
            self.is_busy = False
