"""A page is drawn as its ops say: items stay themselves, strangers' words stay words, taps and texts come back."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQml import QJSValue
from PySide6.QtQuick import QQuickItem

from app.host.tree.ops import Create, Move, Remove, Set
from minikit import ui
from minikit.schema import COMPONENTS, FieldSpec
from tests.support.drawn_pages import Desk, item_of
from tests.support.pages import node_data
from tests.support.shell_window import accessible_name

HOSTILE = '<b>x</b><img src=""><img src="http://127.0.0.1:1/a.png">'
STRANGE = {
    "tags": HOSTILE,
    "long": "a" * 10_000,
    "directions": "\u202egnp.exe \u2066x",
    "empty": "",
    "many lines": "a\n" * 200,
}


def nothing(*_args: object) -> None:
    """Stand for a handler."""


def one_of_each(words: str) -> list[ui.Node]:
    """Return every component of the schema, saying ``words`` wherever it can."""
    leaf = ui.Text("leaf")
    return [
        ui.Column(leaf, label=words),
        ui.Row(ui.Text(words), ui.Text("b", grow=True), label=words),
        ui.Wrap(ui.Chip(words, on_tap=nothing), ui.Text(words)),
        ui.Scroll(ui.Text(words)),
        ui.Grid([words], key=str, cell=lambda word: ui.Card(ui.Text(word), on_tap=nothing)),
        ui.List([words], key=str, row=ui.Text),
        ui.Masonry([words], key=str, cell=ui.Text, aspect=lambda _: 1.0),
        ui.Card(ui.Text(words), on_tap=nothing, label=words),
        ui.Section(words, ui.Text(words), action=words, on_action=nothing),
        ui.Divider(label=words),
        ui.Spacer(),
        ui.Text(words, lines_max=2),
        ui.Heading(words),
        ui.Icon(words[:60], label=words),
        ui.Image("asset:" + words[:60], words, size="small"),
        ui.Badge(words),
        ui.Price(29_900, list_price_minor=39_900, label=words),
        ui.EmptyState("inbox", words, words, action=words, on_action=nothing),
        ui.Progress(None, label=words),
        ui.Avatar(words, source="asset:" + words[:60], size="large", label=words),
        ui.Rating(4.5, 120, on_change=nothing, label=words),
        ui.Countdown("2000-01-01T00:00:00Z", on_end=nothing, label=words),
        ui.Timeline((ui.Step(words, words, words), ui.Step(words, state="next")), label=words),
        ui.Skeleton("card", label=words),
        ui.QrCode(words[:512], words),
        ui.RichText((ui.Block((ui.Span(words, is_bold=True), ui.Span(words, link=words[:500]))),), on_link=nothing),
        ui.Reaction("heart", True, 12, on_tap=nothing, label=words),
        ui.Stack(ui.Image("asset:a.png", words), ui.Layer(ui.Badge(words), at="top-end"), label=words),
        ui.Layer(ui.Text(words), label=words),
        ui.Transition(ui.Text(words)),
        ui.Carousel(ui.Text(words), ui.Text("b"), seconds=5, label=words),
        ui.Sheet(words, ui.Text(words), on_close=nothing, label=words),
        ui.Dialog(words, words, ui.Button(words, nothing), on_close=nothing),
        ui.Menu(words, ui.Action(words, nothing), label=words),
        ui.Action(words, nothing, icon="trash-2", tone="danger"),
        ui.Video("asset:" + words[:60], words, "asset:a.png", on_time=nothing, on_state=nothing, on_end=nothing),
        ui.Viewer((ui.Photo("asset:" + words[:60], words), ui.Photo("asset:b.png", "b")), 1, on_close=nothing),
        ui.Button(words, nothing, icon="check", label=words),
        ui.Chip(words, on_tap=nothing),
        ui.Stepper(1, on_change=nothing, label=words),
        ui.TextField(words, words, placeholder=words, on_change=nothing),
        ui.SearchField(words, placeholder=words, on_change=nothing, label=words),
        ui.TextArea(words, words, placeholder=words, on_change=nothing, length_max=20_000),
        ui.Switch(words, on_change=nothing, label=words),
        ui.Check(words, on_change=nothing, label=words),
        ui.Radio(options(words), on_change=nothing, label=words),
        ui.Segmented(options(words), on_change=nothing, label=words),
        ui.Tabs(options(words), on_change=nothing, label=words),
        ui.Select(options(words), placeholder=words, on_change=nothing, label=words),
        ui.Slider(0.5, 0.0, 1.0, 0.1, on_change=nothing, label=words),
        ui.DateField("2026-02-31", "", "2026-12-31", words, on_change=nothing, label=words),
    ]


def options(words: str) -> tuple[ui.Option, ...]:
    return (ui.Option(words[:200], words, words[:60]), ui.Option("other" + words[:9], words, is_enabled=False))


def shown_as(told: object, field: FieldSpec) -> object:
    """Return what the QML type holds for what an author wrote."""
    if told is None:
        return "" if field.python_type is str else -1
    return told


def as_values(records: object) -> object:
    """Return records as plain values, wherever they have been."""
    value = records.toVariant() if isinstance(records, QJSValue) else records
    if isinstance(value, list | tuple):
        return [as_values(each) for each in value]
    return {name: as_values(each) for name, each in value.items()} if isinstance(value, dict) else value


def test_every_component_of_the_schema_is_tried_here() -> None:
    assert {type(node).__name__ for node in one_of_each("x")} == set(COMPONENTS)


@pytest.mark.parametrize("words", STRANGE.values(), ids=STRANGE)
def test_every_component_is_drawn_whatever_it_says(desk: Desk, words: str) -> None:
    for node in one_of_each(words):
        page = desk.draw(ui.Column(node))
        assert item_of(page, 2).width() > 0, type(node).__name__
        page.close()


def test_a_component_starts_with_the_defaults_of_the_schema(desk: Desk) -> None:
    for node in one_of_each("x"):
        page = desk.draw(ui.Column(node))
        for name, field in ((field.name, field) for field in COMPONENTS[type(node).__name__].properties):
            if name in ("key", "grow", "currency") or field.kind == "handler" or name.endswith("_minor"):
                continue
            words = name.split("_")
            shown = item_of(page, 2).property(words[0] + "".join(word.capitalize() for word in words[1:]))
            if field.kind == "records":
                held = msgspec.json.decode(shown) if isinstance(shown, str) else as_values(shown)  # what is packed
                assert held == as_values(node_data(node).props[name])
                continue
            told = getattr(node, name)
            assert shown == shown_as(told, field), f"{type(node).__name__}.{name}"
        page.close()


def test_what_can_be_used_has_a_name_for_a_screen_reader(desk: Desk) -> None:
    for node in one_of_each("Words"):
        page = desk.draw(ui.Column(node))
        for item in desk.window.items(page.view):
            if item.property("focusPolicy") or item.property("activeFocusOnTab"):
                assert accessible_name(item), f"{type(node).__name__}: {item.metaObject().className()}"
        page.close()


def test_a_text_shows_tags_as_they_are(desk: Desk) -> None:
    desk.draw(ui.Column(ui.Text(HOSTILE)))
    assert desk.window.find(HOSTILE) is not None


def test_moving_a_child_keeps_every_item(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Text("a"), ui.Text("b"), ui.Text("c")))
    before = {number: item_of(page, number) for number in (2, 3, 4)}
    page.apply([Move(4, 1, 0)])
    desk.settle()
    assert all(item_of(page, number) is item for number, item in before.items())
    assert order_of(item_of(page, 4), item_of(page, 2), item_of(page, 3)) == "falling"


def test_a_new_child_takes_its_place_and_a_removed_one_goes(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Text("a"), ui.Text("c")))
    kept = item_of(page, 2)
    page.apply([Create(1, 1, node_data(ui.Text("b"), iter([9]))), Remove(3)])
    desk.settle()
    assert page.node_count == 3
    assert item_of(page, 2) is kept
    assert order_of(kept, item_of(page, 9)) == "falling"
    assert desk.window.find("c") is None


def test_a_whole_new_top_replaces_the_old_one(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Text("old")))
    page.apply([Remove(1), Create(0, 0, node_data(ui.Column(ui.Text("new")), iter([5, 6])))])
    desk.settle()
    assert desk.window.find("old") is None
    assert desk.window.find("new") is not None


def test_a_changed_property_changes_what_is_shown(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Text("one"), ui.Price(100)))
    page.apply([Set(2, {"text": "two"}), Set(3, {"amount_minor": 3_000_000_000_00})])
    desk.settle()
    assert desk.window.find("two") is not None
    assert desk.window.find("¥3,000,000,000.00") is not None


def test_a_tap_on_a_button_in_a_card_is_the_buttons_alone(desk: Desk) -> None:
    desk.draw(ui.Column(ui.Card(ui.Text("Coat"), ui.Button("Buy", nothing), on_tap=nothing)))
    desk.window.click("Buy")
    assert desk.heard.events == [(4, "tap", None)]
    desk.window.click("Coat")
    assert desk.heard.events == [(4, "tap", None), (2, "tap", None)]


def test_a_card_is_named_by_its_words_and_again_when_they_change(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Card(ui.Text("Coat"), ui.Badge("New"), on_tap=nothing)))
    assert desk.window.find("Coat, New") is not None
    page.apply([Set(3, {"text": "Hat"})])
    assert desk.window.find("Hat, New") is not None


def test_keys_reach_and_press_what_can_be_pressed(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Card(ui.Text("Coat"), on_tap=nothing), ui.Button("Buy", nothing)))
    page.view.forceActiveFocus()
    desk.window.press(Qt.Key.Key_Tab)
    desk.window.press(Qt.Key.Key_Return)
    desk.window.press(Qt.Key.Key_Tab)
    desk.window.press(Qt.Key.Key_Space)
    assert desk.heard.events == [(2, "tap", None), (4, "tap", None)]


def test_a_stepper_stays_within_its_limits(desk: Desk) -> None:
    desk.draw(ui.Column(ui.Stepper(98, maximum=99, on_change=nothing), ui.Stepper(99, on_change=nothing)))
    desk.window.click("more2")
    assert not desk.window.is_ready("more3")
    assert not desk.window.is_ready("more2")
    assert desk.heard.events == [(2, "change", 99)]


def test_a_stepper_counts_every_click_however_late_its_page_answers(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Stepper(1, on_change=nothing, label="Quantity")))
    for _ in range(3):
        desk.window.click("more2")
    assert [value for *_, value in desk.heard.events] == [2, 3, 4]
    page.apply([Set(2, {"value": 2, "base_seq": 1})])
    assert desk.window.find("Quantity 4") is not None
    desk.window.click("fewer2")
    assert desk.heard.events[-1] == (2, "change", 3)
    page.apply([Set(2, {"value": 2, "base_seq": 4})])
    assert desk.window.find("Quantity 2") is not None


def test_typing_is_told_by_number_and_an_older_value_does_not_undo_it(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.SearchField("", on_change=nothing)))
    desk.window.click("search2")
    desk.window.type("ab")
    assert desk.heard.texts == [(2, 1, "a"), (2, 2, "ab")]
    page.apply([Set(2, {"value": "A", "base_seq": 1})])
    desk.settle()
    assert desk.window.text("search2") == "ab"
    page.apply([Set(2, {"value": "AB", "base_seq": 2})])
    desk.settle()
    assert desk.window.text("search2") == "AB"


def test_a_field_of_several_lines_takes_new_lines(desk: Desk) -> None:
    desk.draw(ui.Column(ui.TextArea("", "Note", on_change=nothing)))
    desk.window.click("field2")
    desk.window.type("x")
    desk.window.press(Qt.Key.Key_Return)
    assert [text for *_, text in desk.heard.texts] == ["x", "x\n"]
    assert desk.heard.events == []


def test_enter_submits_only_where_somebody_listens(desk: Desk) -> None:
    desk.draw(
        ui.Column(
            ui.TextField("a", "Deaf"),
            ui.TextField("b", "Name", on_submit=nothing),
        )
    )
    for name in ("field2", "field3"):
        desk.window.click(name)
        desk.window.press(Qt.Key.Key_Return)
    assert desk.heard.events == [(3, "submit", "b")]


def test_a_list_in_the_page_takes_the_space_that_is_left_and_scrolls(desk: Desk) -> None:
    page = desk.draw(
        ui.Column(
            ui.Heading("Top"),
            ui.List(range(60), key=str, row=lambda number: ui.Card(ui.Text(str(number)))),
            ui.Button("Order", nothing),
        )
    )
    button, view = item_of(page, page.node_count), page.view
    bottom = button.mapToItem(view, 0, button.height()).y()
    assert view.height() - 40 < bottom <= view.height()
    assert item_of(page, 3).property("scrolls") is True


def test_a_list_inside_a_scroll_is_laid_out_fully(desk: Desk) -> None:
    page = desk.draw(
        ui.Column(ui.Scroll(ui.List(range(40), key=str, row=lambda number: ui.Text(str(number))), ui.Text("end")))
    )
    assert item_of(page, 3).property("scrolls") is False
    assert item_of(page, 3).height() > page.view.height()


def test_a_page_higher_than_the_window_scrolls_as_a_whole(desk: Desk) -> None:
    page = desk.draw(ui.Column(*[ui.Text(f"line {number}") for number in range(100)]))
    scroller = page.view.childItems()[0]
    assert scroller.property("interactive") is True
    assert scroller.property("contentHeight") > page.view.height()


def test_cells_of_a_row_are_equally_wide_and_high(desk: Desk) -> None:
    page = desk.draw(
        ui.Column(ui.Grid(["short", "long " * 20, "x"], key=str, cell=lambda word: ui.Card(ui.Text(word))))
    )
    cells = [item_of(page, number) for number in (3, 5, 7)]
    assert len({cell.width() for cell in cells}) == 1
    assert len({cell.height() for cell in cells}) == 1
    assert len({cell.y() for cell in cells}) == 1


def test_what_stands_in_a_narrow_row_stays_within_it(desk: Desk) -> None:
    page = desk.draw(
        ui.Column(
            ui.Grid(
                range(6),
                key=str,
                cell=lambda _: ui.Card(
                    ui.Row(ui.Price(29_900, list_price_minor=39_900), ui.Button("Buy", nothing), justify="between")
                ),
            )
        )
    )
    row, button = item_of(page, 4), item_of(page, 6)
    assert button.x() + button.width() <= row.width() + 0.5


def test_what_grows_in_a_row_takes_the_rest(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Row(ui.Text("long " * 100, grow=True), ui.Price(100))))
    text, price = item_of(page, 3), item_of(page, 4)
    assert price.width() >= price.implicitWidth()
    assert text.width() + price.width() < item_of(page, 2).width()


def order_of(*items: QQuickItem) -> str:
    """Return "falling" if each item stands below the one before it."""
    tops = [item.y() for item in items]
    return "falling" if tops == sorted(tops) and len(set(tops)) == len(tops) else str(tops)


@pytest.mark.parametrize("component", sorted(COMPONENTS))
def test_a_label_is_what_a_screen_reader_calls_the_component(desk: Desk, component: str) -> None:
    node = next(node for node in one_of_each("Words") if type(node).__name__ == component)
    page = desk.draw(ui.Column(node))
    page.apply([Set(2, {"label": "Its label"})])
    desk.settle()
    names = list(read_out(QAccessible.queryAccessibleInterface(desk.window.view)))
    assert any(name.startswith("Its label") for name in names), names


def read_out(at: QAccessibleInterface) -> Iterator[str]:
    """Yield what a screen reader calls what it finds below ``at``."""
    if at.state().invisible:
        return
    yield at.text(QAccessible.Text.Name)
    for number in range(at.childCount()):
        yield from read_out(at.child(number))


@pytest.mark.parametrize("component", sorted(COMPONENTS))
def test_the_ring_around_what_the_keyboard_reaches_has_the_page_s_accent(desk: Desk, component: str) -> None:
    desk.accent = "violet"
    node = next(node for node in one_of_each("Words") if type(node).__name__ == component)
    page = desk.draw(ui.Column(node))
    accents = {item.property("accent") for item in every_item(page.view) if item.objectName() == "focusRing"}
    assert accents <= {"violet"}


def every_item(at: QQuickItem) -> Iterator[QQuickItem]:
    """Yield what is drawn below ``at``, seen or not."""
    yield at
    for child in at.childItems():
        yield from every_item(child)
