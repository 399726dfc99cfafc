"""A follower's way by keyboard alone: to an account and its menu, to an article, and on to a mini-app."""

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from app.cli.tour.driver import Driver
from tests.flows.conftest import Start

STEPS_MAX = 100


def reached(hands: Driver) -> list[str]:
    """Return the names of what has the keyboard, and of all that it is in."""
    names = []
    item: QQuickItem | None = hands.window.activeFocusItem()
    while item is not None:
        names.append(item.objectName())
        item = item.parentItem()
    return names


def go_to(hands: Driver, name: str) -> None:
    """Press Tab until the keyboard is at something of this name, wherever it has to be scrolled to."""
    walked = []
    for _ in range(STEPS_MAX):
        if name in reached(hands):
            return
        hands.press(Qt.Key.Key_Tab)
        walked.append(reached(hands)[0])
    raise AssertionError(f"Tab leads to {walked}, never to {name}")


def press(hands: Driver, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Go to something that is in sight and press it."""
    hands.see(name)
    go_to(hands, name)
    hands.press(key)


def test_a_follower_needs_no_mouse(start: Start) -> None:
    _, hands = start()
    press(hands, "railArticles")
    go_to(hands, "accountSearch")
    hands.type_text("maple")
    hands.wait("one account", lambda: hands.see("accountList").property("count") == 1)
    hands.press(Qt.Key.Key_Down)
    assert "accountList" in reached(hands)
    hands.press(Qt.Key.Key_Return)
    press(hands, "accountFollow")
    press(hands, "unfollowConfirm")
    hands.see_gone("unfollowConfirm")
    hands.see("Follow")
    press(hands, "accountFollow")
    press(hands, "accountMessages")
    press(hands, "accountMenu_1", Qt.Key.Key_Up)
    hands.see("accountEntry_0")
    hands.press(Qt.Key.Key_Return)
    hands.see("articleTitle")
    go_to(hands, "articleCard")
    hands.press(Qt.Key.Key_Return)
    hands.see_text("Add to cart")


def test_nothing_is_typed_into_a_place_to_write_that_is_not_there(start: Start) -> None:
    _, hands = start()
    press(hands, "railArticles")
    press(hands, "accountList")
    press(hands, "accountMessages")
    hands.see("accountMenu_1")
    hands.settle()
    reached_item = hands.window.activeFocusItem()
    assert reached_item is not None
    assert reached_item.isVisible(), reached(hands)
