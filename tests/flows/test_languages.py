"""The language is changed while everything is open: all of it follows, nothing is loaded again."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.cli.tour.driver import Driver
from app.environment.translations import make_all
from app.shell.application import Application
from tests.support.languages import ROOT, English

SECTIONS = ("Chats", "People", "Articles", "Miniapps", "Wallet", "Settings")
Start = Callable[..., tuple[Application, Driver]]


def open_all(hands: Driver) -> None:
    """Have every section seen, and a tab of every kind that opens without a mini-app."""
    hands.click_text("Maya Chen")
    hands.see("composerField")
    hands.click("railPeople")
    hands.click_text("Leo Martins")
    hands.click("railArticles")
    hands.click_text("Plaza Store")
    hands.click("railWallet")
    hands.see("railWallet")
    hands.click("railScan")
    hands.see("scanClose")
    for button in ("openCalls", "openScans"):
        hands.click("railSettings")
        hands.click(button)
    hands.click("railMiniapps")
    hands.click_text("Store")
    hands.see("detailOpen")


def test_all_that_is_open_follows_the_language(start: Start) -> None:
    make_all(ROOT)
    _application, hands = start()
    english = English()
    open_all(hands)
    hands.click("railSettings")
    hands.click("choice_zh_CN")
    hands.see_text("外观")
    seen: dict[str, list[str]] = {}
    for section in SECTIONS:
        hands.click(f"rail{section}")
        hands.settle()
        seen[section] = english.among(hands.texts())
    for number in (1, 2, 3):
        hands.click(f"tab{number}")
        hands.settle()
        seen[f"tab {number}"] = english.among(hands.texts())
    assert not {place: texts for place, texts in seen.items() if texts}
    hands.click("railSettings")
    hands.click("choice_en")
    hands.see_text("Appearance")
    hands.click("railChats")
    hands.see("composerField")


def test_the_cheat_sheet_follows_the_language_that_is_chosen_in_another_window_meanwhile(start: Start) -> None:
    make_all(ROOT)
    application, hands = start()
    hands.press(Qt.Key.Key_F1)
    hands.see_text("Lock the window")
    settings = application.windows.first.view_model.property("settings")
    settings.chooseLanguage("zh_CN")
    hands.see_text("锁定窗口")
    settings.chooseLanguage("en")
    hands.see_text("Lock the window")


def test_the_sheet_of_a_code_follows_the_language_that_is_chosen_in_another_window_meanwhile(start: Start) -> None:
    make_all(ROOT)
    application, hands = start()
    window = application.windows.first.view_model
    window.codeWanted.emit("plaza://miniapp/plaza.store/pages/home")
    hands.see_text("Link to a mini-app")
    hands.wait("the code to be drawn", lambda: hands.see("codePicture").property("source").toString() != "")
    english = English()
    settings = window.property("settings")
    settings.chooseLanguage("zh_CN")
    hands.see_text("小程序链接")
    assert english.among(hands.texts()) == []
    settings.chooseLanguage("en")
    hands.see_text("Link to a mini-app")


def test_the_next_start_speaks_the_language_chosen(start: Start) -> None:
    make_all(ROOT)
    application, hands = start()
    hands.click("railSettings")
    hands.click("choice_zh_CN")
    hands.see_text("外观")
    application.close()
    _again, hands = start()
    hands.see_text("欢迎来到 Plaza")
