"""What narrows a search and orders what it finds, and the sheet on which the person says so."""

from collections.abc import Callable

import assortment
import finding
import parts
from minikit import CallError, server, ui
from words import is_chinese, say

ORDERS = {
    "fit": "Best match",
    "sales": "Most sold",
    "cheap": "Cheapest first",
    "dear": "Dearest first",
    "new": "Newest first",
}
PRICES = {"": (0, 0), "low": (0, 4_999), "middle": (5_000, 19_999), "high": (20_000, 99_999), "top": (100_000, 0)}
PRICE_NAMES = {"": "Any", "low": "Under ¥50", "middle": "¥50–199", "high": "¥200–999", "top": "¥1,000 and up"}


class Filters:
    """What the person has set. Open while its sheet is seen."""

    def __init__(self) -> None:
        self.is_open = False
        self.problem = ""
        self.sales: dict[str, int] = {}
        self.clear()

    def clear(self) -> None:
        """Narrow by nothing any more."""
        self.brand = self.price = ""
        self.is_in_stock = self.is_reduced = False
        self.order = "fit"

    def open(self) -> None:
        """Show the sheet."""
        self.is_open = True

    def close(self) -> None:
        """Show the sheet no more."""
        self.is_open = False

    def wish(self, query: str, category: str) -> finding.Wish:
        """Return what is looked for with these words in a category."""
        low, high = PRICES.get(self.price, (0, 0))
        return finding.Wish(query, category, self.brand, low, high, self.is_in_stock, self.is_reduced, self.order)

    def sheet(self, count: int) -> ui.Node | None:
        """The sheet, if it is open; ``count`` products are found as things stand."""
        if not self.is_open:
            return None
        makers = [ui.Option("", say("All makers"))]
        makers += [ui.Option(each.name, each.name_zh if is_chinese() else each.name) for each in assortment.BRANDS]
        return ui.Sheet(
            say("Filter"),
            ui.Select(_options(ORDERS), self.order, on_change=self.set_order, label=say("Sort by")),
            ui.Select(_options(PRICE_NAMES), self.price, on_change=self._setting("price"), label=say("Price")),
            ui.Select(tuple(makers), self.brand, on_change=self._setting("brand"), label=say("Maker")),
            ui.Switch(say("In stock"), self.is_in_stock, on_change=self._setting("is_in_stock")),
            ui.Switch(say("Reduced"), self.is_reduced, on_change=self._setting("is_reduced")),
            parts.problem(self.problem),
            ui.Row(
                ui.Button(say("Clear"), self.clear, role="plain"),
                ui.Button(say("Show {count}", count=f"{count:,}"), self.close),
                justify="end",
            ),
            on_close=self.close,
        )

    async def set_order(self, order: str) -> None:
        """Order what is found; only the server half knows what was sold."""
        self.problem = ""
        if order == "sales":
            try:
                self.sales = await server.call("sales")
            except CallError as error:
                self.problem = parts.told(error)
                return
        self.order = order

    def _setting(self, name: str) -> Callable[[object], None]:
        return lambda value: setattr(self, name, value)


def _options(names: dict[str, str]) -> tuple[ui.Option, ...]:
    return tuple(ui.Option(each, say(text)) for each, text in names.items())
