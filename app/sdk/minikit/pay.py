"""Being paid: the person pays an order on the shell's own sheet, or somebody shows a pay code at a till."""

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


@dataclass(frozen=True)
class Collected:
    """How it stands with an order that was to be collected from a pay code. ``number`` is the mini-app's own.

    ``"waiting"``: the payer is asked on their own screen, for five minutes at most; ask again with the same code and
    number, or wait for the notice. ``"refused"``: they or their wallet said no. ``"over"``: nobody answered. After
    these two take a new code. ``"held"``: as ``"paid"``, of an order with ``capture="later"``.
    """

    status: Literal["paid", "held", "waiting", "refused", "over"]
    order_id: str
    number: str


async def take_code() -> str | None:
    """Have the person at the till scan, or type, the pay code that somebody shows; return a handle of it.

    None if they leave without one. For pages, only in answer to a tap, at most 5 s after it, with the permission
    "pay.collect". The code itself stays with Plaza and counts for a minute: give the handle to the server half at once.
    """
    handle: str | None = await call("pay.take_code")
    return handle


async def collect(code: str, number: str) -> Collected:
    """Collect the order with this mini-app's own ``number`` from the pay code with the handle ``code``.

    For server halves, with the permission "pay.collect": place the order first. Asking again with the same two tells
    how it stands and moves nothing twice. A code is good for one try, whatever comes of it. CallError
    ``pay_codes.over`` (unknown, used or too old: which of them is not told), ``pay_codes.too_often``,
    ``orders.unknown``, ``orders.closed``, ``orders.expired``.
    """
    return Collected(**await call("pay.collect", code=code, number=number))
