"""The capability ledger on screen: rows come page by page, filters hold, and all of it can be exported."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.core.kernel.ids import MiniAppId, UserId
from app.host.call_log.model import Kind, What
from app.shell.about.calls import PAGE_ROWS, CallRow, CallsViewModel
from tests.shell.about.conftest import BANK, COUNTER, Desk
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
    CallsScreen { anchors.fill: parent; viewModel: root.viewModel }
}
"""


def note(desk: Desk, kind: Kind, name: str, decision: str, *, of: MiniAppId = BANK, detail: str = "") -> None:
    desk.services.call_log.note(What(of, desk.me.user_id, kind, name, decision, detail))


def rows(calls: CallsViewModel) -> list[CallRow]:
    shown: list[CallRow] = calls.property("calls").rows
    return shown


@pytest.fixture
def calls(desk: Desk) -> Iterator[CallsViewModel]:
    note(desk, "payment", "pay.request_payment", "paid", detail="¥299.00")
    note(desk, "prompt", "profile", "not_now")
    for _ in range(5):
        note(desk, "call", "storage.get", "made", of=COUNTER)
    note(desk, "refusal", "unknown", "bridge.unknown", of=COUNTER)
    desk.services.call_log.note(What(BANK, UserId(""), "call", "orders.create", "made"))
    made = desk.screens.calls(None)
    tester = QAbstractItemModelTester(made.property("calls"))
    desk.ready(made)
    yield made
    tester.deleteLater()


def test_rows_say_who_wanted_what_and_what_came_of_it(calls: CallsViewModel) -> None:
    said = {(row.what_text, row.detail_text, row.decision_text, row.count_text, row.is_good) for row in rows(calls)}
    assert said == {
        ("Ask you to pay", "青禾生活 · ¥299.00", "Paid", "", True),
        ("See your name and picture", "青禾生活", "Not now", "", False),
        ("Read what it keeps", "Counter", "Done", "×5", True),
        ("Something that does not exist", "Counter", "Refused: unknown", "", False),
        ("Place an order", "青禾生活 · server half", "Done", "", True),
    }
    assert [row.day_text for row in rows(calls)] == ["Today", "", "", "", ""]


def test_filters_show_one_mini_app_and_one_kind(calls: CallsViewModel, desk: Desk) -> None:
    assert [each["text"] for each in calls.property("miniapps")] == ["All mini-apps", "Counter", "青禾生活"]
    calls.chooseMiniapp(COUNTER)
    desk.qtbot.waitUntil(lambda: {row.name for row in rows(calls)} == {"Counter"}, timeout=WAIT_MS)
    calls.chooseKind("refusal")
    desk.qtbot.waitUntil(lambda: [row.what_text for row in rows(calls)] == ["Something that does not exist"])
    calls.chooseKind("no such kind")
    desk.qtbot.waitUntil(lambda: len(rows(calls)) == 2, timeout=WAIT_MS)
    calls.chooseMiniapp("")
    desk.qtbot.waitUntil(lambda: len(rows(calls)) == 5, timeout=WAIT_MS)


def test_older_rows_are_read_when_they_are_wanted(calls: CallsViewModel, desk: Desk) -> None:
    for number in range(2 * PAGE_ROWS):
        note(desk, "prompt", "profile", "allowed", detail=str(number))
    calls.chooseKind("prompt")
    desk.qtbot.waitUntil(lambda: len(rows(calls)) == PAGE_ROWS, timeout=WAIT_MS)
    first = rows(calls)[0]
    calls.loadOlder()
    calls.loadOlder()  # one read at a time
    desk.qtbot.waitUntil(lambda: len(rows(calls)) == 2 * PAGE_ROWS, timeout=WAIT_MS)
    calls.loadOlder()
    desk.qtbot.waitUntil(lambda: len(rows(calls)) == 2 * PAGE_ROWS + 1, timeout=WAIT_MS)
    assert rows(calls)[0] == first
    assert len({row.entry_id for row in rows(calls)}) == 2 * PAGE_ROWS + 1


def test_the_filters_whole_result_is_exported_not_what_was_read(
    calls: CallsViewModel, desk: Desk, tmp_path: Path
) -> None:
    for number in range(2 * PAGE_ROWS):
        note(desk, "prompt", "profile", "allowed", detail=str(number))
    calls.chooseKind("prompt")
    target = tmp_path / "mine.json"
    calls.export(QUrl.fromLocalFile(str(target)))
    assert calls.property("isExporting") is True
    desk.qtbot.waitUntil(lambda: not calls.property("isExporting"), timeout=WAIT_MS)
    assert len(json.loads(target.read_text(encoding="utf-8"))) == 2 * PAGE_ROWS + 1
    assert desk.toasts == ["201 entries were written to mine.json."]
    calls.export(QUrl.fromLocalFile(str(tmp_path / "none" / "mine.csv")))
    desk.qtbot.waitUntil(lambda: len(desk.toasts) == 2, timeout=WAIT_MS)
    assert "nothing was saved" in desk.toasts[1]
    calls.export(QUrl("https://example.org/x.csv"))
    assert calls.property("isExporting") is False


def test_the_screen_is_drawn_filters_by_a_click_and_says_when_there_is_nothing(
    calls: CallsViewModel, desk: Desk, qtbot: QtBot
) -> None:
    window = ShellWindow()
    window.show(WINDOW, viewModel=calls)
    qtbot.waitUntil(lambda: any(name.startswith("call_") for name in window.names()), timeout=WAIT_MS)
    window.view.grabWindow()
    window.click(f"callsOf_{COUNTER}")
    qtbot.waitUntil(lambda: {row.name for row in rows(calls)} == {"Counter"}, timeout=WAIT_MS)
    window.view.grabWindow()
    window.click("choice_payment")
    qtbot.waitUntil(lambda: window.find("callsEmpty") is not None, timeout=WAIT_MS)
    window.close()
