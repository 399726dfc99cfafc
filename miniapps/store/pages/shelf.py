"""For the seller: what each form of a product costs and how many of it there are."""

from typing import Any

import catalogue
import parts
import tags
from minikit import CallError, Page, server, ui
from words import form_of, name_of, say


class ShelfPage(Page):
    """Sets price and stock of the product that the address names: ``pages/shelf?sku=coat-red``."""

    title = "Price and stock"
    sku = ""
    problem = ""
    is_busy = False

    def __init__(self) -> None:
        self._forms: list[dict[str, Any]] | None = None
        self._prices: dict[str, str] = {}
        self._left: dict[str, int] = {}

    async def on_load(self, query: dict[str, str]) -> None:
        self.title = say("Price and stock")
        self.sku = query.get("sku", "")
        await tags.know([self.sku])
        await self.read()

    async def read(self) -> None:
        """Ask the server half how things stand."""
        try:
            self._forms = await server.call("shelf", sku=self.sku)
        except CallError as error:
            self.problem = parts.told(error)
            return
        self._prices = {each["option"]: f"{each['price_minor'] / 100:.2f}" for each in self._forms}
        self._left = {each["option"]: each["left"] for each in self._forms}

    def build(self) -> ui.Node:
        product = catalogue.get(self.sku)
        if product is None:
            return parts.unknown_product(on_action=lambda: self.relaunch("pages/home"))
        if self._forms is None:
            return parts.problem(self.problem) or ui.Progress(None)
        return ui.Scroll(
            ui.Row(parts.picture(product, size="small"), ui.Heading(name_of(product), level=2)),
            parts.problem(self.problem),
            *(self.form(each["option"]) for each in self._forms),
        )

    def form(self, option: str) -> ui.Node:
        name = form_of(option)

        async def write(text: str) -> None:
            self._prices[option] = text

        async def count(left: int) -> None:
            self._left[option] = left

        async def keep() -> None:
            await self.keep(option)

        return ui.Card(
            ui.Text(name, role="strong") if option else None,
            ui.Row(
                ui.TextField(
                    self._prices[option],
                    say("Price of {form}", form=name) if option else say("Price"),
                    on_change=write,
                    grow=True,
                ),
                ui.Stepper(
                    self._left[option],
                    0,
                    9_999,
                    on_change=count,
                    label=say("How many of {form}", form=name) if option else say("How many"),
                ),
                ui.Button(
                    say("Keep"),
                    keep,
                    role="secondary",
                    is_busy=self.is_busy,
                    label=say("Keep {form}", form=name) if option else say("Keep"),
                ),
                align="end",
            ),
            key=option or "one",
        )

    async def keep(self, option: str) -> None:
        price_minor = parts.minor_of(self._prices[option])
        if price_minor is None:
            self.problem = say("Write the price in digits, such as 28.00.")
            return
        self.is_busy, self.problem = True, ""
        try:
            await server.call(
                "set_shelf", sku=self.sku, option=option, price_minor=price_minor, left=self._left[option]
            )
        except CallError as error:
            self.problem = parts.told(error)
        else:
            self.toast(say("Kept."))
        finally:
            self.is_busy = False
