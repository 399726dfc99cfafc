"""The screen under Wayland: the desktop's portal takes the picture, once the person has agreed."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import PlazaError
from app.core.kernel.events import EventBus
from app.shell.relay import Relay
from app.shell.scan.portal_screens import PortalScreens
from app.shell.scan.screens import QtScreens
from app.shell.scan.system_screens import screens_of_system
from tests.support import fake_portal
from tests.support.fake_portal import SHORTCUTS, FakePortal, PrivateBus
from tests.support.pictures import png, seen

pytestmark = pytest.mark.skipif(bool(fake_portal.why_not()), reason=fake_portal.why_not() or "a message bus")
WAIT_MS = 20_000


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with PrivateBus() as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        yield running


@pytest.fixture
def portal(bus: PrivateBus) -> Iterator[FakePortal]:
    made = FakePortal(bus)
    yield made
    made.close()


class Taking:
    """Takes pictures, and notes what came of them."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._screens = PortalScreens(Relay(EventBus()), "All of it")

    def take(self) -> QImage | bytes | str:
        told: list[QImage | bytes | PlazaError] = []
        self._screens.take(0, told.append)
        self._qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
        (only,) = told
        return only.code if isinstance(only, PlazaError) else only


@pytest.fixture
def taking(qtbot: QtBot, qapp: QCoreApplication) -> Iterator[Taking]:
    yield Taking(qtbot)
    qapp.processEvents()


def test_the_desktop_takes_the_picture_and_its_file_does_not_stay(
    portal: FakePortal, taking: Taking, tmp_path: Path
) -> None:
    file = tmp_path / "Screenshot from the 1st.png"
    file.write_bytes(png(seen()))
    portal.results = {"Screenshot": {"uri": ("s", f"file://{quote(str(file))}")}}
    assert taking.take() == png(seen())
    assert not file.exists()
    asked = dict(portal.asked)
    assert asked["Screenshot"][0] == ""
    assert asked["Screenshot"][1]["interactive"] == ("b", False)


def test_a_no_is_told(portal: FakePortal, taking: Taking) -> None:
    portal.response = 1
    assert taking.take() == "scanner.screen_denied"


@pytest.mark.parametrize(
    "results", [{}, {"uri": ("s", "https://example.org/a.png")}, {"uri": ("s", "")}, {"uri": ("u", 7)}]
)
def test_a_desktop_that_answers_nonsense_shows_no_screen(
    portal: FakePortal, taking: Taking, results: dict[str, tuple[str, object]]
) -> None:
    portal.results = {"Screenshot": results}
    assert taking.take() == "scanner.screen_withheld"


def test_a_picture_that_is_not_there_is_told(portal: FakePortal, taking: Taking, tmp_path: Path) -> None:
    portal.results = {"Screenshot": {"uri": ("s", f"file://{tmp_path}/gone.png")}}
    assert taking.take() == "scanner.source_missing"
    portal.results = {"Screenshot": {"uri": ("s", f"file://{tmp_path}")}}
    assert taking.take() == "scanner.source_unreadable"
    assert tmp_path.exists()


def test_a_desktop_without_such_a_portal_shows_no_screen(bus: PrivateBus, taking: Taking) -> None:
    assert taking.take() == "scanner.screen_withheld"
    portal = FakePortal(bus, has=(SHORTCUTS,))
    assert taking.take() == "scanner.screen_withheld"
    portal.close()


def test_the_portal_is_asked_where_the_desktop_is_one_of_wayland() -> None:
    relay = Relay(EventBus())
    assert isinstance(screens_of_system("wayland", {"WAYLAND_DISPLAY": "wayland-0"}, relay), PortalScreens)
    assert isinstance(screens_of_system("xcb", {"XDG_SESSION_TYPE": "wayland"}, relay), PortalScreens)
    assert isinstance(screens_of_system("xcb", {}, relay), QtScreens)
    assert isinstance(screens_of_system("windows", {}, relay), QtScreens)
