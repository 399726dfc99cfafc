"""Numbers at their ends in every property that takes one are drawn; what is no value of a property is refused."""

import json
from collections.abc import Iterator

import msgspec
import pytest

from app.host.tree.shapes import RawOp
from app.host.tree.tree import Tree, TreeError
from minikit.schema import COMPONENTS, ComponentSpec, FieldSpec
from tests.hostile import test_drawing
from tests.hostile.test_drawing import draw, full
from tests.support.drawn_pages import Desk

desk = test_drawing.desk
ENDS = ("minimum", "maximum")


def numbers(spec: ComponentSpec) -> list[FieldSpec]:
    """Return the properties of a component that take a number."""
    return [field for field in spec.properties if field.kind in ("number", "sequence")]


def at_ends(spec: ComponentSpec) -> Iterator[dict[str, object]]:
    """Yield nodes with all numbers at one end, and with each of them alone at either."""
    for end in ENDS:
        yield {field.name: getattr(field, end) for field in numbers(spec)}
    for field in numbers(spec):
        for end in ENDS:
            yield {field.name: getattr(field, end)}


def test_every_number_has_two_ends() -> None:
    assert [
        f"{spec.name}.{field.name}"
        for spec in COMPONENTS.values()
        for field in numbers(spec)
        if field.minimum is None or field.maximum is None
    ] == []


@pytest.mark.parametrize("name", [name for name, spec in COMPONENTS.items() if numbers(spec)])
def test_numbers_at_their_ends_are_drawn_and_the_next_page_too(desk: Desk, name: str) -> None:
    spec = COMPONENTS[name]
    for ends in at_ends(spec):
        node = full(spec, "words", 100) | ends
        draw(desk, node, {"type": "Text", "id": 900, "text": "after"})
        desk.close()
    draw(desk, {"type": "Text", "id": 2, "text": "the next page"})


def wrong(field: FieldSpec) -> list[object]:
    """Return what is no value of a property, by its kind."""
    nothing: list[object] = [] if field.is_optional else [None]
    match field.kind:
        case "number" | "sequence":
            assert field.minimum is not None
            assert field.maximum is not None
            beyond = [field.minimum - 1, field.maximum + 1, 10**400, -(10**400)]
            return [*nothing, *beyond, True, "1", [1], {}, *([1.5] if field.python_type is int else [])]
        case "flag" | "handler" | "windowed":
            return [*nothing, 1, 0, "true", [], {}]
        case "token":
            return [*nothing, "nonsense", "", 99, True, []]
        case "records":
            assert field.maximum is not None
            return [*nothing, "x", {}, [1], [None], [{"nonsense": 1}], [[]], [{}] * (int(field.maximum) + 1)]
        case _:
            assert field.maximum is not None
            return [*nothing, 1, True, [], {}, "x" * (int(field.maximum) + 1)]


@pytest.mark.parametrize("name", COMPONENTS)
def test_what_is_no_value_is_taken_for_none_neither_at_first_nor_later(name: str) -> None:
    spec = COMPONENTS[name]
    node = full(spec, "words", 100)
    create = {"op": "create", "parent": 0, "index": 0}
    for field in spec.properties:
        for value in wrong(field):
            with pytest.raises((msgspec.ValidationError, TreeError)):
                Tree().apply(decode([{**create, "node": node | {field.name: value}}]))
            tree = Tree()
            tree.apply(decode([{**create, "node": node}]))
            with pytest.raises((msgspec.ValidationError, TreeError)):
                tree.apply(decode([{"op": "set", "node": 100, "props": {field.name: value}}]))
    with pytest.raises(msgspec.ValidationError):
        decode([{**create, "node": node | {"nonsense": 1}}])


def decode(ops: list[dict[str, object]]) -> list[RawOp]:
    """Return ops as the host reads them."""
    return msgspec.json.decode(json.dumps(ops), type=list[RawOp])
