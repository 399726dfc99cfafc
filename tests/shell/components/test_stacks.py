"""Stacks and carousels: layers stay in their box, children are swiped and stepped, nothing goes on under the mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.host.tree.ops import Create, Move, Remove, Set
from minikit import ui
from tests.support.drawn_pages import Desk, item_of
from tests.support.pages import node_data

PLACES = {
    "top-start": (0.0, 0.0),
    "top": (0.5, 0.0),
    "top-end": (1.0, 0.0),
    "start": (0.0, 0.5),
    "center": (0.5, 0.5),
    "end": (1.0, 0.5),
    "bottom-start": (0.0, 1.0),
    "bottom": (0.5, 1.0),
    "bottom-end": (1.0, 1.0),
}


def nothing(*_args: object) -> None:
    """Stand for a handler."""


@pytest.mark.parametrize("at", PLACES)
def test_a_layer_stands_where_it_says_and_stays_there(desk: Desk, at: ui.Place) -> None:
    page = desk.draw(ui.Column(ui.Stack(ui.Image("asset:a.png", "a", aspect=2), ui.Layer(ui.Badge("New"), at=at))))
    stack, layer = item_of(page, 2), item_of(page, 4)
    for text in ("New", "New in this season"):
        page.apply([Set(5, {"text": text})])
        desk.settle()
        across, down = PLACES[at]
        assert layer.x() == pytest.approx(across * (stack.width() - layer.width()), abs=1)
        assert layer.y() == pytest.approx(down * (stack.height() - layer.height()), abs=1)


def test_nothing_leaves_the_box_of_a_stack(desk: Desk) -> None:
    page = desk.draw(
        ui.Column(
            ui.Stack(ui.Image("asset:a.png", "a", size="small"), ui.Layer(ui.Text("long words " * 50))), ui.Text("x")
        )
    )
    stack, layer = item_of(page, 2), item_of(page, 4)
    assert (stack.width(), stack.height()) == (56, 56)
    assert stack.clip()
    assert layer.width() <= 56
    assert layer.height() <= 56


def test_a_stack_is_as_high_as_what_is_in_it_even_when_that_changes(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Stack(ui.Text("one"), ui.Layer(ui.Badge("b"))), ui.Stack(ui.Layer(ui.Badge("c")))))
    before = item_of(page, 2).height()
    page.apply([Set(3, {"text": "one\ntwo\nthree"})])
    desk.settle()
    assert item_of(page, 2).height() > 2 * before
    assert item_of(page, 6).height() > 0
    page.apply([Remove(3), Create(2, 0, node_data(ui.Spacer("large"), iter([20]))), Move(20, 2, 1)])
    desk.settle()
    assert item_of(page, 2).height() == item_of(page, 20).implicitHeight()


def test_a_carousel_goes_on_by_arrow_keys_and_follows_the_keyboard(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Carousel(*[ui.Button(name, nothing) for name in "abc"], label="Offers")))
    carousel = item_of(page, 2)
    desk.window.item("carousel2").forceActiveFocus()
    for key, expected in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 2), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1)):
        desk.window.press(key)
        assert carousel.property("current") == expected
    assert desk.window.find("Offers, 2 of 3") is not None
    desk.window.item("button3").forceActiveFocus()
    assert carousel.property("current") == 0


@pytest.fixture
def from_right_to_left(qapp: QGuiApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


@pytest.mark.usefixtures("from_right_to_left")
def test_from_right_to_left_a_carousel_begins_at_the_right(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Carousel(*[ui.Card(ui.Text(name)) for name in "abc"])))
    carousel, first, second = item_of(page, 2), item_of(page, 3), item_of(page, 5)
    assert first.mapToItem(carousel, 0, 0).x() == 0
    assert second.mapToItem(carousel, 0, 0).x() < 0
    desk.window.item("carousel2").forceActiveFocus()
    desk.window.press(Qt.Key.Key_Left)
    assert carousel.property("current") == 1


def test_the_children_of_a_carousel_are_as_wide_as_it_is(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Carousel(ui.Text("a"), ui.Card(ui.Text("b")), ui.Text("c"))))
    widths = {item_of(page, number).width() for number in (3, 4, 6)}
    assert widths == {item_of(page, 2).width()}
    page.apply([Remove(3)])
    desk.settle()
    assert item_of(page, 2).property("count") == 2


def test_a_carousel_goes_on_by_itself_only_when_asked_and_never_under_the_mouse(desk: Desk) -> None:
    page = desk.draw(
        ui.Column(ui.Carousel(ui.Text("a"), ui.Text("b")), ui.Carousel(ui.Text("a"), ui.Text("b"), seconds=1))
    )
    still, going = item_of(page, 2), item_of(page, 5)
    desk.window.view.requestActivate()
    desk.settle()
    assert still.property("goesOn") is False
    assert going.property("goesOn") is True
    QTest.mouseMove(desk.window.view, going.mapToScene(going.boundingRect().center()).toPoint())
    desk.settle()
    assert going.property("goesOn") is False
    QTest.mouseMove(desk.window.view, QPoint(800, 700))
    desk.settle()
    desk.window.item("carousel5").forceActiveFocus()
    assert going.property("goesOn") is False
