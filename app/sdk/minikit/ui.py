"""The components a page is made of: plain values, built anew by every `build`, drawn by the shell."""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, TypeVar, dataclass_transform

T = TypeVar("T")
C = TypeVar("C")


@dataclass(frozen=True)
class Kind:
    """What a property holds, where its Python type alone does not say it; read by `minikit.schema`."""

    name: Literal["text", "icon", "source", "number", "sequence", "handler"]
    minimum: float | None = None
    maximum: float | None = None
    value: Literal["none", "text", "number"] = "none"


# Tokens: the theme gives them their pixels and colours.
Gap: TypeAlias = Literal["none", "tiny", "small", "medium", "large"]
Align: TypeAlias = Literal["start", "center", "end", "stretch"]
Justify: TypeAlias = Literal["start", "center", "end", "between"]
TextAlign: TypeAlias = Literal["start", "center", "end"]
TextRole: TypeAlias = Literal["body", "caption", "label", "strong", "mono", "display"]
Tone: TypeAlias = Literal["normal", "soft", "accent", "danger", "success"]
CardTone: TypeAlias = Literal["plain", "accent", "soft"]
ButtonRole: TypeAlias = Literal["primary", "secondary", "plain", "danger"]
Size: TypeAlias = Literal["small", "medium", "large"]
Fit: TypeAlias = Literal["cover", "contain"]
ImageSize: TypeAlias = Literal["fill", "small", "medium", "large"]
Radius: TypeAlias = Literal["none", "small", "medium", "full"]
Backdrop: TypeAlias = Literal["none", "rose", "blue", "amber", "violet", "green", "teal"]
Currency: TypeAlias = Literal["CNY"]
Level: TypeAlias = Literal[1, 2, 3]

# A handler is a plain function or a coroutine function; the page is built again when it has finished.
Handler: TypeAlias = Annotated[Callable[[], object], Kind("handler")]
TextHandler: TypeAlias = Annotated[Callable[[str], object], Kind("handler", value="text")]
NumberHandler: TypeAlias = Annotated[Callable[[int], object], Kind("handler", value="number")]

Words: TypeAlias = Annotated[str, Kind("text", maximum=20_000)]
ShortWords: TypeAlias = Annotated[str, Kind("text", maximum=500)]
IconName: TypeAlias = Annotated[str, Kind("icon", maximum=64)]
Source: TypeAlias = Annotated[str, Kind("source", maximum=300)]
AmountMinor: TypeAlias = Annotated[int, Kind("number", 0, 10**15)]
Sequence: TypeAlias = Annotated[int, Kind("sequence", 0, 2**53)]


# Every page waits for these classes to be made. So they are frozen by `Node` once and built by a small `__init__`,
# where `dataclass(frozen=True)` would compile three functions for each of them.


@dataclass_transform(eq_default=False, frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def _common(cls: type[C]) -> type[C]:
    return dataclass(init=False, eq=False, repr=False, match_args=False, kw_only=True)(cls)


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(field,))
def _container(cls: type[C]) -> type[C]:
    """Let a component take its children as arguments, by an ``__init__`` of its own."""
    return dataclass(init=False, eq=False, repr=False, match_args=False)(cls)


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(field,))
def _component(cls: type[C]) -> type[C]:
    made = _container(cls)
    own = [each for each in fields(made) if each.init]  # type: ignore[arg-type]
    defaults = {each.name: each.default for each in own}
    first = [_parameter(each.name, each.default) for each in own if not each.kw_only]
    by_name = [_parameter(each.name, each.default) for each in own if each.kw_only]
    held = ", ".join(f"{name}={name}" for name in defaults)
    space: dict[str, Any] = {"defaults": defaults}
    head = f"def __init__(self, {', '.join([*first, '*', *by_name])}):"
    exec(f"{head}\n    self.__dict__.update({held})", space)  # noqa: S102 - names and defaults of the class above
    space["__init__"].__qualname__ = f"{cls.__name__}.__init__"
    made.__init__ = space["__init__"]  # type: ignore[method-assign]
    return made


def _parameter(name: str, default: object) -> str:
    return name if default is MISSING else f"{name}=defaults[{name!r}]"


@_common
class Node:
    """What every component has.

    ``key`` tells a component from its siblings when they change places; ``grow`` gives it the space its siblings
    leave along the main axis; ``label`` is its name for a screen reader where its text is not enough.
    """

    key: str | None = None
    grow: bool = False
    label: ShortWords = ""

    if not TYPE_CHECKING:

        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"a component cannot be changed: build() makes it anew ({name})")

        def __delattr__(self, name):
            raise FrozenInstanceError(f"a component cannot be changed: build() makes it anew ({name})")


Children: TypeAlias = tuple[Node, ...]


def _nodes(children: Iterable[Node | None]) -> Children:
    return tuple(child for child in children if child is not None)


def _keyed(node: Node, key: str) -> Node:
    copy = object.__new__(type(node))
    copy.__dict__.update(node.__dict__, key=key)
    return copy


# Laying out


@_container
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
            children=_nodes(children), gap=gap, align=align, padding=padding, key=key, grow=grow, label=label
        )


@_container
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
            children=_nodes(children), gap=gap, align=align, justify=justify, padding=padding, key=key, grow=grow
        )
        self.__dict__["label"] = label


@_container
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
        self.__dict__.update(children=_nodes(children), gap=gap, key=key, grow=grow, label=label)


@_container
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
        self.__dict__.update(children=_nodes(children), gap=gap, padding=padding, key=key, grow=grow, label=label)


@_container
class Grid(Node):
    """A cell for every item, in as many columns as fit; scrolls by itself when not inside a `Scroll`."""

    children: Children
    columns_min: Annotated[int, Kind("number", 1, 12)] = 2
    cell_width: Size = "medium"

    def __init__(
        self,
        items: Iterable[T],
        *,
        cell: Callable[[T], Node],
        columns_min: int = 2,
        cell_width: Size = "medium",
        grow: bool = False,
        label: str = "",
        key: Callable[[T], object],
    ) -> None:
        cells = tuple(_keyed(cell(item), str(key(item))) for item in items)
        self.__dict__.update(
            children=cells, columns_min=columns_min, cell_width=cell_width, key=None, grow=grow, label=label
        )


@_container
class List(Node):
    """A row for every item, from top to bottom; scrolls by itself when not inside a `Scroll`."""

    children: Children
    gap: Gap = "small"

    def __init__(
        self,
        items: Iterable[T],
        *,
        row: Callable[[T], Node],
        gap: Gap = "small",
        grow: bool = False,
        label: str = "",
        key: Callable[[T], object],
    ) -> None:
        rows = tuple(_keyed(row(item), str(key(item))) for item in items)
        self.__dict__.update(children=rows, gap=gap, key=None, grow=grow, label=label)


@_container
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
            children=_nodes(children), on_tap=on_tap, tone=tone, padding=padding, key=key, grow=grow, label=label
        )


@_container
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
            title=title, children=_nodes(children), action=action, on_action=on_action, key=key, grow=grow, label=label
        )


@_component
class Divider(Node):
    """A thin line between what does not belong together."""


@_component
class Spacer(Node):
    """Empty space; with ``grow=True`` it takes all that is left."""

    size: Gap = "medium"


# Showing


@_component
class Text(Node):
    """Words. ``lines_max`` 0 shows all of them, otherwise the end is cut with an ellipsis.

    The role ``"display"`` is for the one number or word that a page is about.
    """

    text: Words
    role: TextRole = "body"
    tone: Tone = "normal"
    lines_max: Annotated[int, Kind("number", 0, 1000)] = 0
    align: TextAlign = "start"


@_component
class Heading(Node):
    """A heading; level 1 is the page's."""

    text: ShortWords
    level: Level = 1


@_component
class Icon(Node):
    """An icon of the Lucide set, such as ``"shopping-cart"``."""

    name: IconName
    size: Size = "medium"
    tone: Tone = "normal"


@_component
class Image(Node):
    """A picture from the package (``asset:shoe.webp``) or the mini-app's own folder (``data:photo.jpg``).

    ``alt`` says in words what it shows; ``aspect`` is width by height; ``backdrop`` tints the ground behind a picture
    that is partly transparent; ``size`` ``"fill"`` takes the width there is, the others are widths of their own, from a
    thumbnail to the picture of a page.
    """

    source: Source
    alt: ShortWords
    aspect: Annotated[float, Kind("number", 0.05, 20)] = 1.0
    fit: Fit = "cover"
    radius: Radius = "small"
    backdrop: Backdrop = "none"
    size: ImageSize = "fill"


@_component
class Badge(Node):
    """A word or number in a small coloured capsule."""

    text: ShortWords
    tone: Tone = "accent"


@_component
class Price(Node):
    """An amount of money in minor units (fen), with the struck-through list price if it is reduced."""

    amount_minor: AmountMinor
    list_price_minor: AmountMinor | None = None
    currency: Currency = "CNY"
    size: Size = "medium"


@_component
class EmptyState(Node):
    """What a page shows instead of nothing: why it is empty and what to do about it."""

    icon: IconName
    title: ShortWords
    text: Words = ""
    action: ShortWords = ""
    on_action: Handler | None = None


@_component
class Progress(Node):
    """How far something has come, from 0 to 1; None when nobody knows."""

    value: Annotated[float, Kind("number", 0, 1)] | None = None


# Acting


@_component
class Button(Node):
    """Does something when tapped. A page has at most one ``primary`` button in view."""

    text: ShortWords
    on_tap: Handler
    role: ButtonRole = "primary"
    icon: IconName = ""
    is_enabled: bool = True
    is_busy: bool = False


@_component
class Chip(Node):
    """A small choice that is on or off."""

    text: ShortWords
    is_selected: bool = False
    on_tap: Handler | None = None


@_component
class Stepper(Node):
    """A whole number with a minus and a plus."""

    value: Annotated[int, Kind("number", -(10**9), 10**9)]
    minimum: Annotated[int, Kind("number", -(10**9), 10**9)] = 0
    maximum: Annotated[int, Kind("number", -(10**9), 10**9)] = 99
    on_change: NumberHandler = field(kw_only=True)


@_container
class TextField(Node):
    """A field to type in. The typist always wins: what is typed is never overwritten by an older ``value``."""

    value: Words
    placeholder: ShortWords = ""
    on_change: TextHandler | None = None
    on_submit: TextHandler | None = None
    lines: Annotated[int, Kind("number", 1, 50)] = 1
    base_seq: Sequence = 0

    def __init__(
        self,
        value: str,
        label: str,
        placeholder: str = "",
        on_change: TextHandler | None = None,
        on_submit: TextHandler | None = None,
        lines: int = 1,
        *,
        key: str | None = None,
        grow: bool = False,
    ) -> None:
        self.__dict__.update(value=value, label=label, placeholder=placeholder, on_change=on_change)
        self.__dict__.update(on_submit=on_submit, lines=lines, key=key, grow=grow)


@_component
class SearchField(Node):
    """A field to search with; ``on_change`` hears every change, ``on_submit`` the Enter key."""

    value: Words
    placeholder: ShortWords = ""
    on_change: TextHandler = field(kw_only=True)
    on_submit: TextHandler | None = field(default=None, kw_only=True)
    base_seq: Sequence = field(default=0, init=False)
