"""Keys and pictures of the screen that a Wayland desktop gives out, spoken to over a real message bus."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.core.kernel.errors import PlazaError
from app.shell.system_keys.chord import Chord, Modifier
from app.shell.system_keys.portal import PortalKeys, trigger_of
from app.shell.system_keys.ports import Hearing
from tests.support import fake_portal
from tests.support.fake_portal import SCREENSHOT, FakePortal, PrivateBus

pytestmark = pytest.mark.skipif(bool(fake_portal.why_not()), reason=fake_portal.why_not() or "a message bus")
WAIT_MS = 20_000
CHORD = Chord(frozenset((Modifier.CTRL, Modifier.ALT)), "S")


class Heard:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self.hearing = Hearing(
            lambda keys: self.all.append(f"bound {keys}"), lambda: self.all.append("pressed"), self._fail
        )

    def _fail(self, error: PlazaError) -> None:
        self.all.append(error.code)


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


@pytest.fixture
def keys() -> Iterator[PortalKeys]:
    made = PortalKeys("Scan the screen")
    yield made
    made.release()


def until(qtbot: QtBot, heard: Heard, *expected: str) -> None:
    qtbot.waitUntil(lambda: heard.all == list(expected), timeout=WAIT_MS)


def test_the_desktop_is_asked_for_the_keys_and_tells_of_them(
    portal: FakePortal, keys: PortalKeys, qtbot: QtBot
) -> None:
    heard = Heard()
    keys.bind(CHORD, heard.hearing)
    until(qtbot, heard, "bound Press Super+F2")
    asked = dict(portal.asked)
    assert asked["BindShortcuts"][1] == [
        ("scan-screen", {"description": ("s", "Scan the screen"), "preferred_trigger": ("s", "CTRL+ALT+s")})
    ]
    portal.press("another")
    portal.press(session="/org/freedesktop/portal/desktop/session/1_1/other")
    portal.press()
    until(qtbot, heard, "bound Press Super+F2", "pressed")
    keys.release()
    portal.press()
    assert heard.all == ["bound Press Super+F2", "pressed"]


def test_a_no_is_told(portal: FakePortal, keys: PortalKeys, qtbot: QtBot) -> None:
    heard, portal.response = Heard(), 1
    keys.bind(CHORD, heard.hearing)
    until(qtbot, heard, "keys.declined")


def test_keys_that_the_desktop_takes_away_are_told(portal: FakePortal, keys: PortalKeys, qtbot: QtBot) -> None:
    heard = Heard()
    keys.bind(CHORD, heard.hearing)
    until(qtbot, heard, "bound Press Super+F2")
    portal.end_session()
    until(qtbot, heard, "bound Press Super+F2", "keys.declined")


@pytest.mark.parametrize(
    "results",
    [
        {"CreateSession": {}},
        {"CreateSession": {"session_handle": ("u", 7)}},
        {"BindShortcuts": {}},
        {"BindShortcuts": {"shortcuts": ("s", "scan-screen")}},
    ],
)
def test_a_desktop_that_answers_nonsense_has_no_keys(
    portal: FakePortal, keys: PortalKeys, qtbot: QtBot, results: dict[str, dict[str, tuple[str, object]]]
) -> None:
    heard, portal.results = Heard(), results
    keys.bind(CHORD, heard.hearing)
    until(qtbot, heard, "keys.unsupported")


def test_a_desktop_that_binds_nothing_is_one_that_declined(portal: FakePortal, keys: PortalKeys, qtbot: QtBot) -> None:
    heard, portal.results = Heard(), {"BindShortcuts": {"shortcuts": ("a(sa{sv})", [])}}
    keys.bind(CHORD, heard.hearing)
    until(qtbot, heard, "keys.declined")


def test_a_desktop_without_such_a_portal_says_so(bus: PrivateBus, keys: PortalKeys, qtbot: QtBot) -> None:
    heard = Heard()
    keys.bind(CHORD, heard.hearing)
    until(qtbot, heard, "keys.unsupported")
    portal = FakePortal(bus, has=(SCREENSHOT,))
    keys.bind(CHORD, heard.hearing)
    until(qtbot, heard, "keys.unsupported", "keys.unsupported")
    portal.close()


def test_a_computer_without_a_bus_says_so(keys: PortalKeys, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    heard = Heard()
    keys.bind(CHORD, heard.hearing)
    until(qtbot, heard, "keys.unsupported")


def test_keys_are_written_as_desktops_write_them() -> None:
    assert trigger_of(Chord(frozenset((Modifier.META, Modifier.SHIFT)), "F9")) == "SHIFT+LOGO+F9"
