"""Price tags: what products cost, and whether there are any, where the catalogue no longer says it."""

from collections.abc import Iterable

import catalogue
import finding
from minikit import CallError, server
from product import Product, product_of

_hanging = [finding.AS_PRINTED]


async def read() -> None:
    """Ask the server half what has changed; without an answer what was known stays."""
    try:
        changed = await server.call("changed")
        products = tuple(product_of(facts) for facts in await server.call("added"))
    except CallError:
        return  # nobody needs to know; placing the order checks it again
    is_new = products != catalogue.added()
    catalogue.add_from(lambda: products)
    known = {sku: finding.number_of(sku) for sku in changed if catalogue.get(sku)}
    tags = finding.Tags(
        {number: changed[sku]["price_minor"] for sku, number in known.items()},
        frozenset(number for sku, number in known.items() if not changed[sku]["is_there"]),
        frozenset(number for sku, number in known.items() if changed[sku]["is_there"]),
    )
    if is_new or tags != now():  # what was found by those before is found anew
        _hanging[:] = [tags]


async def know(skus: Iterable[str]) -> None:
    """Ask the server half, should one of ``skus`` be a product that was added and is not known here yet."""
    if any(sku.startswith(catalogue.OWN) and catalogue.get(sku) is None for sku in skus):
        await read()


def now() -> finding.Tags:
    """Return what was read last."""
    return _hanging[0]


def price_of(product: Product) -> int:
    """Return what the cheapest form of a product costs."""
    return now().prices.get(finding.number_of(product.sku), product.price_minor)


def before(product: Product) -> int | None:
    """Return what it cost before; None where it does not cost less now."""
    before = product.list_price_minor
    return before if before is not None and before > price_of(product) else None


def is_there(product: Product) -> bool:
    """Return whether any of it can be bought."""
    number = finding.number_of(product.sku)
    return number in now().there or (number not in now().sold_out and product.stock > 0)
