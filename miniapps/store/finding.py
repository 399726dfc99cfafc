"""Finding among ten thousand products: by words, Chinese and pinyin, narrowed and in an order."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import assortment
import catalogue
from picks import PICKS
from product import Product

SUGGESTIONS_MAX = 6
ORDERS = ("fit", "sales", "cheap", "dear", "new")
_NONE: Mapping[str, int] = {}
_ABOUT = {name: f" {name.casefold()} {chinese}" for name, chinese in catalogue.CATEGORIES.items()}
_WORD = re.compile(r"[a-z0-9-]+|[^\sa-z0-9-]+")


@dataclass(frozen=True)
class Wish:
    """What somebody looks for. Prices are in minor units; ``price_max_minor`` 0 is no limit."""

    query: str = ""
    category: str = ""
    brand: str = ""
    price_min_minor: int = 0
    price_max_minor: int = 0
    is_in_stock: bool = False
    is_reduced: bool = False
    order: str = "fit"

    @property
    def is_narrowed(self) -> bool:
        """Whether something beside words and category narrows it."""
        return replace(self, query="", category="", order="fit") != Wish()

    @property
    def is_empty(self) -> bool:
        """Whether everything would be found, in the order of the shop."""
        return self == Wish(query=self.query) and not self.query.strip()


@dataclass(frozen=True)
class Shelf:
    """What is looked through: a line for each product, column by column, in the order of their numbers.

    A name's line ends with its pinyin, whole and by initials; words are found where they begin, Chinese anywhere.
    """

    names: tuple[str, ...]
    texts: tuple[str, ...]
    prices: tuple[int, ...]
    categories: tuple[str, ...]
    brands: tuple[str, ...]
    reduced: frozenset[int]
    sold_out: frozenset[int]


@dataclass(frozen=True)
class Tags:
    """Of which products, by number, the shop has changed the price; and which ran out, or are there, since."""

    prices: Mapping[int, int]
    sold_out: frozenset[int]
    there: frozenset[int]


AS_PRINTED = Tags({}, frozenset(), frozenset())
"""All is as the catalogue says."""


def shelf() -> Shelf:
    """Return the shelf, which is put up at the first call, and anew when a product was added."""
    return _put_up(catalogue.added())


@lru_cache(maxsize=1)
def _put_up(added: tuple[Product, ...]) -> Shelf:
    names = [_line(each.name, each.name_zh, each.pinyin) for each in PICKS]
    texts = [f"{_ABOUT[each.category]} {each.sku} {each.about.casefold()} {each.about_zh}" for each in PICKS]
    categories, brands = [each.category for each in PICKS], [each.brand for each in PICKS]
    prices = [each.price_minor for each in PICKS]
    reduced = {number for number, each in enumerate(PICKS) if each.list_price_minor is not None}
    sold_out = {number for number, each in enumerate(PICKS) if not each.stock}
    for made in range(assortment.COUNT):
        kind, style, brand = assortment.words_of(made)
        pinyin = f"{style.pinyin} {kind.pinyin}", kind.pinyin
        names.append(_line(f"{style.name} {kind.name}", style.name_zh + kind.name_zh, *pinyin))
        texts.append(f"{_ABOUT[kind.category]} {brand.name.casefold()} {brand.name_zh}")
        categories.append(kind.category)
        brands.append(brand.name)
        prices.append(assortment.price_of(made))
        if assortment.is_reduced(made):
            reduced.add(len(PICKS) + made)
        if assortment.is_sold_out(made):
            sold_out.add(len(PICKS) + made)
    for product in added:
        names.append(_line(product.name, product.name_zh))
        texts.append(f"{_ABOUT[product.category]} {product.about.casefold()} {product.about_zh}")
        categories.append(product.category)
        brands.append(product.brand)
        prices.append(product.price_minor)
    return Shelf(
        tuple(names),
        tuple(texts),
        tuple(prices),
        tuple(categories),
        tuple(brands),
        frozenset(reduced),
        frozenset(sold_out),
    )


def found(wish: Wish, sales: Mapping[str, int] = _NONE, tags: Tags = AS_PRINTED) -> list[int]:
    """Return the numbers of the products that ``wish`` is for; ``sales`` says how many were sold of which sku.

    Those that a word names come before those it only describes. The number under a barcode is that product's alone.
    """
    words = _WORD.findall(wish.query.casefold())
    if len(words) == 1 and (scanned := catalogue.with_gtin(words[0])) is not None:
        return [number_of(scanned.sku)]
    here = shelf()
    prices = list(here.prices)
    for number, price_minor in tags.prices.items():
        prices[number] = price_minor
    sold_out = (here.sold_out | tags.sold_out) - tags.there
    fitting = [number for number in range(len(prices)) if _fits(here, number, wish, prices[number], sold_out)]
    numbers = _with_words(here, words, fitting)
    if wish.order == "cheap":
        numbers.sort(key=lambda number: prices[number])
    elif wish.order == "dear":
        numbers.sort(key=lambda number: -prices[number])
    elif wish.order == "new":
        numbers.sort(reverse=True)
    elif wish.order == "sales":
        sold = {number_of(sku): count for sku, count in sales.items() if catalogue.get(sku)}
        numbers.sort(key=lambda number: -sold.get(number, 0))
    return numbers


def suggestions(query: str, *, is_chinese: bool = False) -> list[str]:
    """Return what somebody who types ``query`` may mean, in their language: kinds, categories, makers."""
    words = _WORD.findall(query.casefold())
    if not words:
        return []
    meant = [shown for shown, line in _entries(is_chinese) if all(_is_in(word, line) for word in words)]
    return [each for each in dict.fromkeys(meant) if each.casefold() != query.strip().casefold()][:SUGGESTIONS_MAX]


def number_of(sku: str) -> int:
    """Return the number of a product that is on sale."""
    for number, product in enumerate(PICKS):
        if product.sku == sku:
            return number
    for number, product in enumerate(catalogue.added() if sku.startswith(catalogue.OWN) else ()):
        if product.sku == sku:
            return catalogue.COUNT + number
    made = assortment.number_of(sku)
    assert made is not None
    return len(PICKS) + made


@cache
def _entries(is_chinese: bool) -> tuple[tuple[str, str], ...]:
    entries = [
        (each.name_zh if is_chinese else each.name, _line(each.name, each.name_zh, each.pinyin))
        for each in (*PICKS, *assortment.KINDS)
    ]
    entries += [(chinese if is_chinese else name, _ABOUT[name]) for name, chinese in catalogue.CATEGORIES.items()]
    for brand in assortment.BRANDS:
        entries.append((brand.name_zh if is_chinese else brand.name, f" {brand.name.casefold()} {brand.name_zh}"))
    return tuple(entries)


def _fits(here: Shelf, number: int, wish: Wish, price_minor: int, sold_out: Set[int]) -> bool:
    return (
        wish.category in ("", here.categories[number])
        and wish.brand in ("", here.brands[number])
        and price_minor >= wish.price_min_minor
        and (not wish.price_max_minor or price_minor <= wish.price_max_minor)
        and not (wish.is_in_stock and number in sold_out)
        and not (wish.is_reduced and number not in here.reduced)
    )


def _with_words(here: Shelf, words: list[str], numbers: list[int]) -> list[int]:
    """Return those of ``numbers`` that have all ``words``, the ones with all of them in the name first."""
    if not words:
        return numbers
    named, described = [], []
    sought = [f" {word}" if word.isascii() else word for word in words]
    for number in numbers:
        name = here.names[number]
        missing = [word for word in sought if word not in name]
        if not missing:
            named.append(number)
        elif all(word in here.texts[number] for word in missing):
            described.append(number)
    return named + described


def _is_in(word: str, line: str) -> bool:
    return (f" {word}" if word.isascii() else word) in line


def _line(name: str, chinese: str, *pinyin: str) -> str:
    """Return what a name is found by; ``pinyin`` as people type it: without spaces, and by its initials."""
    sounds = " ".join(f"{each.replace(' ', '')} {''.join(part[0] for part in each.split())}" for each in pinyin)
    return f" {name.casefold()} {chinese} {sounds}"


def alike(product: Product, count: int) -> list[Product]:
    """Return ``count`` other products of the same kind, or of the same category where it is the only one."""
    here = number_of(product.sku)
    if here < len(PICKS) or here >= catalogue.COUNT:
        near = [each for each in PICKS if each.category == product.category and each != product]
        return near[:count]
    step = len(assortment.KINDS)
    made = here - len(PICKS)
    turns = [made + step * turn for turn in (1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6)]
    return [assortment.make(each) for each in turns if 0 <= each < assortment.COUNT][:count]
