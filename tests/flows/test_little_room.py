"""A window too small for the list of a section and what was chosen from it shows one of them, and the way back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from app.cli.tour.driver import Driver
from app.cli.tour.gallery import shrink
from tests.flows.conftest import Start
from tests.support.people_here import windows_of


@pytest.fixture
def hands(start: Start) -> Driver:
    application, hands = start()
    shrink(application, (600, 500))
    return hands


def sees(hands: Driver, *names: str) -> Callable[[], bool]:
    """Return whether of the list of chats, a conversation and the way back just these are seen."""
    return lambda: {name for name in ("chatSearch", "composerField", "paneBack") if hands.find(name)} == set(names)


def test_a_chat_takes_the_place_of_the_list_and_gives_it_back(hands: Driver) -> None:
    hands.click("railChats")
    hands.wait("the list alone", sees(hands, "chatSearch"))
    assert hands.see("chatList").width() > 500
    hands.click_row("Maya Chen")
    hands.wait("the chat alone", sees(hands, "composerField", "paneBack"))
    hands.click("paneBack")
    hands.wait("the list again", sees(hands, "chatSearch"))
    hands.click_row("Maya Chen")  # chosen already
    hands.wait("the chat again", sees(hands, "composerField", "paneBack"))


def test_its_tab_gives_back_what_was_chosen(hands: Driver) -> None:
    hands.click("railChats")
    hands.click_row("Maya Chen")
    hands.click("paneBack")
    hands.wait("the list", sees(hands, "chatSearch"))
    hands.click("tab0")  # which is shown already
    hands.wait("the chat again", sees(hands, "composerField", "paneBack"))


def test_ones_own_profile_is_seen_again_though_it_was_chosen_before(hands: Driver) -> None:
    hands.click("railMe")
    hands.see("ownChange")
    hands.click("paneBack")
    hands.see("peopleSearch")
    hands.click("railMe")
    hands.see("ownChange")
    assert hands.find("peopleSearch") is None


def test_the_folder_of_subscriptions_is_a_list_still(hands: Driver) -> None:
    hands.click("railChats")
    hands.click("chatRow_subscriptions")
    hands.see("folderTitle")
    hands.wait("the list alone", sees(hands, "chatSearch"))


def test_what_is_opened_from_elsewhere_is_seen_at_once(hands: Driver) -> None:
    hands.click("railPeople")
    hands.click_row("Leo Martins")
    hands.click("profileMessage")
    hands.wait("the chat", sees(hands, "composerField", "paneBack"))


def test_a_section_of_the_wallet_and_of_the_settings_takes_the_lists_place(hands: Driver) -> None:
    hands.click("railWallet")
    hands.click("wallet_security")
    hands.see("securityFreeze")
    assert hands.find("wallet_security") is None
    hands.click("railSettings")
    hands.click("setting_backUp")
    hands.see("backUpWrite")
    assert hands.find("setting_backUp") is None


def test_what_stands_beside_the_list_of_mini_apps_is_offered_under_it(hands: Driver) -> None:
    hands.click("railMiniapps")
    hands.picture("miniapps")
    hands.see("listInstallFile")
    hands.click("listCatalogues")
    hands.see("catalogueAddress")
    hands.click("paneBack")
    hands.click("miniappRow_plaza.store")
    hands.click("paneBack")
    hands.click("listCatalogues")  # whatever was chosen before
    hands.see("catalogueAddress")


def test_what_was_beside_the_chat_is_seen_in_its_tab_where_only_that_has_room_for_two(start: Start) -> None:
    application, hands = start()
    shrink(application, (1180, 740))
    hands.click("railMiniapps")
    hands.click("miniappOpen_plaza.counter")
    hands.see("capsuleMenu")
    hands.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hands.wait("both", lambda: bool(hands.find("capsuleMenu") and hands.find("miniappSearch")))
    shrink(application, (780, 600))
    hands.wait("the list alone", lambda: hands.find("capsuleMenu") is None)
    hands.click("tab1")
    hands.wait("the mini-app", lambda: hands.find("capsuleMenu") is not None)
    hands.see("capsuleMenu")
    assert hands.find("miniappSearch") is None


def test_a_window_with_room_shows_both(start: Start) -> None:
    application, hands = start()
    hands.click_row("Maya Chen")
    hands.wait("both", sees(hands, "chatSearch", "composerField"))
    shrink(application, (600, 500))
    hands.wait("the chat alone", sees(hands, "composerField", "paneBack"))
    windows_of(application)[0].window.resize(1100, 700)
    hands.wait("both", sees(hands, "chatSearch", "composerField"))
