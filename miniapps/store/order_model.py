"""Orders, what became of them, and which step may follow which."""

from dataclasses import dataclass, field
from typing import Literal

State = Literal["pending", "to_ship", "shipped", "completed", "cancelled"]

STEPS: dict[State, tuple[State, ...]] = {
    "pending": ("to_ship", "cancelled"),
    "to_ship": ("shipped", "cancelled"),
    "shipped": ("completed",),
    "completed": (),
    "cancelled": (),
}
"""What an order may become next. Nothing else is ever written."""

RefundState = Literal["asked", "agreed", "done", "declined"]


@dataclass(frozen=True)
class Line:
    """So many of one form of a product, at the price it had when it was ordered."""

    sku: str
    option: str
    quantity: int
    price_minor: int

    @property
    def goods(self) -> tuple[str, str, int]:
        """What is ordered, whatever it costs."""
        return self.sku, self.option, self.quantity


@dataclass(frozen=True)
class ShopOrder:
    """What one buyer ordered. ``order_id`` is the wallet's order for it, None until it is made; times are ISO 8601.

    ``address`` is where it goes, one line each; empty: the buyer comes for it. ``invoice_title`` is
    for whom an invoice is wanted; empty: none is. ``due_at`` is when it goes on by
    itself: unpaid it is cancelled, shipped it counts as received. ``why`` says who cancelled it.
    """

    number: str
    buyer: str
    request_id: str
    lines: tuple[Line, ...]
    title: str
    goods_minor: int
    freight_minor: int
    amount_minor: int
    address: str
    remark: str
    placed_at: str
    due_at: str | None = None
    order_id: str | None = None
    state: State = "pending"
    why: str = ""
    paid_at: str | None = None
    receipt_id: str | None = None
    shipped_at: str | None = None
    tracking: str = ""
    completed_at: str | None = None
    invoice_title: str = ""
    tax_number: str = ""

    @property
    def request(self) -> tuple[object, ...]:
        """What was asked for, by which the same request asked again is known."""
        goods = tuple(line.goods for line in self.lines)
        return goods, self.address, self.remark, self.invoice_title, self.tax_number


@dataclass(frozen=True)
class ShopRefund:
    """Money that a buyer wants back, or got. ``number`` names it, also towards the wallet."""

    number: str
    order_number: str
    amount_minor: int
    reason: str
    goods_come_back: bool
    state: RefundState
    asked_at: str
    answer: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True)
class Review:
    """What a buyer says of something they bought; ``reply`` is the shop's."""

    order_number: str
    sku: str
    stars: int
    text: str
    at: str
    reply: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shelved:
    """What the seller has set for a form of a product: another price, another number supplied in all; None: neither."""

    price_minor: int | None = None
    supplied: int | None = None


@dataclass(frozen=True)
class Day:
    """What one day brought, by the time of payment and of refund, in minor units."""

    day: str
    paid_minor: int = 0
    refunded_minor: int = 0
    orders: int = field(default=0)
