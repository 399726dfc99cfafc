"""The settings are a long page: the column beside it names its sections, goes to them, and tells which is read."""

from PySide6.QtCore import QPoint
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from app.cli.tour.driver import Driver
from tests.flows.conftest import Start


def selected(hands: Driver) -> list[str]:
    """Return the sections that the column shows as the one that is read."""
    keys = ("appearance", "desktop", "scanner", "links", "password", "backUp", "privacy", "keys", "about")
    return [key for key in keys if hands.see(f"setting_{key}").property("isSelected")]


def view_of(item: QQuickItem) -> QQuickItem:
    above = item.parentItem()
    while not above.inherits("QQuickFlickable"):
        above = above.parentItem()
    return above


def test_a_section_is_gone_to_and_the_one_that_is_read_is_marked(start: Start) -> None:
    application, hands = start()
    hands.click("railSettings")
    assert selected(hands) == ["appearance"]
    hands.click("setting_backUp")
    assert selected(hands) == ["backUp"]
    button = hands.see("backUpWrite")
    view = view_of(button)
    assert 0 < button.mapRectToItem(view, button.boundingRect()).top() < view.height() / 2
    hands.click("setting_about")  # too short to come to the top
    assert selected(hands) == ["about"]
    place = view.mapToScene(view.boundingRect().center()).toPoint()
    while view.property("contentY") > 0:
        before = view.property("contentY")
        QTest.wheelEvent(application.window, place, QPoint(0, 1200))
        hands.wait("the page to move", lambda before=before: view.property("contentY") < before)  # type: ignore[misc]
    hands.wait("the first section", lambda: selected(hands) == ["appearance"])
