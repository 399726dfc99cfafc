"""Ctrl+F in a conversation: how often, from place to place, back with Escape."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.chat.model import TextContent
from tests.support.chats import MAYA, ChatScene, write_history


def opened(scene: ChatScene, count: int = 3_000) -> Any:
    """Show a long chat and the bar to search it with."""
    write_history(scene.plaza, scene.direct, MAYA.user_id, count)
    with scene.plaza.db.begin() as tx:
        tx.exec_driver_sql("INSERT INTO message_gap VALUES (?)", (count + 1,))
    while scene.plaza.search.prepare():
        pass
    shown = scene.show(scene.direct)
    key(scene, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    scene.until(lambda: scene.window.find("findField") is not None)
    return shown


def key(scene: ChatScene, name: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(scene.window.view, name, held)


def look_for(scene: ChatScene, words: str) -> None:
    scene.window.item("findField").setProperty("text", words)


def count(scene: ChatScene) -> str:
    return str(scene.window.item("findCount").property("text"))


def is_shown(scene: ChatScene, message_id: str) -> bool:
    item = scene.window.find(f"message_{message_id}")
    return message_id in scene.seen() and item is not None and bool(item.property("isMarked"))


def test_the_newest_place_is_shown_first_then_one_goes_from_place_to_place(scene: ChatScene) -> None:
    opened(scene)
    assert scene.window.item("findField").hasActiveFocus()
    look_for(scene, "message 17")
    scene.until(lambda: is_shown(scene, "m1799"))
    assert count(scene) == "1 of 111"
    scene.look("finding")
    key(scene, Qt.Key.Key_Return)
    scene.until(lambda: is_shown(scene, "m1798"))
    assert count(scene) == "2 of 111"
    key(scene, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    scene.until(lambda: is_shown(scene, "m1799"))
    scene.press("findOlder")
    scene.until(lambda: is_shown(scene, "m1798"))


def test_many_places_are_gone_through_quickly_and_the_last_wanted_is_shown(scene: ChatScene) -> None:
    opened(scene)
    look_for(scene, "message 17")
    scene.until(lambda: count(scene) == "1 of 111")
    for _ in range(110):
        key(scene, Qt.Key.Key_Return)
    assert count(scene) == "111 of 111"
    scene.until(lambda: is_shown(scene, "m17"))
    key(scene, Qt.Key.Key_Return)
    assert count(scene) == "111 of 111"


def test_escape_goes_back_to_where_one_was(scene: ChatScene) -> None:
    opened(scene)
    look_for(scene, "message 42")
    scene.until(lambda: is_shown(scene, "m429"))
    key(scene, Qt.Key.Key_Escape)
    scene.until(lambda: scene.window.find("findField") is None and "m3000" in scene.seen())
    shown = scene.chats.property("conversation")
    shown.property("history").jumpTo("m1500")
    scene.until(lambda: is_shown(scene, "m1500"))
    key(scene, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    look_for(scene, "message 42")
    scene.until(lambda: is_shown(scene, "m429"))
    key(scene, Qt.Key.Key_Escape)
    scene.until(lambda: "m1500" in scene.seen())


def test_the_cross_stays_at_what_was_found(scene: ChatScene) -> None:
    opened(scene)
    height = scene.message_list().height()
    look_for(scene, "message 42")
    scene.until(lambda: is_shown(scene, "m429"))
    scene.press("findClose")
    scene.until(lambda: scene.window.find("findField") is None)
    assert "m429" in scene.seen()
    assert scene.message_list().height() > height, "no room is left where the field was"


def test_what_is_not_there_is_said_and_nothing_moves(scene: ChatScene) -> None:
    opened(scene, 300)
    assert "m300" in scene.seen()
    look_for(scene, "nowhere")
    scene.until(lambda: count(scene) == "Nothing found")
    assert "m300" in scene.seen(), "the newest, as before"
    look_for(scene, '"*')
    scene.until(lambda: count(scene) == "Nothing found")
    look_for(scene, "")
    assert scene.window.find("findCount") is None


def test_what_is_said_meanwhile_is_counted_and_nothing_jumps(scene: ChatScene) -> None:
    opened(scene)
    look_for(scene, "message 17")
    scene.until(lambda: is_shown(scene, "m1799"))
    key(scene, Qt.Key.Key_Return)
    scene.until(lambda: is_shown(scene, "m1798"))
    scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("message 17 once more"))
    scene.until(lambda: count(scene) == "3 of 112")
    assert "m1798" in scene.seen()
