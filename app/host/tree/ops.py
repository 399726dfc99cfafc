"""The differences between two states of a page, checked and complete: what the shell's renderer applies."""

from typing import Any, TypeAlias

import msgspec

RecordData: TypeAlias = dict[str, Any]
"""One record: its fields by name, defaults filled in; a field may hold records again."""

PropValue: TypeAlias = str | int | float | bool | tuple[RecordData, ...] | None

EventValue: TypeAlias = str | int | float | bool | None
"""What a handler is told."""

PAGE: int = 0
"""The parent of a page's one top node."""


class NodeData(msgspec.Struct, frozen=True):
    """One node with everything below it. ``props`` holds every property of its component, defaults filled in."""

    id: int
    type: str
    props: dict[str, PropValue]
    children: tuple["NodeData", ...] = ()


class Create(msgspec.Struct, frozen=True, tag_field="op", tag="create"):
    """Put a new node, with everything below it, at ``index`` among the children of ``parent``.

    In a windowed list ``index`` is the row, which nobody holds yet.
    """

    parent: int
    index: int
    node: NodeData


class Remove(msgspec.Struct, frozen=True, tag_field="op", tag="remove"):
    """Take a node away, with everything below it."""

    node: int


class Move(msgspec.Struct, frozen=True, tag_field="op", tag="move"):
    """Take a node out of where it is, then put it at ``index`` among the children of ``parent``."""

    node: int
    parent: int
    index: int


class Set(msgspec.Struct, frozen=True, tag_field="op", tag="set"):
    """Give a node's changed properties their new values."""

    node: int
    props: dict[str, PropValue]


class Splice(msgspec.Struct, frozen=True, tag_field="op", tag="splice"):
    """Take rows out of a windowed list and put others in, as yet without content; ``count`` are there then.

    ``changes`` are (row, taken out, put in), each counting the rows as those before left them. The nodes of rows
    taken out were removed before, but for those in ``moved``, which are in other rows (node, row) now. ``aspects`` are
    width through height of the pictures of the rows put in, in a masonry.
    """

    node: int
    revision: int
    count: int
    changes: tuple[tuple[int, int, int], ...]
    moved: tuple[tuple[int, int], ...] = ()
    aspects: tuple[float, ...] = ()


class Window(msgspec.Struct, frozen=True, tag_field="op", tag="window"):
    """The ``count`` rows from ``first`` on, which were asked for, are in a windowed list from now on; no others are."""

    node: int
    first: int
    count: int


Op: TypeAlias = Create | Remove | Move | Set | Splice | Window
"""Ops are applied in order; every index counts the children as the ops before it left them."""
