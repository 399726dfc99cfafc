"""The language of the window, changed while it is open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Property, QCoreApplication, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine

from app.environment.translations import FOLDER, languages, make_all
from app.shell.language import ROOT, Language, of_system, retell


class Greeter(QObject):
    """Says one thing when it is asked, and another that it has kept."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kept = self._kept_text()

    def retell(self) -> None:
        self._kept = self._kept_text()

    @Property(str, notify=changed)
    def kept(self) -> str:
        return self._kept

    @Property(str, notify=changed)
    def asked(self) -> str:
        return QCoreApplication.translate("Moments", "Today")

    def _kept_text(self) -> str:
        return QCoreApplication.translate("Moments", "Yesterday")


@pytest.fixture
def language(qapp: QGuiApplication) -> Iterator[Language]:
    make_all(ROOT)
    made = Language(qapp)
    yield made
    made.end()


def test_what_the_window_says_follows_at_once(language: Language) -> None:
    engine, greeter = QQmlEngine(), Greeter()
    language.changed.connect(lambda: retell(greeter))
    language.changed.connect(engine.retranslate)
    component = QQmlComponent(engine)
    component.setData(
        b"import QtQml\nQtObject { property var from;"
        b' property string said: qsTr("Language") + from.kept + from.asked }',
        ROOT.joinpath("SettingsScreen.qml").as_uri(),
    )
    shown = component.createWithInitialProperties({"from": greeter})
    assert shown.property("said") == "LanguageYesterdayToday"
    language.choose("zh_CN")
    assert shown.property("said") == "语言昨天今天"
    language.choose("en")
    assert shown.property("said") == "LanguageYesterdayToday"
    del shown, component


def test_dates_and_the_direction_of_reading_are_the_languages(language: Language, qapp: QGuiApplication) -> None:
    before = QLocale()
    language.choose("zh_CN")
    assert QLocale().name() == "zh_CN"
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    language.end()
    assert QLocale() == before


def test_every_language_can_be_tried_from_right_to_left(qapp: QGuiApplication) -> None:
    make_all(ROOT)
    tried = Language(qapp, environment={"PLAZA_DIRECTION": "rtl"})
    try:
        assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert QCoreApplication.translate("SettingsScreen", "Language") == "\u200fLanguage"
        tried.choose("zh_CN")
        assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert QCoreApplication.translate("SettingsScreen", "Language") == "\u200f语言"
    finally:
        tried.end()
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert QCoreApplication.translate("SettingsScreen", "Language") == "Language"


def test_the_same_language_again_changes_nothing(language: Language) -> None:
    heard: list[str] = []
    language.changed.connect(lambda: heard.append(language.current))
    language.choose("en")
    language.choose("zh_CN")
    language.choose("zh_CN")
    assert heard == ["zh_CN"]


def test_a_language_without_its_file_is_english(qapp: QGuiApplication, tmp_path: Path) -> None:
    language = Language(qapp, tmp_path)
    language.choose("zh_CN")
    assert QCoreApplication.translate("Moments", "Today") == "Today"
    language.end()


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (["zh-Hans-CN"], "zh_CN"),
        (["zh-TW"], "zh_CN"),
        (["de-DE", "zh"], "zh_CN"),
        (["en-GB", "zh"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_systems_language_is_the_first_that_there_are_words_in(wanted: list[str], spoken: str) -> None:
    assert of_system(wanted) == spoken


def test_there_is_a_folder_for_each_language() -> None:
    assert all((ROOT / FOLDER / name).is_dir() for name in languages(ROOT))
