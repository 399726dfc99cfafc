"""The keyed difference: applied in order, it makes the old page the new one, with as little as keys allow."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minikit import ui
from minikit.diff import Op, Tree
from minikit.splitting import parts

keys = st.lists(st.integers(0, 20), unique=True, max_size=14)


def page(numbers: list[int]) -> ui.Node:
    return ui.Column(*(ui.Text(f"item {number}", key=str(number)) for number in numbers))


class Shell:
    """Applies operations as a shell would."""

    def __init__(self) -> None:
        self.root: dict[str, Any] | None = None
        self._nodes: dict[int, dict[str, Any]] = {}

    def apply(self, ops: list[Op]) -> None:
        for op in ops:
            if op["op"] == "create":
                self._know(op["node"])
                if op["parent"] == 0:
                    assert self.root is None
                    self.root = op["node"]
                else:
                    siblings = self._nodes[op["parent"]]["children"]
                    assert op["index"] <= len(siblings)
                    siblings.insert(op["index"], op["node"])
            elif op["op"] == "set":
                self._nodes[op["node"]].update(op["props"])
            else:
                self._take(op["node"])
                if op["op"] == "move":
                    self._nodes[op["parent"]]["children"].insert(op["index"], self._nodes[op["node"]])

    def _know(self, node: dict[str, Any]) -> None:
        assert node["id"] not in self._nodes, "ids are never used again"
        self._nodes[node["id"]] = node
        for child in node.get("children", ()):
            self._know(child)

    def _take(self, node_id: int) -> None:
        node = self._nodes[node_id]
        if self.root is node:
            self.root = None
        for holder in self._nodes.values():
            if "children" in holder and any(child is node for child in holder["children"]):
                holder["children"] = [child for child in holder["children"] if child is not node]

    @property
    def texts(self) -> list[str]:
        assert self.root is not None
        return [child["text"] for child in self.root["children"]]


@given(st.lists(keys, min_size=2, max_size=5))
def test_any_order_becomes_any_other(orders: list[list[int]]) -> None:
    tree, shell = Tree(), Shell()
    for numbers in orders:
        shell.apply(tree.change_to(page(numbers)))
        assert shell.texts == [f"item {number}" for number in numbers]


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ([1, 2, 3], [1, 2, 3], []),
        ([1, 2, 3], [3, 1, 2], ["move"]),
        ([1, 2, 3], [2, 3, 1], ["move"]),
        ([1, 2, 3], [1, 3], ["remove"]),
        ([1, 3], [1, 2, 3], ["create"]),
        ([1, 2, 3, 4], [4, 5, 1, 2], ["remove", "move", "create"]),
    ],
)
def test_as_little_as_possible_is_moved(before: list[int], after: list[int], kinds: list[str]) -> None:
    tree = Tree()
    tree.change_to(page(before))
    assert [op["op"] for op in tree.change_to(page(after))] == kinds


def test_without_keys_alike_components_continue_in_order() -> None:
    tree = Tree()
    tree.change_to(ui.Column(ui.Text("a"), ui.Divider(), ui.Text("b")))
    ops = tree.change_to(ui.Column(ui.Text("a"), ui.Text("c"), ui.Divider()))
    assert sorted(op["op"] for op in ops) == ["move", "set"]


def test_only_changed_properties_travel_and_defaults_come_back() -> None:
    tree = Tree()
    assert tree.change_to(ui.Text("a", tone="accent")) == [
        {"op": "create", "parent": 0, "index": 0, "node": {"type": "Text", "id": 1, "text": "a", "tone": "accent"}}
    ]
    assert tree.change_to(ui.Text("a")) == [{"op": "set", "node": 1, "props": {"tone": "normal"}}]
    assert tree.change_to(ui.Text("a")) == []


def test_another_component_in_place_of_the_top_is_a_new_page() -> None:
    tree = Tree()
    tree.change_to(ui.Text("a"))
    assert [op["op"] for op in tree.change_to(ui.Heading("a"))] == ["remove", "create"]


def test_handlers_travel_as_whether_somebody_listens() -> None:
    tree = Tree()
    tree.change_to(ui.Chip("a"))
    assert tree.change_to(ui.Chip("a", on_tap=print)) == [{"op": "set", "node": 1, "props": {"on_tap": True}}]
    assert tree.change_to(ui.Chip("a", on_tap=dict)) == []
    shown = tree.node(1)
    assert shown is not None
    assert shown.handlers == {"tap": dict}
    assert tree.change_to(ui.Chip("a")) == [{"op": "set", "node": 1, "props": {"on_tap": False}}]


def test_a_fields_text_carries_the_number_of_what_was_heard_last() -> None:
    tree = Tree()
    tree.change_to(ui.SearchField("", on_change=print))
    shown = tree.node(1)
    assert shown is not None
    shown.seq = 5
    assert tree.change_to(ui.SearchField("x", on_change=print)) == [
        {"op": "set", "node": 1, "props": {"value": "x", "base_seq": 5}}
    ]


def test_empty_places_are_left_out() -> None:
    assert ui.Column(None, ui.Text("a"), None).children[0].text == "a"  # type: ignore[attr-defined]


@given(st.integers(1, 60), st.integers(200, 5_000))
def test_a_split_update_builds_the_same_page(count: int, size_max: int) -> None:
    node = ui.Column(
        ui.Row(*(ui.Card(ui.Text("word " * 20, key=str(number))) for number in range(count))), ui.Divider()
    )
    whole, split = Shell(), Shell()
    whole.apply(Tree().change_to(node))
    pieces = list(parts(Tree().change_to(node), size_max))
    for piece in pieces:
        split.apply(piece)
    assert split.root == whole.root
    assert len(pieces) > 1 or count < 40
