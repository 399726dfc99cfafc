"""Asking the person to pay an order; the shell shows what is paid and to whom, and moves the money."""

from dataclasses import dataclass
from typing import Literal

from minikit.calls import call


@dataclass(frozen=True)
class PaymentResult:
    """How the person answered. ``receipt_id`` is there when ``status`` is ``"paid"``.

    ``"held"``: the person paid an order with ``capture="later"``, and the money waits for the server half.
    """

    status: Literal["paid", "held", "cancelled", "refused"]
    order_id: str
    receipt_id: str | None = None
    message: str = ""


async def request_payment(order_id: str) -> PaymentResult:
    """Ask the person to pay ``order_id``, an order that this mini-app's server half created.

    Works only in answer to a tap, at most 5 s after it. What counts is the notice the server half gets; this result
    is for the page. CallError if the order is not this mini-app's or there was no tap.
    """
    answer = await call("pay.request_payment", order_id=order_id)
    return PaymentResult(answer["status"], answer["order_id"], answer["receipt_id"], answer["message"])
