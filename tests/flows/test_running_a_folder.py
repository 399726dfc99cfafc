"""An author's mini-app in the real window while they write it: what they save is on the page they look at."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.cli.new import TEMPLATE
from app.cli.pack import unpack
from app.cli.run import Shown
from app.cli.tour.driver import Driver
from app.host.package import Package
from app.shell.application import Application
from app.shell.style.setup import prepare_application

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(TEMPLATE, tmp_path / "mine")


@pytest.fixture
def hands(qapp: QGuiApplication, data_folder: Path, folder: Path, tmp_path: Path) -> Iterator[Driver]:
    prepare_application(qapp)
    package = Package.read(folder)
    unpack(package, tmp_path / "bundled")
    shown = Shown(folder, package, Application(data_folder, bundled=tmp_path / "bundled"))
    shown.start()
    yield Driver(shown.application.window, tmp_path, deadline_ms=60_000)
    shown.end()


def write(folder: Path, *changes: tuple[str, str]) -> None:
    """Save the page with all of ``changes`` at once."""
    main = folder / "main.py"
    text = main.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    main.write_text(text, encoding="utf-8")


def test_what_is_saved_shows_on_the_page_with_its_state(hands: Driver, folder: Path) -> None:
    hands.click("Tap")
    hands.see_text("Tapped 1 times")
    hands.click("Tap")
    hands.see_text("Tapped 2 times")
    write(folder, ("Tapped {self.count} times", "Pressed {self.count} times so far"))
    hands.see_text("Pressed 2 times so far")
    hands.click("Tap")
    hands.see_text("Pressed 3 times so far")


def test_a_mistake_is_said_and_harms_nothing(hands: Driver, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hands.click("Tap")
    hands.see_text("Tapped 1 times")
    write(folder, ("ui.Heading(", "ui.Heding("))
    hands.see_text("Heding")
    assert "1 problem in mine." in capsys.readouterr().err
    hands.click("Tap")
    hands.see_text("Tapped 2 times")
    write(folder, ("ui.Heding(", "ui.Text("), ("Tapped", "Mended, tapped"))
    hands.see_text("Mended, tapped 2 times")


def test_a_page_that_fails_is_mended_by_the_next_save(hands: Driver, folder: Path) -> None:
    hands.see_text("Tapped 0 times")
    write(folder, ("self.count += 1", "self.count += 1 // 0"), ('"Tap"', '"Fall"'))
    hands.click("Fall")
    hands.see("reloadButton")
    write(folder, ("1 // 0", "5"), ('"Fall"', '"Rise"'))
    hands.click("Rise")
    hands.see_text("Tapped 5 times")
