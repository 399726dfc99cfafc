"""What there is: the components by group."""

from book import GROUPS
from minikit import Page, ui

TITLES = {
    "layout": "Laying out",
    "many": "Many of a kind",
    "showing": "Showing",
    "telling": "Telling",
    "acting": "Acting",
    "media": "Media",
    "choosing": "Choosing",
    "over": "Over the page",
}


class HomePage(Page):
    """Lists every component."""

    title = "Component book"
    query = ""

    def build(self) -> ui.Node:
        found = {group: [name for name in states if self.query in name.lower()] for group, states in GROUPS.items()}
        return ui.Column(
            ui.Row(
                ui.SearchField(self.query, "Search the components", on_change=self.search, grow=True),
                ui.Button("A whole page", lambda: self.go("pages/store"), "secondary", "store"),
                gap="small",
            ),
            *(self.section(group, names) for group, names in found.items() if names),
            None if any(found.values()) else ui.EmptyState("search", "No component is called so"),
            gap="large",
        )

    def section(self, group: str, names: list[str]) -> ui.Node:
        return ui.Section(TITLES[group], ui.Grid(names, key=str, cell=self.cell), key=group)

    def cell(self, name: str) -> ui.Node:
        return ui.Card(
            ui.Text(name, role="strong"),
            ui.Text(summary(name), role="caption", tone="soft"),
            on_tap=lambda: self.go("pages/component", name=name),
            label=name,
        )

    def search(self, text: str) -> None:
        self.query = text.strip().lower()


def summary(name: str) -> str:
    """What a component is for, in its own words."""
    words = " ".join((getattr(ui, name).__doc__ or "").split())
    return words.partition(". ")[0].rstrip(".").replace("`", "") + "."
