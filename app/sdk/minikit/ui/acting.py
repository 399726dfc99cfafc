"""Acting: what the person taps, types into and sets."""

from dataclasses import field
from typing import Annotated

from minikit.ui.node import (
    ButtonRole,
    Handler,
    IconName,
    Kind,
    Node,
    NumberHandler,
    Sequence,
    ShortWords,
    TextHandler,
    Words,
    component,
    container,
)


@component
class Button(Node):
    """Does something when tapped. A page has at most one ``primary`` button in view."""

    text: ShortWords
    on_tap: Handler
    role: ButtonRole = "primary"
    icon: IconName = ""
    is_enabled: bool = True
    is_busy: bool = False


@component
class Chip(Node):
    """A small choice that is on or off. One that is not ``is_enabled`` is there, but cannot be chosen now."""

    text: ShortWords
    is_selected: bool = False
    on_tap: Handler | None = None
    is_enabled: bool = True


@component
class Stepper(Node):
    """A whole number with a minus and a plus. What is set shows at once, and then as the page says."""

    value: Annotated[int, Kind("number", -(10**9), 10**9)]
    minimum: Annotated[int, Kind("number", -(10**9), 10**9)] = 0
    maximum: Annotated[int, Kind("number", -(10**9), 10**9)] = 99
    on_change: NumberHandler = field(kw_only=True)
    base_seq: Sequence = field(default=0, init=False)


@container
class TextField(Node):
    """A field to type in. The typist always wins: what is typed is never overwritten by an older ``value``."""

    value: Words
    placeholder: ShortWords = ""
    on_change: TextHandler | None = None
    on_submit: TextHandler | None = None
    base_seq: Sequence = 0
    set_serial: Sequence = 0

    def __init__(
        self,
        value: str,
        label: str,
        placeholder: str = "",
        on_change: TextHandler | None = None,
        on_submit: TextHandler | None = None,
        *,
        key: str | None = None,
        grow: bool = False,
    ) -> None:
        self.__dict__.update(value=value, label=label, placeholder=placeholder, on_change=on_change)
        self.__dict__.update(on_submit=on_submit, key=key, grow=grow)


@container
class TextArea(Node):
    """A field for several lines, which grows from ``lines`` to ``lines_max``; a ``length_max`` is counted below it."""

    value: Words
    placeholder: ShortWords = ""
    on_change: TextHandler | None = None
    lines: Annotated[int, Kind("number", 1, 50)] = 3
    lines_max: Annotated[int, Kind("number", 1, 50)] = 8
    length_max: Annotated[int, Kind("number", 1, 20_000)] | None = None
    base_seq: Sequence = 0
    set_serial: Sequence = 0

    def __init__(  # noqa: PLR0913 (one for each property)
        self,
        value: str,
        label: str,
        placeholder: str = "",
        on_change: TextHandler | None = None,
        lines: int = 3,
        lines_max: int = 8,
        length_max: int | None = None,
        *,
        key: str | None = None,
        grow: bool = False,
    ) -> None:
        self.__dict__.update(value=value, label=label, placeholder=placeholder, on_change=on_change, lines=lines)
        self.__dict__.update(lines_max=lines_max, length_max=length_max, key=key, grow=grow)


@component
class SearchField(Node):
    """A field to search with; ``on_change`` hears every change, ``on_submit`` the Enter key."""

    value: Words
    placeholder: ShortWords = ""
    on_change: TextHandler = field(kw_only=True)
    on_submit: TextHandler | None = field(default=None, kw_only=True)
    base_seq: Sequence = field(default=0, init=False)
    set_serial: Sequence = field(default=0, init=False)
