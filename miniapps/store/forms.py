"""Choosing the form of a product: its colours and sizes, of which what is not made or not there cannot be chosen."""

from collections.abc import Callable

from minikit import ui
from product import Product, Variant, form, parts_of
from words import say


def choices(
    product: Product, chosen: str, is_there: Callable[[Variant], bool], choosing: Callable[[str], ui.Handler]
) -> list[ui.Node]:
    """Return a row of colours and one of sizes, as far as the product has them; ``chosen`` is the form it is in now.

    ``choosing`` makes what a tap on a form does.
    """
    color, size = parts_of(product, chosen)
    titled = (
        (say("Color"), [(name, form(name, size), name == color) for name in product.colors]),
        (say("Size"), [(name, form(color, name), name == size) for name in product.options]),
    )

    def chip(name: str, option: str, is_chosen: bool) -> ui.Node:
        variant = product.variant(option)
        is_enabled = variant is not None and is_there(variant)
        return ui.Chip(say(name), is_chosen, choosing(option), is_enabled=is_enabled)

    return [
        ui.Column(ui.Text(title, role="label", tone="soft"), ui.Wrap(*(chip(*each) for each in names)), gap="tiny")
        for title, names in titled
        if names
    ]
