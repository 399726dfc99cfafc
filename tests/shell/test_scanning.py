"""What is scanned goes to the one door and into the history; codes for money never into the history."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from app.core.links import Link, text_of
from app.core.people.model import User
from app.core.scans.service import Scans
from app.host.launch_reasons import LaunchReason
from app.scanner.model import FoundCode, TextIs
from app.shell.context import ShellContext
from app.shell.scan.history import HistoryDesk, HistoryViewModel
from app.shell.scan.trust_card import TrustFacts
from app.shell.scanning import Scanning
from tests.support.plaza import PlazaServices

WAIT_MS = 10_000
CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


class FakeScan(QObject):
    """A scanner that finds what it is told to."""

    closeRequested = Signal()
    historyWanted = Signal()

    def __init__(self, on_found: Callable[[FoundCode], None]) -> None:
        super().__init__()
        self.on_found = on_found
        self.resumed = 0
        self.is_awaited = False

    def resume(self) -> None:
        self.resumed += 1

    def find(self, text: str, symbology: str = "QRCode", text_is: TextIs = "certain") -> None:
        self.on_found(FoundCode(text, text.encode(), symbology, CORNERS, text_is))


class FakeDoor:
    """Notes what it is asked to open."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str]] = []
        self.read: list[TextIs] = []
        self.answer: Callable[[bool], None] | None = None
        self.scan: Any = None
        self.history: HistoryViewModel | None = None
        self.closed = 0

    def open(self, link: Link, reason: LaunchReason, answered: Any = None, *, text_is: TextIs) -> None:
        self.read.append(text_is)
        self.asked.append((text_of(link), reason.scene, getattr(link, "form", "")))
        self.answer = answered

    def open_scan(self, make: Callable[[], QObject]) -> None:
        self.scan = make()

    def open_history(self, make: Callable[[], HistoryViewModel]) -> None:
        self.history = make()

    def close_scan(self) -> None:
        self.closed += 1


@pytest.fixture
def door() -> FakeDoor:
    return FakeDoor()


@pytest.fixture
def scans(plaza: PlazaServices) -> Scans:
    return Scans(plaza.db, plaza.events, plaza.clock)


@pytest.fixture
def scanning(door: FakeDoor, scans: Scans, context: ShellContext) -> Scanning:
    desk = HistoryDesk(scans, lambda _link: None, lambda _link, _found: TrustFacts("text", "Text", "something"))
    made = Scanning(scans, desk, context, door, FakeScan, lambda _text, _tone: None)  # type: ignore[arg-type]
    made.open()
    return made


@pytest.mark.usefixtures("scanning")
def test_a_code_is_asked_about_and_noted_and_only_a_yes_closes_the_scanner(
    door: FakeDoor, scans: Scans, me: User, qtbot: QtBot
) -> None:
    door.scan.find("6901234567892", "EAN13")
    assert door.asked == [("6901234567892", "scan", "product")]
    assert door.answer is not None
    door.answer(False)
    assert (door.scan.resumed, door.closed) == (1, 0)
    door.answer(True)
    assert (door.scan.resumed, door.closed) == (1, 1)
    qtbot.waitUntil(lambda: [scan.text for scan in scans.of(me.user_id)] == ["6901234567892"], timeout=WAIT_MS)


@pytest.mark.usefixtures("scanning")
def test_what_was_typed_or_copied_is_asked_about_but_never_noted(
    door: FakeDoor, scans: Scans, me: User, qtbot: QtBot
) -> None:
    door.scan.find("my secret", "")
    door.scan.find("after")
    assert len(door.asked) == 2
    qtbot.waitUntil(lambda: bool(scans.of(me.user_id)), timeout=WAIT_MS)
    assert [scan.text for scan in scans.of(me.user_id)] == ["after"]


@pytest.mark.usefixtures("scanning")
def test_codes_for_money_are_asked_about_but_never_noted(door: FakeDoor, scans: Scans, me: User, qtbot: QtBot) -> None:
    for text in ("plaza://pay/secret", "PLAZA://PAY/secret", "see plaza://p\u200bay/secret", "after"):
        door.scan.find(text)
    assert len(door.asked) == 4
    qtbot.waitUntil(lambda: bool(scans.of(me.user_id)), timeout=WAIT_MS)
    assert [scan.text for scan in scans.of(me.user_id)] == ["after"]


@pytest.mark.usefixtures("scanning")
@pytest.mark.parametrize("text_is", ["bytes", "part"])
def test_what_is_no_whole_text_is_never_noted(
    door: FakeDoor, scans: Scans, me: User, qtbot: QtBot, text_is: TextIs
) -> None:
    door.scan.find("https://example.org/", text_is=text_is)
    door.scan.find("after", text_is="guessed")
    assert door.read == [text_is, "guessed"]
    qtbot.waitUntil(lambda: bool(scans.of(me.user_id)), timeout=WAIT_MS)
    assert [scan.text for scan in scans.of(me.user_id)] == ["after"]


@pytest.mark.usefixtures("scanning")
@pytest.mark.parametrize("text_is", ["certain", "guessed"])
def test_the_history_opens_again_what_was_scanned_and_says_as_well_how_it_was_read(
    door: FakeDoor, scans: Scans, me: User, qtbot: QtBot, text_is: TextIs
) -> None:
    door.scan.find("6901234567892", "EAN13", text_is)
    qtbot.waitUntil(lambda: bool(scans.of(me.user_id)), timeout=WAIT_MS)
    door.scan.historyWanted.emit()
    history = door.history
    assert history is not None
    qtbot.waitUntil(lambda: history.property("count") == 1, timeout=WAIT_MS)
    history.open(history.property("scans").rows[0].scan_id)
    assert door.asked == [("6901234567892", "scan", "product")] * 2
    assert door.read == [text_is] * 2
