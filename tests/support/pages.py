"""Pages for tests: a `minikit.ui` tree as the checked data a renderer gets, without a child process."""

import itertools
from collections.abc import Iterator
from dataclasses import fields

from app.host.tree.ops import Create, NodeData, Op, PropValue, RecordData, Splice
from minikit import ui
from minikit.schema import COMPONENTS


def records(entries: tuple[ui.Record, ...]) -> tuple[RecordData, ...]:
    """Return records as the shell holds them."""
    return tuple(
        {name: records(value) if isinstance(value, tuple) else value for name, value in entry.__dict__.items()}
        for entry in entries
    )


Opened = list[tuple[int, ui.Masonry]]


def node_data(node: ui.Node, ids: Iterator[int] | None = None, opened: Opened | None = None) -> NodeData:
    """Return ``node`` and everything in it, numbered from 1 in reading order, every property filled in.

    Windowed lists in it, whose rows come by further ops, are put into ``opened``.
    """
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
    if isinstance(node, ui.Masonry):
        if opened is not None:
            opened.append((number, node))
    elif rows is not None:
        # However many they are: what is windowed needs a child that answers.
        children, props["windowed"] = rows.all(), False
    name = type(node).__name__
    assert name in COMPONENTS
    return NodeData(number, name, props, tuple(node_data(child, ids, opened) for child in children))


def first_update(node: ui.Node) -> list[Op]:
    """Return the ops that bring ``node`` onto an empty page."""
    ids, opened = itertools.count(1), Opened()
    ops: list[Op] = [Create(0, 0, node_data(node, ids, opened))]
    for number, masonry in opened:
        assert masonry.rows is not None
        cells = masonry.rows.all()
        aspects = tuple(masonry.rows.aspects(0, len(cells)))
        ops.append(Splice(number, 1, len(cells), ((0, 0, len(cells)),), aspects=aspects))
        ops += [Create(number, row, node_data(cell, ids)) for row, cell in enumerate(cells)]
    return ops
