"""One component in all its states."""

from functools import partial

from book import GROUPS, over
from book.states import State
from minikit import Page, ui

ALL = {name: states for group in GROUPS.values() for name, states in group.items()}


class ComponentPage(Page):
    """Shows the states of the component that the address names: ``pages/component?name=Button``."""

    name = ""
    opened: int | None = 0

    async def on_load(self, query: dict[str, str]) -> None:
        self.name = self.title = query.get("name", "")

    def build(self) -> ui.Node:
        if self.name not in ALL:
            return ui.EmptyState("blocks", "There is no such component", action="See all", on_action=self.see_all)
        if self.name in over.OPENED:
            return self.opening(over.states(self.close)[self.name])
        return ui.Column(*(state(caption, node) for caption, node in ALL[self.name]), gap="large")

    def opening(self, states: list[State]) -> ui.Node:
        """What opens each state, and the one that is open."""
        return ui.Column(
            *(ui.Button(caption, partial(self.open, at), "secondary") for at, (caption, _) in enumerate(states)),
            ui.Text("What is open covers this page, and nothing of Plaza's.", tone="soft"),
            ui.Spacer("large"),
            ui.Spacer("large"),
            None if self.opened is None else states[self.opened][1],
            gap="large",
        )

    def open(self, at: int) -> None:
        self.opened = at

    def close(self) -> None:
        self.opened = None

    def see_all(self) -> None:
        self.relaunch("pages/home")


def state(caption: str, node: ui.Node) -> ui.Node:
    return ui.Column(ui.Text(caption, role="caption", tone="soft"), node, gap="tiny")
