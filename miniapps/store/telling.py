"""Messages of the shop's account to buyers, by the manifest's templates: their order is on its way, or is ready."""

from contextlib import suppress

from minikit import CallError, messages
from order_model import ShopOrder

VALUE_MAX = 60
"""So much a message says in one line."""


def template_for(address: str) -> str:
    """Return the template that says an order has been shipped; for who comes for it, that it is ready."""
    return "order-shipped" if address else "order-ready"


async def tell_of_shipping(order: ShopOrder) -> None:
    """Tell the buyer, if they wanted to know, that their order was shipped; asked again, it is said once.

    That it could not be said is not the seller's concern: the order is on its way all the same, and its page says so.
    """
    values = {"goods": order.title[:VALUE_MAX], "order": order.number}
    if order.address:
        values["parcel"] = order.tracking or "–"
    with suppress(CallError):
        await messages.send(
            order.buyer,
            template_for(order.address),
            values,
            number=f"{order.number} shipped",
            query={"number": order.number},
        )
