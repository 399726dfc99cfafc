"""The shop window: search with suggestions, categories, picks, and all that was found."""

import asyncio
from typing import Any

import catalogue
import finding
import parts
import remembering
import tags
from cart import Cart
from filtering import ORDERS, Filters
from minikit import Page, ui
from picks import PICKS
from product import Product
from words import form_of, is_chinese, name_of, other_name_of, say

BANNERS = (
    ("coat-red", "Autumn is in", "Wool, felt and everything warm", {"category": "Knitwear"}),
    ("teapot", "A quieter kitchen", "Pots, cups and pans for slow mornings", {"category": "Kitchen"}),
    ("headphones-black", "Reduced this week", "Prices that were higher until Sunday", {"is_reduced": True}),
)


class HomePage(Page):
    """Shows what is on sale. The address may bring a search along: ``pages/home?q=scarf``."""

    title = "Store"
    query = ""
    category = ""
    shows_all = False
    in_cart = 0
    searched: tuple[str, ...] | list[str] = ()

    def __init__(self) -> None:
        self._found: list[int] = []
        self._found_for: finding.Wish | None = None
        self._found_by = tags.now()
        self._is_ready = False
        self._filters = Filters()

    async def on_load(self, query: dict[str, str]) -> None:
        self.title = say("Store")
        self.query = query.get("q", "")
        category = query.get("category", "")
        self.category = category if category in catalogue.CATEGORIES else ""

    async def on_show(self) -> None:
        cart, self.searched = await asyncio.gather(Cart.load(), remembering.searches())
        self.in_cart = cart.count
        if self._is_ready:
            await tags.read()

    async def on_broadcast(self, topic: str, payload: Any) -> None:  # noqa: ARG002
        if topic == "shelf":
            await tags.read()

    async def on_ready(self) -> None:
        self._is_ready = True
        await tags.read()  # only now: it would wait for the server half to start
        await asyncio.to_thread(finding.shelf)  # so that the first letter typed need not wait for it

    def build(self) -> ui.Node:
        return ui.Column(
            ui.Row(
                ui.SearchField(
                    self.query,
                    placeholder="Search the store · 搜索商品",
                    on_change=self.search,
                    on_submit=self.keep_search,
                    key="search",
                    grow=True,
                ),
                ui.Button(
                    f"{say('Cart')} · {self.in_cart}" if self.in_cart else say("Cart"),
                    icon="shopping-cart",
                    role="secondary",
                    on_tap=lambda: self.go("pages/cart"),
                ),
                ui.Button("", lambda: self.go("pages/favorites"), role="plain", icon="heart", label=say("Favorites")),
                ui.Button(say("Orders"), icon="package", role="plain", on_tap=lambda: self.go("pages/orders")),
                gap="small",
            ),
            self.suggested(),
            ui.Wrap(
                ui.Chip(say("All"), not self.category, self.choosing("")),
                *(ui.Chip(say(each), each == self.category, self.choosing(each)) for each in catalogue.CATEGORIES),
            ),
            self.front() if self.wish.is_empty and not self.shows_all else self.results(),
            self._filters.sheet(len(self.found())) if self._filters.is_open else None,
        )

    @property
    def wish(self) -> finding.Wish:
        """What is looked for now."""
        return self._filters.wish(self.query, self.category)

    def found(self) -> list[int]:
        """The numbers of what is looked for; looked up anew when the wish is another one."""
        if self._found_for != self.wish or self._found_by is not tags.now():
            self._found_for, self._found_by = self.wish, tags.now()
            self._found = finding.found(self.wish, self._filters.sales, tags.now())
        return self._found

    def suggested(self) -> ui.Node | None:
        """What the typed word may mean; before that, what was looked for lately."""
        meant = finding.suggestions(self.query, is_chinese=is_chinese()) if self.query else self.searched
        if not meant:
            return None
        icon = ui.Icon("search" if self.query else "history", size="small", tone="soft")
        chips = ui.Wrap(*(ui.Chip(each, on_tap=self.looking_for(each), key=f"for {each}") for each in meant), grow=True)
        forget = ui.Button("", self.forget_searches, role="plain", icon="x", label=say("Forget what I searched for"))
        return ui.Row(icon, chips, None if self.query else forget, gap="small")

    def front(self) -> ui.Node:
        """What stands in the window when nobody looks for anything yet."""
        return ui.Scroll(
            ui.Carousel(*(self.banner(*each) for each in BANNERS), seconds=8),
            ui.Section(
                say("Picked for you"),
                ui.Grid(PICKS, key=lambda product: product.sku, cell=self.cell),
                action=say("All {count} products", count=f"{catalogue.COUNT:,}"),
                on_action=self.show_the_rest,
            ),
        )

    def banner(self, image: str, title: str, text: str, wish: dict[str, Any]) -> ui.Node:
        async def look() -> None:
            self.category = wish.get("category", "")
            self._filters.is_reduced = "is_reduced" in wish

        return ui.Card(
            ui.Row(
                ui.Column(ui.Heading(say(title)), ui.Text(say(text), tone="soft"), gap="tiny", grow=True),
                ui.Image(f"asset:{image}.webp", alt=say(title), fit="contain", radius="none", size="medium"),
                padding="small",
            ),
            on_tap=look,
            label=say(title),
            tone="accent",
        )

    def results(self) -> ui.Node:
        found = self.found()
        return ui.Column(
            ui.Row(
                ui.Text(
                    say("{count} found", count=f"{len(found):,}") + f" · {say(ORDERS[self._filters.order])}",
                    role="caption",
                    tone="soft",
                    grow=True,
                ),
                ui.Button(
                    say("Filter"),
                    self._filters.open,
                    icon="sliders-horizontal",
                    role="secondary" if self.wish.is_narrowed else "plain",
                ),
                gap="small",
            ),
            ui.Grid(found, key=str, cell=lambda number: self.cell(catalogue.at(number)), grow=True)
            if found
            else self.nothing(),
            gap="small",
            grow=True,
        )

    def cell(self, product: Product) -> ui.Node:
        caption = other_name_of(product) if product.brand == "Plaza" else parts.maker(product)
        return ui.Card(
            parts.picture(product),
            ui.Column(
                ui.Text(name_of(product), role="strong", lines_max=1),
                ui.Text(caption, role="caption", tone="soft", lines_max=1),
                gap="none",
            ),
            ui.Row(
                ui.Price(tags.price_of(product), tags.before(product)),
                self.add_button(product) if tags.is_there(product) else ui.Badge(say("Sold out"), tone="soft"),
                justify="between",
                gap="small",
            ),
            on_tap=lambda: self.look_at(product),
            label=product.label,
            padding="small",
        )

    def add_button(self, product: Product) -> ui.Node:
        label = say("Add {name} to cart", name=name_of(product))
        return ui.Button("", lambda: self.add(product), role="secondary", icon="plus", label=label)

    def nothing(self) -> ui.Node:
        words = say("No product matches “{query}”. Try another word, in English or Chinese.", query=self.query)
        return ui.EmptyState(
            "search",
            say("Nothing found"),
            words if self.query else say("Nothing is left with these filters."),
            action=say("Show everything"),
            on_action=self.show_all,
        )

    def choosing(self, category: str) -> ui.Handler:
        async def choose() -> None:
            self.category = category
            if not category:
                self.shows_all = False
                self._filters.clear()

        return choose

    def looking_for(self, text: str) -> ui.Handler:
        async def look() -> None:
            self.query = text
            self.set_text("search", text)
            self.searched = await remembering.searched(text)

        return look

    async def search(self, text: str) -> None:
        self.query = text

    async def keep_search(self, text: str) -> None:
        self.searched = await remembering.searched(text)

    async def forget_searches(self) -> None:
        self.searched = await remembering.forget_searches()

    async def look_at(self, product: Product) -> None:
        if self.query.strip():
            self.searched = await remembering.searched(self.query)
        self.go("pages/product", sku=product.sku)

    async def show_all(self) -> None:
        self.query = self.category = ""
        self.shows_all = False
        self._filters.clear()

    async def show_the_rest(self) -> None:
        self.shows_all = True

    async def add(self, product: Product) -> None:
        cart = await Cart.load()
        option = product.default_option
        added = await cart.add(product, option)
        self.in_cart = cart.count
        if not added:
            self.toast(say("Your cart is full."))
        elif option:
            self.toast(say("{name}, {form}, is in your cart.", name=name_of(product), form=form_of(option)))
        else:
            self.toast(say("{name} is in your cart.", name=name_of(product)))
