"""What all components are made of: the node, the kinds of properties, the tokens."""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, TypeVar, dataclass_transform

T = TypeVar("T")
C = TypeVar("C")


@dataclass(frozen=True)
class Kind:
    """What a property holds, where its Python type alone does not say it; read by `minikit.schema`.

    ``unique`` names the field in which no two of several records may be alike.
    """

    name: Literal[
        "text", "icon", "source", "number", "sequence", "windowed", "handler", "moment", "date", "records", "children"
    ]
    minimum: float | None = None
    maximum: float | None = None
    value: Literal["none", "text", "number", "flag"] = "none"
    unique: str = ""


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
StepState: TypeAlias = Literal["done", "current", "next"]
Place: TypeAlias = Literal[
    "fill", "top-start", "top", "top-end", "start", "center", "end", "bottom-start", "bottom", "bottom-end"
]
Motion: TypeAlias = Literal["none", "fade", "rise", "scale"]
SheetSide: TypeAlias = Literal["bottom", "end"]
ActionTone: TypeAlias = Literal["normal", "danger"]
SkeletonShape: TypeAlias = Literal["lines", "picture", "card"]
BlockRole: TypeAlias = Literal["paragraph", "heading", "quote", "bullet"]

# A handler is a plain function or a coroutine function; the page is built again when it has finished.
Handler: TypeAlias = Annotated[Callable[[], object], Kind("handler")]
TextHandler: TypeAlias = Annotated[Callable[[str], object], Kind("handler", value="text")]
NumberHandler: TypeAlias = Annotated[Callable[[int], object], Kind("handler", value="number")]
FloatHandler: TypeAlias = Annotated[Callable[[float], object], Kind("handler", value="number")]
FlagHandler: TypeAlias = Annotated[Callable[[bool], object], Kind("handler", value="flag")]

Words: TypeAlias = Annotated[str, Kind("text", maximum=20_000)]
ShortWords: TypeAlias = Annotated[str, Kind("text", maximum=500)]
IconName: TypeAlias = Annotated[str, Kind("icon", maximum=64)]
Source: TypeAlias = Annotated[str, Kind("source", maximum=2_048)]
AmountMinor: TypeAlias = Annotated[int, Kind("number", 0, 10**15)]
Sequence: TypeAlias = Annotated[int, Kind("sequence", 0, 2**53)]
Windowed: TypeAlias = Annotated[bool, Kind("windowed")]
# An instant, as in `2026-05-01T12:00:00Z`, or as `datetime.isoformat()` writes one that knows its time zone.
Moment: TypeAlias = Annotated[str, Kind("moment", maximum=32)]
# A day, as in `2026-05-01`, or no day at all.
Date: TypeAlias = Annotated[str, Kind("date", maximum=10)]


# Every page waits for these classes to be made. So they are frozen by `Node` once and built by a small `__init__`,
# where `dataclass(frozen=True)` would compile three functions for each of them.


@dataclass_transform(eq_default=False, frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def common(cls: type[C]) -> type[C]:
    """Make the class that all components share."""
    return dataclass(init=False, eq=False, repr=False, match_args=False, kw_only=True)(cls)


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(field,))
def container(cls: type[C]) -> type[C]:
    """Let a component take its children as arguments, by an ``__init__`` of its own."""
    return dataclass(init=False, eq=False, repr=False, match_args=False)(cls)


@dataclass_transform(eq_default=False, frozen_default=True, field_specifiers=(field,))
def component(cls: type[C]) -> type[C]:
    """Make a component whose properties are its arguments."""
    made = container(cls)
    own = [each for each in fields(made) if each.init]  # type: ignore[arg-type]
    defaults = {each.name: each.default for each in own}
    first = [_parameter(each.name, each.default) for each in own if not each.kw_only]
    by_name = [_parameter(each.name, each.default) for each in own if each.kw_only]
    held = ", ".join(f"{name}={name}" for name in defaults)
    space: dict[str, Any] = {"defaults": defaults}
    star = ["*"] if by_name else []
    head = f"def __init__(self, {', '.join([*first, *star, *by_name])}):"
    exec(f"{head}\n    self.__dict__.update({held})", space)  # noqa: S102 - names and defaults of the class above
    space["__init__"].__qualname__ = f"{cls.__name__}.__init__"
    made.__init__ = space["__init__"]  # type: ignore[method-assign]
    return made


def _parameter(name: str, default: object) -> str:
    return name if default is MISSING else f"{name}=defaults[{name!r}]"


@common
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


class Record:
    """One entry of a component that shows several: an option, a step, a run of words. Made by `record`.

    A property of type ``Annotated[tuple[Entry, ...], Kind("records", maximum=…)]`` holds at most so many of them; a
    record's own fields are of the kinds that components have, handlers and children excepted.
    """

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    if not TYPE_CHECKING:

        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"a record cannot be changed: build() makes it anew ({name})")


@dataclass_transform(eq_default=True, frozen_default=True, field_specifiers=(field,))
def record(cls: type[C]) -> type[C]:
    """Make a record whose fields are its arguments."""
    return component(cls)


Children: TypeAlias = tuple[Node, ...]


def nodes(children: Iterable[Node | None]) -> Children:
    """Return ``children`` without the places that an author left empty."""
    return tuple(child for child in children if child is not None)


def keyed(node: Node, key: str) -> Node:
    """Return ``node`` with another key; TypeError if it is none: an author's function made it."""
    if not isinstance(node, Node):
        raise TypeError(f"a row is {node!r:.60}, which is no component: is a return missing?")
    copy = object.__new__(type(node))
    copy.__dict__.update(node.__dict__, key=key)
    return copy
