"""What an order is made of: the goods a page asks for, checked, at the shop's own prices."""

import re
import secrets
from datetime import UTC, datetime, timedelta

import catalogue
from half import book
from minikit import Refusal
from order_model import Line, Shelved, ShopOrder
from product import Variant

LINES_MAX = 20
QUANTITY_MAX = 99
REMARK_MAX = 200
ADDRESS_MAX = 500
INVOICE_TITLE_MAX = 80
FREIGHT_MINOR = 800
FREE_FROM_MINOR = 9_900
"""Goods of so much are delivered for nothing."""
HOLD_MINUTES = 30
"""So long goods are kept for somebody who has not paid."""


def checked_id(request_id: object) -> str:
    """Return the name of a request, or refuse it."""
    if not isinstance(request_id, str) or not re.fullmatch(r"[0-9a-zA-Z-]{8,64}", request_id):
        raise Refusal("request.id", "This order request has no proper id. Please try again.")
    return request_id


def checked_text(text: object, length_max: int) -> str:
    """Return what a person wrote, without what surrounds it, or refuse it."""
    if not isinstance(text, str) or len(text) > length_max:
        raise Refusal("text.length", f"Write at most {length_max} characters.")
    return text.strip()


def checked_invoice(invoice: object) -> tuple[str, str]:
    """Return for whom an invoice is wanted and their tax number, both empty for none, or refuse it."""
    if invoice is None:
        return "", ""
    if not isinstance(invoice, dict) or set(invoice) != {"title", "tax_number"}:
        raise Refusal("invoice.shape", "An invoice names title and tax number, and nothing else.")
    title = checked_text(invoice["title"], INVOICE_TITLE_MAX)
    number = checked_text(invoice["tax_number"], 40).replace(" ", "").upper()
    if not title:
        raise Refusal("invoice.title", "Say whose name the invoice is to carry.")
    if number and not re.fullmatch(r"[0-9A-Z]{8,20}", number):
        raise Refusal("invoice.number", "A tax number has 8 to 20 digits and letters.")
    return title, number


def checked_lines(lines: object) -> tuple[Line, ...]:
    """Return the lines a page asked for at the shop's own prices, or refuse them."""
    if not isinstance(lines, list) or not lines:
        raise Refusal("order.empty", "There is nothing in this order.")
    if len(lines) > LINES_MAX:
        raise Refusal("order.too_long", f"An order has at most {LINES_MAX} lines. Please make two of it.")
    return tuple(_checked_line(line) for line in lines)


def price_of(sku: str, variant: Variant) -> int:
    """Return what a form costs now: what the seller set, or what the catalogue says."""
    price = book().shelved(sku, variant.option).price_minor
    return variant.price_minor if price is None else price


def supplied_of(sku: str, variant: Variant) -> int:
    """Return how many of a form there ever were."""
    supplied = book().shelved(sku, variant.option).supplied
    return variant.stock if supplied is None else supplied


def left_of(sku: str, variant: Variant) -> int:
    """Return how many of a form can be ordered now."""
    return max(0, supplied_of(sku, variant) - book().taken(sku, variant.option))


def changed() -> dict[str, dict[str, object]]:
    """Return what the cheapest form of each product costs that was set or sold, and whether there are any."""
    shelved, taken = book().shelves(), book().all_taken()
    found: dict[str, dict[str, object]] = {}
    for sku in dict.fromkeys(sku for sku, _ in (*shelved, *taken)):
        product = catalogue.get(sku)
        if product is None:
            continue
        tags = [
            _tag_of(each, shelved.get((sku, each.option)), taken.get((sku, each.option), 0))
            for each in product.variants
        ]
        found[sku] = {"price_minor": min(price for price, _ in tags), "is_there": any(left > 0 for _, left in tags)}
    return found


def freight_of(goods_minor: int, address: str) -> int:
    """Return what the delivery of goods costs; nothing for who comes for them."""
    return FREIGHT_MINOR if address and goods_minor < FREE_FROM_MINOR else 0


def new_order(
    buyer: str,
    request_id: str,
    lines: tuple[Line, ...],
    address: str,
    remark: str,
    invoice: tuple[str, str] = ("", ""),
) -> ShopOrder:
    """Return an order as it would be placed now."""
    first = catalogue.get(lines[0].sku)
    assert first is not None
    now = datetime.now(UTC)
    goods = sum(line.price_minor * line.quantity for line in lines)
    freight = freight_of(goods, address)
    return ShopOrder(
        number=f"{now:%Y%m%d}-{secrets.token_hex(4).upper()}",
        buyer=buyer,
        request_id=request_id,
        lines=lines,
        title=first.title if len(lines) == 1 else f"{first.title} and {len(lines) - 1} more",
        goods_minor=goods,
        freight_minor=freight,
        amount_minor=goods + freight,
        address=address,
        remark=remark,
        placed_at=now.isoformat(),
        due_at=(now + timedelta(minutes=HOLD_MINUTES)).isoformat(),
        invoice_title=invoice[0],
        tax_number=invoice[1],
    )


def reserve(order: ShopOrder) -> None:
    """Keep an order whose goods are there, or refuse it: then nothing of it is kept."""
    supplied = {}
    for line in order.lines:
        supplied[line.sku, line.option] = supplied_of(line.sku, variant_of(line.sku, line.option))
    lacking = book().add(order, supplied)
    if lacking is not None:
        sku, _, left = lacking
        product = catalogue.get(sku)
        assert product is not None
        text = f"{product.name}: only {left} left." if left else f"{product.name} is sold out."
        raise Refusal("product.stock", text)


def _tag_of(variant: Variant, shelved: Shelved | None, taken: int) -> tuple[int, int]:
    """Return what a form costs, and how many of it can be ordered."""
    shelved = shelved or Shelved()
    price = variant.price_minor if shelved.price_minor is None else shelved.price_minor
    return price, (variant.stock if shelved.supplied is None else shelved.supplied) - taken


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
    return Line(product.sku, variant.option, quantity, price_of(product.sku, variant))


def variant_of(sku: str, option: str) -> Variant:
    """Return the form of a line that was checked."""
    product = catalogue.get(sku)
    variant = None if product is None else product.variant(option)
    assert variant is not None
    return variant
