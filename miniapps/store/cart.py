"""The cart of one person, kept in their storage until they come back."""

import asyncio
import os
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

import catalogue
from minikit import storage
from product import Product, Variant

LINES_MAX = 20
QUANTITY_MAX = 99

Goods = dict[str, Any]
"""A line in the form the server half takes it: sku, option and quantity."""

# One change after the other: each reads what is kept first, and two quick taps must not overwrite each other.
_changing = asyncio.Lock()


def new_request_id() -> str:
    """Return a name for one request, such as nobody has made up before."""
    return os.urandom(16).hex()


@dataclass(frozen=True)
class CartLine:
    """So many of one form of a product; ``is_chosen`` while it is to be in the next order."""

    sku: str
    option: str
    quantity: int
    is_chosen: bool = True

    @property
    def product(self) -> Product | None:
        """What it is; None once the shop does not sell it any more."""
        return catalogue.get(self.sku)

    @property
    def variant(self) -> Variant | None:
        """The form of it; None once the shop does not sell it any more."""
        product = self.product
        return None if product is None else product.variant(self.option)

    @property
    def form(self) -> tuple[str, str]:
        """What tells it from the other lines."""
        return self.sku, self.option

    @property
    def goods(self) -> Goods:
        """What it is to the server half, which has no use for our prices."""
        return {"sku": self.sku, "option": self.option, "quantity": self.quantity}


class Cart:
    """What someone means to buy.

    ``request_id`` names the order that the chosen lines become, and is new after every change: a cart that is checked
    out twice, because the first answer was lost, is still one order. ``asked`` is the request that was made last and
    whose answer has not come, if there is one.
    """

    def __init__(self) -> None:
        self.request_id = ""
        self.lines: list[CartLine] = []
        self.asked = ""
        self._asked_goods: list[Goods] = []

    @classmethod
    async def load(cls) -> "Cart":
        """Return the cart as it was left."""
        cart = cls()
        await cart._read()
        return cart

    @property
    def count(self) -> int:
        """How many things are in it."""
        return sum(line.quantity for line in self.lines)

    @property
    def chosen(self) -> list[CartLine]:
        """What is to be in the next order."""
        return [line for line in self.lines if line.is_chosen and line.variant]

    async def add(self, product: Product, option: str, quantity: int = 1) -> bool:
        """Put ``quantity`` more of a product in; False if the cart is full."""
        async with _changing:
            await self._read()
            there = next((line.quantity for line in self.lines if line.form == (product.sku, option)), 0)
            if not there and len(self.lines) >= LINES_MAX:
                return False
            line = CartLine(product.sku, option, min(there + quantity, QUANTITY_MAX))
            await self._keep(
                [*(line if each.form == line.form else each for each in self.lines), *([] if there else [line])]
            )
            return True

    async def add_again(self, lines: list[Goods]) -> bool:
        """Put the lines of an earlier order in; False if not all of them are sold any more, or fit."""
        products = [(line, catalogue.get(line["sku"])) for line in lines]
        return all(
            [
                product is not None
                and product.variant(line["option"]) is not None
                and await self.add(product, line["option"], line["quantity"])
                for line, product in products
            ]
        )

    async def set_quantity(self, line: CartLine, quantity: int) -> None:
        """Change how many of a line are wanted; 0 takes it out."""
        await self._change([line], lambda each: replace(each, quantity=quantity))

    async def choose(self, lines: Collection[CartLine], *, is_chosen: bool) -> None:
        """Say of lines whether they are to be in the next order."""
        await self._change(lines, lambda each: replace(each, is_chosen=is_chosen))

    async def take_out(self, lines: Collection[CartLine]) -> None:
        """Take lines out."""
        await self._change(lines, lambda each: replace(each, quantity=0))

    async def change_form(self, line: CartLine, option: str) -> None:
        """Take another form of the same product; where that is in the cart already, they become one line."""
        await self._change([line], lambda each: replace(each, option=option))

    def order_lines(self) -> list[Goods]:
        """Return what is to be in the next order, in the form the server half takes it in."""
        return [line.goods for line in self.chosen]

    async def ask(self, request_id: str, goods: list[Goods]) -> None:
        """Remember that an order for ``goods`` is about to be asked for: `settle` takes them out once it is there."""
        async with _changing:
            await self._read()
            self.asked, self._asked_goods = request_id, goods
            await self._write()

    async def settle(self) -> None:
        """Take out what was ordered by the request that was made last."""
        async with _changing:
            await self._read()
            ordered = Counter({(each["sku"], each["option"]): each["quantity"] for each in self._asked_goods})
            self.asked, self._asked_goods = "", []
            await self._keep([replace(line, quantity=line.quantity - ordered[line.form]) for line in self.lines])

    async def _change(self, lines: Collection[CartLine], change: Callable[[CartLine], CartLine]) -> None:
        forms = {line.form for line in lines}
        async with _changing:
            await self._read()
            await self._keep([change(line) if line.form in forms else line for line in self.lines])

    async def _keep(self, lines: list[CartLine]) -> None:
        """Keep what is left of ``lines``, those of one form as one line, and call it another order."""
        merged: dict[tuple[str, str], CartLine] = {}
        for line in lines:
            other = merged.get(line.form)
            if other is not None:
                quantity = min(other.quantity + line.quantity, QUANTITY_MAX)
                merged[line.form] = replace(other, quantity=quantity, is_chosen=other.is_chosen or line.is_chosen)
            elif line.quantity > 0:
                merged[line.form] = line
        self.lines, self.request_id = list(merged.values()), new_request_id()
        await self._write()

    async def _read(self) -> None:
        kept = await storage.get("cart", {"request_id": "", "lines": []})
        self.request_id = kept["request_id"]
        self.lines = [CartLine(**line) for line in kept["lines"]]
        self.asked, self._asked_goods = kept.get("asked", ""), kept.get("asked_goods", [])

    async def _write(self) -> None:
        kept = {"request_id": self.request_id, "lines": [vars(line) for line in self.lines]}
        if self.asked:
            kept |= {"asked": self.asked, "asked_goods": self._asked_goods}
        await storage.set("cart", kept)
