"""The list of chats is there before the wallet is: what is done with it meanwhile waits, and nothing of it is lost."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app import bootstrap
from app.cli.tour.driver import Driver, run_until
from app.shell.application import Application
from app.shell.until import has_chats
from app.talk import PLAZA, WALLET
from tests.flows.conftest import START_DEADLINE_MS, Start
from tests.support.people_here import away, services_of

UNREADABLE = "is damaged or not Plaza's"
UNDONE = "What you have just done with a chat was not done."


class Begun:
    """A start on a folder that was used before, held where the list is shown and the wallet is not opened yet."""

    def __init__(self, data_folder: Path, pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may_go_on = threading.Event()
        self.is_opening = threading.Event()
        self.outcome: list[str] = []
        opened = bootstrap.open_rest

        def open_rest(*arguments: Any, **named: Any) -> Any:
            self.is_opening.set()
            assert self.may_go_on.wait(START_DEADLINE_MS / 1000)
            return opened(*arguments, **named)

        monkeypatch.setattr("app.shell.foundation.open_rest", open_rest)
        self.application = Application(data_folder)
        self.application.ready.connect(lambda: self.outcome.append(""))
        self.application.failed.connect(self.outcome.append)
        self.application.start()
        self.hands = Driver(self.application.window, pictures)

    @property
    def is_listed(self) -> bool:
        return has_chats(self.application.window.contentItem())

    def wait_for_list(self) -> None:
        assert run_until(lambda: self.is_listed and self.is_opening.is_set(), START_DEADLINE_MS)
        assert not self.outcome

    def go_on(self) -> str:
        self.may_go_on.set()
        assert run_until(lambda: bool(self.outcome), START_DEADLINE_MS)
        return self.outcome[-1]


@pytest.fixture
def begun(
    start: Start, data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QGuiApplication
) -> Iterator[Begun]:
    application, _ = start()
    application.close()
    begun = Begun(data_folder, tmp_path, monkeypatch)
    yield begun
    begun.may_go_on.set()
    begun.application.close()


def test_a_chat_chosen_before_the_wallet_is_open_is_marked_at_once_and_opens_with_it(begun: Begun) -> None:
    begun.wait_for_list()
    hands, chats = begun.hands, begun.application.windows.first.view_model.property("chats")
    assert not begun.application.windows.first.view_model.property("isReady")
    hands.click_row("Leo Martins")
    hands.click_row("Maya Chen")
    row = hands.see_row("Maya Chen")
    assert row.property("isSelected")
    assert hands.find("opening") is not None
    hands.picture("before")
    assert hands.find("composerField") is None
    assert begun.go_on() == ""
    hands.see_gone("opening")
    hands.click("composerField")
    hands.type_text("what I wrote")
    hands.press(Qt.Key.Key_Return)
    hands.see_text("what I wrote")
    assert chats.property("conversation").property("title") == "Maya Chen"
    assert begun.application.windows.first.view_model.property("chats") == chats
    hands.picture("after")


def test_what_is_done_with_a_chat_meanwhile_is_done_once_all_is_open(begun: Begun) -> None:
    begun.wait_for_list()
    chats = begun.application.windows.first.view_model.property("chats")
    maya = next(row for row in chats.property("conversations").rows if row.title == "Maya Chen")
    chats.property("acts").mute(maya.conversation_id, True)
    chats.openDirect("nobody")  # what is refused is said, not lost
    begun.hands.click("newGroup")
    assert begun.go_on() == ""
    begun.hands.see_text("Maya Chen")
    begun.hands.wait(
        "the chat to be quiet",
        lambda: next(row for row in chats.property("conversations").rows if row.title == "Maya Chen").is_muted,
    )
    services = services_of(begun.application)
    user = begun.application.windows.first.user_id
    assert user is not None
    assert any(one.is_muted and one.title == "Maya Chen" for one in away(lambda: services.chat.conversations(user)))


def test_a_wallet_that_cannot_be_opened_takes_the_list_away_and_says_why(begun: Begun, data_folder: Path) -> None:
    begun.wait_for_list()
    begun.hands.click_row("Maya Chen")
    place = data_folder / WALLET
    sound = place.read_bytes()
    place.write_bytes(b"\xee" * len(sound))
    sentence = begun.go_on()
    assert UNREADABLE in sentence
    assert UNDONE not in sentence
    begun.hands.see_text("Plaza cannot open your data")
    begun.hands.see_gone("chatList")
    assert begun.application.windows.first.view_model.property("chats") is None
    begun.hands.picture("failed")
    place.write_bytes(sound)
    begun.outcome.clear()
    begun.hands.click_text("Try again")
    assert begun.go_on() == ""
    begun.hands.click_row("Maya Chen")
    begun.hands.see("composerField")


def test_what_was_done_meanwhile_and_will_not_be_is_told_where_the_wallet_cannot_be_opened(
    begun: Begun, data_folder: Path
) -> None:
    begun.wait_for_list()
    chats = begun.application.windows.first.view_model.property("chats")
    maya = next(row for row in chats.property("conversations").rows if row.title == "Maya Chen")
    chats.property("acts").mute(maya.conversation_id, True)
    place = data_folder / WALLET
    sound = place.read_bytes()
    place.write_bytes(b"\xee" * len(sound))
    sentence = begun.go_on()
    assert UNREADABLE in sentence
    assert sentence.endswith(UNDONE)
    begun.hands.see_text(sentence)
    begun.hands.picture("undone")
    place.write_bytes(sound)
    begun.outcome.clear()
    begun.hands.click_text("Try again")
    assert begun.go_on() == ""
    begun.hands.see_text("Maya Chen")
    listed = begun.application.windows.first.view_model.property("chats").property("conversations").rows
    assert not next(row for row in listed if row.title == "Maya Chen").is_muted


def test_a_window_closed_before_all_is_open_leaves_nothing_open(begun: Begun, data_folder: Path) -> None:
    begun.wait_for_list()
    before = (data_folder / PLAZA).read_bytes()
    begun.may_go_on.set()
    begun.application.close()
    assert not (data_folder / f"{PLAZA}-wal").exists()
    assert len((data_folder / PLAZA).read_bytes()) >= len(before)


def test_a_person_with_a_password_is_not_shown_before_they_typed_it(
    start: Start, data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    application, _ = start()
    services, user = services_of(application), application.windows.first.user_id
    assert user is not None
    away(lambda: services.passwords.set(user, "plumtree7"))
    application.close()
    begun = Begun(data_folder, tmp_path, monkeypatch)
    try:
        assert run_until(begun.is_opening.is_set, START_DEADLINE_MS)
        assert not begun.is_listed
        assert begun.go_on() == ""
        begun.hands.see("lockPassword")
        assert not begun.is_listed
    finally:
        begun.may_go_on.set()
        begun.application.close()
