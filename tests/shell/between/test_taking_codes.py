"""The sheet at a till: pay codes are scanned or typed, nothing else is taken, and leaving it is an answer."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.qtbot import QtBot

from app.host.bridge.prompts import PayCodePrompt
from app.scanner.child import Decoder
from app.shell.between.take_code_sheet import TakeCodeSheetViewModel
from app.shell.desks import on
from app.shell.scan import preview  # noqa: F401 - QML finds its type once this is imported
from app.shell.scan.scan import ScanViewModel
from app.shell.scan.scan_sheet import ScanDesk
from app.shell.scan.ways import Equipment
from tests.support.cameras import FakeCameras
from tests.support.fake_sessions import STORE
from tests.support.pictures import TEXT, seen
from tests.support.processes import PATIENT, PlainSpawn
from tests.support.sheet_window import ONE, SheetWindow
from tests.support.shell_window import ShellWindow

NUMBER = "752921234567890123456789"


class Till:
    """The sheet in a window, over one camera."""

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

        self.sheet = SheetWindow(window, qtbot, {PayCodePrompt: on(TakeCodeSheetViewModel, ScanDesk(make_scan))})

    def ask(self) -> Any:
        told = self.sheet.ask(PayCodePrompt(ONE, STORE), "takeCodeSheet")
        self.sheet.until(lambda: self.cameras.opened and self.cameras.opened[-1].is_running)
        return told

    def write(self, text: str) -> None:
        self.window.item("takeCodeNumber").setProperty("text", text)
        self.sheet.press("takeCodeUse")


@pytest.fixture
def till(qapp: QCoreApplication, qtbot: QtBot) -> Iterator[Till]:
    spawn = PlainSpawn()
    window = ShellWindow()
    made = Till(window, qtbot, spawn)
    yield made
    made.sheet.close()
    window.close()
    qtbot.waitUntil(lambda: not any(child.is_running for child in spawn.children), timeout=10_000)


def test_a_scanned_pay_code_is_the_answer_and_the_camera_is_let_go(till: Till) -> None:
    told = till.ask()
    till.cameras.opened[-1].show(seen(f"plaza://pay/{NUMBER}"))
    till.sheet.until(told.done)
    assert told.result() == NUMBER
    assert not till.cameras.opened[-1].is_running


@pytest.mark.parametrize("text", [TEXT, "plaza://pay/asks-for-money"])
def test_another_code_is_told_to_be_none_and_the_next_counts(till: Till, text: str) -> None:
    told = till.ask()
    till.cameras.opened[-1].show(seen(text))
    till.sheet.until(lambda: till.window.text("takeCodeNotice").startswith("That is no pay code."))
    assert not told.done()
    till.cameras.opened[-1].show(seen(f"plaza://pay/{NUMBER}"))
    till.sheet.until(told.done)
    assert told.result() == NUMBER


@pytest.mark.parametrize("text", [NUMBER, "7529 2123 4567 8901 2345 6789", f" plaza://pay/{NUMBER} "])
def test_a_typed_number_is_the_answer(till: Till, text: str) -> None:
    told = till.ask()
    till.sheet.until(lambda: till.window.is_ready("takeCodeClose"))
    till.write(text)
    till.sheet.until(told.done)
    assert told.result() == NUMBER


@pytest.mark.parametrize("text", ["1", "7" * 24, NUMBER[:-1], "plaza://pay/asks-for-money"])
def test_what_is_typed_and_is_no_pay_code_is_told(till: Till, text: str) -> None:
    told = till.ask()
    till.sheet.until(lambda: till.window.is_ready("takeCodeClose"))
    till.write(text)
    till.sheet.until(lambda: till.window.text("takeCodeNotice").startswith("That is no pay code:"))
    assert not told.done()


def test_a_reader_of_bars_types_into_the_sheet_at_once(till: Till) -> None:
    told = till.ask()
    till.sheet.until(lambda: till.window.is_ready("takeCodeClose"))
    till.window.type(NUMBER)
    till.window.press(Qt.Key.Key_Return)
    till.sheet.until(told.done)
    assert told.result() == NUMBER


def test_leaving_the_sheet_is_an_answer(till: Till) -> None:
    told = till.ask()
    till.sheet.press("takeCodeClose")
    till.sheet.until(told.done)
    assert told.result() is None
