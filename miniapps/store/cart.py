"""The cart of one person, kept in their storage until they come back."""

import os
from dataclasses import dataclass

import catalogue
from minikit import storage

LINES_MAX = 20
QUANTITY_MAX = 99


def new_request_id() -> str:
    """Return a name for one request, such as nobody has made up before."""
    return os.urandom(16).hex()


@dataclass(frozen=True)
class CartLine:
    """So many of one product in one size."""

    product: catalogue.Product
    option: str
    quantity: int

    @property
    def amount_minor(self) -> int:
        """What it costs by the catalogue; the server half decides what is really paid."""
        return self.product.price_minor * self.quantity


class Cart:
    """What someone means to buy.

    ``request_id`` names the order that the cart becomes, and is new after every change: a cart that is checked out
    twice, because the first answer was lost, is still one order.
    """

    def __init__(self, request_id: str, lines: list[CartLine]) -> None:
        self.request_id = request_id
        self.lines = lines

    @classmethod
    async def load(cls) -> "Cart":
        """Return the cart as it was left, without what the shop no longer sells."""
        kept = await storage.get("cart", None)
        if not isinstance(kept, dict):
            return cls(new_request_id(), [])
        lines = [
            CartLine(product, line["option"], line["quantity"])
            for line in kept["lines"]
            if (product := catalogue.get(line["sku"])) and line["option"] in (product.options or ("",))
        ]
        return cls(kept["request_id"], lines)

    @property
    def count(self) -> int:
        """How many things are in it."""
        return sum(line.quantity for line in self.lines)

    @property
    def amount_minor(self) -> int:
        """What all of it costs by the catalogue."""
        return sum(line.amount_minor for line in self.lines)

    async def add(self, product: catalogue.Product, option: str, quantity: int = 1) -> bool:
        """Put ``quantity`` more of a product in; False if the cart is full."""
        for line in self.lines:
            if (line.product, line.option) == (product, option):
                await self.set_quantity(line, min(line.quantity + quantity, QUANTITY_MAX))
                return True
        if len(self.lines) == LINES_MAX:
            return False
        await self._keep([*self.lines, CartLine(product, option, quantity)])
        return True

    async def set_quantity(self, line: CartLine, quantity: int) -> None:
        """Change how many of a line are wanted; 0 takes it out."""
        changed = CartLine(line.product, line.option, quantity)
        lines = [changed if other == line else other for other in self.lines]
        await self._keep([line for line in lines if line.quantity > 0])

    async def clear(self) -> None:
        """Take everything out."""
        await self._keep([])

    def order_lines(self) -> list[dict[str, object]]:
        """Return the lines in the form the server half takes an order in. It has no use for our prices."""
        return [{"sku": line.product.sku, "option": line.option, "quantity": line.quantity} for line in self.lines]

    async def _keep(self, lines: list[CartLine]) -> None:
        self.request_id, self.lines = new_request_id(), lines
        await storage.set("cart", {"request_id": self.request_id, "lines": self.order_lines()})
