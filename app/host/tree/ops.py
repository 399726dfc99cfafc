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
    """Put a new node, with everything below it, at ``index`` among the children of ``parent``."""

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


Op: TypeAlias = Create | Remove | Move | Set
"""Ops are applied in order; every index counts the children as the ops before it left them."""
