"""A desktop's portal on a private bus: it agrees, refuses or says nonsense, as a test asks, and presses keys."""

import shutil
import subprocess
import threading
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS, SCREENSHOT = "org.freedesktop.portal.GlobalShortcuts", "org.freedesktop.portal.Screenshot"


def why_not() -> str:
    """Return why there is no such bus here; nothing if there can be one."""
    return "" if shutil.which("dbus-daemon") else "there is no dbus-daemon"


class PrivateBus:
    """A message bus of the test's own."""

    def __init__(self) -> None:
        command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.terminate()
        self._process.communicate()


class FakePortal:
    """Answers as a portal does. ``response`` 0 agrees, 1 is the person's no; ``has`` says which portals there are."""

    def __init__(self, bus: PrivateBus, *, has: tuple[str, ...] = (SHORTCUTS, SCREENSHOT)) -> None:
        self.response = 0
        self.has = has
        self.results: dict[str, dict[str, tuple[str, Any]]] = {}
        """What comes of each method, instead of what a portal says."""
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self._session = ""
        self._client = ""
        self._bus: DBusConnection = open_dbus_connection(bus.address)
        Proxy(message_bus, self._bus).RequestName(NAME)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Go."""
        self._bus.sock.shutdown(2)
        self._thread.join()
        self._bus.close()

    def press(self, shortcut_id: str = "scan-screen", session: str = "") -> None:
        """Tell of keys pressed."""
        self._signal(SHORTCUTS, "Activated", "osta{sv}", (session or self._session, shortcut_id, 1, {}), PATH)

    def end_session(self) -> None:
        """Take the keys away."""
        self._signal("org.freedesktop.portal.Session", "Closed", "a{sv}", ({},), self._session)

    def _serve(self) -> None:
        while True:
            try:
                message = self._bus.receive()
            except OSError:
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        interface, member = str(fields[HeaderFields.interface]), str(fields[HeaderFields.member])
        self._client = str(fields[HeaderFields.sender])
        if member == "Get":
            if message.body[0] in self.has:
                self._bus.send(new_method_return(message, "v", (("u", 1),)))
            else:
                self._bus.send(new_error(message, "org.freedesktop.DBus.Error.InvalidArgs"))
            return
        self.asked.append((member, tuple(message.body)))
        if interface not in self.has:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
            return
        options = message.body[-1]
        sender = self._client.removeprefix(":").replace(".", "_")
        path = f"{PATH}/request/{sender}/{options['handle_token'][1]}"
        self._bus.send(new_method_return(message, "o", (path,)))
        if "session_handle_token" in options:
            self._session = f"{PATH}/session/{sender}/{options['session_handle_token'][1]}"
        results = self.results.get(member, self._results(member, message.body))
        self._signal("org.freedesktop.portal.Request", "Response", "ua{sv}", (self.response, results), path)

    def _results(self, member: str, body: tuple[Any, ...]) -> dict[str, tuple[str, Any]]:
        if member == "CreateSession":
            return {"session_handle": ("s", self._session)}
        if member == "BindShortcuts":
            bound = [(name, {"trigger_description": ("s", "Press Super+F2")}) for name, _ in body[1]]
            return {"shortcuts": ("a(sa{sv})", bound)}
        return {}

    def _signal(self, interface: str, member: str, signature: str, body: tuple[Any, ...], path: str) -> None:
        self._bus.send(new_signal(DBusAddress(path, interface=interface), member, signature, body))
