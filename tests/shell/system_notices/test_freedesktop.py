"""Notices of a Linux desktop, spoken to over a real message bus."""

from collections.abc import Iterator

import pytest
from jeepney import DBusAddress, new_signal
from jeepney.io.blocking import open_dbus_connection
from pytestqt.qtbot import QtBot

from app.core.kernel.events import EventBus
from app.shell.relay import Relay
from app.shell.system_notices.by_tray import TrayNotices
from app.shell.system_notices.choosing import notices_of_system
from app.shell.system_notices.freedesktop import ICON, OPEN_MAX, FreedesktopNotices
from app.shell.system_notices.ports import Outcome, SystemNotice
from app.shell.tray.tray import TrayViewModel
from tests.support import fake_portal
from tests.support.fake_desktop_notices import NAME, PATH, FakeDesktopNotices
from tests.support.fake_portal import PrivateBus

pytestmark = pytest.mark.skipif(bool(fake_portal.why_not()), reason=fake_portal.why_not() or "a message bus")
WAIT_MS = 20_000


class Told:
    """Notes what came of notices."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self.shown: list[str] = []

    def of(self, key: str) -> Outcome:
        return Outcome(
            lambda token: self.all.append(f"clicked {key} {token}".rstrip()),
            lambda: self.all.append(f"failed {key}"),
            lambda: self.shown.append(key),
        )


def notice(key: str, text: str = "Hello", *, title: str = "Mira", is_quiet: bool = False) -> SystemNotice:
    return SystemNotice(key, title, text, "Open", is_quiet)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with PrivateBus() as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        yield running


@pytest.fixture
def desktop(bus: PrivateBus) -> Iterator[FakeDesktopNotices]:
    made = FakeDesktopNotices(bus)
    yield made
    made.close()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def notices(qtbot: QtBot) -> Iterator[FreedesktopNotices]:
    made = FreedesktopNotices(Relay(EventBus()).post)
    yield made
    made.close()


def test_a_notice_is_shown_and_a_click_told_with_the_leave_to_come_to_the_front(
    desktop: FakeDesktopNotices, notices: FreedesktopNotices, told: Told, qtbot: QtBot
) -> None:
    notices.show(notice("one", "See you at <b>7</b> & bring tea"), told.of("one"))
    qtbot.waitUntil(lambda: len(desktop.shown) == 1, timeout=WAIT_MS)
    program, before, icon, title, text, actions, hints, _ = desktop.shown[1]
    assert (program, before, icon, title) == ("Plaza", 0, str(ICON), "Mira")
    assert ICON.is_file()
    assert text == "See you at &lt;b&gt;7&lt;/b&gt; &amp; bring tea"  # this desktop reads marks of form
    assert actions == ["default", "Open"]
    assert hints["desktop-entry"] == ("s", "plaza")
    desktop.say("ActionInvoked", "us", (77, "default"))
    desktop.say("ActionInvoked", "s", ("nonsense",))
    desktop.say("Curious", "", ())
    desktop.click(1, "leave-1")
    qtbot.waitUntil(lambda: bool(told.all), timeout=WAIT_MS)
    assert (told.shown, told.all) == (["one"], ["clicked one leave-1"])


def test_a_desktop_that_shows_letters_as_they_are_gets_them_so(
    desktop: FakeDesktopNotices, notices: FreedesktopNotices, told: Told, qtbot: QtBot
) -> None:
    desktop.capabilities = ("body",)
    notices.show(notice("one", "1 < 2 & so on"), told.of("one"))
    qtbot.waitUntil(lambda: len(desktop.shown) == 1, timeout=WAIT_MS)
    assert desktop.shown[1][4] == "1 < 2 & so on"


def test_the_same_key_takes_the_place_of_the_one_before_and_is_withdrawn_by_it(
    desktop: FakeDesktopNotices, notices: FreedesktopNotices, told: Told, qtbot: QtBot
) -> None:
    notices.show(notice("one", "first"), told.of("first"))
    notices.show(notice("two"), told.of("two"))
    notices.show(notice("one", "second", is_quiet=True), told.of("second"))
    qtbot.waitUntil(lambda: len(desktop.all) == 3, timeout=WAIT_MS)
    assert [desktop.shown[number][4] for number in (1, 2)] == ["second", "Hello"]
    assert desktop.shown[1][6]["suppress-sound"] == ("b", True)
    notices.withdraw("one")
    notices.withdraw("unknown")
    qtbot.waitUntil(lambda: list(desktop.shown) == [2], timeout=WAIT_MS)
    desktop.click(1)
    desktop.click(2)
    qtbot.waitUntil(lambda: bool(told.all), timeout=WAIT_MS)
    assert told.all == ["clicked two"]


def test_one_that_the_person_closed_is_shown_anew(
    desktop: FakeDesktopNotices, notices: FreedesktopNotices, told: Told, qtbot: QtBot
) -> None:
    notices.show(notice("one"), told.of("one"))
    notices.show(notice("two"), told.of("two"))
    qtbot.waitUntil(lambda: len(desktop.all) == 2, timeout=WAIT_MS)
    desktop.say("NotificationClosed", "uu", (1, 2))
    desktop.click(1)  # nobody waits for it any more
    desktop.click(2)
    qtbot.waitUntil(lambda: bool(told.all), timeout=WAIT_MS)
    notices.show(notice("one"), told.of("one"))
    qtbot.waitUntil(lambda: len(desktop.all) == 3, timeout=WAIT_MS)
    assert (desktop.all[2][1], told.all) == (0, ["clicked two"])


def test_another_program_on_the_bus_cannot_click(
    bus: PrivateBus, desktop: FakeDesktopNotices, notices: FreedesktopNotices, told: Told, qtbot: QtBot
) -> None:
    notices.show(notice("one"), told.of("one"))
    qtbot.waitUntil(lambda: len(desktop.shown) == 1, timeout=WAIT_MS)
    with open_dbus_connection(bus.address) as other:
        other.send(new_signal(DBusAddress(PATH, interface=NAME), "ActionInvoked", "us", (1, "default")))
        desktop.click(1, "true")
        qtbot.waitUntil(lambda: bool(told.all), timeout=WAIT_MS)
    assert told.all == ["clicked one true"]


def test_the_oldest_of_very_many_give_way_and_the_end_takes_all_away(
    desktop: FakeDesktopNotices, notices: FreedesktopNotices, told: Told, qtbot: QtBot
) -> None:
    for number in range(OPEN_MAX + 5):
        notices.show(notice(str(number), title=str(number)), told.of(str(number)))
    qtbot.waitUntil(lambda: len(desktop.all) == OPEN_MAX + 5 and len(desktop.shown) == OPEN_MAX, timeout=WAIT_MS)
    assert desktop.titles()[0] == "5"
    notices.close()
    qtbot.waitUntil(lambda: not desktop.shown, timeout=WAIT_MS)


@pytest.mark.parametrize("fault", ["refusing", "nonsense", "nobody", "no bus"])
def test_where_nothing_can_be_shown_that_is_told(
    fault: str, bus: PrivateBus, notices: FreedesktopNotices, told: Told, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop = FakeDesktopNotices(bus) if fault in ("refusing", "nonsense") else None
    if desktop is not None:
        desktop.is_refusing = fault == "refusing"
        desktop.answer_form = "s"
    if fault == "no bus":
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    notices.show(notice("one"), told.of("one"))
    qtbot.waitUntil(lambda: told.all == ["failed one"], timeout=WAIT_MS)
    assert not told.shown
    if desktop is not None:
        desktop.is_refusing, desktop.answer_form = False, "u"
        notices.show(notice("two"), told.of("two"))
        qtbot.waitUntil(lambda: "Mira" in desktop.titles(), timeout=WAIT_MS)
        desktop.close()


def test_a_desktop_that_starts_anew_is_found_again(
    bus: PrivateBus, notices: FreedesktopNotices, told: Told, qtbot: QtBot
) -> None:
    first = FakeDesktopNotices(bus)
    notices.show(notice("one"), told.of("one"))
    qtbot.waitUntil(lambda: len(first.shown) == 1, timeout=WAIT_MS)
    first.close()
    second = FakeDesktopNotices(bus)
    notices.show(notice("two"), told.of("two"))
    qtbot.waitUntil(lambda: len(second.shown) == 1, timeout=WAIT_MS)
    second.click(1)
    qtbot.waitUntil(lambda: told.all == ["clicked two"], timeout=WAIT_MS)
    second.close()


def test_each_system_has_its_way_and_a_window_on_no_screen_has_none() -> None:
    def way(platform: str) -> object:
        return type(notices_of_system(platform, Relay(EventBus()).post, TrayViewModel()))

    assert [way(each) for each in ("xcb", "wayland")] == [FreedesktopNotices] * 2
    assert [way(each) for each in ("windows", "cocoa")] == [TrayNotices] * 2
    assert way("offscreen") is type(None)
