"""A second start of the program: its link is opened by the first, with the trust card, and it ends with 0."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.data_folder import FolderLock
from app.shell.application import ASKED_MAX
from app.shell.request import Request
from tests.flows.conftest import Start
from tests.support.second_start import Start as Second
from tests.support.second_start import wait_for

PROGRAM = "import sys; from app.cli.commands import parse, run; sys.exit(run(parse(sys.argv[1:])))"
LINK = "plaza://miniapp/plaza.store/pages/home"


@pytest.fixture(autouse=True)
def lock(data_folder: Path) -> Iterator[None]:
    """The folder is the test's: `start` leaves the lock to the program's entry."""
    with FolderLock(data_folder):
        yield


def second_start(*arguments: str) -> tuple[int, str, str]:
    second = Second(wait_for, PROGRAM, *arguments)
    try:
        return second.result()
    finally:
        second.end()


def test_a_link_given_to_a_second_start_is_asked_about_in_the_first(start: Start, data_folder: Path) -> None:
    _, hands = start()
    assert second_start("--data", str(data_folder), "--link", LINK) == (0, "", "")
    hands.see("trustCard")
    hands.see_text("Page: home")


def test_a_second_start_alone_brings_the_window_to_the_front(start: Start, data_folder: Path) -> None:
    application, hands = start()
    application.window.showMinimized()
    assert second_start("--data", str(data_folder)) == (0, "", "")
    assert not application.window.windowStates() & Qt.WindowState.WindowMinimized
    assert hands.find("trustCard") is None


def test_a_package_given_to_a_second_start_is_found_from_where_that_was_started(
    start: Start, data_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "hat.ma").write_bytes(b"no package")
    _, hands = start()
    beside = os.path.relpath(tmp_path / "hat.ma", Path(__file__).parents[2])
    assert second_start("--data", str(data_folder), "install", beside) == (0, "", "")
    hands.see_text("hat.ma")


def test_links_from_outside_do_not_pile_up_before_the_person(start: Start, data_folder: Path) -> None:
    application, hands = start()
    for _ in range(ASKED_MAX):
        assert application.take(Request(LINK))
    assert not application.take(Request(LINK))
    said: list[str] = []
    application.windows.first.view_model.toasted.connect(lambda text, _tone: said.append(text))
    told = second_start("--data", str(data_folder), "--link", LINK)
    assert told == (1, "", "Plaza already asks you about other links. Answer those first, then open this one again.\n")
    hands.see("trustCard")
    assert said == [told[2].strip()]  # whoever clicked the link sees no terminal
    hands.click("trustCancel")
    hands.wait("one answer", lambda: application.take(Request(LINK)))
