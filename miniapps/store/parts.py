"""What several pages show: a product's picture, a problem, an order's state, a moment."""

import re
from dataclasses import dataclass
from datetime import datetime

import assortment
from minikit import CallError, ui
from product import Product
from words import is_chinese


@dataclass(frozen=True)
class StateLook:
    """How the state of an order is shown."""

    icon: str
    text: str
    tone: ui.Tone


STATES = {
    "pending": StateLook("clock", "Waiting for payment", "normal"),
    "paid": StateLook("circle-check", "Paid", "success"),
    "closed": StateLook("circle-x", "Closed without payment", "soft"),
}

COLLECTED = {
    "paid": StateLook("circle-check", "Paid", "success"),
    "waiting": StateLook("clock", "The customer is asked on their own screen", "normal"),
    "refused": StateLook("circle-x", "Not paid. Ask for a new code to try again", "danger"),
    "over": StateLook("circle-x", "Not paid: nobody answered. Ask for a new code", "danger"),
}
_AMOUNT = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))?")


def minor_of(text: str) -> int | None:
    """What ``text``, such as "28" or "28.50", is in minor units; None for anything else, and for nothing."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) or None


def picture(product: Product, *, size: ui.ImageSize = "fill") -> ui.Image:
    """A product's picture on its own soft ground."""
    return ui.Image(
        product.picture, alt=product.label, fit="contain", radius="medium", backdrop=product.backdrop, size=size
    )


def maker(product: Product) -> str:
    """Who makes a product."""
    return assortment.BRAND_NAMES.get(product.brand, product.brand) if is_chinese() else product.brand


def problem(text: str) -> ui.Node | None:
    """What went wrong, said plainly; nothing if nothing did."""
    if not text:
        return None
    icon = ui.Icon("circle-alert", size="small", tone="danger")
    return ui.Card(ui.Row(icon, ui.Text(text, tone="danger", grow=True), gap="small"), tone="soft", padding="small")


def unknown_product(on_action: ui.Handler) -> ui.Node:
    """What stands in for a product that the shop does not have."""
    return ui.EmptyState(
        "package-open",
        "We could not find this product",
        "It may have left the shop since this link was made.",
        action="See what there is",
        on_action=on_action,
    )


def moment(at: str) -> str:
    """A time in ISO 8601, as people here write it."""
    here = datetime.fromisoformat(at).astimezone()
    return f"{here.day} {here:%B %Y, %H:%M}"


def told(error: CallError) -> str:
    """What to tell the person about a call that failed: the server half's own words, or ours if it broke."""
    if error.code == "server.failed" or not error.message:
        return "The store did not answer. Please try again."
    return error.message
