"""The cart of one person, kept in their storage until they come back."""

import asyncio
import os
from dataclasses import dataclass
from typing import Any

import catalogue
from minikit import storage
from product import Product

LINES_MAX = 20
QUANTITY_MAX = 99

# One change after the other: each reads what is kept first, and two quick taps must not overwrite each other.
_changing = asyncio.Lock()


def new_request_id() -> str:
    """Return a name for one request, such as nobody has made up before."""
    return os.urandom(16).hex()


@dataclass(frozen=True)
class CartLine:
    """So many of one form of a product."""

    product: Product
    option: str
    quantity: int

    @property
    def amount_minor(self) -> int:
        """What it costs by the catalogue; the server half decides what is really paid."""
        return self.price_minor * self.quantity

    @property
    def price_minor(self) -> int:
        """What one of it costs by the catalogue."""
        variant = self.product.variant(self.option)
        assert variant is not None  # it is put in and read so
        return variant.price_minor

    def is_of(self, product: Product, option: str) -> bool:
        """Tell whether this is the line of a form of a product."""
        return (self.product, self.option) == (product, option)


class Cart:
    """What someone means to buy.

    ``request_id`` names the order that the cart becomes, and is new after every change: a cart that is checked out
    twice, because the first answer was lost, is still one order.
    """

    def __init__(self) -> None:
        self.request_id = ""
        self.lines: list[CartLine] = []

    @classmethod
    async def load(cls) -> "Cart":
        """Return the cart as it was left, without what the shop no longer sells."""
        cart = cls()
        await cart._read()
        return cart

    @property
    def count(self) -> int:
        """How many things are in it."""
        return sum(line.quantity for line in self.lines)

    @property
    def amount_minor(self) -> int:
        """What all of it costs by the catalogue."""
        return sum(line.amount_minor for line in self.lines)

    async def add(self, product: Product, option: str, quantity: int = 1) -> bool:
        """Put ``quantity`` more of a product in; False if the cart is full."""
        async with _changing:
            await self._read()
            there = next((line.quantity for line in self.lines if line.is_of(product, option)), 0)
            if not there and len(self.lines) == LINES_MAX:
                return False
            await self._keep(CartLine(product, option, min(there + quantity, QUANTITY_MAX)))
            return True

    async def add_again(self, lines: list[dict[str, Any]]) -> bool:
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
        async with _changing:
            await self._read()
            await self._keep(CartLine(line.product, line.option, quantity))

    async def clear(self) -> None:
        """Take everything out."""
        async with _changing:
            self.lines = []
            await self._write()

    def order_lines(self) -> list[dict[str, object]]:
        """Return the lines in the form the server half takes an order in. It has no use for our prices."""
        return [{"sku": line.product.sku, "option": line.option, "quantity": line.quantity} for line in self.lines]

    async def _keep(self, changed: CartLine) -> None:
        lines = [changed if line.is_of(changed.product, changed.option) else line for line in self.lines]
        if changed not in lines:
            lines.append(changed)
        self.lines = [line for line in lines if line.quantity > 0]
        await self._write()

    async def _read(self) -> None:
        kept = await storage.get("cart", {"request_id": "", "lines": []})
        self.request_id = kept["request_id"]
        self.lines = [
            CartLine(product, line["option"], line["quantity"])
            for line in kept["lines"]
            if (product := catalogue.get(line["sku"])) and product.variant(line["option"])
        ]

    async def _write(self) -> None:
        self.request_id = new_request_id()
        await storage.set("cart", {"request_id": self.request_id, "lines": self.order_lines()})
