"""What one does with a message on screen: answer, copy, take back, delete; by mouse and by keyboard."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.core.chat.model import CardContent, Message, TextContent
from app.core.kernel.errors import Unavailable
from app.core.kernel.ids import MiniAppId
from app.environment.translations import make_all
from app.shell.language import ROOT, Language, retell
from tests.support.chats import LEO, MAYA, ChatScene

HOSTILE = "\u202e<b>x</b><img src='http://127.0.0.1/x.png'>"


def said(scene: ChatScene, *texts: str, by: str = "") -> list[Message]:
    sender_id = scene.me.user_id if by == "me" else MAYA.user_id
    return [scene.plaza.chat.send(scene.direct, sender_id, TextContent(text)) for text in texts]


def shown_texts(scene: ChatScene) -> list[str]:
    history = scene.chats.property("conversation").property("history")
    return [str(row.content.get("text", row.kind)) for row in history.property("rows").rows][::-1]


def test_a_message_is_answered_from_its_menu_and_the_answer_stands_below_it(scene: ChatScene) -> None:
    [first] = said(scene, HOSTILE)
    scene.show(scene.direct)
    scene.open_menu(first)
    scene.look("message-menu")
    scene.press("messageQuote")
    scene.until(lambda: scene.window.find("quoted") is not None)
    scene.until(lambda: scene.window.item("composerField").hasActiveFocus())
    scene.window.type("yes")
    scene.look("answering")
    scene.window.press(Qt.Key.Key_Return)
    scene.until(lambda: "yes" in shown_texts(scene))
    answer = scene.plaza.history.newest(scene.direct, scene.me.user_id).messages[0]
    assert answer.quoted is not None
    assert answer.quoted.message_id == first.message_id
    scene.until(lambda: scene.window.find("quoted") is None)
    scene.until(lambda: scene.window.find(f"quoteOf_{answer.message_id}") is not None)
    assert scene.window.item(f"quoteOf_{answer.message_id}").property("text") == HOSTILE.replace("\u202e", "")
    scene.look("answered")


def test_escape_answers_nothing_in_particular_and_keeps_what_is_written(scene: ChatScene) -> None:
    [first] = said(scene, "Coming?")
    scene.show(scene.direct)
    scene.open_menu(first)
    scene.press("messageQuote")
    scene.until(lambda: scene.window.item("composerField").hasActiveFocus())
    scene.window.type("maybe")
    scene.window.press(Qt.Key.Key_Escape)
    scene.until(lambda: scene.window.find("quoted") is None)
    assert scene.window.text("composerField") == "maybe"
    scene.until(lambda: scene.plaza.own_messages.draft(scene.direct, scene.me.user_id).text == "maybe")
    scene.until(lambda: scene.plaza.own_messages.draft(scene.direct, scene.me.user_id).quoted is None)


def test_pressing_what_is_answered_goes_there(scene: ChatScene) -> None:
    [first] = said(scene, "the first")
    said(scene, *(f"line {number}" for number in range(60)))
    answer = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("that"), quoted_id=first.message_id)
    scene.show(scene.direct)
    scene.until(lambda: answer.message_id in scene.seen())
    assert first.message_id not in scene.seen()
    scene.press(f"quoteOf_{answer.message_id}")
    scene.until(lambda: first.message_id in scene.seen())


def test_the_words_of_a_message_are_copied_as_they_are(scene: ChatScene) -> None:
    [first] = said(scene, HOSTILE)
    scene.show(scene.direct)
    scene.open_menu(first)
    scene.press("messageCopy")
    scene.until(lambda: QGuiApplication.clipboard().text() == HOSTILE)


def test_what_is_taken_back_says_so_on_both_sides_and_where_it_was_answered(scene: ChatScene) -> None:
    [mine] = said(scene, "secret", by="me")
    card = CardContent("plaza://miniapp/plaza.store", MiniAppId("plaza.store"), "Coat")
    shared = scene.plaza.chat.send(scene.direct, scene.me.user_id, card)
    answer = scene.plaza.chat.send(scene.direct, MAYA.user_id, TextContent("What?"), quoted_id=mine.message_id)
    scene.show(scene.direct)
    for message in (mine, shared):
        scene.open_menu(message)
        scene.press("messageRecall")
        scene.until(lambda: scene.window.find("messageDelete") is None)
    scene.until(lambda: shown_texts(scene) == ["You took back a message", "You took back a message", "What?"])
    assert scene.window.item(f"quoteOf_{answer.message_id}").property("text") == "This message was taken back."
    scene.look("recalled")
    rows = scene.chats.property("conversations").rows
    assert [row.preview for row in rows if row.conversation_id == scene.direct] == ["What?"]
    scene.plaza.own_messages.recall(scene.direct, MAYA.user_id, answer.message_id)
    scene.until(lambda: shown_texts(scene)[-1] == "Maya Chen took back a message")
    scene.until(lambda: any(row.preview == "Maya Chen took back a message" for row in rows_of(scene)))


def rows_of(scene: ChatScene) -> list[Any]:
    return list(scene.chats.property("conversations").rows)


def test_only_one_s_own_and_only_for_two_minutes_can_be_taken_back(scene: ChatScene) -> None:
    [theirs] = said(scene, "theirs")
    [mine] = said(scene, "mine", by="me")
    scene.show(scene.direct)
    scene.open_menu(theirs)
    assert scene.window.find("messageRecall") is None
    scene.window.press(Qt.Key.Key_Escape)
    scene.until(lambda: scene.window.find("messageDelete") is None)
    scene.plaza.clock.advance(seconds=121)
    scene.open_menu(mine)
    assert scene.window.find("messageRecall") is None
    scene.chats.property("conversation").property("acts").recall(mine.message_id)
    scene.until(lambda: scene.toasts)
    assert "2 minutes" in scene.toasts[0]


def test_a_message_is_deleted_for_me_after_a_second_press_and_stays_for_the_other(scene: ChatScene) -> None:
    first, second = said(scene, "stays", "goes")
    scene.show(scene.direct)
    scene.open_menu(second)
    scene.press("messageDelete")
    assert shown_texts(scene) == ["stays", "goes"]
    scene.look("delete-asked")
    scene.press("messageDelete")
    scene.until(lambda: shown_texts(scene) == ["stays"])
    scene.until(lambda: scene.window.find("messageMenu") is None)
    seen = scene.plaza.history.newest(scene.direct, MAYA.user_id).messages
    assert [one.message_id for one in seen] == [second.message_id, first.message_id]


def test_messages_are_reached_and_acted_on_by_the_keyboard_alone(scene: ChatScene) -> None:
    first, second, third = said(scene, "one", "two", "three")
    scene.show(scene.direct)
    scene.until(lambda: third.message_id in scene.seen())
    here = scene.message_list()
    here.forceActiveFocus()
    reached = reached_in(scene)
    assert reached() == third.message_id
    scene.window.press(Qt.Key.Key_Up)
    assert reached() == second.message_id
    scene.window.press(Qt.Key.Key_Up)
    scene.window.press(Qt.Key.Key_Up)
    assert reached() == first.message_id
    scene.window.press(Qt.Key.Key_Down)
    assert reached() == second.message_id
    scene.look("reached")
    for key in (Qt.Key.Key_Menu, Qt.Key.Key_Return, Qt.Key.Key_F10):
        keys = Qt.KeyboardModifier.ShiftModifier if key == Qt.Key.Key_F10 else Qt.KeyboardModifier.NoModifier
        scene.window.press(key, keys)
        scene.until(lambda: scene.window.find("messageQuote") is not None)
        scene.window.press(Qt.Key.Key_Escape)
        scene.until(lambda: scene.window.find("messageQuote") is None)
        scene.until(here.hasActiveFocus)
        scene.window.press(key, keys)
        scene.until(lambda: scene.window.item("messageQuote").hasActiveFocus())
        scene.look("menu-by-key")
        assert scene.window.item("messageQuote").property("visualFocus")
        scene.window.press(Qt.Key.Key_Return)
        scene.until(lambda: scene.window.find("quoted") is not None)
        assert scene.window.item("quoted").property("text") == "two"
        scene.until(lambda: scene.window.item("composerField").hasActiveFocus())
        scene.window.press(Qt.Key.Key_Escape)
        scene.until(lambda: scene.window.find("quoted") is None)
        here.forceActiveFocus()
        assert reached() == second.message_id
    here.forceActiveFocus()
    scene.window.press(Qt.Key.Key_Escape)
    assert scene.window.item("composerField").hasActiveFocus()


def test_a_click_on_a_button_in_a_message_puts_no_ring_around_another(scene: ChatScene) -> None:
    for number in range(3):
        said(scene, f"line {number}")
    scene.show(scene.direct)
    here = scene.message_list()
    rows = [item for item in scene.window.items(here) if item.objectName().startswith("message_")]
    assert len(rows) == 3
    inside = rows[-1].childItems()[0]
    inside.forceActiveFocus()
    assert here.hasActiveFocus() or here.property("activeFocus")
    assert not [item for item in rows if item.property("isReached") is True]
    scene.window.press(Qt.Key.Key_Up)
    assert len([item for item in rows if item.property("isReached") is True]) == 1
    inside.setFocus(False)
    here.forceActiveFocus()
    assert len([item for item in rows if item.property("isReached") is True]) == 1


def reached_in(scene: ChatScene) -> Callable[[], str]:
    def reached() -> str:
        found = [item for item in scene.window.items(scene.message_list()) if item.property("isReached") is True]
        assert len(found) == 1
        return found[0].objectName().removeprefix("message_")

    return reached


def test_a_message_taller_than_the_window_is_read_through_by_the_keyboard(scene: ChatScene) -> None:
    said(scene, "first", "\n".join(str(number) for number in range(120)))
    scene.show(scene.direct)
    here = scene.message_list()
    here.forceActiveFocus()
    scene.settle()
    places = []
    for _ in range(8):
        places.append(here.property("contentY"))
        scene.window.press(Qt.Key.Key_Up)
        scene.settle()
    assert len(set(places)) >= 4
    assert all(upper < lower for lower, upper in pairwise(places) if upper != lower)


def test_what_is_begun_stays_for_each_conversation_and_shows_in_the_list(scene: ChatScene) -> None:
    other = scene.plaza.chat.direct(scene.me.user_id, LEO.user_id)
    said(scene, "Coming?")
    scene.show(scene.direct)
    scene.window.type("may")
    scene.until(lambda: scene.plaza.own_messages.draft(scene.direct, scene.me.user_id).text == "may")
    assert all(row.draft == "" for row in scene.chats.property("conversations").rows)
    scene.show(other)
    scene.until(lambda: scene.window.text("composerField") == "")
    scene.until(lambda: [row.draft for row in scene.chats.property("conversations").rows] == ["may", ""])
    scene.show(scene.direct)
    scene.until(lambda: scene.window.text("composerField") == "may")
    scene.window.type("be")
    scene.window.press(Qt.Key.Key_Return)
    scene.until(lambda: shown_texts(scene) == ["Coming?", "maybe"])
    scene.until(lambda: scene.plaza.own_messages.draft(scene.direct, scene.me.user_id).text == "")


class Refusing:
    """Stands before the real sending: refuses the first message once it is let."""

    def __init__(self, scene: ChatScene) -> None:
        self.is_broken = True
        self._send = scene.plaza.chat.send
        scene.plaza.chat.send = self.send  # type: ignore[method-assign]

    def send(self, *args: object, **named: object) -> Message:
        if self.is_broken:
            raise Unavailable("database.full")
        return self._send(*args, **named)  # type: ignore[arg-type]


def test_what_could_not_be_sent_is_back_before_what_was_written_since(scene: ChatScene) -> None:
    shown = scene.show(scene.direct)
    Refusing(scene)
    scene.window.type("one")
    writing = shown.property("writing")
    writing.send("first")
    scene.until(lambda: scene.window.text("composerField") == "first\none")
    scene.until(lambda: scene.plaza.own_messages.draft(scene.direct, scene.me.user_id).text == "first\none")
    assert scene.toasts


def test_what_could_not_be_sent_after_its_chat_was_left_is_its_draft(scene: ChatScene) -> None:
    other = scene.plaza.chat.direct(scene.me.user_id, LEO.user_id)
    scene.show(other)
    shown = scene.show(scene.direct)
    refusing = Refusing(scene)
    shown.property("writing").send("first")
    shown.property("writing").keep("second")
    scene.chats.select(other)
    scene.until(lambda: scene.plaza.own_messages.draft(scene.direct, scene.me.user_id).text == "first\nsecond")
    scene.until(lambda: scene.toasts)
    refusing.is_broken = False
    scene.show(scene.direct)
    scene.until(lambda: scene.window.text("composerField") == "first\nsecond")


def test_messages_written_quickly_stand_in_their_order(scene: ChatScene) -> None:
    shown = scene.show(scene.direct)
    for number in range(30):
        shown.property("writing").send(str(number))
    scene.until(lambda: len(shown_texts(scene)) == 30)
    assert shown_texts(scene) == [str(number) for number in range(30)]


def test_a_message_of_100_000_characters_is_refused_and_stays_to_be_cut(scene: ChatScene) -> None:
    scene.show(scene.direct)
    long = "长" * 100_000
    scene.window.item("composerField").setProperty("text", long)
    scene.window.press(Qt.Key.Key_Return)
    scene.until(lambda: scene.toasts)
    assert "10000" in scene.toasts[0] or "10,000" in scene.toasts[0]
    scene.until(lambda: scene.window.text("composerField") == long)
    scene.until(lambda: scene.plaza.own_messages.draft(scene.direct, scene.me.user_id).text == long)
    scene.look("long")


@pytest.fixture
def language(qapp: QGuiApplication) -> Iterator[Language]:
    """What is spoken."""
    make_all(ROOT)
    made = Language(qapp)
    yield made
    made.end()


def test_whoever_answers_themselves_reads_you_above_it_in_the_language_that_is_spoken(
    scene: ChatScene, language: Language
) -> None:
    [mine], [theirs] = said(scene, "I will ask", by="me"), said(scene, "Good")
    shown = scene.show(scene.direct)
    writing, history = shown.property("writing"), shown.property("history")
    shown.property("acts").quote(mine.message_id)
    assert writing.property("quotedName") == "You"
    shown.property("acts").quote(theirs.message_id)
    assert writing.property("quotedName") == "Maya Chen"
    picture = CardContent("plaza://miniapp/ada.shop", MiniAppId("ada.shop"), "Scarf")
    card = scene.plaza.chat.send(scene.direct, scene.me.user_id, picture)
    scene.until(lambda: history.message(card.message_id) is not None)
    shown.property("acts").quote(card.message_id)
    before = str(writing.property("quotedText"))
    answer = scene.plaza.chat.send(scene.direct, scene.me.user_id, TextContent("Asked"), quoted_id=mine.message_id)
    scene.until(lambda: history.message(answer.message_id) is not None)
    assert history.property("rows").rows[0].quoted_name == "You"
    language.changed.connect(lambda: retell(scene.chats))
    language.choose("zh_CN")
    assert (writing.property("quotedName"), writing.property("quotedText") != before) == ("你", True)
    assert scene.window.text("quoted") == writing.property("quotedText")
    assert history.property("rows").rows[0].quoted_name == "你"
