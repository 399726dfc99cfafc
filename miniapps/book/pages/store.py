"""A whole page as a shop would have it: about 250 components, which the benchmarks draw."""

from book.states import nothing
from minikit import Page, ui

CATEGORIES = ("All", "Clothes", "Shoes", "Knitwear", "Accessories", "Tech")
PRODUCTS = range(1, 35)
BACKDROPS: tuple[ui.Backdrop, ...] = ("rose", "blue", "amber", "violet", "green", "teal")


class StorePage(Page):
    """Shows products that nobody sells."""

    title = "A whole page"
    bought = 0

    def build(self) -> ui.Node:
        return ui.Column(
            ui.Row(
                ui.SearchField("", "Search", on_change=nothing, grow=True),
                ui.Button(self.cart(), nothing, role="secondary", icon="shopping-cart"),
                ui.Button("Orders", nothing, role="plain", icon="package"),
                gap="small",
            ),
            ui.Wrap(*(ui.Chip(name, name == "All", nothing) for name in CATEGORIES)),
            ui.Grid(PRODUCTS, key=str, cell=self.cell),
        )

    def cart(self) -> str:
        return f"Cart ({self.bought})" if self.bought else "Cart"

    def cell(self, number: int) -> ui.Node:
        backdrop = BACKDROPS[number % len(BACKDROPS)]
        return ui.Card(
            ui.Image("asset:coat.webp", f"Coat {number}", fit="contain", radius="medium", backdrop=backdrop),
            ui.Text(f"Coat {number}", role="strong", lines_max=1),
            ui.Text("Soft and warm", role="caption", tone="soft", lines_max=1),
            ui.Row(ui.Price(12_900 + 100 * number), ui.Button("Buy", self.buy, role="secondary"), justify="between"),
            on_tap=nothing,
            padding="small",
            label=f"Coat {number}",
        )

    def buy(self) -> None:
        self.bought += 1
