"""One component in all its states."""

import copy
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
        self.changed: dict[int, object] = {}

    def build(self) -> ui.Node:
        if self.name not in ALL:
            return ui.EmptyState("blocks", "There is no such component", action="See all", on_action=self.see_all)
        if self.name in over.OPENED:
            return self.opening(over.states(self.close)[self.name])
        states = enumerate(ALL[self.name])
        return ui.Column(*(state(caption, self.live(at, node)) for at, (caption, node) in states), gap="large")

    def live(self, at: int, node: ui.Node) -> ui.Node:
        """The state numbered ``at``, as the person has set it meanwhile."""
        name = next((name for name in ("is_on", "is_checked", "value") if hasattr(node, name)), "")
        if not name or getattr(node, "on_change", None) is None:
            return node

        def change(value: object) -> None:
            self.changed[at] = value

        alive = copy.copy(node)
        alive.__dict__.update({"on_change": change, name: self.changed.get(at, getattr(node, name))})
        return alive

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
