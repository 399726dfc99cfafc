"""The whole shell on a disk that is full or cannot be written: one sentence says what to do, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl

from app.cli.tour.driver import Driver
from app.shell.application import Application
from tests.flows.conftest import Start
from tests.support.small_disks import SmallDisk, small_disk

FULL = "The disk is full, so nothing was changed."


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk with room for everything, at first."""
    with small_disk(tmp_path / "disk", megabytes=96) as made:
        yield made


@pytest.fixture
def data_folder(disk: SmallDisk) -> Path:
    """The data folder, on that disk."""
    return disk.folder / "plaza"


def open_maya(hands: Driver) -> None:
    hands.click_row("Maya Chen")
    hands.see("composerField")


def say(hands: Driver, text: str) -> None:
    hands.click("composerField")
    hands.type_text(text)
    hands.press(Qt.Key.Key_Return)


def written(hands: Driver) -> str:
    """Return what stands in the place to write."""
    return str(hands.see("composerField").property("text"))


def times_said(hands: Driver, text: str) -> int:
    return sum(text in each for each in hands.texts())


def test_a_message_that_the_full_disk_refuses_is_back_in_its_place_and_goes_once_there_is_room(
    start: Start, disk: SmallDisk
) -> None:
    _, hands = start()
    open_maya(hands)
    disk.fill()
    say(hands, "as long as it takes")
    hands.see_text(FULL)
    hands.wait("the words are back", lambda: written(hands) == "as long as it takes")
    hands.click("railWallet")
    hands.see_text("Balance")
    hands.click("railChats")
    disk.empty()
    hands.click("composerField")
    hands.press(Qt.Key.Key_Return)
    hands.wait("it is sent", lambda: written(hands) == "")
    hands.see_text("as long as it takes")


def test_a_file_that_there_is_no_room_for_stays_on_its_sheet_and_leaves_nothing_behind(
    start: Start, disk: SmallDisk, tmp_path: Path
) -> None:
    application, hands = start()
    open_maya(hands)
    (tmp_path / "large.bin").write_bytes(b"x" * (6 << 20))
    disk.fill(free_bytes=3 << 20)
    assert application.windows.first.assembly is not None
    conversation = application.windows.first.view_model.property("chats").property("conversation")
    conversation.property("sending").addFiles([QUrl.fromLocalFile(str(tmp_path / "large.bin"))], True)
    hands.click("sendingSend")
    hands.see_text("There is no room left on the disk")
    assert list((disk.folder / "plaza" / "attachments").glob("*")) == []
    assert list((disk.folder / "plaza" / "attaching").glob("*")) == []
    disk.empty()
    hands.click("sendingSend")
    hands.see_gone("sendingSend")
    [kept] = (disk.folder / "plaza" / "attachments").glob("*")
    assert kept.stat().st_size == 6 << 20


def test_a_start_on_a_full_disk_says_so_and_goes_on_by_a_click_once_there_is_room(
    start: Start, disk: SmallDisk
) -> None:
    application, hands = start()
    application.close()
    disk.fill()
    application, hands = start()
    hands.see_text(FULL)
    hands.picture("full")
    hands.click_text("Try again")
    hands.see_text(FULL)
    disk.empty()
    hands.click_text("Try again")
    open_maya(hands)
    say(hands, "back again")
    hands.see_text("back again")


def test_a_first_start_without_room_for_the_world_finishes_it_once_there_is(start: Start, disk: SmallDisk) -> None:
    disk.fill(free_bytes=1 << 20)
    _, hands = start()
    hands.see_text("The disk is full")
    disk.empty()
    hands.click_text("Try again")
    open_maya(hands)


def test_a_disk_that_cannot_be_written_any_more_refuses_what_is_sent_and_shows_what_was_said(
    start: Start, disk: SmallDisk
) -> None:
    application, hands = start()
    open_maya(hands)
    say(hands, "before")
    hands.wait("it is sent", lambda: written(hands) == "")
    application.close()
    disk.let_write(False)
    try:
        application, hands = start()
        hands.see_text("Plaza cannot write to")
        hands.see_text(str(disk.folder))
    finally:
        disk.let_write(True)
    hands.click_text("Try again")
    open_maya(hands)
    hands.see_text("before")
    assert isinstance(application, Application)
