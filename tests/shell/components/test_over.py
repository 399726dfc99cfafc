"""What lies over a page: it ends by Esc and a click beside it, keeps the keyboard inside, and takes it from nobody."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.host.tree.ops import Create, Remove, Set
from app.shell.components.renderer import PageRenderer
from minikit import ui
from minikit.schema import OPEN_MAX
from tests.support.drawn_pages import Desk, item_of
from tests.support.pages import node_data, records
from tests.support.shell_window import ShellWindow


def nothing(*_args: object) -> None:
    """Stand for a handler."""


def draw(desk: Desk, *over: ui.Node) -> PageRenderer:
    """Draw a page with the keyboard on its button, then lay ``over`` over it: nodes from 10 on."""
    page = desk.draw(ui.Column(ui.Button("Below", nothing), ui.Text("x")))
    page.view.forceActiveFocus()
    desk.window.press(Qt.Key.Key_Tab)
    ids = iter(range(10, 1000))
    page.apply([Create(1, 2 + number, node_data(node, ids)) for number, node in enumerate(over)])
    desk.settle()
    return page


def focused(window: ShellWindow) -> str:
    """Return the name of what has the keyboard."""
    # The stubs promise an item, yet a window whose focus went has none.
    item: QQuickItem | None = window.view.activeFocusItem()
    return "" if item is None else item.objectName()


OPEN: dict[str, ui.Node] = {
    "sheet": ui.Sheet("Size", ui.Button("One", nothing), ui.Button("Two", nothing), on_close=nothing),
    "side": ui.Sheet("Size", ui.Button("One", nothing), ui.Button("Two", nothing), on_close=nothing, side="end"),
    "dialog": ui.Dialog("Sure?", "", ui.Button("One", nothing), ui.Button("Two", nothing), on_close=nothing),
    "viewer": ui.Viewer((ui.Photo("asset:a.png", "A"), ui.Photo("asset:b.png", "B")), on_close=nothing),
}


@pytest.mark.parametrize("node", OPEN.values(), ids=OPEN)
def test_esc_asks_for_the_end_and_the_node_stays_until_the_mini_app_takes_it_away(desk: Desk, node: ui.Node) -> None:
    page = draw(desk, node)
    desk.window.press(Qt.Key.Key_Escape)
    assert desk.heard.events == [(10, "close", None)]
    assert overlay(page).property("isCovering") is True
    page.apply([Remove(10)])
    assert overlay(page).property("isCovering") is False


@pytest.mark.parametrize("node", OPEN.values(), ids=OPEN)
def test_the_keyboard_goes_round_inside_and_comes_back_at_the_end(desk: Desk, node: ui.Node) -> None:
    page = draw(desk, node)
    for key, modifier in (
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    ):
        for _ in range(9):
            desk.window.press(key, modifier)
            desk.settle()
            assert is_within(desk.window.view.activeFocusItem(), overlay(page))
            assert focused(desk.window) != "button2"
    page.apply([Remove(10)])
    desk.settle()
    assert focused(desk.window) == "button2"


def overlay(page: PageRenderer) -> QQuickItem:
    found = page.view.property("overlay")
    assert isinstance(found, QQuickItem)
    return found


def is_within(item: QQuickItem | None, outer: QQuickItem) -> bool:
    while item is not None and item is not outer:
        item = item.parentItem()
    return item is outer


def test_a_click_beside_a_sheet_ends_it_and_reaches_nothing_below(desk: Desk) -> None:
    draw(desk, OPEN["sheet"])
    below = desk.window.item("button2")
    place = below.mapToScene(QPoint(5, 5)).toPoint()
    QTest.mouseClick(desk.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert desk.heard.events == [(10, "close", None)]
    desk.window.click("Size")
    assert len(desk.heard.events) == 1
    desk.window.click("One")
    assert desk.heard.events[1:] == [(11, "tap", None)]


def test_what_lies_over_a_page_is_no_larger_than_the_page(desk: Desk) -> None:
    page = draw(desk, *OPEN.values())
    page.view.setHeight(300)
    desk.settle()
    box = page.view.mapRectToScene(page.view.boundingRect())
    for over in overlay(page).childItems():
        assert over.mapRectToScene(over.boundingRect()) == box


@pytest.mark.parametrize("count", range(1, 80, 3))
def test_beside_words_that_fit_there_is_no_scroll_bar(desk: Desk, count: int) -> None:
    draw(desk, ui.Dialog("Title", "wordy " * count, ui.Button("One", nothing), on_close=nothing))
    assert desk.window.find("scrollLine") is None


def test_of_each_kind_the_last_one_is_seen_and_the_one_before_comes_back(desk: Desk) -> None:
    again = ui.Sheet("Again", ui.Text("y"), on_close=nothing)
    page = draw(desk, OPEN["sheet"], again, OPEN["dialog"])
    assert desk.window.find("One") is not None
    names = set(desk.window.names())
    assert {"Again", "Sure?"} <= names
    assert "Size" not in names
    page.apply([Remove(13)])
    desk.settle()
    assert "Size" in set(desk.window.names())


def test_what_is_over_the_page_ends_with_the_part_of_the_page_it_stands_in(desk: Desk) -> None:
    page = draw(desk, ui.Column(ui.Row(OPEN["sheet"])))
    assert overlay(page).property("isCovering") is True
    page.apply([Remove(10)])
    assert overlay(page).property("isCovering") is False
    desk.settle()
    desk.window.click("Below")
    assert desk.heard.events == [(2, "tap", None)]


def test_opening_takes_the_keyboard_from_nothing_that_is_not_of_the_page(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Button("Below", nothing)))
    elsewhere = QQuickItem(desk.window.root)
    elsewhere.setObjectName("elsewhere")
    elsewhere.forceActiveFocus()
    page.apply([Create(1, 1, node_data(OPEN["sheet"], iter(range(10, 20))))])
    desk.settle()
    desk.window.press(Qt.Key.Key_Escape)
    assert focused(desk.window) == "elsewhere"
    assert desk.heard.events == []
    page.apply([Remove(10)])
    desk.settle()
    assert focused(desk.window) == "elsewhere"


def test_a_menu_opens_by_click_is_walked_by_arrows_and_closes_when_chosen(desk: Desk) -> None:
    menu = ui.Menu("More", ui.Action("Edit", nothing, icon="pencil"), ui.Action("Delete", nothing, tone="danger"))
    page = draw(desk, menu)
    desk.window.click("menu10")
    desk.settle()
    for _ in range(2):
        desk.window.press(Qt.Key.Key_Down)
    desk.window.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.heard.events == [(12, "tap", None)]
    assert overlay(page).property("isCovering") is False
    assert focused(desk.window) == "menu10"


def test_esc_closes_a_menu_and_tells_nobody(desk: Desk) -> None:
    page = draw(desk, ui.Menu("More", ui.Action("Edit", nothing)))
    desk.window.click("menu10")
    desk.settle()
    desk.window.press(Qt.Key.Key_Escape)
    desk.settle()
    assert (desk.heard.events, focused(desk.window)) == ([], "menu10")
    desk.window.click("menu10")
    page.apply([Remove(10)])
    assert overlay(page).property("isCovering") is False


def test_a_menu_in_the_corner_of_a_page_stays_on_the_page(desk: Desk) -> None:
    actions = [ui.Action(f"Action number {number}", nothing) for number in range(12)]
    page = desk.draw(
        ui.Column(ui.Spacer("large"), ui.Text("y", grow=True), ui.Row(ui.Menu("", *actions), justify="end"))
    )
    desk.window.click("menu5")
    desk.settle()
    panel = desk.window.item("Action number 11")
    box = page.view.mapRectToScene(page.view.boundingRect())
    assert box.contains(panel.mapRectToScene(panel.boundingRect()))


def test_a_viewer_goes_on_and_enlarges_by_keys_and_says_what_is_shown(desk: Desk) -> None:
    photos = (ui.Photo("asset:a.png", "A coat"), ui.Photo("asset:b.png", "A hat"))
    page = draw(desk, ui.Viewer(photos, 7, on_close=nothing, on_change=nothing))
    assert item_of(page, 10).property("current") == 1
    desk.window.press(Qt.Key.Key_Left)
    desk.window.press(Qt.Key.Key_Left)
    assert desk.heard.events == [(10, "change", 0)]
    assert desk.window.text("viewerWords10").startswith("1 of 2 · ")
    assert "A coat" in desk.window.text("viewerWords10")
    for _ in range(9):
        desk.window.press(Qt.Key.Key_Plus)
    assert item_of(page, 10).property("zoom") == 5
    desk.window.press(Qt.Key.Key_0)
    assert item_of(page, 10).property("zoom") == 1
    page.apply([Set(10, {"photos": records((*photos, photos[0]))})])
    assert item_of(page, 10).property("current") == 0
    page.apply([Set(10, {"photos": ()})])
    desk.settle()
    desk.window.press(Qt.Key.Key_Right)
    assert item_of(page, 10).property("current") == 0


def test_a_late_answer_takes_nobody_back_in_a_viewer_and_another_index_leads_on(desk: Desk) -> None:
    photos = tuple(ui.Photo(f"asset:{name}.png", name) for name in "abcde")
    page = draw(desk, ui.Viewer(photos, on_close=nothing, on_change=nothing))
    viewer = item_of(page, 10)
    for _ in range(2):
        desk.window.press(Qt.Key.Key_Right)
    page.apply([Set(10, {"index": 1, "base_seq": 1})])
    assert viewer.property("current") == 2
    page.apply([Set(10, {"index": 2, "base_seq": 2})])
    assert viewer.property("current") == 2
    page.apply([Set(10, {"index": 4, "base_seq": 2})])
    assert viewer.property("current") == 4


def test_a_viewer_whose_page_says_nothing_new_stays_where_the_person_went(desk: Desk) -> None:
    photos = (ui.Photo("asset:a.png", "A"), ui.Photo("asset:b.png", "B"))
    page = draw(desk, ui.Viewer(photos, on_close=nothing, on_change=nothing))
    desk.window.press(Qt.Key.Key_Right)
    page.apply([Set(10, {"index": 0, "base_seq": 1})])
    assert item_of(page, 10).property("current") == 1


def test_a_dialog_of_more_than_three_buttons_is_refused_where_it_is_written() -> None:
    with pytest.raises(ValueError, match="at most three"):
        ui.Dialog("Sure?", "", *[ui.Button(str(number), nothing) for number in range(4)])


def test_as_many_things_over_a_page_as_there_may_be_leave_it_usable(desk: Desk) -> None:
    page = draw(desk, *[ui.Sheet(str(number), ui.Text("z"), on_close=nothing) for number in range(OPEN_MAX)])
    shown = [over for over in overlay(page).childItems() if over.isVisible()]
    assert len(shown) == 1
    page.apply([Remove(10 + 2 * number) for number in range(OPEN_MAX)])
    desk.settle()
    desk.window.click("Below")
    assert desk.heard.events == [(2, "tap", None)]


# What a field opens, over what is open already

SIZES = (ui.Option("s", "Small"), ui.Option("l", "Large"))
FIELDS: dict[str, ui.Node] = {
    "select": ui.Select(SIZES, "s", on_change=nothing, label="Size"),
    "date": ui.DateField("2026-05-10", on_change=nothing, label="Day"),
}
HOLDERS = ("bottom", "end", "dialog")


def open_in(desk: Desk, qtbot: QtBot, holder: str, name: str) -> PageRenderer:
    """Draw a sheet or dialog with a field in it, and open that."""
    field = FIELDS[name]
    if holder == "dialog":
        over: ui.Node = ui.Dialog("Sure?", "", field, on_close=nothing)
    else:
        over = ui.Sheet("Filter", field, on_close=nothing, side="end" if holder == "end" else "bottom")
    page = draw(desk, over)
    qtbot.waitUntil(lambda: overlay(page).childItems()[-1].property("come") == 1)
    desk.window.click(f"{name}11")
    desk.settle()
    assert desk.window.find("popover") is not None
    return page


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("name", FIELDS)
def test_esc_closes_what_a_field_opened_before_what_it_stands_in(
    desk: Desk, qtbot: QtBot, holder: str, name: str
) -> None:
    page = open_in(desk, qtbot, holder, name)
    desk.window.press(Qt.Key.Key_Escape)
    desk.settle()
    assert desk.window.find("popover") is None
    assert desk.heard.events == []
    assert focused(desk.window) == f"{name}11"
    desk.window.press(Qt.Key.Key_Escape)
    assert desk.heard.events == [(10, "close", None)]
    page.apply([Remove(10)])
    desk.settle()
    assert focused(desk.window) == "button2"


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("name", FIELDS)
def test_a_click_beside_what_a_field_opened_closes_that_alone(desk: Desk, qtbot: QtBot, holder: str, name: str) -> None:
    open_in(desk, qtbot, holder, name)
    QTest.mouseClick(desk.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    desk.settle()
    assert desk.window.find("popover") is None
    assert desk.heard.events == []
    assert focused(desk.window) == f"{name}11"


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("name", FIELDS)
def test_what_a_field_in_a_sheet_opens_stays_within_the_page(desk: Desk, qtbot: QtBot, holder: str, name: str) -> None:
    page = open_in(desk, qtbot, holder, name)
    panel = desk.window.item("popover")
    box = page.view.mapRectToScene(page.view.boundingRect())
    assert box.contains(panel.mapRectToScene(panel.boundingRect()))
    assert panel.height() > 60


@pytest.mark.parametrize(
    ("name", "keys", "told"),
    [
        ("select", (Qt.Key.Key_Down, Qt.Key.Key_Return), "l"),
        ("date", (Qt.Key.Key_Right, Qt.Key.Key_Return), "2026-05-11"),
    ],
)
@pytest.mark.parametrize("holder", HOLDERS)
def test_keys_choose_in_what_a_field_in_a_sheet_opened(
    desk: Desk, qtbot: QtBot, holder: str, name: str, keys: tuple[Qt.Key, ...], told: str
) -> None:
    open_in(desk, qtbot, holder, name)
    for key in keys:
        desk.window.press(key)
    desk.settle()
    assert desk.heard.events == [(11, "change", told)]
    assert focused(desk.window) == f"{name}11"


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("name", FIELDS)
def test_a_sheet_that_goes_takes_what_its_field_opened_along(desk: Desk, qtbot: QtBot, holder: str, name: str) -> None:
    page = open_in(desk, qtbot, holder, name)
    page.apply([Remove(10)])
    desk.settle()
    desk.settle()
    assert desk.window.find("popover") is None
    assert focused(desk.window) == "button2"
    desk.window.click("Below")
    assert desk.heard.events == [(2, "tap", None)]


def test_a_menu_goes_with_the_part_of_the_page_it_stands_in(desk: Desk) -> None:
    page = draw(desk, ui.Column(ui.Menu("More", ui.Action("Delete", nothing))))
    desk.window.click("menu11")
    desk.settle()
    assert overlay(page).property("isCovering") is True
    page.apply([Remove(10)])
    assert overlay(page).property("isCovering") is False
