"""A tap counts only for what the person can have seen: nothing under the finger may become another thing."""

from itertools import count

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.host.tree.ops import Create, Move, Remove, Set
from app.shell.components.aiming import REST_S, Aim
from app.shell.components.making import DrawnNode
from app.shell.components.renderer import PageRenderer
from minikit import ui
from tests.support.drawn_pages import Desk, item_of
from tests.support.pages import node_data


def nothing(*_args: object) -> None:
    """Stand for a handler."""


def nowhere(_point: QPointF) -> None:
    """Stand for a page without anything on it."""


@pytest.fixture
def restless(desk: Desk) -> Desk:
    """A desk whose pages are never at rest again once they have changed."""
    desk.rest_s = 1e9
    return desk


def draw(desk: Desk, node: ui.Node) -> PageRenderer:
    """Draw a page that was there long ago."""
    page = desk.draw(node)
    page.aim._aim._came.clear()
    return page


def point_at(desk: Desk, name: str) -> QPoint:
    item = desk.window.item(name)
    place: QPoint = item.mapToScene(item.boundingRect().center()).toPoint()
    QTest.mouseMove(desk.window.view, place)
    desk.settle()
    return place


def click_at(desk: Desk, place: QPoint) -> None:
    QTest.mouseClick(desk.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_page_that_has_just_come_takes_no_tap(restless: Desk) -> None:
    restless.draw(ui.Column(ui.Button("Pay", nothing), ui.EmptyState("inbox", "Empty", action="Go", on_action=nothing)))
    restless.window.click("Pay")
    restless.window.click("Go")
    assert restless.heard.events == []


@pytest.mark.parametrize("props", [{"text": "Pay"}, {"role": "danger"}, {"icon": "trash-2"}, {"label": "Pay"}])
def test_a_button_that_became_another_takes_no_tap(restless: Desk, props: dict[str, str]) -> None:
    page = draw(restless, ui.Column(ui.Button("Cancel", nothing), ui.Button("Other", nothing)))
    page.apply([Set(2, dict(props))])
    restless.window.click("button2")
    item = restless.window.item("button2")
    item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    restless.window.press(Qt.Key.Key_Return)
    assert restless.heard.events == []
    restless.window.click("Other")
    assert restless.heard.events == [(3, "tap", None)]


def test_what_is_busy_or_counted_anew_is_still_the_same(restless: Desk) -> None:
    page = draw(restless, ui.Column(ui.Reaction("heart", False, 3, on_tap=nothing)))
    page.apply([Set(2, {"is_on": True, "count": 4})])
    restless.window.click("reaction2")
    assert restless.heard.events == [(2, "tap", None)]


def test_a_card_whose_words_changed_takes_no_tap(restless: Desk) -> None:
    page = draw(restless, ui.Column(ui.Card(ui.Row(ui.Text("Cancel")), on_tap=nothing)))
    page.apply([Set(4, {"text": "Pay"})])
    restless.window.click("card2")
    assert restless.heard.events == []


def test_the_buttons_of_a_dialog_that_asks_something_else_take_no_tap(restless: Desk) -> None:
    page = draw(restless, ui.Column(ui.Dialog("Stay?", "", ui.Button("Yes", nothing))))
    page.apply([Set(2, {"title": "Leave?"})])
    restless.window.click("Yes")
    assert restless.heard.events == []


def test_a_button_that_slid_under_the_pointer_takes_no_tap(restless: Desk) -> None:
    page = draw(restless, ui.Column(ui.Button("Cancel", nothing), ui.Button("Pay", nothing)))
    place = point_at(restless, "Cancel")
    page.apply([Remove(2)])
    restless.settle()
    assert item_of(page, 3).mapRectToScene(item_of(page, 3).boundingRect()).contains(QPointF(place))
    click_at(restless, place)
    assert restless.heard.events == []
    # By keys it is meant, wherever it stands.
    point_at_corner(restless)
    restless.window.item("button3").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    restless.window.press(Qt.Key.Key_Return)
    assert restless.heard.events == [(3, "tap", None)]


def point_at_corner(desk: Desk) -> None:
    QTest.mouseMove(desk.window.view, QPoint(5, 700))
    desk.settle()


def test_what_stands_where_it_stood_takes_a_tap_whatever_else_changes(restless: Desk) -> None:
    page = draw(restless, ui.Column(ui.Button("Pay", nothing), ui.Text("1"), ui.Button("Below", nothing)))
    place = point_at(restless, "Pay")
    page.apply([Set(3, {"text": "2"}), Remove(4)])
    restless.settle()
    click_at(restless, place)
    assert restless.heard.events == [(2, "tap", None)]


def test_a_button_that_was_moved_takes_no_tap(restless: Desk) -> None:
    page = draw(restless, ui.Column(ui.Column(ui.Button("Pay", nothing)), ui.Text("x")))
    page.apply([Move(2, 1, 1)])
    restless.settle()
    restless.window.click("Pay")
    assert restless.heard.events == []


def test_what_is_laid_over_a_page_takes_no_tap_at_once(restless: Desk) -> None:
    page = draw(restless, ui.Column(ui.Text("x")))
    dialog = ui.Dialog("Sure?", "", ui.Button("Yes", nothing), on_close=nothing)
    page.apply([Create(1, 1, node_data(dialog, count(10)))])
    restless.settle()
    restless.window.click("Yes")
    assert restless.heard.events == []


def test_rows_that_are_scrolled_to_take_taps_at_once(restless: Desk) -> None:
    page = restless.live(
        ui.Column(ui.List(range(1000), key=str, row=lambda at: ui.Button(f"row {at}", nothing), grow=True))
    )
    page.page.aim._aim._came.clear()
    page.scroll_to(20_000)
    rows = [row for row in range(1000) if restless.window.find(f"row {row}") is not None]
    restless.window.click(f"row {rows[len(rows) // 2]}")
    assert [event for _, event, _ in restless.heard.events] == ["tap"]


def test_it_is_over_after_a_moment_and_nothing_is_remembered() -> None:
    now = [0.0]
    aim = Aim(clock=lambda: now[0])
    node = DrawnNode(1, "Button", {}, None)
    for number in range(1000):
        aim.change(QPointF(number, 0), nowhere)
        aim.came(number)
        aim.renamed(number)
    assert not aim.takes(node, None, nowhere)
    now[0] += REST_S
    assert aim.takes(node, None, nowhere)
    aim.change(None, nowhere)
    assert not aim._came
    assert not aim._renamed
    assert not aim._pointed
