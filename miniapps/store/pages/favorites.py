"""What the person likes, and what they looked at lately."""

import catalogue
import parts
import remembering
import tags
from minikit import Page, ui
from product import Product
from words import name_of, say


class FavoritesPage(Page):
    """Shows favourites and recent views, each a tap away."""

    title = "Favorites"

    def __init__(self) -> None:
        self._favorites: list[Product] = []
        self._seen: list[Product] = []

    async def on_show(self) -> None:
        self.title = say("Favorites")
        await tags.read()
        self._favorites = _products(await remembering.favorites())
        self._seen = _products(await remembering.seen())

    def build(self) -> ui.Node:
        if not self._favorites and not self._seen:
            return ui.EmptyState(
                "heart",
                say("No favorites yet"),
                say("The heart on a product keeps it here."),
                action=say("Look around"),
                on_action=lambda: self.relaunch("pages/home"),
            )
        return ui.Scroll(
            self.shelf(say("Favorites"), self._favorites, "favorite"),
            self.shelf(say("Looked at lately"), self._seen, "seen"),
        )

    def shelf(self, title: str, products: list[Product], key: str) -> ui.Node | None:
        if not products:
            return None
        return ui.Section(title, ui.Grid(products, key=lambda each: f"{key} {each.sku}", cell=self.cell))

    def cell(self, product: Product) -> ui.Node:
        return ui.Card(
            parts.picture(product),
            ui.Text(name_of(product), role="strong", lines_max=1),
            ui.Price(tags.price_of(product), tags.before(product)),
            on_tap=lambda: self.go("pages/product", sku=product.sku),
            label=product.label,
            padding="small",
        )


def _products(skus: list[str]) -> list[Product]:
    return [product for sku in skus if (product := catalogue.get(sku))]
