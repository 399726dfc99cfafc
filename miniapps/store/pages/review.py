"""Saying what one thinks of something one has bought."""

import catalogue
import parts
import photos
import tags
from cart import new_request_id
from minikit import CallError, Page, server, ui
from words import name_of, say

TEXT_MAX = 500


class ReviewPage(Page):
    """Reviews what the address names of an order: ``pages/review?number=…&sku=coat-red``."""

    title = "Review"
    number = ""
    sku = ""
    stars = 5
    text = ""
    problem = ""
    is_busy = False

    def __init__(self) -> None:
        self._picked = photos.Picked()
        self._request_id = new_request_id()

    async def on_load(self, query: dict[str, str]) -> None:
        self.title = say("Review")
        self.number, self.sku = query.get("number", ""), query.get("sku", "")
        await tags.know([self.sku])

    def build(self) -> ui.Node:
        product = catalogue.get(self.sku)
        if product is None:
            return parts.unknown_product(on_action=lambda: self.relaunch("pages/home"))
        return ui.Scroll(
            ui.Row(parts.picture(product, size="small"), ui.Text(name_of(product), role="strong", grow=True)),
            ui.Rating(self.stars, size="large", on_change=self.set_stars, label=say("Stars")),
            ui.TextArea(self.text, say("What should others know?"), on_change=self.write, length_max=TEXT_MAX, key="t"),
            self._picked.row(self.trouble),
            parts.problem(self.problem),
            ui.Row(ui.Button(say("Send review"), self.send, icon="send", is_busy=self.is_busy)),
        )

    async def set_stars(self, stars: int) -> None:
        self.stars = max(1, stars)

    async def write(self, text: str) -> None:
        self.text = text

    def trouble(self, error: CallError) -> None:
        self.problem = parts.told(error)

    async def send(self) -> None:
        self.is_busy, self.problem = True, ""
        try:
            await self._picked.send(self._request_id)
            await server.call(
                "review",
                number=self.number,
                sku=self.sku,
                stars=self.stars,
                text=self.text,
                request_id=self._request_id,
                photos=self._picked.suffixes,
            )
        except CallError as error:
            self.problem = parts.told(error)
        else:
            self._picked.forget()
            self.back()
        finally:
            self.is_busy = False
