"""Long lists on the screen: only what is near to be seen is there, and what is seen stays where it is."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtQuick import QQuickItem

from app.shell.components.windowed import after_change
from minikit import ui, windows
from tests.support.drawn_pages import Desk, LivePage
from tests.support.shell_window import accessible_name

NODES_A_ROW = 2
WINDOW_HEIGHT = 740


def nothing(*_args: object) -> None:
    """Stand for a handler."""


def card(number: int) -> ui.Node:
    return ui.Card(ui.Text(f"row {number} " + "word " * (number % 40)), on_tap=nothing, label=f"row {number}")


def long_list(count: int = 10_000, first: int = 0) -> ui.Node:
    return ui.Column(ui.Heading("Top"), ui.List(range(first, first + count), key=str, row=card, grow=True))


def seen(page: LivePage) -> list[int]:
    """Return the rows that are drawn within the window."""
    found = []
    for item in page.desk.window.items(page.page.view):
        if item.objectName() != "stripRow":
            continue
        top = item.mapToItem(page.page.view, 0, 0).y()
        if top < WINDOW_HEIGHT and top + item.height() > 60:
            found.append(int(str(item.childItems()[0].property("label")).removeprefix("row ")))
    return found


def skeletons(page: LivePage) -> int:
    return sum(item.objectName() == "skeletonRow" for item in page.desk.window.items(page.page.view))


def test_scrolling_ten_thousand_rows_holds_few_of_them_at_a_time(desk: Desk) -> None:
    page = desk.live(long_list())
    scroller = page.scroller()
    for step in range(60):
        page.scroll_to(step * scroller.property("contentHeight") / 61)
        assert page.page.node_count <= 3 + NODES_A_ROW * windows.HELD_MAX
        rows = seen(page)
        assert rows == list(range(rows[0], rows[-1] + 1))
        assert len(rows) > 5
    assert all(count <= windows.HELD_MAX for *_, count in page.asked)


def test_rows_stand_one_below_the_other_each_as_high_as_it_needs(desk: Desk) -> None:
    page = desk.live(long_list())
    for first in (0, 20_000):
        page.scroll_to(first)
        rows = seen(page)
        edges = [desk.window.item(f"row {row}") for row in rows]
        tops = [item.mapToItem(page.page.view, 0, 0).y() for item in edges]
        for item, top, below in zip(edges, tops, tops[1:], strict=False):
            assert below == pytest.approx(top + item.height() + 8)


def test_one_question_at_a_time_and_none_while_enough_is_there(desk: Desk) -> None:
    page = desk.live(long_list())
    assert page.asked == []
    page.scroll_to(60)
    assert page.asked == []
    page.scroller().setProperty("contentY", 50_000.0)
    desk.settle()
    page.scroller().setProperty("contentY", 90_000.0)
    desk.settle()
    assert len(desk.heard.asked) == 1
    page.settle()
    assert len(page.asked) == 2


def test_what_is_not_there_yet_is_stood_in_for(desk: Desk) -> None:
    page = desk.live(long_list())
    page.scroller().setProperty("contentY", 50_000.0)
    desk.settle()
    assert skeletons(page) > 5
    assert seen(page) == []
    page.settle()
    assert skeletons(page) == 0
    assert len(seen(page)) > 5


def test_rows_that_come_above_do_not_move_what_is_seen(desk: Desk) -> None:
    page = desk.live(long_list())
    page.scroll_to(20_000)
    row = seen(page)[1]
    before = page.top_of(f"row {row}")
    page.build(long_list(10_050, first=-50))
    assert page.top_of(f"row {row}") == pytest.approx(before, abs=1)
    page.build(long_list(9_900, first=100))
    assert page.top_of(f"row {row}") == pytest.approx(before, abs=1)


def test_rows_that_come_at_the_top_are_seen_there(desk: Desk) -> None:
    page = desk.live(long_list())
    page.build(long_list(10_003, first=-3))
    assert seen(page)[0] == -3


def test_scrolling_up_to_rows_never_seen_does_not_move_those_that_are(desk: Desk) -> None:
    page = desk.live(long_list())
    page.scroll_to(100_000)
    for _ in range(20):
        row = seen(page)[2]
        before = page.top_of(f"row {row}")
        scroller = page.scroller()
        scroller.setProperty("contentY", scroller.property("contentY") - 100)
        page.settle()
        assert page.top_of(f"row {row}") == pytest.approx(before + 100, abs=1)


def test_a_changed_row_keeps_its_item_and_its_neighbours_move(desk: Desk) -> None:
    words = dict.fromkeys(range(1_000), "short")

    def build() -> ui.Node:
        return ui.Column(
            ui.List(range(1_000), key=str, row=lambda n: ui.Card(ui.Text(words[n]), label=f"row {n}"), grow=True)
        )

    page = desk.live(build())
    item, below = desk.window.item("row 3"), desk.window.item("row 4")
    before = page.top_of("row 4")
    words[3] = "long " * 200
    page.build(build())
    assert desk.window.item("row 3") is item
    assert desk.window.item("row 4") is below
    assert page.top_of("row 4") > before + 20


def test_a_short_list_that_grows_long_keeps_its_rows_and_its_place(desk: Desk) -> None:
    page = desk.live(long_list(50))
    page.scroll_to(600)
    row = 15
    item, before = desk.window.item(f"row {row}"), page.top_of(f"row {row}")
    page.build(long_list(70))
    assert desk.window.item(f"row {row}") is item
    assert page.top_of(f"row {row}") == pytest.approx(before, abs=1)
    page.scroll_to(100_000)
    page.scroll_to(page.scroller().property("contentHeight") - page.scroller().height())
    assert seen(page)[-1] == 69


def test_a_list_inside_a_scroll_asks_for_what_the_scroll_shows(desk: Desk) -> None:
    page = desk.live(
        ui.Column(ui.Scroll(ui.Text("head"), ui.List(range(5_000), key=str, row=card), ui.Text("foot"), grow=True))
    )
    assert page.page.node_count < 200
    page.scroll_to(30_000)
    assert page.asked
    rows = seen(page)
    assert len(rows) > 5
    before = page.top_of(f"row {rows[1]}")
    page.build(
        ui.Column(ui.Scroll(ui.Text("head"), ui.List(range(-9, 5_000), key=str, row=card), ui.Text("foot"), grow=True))
    )
    assert page.top_of(f"row {rows[1]}") == pytest.approx(before, abs=1)


def test_cells_of_a_long_grid_stand_in_equal_columns_and_lines(desk: Desk) -> None:
    page = desk.live(ui.Column(ui.Grid(range(3_000), key=str, cell=card, grow=True)))
    cells = [desk.window.item(f"row {number}") for number in range(8)]
    assert len({cell.width() for cell in cells}) == 1
    places = [cell.mapToItem(page.page.view, 0, 0) for cell in cells]
    assert len({place.y() for place in places[:4]}) == 1
    assert len({cell.height() for cell in cells[:4]}) == 1
    assert places[4].y() > places[0].y()
    page.scroll_to(30_000)
    assert len(seen(page)) > 8
    assert page.page.node_count <= 2 + NODES_A_ROW * windows.HELD_MAX


def test_a_masonry_fills_the_shortest_column(desk: Desk) -> None:
    def cell(number: int) -> ui.Node:
        return ui.Card(ui.Image("asset:x.webp", "x", aspect=1 + number % 3), label=f"row {number}")

    page = desk.live(
        ui.Column(ui.Masonry(range(3_000), key=str, cell=cell, aspect=lambda number: 1 + number % 3, grow=True))
    )
    tops: dict[float, float] = {}
    for number in seen(page):
        item = desk.window.item(f"row {number}")
        place = item.mapToItem(page.page.view, 0, 0)
        if place.x() in tops:
            assert place.y() == pytest.approx(tops[place.x()])
        tops[place.x()] = place.y() + item.height() + 12
    assert len(tops) >= 3
    page.scroll_to(20_000)
    assert len(seen(page)) > 5


@pytest.mark.parametrize("count", [30, 3_000])
def test_the_end_of_a_list_is_told_once_for_each_number_of_rows(desk: Desk, count: int) -> None:
    def build(count: int) -> ui.Node:
        return ui.Column(ui.List(range(count), key=str, row=card, grow=True, on_end=nothing))

    page = desk.live(build(count))
    assert desk.heard.events == []
    end = page.scroller().property("contentHeight") - page.scroller().height()
    page.scroll_to(end - 300)
    page.scroll_to(end)
    page.scroll_to(0)
    page.scroll_to(end)
    assert desk.heard.events == [(2, "end", None)]
    page.build(build(count + 15))
    page.scroll_to(page.scroller().property("contentHeight") - page.scroller().height())
    assert desk.heard.events == [(2, "end", None)] * 2


def test_a_list_that_does_not_fill_its_room_tells_its_end_at_once(desk: Desk) -> None:
    desk.live(ui.Column(ui.Grid(range(3), key=str, cell=card, on_end=nothing)))
    assert desk.heard.events == [(2, "end", None)]


def focused(page: LivePage) -> str:
    return accessible_name(page.desk.window.view.activeFocusItem())


def test_keys_lead_from_row_to_row_and_to_the_ends(desk: Desk) -> None:
    page = desk.live(long_list())
    page.page.view.forceActiveFocus()
    desk.window.press(Qt.Key.Key_Tab)
    page.settle()
    assert focused(page) == "List"
    assert desk.window.find("rowRing") is not None
    for key, name in (
        (Qt.Key.Key_Down, "row 1"),
        (Qt.Key.Key_Down, "row 2"),
        (Qt.Key.Key_Up, "row 1"),
        (Qt.Key.Key_End, "row 9999"),
        (Qt.Key.Key_Up, "row 9998"),
        (Qt.Key.Key_Home, "row 0"),
    ):
        desk.window.press(key)
        page.settle()
        assert focused(page) == name
        assert 0 <= page.top_of(name) < WINDOW_HEIGHT
    assert desk.window.find("rowRing") is None
    desk.window.press(Qt.Key.Key_PageDown)
    page.settle()
    far = int(focused(page).removeprefix("row "))
    assert 5 < far < 20
    desk.window.press(Qt.Key.Key_Return)
    assert desk.heard.events[-1][1] == "tap"
    desk.window.press(Qt.Key.Key_PageUp)
    page.settle()
    assert focused(page) == "row 0"


def test_keys_walk_rows_in_which_nothing_can_have_the_keyboard(desk: Desk) -> None:
    page = desk.live(ui.Column(ui.List(range(500), key=str, row=lambda number: ui.Text(f"line {number}"), grow=True)))
    page.page.view.forceActiveFocus()
    desk.window.press(Qt.Key.Key_Tab)
    for _ in range(3):
        desk.window.press(Qt.Key.Key_PageDown)
        page.settle()
    assert focused(page) == "List"
    assert page.scroller().property("contentY") > WINDOW_HEIGHT
    ring = desk.window.item("rowRing").mapToItem(page.page.view, 0, 0)
    assert 0 <= ring.y() < WINDOW_HEIGHT


def test_a_row_that_is_scrolled_away_leaves_the_keyboard_to_the_list(desk: Desk) -> None:
    page = desk.live(long_list())
    desk.window.item("row 2").forceActiveFocus()
    page.scroll_to(200_000)
    assert focused(page) == "List"
    desk.window.press(Qt.Key.Key_Down)
    page.settle()
    assert focused(page) == "row 3"
    assert 0 <= page.top_of("row 3") < WINDOW_HEIGHT


def test_tab_finds_the_rows_in_their_order_after_they_moved(desk: Desk) -> None:
    def build(order: list[int]) -> ui.Node:
        return ui.Column(ui.List(order, key=str, row=card, grow=True))

    page = desk.live(build(list(range(100))))
    page.build(build([2, 0, 1, *range(3, 100)]))
    desk.window.item("row 2").forceActiveFocus()
    for name in ("row 0", "row 1", "row 3"):
        desk.window.press(Qt.Key.Key_Tab)
        assert focused(page) == name


def test_a_screen_reader_hears_a_list_of_items(desk: Desk) -> None:
    page = desk.live(long_list())
    frame = desk.window.item("row 1").parentItem().parentItem()
    for item, role in (
        (frame, QAccessible.Role.ListItem),
        (frame.parentItem(), QAccessible.Role.List),
    ):
        assert QAccessible.queryAccessibleInterface(item).role() == role
    assert accessible_name(frame).startswith("row 1")
    assert page.page.node_count > 0


def test_a_mirrored_grid_begins_at_the_right(desk: Desk) -> None:
    page = desk.live(ui.Column(ui.Grid(range(300), key=str, cell=card, grow=True)))
    left = [desk.window.item(f"row {number}").mapToItem(page.page.view, 0, 0).x() for number in range(3)]
    assert left == sorted(left)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        page.settle()
        mirrored = [desk.window.item(f"row {number}").mapToItem(page.page.view, 0, 0).x() for number in range(3)]
        assert mirrored == sorted(mirrored, reverse=True)
        assert max(mirrored) > max(left)
    finally:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_turning_wheel_is_not_stopped_by_rows_that_are_higher_than_they_were_taken_for(desk: Desk) -> None:
    page = desk.live(long_list())
    page.scroll_to(150_000)
    scroller = page.scroller()
    row = seen(page)[3]
    scroller.setProperty("flickDeceleration", 500.0)
    QMetaObject.invokeMethod(scroller, "flick", Q_ARG("double", 0.0), Q_ARG("double", 1_200.0))
    assert scroller.property("moving")
    page.build(long_list(10_050, first=-50))
    assert scroller.property("moving"), "what moves goes on moving"
    assert scroller.property("shift") != 0
    assert 0 < page.top_of(f"row {row}") < WINDOW_HEIGHT
    before = page.top_of(f"row {row}")
    QMetaObject.invokeMethod(scroller, "cancelFlick")
    page.settle()
    assert scroller.property("shift") == 0
    assert page.top_of(f"row {row}") == pytest.approx(before, abs=60)


def test_a_narrower_window_wraps_the_rows_and_keeps_the_one_on_top(desk: Desk) -> None:
    page = desk.live(long_list())
    page.scroll_to(20_000)
    row = seen(page)[1]
    before = page.top_of(f"row {row}")
    desk.window.view.resize(400, WINDOW_HEIGHT)
    page.settle()
    page.settle()
    assert page.top_of(f"row {row}") == pytest.approx(before, abs=120)
    rows = seen(page)
    assert rows == list(range(rows[0], rows[-1] + 1))


# Transitions


def moving(number: int) -> ui.Node:
    return ui.Transition(card(number), appears="rise", disappears="fade")


def moving_list(rows: Iterable[int]) -> ui.Node:
    return ui.Column(ui.Heading("Top"), ui.List(list(rows), key=str, row=moving, grow=True))


def transitions(page: LivePage) -> dict[int, QQuickItem]:
    """Return what is in a transition, by its row."""
    items = [item for item in page.desk.window.items(page.page.view) if item.property("isLeaving") is not None]
    cards = [item.property("container").childItems()[0] for item in items]
    return {int(card.property("label").removeprefix("row ")): item for card, item in zip(cards, items, strict=True)}


def test_rows_that_are_scrolled_to_do_not_come_like_new_ones(desk: Desk) -> None:
    page = desk.live(moving_list(range(1000)))
    for y in (9_000, 30_000, 29_000, 0):
        page.scroller().setProperty("contentY", float(y))
        desk.settle()
        while page.answer():  # without waiting for the next frame: none is seen on its way
            assert {item.property("here") for item in transitions(page).values()} == {1}
            assert {item.property("shiftY") for item in transitions(page).values()} == {0}
            desk.settle()


def test_a_row_that_comes_in_an_update_of_its_own_because_it_is_scrolled_to_stands_still(desk: Desk) -> None:
    page = desk.live(moving_list(range(1000)))
    page.scroller().setProperty("contentY", 9_000.0)
    desk.settle()
    before = set(transitions(page))
    for op in page.ops_asked_for():  # as an update that is split
        page.send([op])
    came = set(transitions(page)) - before
    assert len(came) > 10
    assert {transitions(page)[row].property("here") for row in came} == {1}


def test_a_row_that_the_page_puts_in_comes_as_declared_and_pulls_none_along(desk: Desk) -> None:
    page = desk.live(moving_list(range(1000)))
    page.show(moving_list([5000, *range(1000)]))
    assert {row for row, item in transitions(page).items() if item.property("here") < 1} == {5000}
    page.settle()
    page.show(moving_list(range(3, 1000)))
    assert len(transitions(page)) == windows.FIRST_HELD
    assert {row for row, item in transitions(page).items() if item.property("here") < 1} <= {5000}


def test_a_list_that_becomes_long_leaves_its_rows_where_they_stand(desk: Desk) -> None:
    page = desk.live(moving_list(range(40)))
    before = page.top_of("row 3")
    page.show(moving_list(range(200)))
    desk.settle()
    assert page.top_of("row 3") == pytest.approx(before, abs=1)
    assert {item.property("shiftY") for item in transitions(page).values()} == {0}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5), st.integers(0, 5)), max_size=6), st.integers(0, 60))
def test_new_rows_are_known_through_every_later_change(changes: list[tuple[int, int, int]], row: int) -> None:
    rows: list[str] = ["old"] * 100
    known: list[range] = []
    for at, removed, added in changes:
        rows[at : at + removed] = ["new"] * added
        known = [*after_change(known, at, removed, added), range(at, at + added)]
    assert any(row in each for each in known) == (rows[row] == "new")
