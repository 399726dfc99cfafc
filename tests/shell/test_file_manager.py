"""Showing a file in its folder, by a desktop's file manager on a real message bus."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

from app.shell.file_manager import NAME, shown_by_desktop
from tests.support import fake_portal
from tests.support.fake_portal import PrivateBus

pytestmark = pytest.mark.skipif(bool(fake_portal.why_not()), reason=fake_portal.why_not() or "a message bus")


class FakeFileManager:
    """Notes what it is asked to show."""

    def __init__(self, bus: PrivateBus) -> None:
        self.shown: list[str] = []
        self.is_refusing = False
        self._bus = open_dbus_connection(bus.address)
        Proxy(message_bus, self._bus).RequestName(NAME)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._bus.sock.shutdown(2)
        self._thread.join()
        self._bus.close()

    def _serve(self) -> None:
        while True:
            try:
                message = self._bus.receive()
                if message.header.message_type is not MessageType.method_call:
                    continue
                assert message.header.fields[HeaderFields.member] == "ShowItems"
                if self.is_refusing:
                    self._bus.send(new_error(message, "org.freedesktop.DBus.Error.Failed"))
                else:
                    self.shown.extend(message.body[0])
                    self._bus.send(new_method_return(message))
            except OSError:  # it has gone
                return


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with PrivateBus() as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        yield running


def test_the_file_manager_is_asked_to_show_it(bus: PrivateBus) -> None:
    manager = FakeFileManager(bus)
    assert shown_by_desktop(Path("/somewhere/a file & 文.pdf"))
    assert manager.shown == ["file:///somewhere/a%20file%20%26%20%E6%96%87.pdf"]
    manager.is_refusing = True
    assert not shown_by_desktop(Path("/somewhere/else"))
    manager.close()


def test_without_one_that_is_told(bus: PrivateBus, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not shown_by_desktop(Path("/somewhere"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert not shown_by_desktop(Path("/somewhere"))
