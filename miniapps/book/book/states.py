"""What a table of states is made of."""

from typing import TypeAlias

from minikit import ui

State: TypeAlias = tuple[str, ui.Node]
"""What is special about it, in a few words, and the component so."""


def nothing(*_told: object) -> None:
    """What happens when something is tapped here."""


def block(text: str) -> ui.Node:
    """Something to lay out."""
    return ui.Card(ui.Text(text), tone="accent", padding="small")
