"""The history of scans: each code by what it is, opened again after its card, searched, deleted, or not kept at all."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import UserId
from app.core.links import Link, MiniAppLink
from app.core.people.model import User
from app.core.scans.service import Scans
from app.shell.context import ShellContext
from app.shell.link_facts import facts_of
from app.shell.scan.history import HistoryDesk, HistoryViewModel, ScanRow
from tests.support.plaza import PlazaServices
from tests.support.shell_window import ShellWindow

WAIT_MS = 10_000
STORE_LINK = "plaza://miniapp/plaza.store/pages/home"
WINDOW = b"""
import QtQuick
import app.shell.style
import app.shell.scan
Rectangle {
    id: root
    property var viewModel
    color: Theme.content
    HistoryScreen { anchors.fill: parent; viewModel: root.viewModel }
}
"""


@pytest.fixture
def scans(plaza: PlazaServices, me: User) -> Scans:
    return Scans(plaza.db, plaza.events, plaza.clock)


@pytest.fixture
def history(
    scans: Scans, plaza: PlazaServices, context: ShellContext, me: User, qtbot: QtBot
) -> Iterator[HistoryViewModel]:
    for text, symbology in ((STORE_LINK, "QRCode"), ("https://xn--pple-43d.com/", "QRCode"), ("a\u202eb", "")):
        scans.note(me.user_id, text, symbology)
        plaza.clock.advance(minutes=1)
    plaza.clock.advance(days=1)
    scans.note(me.user_id, "6901234567892", "EAN13")
    scans.note(UserId(plaza.people.create_profile("Maya").user_id), "hers", "QRCode")

    def find(link: Link) -> object:
        return plaza.catalog.find(link.miniapp_id) if isinstance(link, MiniAppLink) else None

    desk = HistoryDesk(scans, find, lambda link, found: facts_of(link, found, lambda _listing: ""))
    made = HistoryViewModel(desk, context)
    tester = QAbstractItemModelTester(made.property("scans"))
    qtbot.waitUntil(lambda: made.property("state") == "ready", timeout=WAIT_MS)
    yield made
    tester.deleteLater()


def rows(history: HistoryViewModel) -> list[ScanRow]:
    shown: list[ScanRow] = history.property("scans").rows
    return shown


def titles(history: HistoryViewModel) -> list[str]:
    return [row.title for row in rows(history)]


def test_each_scan_is_told_by_what_it_is_under_its_day(history: HistoryViewModel) -> None:
    told = [(row.title, row.kind_text, row.is_doubtful, row.day_text) for row in rows(history)]
    assert told == [
        ("6901234567892", "Product", False, "Today"),
        ("a⟨U+202E⟩b", "Text", True, "Yesterday"),
        ("xn--pple-43d.com", "Page of the web", True, ""),
        ("Store", "Link to a mini-app", False, ""),
    ]
    assert rows(history)[3].detail_text == "Clothes and small things."


def test_the_search_goes_through_names_kinds_and_what_the_codes_say(history: HistoryViewModel) -> None:
    for words, found in {
        "store": ["Store"],
        "PRODUCT": ["6901234567892"],
        "xn--": ["xn--pple-43d.com"],
        "none": [],
    }.items():
        history.search(words)
        assert titles(history) == found
    assert history.property("count") == 4
    history.search("")
    assert len(titles(history)) == 4


def test_opening_one_again_asks_with_all_that_is_known_of_the_code(history: HistoryViewModel) -> None:
    asked: list[tuple[str, str]] = []
    history.openWanted.connect(lambda text, symbology, _is_guessed: asked.append((text, symbology)))
    for row in rows(history)[::3]:
        history.open(row.scan_id)
    history.open("no such scan")
    assert asked == [("6901234567892", "EAN13"), (STORE_LINK, "QRCode")]


def test_new_scans_appear_and_deleted_ones_go(
    history: HistoryViewModel, scans: Scans, plaza: PlazaServices, me: User, qtbot: QtBot
) -> None:
    plaza.clock.advance(minutes=1)
    scans.note(me.user_id, STORE_LINK, "QRCode")
    qtbot.waitUntil(lambda: titles(history)[0] == "Store", timeout=WAIT_MS)
    assert len(titles(history)) == 4
    history.remove(rows(history)[0].scan_id)
    qtbot.waitUntil(lambda: "Store" not in titles(history), timeout=WAIT_MS)
    history.end()
    scans.clear(me.user_id)
    assert len(titles(history)) == 3  # nobody looks any more


def test_the_screen_shows_opens_deletes_and_clears(history: HistoryViewModel, qtbot: QtBot, me: User) -> None:
    window = ShellWindow()
    window.show(WINDOW, viewModel=history)
    qtbot.waitUntil(lambda: window.find("scan_3") is not None, timeout=WAIT_MS)
    asked: list[str] = []
    history.openWanted.connect(lambda text, _symbology, _is_guessed: asked.append(text))
    window.click("scan_3")
    window.press(Qt.Key.Key_Return)
    assert asked == [STORE_LINK, STORE_LINK]
    window.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(titles(history)) == 3, timeout=WAIT_MS)
    window.click("scanRemove_0")
    qtbot.waitUntil(lambda: len(titles(history)) == 2, timeout=WAIT_MS)
    assert len(asked) == 2  # the cross opens nothing
    window.click("scansKept")
    qtbot.waitUntil(lambda: history.property("isKept") is False, timeout=WAIT_MS)
    window.click("scansClear")
    qtbot.waitUntil(lambda: window.is_ready("scansClearConfirm"), timeout=WAIT_MS)
    window.click("scansClearConfirm")
    qtbot.waitUntil(lambda: window.find("scansEmpty") is not None, timeout=WAIT_MS)
    assert history.property("count") == 0
    window.close()
