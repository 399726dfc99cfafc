"""One product: its picture, sizes, price and the two ways to get it."""

import catalogue
import parts
from cart import QUANTITY_MAX, Cart, new_request_id
from minikit import CallError, Page, server, ui

FEW = 20
OTHERS_MAX = 4


class ProductPage(Page):
    """Shows the product that the address names: ``pages/product?sku=coat-red``."""

    title = "Product"
    product: catalogue.Product | None = None
    option = ""
    quantity = 1
    left: int | None = None
    problem = ""
    is_busy = False

    async def on_load(self, query: dict[str, str]) -> None:
        self.product = catalogue.get(query.get("sku"))
        if self.product is None:
            return
        self.title = self.product.category
        self.option = self.product.default_option
        self.request_id = new_request_id()
        try:
            self.left = await server.call("stock", sku=self.product.sku)
        except CallError:
            self.left = None  # nobody needs to know; placing the order checks it again

    def build(self) -> ui.Node:
        product = self.product
        if product is None:
            return parts.unknown_product(on_action=lambda: self.relaunch("pages/home"))
        return ui.Scroll(
            ui.Row(
                ui.Column(parts.picture(product), grow=True),  # half of what there is: both have room in a narrow tab
                ui.Column(
                    ui.Column(ui.Heading(product.name), ui.Text(product.name_zh, tone="soft"), gap="tiny"),
                    ui.Price(product.price_minor, product.list_price_minor, size="large"),
                    ui.Text(product.about),
                    self.sizes(product),
                    self.how_many(),
                    parts.problem(self.problem),
                    self.ways_to_get_it(),
                    grow=True,
                ),
                gap="large",
                align="start",
            ),
            ui.Section("You may also like", self.others(product)),
            gap="large",
        )

    def sizes(self, product: catalogue.Product) -> ui.Node | None:
        if not product.options:
            return None
        chips = (ui.Chip(option, option == self.option, self.choosing(option)) for option in product.options)
        return ui.Column(ui.Text("Size", role="label", tone="soft"), ui.Wrap(*chips), gap="tiny")

    def how_many(self) -> ui.Node:
        if self.left == 0:
            return ui.Row(ui.Badge("Sold out", tone="soft"))
        maximum = min(QUANTITY_MAX, self.left or QUANTITY_MAX)
        few = f"Only {self.left} left" if self.left is not None and self.left <= FEW else ""
        return ui.Column(
            ui.Text("Quantity", role="label", tone="soft"),
            ui.Row(
                ui.Stepper(self.quantity, 1, maximum, on_change=self.set_quantity, label="Quantity"),
                ui.Text(few, role="caption", tone="accent") if few else None,
            ),
            gap="tiny",
        )

    def ways_to_get_it(self) -> ui.Node:
        is_there = self.left != 0
        return ui.Wrap(
            ui.Button("Buy now", self.buy, icon="zap", is_enabled=is_there, is_busy=self.is_busy),
            ui.Button("Add to cart", self.add, role="secondary", icon="shopping-cart", is_enabled=is_there),
        )

    def others(self, product: catalogue.Product) -> ui.Node:
        others = [other for other in catalogue.search("", product.category) if other != product][:OTHERS_MAX]
        return ui.Grid(others, key=lambda other: other.sku, cell=self.other)

    def other(self, product: catalogue.Product) -> ui.Node:
        return ui.Card(
            parts.picture(product),
            ui.Text(product.name, role="strong", lines_max=1),
            ui.Price(product.price_minor),
            on_tap=lambda: self.replace("pages/product", sku=product.sku),
            label=product.title,
            padding="small",
        )

    def choosing(self, option: str) -> ui.Handler:
        async def choose() -> None:
            self.option, self.request_id, self.problem = option, new_request_id(), ""

        return choose

    async def set_quantity(self, quantity: int) -> None:
        self.quantity, self.request_id, self.problem = quantity, new_request_id(), ""

    async def add(self) -> None:
        assert self.product is not None
        added = await (await Cart.load()).add(self.product, self.option, self.quantity)
        self.toast(f"{self.product.name} is in your cart." if added else "Your cart is full.")

    async def buy(self) -> None:
        assert self.product is not None
        line = {"sku": self.product.sku, "option": self.option, "quantity": self.quantity}
        self.is_busy, self.problem = True, ""
        try:
            # The same request id until the answer is here: tapped again after a lost answer, it is the same order.
            number = await server.call("place_order", request_id=self.request_id, lines=[line])
        except CallError as error:
            self.problem = parts.told(error)
        else:
            self.request_id = new_request_id()
            self.go("pages/order", number=number)
        finally:
            self.is_busy = False
