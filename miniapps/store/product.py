"""A thing on sale, in the forms it comes in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

Backdrop = Literal["rose", "blue", "amber", "violet", "green", "teal"]

BETWEEN = " · "
"""Between colour and size in the name of a form that has both."""


@dataclass(frozen=True)
class Variant:
    """One form of a product that can be bought: ``option`` names its colour and size, empty where there is one form.

    ``stock`` is how many there are before the first is sold.
    """

    option: str
    price_minor: int
    stock: int


@dataclass(frozen=True, kw_only=True)
class Product:
    """One thing on sale. Prices are in minor units (fen); ``stock`` is how many there are of each form.

    ``gtin`` is the number under the barcode on it, of those that each shop gives out for itself (EAN-13, from 20).
    ``options`` are its sizes, ``colors`` its colours. ``dearer`` says by how much some sizes cost more, ``missing``
    which forms are not made, ``sold_out`` which ones there are none of.
    """

    sku: str
    gtin: str
    name: str
    name_zh: str
    pinyin: str
    category: str
    backdrop: Backdrop
    price_minor: int
    list_price_minor: int | None = None
    colors: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    dearer: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()
    sold_out: tuple[str, ...] = ()
    stock: int = 200
    brand: str = "Plaza"
    image: str = ""
    about: str
    about_zh: str

    @property
    def title(self) -> str:
        """Its name in both languages, if it has two."""
        return self.name if self.name == self.name_zh else f"{self.name} · {self.name_zh}"

    @property
    def label(self) -> str:
        """What tells it from its namesakes of other makers."""
        return self.title if self.brand == "Plaza" else f"{self.title} · {self.brand}"

    @property
    def picture(self) -> str:
        """Where its picture is in the package."""
        return f"asset:{self.image or self.sku}.webp"

    @cached_property
    def variants(self) -> tuple[Variant, ...]:
        """The forms that are made, colour by colour."""
        dearer = dict(self.dearer)
        return tuple(
            Variant(name, self.price_minor + dearer.get(size, 0), 0 if name in self.sold_out else self.stock)
            for color in self.colors or ("",)
            for size in self.options or ("",)
            if (name := form(color, size)) not in self.missing
        )

    def variant(self, option: object) -> Variant | None:
        """Return the form called ``option``, or None; whatever ``option`` is."""
        return next((each for each in self.variants if each.option == option), None)

    @property
    def default_option(self) -> str:
        """What someone gets who has not chosen: the middle size, in the first colour that there is of it."""
        made = [each for each in self.variants if each.stock] or self.variants
        middle = self.options[(len(self.options) - 1) // 2] if self.options else ""
        fitting = (each.option for each in made if parts_of(self, each.option)[1] == middle)
        return next(fitting, made[len(made) // 2].option)


def form(color: str, size: str) -> str:
    """Return the name of the form of a colour and a size, either of which may be empty."""
    return BETWEEN.join(part for part in (color, size) if part)


def parts_of(product: Product, option: str) -> tuple[str, str]:
    """Return the colour and the size that ``option`` names, empty where the product has none to choose."""
    color, _, size = option.partition(BETWEEN)
    if not product.colors:
        return "", option
    return color, size


def product_of(facts: Mapping[str, Any]) -> Product:
    """Return a product from what travels of it, as a seller added it."""
    return Product(**{**facts, "options": tuple(facts["options"])})
