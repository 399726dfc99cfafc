"""The menu and the replies of an account on screen: changed, tried, checked, published, and seen by followers."""

import pytest
from PySide6.QtCore import Qt

from app.core.kernel.ids import ArticleId, MiniAppId
from app.core.official.model import Article, OfficialAccount
from app.core.official.voice import (
    ArticleReply,
    Entry,
    EntryGroup,
    OpenPage,
    ReadArticle,
    Rule,
    TextReply,
    Voice,
)
from app.shell.owner.voice import VoiceViewModel
from tests.shell.owner.scenes import LANE, OwnerScene

LETTER = ArticleId("letter")
HOME = "plaza://miniapp/plaza.store/pages/home"
HOSTILE = "<b>菜\u202e单</b>\u200b"


@pytest.fixture
def voice(scene: OwnerScene) -> VoiceViewModel:
    """The editor of the menu, open, of an account with one article and one mini-app."""
    official = scene.plaza.official
    official.add(OfficialAccount(LANE, "枫里", "rose", "Letters.", "subscription", MiniAppId("plaza.store")))
    official.publish(Article(LETTER, LANE, "Five <i>looks</i>", "", None, "Su", scene.plaza.clock.now(), ()))
    return opened(scene)


def opened(scene: OwnerScene) -> VoiceViewModel:
    scene.window.click("ownerSpeak")
    scene.until(lambda: scene.window.is_ready("voiceAdd"))
    editor = scene.owner.property("editor")
    assert isinstance(editor, VoiceViewModel)
    return editor


def fill(scene: OwnerScene, field: str, words: str) -> None:
    """Type into the last field of this name, as far as a test can."""
    scene.until(lambda: scene.window.is_ready(field))
    scene.window.item(field).setProperty("text", words)


def click(scene: OwnerScene, name: str) -> None:
    scene.until(lambda: scene.window.is_ready(name))
    scene.window.click(name)


def publish(scene: OwnerScene) -> None:
    click(scene, "voicePublish")
    scene.until(lambda: scene.window.text("voiceState") == "Published")


def add_page(scene: OwnerScene, title: str) -> None:
    """Add a button that opens the store."""
    click(scene, "voiceAdd")
    fill(scene, "voiceTitle", title)
    fill(scene, "voiceLink", "miniapp:plaza.store/pages/home")


def test_a_menu_is_made_shown_as_it_is_made_and_published(scene: OwnerScene, voice: VoiceViewModel) -> None:
    add_page(scene, "Shop")
    scene.until(lambda: scene.window.text("accountMenu_0") == "Shop")
    click(scene, "voiceAdd")
    fill(scene, "voiceTitle", "More")
    click(scene, "Entries")
    click(scene, "voiceAddEntry")
    fill(scene, "voiceTitle", "Letter")
    click(scene, "Article")
    click(scene, "voicePickArticle")
    click(scene, f"choose_{LETTER}")
    scene.until(lambda: scene.window.find("choiceSheet") is None)
    click(scene, "voiceAddEntry")
    fill(scene, "voiceTitle", "Hours")
    click(scene, "Reply")
    fill(scene, "voiceWords", "Every day.")
    scene.until(lambda: scene.window.find("voiceFlaw") is None)
    scene.look("menu")
    assert scene.plaza.official.voice(LANE) == Voice(), "nothing is said before it is published"
    publish(scene)
    more = EntryGroup("More", (Entry("Letter", ReadArticle(LETTER)), Entry("Hours", TextReply("Every day."))))
    assert scene.plaza.official.voice(LANE) == Voice((Entry("Shop", OpenPage(HOME)), more))


def test_the_preview_shows_what_each_entry_does(scene: OwnerScene, voice: VoiceViewModel) -> None:
    add_page(scene, "Shop")
    click(scene, "accountMenu_0")
    scene.until(lambda: scene.window.find("voiceBubble_0") is not None)
    assert scene.window.text("voiceBubble_0") == f"Opens {HOME}"


def test_a_page_is_chosen_among_those_of_the_mini_apps_that_the_account_names(
    scene: OwnerScene, voice: VoiceViewModel
) -> None:
    click(scene, "voiceAdd")
    click(scene, "voicePickPage")
    click(scene, "choose_miniapp:plaza.store/pages/home")
    scene.until(lambda: scene.window.text("voiceLink") == "miniapp:plaza.store/pages/home")


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("https://example.org", "Write the page of a mini-app, or choose one."),
        ("miniapp:no.such", "There is no mini-app “no.such”."),
        ("miniapp:plaza.store/pages/none", "There is no page “plaza.store/pages/none”."),
    ],
)
def test_what_leads_nowhere_is_told_beside_it_and_not_published(
    scene: OwnerScene, voice: VoiceViewModel, link: str, told: str
) -> None:
    click(scene, "voiceAdd")
    fill(scene, "voiceTitle", "Shop")
    fill(scene, "voiceLink", link)
    scene.until(lambda: scene.window.find("voiceFlaw") is not None and scene.window.text("voiceFlaw") == told)
    click(scene, "voicePublish")
    scene.until(lambda: scene.window.find("voiceError") is not None)
    assert scene.window.text("voiceError").startswith("Something in the menu or the replies")
    assert scene.plaza.official.voice(LANE) == Voice()
    fill(scene, "voiceLink", "miniapp:plaza.store")
    publish(scene)
    scene.until(lambda: scene.window.find("voiceError") is None)


def test_what_is_made_is_kept_and_found_again(scene: OwnerScene, voice: VoiceViewModel) -> None:
    click(scene, "voiceAdd")
    fill(scene, "voiceTitle", "Half")
    scene.window.click("voiceBack")
    scene.until(lambda: scene.window.is_ready("ownerSpeak"))
    scene.until(lambda: scene.voicing.board(scene.me.user_id, LANE).draft is not None)
    opened(scene)
    scene.until(lambda: scene.window.find("voiceTitle") is not None and scene.window.text("voiceTitle") == "Half")
    assert scene.window.text("voiceState") == "Kept, not published"
    click(scene, "voiceRevert")
    scene.until(lambda: scene.window.find("voiceTitle") is None)
    scene.until(lambda: scene.voicing.board(scene.me.user_id, LANE).draft is None)


def test_replies_are_made_and_tried_as_a_follower_would(scene: OwnerScene, voice: VoiceViewModel) -> None:
    click(scene, "Replies")
    click(scene, "voiceAdd")
    fill(scene, "voiceTitle", "size，尺码")
    fill(scene, "voiceWords", "M fits.")
    fill(scene, "voiceTry", "What size?")
    scene.until(lambda: scene.window.find("voiceBubble_1") is not None)
    scene.until(lambda: scene.window.text("voiceBubble_1") == "M fits.")
    scene.look("replies")
    fill(scene, "voiceTry", "Hello")
    scene.until(lambda: scene.window.text("voiceBubble_1") == "No answer")
    voice.change("welcome", "kind", "sent_article")
    voice.change("welcome", "articleId", LETTER)
    scene.until(lambda: scene.window.text("voiceBubble_0") == "Article: Five <i>looks</i>")
    publish(scene)
    said = scene.plaza.official.voice(LANE)
    assert said.rules == (Rule(("size", "尺码"), TextReply("M fits.")),)
    assert said.welcome == ArticleReply(LETTER)


def test_hostile_words_are_shown_as_words_and_turn_nothing(scene: OwnerScene, voice: VoiceViewModel) -> None:
    add_page(scene, HOSTILE)
    scene.until(lambda: scene.window.find("accountMenu_0") is not None)
    assert scene.window.text("accountMenu_0") == "<b>菜单</b>"
    voice.change("welcome", "kind", "text")
    voice.change("welcome", "words", "<img src='file:///etc/passwd'>\u202egnp\ud800")
    scene.until(lambda: scene.window.find("voiceBubble_0") is not None)
    assert "\u202e" not in scene.window.text("voiceBubble_0")
    assert "<img" in scene.window.text("voiceBubble_0")
    publish(scene)


def test_lines_are_moved_and_removed(scene: OwnerScene, voice: VoiceViewModel) -> None:
    add_page(scene, "One")
    add_page(scene, "Two")
    add_page(scene, "Three")
    assert not scene.window.item("voiceAdd").isEnabled(), "three buttons are all"
    click(scene, "voiceUp")
    scene.until(lambda: [button["title"] for button in voice.property("buttons")] == ["One", "Three", "Two"])
    click(scene, "voiceRemove")
    scene.until(lambda: [button["title"] for button in voice.property("buttons")] == ["One", "Three"])


def test_a_caret_stays_where_it_is_while_one_types(scene: OwnerScene, voice: VoiceViewModel) -> None:
    click(scene, "voiceAdd")
    field = scene.window.item("voiceTitle")
    field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    scene.window.type("shp")
    scene.window.press(Qt.Key.Key_Left)
    scene.window.type("o")
    scene.until(lambda: scene.window.text("accountMenu_0") == "shop")
    scene.until(lambda: scene.window.text("voiceState") == "Kept, not published")
    assert scene.window.item("voiceTitle") is field
    assert (field.hasActiveFocus(), field.property("cursorPosition")) == (True, 3)
