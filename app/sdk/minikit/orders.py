"""Placing orders, in the server half: what is sold, for how much. The payee is this mini-app's publisher, always."""

from dataclasses import dataclass
from typing import Any, Literal

from minikit.calls import call


@dataclass(frozen=True)
class Order:
    """An order as the shell keeps it. ``number`` is the mini-app's own; times are ISO 8601 in UTC."""

    order_id: str
    number: str
    title: str
    amount_minor: int
    currency: str
    state: Literal["pending", "paid", "closed"]
    created_at: str
    expires_at: str
    paid_at: str | None


async def create(*, number: str, title: str, amount_minor: int) -> Order:
    """Place an order and return it.

    The same number with the same content returns the order that exists; with other content it is refused
    (CallError ``orders.number_reused``).
    """
    return _order(await call("orders.create", number=number, title=title, amount_minor=amount_minor))


async def query(number: str) -> Order | None:
    """Return the order with this mini-app's own ``number``, or None."""
    found = await call("orders.query", number=number)
    return None if found is None else _order(found)


async def close(number: str) -> Order:
    """Close the order with this mini-app's own ``number``, so that nobody can pay it any more, and return it.

    Closing it again changes nothing. CallError ``orders.paid`` if it was paid, ``orders.unknown`` if there is none.
    """
    return _order(await call("orders.close", number=number))


def _order(data: dict[str, Any]) -> Order:
    return Order(**data)
