"""Placing orders and giving money back, in the server half. The payee is this mini-app's publisher, always."""

from dataclasses import dataclass
from typing import Any, Literal

from minikit.calls import call


@dataclass(frozen=True)
class Order:
    """An order as the shell keeps it. ``number`` is the mini-app's own; times are ISO 8601 in UTC.

    ``paid_minor``: what the publisher got, which may be less than ``amount_minor`` where it was captured later; until
    then the money of a "held" order waits, until ``hold_ends_at`` at the latest. ``discount_minor``: what a coupon paid
    of it. ``refunded_minor``: what has gone back; a refunded order stays ``paid``.
    """

    order_id: str
    number: str
    title: str
    amount_minor: int
    currency: str
    state: Literal["pending", "held", "paid", "closed"]
    created_at: str
    expires_at: str
    paid_at: str | None
    refunded_minor: int
    refund_state: Literal["none", "partly", "fully"]
    capture: Literal["now", "later"]
    held_at: str | None
    hold_ends_at: str | None
    paid_minor: int
    discount_minor: int


@dataclass(frozen=True)
class Refund:
    """Money that went back to whoever paid the order ``number``. ``refund_number`` is the mini-app's own."""

    refund_id: str
    order_id: str
    number: str
    refund_number: str
    amount_minor: int
    currency: str
    reason: str
    refunded_at: str


async def create(*, number: str, title: str, amount_minor: int, capture: Literal["now", "later"] = "now") -> Order:
    """Place an order and return it.

    With ``capture="later"`` the person's money is only held when they pay, for seven days at most: take it with
    `capture`, or let it go with `close`.

    The same number with the same content returns the order that exists; with other content it is refused
    (CallError ``orders.number_reused``).
    """
    args = {"number": number, "title": title, "amount_minor": amount_minor, "capture": capture}
    return _order(await call("orders.create", **args))


async def query(number: str) -> Order | None:
    """Return the order with this mini-app's own ``number``, or None."""
    found = await call("orders.query", number=number)
    return None if found is None else _order(found)


async def close(number: str) -> Order:
    """Close the order with this mini-app's own ``number``, so that nobody can pay it any more, and return it.

    What was held for it is the person's to spend again at once.
    Closing it again changes nothing. CallError ``orders.paid`` if it was paid, ``orders.unknown`` if there is none.
    """
    return _order(await call("orders.close", number=number))


async def capture(number: str, amount_minor: int | None = None) -> Order:
    """Take what is held for the order with this mini-app's own ``number``, and return the order.

    All of it, or ``amount_minor`` and the rest goes back to the person. Once: asking again for the same amount changes
    nothing. CallError ``orders.not_held``, ``orders.hold_over``, ``orders.capture_too_much``, ``orders.captured``,
    ``orders.unknown`` or ``money.amount``.
    """
    return _order(await call("orders.capture", number=number, amount_minor=amount_minor))


async def refund(number: str, *, refund_number: str, amount_minor: int, reason: str = "") -> Refund:
    """Give ``amount_minor`` of the order with this mini-app's own ``number`` back to whoever paid it.

    Whole or in parts, at most what was paid, from what this mini-app's publisher has been paid. Asking again with the
    same ``refund_number``, amount and reason returns the refund that exists and moves nothing, so ask again after a
    lost answer. The person reads the reason. CallError ``orders.unknown``, ``refunds.number_reused``,
    ``refunds.unpaid``, ``refunds.too_much``, ``refunds.too_many``, ``refunds.insufficient``, ``money.amount``.
    """
    return Refund(
        **await call(
            "orders.refund", number=number, refund_number=refund_number, amount_minor=amount_minor, reason=reason
        )
    )


async def refunds(number: str) -> list[Refund]:
    """Return the refunds of the order with this mini-app's own ``number``, oldest first.

    CallError ``orders.unknown`` if there is no such order.
    """
    return [Refund(**each) for each in await call("orders.refunds", number=number)]


def _order(data: dict[str, Any]) -> Order:
    return Order(**data)
