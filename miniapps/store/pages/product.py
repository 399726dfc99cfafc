"""One product: its picture, colours and sizes, price and the two ways to get it."""

from typing import Any

import catalogue
import finding
import forms
import parts
import photos
import remembering
import tags
from cart import QUANTITY_MAX, Cart
from minikit import CallError, Page, server, share_app_message, ui
from product import Product, Variant
from words import is_chinese, name_of, other_name_of, say

LINK = "plaza://miniapp/plaza.store/pages/product?sku={sku}"
FEW = 20
OTHERS_MAX = 4
REVIEWS_MAX = 20


class ProductPage(Page):
    """Shows the product that the address names: ``pages/product?sku=coat-red``."""

    title = "Product"
    option = ""
    quantity = 1
    is_favorite = False
    is_code_shown = False

    def __init__(self) -> None:
        self.product: Product | None = None
        self._left: dict[str, int] = {}
        self._prices: dict[str, int] = {}
        self._reviews: list[dict[str, Any]] = []
        self._is_seller = False
        self._looking = photos.Looking(self.update)

    async def on_load(self, query: dict[str, str]) -> None:
        self.title = say("Product")
        await tags.know([query.get("sku", "")])
        self.product = catalogue.get(query.get("sku"))
        if self.product is None:
            return
        self.title = say(self.product.category)
        self.option = self.product.default_option
        self.is_favorite = self.product.sku in await remembering.favorites()
        await remembering.looked_at(self.product.sku)

    async def on_show(self) -> None:
        if self.product is None:
            return
        try:
            shelf = await server.call("shelf", sku=self.product.sku)
            self._reviews = await server.call("reviews", sku=self.product.sku)
            self._is_seller = await server.call("is_seller")
            await tags.read()
        except CallError:
            return  # nobody needs to know; placing the order checks it again
        self._left = {form["option"]: form["left"] for form in shelf}
        self._prices = {form["option"]: form["price_minor"] for form in shelf}

    def build(self) -> ui.Node:
        product = self.product
        variant = None if product is None else product.variant(self.option)
        if product is None or variant is None:
            return parts.unknown_product(on_action=lambda: self.relaunch("pages/home"))
        about = product.about_zh if is_chinese() else product.about
        shown = ui.Scroll(
            ui.Row(
                ui.Column(parts.picture(product), grow=True),  # half of what there is: both have room in a narrow tab
                ui.Column(
                    self.name(product),
                    ui.Price(self.price_of(variant), self.list_price(product, variant), size="large"),
                    ui.Text(about) if about else None,
                    *forms.choices(product, self.option, lambda each: self.left_of(each) != 0, self.choosing),
                    self.how_many(),
                    self.ways_to_get_it(),
                    grow=True,
                ),
                gap="large",
                align="start",
            ),
            self.opinions(),
            ui.Section(say("You may also like"), self.others(product)),
            gap="large",
            grow=True,
        )
        return ui.Column(shown, self._looking.viewer(), self.code_sheet(product) if self.is_code_shown else None)

    def name(self, product: Product) -> ui.Node:
        other = other_name_of(product)
        return ui.Row(
            ui.Column(
                ui.Heading(name_of(product)),
                ui.Text(other if product.brand == "Plaza" else f"{other} · {parts.maker(product)}", tone="soft"),
                gap="tiny",
                grow=True,
            ),
            ui.Reaction("heart", self.is_favorite, on_tap=self.turn_favorite, label=say("Favorite")),
            align="start",
        )

    def price_of(self, variant: Variant) -> int:
        """What a form costs: as the server half says, or by the catalogue until it has said."""
        return self._prices.get(variant.option, variant.price_minor)

    def list_price(self, product: Product, variant: Variant) -> int | None:
        """What it cost before; nothing where it does not cost less now."""
        if product.list_price_minor is None:
            return None
        before = product.list_price_minor + variant.price_minor - product.price_minor
        return before if before > self.price_of(variant) else None

    def left_of(self, variant: Variant) -> int | None:
        """How many there are of a form; None until the server half has said."""
        return self._left.get(variant.option, None if variant.stock else 0)

    def how_many(self) -> ui.Node:
        left = self.left()
        if left == 0:
            return ui.Row(ui.Badge(say("Sold out"), tone="soft"))
        maximum = min(QUANTITY_MAX, left or QUANTITY_MAX)
        few = say("Only {left} left", left=left) if left is not None and left <= FEW else ""
        return ui.Column(
            ui.Text(say("Quantity"), role="label", tone="soft"),
            ui.Row(
                ui.Stepper(self.quantity, 1, maximum, on_change=self.set_quantity, label=say("Quantity")),
                ui.Text(few, role="caption", tone="accent") if few else None,
            ),
            gap="tiny",
        )

    def left(self) -> int | None:
        """How many there are of what is chosen."""
        variant = self.product and self.product.variant(self.option)
        return self.left_of(variant) if variant else 0

    def ways_to_get_it(self) -> ui.Node:
        is_there = self.left() != 0
        return ui.Wrap(
            ui.Button(say("Buy now"), self.buy, icon="zap", is_enabled=is_there),
            ui.Button(say("Add to cart"), self.add, role="secondary", icon="shopping-cart", is_enabled=is_there),
            ui.Button(say("Share"), self.share, role="plain", icon="share-2"),
            ui.Button(say("Code"), self.show_code, role="plain", icon="qr-code"),
            ui.Button(say("Price and stock"), self.set_shelf, role="plain", icon="tag") if self._is_seller else None,
        )

    def opinions(self) -> ui.Node | None:
        """What those say who bought it; nobody else can."""
        if not self._reviews:
            return None
        mean = sum(each["stars"] for each in self._reviews) / len(self._reviews)
        return ui.Section(
            say("Reviews"),
            ui.Row(ui.Text(f"{mean:.1f}", role="display"), ui.Rating(mean, len(self._reviews), size="medium")),
            *(self.opinion(each, f"review {number}") for number, each in enumerate(self._reviews[:REVIEWS_MAX])),
        )

    def opinion(self, review: dict[str, Any], key: str) -> ui.Node:
        reply = review["reply"]
        return ui.Card(
            ui.Row(ui.Rating(review["stars"]), ui.Text(parts.moment(review["at"]), role="caption", tone="soft")),
            ui.Text(review["text"]) if review["text"] else None,
            self._looking.row(review["photos"]),
            ui.Text(say("The shop: {reply}", reply=reply), tone="soft") if reply else None,
            tone="soft",
            padding="small",
            key=key,
        )

    def others(self, product: Product) -> ui.Node:
        alike = finding.alike(product, OTHERS_MAX)
        return ui.Grid(alike, key=lambda other: other.sku, cell=self.other)

    def other(self, product: Product) -> ui.Node:
        return ui.Card(
            parts.picture(product),
            ui.Text(name_of(product), role="strong", lines_max=1),
            ui.Price(tags.price_of(product)),
            on_tap=lambda: self.replace("pages/product", sku=product.sku),
            label=product.label,
            padding="small",
        )

    def choosing(self, option: str) -> ui.Handler:
        async def choose() -> None:
            self.option = option
            self.quantity = max(1, min(self.quantity, self.left() or self.quantity))

        return choose

    async def set_quantity(self, quantity: int) -> None:
        self.quantity = quantity

    async def turn_favorite(self) -> None:
        assert self.product is not None
        self.is_favorite = not self.is_favorite
        await remembering.set_favorite(self.product.sku, is_one=self.is_favorite)

    async def add(self) -> None:
        assert self.product is not None
        added = await (await Cart.load()).add(self.product, self.option, self.quantity)
        self.toast(say("{name} is in your cart.", name=name_of(self.product)) if added else say("Your cart is full."))

    async def share(self) -> None:
        """Offer a card of this product to send to somebody."""
        product = self.product
        assert product is not None
        variant = product.variant(self.option)
        assert variant is not None  # the button stands beside it
        note = parts.yuan(self.price_of(variant))
        try:
            await share_app_message(product.label[:80], "pages/product", {"sku": product.sku}, product.picture, note)
        except CallError as error:
            self.toast(parts.told(error))

    def code_sheet(self, product: Product) -> ui.Node:
        """Its code for whoever stands beside the person, or for the shop's window."""
        code = ui.QrCode(LINK.format(sku=product.sku), say("A code that opens this product"), "large")
        return ui.Sheet(
            say("Scan to open this product"),
            ui.Row(code, justify="center"),
            ui.Text(name_of(product), role="strong", align="center"),
            on_close=self.hide_code,
        )

    async def show_code(self) -> None:
        self.is_code_shown = True

    async def hide_code(self) -> None:
        self.is_code_shown = False

    async def set_shelf(self) -> None:
        assert self.product is not None
        self.go("pages/shelf", sku=self.product.sku)

    async def buy(self) -> None:
        assert self.product is not None
        self.go("pages/checkout", sku=self.product.sku, option=self.option, quantity=self.quantity)
