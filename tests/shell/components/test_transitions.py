"""Transitions: seen when something changes, never at the first picture, never many, never in the way of an update."""

from itertools import count

import pytest
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from app.host.tree.ops import Create, Move, Op, Remove, Set
from app.shell.components.motions import AT_ONCE_MAX, LEAVING_MAX, Motions
from app.shell.components.renderer import PageRenderer
from minikit import ui
from tests.support.drawn_pages import Desk, item_of
from tests.support.pages import first_update, node_data

GROUND = b"import QtQuick\nimport app.shell.style\nRectangle { property QtObject theme: Theme; color: Theme.content }"


def moving(text: str, appears: ui.Motion = "fade", disappears: ui.Motion = "fade") -> ui.Node:
    return ui.Transition(ui.Card(ui.Text(text)), appears=appears, disappears=disappears, key=text)


def add(page: PageRenderer, node: ui.Node, number: int = 100) -> QQuickItem:
    """Let a page get one node more; return its item."""
    page.apply([Create(1, 0, node_data(node, count(number)))])
    return item_of(page, number)


def still(desk: Desk) -> QObject:
    """Return the theme, told that the person wants less motion; a page is to be drawn afterwards."""
    desk.window.show(GROUND)
    theme = desk.window.root.property("theme")
    assert isinstance(theme, QObject)
    theme.setProperty("isStill", True)
    return theme


def test_nothing_moves_at_the_first_picture_of_a_page_nor_when_all_of_it_is_new(desk: Desk) -> None:
    page = desk.draw(ui.Column(moving("a"), moving("b")))
    assert [item_of(page, number).property("here") for number in (2, 5)] == [1, 1]
    page.apply([Remove(1), *first_update(ui.Column(moving("c")))])
    assert item_of(page, 2).property("here") == 1


@pytest.mark.parametrize("how", ["fade", "rise", "scale"])
def test_what_comes_later_comes_as_declared_and_is_whole_in_the_end(desk: Desk, qtbot: QtBot, how: ui.Motion) -> None:
    page = desk.draw(ui.Column(moving("a")))
    item = add(page, moving("b", how))
    assert item.property("here") < 1
    assert item.property("how") == how
    qtbot.waitUntil(lambda: item.property("here") == 1)


def test_what_is_declared_to_appear_at_once_does(desk: Desk) -> None:
    page = desk.draw(ui.Column(moving("a")))
    assert add(page, moving("b", "none")).property("here") == 1


def test_what_goes_is_seen_going_but_its_node_and_place_are_free_at_once(desk: Desk, qtbot: QtBot) -> None:
    page = desk.draw(ui.Column(ui.Transition(ui.Button("a", print)), moving("b")))
    gone, stays = item_of(page, 2), item_of(page, 4)
    page.apply([Remove(2)])
    assert gone.property("isLeaving") is True
    assert not gone.isEnabled()
    assert page.node_count == 4
    desk.settle()
    assert stays.y() == 0
    desk.window.click("a")
    assert desk.heard.events == []
    qtbot.waitUntil(lambda: desk.window.find("a") is None)


def test_what_changes_places_slides_from_where_it_was(desk: Desk, qtbot: QtBot) -> None:
    page = desk.draw(ui.Column(moving("a"), moving("b"), ui.Transition(ui.Text("c"), moves=False)))
    first, second, fixed = (item_of(page, number) for number in (2, 5, 8))
    before = second.y()
    page.apply([Move(5, 1, 0)])
    desk.settle()
    assert second.y() == 0
    assert 0 < second.property("shiftY") <= before
    assert first.property("shiftY") < 0
    page.apply([Move(8, 1, 0)])
    desk.settle()
    assert fixed.property("shiftY") == 0
    qtbot.waitUntil(lambda: second.property("shiftY") == 0 == first.property("shiftY"))


def test_a_wider_window_makes_nothing_slide(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Text("long words " * 60), moving("b")))
    add(page, ui.Text("x"))
    desk.settle()
    item = item_of(page, 3)
    before = item.y()
    desk.window.view.resize(400, 700)
    desk.settle()
    assert item.y() != before
    assert item.property("shiftY") <= 0


def test_a_person_who_wants_less_motion_sees_none(desk: Desk, qtbot: QtBot) -> None:
    theme = still(desk)
    try:
        page = desk.draw(ui.Column(moving("a"), moving("b"), ui.Reaction("heart", False)))
        assert add(page, moving("c")).property("here") == 1
        page.apply([Move(5, 1, 0), Set(8, {"is_on": True})])
        desk.settle()
        assert item_of(page, 5).property("shiftY") == 0
        assert item_of(page, 8).property("isBouncing") is False
        page.apply([Remove(5)])
        qtbot.waitUntil(lambda: desk.window.find("b") is None)
    finally:
        theme.setProperty("isStill", False)


def test_a_flood_of_removals_is_not_seen_and_leaves_nothing_behind(desk: Desk) -> None:
    page = desk.draw(ui.Column(*[moving(str(number)) for number in range(200)], ui.Text("end")))
    page.apply([Remove(2 + 3 * number) for number in range(200)])
    desk.settle()
    assert page.node_count == 2
    assert len(children_of(page)) == 1


def test_removals_one_by_one_keep_only_so_many_alive(desk: Desk) -> None:
    page = desk.draw(ui.Column(*[moving(str(number)) for number in range(200)], ui.Text("end")))
    for number in range(200):
        page.apply([Remove(2 + 3 * number)])
    leaving = [item for item in desk.window.items(page.view) if item.property("isLeaving") is True]
    assert 0 < len(leaving) <= LEAVING_MAX


def children_of(page: PageRenderer) -> list[QQuickItem]:
    container = item_of(page, 1).property("container")
    assert isinstance(container, QQuickItem)
    return container.childItems()


def test_a_page_that_is_closed_takes_along_what_is_leaving(desk: Desk) -> None:
    page = desk.draw(ui.Column(moving("a"), moving("b")))
    page.apply([Remove(2)])
    page.apply([Remove(1)])
    desk.settle()
    assert page.node_count == 0


def test_no_more_than_so_many_begin_to_move_at_once() -> None:
    now = [0.0]
    motions = Motions(lambda: now[0])
    ops: list[Op] = []
    motions.change(ops, is_first=True, is_seen=True)
    assert not motions.begin()
    motions.change(ops, is_first=False, is_seen=False)
    assert not motions.begin()
    motions.change(ops, is_first=False, is_seen=True)
    assert sum(motions.begin() for _ in range(1000)) == AT_ONCE_MAX
    now[0] += 10
    assert motions.begin()


@pytest.mark.parametrize(
    "node",
    [
        ui.Text("words " * 40, grow=True),
        ui.Button("Go", print),
        ui.Card(ui.Text("x")),
        ui.Image("asset:a.png", "a"),
        ui.Badge("New"),
        ui.Progress(0.5),
        ui.List(range(50), key=str, row=lambda number: ui.Text(str(number))),
    ],
    ids=lambda node: type(node).__name__,
)
@pytest.mark.parametrize("holder", [ui.Column, ui.Row, ui.Card], ids=lambda holder: holder.__name__)
def test_a_transition_stands_as_its_child_alone_would(desk: Desk, node: ui.Node, holder: type[ui.Column]) -> None:
    alone = desk.draw(ui.Column(holder(ui.Text("before"), node, ui.Text("after")), ui.Text("below")))
    wrapped = desk.draw(ui.Column(holder(ui.Text("before"), ui.Transition(node), ui.Text("after")), ui.Text("below")))
    first, second = item_of(alone, 4), item_of(wrapped, 5)
    assert (second.width(), second.height()) == (first.width(), first.height())
    outer = item_of(wrapped, 4)
    assert (outer.x(), outer.y()) == (first.x(), first.y())
