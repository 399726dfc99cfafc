"""Rows kept by key."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.modeltest import ModelTester

from app.shell.rows import ROLE_FIRST, RowsModel, as_map, camel


@dataclass(frozen=True, slots=True)
class Line:
    line_id: str
    shown_text: str


lines = st.lists(
    st.builds(Line, st.sampled_from("abcdefgh"), st.sampled_from(["one", "two"])), unique_by=lambda line: line.line_id
)


def made() -> RowsModel[Line]:
    return RowsModel(Line, lambda line: line.line_id)


@given(st.lists(lines, max_size=6))
def test_a_view_that_only_hears_of_changes_shows_the_same_rows(states: list[list[Line]]) -> None:
    model = made()
    mirror: list[Line] = []
    model.rowsInserted.connect(lambda _, first, last: mirror.__setitem__(slice(first, first), rows(model, first, last)))
    model.rowsRemoved.connect(lambda _, first, last: mirror.__delitem__(slice(first, last + 1)))
    model.rowsMoved.connect(lambda _, first, last, __, to: mirror.insert(to, mirror.pop(first)))
    model.dataChanged.connect(lambda top, _, __: mirror.__setitem__(top.row(), model.rows[top.row()]))
    model.modelReset.connect(lambda: mirror.append(Line("reset", "")))
    for state in states:
        model.set_rows(state)
        assert mirror == state == list(model.rows)


def rows(model: RowsModel[Line], first: int, last: int) -> list[Line]:
    return [Line(*(model.index(at, 0).data(ROLE_FIRST + field) for field in range(2))) for at in range(first, last + 1)]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = made()
    check = cast("Callable[[object], None]", qtmodeltester.check)
    check(model)
    model.set_rows([Line("a", "one"), Line("b", "two"), Line("c", "one")])
    model.set_rows([Line("c", "two"), Line("d", "one"), Line("a", "one")])
    check(model)


def test_what_is_appended_stands_at_the_end_and_is_told() -> None:
    model, told = made(), cast(list[tuple[int, int]], [])
    model.rowsInserted.connect(lambda _, first, last: told.append((first, last)))
    model.append([])
    model.append([Line("a", "one"), Line("b", "two")])
    model.append([Line("c", "one")])
    assert [line.line_id for line in model.rows] == ["a", "b", "c"]
    assert told == [(0, 1), (2, 2)]


def test_only_the_changed_field_is_announced() -> None:
    model = made()
    model.set_rows([Line("a", "one")])
    heard: list[list[int]] = []
    model.dataChanged.connect(lambda _, __, roles: heard.append(list(roles)))
    model.set_rows([Line("a", "two")])
    assert heard == [[ROLE_FIRST + 1]]


def test_fields_are_roles_in_camel_case() -> None:
    assert made().roleNames() == {ROLE_FIRST: b"lineId", ROLE_FIRST + 1: b"shownText"}
    assert camel("is_run_start") == "isRunStart"
    assert as_map(Line("a", "one")) == {"lineId": "a", "shownText": "one"}
    assert isinstance(made(), QObject)
