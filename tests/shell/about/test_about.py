"""About one mini-app: what is shown of it, and that each thing the person can do is done."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import OfficialAccountId
from app.core.official.model import OfficialAccount
from app.core.official.templates import Template
from app.shell.about.about import AboutViewModel, GrantRow
from tests.shell.about.conftest import BANK, COUNTER, REASON, Desk
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.about
Rectangle {
    id: root
    property var viewModel
    color: Theme.content
    AboutScreen { anchors.fill: parent; viewModel: root.viewModel }
}
"""


@pytest.fixture
def about(desk: Desk) -> Iterator[AboutViewModel]:
    made = desk.screens.about(BANK)
    tester = QAbstractItemModelTester(made.property("permissions"))
    desk.ready(made)
    yield made
    made.end()
    tester.deleteLater()


def row(about: AboutViewModel, permission: str = "profile") -> GrantRow:
    rows: list[GrantRow] = about.property("permissions").rows
    return next(each for each in rows if each.permission == permission)


def test_it_says_who_made_it_and_what_it_takes(about: AboutViewModel) -> None:
    assert about.property("face")["name"] == "青禾生活"
    assert about.property("face")["isVerified"] is False, "Plaza vouches for its own alone"
    assert about.property("facts") == {"version": "1.0", "size": "1 KB", "data": "", "hasData": False}


def test_permissions_stand_with_our_words_and_the_authors_reason(about: AboutViewModel) -> None:
    assert row(about).title == "See your name and picture"
    assert row(about).reason == REASON, "as it was written: PlainText shows the tags as letters"
    assert (row(about).state_text, row(about).can_change, row(about).is_allowed) == ("You will be asked", True, False)
    assert (row(about, "pay").state_text, row(about, "pay").can_change) == ("You are asked each time", False)


def test_allowing_and_refusing_take_effect_and_are_written_down(about: AboutViewModel, desk: Desk) -> None:
    user_id, grants = desk.me.user_id, desk.services.sessions.grants
    about.setAllowed("profile", True)
    desk.qtbot.waitUntil(lambda: row(about).is_allowed, timeout=WAIT_MS)
    assert grants.is_allowed(user_id, BANK, "profile", REASON)
    about.setAllowed("profile", False)
    desk.qtbot.waitUntil(lambda: not row(about).is_allowed, timeout=WAIT_MS)
    assert grants.of(user_id, BANK)["profile"].state == "never"
    assert row(about).state_text.startswith("Refused on ")
    about.setAllowed("pay", True)
    about.setAllowed("made up", True)
    assert set(grants.of(user_id, BANK)) == {"profile"}


def test_a_yes_for_another_reason_does_not_show_as_one(desk: Desk) -> None:
    desk.services.sessions.grants.change(desk.me.user_id, BANK, "profile", "allowed", "Another reason.")
    about = desk.screens.about(BANK)
    desk.ready(about)
    assert (row(about).state_text, row(about).is_allowed) == ("You will be asked", False)
    about.end()


def keep(desk: Desk, data_folder: Path) -> Path:
    """Let the mini-app keep 3 MB for the person, and return where."""
    caller_id = desk.services.sessions.caller_id(desk.me.user_id, BANK)
    folder = data_folder / "miniapps" / BANK / "people" / caller_id
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_bytes(b"x" * 3_000_000)
    return folder


def test_clearing_deletes_what_it_keeps(about: AboutViewModel, desk: Desk, data_folder: Path) -> None:
    folder = keep(desk, data_folder)
    about.load()
    desk.qtbot.waitUntil(lambda: about.property("facts")["data"] == "2.9 MB", timeout=WAIT_MS)
    about.clearData()
    desk.qtbot.waitUntil(lambda: about.property("facts")["data"] == "", timeout=WAIT_MS)
    assert not folder.exists()
    assert desk.toasts == ["Its data here is deleted."]


def test_its_versions_stand_there_too(about: AboutViewModel, desk: Desk) -> None:
    versions = about.property("versions")
    desk.qtbot.waitUntil(lambda: [row.mark for row in versions.property("rows").rows] == ["In use"], timeout=WAIT_MS)
    assert versions.property("canRemove") is False, "it comes with Plaza"


def test_a_mini_app_that_is_withdrawn_closes_its_screen(about: AboutViewModel, desk: Desk) -> None:
    with desk.qtbot.waitSignal(about.gone, timeout=WAIT_MS):
        desk.services.catalog.withdraw(BANK)


def test_a_report_is_put_on_the_clipboard_and_sent_nowhere(about: AboutViewModel, desk: Desk) -> None:
    about.report()
    said = json.loads(QGuiApplication.clipboard().text())
    assert (said["miniapp_id"], said["permissions"]["profile"]) == (BANK, REASON)
    assert len(said["package_sha256"]) == 64
    assert "sends nothing" in desk.toasts[0]


def test_the_screen_is_drawn_and_its_switch_and_sheets_work(desk: Desk, data_folder: Path, qtbot: QtBot) -> None:
    keep(desk, data_folder)
    window = ShellWindow()
    about = desk.screens.about(BANK)
    window.show(WINDOW, viewModel=about)
    qtbot.waitUntil(lambda: window.find("grant_profile") is not None, timeout=WAIT_MS)
    window.view.grabWindow()
    window.click("grant_profile")
    qtbot.waitUntil(lambda: row(about).is_allowed, timeout=WAIT_MS)
    window.click("aboutClear")
    qtbot.waitUntil(lambda: window.find("clearConfirm") is not None, timeout=WAIT_MS)
    window.view.grabWindow()
    window.click("clearConfirm")
    qtbot.waitUntil(lambda: "Its data here is deleted." in desk.toasts, timeout=WAIT_MS)
    window.close()
    about.end()


@pytest.mark.parametrize("is_open", [False, True])
def test_whoever_comes_to_clear_is_asked_first(desk: Desk, data_folder: Path, qtbot: QtBot, is_open: bool) -> None:
    folder = keep(desk, data_folder)
    window = ShellWindow()
    about = desk.screens.about(BANK)
    if is_open:
        window.show(WINDOW, viewModel=about)
        qtbot.waitUntil(lambda: window.find("aboutClear") is not None, timeout=WAIT_MS)
    about.want_clear()
    if not is_open:
        window.show(WINDOW, viewModel=about)
    qtbot.waitUntil(lambda: window.find("clearConfirm") is not None, timeout=WAIT_MS)
    assert folder.exists()
    window.view.grabWindow()
    window.click("clearCancel")
    qtbot.waitUntil(lambda: window.find("clearConfirm") is None, timeout=WAIT_MS)
    about.load()
    desk.ready(about)
    assert window.find("clearConfirm") is None, "asked once"
    assert folder.exists()
    window.close()
    about.end()


def test_a_mini_app_that_asks_for_nothing_says_so(desk: Desk, qtbot: QtBot) -> None:
    window = ShellWindow()
    about = desk.screens.about(COUNTER)
    window.show(WINDOW, viewModel=about)
    qtbot.waitUntil(lambda: window.find("Nothing beyond its own pages.") is not None, timeout=WAIT_MS)
    window.close()
    about.end()


def test_messages_that_were_agreed_to_are_taken_back_here(about: AboutViewModel, desk: Desk, qtbot: QtBot) -> None:
    account, template = OfficialAccountId("test.account"), Template("shipped", "On its way", (), "pages/order")
    other = Template("other", "Another's", (), "pages/order")
    desk.services.official.add(OfficialAccount(account, "青禾", "rose", "", "service", BANK))
    messages, user_id = desk.services.messages, desk.me.user_id
    window = ShellWindow(700, 700)
    window.show(WINDOW, viewModel=about)
    assert window.find("agreementTitle") is None
    messages.agree(user_id, COUNTER, account, other, "always")
    messages.agree(user_id, BANK, account, template, "always")
    qtbot.waitUntil(lambda: window.find("agreementTitle") is not None, timeout=WAIT_MS)
    assert window.text("agreementTitle") == "On its way"
    assert [row.key for row in about.property("agreements").property("rows").rows] == [f"{BANK} shipped"]
    window.click(f"agreementStop_{BANK} shipped")
    qtbot.waitUntil(lambda: window.find("agreementTitle") is None, timeout=WAIT_MS)
    assert [each.template_id for each in messages.agreements(user_id)] == ["other"], "nothing else was taken back"
    window.close()
