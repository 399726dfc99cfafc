"""What the store sells: two dozen products described by hand, ten thousand made of words, and what sellers added.

Both halves read this module. Pages show its prices; only the server half's reading of it, with what the seller has
changed since, decides what an order costs.
"""

from collections.abc import Callable, Sequence

import assortment
from picks import PICKS
from product import Product

CATEGORIES = {
    "Clothes": "服装",
    "Shoes": "鞋履",
    "Knitwear": "针织",
    "Accessories": "配饰",
    "Tech": "数码",
    "Home": "家居",
    "Kitchen": "厨房",
    "Food": "食品",
    "Toys": "玩具",
    "Sport": "运动",
    "Music": "乐器",
    "Beauty": "美妆",
    "Garden": "花园",
    "Paper": "文具",
}
OWN = "own-"
"""What the names of added products begin with."""
COUNT = len(PICKS) + assortment.COUNT
_PICKS = {product.sku: number for number, product in enumerate(PICKS)}
_PICKS_BY_GTIN = {product.gtin: number for number, product in enumerate(PICKS)}


_sources: list[Callable[[], Sequence[Product]]] = [tuple]


def add_from(source: Callable[[], Sequence[Product]]) -> None:
    """Have ``source`` say from now on what sellers added: the book to the server half, what was read to the pages."""
    _sources[:] = [source]


def added() -> tuple[Product, ...]:
    """Return what sellers added, the oldest first. Their numbers follow on all the others."""
    return tuple(_sources[0]())


def at(number: int) -> Product:
    """Return the product with this ``number``, from 0; those described by hand come first."""
    if number >= COUNT:
        return added()[number - COUNT]
    return PICKS[number] if number < len(PICKS) else assortment.make(number - len(PICKS))


def sku_at(number: int) -> str:
    """Return the name of the product with this ``number``, without making it."""
    if number >= COUNT:
        return added()[number - COUNT].sku
    return PICKS[number].sku if number < len(PICKS) else assortment.sku_of(number - len(PICKS))


def get(sku: object) -> Product | None:
    """Return the product with this ``sku``, or None; whatever ``sku`` is."""
    if not isinstance(sku, str):
        return None
    if sku.startswith(OWN):
        return next((product for product in added() if product.sku == sku), None)
    number = _PICKS.get(sku)
    return _made(assortment.number_of(sku)) if number is None else PICKS[number]


def with_gtin(gtin: str) -> Product | None:
    """Return the product with this number under its barcode, or None."""
    number = _PICKS_BY_GTIN.get(gtin)
    return _made(assortment.number_of_gtin(gtin)) if number is None else PICKS[number]


def _made(number: int | None) -> Product | None:
    return None if number is None else assortment.make(number)
