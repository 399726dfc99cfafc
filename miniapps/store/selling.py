"""The seller's side: what waits to be shipped or decided, prices and stock, what the days brought."""

from dataclasses import asdict, replace

import catalogue
import placing
import settling
import telling
from half import book, reviews, server
from minikit import Caller, Refusal, broadcast
from order_model import Shelved, ShopOrder
from product import Variant

SHOWN_MAX = 200
DAYS_SHOWN = 14
PRICE_MAX = 99_999_999
SUPPLY_MAX = 1_000_000
TRACKING_MAX = 60


@server.function
def is_seller(caller: Caller) -> bool:
    """Return whether the person sells here."""
    return "seller" in caller.roles


@server.function
def desk(caller: Caller) -> dict[str, object]:
    """Return what waits for the seller, and what the last days brought."""
    check_seller(caller)
    asked = [*book().refunds(state="agreed"), *book().refunds(state="asked")]
    found = {each.order_number: book().find(each.order_number) for each in asked}
    return {
        "to_ship": [_for_seller(order) for order in reversed(book().in_state("to_ship", SHOWN_MAX))],
        "shipped": [_for_seller(order) for order in book().in_state("shipped", SHOWN_MAX)],
        "refunds": [
            {**asdict(each), "title": order.title, "paid_minor": order.amount_minor}
            for each in asked
            if (order := found[each.order_number])
        ],
        "reviews": [asdict(each) for each in reviews().unanswered(SHOWN_MAX)],
        "days": [asdict(day) for day in book().days(DAYS_SHOWN)],
    }


@server.function
async def ship(caller: Caller, number: object, tracking: object) -> None:
    """Note that an order is on its way, and tell its buyer who wants to know; asked again, it stays so."""
    check_seller(caller)
    order = _order(number)
    parcel = placing.checked_text(tracking, TRACKING_MAX)
    due = settling.due_after_shipping()
    if (
        not book().move(order.number, "shipped", settling.now(), due_at=due, tracking=parcel)
        and order.state != "shipped"
    ):
        raise Refusal("order.step", "This order cannot be shipped.")
    await settling.watch_the_time()
    await telling.tell_of_shipping(_order(order.number))
    await broadcast("orders", None)


@server.function
async def answer_refund(caller: Caller, number: object, agrees: object, answer: object = "") -> None:
    """Agree to give money back, or decline and say why. Asked again after a lost answer, it pays nothing twice."""
    check_seller(caller)
    words = placing.checked_text(answer, placing.REMARK_MAX)
    refund = next((each for each in book().refunds() if each.number == number), None)
    if refund is None:
        raise Refusal("refund.unknown", "Nobody asked for that.")
    book().answer_refund(refund.number, "agreed" if agrees is True else "declined", words)
    for each in book().refunds(order_number=refund.order_number, state="agreed"):
        if each.number == refund.number:
            await settling.give_back(each)
    await broadcast("orders", None)


@server.function
async def set_shelf(caller: Caller, sku: object, option: object, price_minor: object, left: object) -> None:
    """Set what a form of a product costs from now on, and how many of it there are."""
    check_seller(caller)
    variant = _variant(sku, option)
    if type(price_minor) is not int or not 1 <= price_minor <= PRICE_MAX:
        raise Refusal("shelf.price", "Write the price in digits, such as 28.00.")
    if type(left) is not int or not 0 <= left <= SUPPLY_MAX:
        raise Refusal("shelf.left", "Write how many there are in digits.")
    supplied = left + book().taken(str(sku), variant.option)
    book().shelve(str(sku), variant.option, Shelved(price_minor, supplied))
    await broadcast("shelf", str(sku))


@server.function
async def reply(caller: Caller, order_number: object, sku: object, text: object) -> None:
    """Answer what a buyer said of a product."""
    check_seller(caller)
    said = next((each for each in reviews().of_product(str(sku)) if each.order_number == order_number), None)
    if said is None:
        raise Refusal("review.unknown", "There is no such review.")
    words = placing.checked_text(text, placing.REMARK_MAX)
    reviews().keep(replace(said, reply=words))
    await broadcast("orders", None)


def check_seller(caller: Caller) -> None:
    """Refuse who does not sell here."""
    if not is_seller(caller):
        raise Refusal("seller.only", "This is for who sells here.")


def _order(number: object) -> ShopOrder:
    order = book().find(number) if isinstance(number, str) else None
    if order is None:
        raise Refusal("order.unknown", "There is no order with this number.")
    return order


def _variant(sku: object, option: object) -> Variant:
    product = catalogue.get(sku)
    variant = None if product is None else product.variant(option)
    if variant is None:
        raise Refusal("product.unknown", "The shop has no such product.")
    return variant


def _for_seller(order: ShopOrder) -> dict[str, object]:
    """Return what the seller may see of an order: not who placed it, but where it goes."""
    shown = (
        *("number", "title", "amount_minor", "address", "remark", "invoice_title", "tax_number"),
        *("paid_at", "shipped_at", "tracking"),
    )
    return {**{name: getattr(order, name) for name in shown}, "lines": [vars(line) for line in order.lines]}
