"""The scanner as a mini-app's question: the first code is the answer, but for pay codes, and only once it was seen."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.host.bridge.prompts import ScannedCode, ScanPrompt
from app.scanner.child import Decoder
from app.shell.desks import on
from app.shell.scan import preview  # noqa: F401 - QML finds its type once this is imported
from app.shell.scan.scan import ScanViewModel
from app.shell.scan.scan_sheet import ScanDesk, ScanSheetViewModel
from app.shell.scan.ways import Equipment
from tests.support.cameras import FakeCameras
from tests.support.fake_sessions import STORE
from tests.support.pictures import TEXT, seen
from tests.support.processes import PATIENT, PlainSpawn
from tests.support.sheet_window import ONE, SheetWindow
from tests.support.shell_window import ShellWindow

PROMPT = ScanPrompt(ONE, STORE)


class Scanning:
    """The sheet in a window, over one camera that shows what a test holds before it."""

    def __init__(self, window: ShellWindow, qtbot: QtBot, spawn: PlainSpawn) -> None:
        self.window = window
        self.cameras = FakeCameras()
        self.cameras.plug_in("Lid")

        def make_scan(on_found: Callable[[Any], None]) -> ScanViewModel:
            return ScanViewModel(
                relay=window.relay,
                decoders=lambda: Decoder(spawn, PATIENT),
                spawn=spawn,
                on_found=on_found,
                equipment=Equipment(self.cameras),
            )

        self.sheet = SheetWindow(window, qtbot, {ScanPrompt: on(ScanSheetViewModel, ScanDesk(make_scan))})

    def ask(self) -> Any:
        told = self.sheet.ask(PROMPT, "scanSheet")
        self.sheet.until(lambda: self.cameras.opened and self.cameras.opened[-1].is_running)
        return told

    def hold(self, text: str) -> None:
        self.cameras.opened[-1].show(seen(text))


@pytest.fixture
def scanning(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Scanning]:
    spawn = PlainSpawn()
    window = ShellWindow()
    made = Scanning(window, qtbot, spawn)
    yield made
    made.sheet.close()
    window.close()
    qtbot.waitUntil(lambda: not any(child.is_running for child in spawn.children), timeout=10_000)


def test_the_code_that_is_shown_is_the_answer_and_the_camera_is_let_go(scanning: Scanning) -> None:
    told = scanning.ask()
    scanning.hold(TEXT)
    scanning.sheet.until(told.done)
    assert told.result() == ScannedCode(TEXT, "QRCode")
    assert not scanning.cameras.opened[-1].is_running
    assert scanning.sheet.prompts.property("kind") == ""


def test_a_pay_code_is_told_to_be_one_and_the_next_code_counts(scanning: Scanning) -> None:
    told = scanning.ask()
    scanning.hold("plaza://pay/abc123")
    scanning.sheet.until(lambda: scanning.window.find("scanNotice") is not None)
    assert scanning.window.text("scanNotice").startswith("That is a pay code; it is for wallets.")
    assert not told.done()
    scanning.hold(TEXT)
    scanning.sheet.until(told.done)
    assert told.result().text == TEXT


def test_of_several_codes_the_person_picks_one_and_a_pay_code_is_no_choice(scanning: Scanning) -> None:
    told = scanning.ask()
    scanning.sheet.until(lambda: scanning.window.is_ready("scanSheetClose"))
    scanning.cameras.opened[-1].show(np.hstack([seen("plaza://pay/abc123")[:, 400:880], seen(TEXT)[:, 400:880]]))
    scanning.sheet.until(lambda: scanning.window.find("scanChoice1") is not None)
    sheet: Any = scanning.sheet.prompts.property("current")
    choices = [choice["kindText"] for choice in sheet.scan.property("choices")]
    scanning.sheet.press(f"scanChoice{choices.index('Code for money')}")
    scanning.sheet.until(lambda: scanning.window.find("scanNotice") is not None)
    assert not told.done()


def test_leaving_in_any_way_gives_nothing_and_lets_the_camera_go(scanning: Scanning) -> None:
    ways: list[Callable[[], None]] = [
        lambda: scanning.sheet.press("scanSheetClose"),
        lambda: scanning.window.press(Qt.Key.Key_Escape),
        lambda: scanning.sheet.prompts.dismiss_session(ONE),
    ]
    for leave in ways:
        told = scanning.ask()
        scanning.sheet.until(lambda: scanning.window.is_ready("scanSheetClose"))
        leave()
        assert told.result(1) is None
        assert not scanning.cameras.opened[-1].is_running


def test_a_code_in_view_from_the_first_moment_waits_until_the_sheet_could_be_read(scanning: Scanning) -> None:
    scanning.sheet.prompts._rest_ms = 600_000
    told = scanning.ask()
    scanning.hold(TEXT)
    sheet: Any = scanning.sheet.prompts.property("current")
    scanning.sheet.until(lambda: sheet.scan.property("state") == "found")
    sheet.cancel()
    assert not told.done()
    sheet.guard._timer.stop()
    sheet.guard.woke.emit()
    assert told.result(1).text == TEXT
