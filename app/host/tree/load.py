"""How much a page asks of the shell: its nodes, weighed by what drawing them takes, and what lies over it."""

from collections.abc import Mapping
from typing import Any

from app.host.tree.ops import PropValue
from minikit.schema import COMPONENTS, NODES_MAX, OPEN_MAX, OPENED

RECORDS = {
    spec.name: {field.name: field for field in spec.properties if field.kind == "records"}
    for spec in COMPONENTS.values()
}
WORDS = {
    spec.name: tuple(
        field.name for field in spec.properties if field.python_type is str and field.kind not in ("token", "records")
    )
    for spec in COMPONENTS.values()
}
CHILDREN_MAX = {
    spec.name: int(field.maximum)
    for spec in COMPONENTS.values()
    for field in spec.fields
    if field.kind == "children" and field.maximum is not None
}
# Each is drawn by as many items as a page of so many words.
HEAVY = {"Carousel": 10, "Menu": 10}
PAINTED = {"Video": 100}
"""So many records weigh like one node: one item paints those of them that are to be seen."""


class LoadError(Exception):
    """A page that asks too much. The text is for the mini-app's author."""


class Load:
    """What the nodes of one page weigh together; records weigh like nodes, for each of them is drawn."""

    def __init__(self) -> None:
        self.weight = 0
        """How many there are, each by what drawing it takes."""
        self._open = 0
        self.characters = 0
        """How much they say, all together."""
        self.films = 0
        """How many films are among them, each of which the shell opens."""

    def take(self, component: str, props: dict[str, PropValue]) -> int:
        """Add one node and return its weight.

        LoadError if that is too much for a page.
        """
        weight = _weight(component, props)
        self.weight += weight
        self.characters += characters_of(component, props)
        self.films += component == "Video"
        if self.weight > NODES_MAX:
            what = "components and records" if RECORDS[component] else "components"
            raise LoadError(f"a page has more than {NODES_MAX:,} {what}")
        if component in OPENED:
            self._open += 1
            if self._open > OPEN_MAX:
                raise LoadError(f"more than {OPEN_MAX} sheets, dialogs and viewers are open")
        return weight

    def free(self, component: str, props: dict[str, PropValue]) -> None:
        """Subtract one node."""
        self.weight -= _weight(component, props)
        self.characters -= characters_of(component, props)
        self.films -= component == "Video"
        if component in OPENED:
            self._open -= 1


def check_children(component: str, count: int) -> None:
    """Let ``count`` children in ``component`` pass, or raise LoadError."""
    most = CHILDREN_MAX.get(component)
    if most is not None and count > most:
        raise LoadError(f"{component} holds at most {most} components")


def _weight(component: str, props: dict[str, PropValue]) -> int:
    weight = HEAVY.get(component, 1)
    records = sum(_count(props[name]) for name in RECORDS[component])
    return weight + records // PAINTED.get(component, 1)


def _count(records: Any) -> int:
    """Return how many records there are, and in them."""
    return sum(
        1 + sum(_count(value) for value in record.values() if isinstance(value, tuple | list)) for record in records
    )


def characters_of(component: str, props: Mapping[str, PropValue]) -> int:
    """Return how many characters some or all properties of a node say."""
    words = sum(len(str(props.get(name) or "")) for name in WORDS[component])
    return words + sum(_said(props.get(name)) for name in RECORDS[component])


def _said(value: Any) -> int:
    """Return how many characters stand in records, and in those within them."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple | list):
        return sum(sum(map(_said, entry.values())) for entry in value)
    return 0
