"""The server half: decides what an order costs, whose it is and whether it is paid. It believes nothing a page says."""

import re
import secrets
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import catalogue
from minikit import Caller, CallError, Notice, Refusal, Server, orders, pay
from order_book import Line, OrderBook, ShopOrder
from product import Variant

LINES_MAX = 20
QUANTITY_MAX = 99
ORDERS_SHOWN_MAX = 50
UNPAID_MAX = 5
"""Of one buyer: the wallet lets a mini-app have a hundred wait, and those are for all buyers together."""
TILL_MINOR_MAX = 99_999_999

server = Server()


@server.function
def shelf(_caller: Caller, sku: object) -> list[dict[str, object]]:
    """Return the forms of a product, what each costs and how many can be bought now; none of an unknown one."""
    product = catalogue.get(sku)
    return [
        {"option": each.option, "price_minor": each.price_minor, "left": _left(product.sku, each)}
        for each in (product.variants if product else ())
    ]


@server.function
def sales(_caller: Caller) -> dict[str, int]:
    """Return how many of each product were sold, of those that were."""
    return _book().sales()


@server.function
async def place_order(caller: Caller, request_id: object, lines: object) -> str:
    """Place an order for ``lines`` of sku, quantity and option, and return its number.

    A page that lost the answer asks again with the same ``request_id`` and gets the same order.
    """
    request_id = _checked_id(request_id)
    wanted = _checked(lines)
    order = _book().requested(caller.user_id, request_id)
    if order is None:
        _check_stock(wanted)
        await _make_room(caller.user_id)
        order = _book().add(_new_order(caller.user_id, request_id, wanted))
    elif [line.goods for line in order.lines] != [line.goods for line in wanted]:
        raise Refusal("request.reused", "This order request was already used for something else. Please try again.")
    await _payable(order)
    return order.number


@server.function
async def order_state(caller: Caller, number: object) -> dict[str, object]:
    """Return the caller's order as it stands, having asked the wallet about it if it is not settled here."""
    order = _book().find(number) if isinstance(number, str) else None
    if order is None or order.buyer != caller.user_id:
        raise Refusal("order.unknown", "You have no order with this number.")
    return _shown(await _settled(await _payable(order)))


@server.function
async def my_orders(caller: Caller) -> list[dict[str, object]]:
    """Return the caller's last orders, newest first."""
    return [_shown(await _settled(order)) for order in _book().of_buyer(caller.user_id, ORDERS_SHOWN_MAX)]


@server.function
def is_seller(caller: Caller) -> bool:
    """Return whether the person sells here."""
    return "seller" in caller.roles


@server.function
async def collect(caller: Caller, request_id: object, amount_minor: object, code: object) -> str:
    """Collect an amount at the till from the pay code with the handle ``code``; return how it stands.

    Sellers only. Asked again with the same, it says how it stands now and collects nothing twice.
    """
    if not is_seller(caller):
        raise Refusal("till.seller", "The till is for sellers.")
    number = f"TILL-{_checked_id(request_id)[:40]}"
    if type(amount_minor) is not int or not 1 <= amount_minor <= TILL_MINOR_MAX:
        raise Refusal("till.amount", "Write the amount in digits, such as 28.00.")
    if not isinstance(code, str):
        raise Refusal("till.code", "There is no pay code to collect from.")
    try:
        await orders.create(number=number, title="At the till", amount_minor=amount_minor)
        status = (await pay.collect(code, number)).status
    except CallError as error:
        await _let_go(number)
        raise Refusal(error.code, error.message) from error
    if status in ("refused", "over"):
        await _let_go(number)
    return status


@server.on_payment
def paid(notice: Notice) -> None:
    """Record a payment. Notices come from the wallet, signed, and may come twice."""
    _book().mark_paid(notice.number, notice.paid_at, notice.receipt_id)


async def _make_room(buyer: str) -> None:
    """Close the oldest orders that a buyer has left unpaid, so that one more of theirs may wait."""
    for order in _book().unpaid(buyer)[UNPAID_MAX - 1 :]:
        if (await _settled(order)).state != "pending":
            continue
        try:
            await orders.close(order.number)
        except CallError:  # it has just been paid, or was never made in the wallet
            continue
        _book().mark_closed(order.number)


async def _let_go(number: str) -> None:
    """Close an order of the till that nobody will pay; another code is another order."""
    with suppress(CallError):  # there is none, or it has just been paid
        await orders.close(number)


def _checked_id(request_id: object) -> str:
    if not isinstance(request_id, str) or not re.fullmatch(r"[0-9a-zA-Z-]{8,64}", request_id):
        raise Refusal("request.id", "This order request has no proper id. Please try again.")
    return request_id


def _checked(lines: object) -> tuple[Line, ...]:
    """Return the lines a page asked for at the shop's own prices, or refuse them."""
    if not isinstance(lines, list) or not lines:
        raise Refusal("order.empty", "There is nothing in this order.")
    if len(lines) > LINES_MAX:
        raise Refusal("order.too_long", f"An order has at most {LINES_MAX} lines. Please make two of it.")
    return tuple(_checked_line(line) for line in lines)


def _checked_line(line: object) -> Line:
    if not isinstance(line, dict) or set(line) != {"sku", "quantity", "option"}:
        raise Refusal("line.shape", "A line names sku, quantity and option, and nothing else.")
    product, quantity, option = catalogue.get(line["sku"]), line["quantity"], line["option"]
    if product is None:
        raise Refusal("product.unknown", "The shop does not have one of these products any more.")
    if type(quantity) is not int or not 1 <= quantity <= QUANTITY_MAX:  # `type`, for True is an int as well
        raise Refusal("line.quantity", f"{product.name}: choose a quantity from 1 to {QUANTITY_MAX}.")
    variant = product.variant(option)
    if variant is None:
        raise Refusal("line.option", f"{product.name}: choose one of the colors and sizes on offer.")
    return Line(product.sku, variant.option, quantity, variant.price_minor)


def _check_stock(lines: tuple[Line, ...]) -> None:
    wanted = Counter[tuple[str, str]]()
    for line in lines:
        wanted[line.sku, line.option] += line.quantity
    for (sku, option), quantity in wanted.items():
        product = catalogue.get(sku)
        variant = product and product.variant(option)
        assert product is not None
        assert variant is not None
        left = _left(sku, variant)
        if quantity > left:
            text = f"{product.name}: only {left} left." if left else f"{product.name} is sold out."
            raise Refusal("product.stock", text)


def _new_order(buyer: str, request_id: str, lines: tuple[Line, ...]) -> ShopOrder:
    first = catalogue.get(lines[0].sku)
    assert first is not None
    now = datetime.now(UTC)
    return ShopOrder(
        number=f"{now:%Y%m%d}-{secrets.token_hex(4).upper()}",
        buyer=buyer,
        request_id=request_id,
        lines=lines,
        title=first.title if len(lines) == 1 else f"{first.title} and {len(lines) - 1} more",
        amount_minor=sum(line.price_minor * line.quantity for line in lines),
        placed_at=now.isoformat(),
    )


async def _payable(order: ShopOrder) -> ShopOrder:
    """Return the order with the wallet's order for it, which is made now if it is not there yet.

    The wallet knows it by our number: should we stop between the two steps, doing both again does no harm.
    """
    if order.order_id is not None:
        return order
    payment = await orders.create(number=order.number, title=order.title, amount_minor=order.amount_minor)
    _book().link(order.number, payment.order_id)
    return replace(order, order_id=payment.order_id)


async def _settled(order: ShopOrder) -> ShopOrder:
    """Return the order as the wallet has it, should its notice not have come yet."""
    if order.state != "pending" or order.order_id is None:
        return order
    payment = await orders.query(order.number)
    if payment is None:
        return order
    if payment.paid_at:
        _book().mark_paid(order.number, payment.paid_at)
    elif payment.state == "closed":
        _book().mark_closed(order.number)
    return _book().find(order.number) or order


def _shown(order: ShopOrder) -> dict[str, object]:
    """Return what its buyer may see of an order."""
    return {
        "number": order.number,
        "order_id": order.order_id,
        "state": order.state,
        "title": order.title,
        "lines": [vars(line) for line in order.lines],
        "amount_minor": order.amount_minor,
        "placed_at": order.placed_at,
        "paid_at": order.paid_at,
        "receipt_id": order.receipt_id,
    }


def _left(sku: str, variant: Variant) -> int:
    return max(0, variant.stock - _book().sold(sku, variant.option))


def _book() -> OrderBook:
    return _book_in(server.data_folder)


@cache
def _book_in(folder: Path) -> OrderBook:
    return OrderBook(folder / "orders.db")
