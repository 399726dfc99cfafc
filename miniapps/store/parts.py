"""What several pages show: a product's picture, a problem, an order's state, a moment."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import assortment
import catalogue
from minikit import CallError, ui
from product import Product
from words import form_of, is_chinese, name_of, say


@dataclass(frozen=True)
class StateLook:
    """How the state of an order is shown."""

    icon: str
    text: str
    tone: ui.Tone


STATES = {
    "pending": StateLook("clock", "Waiting for payment", "normal"),
    "to_ship": StateLook("circle-check", "Paid", "success"),
    "shipped": StateLook("truck", "On its way", "accent"),
    "completed": StateLook("package-check", "Received", "success"),
    "cancelled": StateLook("circle-x", "Cancelled", "soft"),
    "expired": StateLook("circle-x", "Closed without payment", "soft"),
}
READY = StateLook("store", "Ready for you at the shop", "accent")
"""What was shipped and is fetched by the buyer."""
REFUNDS = {
    "asked": StateLook("hourglass", "The shop is deciding", "normal"),
    "agreed": StateLook("hourglass", "Agreed, the money is on its way", "normal"),
    "done": StateLook("circle-check", "The money is back", "success"),
    "declined": StateLook("circle-x", "Declined", "danger"),
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


def invoice(order: dict[str, Any]) -> str:
    """Whose name an order's invoice carries, with the tax number."""
    return " · ".join(part for part in (order["invoice_title"], order["tax_number"]) if part)


def look_of(order: dict[str, Any]) -> StateLook:
    """How an order stands, as it is shown."""
    state = order["state"]
    if state == "shipped" and not order["address"]:
        return READY
    return STATES["expired" if state == "cancelled" and order["why"] in ("expired", "room") else state]


def goods(sku: str, option: str, quantity: int, *, key: str | None = None, end: ui.Node | None = None) -> ui.Node:
    """A line of an order: picture, name, form and how many, and ``end`` beside it."""
    product = catalogue.get(sku)
    count = say("Quantity {count}", count=quantity)
    return ui.Row(
        picture(product, size="small") if product else None,
        ui.Column(
            ui.Text(name_of(product) if product else sku, role="strong", lines_max=1),
            ui.Text(f"{form_of(option)} · {count}" if option else count, role="caption", tone="soft"),
            gap="tiny",
            grow=True,
        ),
        end,
        key=key,
    )


def amount(name: str, minor: int, *, is_total: bool = False) -> ui.Node:
    """A line of a sum."""
    return ui.Row(
        ui.Text(name, role="strong" if is_total else "body", tone="normal" if is_total else "soft"),
        ui.Price(minor, size="large" if is_total else "small"),
        justify="between",
    )


def yuan(minor: int) -> str:
    """An amount within a sentence."""
    return f"¥{minor / 100:g}"


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
        say("We could not find this product"),
        say("It may have left the shop since this link was made."),
        action=say("See what there is"),
        on_action=on_action,
    )


def moment(at: str) -> str:
    """A time in ISO 8601, as people here write it."""
    here = datetime.fromisoformat(at).astimezone()
    if is_chinese():
        return f"{here.year}年{here.month}月{here.day}日 {here:%H:%M}"
    return f"{here.day} {here:%B %Y, %H:%M}"


def told(error: CallError) -> str:
    """What to tell the person about a call that failed: the server half's own words, or ours if it broke."""
    if error.code == "server.failed" or not error.message:
        return say("The store did not answer. Please try again.")
    return say(error.message)


def trouble(error: CallError | None, text: str, *, again: ui.Handler, mend: ui.Handler) -> ui.Node:
    """What a page shows whose contents did not come: why, and what can be done."""
    is_damaged = error is not None and error.code == "server.book.damaged"
    return ui.EmptyState(
        "triangle-alert" if is_damaged else "package",
        say("The shop's book is damaged") if is_damaged else text,
        told(error) if error else "",
        action=say("Mend it") if is_damaged else say("Try again"),
        on_action=mend if is_damaged else again,
    )
