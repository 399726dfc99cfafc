"""A desktop that shows the icons of programs, on a private bus: it sees them, clicks them and reads their menus."""

import threading
from queue import Queue
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_call, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from tests.support.fake_portal import PrivateBus

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM, ITEM_PATH = "org.kde.StatusNotifierItem", "/StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"
REPLY_S = 20
GIVEN = {
    "IsStatusNotifierHostRegistered": ("b", True),
    "ProtocolVersion": ("i", 0),
    "RegisteredStatusNotifierItems": ("as", []),
}


class FakeTrayHost:
    """Watcher and host in one, as the desktops' specification of StatusNotifierItem has them."""

    def __init__(self, bus: PrivateBus) -> None:
        self.is_host = True
        self._items: Queue[str] = Queue()
        self._bus: DBusConnection = open_dbus_connection(bus.address)
        Proxy(message_bus, self._bus).RequestName(WATCHER)
        self._asking: DBusConnection = open_dbus_connection(bus.address)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Go."""
        self._bus.sock.shutdown(2)
        self._thread.join()
        self._bus.close()
        self._asking.close()

    def wait_for_item(self) -> str:
        """Return the name on the bus of the next program that shows an icon."""
        return self._items.get(timeout=60)

    def properties(self, item: str) -> dict[str, tuple[str, Any]]:
        """Return what an icon says of itself."""
        (found,) = self._call(item, ITEM_PATH, PROPERTIES, "GetAll", "s", (ITEM,))
        return dict(found)

    def click(self, item: str) -> None:
        """Click on an icon."""
        self._call(item, ITEM_PATH, ITEM, "Activate", "ii", (1, 1))

    def menu(self, item: str) -> list[tuple[int, str]]:
        """Return the lines of an icon's menu, each with its number; a line that divides has no words."""
        path = self.properties(item)["Menu"][1]
        _, (_, _, lines) = self._call(item, path, MENU, "GetLayout", "iias", (0, -1, []))
        return [(number, details.get("label", ("s", ""))[1]) for _, (number, details, _) in lines]

    def choose(self, item: str, words: str) -> None:
        """Choose a line of an icon's menu."""
        number = next(number for number, found in self.menu(item) if found == words)
        path = self.properties(item)["Menu"][1]
        self._call(item, path, MENU, "Event", "isvu", (number, "clicked", ("i", 0), 0))

    def _call(self, name: str, path: str, interface: str, method: str, signature: str, body: tuple[Any, ...]) -> Any:
        message = new_method_call(DBusAddress(path, name, interface), method, signature, body)
        answer = self._asking.send_and_get_reply(message, timeout=REPLY_S)
        assert answer.header.message_type is MessageType.method_return, answer.body
        return answer.body

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
        if member == "Get":
            value = GIVEN[message.body[1]]
            is_hosts = message.body[1] == "IsStatusNotifierHostRegistered"
            self._bus.send(new_method_return(message, "v", (("b", self.is_host) if is_hosts else value,)))
        elif member == "RegisterStatusNotifierItem":
            self._bus.send(new_method_return(message))
            self._items.put(message.body[0])
        else:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
