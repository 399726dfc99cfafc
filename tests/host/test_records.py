"""Properties that hold several records: each is checked as strictly as a component, and kept as plain values."""

from typing import Any

import msgspec
import pytest

from app.host import messages
from app.host.tree.ops import Create, Set
from app.host.tree.tree import Tree, TreeError

STEP = {"title": "Sent"}


def update(*ops: dict[str, Any]) -> tuple[Any, ...]:
    """Return ``ops`` as they come out of a child's message."""
    body = {"type": "page.update", "page": 1, "revision": 1, "is_full": True, "ops": ops}
    said = messages.decode(msgspec.json.encode(body))
    assert isinstance(said, messages.PageUpdate)
    return said.ops


def timeline(steps: object) -> dict[str, Any]:
    return {"op": "create", "parent": 0, "index": 0, "node": {"type": "Timeline", "id": 1, "steps": steps}}


def test_records_are_kept_as_plain_values_with_their_defaults() -> None:
    tree = Tree()
    (op,) = tree.apply(update(timeline([STEP])))
    assert isinstance(op, Create)
    assert op.node.props["steps"] == ({"title": "Sent", "text": "", "time": "", "state": "done"},)
    (change,) = tree.apply(update({"op": "set", "node": 1, "props": {"steps": [STEP, {**STEP, "state": "next"}]}}))
    assert isinstance(change, Set)
    assert [step["state"] for step in change.props["steps"]] == ["done", "next"]  # type: ignore[union-attr,index]


@pytest.mark.parametrize(
    "steps",
    [
        [{}],
        ["Sent"],
        "Sent",
        [{**STEP, "state": "over"}],
        [{**STEP, "colour": "red"}],
        [{"title": "a" * 501}],
        [{"title": None}],
        [STEP] * 201,
        {"0": STEP},
    ],
    ids=repr,
)
def test_what_is_no_record_is_refused(steps: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        update(timeline(steps))
    tree = Tree()
    tree.apply(update(timeline([])))
    with pytest.raises(TreeError):
        tree.apply(update({"op": "set", "node": 1, "props": {"steps": steps}}))


@pytest.mark.parametrize("until", ["now", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01T00:00:00Z<b>", ""])
def test_an_instant_is_written_in_one_way(until: str) -> None:
    node = {"type": "Countdown", "id": 1, "until": until}
    with pytest.raises(msgspec.ValidationError):
        update({"op": "create", "parent": 0, "index": 0, "node": node})


@pytest.mark.parametrize(
    "until", ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.123456+00:00", "2026-01-01T08:00:00-08:00"]
)
def test_an_instant_is_taken_as_python_writes_it(until: str) -> None:
    tree = Tree()
    tree.apply(page({"type": "Countdown", "until": until}))


def page(*nodes: dict[str, Any]) -> tuple[Any, ...]:
    children = [{**node, "id": number} for number, node in enumerate(nodes, 2)]
    return update({"op": "create", "parent": 0, "index": 0, "node": {"type": "Column", "id": 1, "children": children}})


def test_records_count_like_components() -> None:
    steps = [STEP] * 200
    tree = Tree()
    tree.apply(page(*[{"type": "Timeline", "steps": steps} for _ in range(49)]))
    for _ in range(2):
        tree.apply(update({"op": "remove", "node": 2}))
        tree.apply(update({"op": "create", "parent": 1, "index": 0, "node": {**timeline(steps)["node"], "id": 2}}))
    tree.apply(update({"op": "set", "node": 3, "props": {"steps": []}}))
    tree.apply(update({"op": "set", "node": 3, "props": {"steps": steps}}))
    with pytest.raises(TreeError, match="components and records"):
        tree.apply(page_of_one_more(steps))


def page_of_one_more(steps: object) -> tuple[Any, ...]:
    return update({"op": "create", "parent": 1, "index": 0, "node": {"type": "Timeline", "id": 90, "steps": steps}})


def test_spans_count_too() -> None:
    block = {"spans": [{"text": "a"}] * 200}
    rich = {"type": "RichText", "blocks": [block] * 49}
    with pytest.raises(TreeError, match="components and records"):
        Tree().apply(page(rich, rich))


def test_only_so_many_things_lie_over_a_page() -> None:
    sheet = {"type": "Sheet", "title": "x", "on_close": True}
    tree = Tree()
    tree.apply(page(*[sheet] * 16))
    tree.apply(update({"op": "remove", "node": 2}))
    one = {"op": "create", "parent": 1, "index": 0}
    tree.apply(update({**one, "node": {**sheet, "id": 90}}))
    with pytest.raises(TreeError, match="16 sheets"):
        tree.apply(update({**one, "node": {**sheet, "id": 91}}))


def test_a_component_that_measures_its_children_has_few_of_them() -> None:
    button = {"type": "Button", "text": "a", "on_tap": True}
    dialog = {"type": "Dialog", "title": "", "text": ""}
    for children in (3, 4):
        inside = [{**button, "id": 10 + number} for number in range(children)]
        if children == 3:
            tree = Tree()
            tree.apply(page({**dialog, "children": inside}, button))
        else:
            with pytest.raises(TreeError, match="Dialog holds at most 3"):
                Tree().apply(page({**dialog, "children": inside}))
    for op in (
        {"op": "create", "parent": 2, "index": 0, "node": {**button, "id": 50}},
        {"op": "move", "node": 3, "parent": 2, "index": 0},
    ):
        with pytest.raises(TreeError, match="Dialog holds at most 3"):
            tree.apply(update(op))


def test_records_within_records_are_checked_too() -> None:
    node = {"type": "RichText", "id": 1, "blocks": [{"spans": [{"text": "a", "link": 3}]}]}
    with pytest.raises(msgspec.ValidationError, match="link"):
        update({"op": "create", "parent": 0, "index": 0, "node": node})
