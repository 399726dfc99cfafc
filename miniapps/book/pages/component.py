"""One component in all its states."""

from book import GROUPS
from minikit import Page, ui

ALL = {name: states for group in GROUPS.values() for name, states in group.items()}


class ComponentPage(Page):
    """Shows the states of the component that the address names: ``pages/component?name=Button``."""

    name = ""

    async def on_load(self, query: dict[str, str]) -> None:
        self.name = self.title = query.get("name", "")

    def build(self) -> ui.Node:
        if self.name not in ALL:
            return ui.EmptyState("blocks", "There is no such component", action="See all", on_action=self.see_all)
        return ui.Column(*(state(caption, node) for caption, node in ALL[self.name]), gap="large")

    def see_all(self) -> None:
        self.relaunch("pages/home")


def state(caption: str, node: ui.Node) -> ui.Node:
    return ui.Column(ui.Text(caption, role="caption", tone="soft"), node, gap="tiny")
