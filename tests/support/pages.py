"""Pages for tests: a `minikit.ui` tree as the checked data a renderer gets, without a child process."""

import itertools
from collections.abc import Iterator
from dataclasses import fields

from app.host.tree.ops import Create, NodeData, Op, PropValue, RecordData
from minikit import ui
from minikit.schema import COMPONENTS


def records(entries: tuple[ui.Record, ...]) -> tuple[RecordData, ...]:
    """Return records as the shell holds them."""
    return tuple(
        {name: records(value) if isinstance(value, tuple) else value for name, value in entry.__dict__.items()}
        for entry in entries
    )


def node_data(node: ui.Node, ids: Iterator[int] | None = None) -> NodeData:
    """Return ``node`` and everything in it, numbered from 1 in reading order, every property filled in."""
    ids = ids or itertools.count(1)
    number = next(ids)
    props: dict[str, PropValue] = {}
    children: tuple[ui.Node, ...] = ()
    for field in fields(node):
        value = getattr(node, field.name)
        if field.name == "children":
            children = value
        elif field.name.startswith("on_"):
            props[field.name] = value is not None
        elif field.name != "key":
            props[field.name] = records(value) if isinstance(value, tuple) else value
    rows = getattr(node, "rows", None)
    if rows is not None and not isinstance(node, ui.Masonry):
        # However many they are: what is windowed needs a child that answers.
        children, props["windowed"] = rows.all(), False
    name = type(node).__name__
    assert name in COMPONENTS
    return NodeData(number, name, props, tuple(node_data(child, ids) for child in children))


def first_update(node: ui.Node) -> list[Op]:
    """Return the ops that bring ``node`` onto an empty page."""
    return [Create(0, 0, node_data(node))]
