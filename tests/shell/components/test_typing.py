"""Fields keep what is typed; a text that the mini-app sets explicitly comes in any case; no field hides its text."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtQuick import QQuickItem

from app.host.tree.ops import Set
from minikit import ui
from minikit.schema import COMPONENTS
from tests.support.drawn_pages import Desk, item_of

COMPONENTS_FOLDER = Path(__file__).parents[3] / "app" / "shell" / "components"
SECRET = re.compile(r"password|passcode|secret|masked?|purpose|hint|echo|pin\b", re.IGNORECASE)


def nothing(*_told: object) -> None:
    """Stand for a handler."""


FIELDS = [
    (ui.TextField("", "Note", on_change=nothing), "field2"),
    (ui.TextArea("", "Note", on_change=nothing), "field2"),
    (ui.SearchField("", on_change=nothing), "search2"),
]


@pytest.mark.parametrize(("node", "name"), FIELDS, ids=["TextField", "TextArea", "SearchField"])
def test_an_older_value_does_not_undo_typing_but_a_text_set_does(desk: Desk, node: ui.Node, name: str) -> None:
    page = desk.draw(ui.Column(node))
    desk.window.click(name)
    desk.window.type("ab")
    page.apply([Set(2, {"value": "older", "base_seq": 1})])
    desk.settle()
    assert desk.window.text(name) == "ab"
    page.apply([Set(2, {"value": "", "set_serial": 1})])
    desk.settle()
    assert desk.window.text(name) == ""
    # The mini-app hears of it as of any change: what it still had to hear of before is overtaken.
    assert desk.heard.texts == [(2, 1, "a"), (2, 2, "ab"), (2, 3, "")]
    page.apply([Set(2, {"value": "", "set_serial": 2})])
    desk.settle()
    assert len(desk.heard.texts) == 3


@pytest.mark.parametrize(("node", "name"), FIELDS, ids=["TextField", "TextArea", "SearchField"])
def test_nothing_is_put_into_a_word_that_an_input_method_is_composing(desk: Desk, node: ui.Node, name: str) -> None:
    page = desk.draw(ui.Column(node))
    desk.window.click(name)
    compose(QInputMethodEvent("ni", []))
    page.apply([Set(2, {"value": "set", "set_serial": 1})])
    desk.settle()
    assert desk.window.text(name) == ""
    done = QInputMethodEvent()
    done.setCommitString("你")
    compose(done)
    desk.settle()
    assert desk.window.text(name) == "set"
    assert [text for *_, text in desk.heard.texts] == ["你", "set"]


def compose(event: QInputMethodEvent) -> None:
    focus = QGuiApplication.focusObject()
    assert focus is not None
    QCoreApplication.sendEvent(focus, event)


def test_a_text_area_grows_to_its_limit_and_then_scrolls(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.TextArea("", "Note", on_change=nothing, lines=2, lines_max=5)))
    heights = []
    for lines in (1, 2, 3, 5, 6, 200):
        page.apply([Set(2, {"value": "\n".join("x" * lines), "base_seq": 0})])
        desk.settle()
        heights.append(item_of(page, 2).height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4] == heights[5]


def test_a_text_area_takes_no_more_than_its_length(desk: Desk) -> None:
    desk.draw(ui.Column(ui.TextArea("abcd", "Note", on_change=nothing, length_max=5)))
    desk.window.click("field2")
    desk.window.press(Qt.Key.Key_Home)
    desk.window.type("xy")
    assert desk.window.text("field2") == "xabcd"
    assert desk.window.find("5 / 5") is None, "the counter is read out with the field"
    assert shown_words(desk, "5 / 5")


def test_a_text_area_that_is_too_long_already_can_only_be_shortened(desk: Desk) -> None:
    desk.draw(ui.Column(ui.TextArea("abcdefgh", "Note", on_change=nothing, length_max=5)))
    desk.window.click("field2")
    desk.window.press(Qt.Key.Key_End)
    desk.window.type("x")
    assert desk.window.text("field2") == "abcdefgh"
    desk.window.press(Qt.Key.Key_Backspace)
    assert desk.window.text("field2") == "abcdefg"
    assert shown_words(desk, "7 / 5")


def test_characters_are_counted_as_people_count_them(desk: Desk) -> None:
    desk.draw(ui.Column(ui.TextArea("🧥🧥", "Note", on_change=nothing, length_max=2)))
    assert shown_words(desk, "2 / 2")
    desk.window.click("field2")
    desk.window.press(Qt.Key.Key_End)
    compose_text("🧥")
    assert desk.window.text("field2") == "🧥🧥"


def compose_text(text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    compose(event)


def shown_words(desk: Desk, words: str) -> bool:
    """Return whether some text on the screen is ``words``."""
    return any(item.property("text") == words for item in desk.window.items())


def test_typing_back_to_the_value_is_told_too(desk: Desk) -> None:
    desk.draw(ui.Column(ui.TextArea("a", "Note", on_change=nothing)))
    desk.window.click("field2")
    desk.window.press(Qt.Key.Key_End)
    desk.window.type("b")
    desk.window.press(Qt.Key.Key_Backspace)
    assert [text for *_, text in desk.heard.texts] == ["ab", "a"]


def test_tab_leaves_a_text_area_both_ways(desk: Desk) -> None:
    page = desk.draw(ui.Column(ui.Button("One", nothing), ui.TextArea("", "Note"), ui.Button("Two", nothing)))
    area = desk.window.item("field3")
    area.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.window.press(Qt.Key.Key_Tab)
    assert focused(page.view) == "button4"
    area.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    desk.window.press(Qt.Key.Key_Backtab)
    assert focused(page.view) == "button2"


def focused(view: QQuickItem) -> str:
    window = view.window()
    return window.activeFocusItem().objectName()


def test_no_component_can_pass_for_a_prompt_that_asks_for_a_pin() -> None:
    """DESIGN §8: no component masks input, and a field has no purpose but text."""
    named = [
        f"{spec.name}.{field.name}"
        for spec in COMPONENTS.values()
        for field in (*spec.fields, *(inner for each in spec.fields if each.record for inner in each.record.fields))
        if SECRET.search(field.name.replace("_", " "))
    ]
    assert named == []
    told = [
        (place.name, words)
        for place in COMPONENTS_FOLDER.glob("*.qml")
        for words in ("echoMode", "passwordCharacter", "inputMethodHints", "passwordMaskDelay")
        if words in place.read_text(encoding="utf-8")
    ]
    assert told == []
    tokens = {str(token) for spec in COMPONENTS.values() for field in spec.fields for token in field.tokens}
    assert not [token for token in tokens if SECRET.search(token)]
