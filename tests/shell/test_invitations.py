"""Invitations to groups at the one door: a card first, a yes, then the group."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.shell.test_navigator import Door
from tests.support.shell_window import ShellWindow


@pytest.fixture
def door(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Door]:
    window = ShellWindow()
    made = Door(window, qtbot)
    yield made
    made.navigator.close_all()
    window.close()


def card_of(door: Door) -> Any:
    door.until(lambda: door.prompts.property("kind") == "trust")
    return door.prompts.property("current").property("facts")


@pytest.mark.parametrize("scene", ["click", "scan"])
def test_a_group_is_joined_only_after_a_yes_on_its_card(door: Door, scene: str) -> None:
    link = "plaza://group/hikers"
    for is_yes in (False, True):
        if scene == "click":
            door.click(link)
        else:
            door.navigator.open_text(link, "scan")
        facts = card_of(door)
        assert (facts["kind"], facts["title"], facts["openLabel"]) == ("group", "Hikers <b>", "Join")
        assert "Invited by Lin" in facts["lines"]
        door.answer(is_yes)
        if not is_yes:
            door.until(lambda: door.prompts.property("current") is None)
            assert door.invitations.joined == []
    door.until(lambda: door.places.shown == ["conversation hikers"])
    assert door.invitations.joined == ["me"]


@pytest.mark.parametrize(("token", "said"), [("hikers-once", "taken back"), ("who-knows", "Nobody here knows")])
def test_an_invitation_that_counts_no_more_says_so_and_offers_nothing(door: Door, token: str, said: str) -> None:
    door.click(f"plaza://group/{token}")
    facts = card_of(door)
    assert said in facts["warning"]
    assert facts["openLabel"] == ""
    door.prompts.close_all()


def test_a_member_is_led_to_the_group(door: Door) -> None:
    door.invitations.joined.append("me")
    door.click("plaza://group/hikers")
    assert card_of(door)["openLabel"] == "Open the chat"
    door.answer(True)
    door.until(lambda: door.places.shown == ["conversation hikers"])
