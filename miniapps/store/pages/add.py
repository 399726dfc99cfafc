"""For the seller: a new product, with one of the shop's pictures."""

import assortment
import catalogue
import parts
from cart import new_request_id
from minikit import CallError, Page, server, ui
from picks import PICKS
from words import is_chinese, say

COUNT_MAX = 9_999


class AddPage(Page):
    """Takes a product into the shop, and goes to its page."""

    title = "New product"
    name = ""
    name_zh = ""
    about = ""
    price = ""
    sizes = ""
    category = "Clothes"
    image = "tee"
    left = 10
    problem = ""
    is_busy = False

    def __init__(self) -> None:
        self._request_id = new_request_id()

    async def on_load(self, query: dict[str, str]) -> None:  # noqa: ARG002 - it is opened with nothing
        self.title = say("New product")

    def build(self) -> ui.Node:
        categories = tuple(ui.Option(each, say(each)) for each in catalogue.CATEGORIES)
        return ui.Scroll(
            ui.Row(
                ui.Image(
                    f"asset:{self.image}.webp", alt=say("Picture"), fit="contain", backdrop="green", size="medium"
                ),
                ui.Column(
                    ui.Select(_pictures(), self.image, on_change=self.writing("image"), label=say("Picture")),
                    ui.Select(categories, self.category, on_change=self.writing("category"), label=say("Category")),
                    gap="small",
                    grow=True,
                ),
            ),
            self.field("name", say("Name in English")),
            self.field("name_zh", say("Name in Chinese")),
            self.field("price", say("Price"), "28.00"),
            self.field("sizes", say("Sizes, with commas between"), "S, M, L"),
            ui.Row(
                ui.Text(say("How many of each"), grow=True),
                ui.Stepper(self.left, 0, COUNT_MAX, on_change=self.set_left, label=say("How many of each")),
            ),
            ui.TextArea(self.about, say("About it"), on_change=self.writing("about"), length_max=300, key="about"),
            parts.problem(self.problem),
            ui.Row(ui.Button(say("Add it to the shop"), self.add, icon="plus", is_busy=self.is_busy)),
        )

    def field(self, name: str, label: str, placeholder: str = "") -> ui.Node:
        """A line to write one of the facts in."""
        return ui.TextField(getattr(self, name), label, placeholder, on_change=self.writing(name), key=name)

    def writing(self, name: str) -> ui.TextHandler:
        """Return what takes over one of the facts."""

        async def write(text: str) -> None:
            setattr(self, name, text)

        return write

    async def set_left(self, left: int) -> None:
        self.left = left

    async def add(self) -> None:
        price_minor = parts.minor_of(self.price)
        if price_minor is None:
            self.problem = say("Write the price in digits, such as 28.00.")
            return
        self.is_busy, self.problem = True, ""
        sizes = [size.strip() for size in self.sizes.replace("，", ",").split(",") if size.strip()]
        facts = {
            "name": self.name,
            "name_zh": self.name_zh,
            "category": self.category,
            "image": self.image,
            "price_minor": price_minor,
            "left": self.left,
            "sizes": sizes,
            "about": self.about,
        }
        try:
            sku = await server.call("add_product", request_id=self._request_id, facts=facts)
        except CallError as error:
            self.problem = parts.told(error)
        else:
            self.replace("pages/product", sku=sku)
        finally:
            self.is_busy = False


def _pictures() -> tuple[ui.Option, ...]:
    """The pictures that the shop has, by what they show."""
    names = {each.image or each.sku: (each.name, each.name_zh) for each in PICKS}
    names |= {each.key: (each.name, each.name_zh) for each in assortment.KINDS}
    return tuple(ui.Option(image, chinese if is_chinese() else name) for image, (name, chinese) in names.items())
