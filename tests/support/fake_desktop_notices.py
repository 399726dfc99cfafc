"""A desktop's service for notices on a private bus: it shows, is clicked and says nonsense, as a test asks."""

import threading
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from tests.support.fake_portal import PrivateBus

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


class FakeDesktopNotices:
    """Answers as the specification says; ``capabilities`` is what it can show."""

    def __init__(self, bus: PrivateBus, capabilities: tuple[str, ...] = ("body", "body-markup", "actions")) -> None:
        self.capabilities = capabilities
        self.shown: dict[int, tuple[Any, ...]] = {}
        """By number, what ``Notify`` was given."""
        self.all: list[tuple[Any, ...]] = []
        self.is_refusing = False
        self.answer_form = "u"
        self._count = 0
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

    def titles(self) -> list[str]:
        """Return what stands over the notices that are shown."""
        return [said[3] for said in self.shown.values()]

    def click(self, number: int, token: str = "") -> None:
        """Tell of a click, as with the leave ``token`` to come to the front."""
        if token:
            self._signal("ActivationToken", "us", (number, token))
        self._signal("ActionInvoked", "us", (number, "default"))

    def say(self, member: str, signature: str, body: tuple[Any, ...]) -> None:
        """Tell of something else."""
        self._signal(member, signature, body)

    def _signal(self, member: str, signature: str, body: tuple[Any, ...]) -> None:
        self._bus.send(new_signal(DBusAddress(PATH, interface=NAME), member, signature, body))

    def _serve(self) -> None:
        while True:
            try:
                message = self._bus.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)
            except OSError:  # it has gone
                return

    def _answer(self, message: Message) -> None:
        member = message.header.fields[HeaderFields.member]
        if self.is_refusing:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.Failed"))
        elif member == "GetCapabilities":
            self._bus.send(new_method_return(message, "as", (list(self.capabilities),)))
        elif member == "Notify":
            self._count += 1
            number = message.body[1] or self._count
            self.shown[number] = message.body
            self.all.append(message.body)
            self._bus.send(new_method_return(message, self.answer_form, (number if self.answer_form == "u" else "x",)))
        else:
            self.shown.pop(message.body[0], None)
            self._bus.send(new_method_return(message))
