"""The shop window: search, categories and a card for every product found."""

import catalogue
import parts
from cart import Cart
from minikit import Page, ui


class HomePage(Page):
    """Shows what is on sale. The address may bring a search along: ``pages/home?q=scarf``."""

    title = "Store"
    query = ""
    category = ""
    in_cart = 0

    async def on_load(self, query: dict[str, str]) -> None:
        self.query = query.get("q", "")

    async def on_show(self) -> None:
        self.in_cart = (await Cart.load()).count

    def build(self) -> ui.Node:
        found = catalogue.search(self.query, self.category)
        return ui.Column(
            ui.Row(
                ui.SearchField(
                    self.query,
                    placeholder="Search the store · 搜索商品",
                    on_change=self.search,
                    key="search",
                    grow=True,
                ),
                ui.Button(
                    f"Cart · {self.in_cart}" if self.in_cart else "Cart",
                    icon="shopping-cart",
                    role="secondary",
                    on_tap=lambda: self.go("pages/cart"),
                ),
                ui.Button("Orders", icon="package", role="plain", on_tap=lambda: self.go("pages/orders")),
                gap="small",
            ),
            ui.Wrap(self.chip("All", ""), *(self.chip(category, category) for category in catalogue.CATEGORIES)),
            ui.Grid(found, key=lambda product: product.sku, cell=self.cell, grow=True) if found else self.nothing(),
        )

    def chip(self, text: str, category: str) -> ui.Node:
        async def choose() -> None:
            self.category = category

        return ui.Chip(text, is_selected=category == self.category, on_tap=choose)

    def cell(self, product: catalogue.Product) -> ui.Node:
        return ui.Card(
            parts.picture(product),
            ui.Column(
                ui.Text(product.name, role="strong", lines_max=1),
                ui.Text(product.name_zh, role="caption", tone="soft", lines_max=1),
                gap="none",
            ),
            ui.Row(
                ui.Price(product.price_minor, product.list_price_minor),
                self.add_button(product) if product.stock else ui.Badge("Sold out", tone="soft"),
                justify="between",
                gap="small",
            ),
            on_tap=lambda: self.go("pages/product", sku=product.sku),
            label=product.title,
            padding="small",
        )

    def add_button(self, product: catalogue.Product) -> ui.Node:
        return ui.Button(
            "", lambda: self.add(product), role="secondary", icon="plus", label=f"Add {product.name} to cart"
        )

    def nothing(self) -> ui.Node:
        return ui.EmptyState(
            "search",
            "Nothing found",
            f"No product matches “{self.query}”. Try another word, in English or Chinese.",
            action="Show everything",
            on_action=self.show_all,
        )

    async def search(self, text: str) -> None:
        self.query = text

    async def show_all(self) -> None:
        self.query = self.category = ""

    async def add(self, product: catalogue.Product) -> None:
        cart = await Cart.load()
        added = await cart.add(product, product.default_option)
        self.in_cart = cart.count
        size = f", size {product.default_option}" if product.options else ""
        self.toast(f"{product.name}{size} is in your cart." if added else "Your cart is full.")
