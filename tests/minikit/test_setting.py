"""What the person sets is answered once the handler has finished; a text set explicitly comes after the build."""

import pytest

from minikit import ui
from minikit.diff import Op, Tree


def nothing(*_told: object) -> None:
    """Stand for a handler."""


def sets(ops: list[Op]) -> list[dict[str, object]]:
    assert all(op["op"] == "set" for op in ops)
    return [op["props"] for op in ops]


def switched(is_on: bool) -> ui.Node:
    return ui.Switch("Tell me", is_on, on_change=nothing)


def test_a_setting_that_was_refused_is_answered_with_the_old_value() -> None:
    tree = Tree()
    tree.change_to(switched(False))
    assert tree.root is not None
    tree.root.answer(3)
    assert sets(tree.change_to(switched(False))) == [{"is_on": False, "base_seq": 3}]
    assert tree.change_to(switched(False)) == []


def test_a_setting_that_was_taken_over_is_answered_with_the_new_value() -> None:
    tree = Tree()
    tree.change_to(switched(False))
    assert tree.root is not None
    assert sets(tree.change_to(switched(True))) == [{"is_on": True, "base_seq": 0}]
    tree.root.answer(1)
    assert sets(tree.change_to(switched(True))) == [{"is_on": True, "base_seq": 1}]


def test_an_older_setting_that_was_dealt_with_later_is_answered_as_the_newest() -> None:
    tree = Tree()
    tree.change_to(ui.Stepper(1, on_change=nothing))
    assert tree.root is not None
    tree.root.answer(2)
    tree.root.answer(1)
    assert sets(tree.change_to(ui.Stepper(3, on_change=nothing))) == [{"value": 3, "base_seq": 2}]


def test_a_text_set_explicitly_comes_after_the_value_and_leaves_it_alone() -> None:
    tree = Tree()
    tree.change_to(ui.TextField("", "Note", key="note"))
    assert sets(tree.put_texts({"note": "hello"})) == [{"value": "hello", "set_serial": 1}]
    assert tree.change_to(ui.TextField("", "Note", key="note")) == []
    assert sets(tree.change_to(ui.TextField("x", "Note", key="note"))) == [{"value": "x", "base_seq": 0}]
    assert sets(tree.put_texts({"note": ""})) == [{"value": "", "set_serial": 2}]


def test_a_text_for_a_field_that_is_not_there_is_an_error_that_says_so() -> None:
    tree = Tree()
    tree.change_to(ui.Text("Nothing to type", key="note"))
    with pytest.raises(LookupError, match="no field on this page has the key 'note'"):
        tree.put_texts({"note": "hello"})
