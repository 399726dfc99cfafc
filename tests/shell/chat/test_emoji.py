"""Picking emoji: by group, by word in two languages, those used last, in a skin tone; by keys alone."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.shell.chat.emoji import SIGNS, EmojiViewModel, NoEmojiMemory
from app.shell.chat.emoji_table import GROUPS, TONES, all_emoji, find
from app.shell.context import ShellContext
from app.shell.settings.preferences import Preferences
from app.shell.settings.settings import SettingsViewModel
from tests.support.chats import ChatScene


def texts(model: Any) -> list[str]:
    return [row.text for row in model.property("rows").rows]


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def emoji(context: ShellContext, owner: QObject, qtbot: QtBot) -> EmojiViewModel:
    made = EmojiViewModel(NoEmojiMemory(), context, owner)
    made.begin()
    qtbot.waitUntil(lambda: made.property("rows").rowCount() > 0)
    return made


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("thumbs up", "👍️"),
        ("THUMB", "👍️"),
        ("笑", "😀"),
        ("赞", "👍️"),
        ("red heart", "❤️"),
        ("flag chi", "🇨🇳"),
        ("👍", "👍️"),
    ],
)
def test_words_of_either_language_find_it(words: str, expected: str) -> None:
    assert expected in [each.text for each in find(words)]


def test_what_is_called_so_comes_before_what_only_has_to_do_with_it() -> None:
    assert find("cat")[0].english.startswith("cat")
    assert not find("zzzz")
    assert not find("   ")
    assert len(find("a")) <= 120


def test_the_table_has_every_group_and_nothing_twice() -> None:
    everything = all_emoji()
    assert len({each.text for each in everything}) == len(everything) > 1800
    assert {each.group for each in everything} == set(GROUPS)
    assert len(SIGNS) == len(GROUPS) + 1
    assert all(each.chinese and each.english for each in everything)
    thumb = next(each for each in everything if each.english == "thumbs up")
    assert [thumb.in_tone(tone) for tone in TONES] == ["👍️", "👍🏻", "👍🏼", "👍🏽", "👍🏾", "👍🏿"]


def test_a_group_is_shown_and_a_search_puts_it_aside(emoji: EmojiViewModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(emoji.property("rows"))  # type: ignore[no-untyped-call]  # pytest-qt leaves it so
    assert emoji.property("group") == 1
    assert texts(emoji)[0] == "😀"
    emoji.choose(9)
    assert "🇨🇳" in texts(emoji)
    emoji.search("rocket")
    assert texts(emoji)[0] == "🚀"
    assert emoji.property("group") == -1
    emoji.search("")
    assert "🇨🇳" in texts(emoji)
    emoji.choose(99)
    assert emoji.property("group") == 9


def test_those_used_last_come_first_and_are_few(emoji: EmojiViewModel) -> None:
    faces = texts(emoji)
    for text in [*faces[:40], faces[3]]:
        emoji.use(text)
    emoji.choose(0)
    assert texts(emoji)[:2] == [faces[3], faces[39]]
    assert len(texts(emoji)) == 32


def test_a_skin_tone_is_taken_wherever_there_is_one(emoji: EmojiViewModel) -> None:
    emoji.chooseTone(5)
    emoji.choose(2)
    assert "👍🏿" in texts(emoji)
    assert "👍️" not in texts(emoji)
    emoji.chooseTone(77)
    assert emoji.property("tone") == 5


def test_names_are_in_the_language_that_is_spoken(emoji: EmojiViewModel) -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale(QLocale.Language.Chinese))
        emoji.choose(1)
        assert emoji.property("rows").rows[0].name == "嘿嘿"
        QLocale.setDefault(QLocale(QLocale.Language.English))
        emoji.choose(1)
        assert emoji.property("rows").rows[0].name == "grinning face"
    finally:
        QLocale.setDefault(before)


def test_what_was_used_is_kept_and_rubbish_in_the_file_is_left_out(tmp_path: Path, qapp: object) -> None:
    file = tmp_path / "settings.json"
    preferences = Preferences(file)
    settings = SettingsViewModel(preferences)
    settings.emoji.remember(("🚀", "👍🏿"))
    settings.emoji.choose_tone(5)
    preferences.save()
    again = Preferences(file).choices
    assert (again.recent_emoji, again.emoji_tone) == (("🚀", "👍🏿"), 5)
    file.write_text(json.dumps({"recent_emoji": [1, "🚀", "x" * 900, None], "emoji_tone": True}))
    broken = Preferences(file).choices
    assert (broken.recent_emoji, broken.emoji_tone) == (("🚀",), 0)
    file.write_text(json.dumps({"recent_emoji": {"a": 1}, "emoji_tone": 10**9}))
    assert Preferences(file).choices.recent_emoji == ()


def test_an_emoji_is_found_and_put_in_by_keys_alone(scene: ChatScene) -> None:
    scene.show(scene.direct)
    field = scene.window.item("composerField")
    field.setProperty("text", "to the moon ")
    field.setProperty("cursorPosition", 12)
    scene.press("composerEmoji")
    scene.until(lambda: scene.window.find("emoji_😀") is not None)
    scene.settle()
    scene.look("emoji")
    scene.window.type("rocket")
    scene.until(lambda: scene.window.find("emoji_🚀") is not None)
    scene.settle()
    scene.look("emoji-found")
    scene.window.press(Qt.Key.Key_Down)
    scene.until(lambda: scene.window.item("emojiGrid").hasActiveFocus())
    scene.window.press(Qt.Key.Key_Return)
    scene.until(lambda: field.property("text") == "to the moon 🚀")
    scene.window.press(Qt.Key.Key_Escape)
    scene.until(lambda: scene.window.find("emojiGrid") is None)
    assert scene.window.item("composerField").hasActiveFocus()
