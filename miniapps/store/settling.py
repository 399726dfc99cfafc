"""What becomes of orders: paid, shipped, received, cancelled, given back; by people, by the wallet, by time."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from half import book
from minikit import CallError, Refusal, alarms, broadcast, orders
from order_model import ShopOrder, ShopRefund

RECEIVED_AFTER = timedelta(days=10)
"""So long after it was shipped an order counts as received."""
GIVEN_BACK_WITHIN = timedelta(days=14)
"""So long after it was received money can be asked back."""
ALARM = "due"


def now() -> str:
    """Return this moment."""
    return datetime.now(UTC).isoformat()


async def payable(order: ShopOrder) -> ShopOrder:
    """Return the order with the wallet's order for it, which is made now if it is not there yet.

    The wallet knows it by our number: should we stop between the two steps, doing both again does no harm.
    """
    if order.order_id is not None or order.state != "pending":
        return order
    payment = await orders.create(number=order.number, title=order.title, amount_minor=order.amount_minor)
    book().link(order.number, payment.order_id)
    return replace(order, order_id=payment.order_id)


async def settled(order: ShopOrder) -> ShopOrder:
    """Return the order as the wallet has it, should its notice not have come yet."""
    if order.state != "pending" or order.order_id is None:
        return order
    payment = await orders.query(order.number)
    if payment is None:
        return order
    if payment.paid_at:
        book().move(order.number, "to_ship", payment.paid_at)
    elif payment.state == "closed":
        book().move(order.number, "cancelled", now(), why="expired")
    return book().find(order.number) or order


async def cancel_unpaid(order: ShopOrder, why: str) -> bool:
    """Cancel an order that nobody has paid, so that others can have its goods; False if somebody just has."""
    with suppress(CallError):  # none was made in the wallet, or it has just been paid: asked below
        await orders.close(order.number)
    payment = await orders.query(order.number)
    if payment is not None and payment.paid_at:
        book().move(order.number, "to_ship", payment.paid_at)
        return False
    return book().move(order.number, "cancelled", now(), why=why)


async def give_back(refund: ShopRefund) -> None:
    """Have the wallet pay a refund that was agreed to; asked again, it pays nothing twice."""
    try:
        await orders.refund(
            refund.order_number, refund_number=refund.number, amount_minor=refund.amount_minor, reason=refund.reason
        )
    except CallError as error:
        raise Refusal("refund.failed", f"The money has not gone back yet. {error.message}") from error
    book().answer_refund(refund.number, "done")


async def watch_the_time() -> None:
    """Be woken when the next order goes on by itself."""
    due = book().next_due()
    if due is not None:
        await alarms.set(ALARM, due)


async def go_on(at: str) -> None:
    """Take every order on whose time has come by ``at``: cancelled if nobody paid, received if it was shipped."""
    for order in book().due(at):
        if order.state == "pending":
            await cancel_unpaid(order, "expired")
        else:
            book().move(order.number, "completed", at)
    await broadcast("orders", None)
    await watch_the_time()


def due_after_shipping() -> str:
    """Return when an order that is shipped now counts as received."""
    return (datetime.now(UTC) + RECEIVED_AFTER).isoformat()


def may_be_given_back(order: ShopOrder) -> bool:
    """Tell whether money of an order can be asked back now."""
    if order.state in ("to_ship", "shipped"):
        return True
    if order.state != "completed" or order.completed_at is None:
        return False
    return datetime.now(UTC) - datetime.fromisoformat(order.completed_at) <= GIVEN_BACK_WITHIN
