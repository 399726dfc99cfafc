"""The menu under a conversation with an official account: pressed, written to, by mouse and by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.core.chat.model import TextContent
from app.core.kernel.ids import ArticleId, ConversationId, MiniAppId, OfficialAccountId
from app.core.official.model import Article, OfficialAccount
from app.core.official.voice import (
    TITLE_CHARACTERS_MAX,
    Entry,
    EntryGroup,
    OpenPage,
    ReadArticle,
    Rule,
    TextReply,
    Voice,
)
from app.core.official.voicing import Voicing
from tests.support.chats import ChatScene
from tests.support.shell_context import Opened

LANE = OfficialAccountId("maple.lane")
LETTER = ArticleId("letter")
HOME = "plaza://miniapp/plaza.store/pages/home"
HOSTILE = "<b>菜单</b>\u202e" + "x" * (TITLE_CHARACTERS_MAX - 10)
MENU = (
    Entry("Letter", ReadArticle(LETTER)),
    EntryGroup("Help 帮助", (Entry("Sizes", TextReply("True to size.")), Entry("Shop", OpenPage(HOME)))),
    Entry(HOSTILE, OpenPage(HOME)),
)
VOICE = Voice(MENU, (Rule(("size",), TextReply("By keyword.")),))


class AnyPage:
    """Knows every mini-app, of none its pages."""

    def of(self, miniapp_id: MiniAppId) -> tuple[str, ...]:
        return ()


@pytest.fixture
def lane(scene: ChatScene) -> ConversationId:
    """An account with a menu that answers, its conversation on screen."""
    official = scene.plaza.official
    official.add(OfficialAccount(LANE, "枫里", "rose", "Letters.", "subscription"))
    official.publish(Article(LETTER, LANE, "Letter", "", None, "Su", scene.plaza.clock.now(), ()))
    official.set_voice(LANE, VOICE)
    official.follow(scene.me.user_id, LANE)
    here = scene.plaza.chat.official(scene.me.user_id, LANE)
    scene.show(here)
    scene.until(lambda: scene.window.is_ready("accountMenu_1"))
    return here


def texts(scene: ChatScene, here: ConversationId) -> list[str]:
    """Return what stands in the conversation, the oldest first."""
    found = [message.content for message in scene.plaza.history.newest(here, scene.me.user_id).messages]
    return [content.text for content in reversed(found) if isinstance(content, TextContent)]


def open_group(scene: ChatScene) -> None:
    """Open the entries above the second button."""
    scene.window.click("accountMenu_1")
    scene.until(lambda: scene.window.is_ready("accountEntry_1"))


def menu_of(scene: ChatScene) -> Any:
    return scene.chats.property("conversation").property("menu")


def test_three_buttons_stand_in_the_place_to_write(scene: ChatScene, lane: ConversationId) -> None:
    window = scene.window
    assert [window.text(f"accountMenu_{at}") for at in (0, 1)] == ["Letter", "Help 帮助"]
    assert "\u202e" not in window.text("accountMenu_2")
    assert "<b>" in window.text("accountMenu_2"), "shown as it was written, as plain text"
    assert (window.find("composerField"), window.find("viewAccount")) == (None, None)
    assert window.is_ready("accountOpen")


def test_an_entry_opens_a_page_and_says_whence(scene: ChatScene, lane: ConversationId, opened: Opened) -> None:
    scene.window.click("accountMenu_2")
    assert opened.links == [(HOME, "menu", LANE)]
    open_group(scene)
    scene.window.click("accountEntry_1")
    assert opened.links[1:] == [(HOME, "menu", LANE)]
    scene.until(lambda: scene.window.find("accountEntry_1") is None)


def test_an_entry_opens_an_article(scene: ChatScene, lane: ConversationId) -> None:
    wanted: list[str] = []
    scene.chats.articleWanted.connect(wanted.append)
    scene.window.click("accountMenu_0")
    scene.until(lambda: wanted == [LETTER])


def test_an_article_that_was_taken_back_is_told(scene: ChatScene, lane: ConversationId) -> None:
    wanted: list[str] = []
    scene.chats.articleWanted.connect(wanted.append)
    scene.plaza.official.withdraw(LANE, LETTER)
    scene.window.click("accountMenu_0")
    scene.until(lambda: scene.toasts == ["The official account has taken this article back."])
    assert wanted == []


def test_an_entry_replies_in_the_conversation(scene: ChatScene, lane: ConversationId) -> None:
    open_group(scene)
    scene.window.click("accountEntry_0")
    scene.until(lambda: texts(scene, lane) == ["True to size."])


def test_the_menu_is_used_by_keyboard(scene: ChatScene, lane: ConversationId, opened: Opened) -> None:
    window = scene.window
    window.item("accountMenu_1").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    window.press(Qt.Key.Key_Up)
    scene.until(lambda: window.is_ready("accountEntry_0") and window.item("accountEntry_0").hasActiveFocus())
    window.press(Qt.Key.Key_Down)
    scene.until(lambda: window.item("accountEntry_1").hasActiveFocus())
    window.press(Qt.Key.Key_Return)
    scene.until(lambda: opened.links == [(HOME, "menu", LANE)])
    scene.until(lambda: window.item("accountMenu_1").hasActiveFocus())
    window.press(Qt.Key.Key_Return)
    scene.until(lambda: window.is_ready("accountEntry_0"))
    window.press(Qt.Key.Key_Escape)
    scene.until(lambda: window.find("accountEntry_0") is None and window.item("accountMenu_1").hasActiveFocus())


def test_what_is_written_instead_is_answered(scene: ChatScene, lane: ConversationId) -> None:
    window = scene.window
    window.click("accountWrite")
    scene.until(lambda: window.is_ready("composerField") and window.item("composerField").hasActiveFocus())
    assert (window.find("accountMenu_0"), window.find("composerMore")) == (None, None)
    window.type("size")
    window.press(Qt.Key.Key_Return)
    scene.until(lambda: texts(scene, lane) == ["size", "By keyword."])
    window.click("accountWrite")
    scene.until(lambda: window.is_ready("accountMenu_0") and window.find("composerField") is None)


def test_what_was_begun_is_there_again(scene: ChatScene, lane: ConversationId) -> None:
    scene.show(scene.direct)
    scene.plaza.own_messages.keep_draft(lane, scene.me.user_id, "half a", None)
    scene.show(lane)
    scene.until(
        lambda: scene.window.find("composerField") is not None and scene.window.text("composerField") == "half a"
    )


def test_a_menu_that_changes_is_shown_at_once(scene: ChatScene, lane: ConversationId) -> None:
    open_group(scene)
    scene.plaza.official.set_voice(LANE, Voice(MENU[:1]))
    scene.until(lambda: scene.window.find("accountMenu_1") is None)
    assert scene.window.find("accountEntry_0") is None, "what was open above it closes"
    assert scene.window.find("accountWrite") is None, "nobody would answer"
    scene.plaza.official.set_voice(LANE, Voice())
    scene.until(lambda: scene.window.is_ready("viewAccount"))


def test_an_account_that_only_answers_has_a_place_to_write(scene: ChatScene, lane: ConversationId) -> None:
    scene.plaza.official.set_voice(LANE, Voice(otherwise=TextReply("Nobody reads this.")))
    scene.until(lambda: scene.window.is_ready("composerField"))
    assert (scene.window.find("accountWrite"), scene.window.find("viewAccount")) == (None, None)


def test_a_press_that_leads_nowhere_does_nothing(scene: ChatScene, lane: ConversationId, opened: Opened) -> None:
    for at, below in ((-1, -1), (3, -1), (1, -1), (1, 2), (1, -2)):
        menu_of(scene).press(at, below)
    assert (opened.links, scene.toasts, texts(scene, lane)) == ([], [], [])


def test_people_have_no_menu(scene: ChatScene) -> None:
    scene.show(scene.direct)
    assert menu_of(scene) is None
    assert scene.window.find("accountWrite") is None


def test_followers_see_at_once_what_the_owner_publishes(scene: ChatScene, lane: ConversationId) -> None:
    plaza, lin = scene.plaza, scene.me.user_id
    plaza.official.own(lin, LANE)
    voicing = Voicing(plaza.db, plaza.events, AnyPage())
    voicing.save(lin, LANE, Voice((Entry("Half", OpenPage("")),)))
    voicing.publish(lin, LANE, Voice((Entry("New in", OpenPage(HOME)),)))
    scene.until(lambda: scene.window.text("accountMenu_0") == "New in" and scene.window.find("accountMenu_1") is None)
