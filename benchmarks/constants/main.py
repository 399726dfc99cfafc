"""The store's first page from constants: the same components, nothing looked up, asked or remembered."""

from minikit import App, Page, ui

CATEGORIES = (
    *("All", "Clothes", "Shoes", "Knitwear", "Accessories", "Tech", "Home", "Kitchen"),
    *("Food", "Toys", "Sport", "Music", "Beauty", "Garden", "Paper"),
)
PICTURES = (
    *("coat-red", "dress-green", "jeans-indigo", "shirt-linen", "jacket-denim", "sneakers-white", "backpack-teal"),
    *("umbrella-amber", "kimono-violet", "boots-brown", "scarf-blue", "gloves-knit", "socks-wool", "hat-straw"),
    *("cap-navy", "glasses-sun", "handbag-rose", "sandals-summer", "shorts-sand", "sari-rose", "watch-steel"),
    *("ring-gem", "headphones-black", "phone-slate"),
)

app = App()


@app.page("pages/home")
class HomePage(Page):
    """Shows what is on sale, all of which stands here."""

    title = "Store"

    def build(self) -> ui.Node:
        """Return the page."""
        return ui.Column(
            ui.Row(
                ui.SearchField("", placeholder="Search the store", on_change=self.search, key="search", grow=True),
                ui.Button("Cart", self.nothing, icon="shopping-cart", role="secondary"),
                ui.Button("", self.nothing, role="plain", icon="heart", label="Favorites"),
                ui.Button("Orders", self.nothing, icon="package", role="plain"),
                gap="small",
            ),
            ui.Wrap(*(ui.Chip(each, each == "All", self.nothing) for each in CATEGORIES)),
            ui.Scroll(
                ui.Carousel(*(self.banner(each) for each in ("coat-red", "teapot", "headphones-black")), seconds=8),
                ui.Section(
                    "Picked for you",
                    ui.Grid(PICTURES, key=str, cell=self.cell),
                    action="All 10,000 products",
                    on_action=self.nothing,
                ),
            ),
        )

    def banner(self, name: str) -> ui.Node:
        """Return one of three that turn."""
        words = ui.Column(ui.Heading("Autumn is in"), ui.Text("Everything warm", tone="soft"), gap="tiny", grow=True)
        picture = ui.Image(f"asset:{name}.webp", alt="Autumn is in", fit="contain", radius="none", size="medium")
        return ui.Card(ui.Row(words, picture, padding="small"), on_tap=self.nothing, label=name, tone="accent")

    def cell(self, name: str) -> ui.Node:
        """Return a product."""
        return ui.Card(
            ui.Image(f"asset:{name}.webp", alt=name, fit="contain", radius="medium", backdrop="rose"),
            ui.Column(
                ui.Text("Wool coat", role="strong", lines_max=1),
                ui.Text("羊毛大衣", role="caption", tone="soft", lines_max=1),
                gap="none",
            ),
            ui.Row(
                ui.Price(29_900, 39_900),
                ui.Button("", self.nothing, role="secondary", icon="plus", label=f"Add {name} to cart"),
                justify="between",
                gap="small",
            ),
            on_tap=self.nothing,
            label=name,
            padding="small",
        )

    async def nothing(self) -> None:
        """Do nothing."""

    async def search(self, text: str) -> None:
        """Do nothing."""
