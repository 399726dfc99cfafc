"""The icon on a real X server and a real message bus: it is seen, clicked, and its menu used, as a desktop does."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.shell.tray.system_tray import has_host, place_of_system
from tests.support import fake_portal, x_server
from tests.support.fake_portal import PrivateBus
from tests.support.fake_tray_host import FakeTrayHost
from tests.support.processes import ROOT
from tests.support.x_server import XServer

WHY_NOT = fake_portal.why_not() or x_server.why_not()
pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT or "a desktop")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with PrivateBus() as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        yield running


@pytest.fixture
def host(bus: PrivateBus) -> Iterator[FakeTrayHost]:
    made = FakeTrayHost(bus)
    yield made
    made.close()


class Program:
    """Plaza in a process of its own."""

    def __init__(self, folder: Path, server: XServer) -> None:
        environment = dict(os.environ, QT_QPA_PLATFORM="xcb", DISPLAY=server.display)
        environment.pop("WAYLAND_DISPLAY", None)
        command = [sys.executable, "-m", "tests.support.tray_user", str(folder)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, what: str) -> str:
        """Have it do something, and return what it tells."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        return self.told()

    def told(self) -> str:
        """Return what it tells next."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        """End it, should it still run."""
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def program(data_folder: Path, bus: PrivateBus) -> Iterator[Program]:
    with XServer() as server:
        made = Program(data_folder, server)
        yield made
        made.close()


def test_plaza_goes_on_in_the_tray_comes_back_by_a_click_and_ends_by_its_menu(
    host: FakeTrayHost, program: Program
) -> None:
    item = host.wait_for_item()
    about = host.properties(item)
    assert (about["Id"], about["Status"]) == (("s", "Plaza"), ("s", "Active"))
    assert about["IconPixmap"][1], "the icon has no picture"
    assert [words for _, words in host.menu(item)] == [
        "Open Plaza",
        "",
        "Scan what is on the screen",
        "Lock the window",
        "",
        "End Plaza",
    ]
    assert program.ask("close") == "close False"
    assert program.ask("seen") == "seen False"
    host.click(item)
    assert program.ask("seen") == "seen True"
    assert program.ask("close") == "close False"
    host.choose(item, "Open Plaza")
    assert program.ask("seen") == "seen True"
    assert program.ask("close") == "close False"
    host.choose(item, "End Plaza")
    assert program.told() == "ended 0"


def test_a_desktop_that_shows_no_icons_has_no_place_for_one(bus: PrivateBus, host: FakeTrayHost) -> None:
    assert has_host()
    host.is_host = False
    assert not has_host()


def test_neither_has_one_without_a_desktop(bus: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not has_host()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert not has_host()


def test_which_systems_have_a_place() -> None:
    assert place_of_system("offscreen") is None
    assert place_of_system("xcb") is has_host
    for always in ("windows", "cocoa"):
        place = place_of_system(always)
        assert place is not None
        assert place()
