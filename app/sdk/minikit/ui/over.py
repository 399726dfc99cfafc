"""Over the page: what is open as long as `build` returns it. It covers the mini-app's own page and nothing else."""

from dataclasses import field
from typing import Annotated

from minikit.ui.node import (
    ActionTone,
    ButtonRole,
    Children,
    Handler,
    IconName,
    Kind,
    Node,
    NumberHandler,
    Record,
    Sequence,
    SheetSide,
    ShortWords,
    Source,
    Words,
    component,
    container,
    nodes,
    record,
)


@container
class Sheet(Node):
    """A titled panel from the bottom or the side; Esc, the cross and a click beside it call ``on_close``."""

    title: ShortWords
    children: Children
    on_close: Handler
    side: SheetSide = "bottom"

    def __init__(
        self,
        title: str,
        *children: Node | None,
        on_close: Handler,
        side: SheetSide = "bottom",
        key: str | None = None,
        label: str = "",
    ) -> None:
        self.__dict__.update(title=title, children=nodes(children), on_close=on_close, side=side, key=key, label=label)


@container
class Dialog(Node):
    """A question with up to three buttons; Esc and a click beside it call ``on_close``, if there is one."""

    title: ShortWords
    text: Words
    children: Annotated[Children, Kind("children", maximum=3)]
    on_close: Handler | None = None

    def __init__(
        self,
        title: str,
        text: str,
        *buttons: Node | None,
        on_close: Handler | None = None,
        key: str | None = None,
        label: str = "",
    ) -> None:
        children = nodes(buttons)
        if len(children) > 3:
            raise ValueError(f"a dialog has at most three buttons, not {len(children)}; a Menu or a Sheet has room")
        self.__dict__.update(title=title, text=text, children=children, on_close=on_close, key=key, label=label)


@container
class Menu(Node):
    """A button that opens a list of `Action`; the shell opens and closes it."""

    text: ShortWords
    children: Annotated[Children, Kind("children", maximum=50)]
    icon: IconName = "ellipsis"
    role: ButtonRole = "secondary"

    def __init__(
        self,
        text: str,
        *actions: Node | None,
        icon: str = "ellipsis",
        role: ButtonRole = "secondary",
        key: str | None = None,
        grow: bool = False,
        label: str = "",
    ) -> None:
        self.__dict__.update(text=text, children=nodes(actions), icon=icon, role=role, key=key, grow=grow, label=label)


@component
class Action(Node):
    """One line of a menu. The tone ``"danger"`` is for what cannot be undone."""

    text: ShortWords
    on_tap: Handler
    icon: IconName = ""
    tone: ActionTone = "normal"
    is_enabled: bool = True


@record
class Photo(Record):
    """A picture of a viewer; ``alt`` says in words what it shows."""

    source: Source
    alt: ShortWords


@component
class Viewer(Node):
    """Pictures one by one over the whole page, with zoom by wheel, pinch and keys; Esc calls ``on_close``.

    It starts with the picture numbered ``index`` from 0; ``on_change`` hears which one is shown. Another ``index``
    leads there, unless the person has gone on meanwhile.
    """

    photos: Annotated[tuple[Photo, ...], Kind("records", maximum=200)]
    index: Annotated[int, Kind("number", 0, 199)] = 0
    on_close: Handler = field(kw_only=True)
    on_change: NumberHandler | None = field(default=None, kw_only=True)
    base_seq: Sequence = field(default=0, init=False)
