"""Laying out: components that place others."""

from dataclasses import field
from typing import Annotated

from minikit.ui.node import (
    Align,
    CardTone,
    Children,
    Gap,
    Handler,
    Justify,
    Kind,
    Motion,
    Node,
    Place,
    ShortWords,
    component,
    container,
    nodes,
)


@container
class Column(Node):
    """Children from top to bottom."""

    children: Children
    gap: Gap = "medium"
    align: Align = "stretch"
    padding: Gap = "none"

    def __init__(
        self,
        *children: Node | None,
        gap: Gap = "medium",
        align: Align = "stretch",
        padding: Gap = "none",
        key: str | None = None,
        grow: bool = False,
        label: str = "",
    ) -> None:
        self.__dict__.update(
            children=nodes(children), gap=gap, align=align, padding=padding, key=key, grow=grow, label=label
        )


@container
class Row(Node):
    """Children side by side, in reading direction."""

    children: Children
    gap: Gap = "medium"
    align: Align = "center"
    justify: Justify = "start"
    padding: Gap = "none"

    def __init__(
        self,
        *children: Node | None,
        gap: Gap = "medium",
        align: Align = "center",
        justify: Justify = "start",
        padding: Gap = "none",
        key: str | None = None,
        grow: bool = False,
        label: str = "",
    ) -> None:
        self.__dict__.update(
            children=nodes(children), gap=gap, align=align, justify=justify, padding=padding, key=key, grow=grow
        )
        self.__dict__["label"] = label


@container
class Wrap(Node):
    """Children side by side, going on in the next line where the line is full."""

    children: Children
    gap: Gap = "small"

    def __init__(
        self,
        *children: Node | None,
        gap: Gap = "small",
        key: str | None = None,
        grow: bool = False,
        label: str = "",
    ) -> None:
        self.__dict__.update(children=nodes(children), gap=gap, key=key, grow=grow, label=label)


@container
class Scroll(Node):
    """Children from top to bottom in the space that is left; scrolls when they need more."""

    children: Children
    gap: Gap = "medium"
    padding: Gap = "none"
    grow: bool = field(default=True, kw_only=True)

    def __init__(
        self,
        *children: Node | None,
        gap: Gap = "medium",
        padding: Gap = "none",
        key: str | None = None,
        grow: bool = True,
        label: str = "",
    ) -> None:
        self.__dict__.update(children=nodes(children), gap=gap, padding=padding, key=key, grow=grow, label=label)


@container
class Card(Node):
    """A panel that holds what belongs together; the whole of it can be tapped."""

    children: Children
    on_tap: Handler | None = None
    tone: CardTone = "plain"
    padding: Gap = "medium"

    def __init__(
        self,
        *children: Node | None,
        on_tap: Handler | None = None,
        tone: CardTone = "plain",
        padding: Gap = "medium",
        key: str | None = None,
        grow: bool = False,
        label: str = "",
    ) -> None:
        self.__dict__.update(
            children=nodes(children), on_tap=on_tap, tone=tone, padding=padding, key=key, grow=grow, label=label
        )


@container
class Section(Node):
    """A titled part of a page, with at most one action beside its title."""

    title: ShortWords
    children: Children
    action: ShortWords = ""
    on_action: Handler | None = None

    def __init__(
        self,
        title: str,
        *children: Node | None,
        action: str = "",
        on_action: Handler | None = None,
        key: str | None = None,
        grow: bool = False,
        label: str = "",
    ) -> None:
        self.__dict__.update(
            title=title, children=nodes(children), action=action, on_action=on_action, key=key, grow=grow, label=label
        )


@container
class Stack(Node):
    """Children on top of one another; what is in a `Layer` lies over the others, and nothing leaves their box."""

    children: Annotated[Children, Kind("children", maximum=50)]

    def __init__(self, *children: Node | None, key: str | None = None, grow: bool = False, label: str = "") -> None:
        self.__dict__.update(children=nodes(children), key=key, grow=grow, label=label)


@container
class Layer(Node):
    """What lies over the other children of a `Stack`, at a place of its box: a badge on a picture."""

    children: Children
    at: Place = "center"
    padding: Gap = "small"

    def __init__(
        self,
        *children: Node | None,
        at: Place = "center",
        padding: Gap = "small",
        key: str | None = None,
        grow: bool = False,
        label: str = "",
    ) -> None:
        self.__dict__.update(children=nodes(children), at=at, padding=padding, key=key, grow=grow, label=label)


@container
class Carousel(Node):
    """Children side by side, one in view, the others a swipe or an arrow key away.

    ``seconds`` above 0 lets it go on by itself, but never under the mouse or while it has the keyboard.
    """

    children: Annotated[Children, Kind("children", maximum=100)]
    seconds: Annotated[int, Kind("number", 0, 60)] = 0

    def __init__(
        self,
        *children: Node | None,
        seconds: int = 0,
        key: str | None = None,
        grow: bool = False,
        label: str = "",
    ) -> None:
        self.__dict__.update(children=nodes(children), seconds=seconds, key=key, grow=grow, label=label)


@container
class Transition(Node):
    """How a child comes and goes, and whether it slides when it changes places; it stands as the child alone would.

    Plaza runs it, never for long, never for many at once, and not at all for a person who wants less motion. With a
    ``key`` (the child's, if it has one) it knows itself again among its siblings.
    """

    children: Children
    appears: Motion = "fade"
    disappears: Motion = "fade"
    moves: bool = True

    def __init__(
        self,
        child: Node,
        *,
        appears: Motion = "fade",
        disappears: Motion = "fade",
        moves: bool = True,
        key: str | None = None,
    ) -> None:
        self.__dict__.update(children=(child,), appears=appears, disappears=disappears, moves=moves)
        self.__dict__.update(key=child.key if key is None else key, grow=child.grow)


@component
class Divider(Node):
    """A thin line between what does not belong together."""


@component
class Spacer(Node):
    """Empty space; with ``grow=True`` it takes all that is left."""

    size: Gap = "medium"
