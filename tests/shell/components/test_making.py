"""A page's first frame has what can be seen; what lies below that is made when the frame has been painted."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.host.tree.ops import NodeData
from app.shell.components.making import PIXELS_PER_NODE, DrawnNode, ItemMaker
from app.shell.components.renderer import PageRenderer
from minikit import diff, ui, windows
from tests.support.drawn_pages import Desk, LivePage, item_of
from tests.support.pages import first_update, node_data

COUNT = windows.PLAIN_MAX
NODES_A_CARD = 6


def nothing(*_args: object) -> None:
    """Stand for a handler."""


def card(number: int) -> ui.Node:
    words = (ui.Text(f"word {each}") for each in range(NODES_A_CARD - 1))
    return ui.Card(*words, on_tap=nothing, label=f"row {number}")


def grid(count: int = COUNT) -> ui.Node:
    return ui.Grid(range(count), key=str, cell=card)


def column(count: int = COUNT) -> ui.Node:
    return ui.List(range(count), key=str, row=card)


def scroll(count: int = COUNT) -> ui.Node:
    return ui.Scroll(*map(card, range(count)))


def draw(desk: Desk, node: ui.Node) -> PageRenderer:
    """Draw a page, and wait for nothing."""
    page = desk.open()
    page.apply(first_update(node))
    return page


def made(page: PageRenderer) -> list[str]:
    """Return the cards that are there, in the order of the page."""
    waiting, found = [page.view], []
    while waiting:
        item = waiting.pop(0)
        if str(item.property("label") or "").startswith("row "):
            found.append(str(item.property("label")))
        waiting = [*item.childItems(), *waiting]
    return found


def drawn(data: NodeData, parent: DrawnNode | None = None) -> DrawnNode:
    """Return a node and everything below it, as a page has them before their items are made."""
    node = DrawnNode(data.id, data.type, dict(data.props), parent)
    node.children = [drawn(child, node) for child in data.children]
    return node


def rows(count: int) -> list[str]:
    return [f"row {number}" for number in range(count)]


@pytest.mark.parametrize("body", [grid, column, scroll])
def test_the_first_frame_has_what_can_be_seen_and_the_rest_comes_after_it(
    desk: Desk, qtbot: QtBot, body: Callable[[], ui.Node]
) -> None:
    page = draw(desk, ui.Column(ui.Heading("Top"), body()))
    first = made(page)
    assert first == rows(len(first))
    assert len(first) * NODES_A_CARD <= page.view.width() * page.view.height() / PIXELS_PER_NODE + NODES_A_CARD
    desk.window.view.grabWindow()
    last = desk.window.item(first[-1])
    bottom = last.mapToItem(page.view, 0, last.height()).y()
    assert bottom > page.view.height(), "the sight is not filled"
    qtbot.waitUntil(lambda: made(page) == rows(COUNT))
    desk.settle()
    assert item_of(page, page.node_count).height() > 0


def test_a_change_finds_the_whole_page(desk: Desk) -> None:
    page = desk.live(ui.Column(grid()))
    page.show(ui.Column(ui.Grid([*range(COUNT - 1, COUNT // 2, -1)], key=str, cell=card)))
    assert made(page.page) == rows(COUNT)[: COUNT // 2 : -1]


def test_however_long_it_takes_to_make_the_frame_comes_before_the_rest(desk: Desk, qtbot: QtBot) -> None:
    page = desk.open()
    with qtbot.waitSignal(desk.window.view.frameSwapped):
        desk.window.view.update()
    was_whole: list[bool] = []
    desk.window.view.frameSwapped.connect(lambda: was_whole.append(page.is_whole))
    page.apply(first_update(ui.Column(grid(), ui.Wrap(*(ui.Badge(str(number)) for number in range(800))))))
    qtbot.waitUntil(lambda: bool(was_whole))
    assert not was_whole[0]
    qtbot.waitUntil(lambda: page.is_whole)


@pytest.mark.parametrize("count", [COUNT, 2 * COUNT])
@pytest.mark.parametrize("body", [grid, column, scroll])
def test_updates_that_come_as_one_find_the_whole_page(
    desk: Desk, qtbot: QtBot, body: Callable[[int], ui.Node], count: int
) -> None:
    page, child = LivePage(desk), diff.Tree()
    ops = [
        *child.change_to(ui.Column(body(count))),
        *child.change_to(ui.Column(body(count - 1), ui.Text("under it"))),
        *child.change_to(ui.Column(ui.Text("over it"), body(count // 2))),
    ]
    page.send(ops)
    qtbot.waitUntil(lambda: page.page.is_whole)
    there = made(page.page)
    assert there == rows(len(there))
    assert len(there) == (count // 2 if body is scroll or count == COUNT else windows.FIRST_HELD)


def test_what_comes_among_those_that_wait_finds_them_made(desk: Desk) -> None:
    page, child = LivePage(desk), diff.Tree()
    page.send([*child.change_to(ui.Column(scroll())), *child.change_to(ui.Column(scroll(COUNT + 1)))])
    assert made(page.page) == rows(COUNT + 1)


def test_what_is_made_later_is_told_as_new_so_that_it_takes_no_taps_at_first(desk: Desk) -> None:
    page, came = desk.open(), list[int]()
    top = drawn(node_data(column()))
    maker = ItemMaker(page, desk.window.components.create, desk.heard, came.append)
    maker.look(page.view.width() * page.view.height())
    maker.make(top)
    top.item.setParent(page.view)
    there = len(top.item.property("container").childItems())
    assert 0 < there < COUNT
    assert came == []
    maker.finish()
    assert came == [child.id for child in top.children[there:]]


def test_a_long_list_begins_with_the_rows_that_can_be_seen(desk: Desk, qtbot: QtBot) -> None:
    page = LivePage(desk)
    page.show(ui.Column(ui.Heading("Top"), ui.List(range(1_000), key=str, row=card)))
    first = made(page.page)
    assert 0 < len(first) < windows.FIRST_HELD
    assert first == rows(len(first))
    page.settle()
    qtbot.waitUntil(lambda: page.page.is_whole)
    there = made(page.page)
    assert len(there) > len(first)
    assert sorted(there) == sorted(rows(len(there)))


def test_a_page_that_is_closed_makes_no_more(desk: Desk, qtbot: QtBot) -> None:
    page = draw(desk, grid())
    there = len(made(page))
    assert 0 < there < COUNT
    desk.take_away(page)
    other = draw(desk, grid())
    qtbot.waitUntil(lambda: len(made(other)) == COUNT)


def test_the_end_of_a_list_is_not_near_while_its_rows_are_still_to_come(desk: Desk, qtbot: QtBot) -> None:
    page = draw(desk, ui.List(range(COUNT), key=str, row=card, on_end=nothing))
    desk.settle()
    qtbot.waitUntil(lambda: len(made(page)) == COUNT)
    desk.settle()
    assert desk.heard.events == []


def test_what_does_not_scroll_by_itself_is_made_at_once(desk: Desk) -> None:
    page = draw(desk, ui.Scroll(ui.Text("above"), grid(), ui.Text("below")))
    assert made(page) == rows(COUNT)
