"""What the person sets shows at once, is told once, and then is as the page says."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.host.tree.ops import Remove, Set
from minikit import ui
from tests.support.drawn_pages import Desk, item_of

SIZES = (ui.Option("s", "Small"), ui.Option("m", "Medium", is_enabled=False), ui.Option("l", "Large"))
MANY = tuple(ui.Option(str(number), f"Option {number}") for number in range(500))


def nothing(*_told: object) -> None:
    """Stand for a handler."""


# One thing to set, its first state, what a click sets, and how it is told.
FLAGS = [
    (ui.Switch("Tell me", on_change=nothing), "is_on"),
    (ui.Check("Tell me", on_change=nothing), "is_checked"),
]


@pytest.mark.parametrize(("node", "name"), FLAGS, ids=["Switch", "Check"])
def test_a_switch_shows_at_once_and_a_page_that_refuses_sets_it_back(desk: Desk, node: ui.Node, name: str) -> None:
    page = desk.draw(ui.Column(node))
    desk.window.click("Tell me")
    assert desk.heard.events == [(2, "change", True)]
    assert is_checked(desk.window.item("flag2"))
    page.apply([Set(2, {name: False, "base_seq": 1})])
    assert not is_checked(desk.window.item("flag2"))


@pytest.mark.parametrize(("node", "name"), FLAGS, ids=["Switch", "Check"])
def test_an_answer_to_an_older_setting_changes_nothing(desk: Desk, node: ui.Node, name: str) -> None:
    page = desk.draw(ui.Column(node))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Space):
        desk.window.item("flag2").forceActiveFocus(Qt.FocusReason.TabFocusReason)
        desk.window.press(key)
    assert [value for *_, value in desk.heard.events] == [True, False, True]
    page.apply([Set(2, {name: False, "base_seq": 2})])
    assert is_checked(desk.window.item("flag2"))
    page.apply([Set(2, {name: True, "base_seq": 3})])
    assert is_checked(desk.window.item("flag2"))


@pytest.mark.parametrize(
    "make",
    [
        lambda: ui.Switch("Off", on_change=nothing, is_enabled=False),
        lambda: ui.Check("Off", on_change=nothing, is_enabled=False),
        lambda: ui.Radio(SIZES, on_change=nothing, is_enabled=False),
        lambda: ui.Segmented(SIZES, on_change=nothing, is_enabled=False),
        lambda: ui.Select(SIZES, on_change=nothing, is_enabled=False),
        lambda: ui.Slider(3, on_change=nothing, is_enabled=False),
        lambda: ui.DateField(on_change=nothing, is_enabled=False),
    ],
)
def test_what_is_disabled_is_neither_clicked_nor_reached(desk: Desk, make: Callable[[], ui.Node]) -> None:
    page = desk.draw(ui.Column(make()))
    item = item_of(page, 2)
    click(desk, item, item.width() / 2, item.height() / 2)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down):
        desk.window.press(key)
    desk.settle()
    assert desk.heard.events == []
    assert desk.window.find("optionList") is None


@pytest.mark.parametrize("component", [ui.Radio, ui.Segmented, ui.Tabs])
def test_keys_go_past_what_cannot_be_chosen_and_around_the_ends(desk: Desk, component: Any) -> None:
    node = component(SIZES, "s", on_change=nothing)
    page = desk.draw(ui.Column(node, ui.Button("After", nothing)))
    page.view.forceActiveFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Home):
        desk.window.press(key)
    assert [value for *_, value in desk.heard.events] == ["l", "s", "l", "s"]
    desk.window.press(Qt.Key.Key_Tab)
    desk.window.press(Qt.Key.Key_Space)
    assert desk.heard.events[-1] == (3, "tap", None)


@pytest.mark.parametrize(
    ("component", "role"),
    [
        (ui.Radio, QAccessible.Role.RadioButton),
        (ui.Segmented, QAccessible.Role.RadioButton),
        (ui.Tabs, QAccessible.Role.PageTab),
    ],
)
def test_a_screen_reader_hears_each_option_and_which_is_chosen(
    desk: Desk, component: Any, role: QAccessible.Role
) -> None:
    desk.draw(ui.Column(component(SIZES, "l", on_change=nothing, label="Size")))
    found = {}
    for at in range(3):
        interface = QAccessible.queryAccessibleInterface(desk.window.item(f"option2_{at}"))
        assert interface.role() == role
        state = interface.state()
        found[interface.text(QAccessible.Text.Name)] = bool(state.checked or state.selected)
    assert found == {"Small": False, "Medium": False, "Large": True}
    assert desk.window.find("Size") is not None


def test_a_choice_is_told_once_and_follows_the_page(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Radio(SIZES, "s", on_change=nothing)))
    desk.window.click("option2_2")
    desk.window.click("option2_2")
    desk.window.click("option2_1")
    assert desk.heard.events == [(2, "change", "l")]
    page.apply([Set(2, {"value": "s", "base_seq": 1})])
    assert is_checked(desk.window.item("option2_0"))


def test_a_select_opens_over_its_page_and_takes_a_choice_by_keys(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Select(SIZES, "s", on_change=nothing, label="Size")))
    field = desk.window.item("select2")
    field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.window.press(Qt.Key.Key_Space)
    desk.settle()
    assert desk.window.find("choice1") is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        desk.window.press(key)
    desk.settle()
    assert desk.heard.events == [(2, "change", "l")]
    assert desk.window.find("optionList") is None
    assert field.hasActiveFocus()
    assert desk.window.find("Size: Large") is field
    page.apply([Set(2, {"value": "s", "base_seq": 1})])
    assert desk.window.find("Size: Small") is field


def test_a_select_of_many_is_searched(desk: Desk) -> None:
    desk.draw(ui.Column(ui.Select(MANY, on_change=nothing, label="Many")))
    desk.window.click("select2")
    desk.settle()
    assert len([name for name in desk.window.names() if name.startswith("choice")]) < 40
    desk.window.type("49")
    desk.window.press(Qt.Key.Key_Down)
    desk.window.press(Qt.Key.Key_Return)
    assert desk.heard.events == [(2, "change", "149")]


def test_the_search_of_a_select_has_the_page_s_accent(desk: Desk) -> None:
    desk.accent = "violet"
    desk.draw(ui.Column(ui.Select(MANY, on_change=nothing, label="Many")))
    desk.window.click("select2")
    desk.settle()
    assert desk.window.item("optionSearch").property("accent") == "violet"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_what_opened_is_closed_without_a_choice(desk: Desk, key: Qt.Key) -> None:
    desk.draw(ui.Column(ui.Select(SIZES, on_change=nothing)))
    desk.window.click("select2")
    desk.settle()
    assert desk.window.find("optionList") is not None
    desk.window.press(key)
    desk.settle()
    assert desk.window.find("optionList") is None
    assert desk.heard.events == []


@pytest.mark.parametrize("place", ["top", "bottom"])
@pytest.mark.parametrize("name", ["select", "date"])
def test_what_opens_stays_within_the_page(desk: Desk, place: str, name: str) -> None:
    field = (
        ui.Select(MANY, on_change=nothing, label="Many")
        if name == "select"
        else ui.DateField("2026-05-01", on_change=nothing)
    )
    page = desk.draw(ui.Column(ui.Spacer(grow=place == "bottom"), field))
    desk.window.click(f"{name}3")
    desk.settle()
    panel = desk.window.item("popover")
    assert panel.height() > 200
    assert panel.y() >= 0
    assert panel.y() + panel.height() <= page.view.height()
    assert panel.x() >= 0
    assert panel.x() + panel.width() <= page.view.width()


def test_a_select_in_a_sheet_opens_over_it_and_gives_the_keys_back(desk: Desk) -> None:
    desk.draw(
        ui.Column(
            ui.Sheet("Filter", ui.Select(SIZES, "s", on_change=nothing, label="Size"), on_close=nothing),
        )
    )
    desk.window.click("select3")
    desk.settle()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        desk.window.press(key)
    desk.settle()
    assert desk.heard.events == [(3, "change", "l")]
    assert desk.window.item("select3").hasActiveFocus()
    desk.window.press(Qt.Key.Key_Escape)
    assert desk.heard.events[-1] == (2, "close", None)


def test_a_field_that_goes_takes_what_it_opened_along(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Select(SIZES, on_change=nothing)))
    desk.window.click("select2")
    desk.settle()
    page.apply([Remove(2)])
    desk.settle()
    assert desk.window.find("optionList") is None


def test_options_that_change_while_they_are_open_are_shown_as_they_are(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Select(SIZES, "s", on_change=nothing)))
    desk.window.click("select2")
    desk.settle()
    page.apply([Set(2, {"options": ({"value": "x", "text": "Other", "icon": "", "is_enabled": True},)})])
    desk.settle()
    desk.window.click("choice0")
    assert desk.heard.events == [(2, "change", "x")]


def test_a_slider_is_told_by_keys_in_steps_within_its_ends(desk: Desk, qtbot: QtBot) -> None:
    desk.draw(ui.Column(ui.Slider(0.8, 0.0, 1.0, 0.1, on_change=nothing, label="Share")))
    desk.window.item("slider2").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4):
        desk.window.press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bool(desk.heard.events) and desk.heard.events[-1] == (2, "change", 1.0))
    assert all(isinstance(value, float) and value in (0.9, 1.0) for *_, value in desk.heard.events)


def test_a_drag_is_told_at_most_once_a_frame_and_nothing_moves_it_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    page = desk.draw(ui.Column(ui.Slider(0, 0, 1000, on_change=nothing)))
    slider = desk.window.item("slider2")
    knob = slider.mapToScene(QPointF(10, slider.height() / 2)).toPoint()
    QTest.mousePress(desk.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, knob)
    for across in range(1, 300):
        QTest.mouseMove(desk.window.view, knob + QPoint(across, 0))
    held = slider.property("value")
    assert held > 400
    assert len(desk.heard.events) < 60
    page.apply([Set(2, {"value": 5.0, "base_seq": float(len(desk.heard.events))})])
    desk.settle()
    assert slider.property("value") == held
    end = knob + QPoint(299, 0)
    QTest.mouseRelease(desk.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    qtbot.waitUntil(lambda: desk.heard.events[-1] == (2, "change", held))
    page.apply([Set(2, {"value": 5.0, "base_seq": float(len(desk.heard.events))})])
    qtbot.waitUntil(lambda: slider.property("value") == 5.0)


@pytest.mark.parametrize(("minimum", "maximum", "step"), [(10.0, -10.0, 1.0), (0.0, 0.0, 1.0), (0.0, 1.0, 10.0**9)])
def test_a_slider_without_room_to_move_is_harmless(desk: Desk, minimum: float, maximum: float, step: float) -> None:
    desk.draw(ui.Column(ui.Slider(5.0, minimum, maximum, step, on_change=nothing)))
    slider = desk.window.item("slider2")
    slider.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End):
        desk.window.press(key)
    assert slider.height() > 0


def test_a_day_is_chosen_by_keys(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.DateField("2026-01-31", on_change=nothing, label="Day")))
    desk.window.click("date2")
    desk.settle()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return):
        desk.window.press(key)
    desk.settle()
    # A month after 31 January is 28 February, a week and a day less: 6 March.
    assert desk.heard.events == [(2, "change", "2026-03-06")]
    assert desk.window.find("Day: Friday, 6 March 2026") is not None
    page.apply([Set(2, {"value": "", "base_seq": 1})])
    assert desk.window.find("Day: Choose a day") is not None


def test_a_day_outside_the_limits_cannot_be_chosen(desk: Desk) -> None:
    desk.draw(ui.Column(ui.DateField("2026-05-10", "2026-05-08", "2026-05-12", on_change=nothing)))
    desk.window.click("date2")
    desk.settle()
    desk.window.click("day2026-05-07")
    assert not desk.window.is_ready("day2026-05-13")
    desk.window.press(Qt.Key.Key_PageDown)
    desk.window.press(Qt.Key.Key_Return)
    assert desk.heard.events == [(2, "change", "2026-05-12")]


@pytest.mark.parametrize(
    ("value", "minimum", "maximum"),
    [("2026-02-31", "2026-13-01", "0000-00-00"), ("9999-12-31", "", ""), ("0001-01-01", "9999-12-31", "0001-01-01")],
)
def test_days_that_do_not_exist_are_harmless(desk: Desk, value: str, minimum: str, maximum: str) -> None:
    desk.draw(ui.Column(ui.DateField(value, minimum, maximum, on_change=nothing)))
    desk.window.click("date2")
    desk.settle()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        desk.window.press(key)
    assert desk.window.find("Calendar") is not None


def test_the_tab_that_is_chosen_is_scrolled_to(desk: Desk, qtbot: QtBot) -> None:
    page = desk.draw(ui.Column(ui.Tabs(MANY[:50], "0", on_change=nothing)))
    page.apply([Set(2, {"value": "40"})])
    desk.settle()
    chosen = desk.window.item("option2_40")
    left = chosen.mapToItem(item_of(page, 2), 0, 0).x()
    assert left >= 0
    assert left + chosen.width() <= item_of(page, 2).width()


def is_checked(item: QQuickItem) -> bool:
    """Return whether a screen reader is told that ``item`` is on."""
    return bool(QAccessible.queryAccessibleInterface(item).state().checked)


def click(desk: Desk, item: QQuickItem, x: float, y: float) -> None:
    place = item.mapToScene(QPointF(x, y)).toPoint()
    QTest.mouseClick(desk.window.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
