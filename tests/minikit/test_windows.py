"""Long lists travel in windows: splices say which rows came and went, and only the rows asked for are built."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minikit import ui, windows
from minikit.diff import Op, Tree

orders = st.lists(st.integers(0, 300), unique=True, max_size=120)


def page(numbers: list[int], words: str = "row") -> ui.Node:
    return ui.Column(ui.List(numbers, key=str, row=lambda number: ui.Text(f"{words} {number}")))


class Shell:
    """Holds the rows of the one list on a page, as operations tell of them."""

    def __init__(self) -> None:
        self.keys: list[int | None] = []
        self.rows: dict[int, dict[str, Any]] = {}
        self.revision = 0
        self.first, self.count = 0, windows.FIRST_HELD

    def apply(self, ops: list[Op]) -> None:
        for op in ops:
            match op["op"]:
                case "create" if op["parent"] == 0:
                    self._open(op["node"]["children"][0])
                case "create":
                    assert op["index"] not in self.rows
                    assert self.first <= op["index"] < self.first + self.count
                    self.rows[op["index"]] = op["node"]
                case "remove":
                    self.rows = {row: node for row, node in self.rows.items() if node["id"] != op["node"]}
                case "move":
                    raise AssertionError("the rows of a windowed list are moved by splices")
                case "set" if op["props"] == {"windowed": True}:
                    self.count = max(len(self.rows), windows.FIRST_HELD)
                case "set":
                    next(node for node in self.rows.values() if node["id"] == op["node"]).update(op["props"])
                case "splice":
                    self._splice(op)
                case "window":
                    self.first, self.count = op["first"], op["count"]
                    assert all(self.first <= row < self.first + self.count for row in self.rows)

    def _open(self, data: dict[str, Any]) -> None:
        children = data.pop("children", [])
        self.rows = dict(enumerate(children))
        self.keys = [None] * len(children)

    def _splice(self, op: Op) -> None:
        self.revision += 1
        assert op["revision"] == self.revision
        moved = dict(map(tuple, op.get("moved", ())))
        rows = {}
        for row, node in self.rows.items():
            now = moved.get(node["id"], windows.moved_row(row, op["changes"]))
            assert now is not None, "the nodes of rows that are taken out are removed before"
            assert now not in rows
            rows[now] = node
        self.rows = rows
        for at, removed, added in op["changes"]:
            assert at + removed <= len(self.keys)
            self.keys[at : at + removed] = [None] * added
        self.first = windows.moved_window(self.first, op["changes"])

    def shows(self, numbers: list[int], words: str = "row") -> bool:
        """Say whether exactly the rows of the window are there, each what it should be."""
        assert len(self.keys) == len(numbers)
        within = range(self.first, min(self.first + self.count, len(numbers)))
        return {row: node["text"] for row, node in self.rows.items()} == {
            row: f"{words} {numbers[row]}" for row in within
        }


def ask(tree: Tree, shell: Shell, first: int, count: int, revision: int | None = None) -> list[Op]:
    tree.ask(2, shell.revision if revision is None else revision, first, count)
    ops = tree.answer()
    shell.apply(ops)
    return ops


@given(orders, orders)
def test_the_changes_make_one_order_the_other(old: list[int], new: list[int]) -> None:
    before, after = list(map(str, old)), list(map(str, new))
    rows = list(before)
    passed = 0
    for at, removed, added in windows.changes(before, after):
        assert at >= passed
        rows[at : at + removed] = after[at : at + added]
        passed = at + added
    assert rows == after
    for part in (windows.changes(before, after), *windows.portions(windows.changes(before, after))):
        assert len(part) <= windows.CHANGES_MAX


@given(st.lists(st.tuples(orders, st.integers(0, 140), st.integers(1, 100)), min_size=1, max_size=5))
def test_any_long_list_becomes_any_other_whatever_was_asked_for(steps: list[tuple[list[int], int, int]]) -> None:
    long = list(range(1000, 1060))
    tree, shell = Tree(), Shell()
    shell.apply(tree.change_to(page(long)))
    assert shell.shows(long)
    for number, (order, first, count) in enumerate(steps):
        shell.apply(tree.change_to(page(order, f"step {number}")))
        assert shell.shows(order, f"step {number}")
        ask(tree, shell, first, count)
        assert shell.shows(order, f"step {number}")


@given(st.lists(st.integers(0, 50), unique=True, max_size=50), orders)
def test_a_short_list_that_grows_keeps_its_rows(short: list[int], order: list[int]) -> None:
    tree, shell = Tree(), Shell()
    shell.apply(tree.change_to(page(short)))
    before = {shell.rows[row]["text"]: shell.rows[row]["id"] for row in shell.rows}
    shell.apply(tree.change_to(page([*order, *range(1000, 1060)])))
    assert shell.shows([*order, *range(1000, 1060)])
    held = {node["text"]: node["id"] for node in shell.rows.values()}
    assert all(held[text] == number for text, number in before.items() if text in held)


def test_only_the_rows_asked_for_are_built() -> None:
    built: list[int] = []

    def row(number: int) -> ui.Node:
        built.append(number)
        return ui.Text(str(number))

    tree, shell = Tree(), Shell()
    shell.apply(tree.change_to(ui.Column(ui.List(range(10_000), key=str, row=row))))
    assert built == list(range(windows.FIRST_HELD))
    built.clear()
    ask(tree, shell, 5_000, 50)
    assert built == list(range(5_000, 5_050))
    built.clear()
    ask(tree, shell, 5_010, 50)
    assert built == list(range(5_050, 5_060)), "rows that are there already are not built again"


def test_a_row_that_moves_within_the_window_stays_the_same_node() -> None:
    tree, shell = Tree(), Shell()
    shell.apply(tree.change_to(page(list(range(100)))))
    before = {node["text"]: node["id"] for node in shell.rows.values()}
    order = [5, *range(5), *range(6, 100)]
    ops = tree.change_to(page(order))
    shell.apply(ops)
    assert [op["op"] for op in ops] == ["splice"]
    assert {node["text"]: node["id"] for node in shell.rows.values()} == before


def test_a_question_of_an_older_revision_is_left_to_be_asked_again() -> None:
    tree, shell = Tree(), Shell()
    shell.apply(tree.change_to(page(list(range(100)))))
    shell.apply(tree.change_to(page(list(range(1, 100)))))
    assert ask(tree, shell, 50, 20, revision=shell.revision - 1) == []
    assert not tree.is_asked
    assert [op["op"] for op in ask(tree, shell, 50, 20)].count("create") == 20


def test_a_question_that_a_new_build_overtakes_is_dropped() -> None:
    tree, shell = Tree(), Shell()
    shell.apply(tree.change_to(page(list(range(100)))))
    tree.ask(2, shell.revision, 50, 20)
    shell.apply(tree.change_to(page(list(range(1, 100)))))
    assert not tree.is_asked
    assert shell.first == 0


def test_rows_put_in_at_the_top_of_the_window_are_seen() -> None:
    tree, shell = Tree(), Shell()
    shell.apply(tree.change_to(page(list(range(100)))))
    shell.apply(tree.change_to(page([-1, *range(100)])))
    assert shell.rows[0]["text"] == "row -1"


def test_a_row_that_comes_far_above_the_window_moves_it_along() -> None:
    tree, shell = Tree(), Shell()
    shell.apply(tree.change_to(page(list(range(100)))))
    ask(tree, shell, 50, 20)
    ops = tree.change_to(page([-1, *range(100)]))
    shell.apply(ops)
    assert [op["op"] for op in ops] == ["splice"]
    assert (shell.first, shell.rows[51]["text"]) == (51, "row 50")


def test_equal_keys_are_an_error_that_names_them() -> None:
    with pytest.raises(ValueError, match="two children of List have the key '7'"):
        Tree().change_to(page([7, *range(100)]))


def test_too_many_rows_are_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"200,001 items; at most 200,000 are shown: .* load more on_end"):
        page(list(range(windows.ROWS_MAX + 1)))


def test_the_aspects_of_a_masonry_travel_with_its_rows_and_in_portions() -> None:
    tree = Tree()
    count = windows.ADDED_MAX + 10
    ops = tree.change_to(
        ui.Masonry(
            range(count), key=str, cell=lambda number: ui.Text(str(number)), aspect=lambda number: 1 + number % 9
        )
    )
    assert [op["op"] for op in ops[:3]] == ["create", "splice", "splice"]
    aspects = [each for op in ops[1:3] for each in op["aspects"]]
    assert aspects == [min(1 + number % 9, 5) for number in range(count)]
    assert [op["op"] for op in ops[3:]] == ["create"] * windows.FIRST_HELD


@pytest.mark.parametrize("aspect", [float("nan"), float("inf"), 0, -1])
def test_an_aspect_that_is_none_is_an_error(aspect: float) -> None:
    with pytest.raises(ValueError, match="a picture's width through its height"):
        Tree().change_to(ui.Masonry([1], key=str, cell=lambda _: ui.Text(""), aspect=lambda _: aspect))
