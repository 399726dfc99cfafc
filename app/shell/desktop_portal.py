"""The desktop's portal: what a Wayland desktop does for programs once the person has agreed. Workers only.

It is spoken to by jeepney, not by Qt's D-Bus: from Python that cannot write lists of structures, which a portal wants.
"""

import itertools
import socket
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from app.core.kernel.errors import Cancelled, Unavailable

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
REQUEST = "org.freedesktop.portal.Request"
REGISTRY = "org.freedesktop.host.portal.Registry"
REPLY_S = 10.0
"""How long the desktop may take to answer that it has understood; a person may take longer."""
APPLICATION_ID = "plaza"
Options = Mapping[str, tuple[str, Any]]
"""Names, each with the signature of its value and the value."""


class DesktopPortal:
    """One connection to the portal. Everything that is asked over it ends with it. One worker; ``interrupt`` from any.

    Every method raises ``Unavailable("portal.missing")`` where this desktop does not do what is asked, or does not
    answer in form or in time.
    """

    def __init__(self) -> None:
        try:
            self._bus: DBusConnection = open_dbus_connection()
        except (OSError, KeyError, ValueError, RuntimeError) as error:  # no bus, or none that lets us in
            raise Unavailable("portal.missing") from error
        self._numbers = itertools.count(1)
        self._owner = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._bus.close()

    def begin(self, interface: str) -> None:
        """Find out whether the portal has ``interface``, and who answers for it: only that one is listened to."""
        call = ("org.freedesktop.DBus.Properties", "Get", "ss", (interface, "version"))
        self._owner = str(self._call(*call).header.fields[HeaderFields.sender])
        try:
            self._call(REGISTRY, "Register", "sa{sv}", (APPLICATION_ID, {}))
        except Unavailable:  # older portals know programs by what started them
            return

    def ask(
        self,
        interface: str,
        method: str,
        signature: str = "",
        arguments: tuple[Any, ...] = (),
        options: Options | None = None,
        *,
        wait_s: float | None = None,
    ) -> Mapping[str, tuple[str, Any]]:
        """Call ``method``, whose last argument are options, and return what came of it once the person has agreed.

        ``wait_s``: how long the person may take; None: for ever.

        Raises:
            Cancelled: ``portal.declined``, by the person or the desktop.
        """
        token = f"plaza{next(self._numbers)}"
        sender = str(self._bus.unique_name).removeprefix(":").replace(".", "_")
        rule = self._rule(REQUEST, "Response", f"{PATH}/request/{sender}/{token}")
        self._listen(rule)
        with self._bus.filter(rule) as answers:
            given = {**(options or {}), "handle_token": ("s", token)}
            self._call(interface, method, signature + "a{sv}", (*arguments, given))
            try:
                answer = self._bus.recv_until_filtered(answers, timeout=wait_s)
            except (OSError, ValueError) as error:  # gone, or too late
                raise Unavailable("portal.missing") from error
        code, results = _in_form(answer, "ua{sv}")
        if code != 0:
            raise Cancelled("portal.declined")
        return dict(results)

    def hear(self, interface: str, member: str, path: str = PATH) -> MatchRule:
        """Listen for a signal; what it returns is for ``next``."""
        rule = self._rule(interface, member, path)
        self._listen(rule)
        return rule

    def next(self, *rules: MatchRule) -> tuple[MatchRule, tuple[Any, ...]]:
        """Wait for the next signal that one of ``rules`` is of, and return that and what the signal says."""
        while True:
            try:
                message = self._bus.receive()
            except (OSError, ValueError) as error:
                raise Unavailable("portal.missing") from error
            for rule in rules:
                if rule.matches(message):
                    return rule, tuple(message.body)

    def interrupt(self) -> None:
        """Make whoever waits fail at once."""
        try:
            self._bus.sock.shutdown(socket.SHUT_RDWR)
        except OSError:  # it has ended already
            return

    def _rule(self, interface: str, member: str, path: str) -> MatchRule:
        return MatchRule(type="signal", sender=self._owner, interface=interface, member=member, path=path)

    def _listen(self, rule: MatchRule) -> None:
        try:
            Proxy(message_bus, self._bus, timeout=REPLY_S).AddMatch(rule)
        except (OSError, ValueError) as error:
            raise Unavailable("portal.missing") from error

    def _call(self, interface: str, method: str, signature: str, arguments: tuple[Any, ...]) -> Message:
        message = new_method_call(DBusAddress(PATH, NAME, interface), method, signature, arguments)
        try:
            answer = self._bus.send_and_get_reply(message, timeout=REPLY_S)
        except (OSError, ValueError) as error:
            raise Unavailable("portal.missing") from error
        if answer.header.message_type is not MessageType.method_return:
            raise Unavailable("portal.missing")
        return answer


def _in_form(message: Message, signature: str) -> tuple[Any, ...]:
    """Return what ``message`` says if it is of the form it should have."""
    if message.header.fields.get(HeaderFields.signature) != signature:
        raise Unavailable("portal.missing")
    return tuple(message.body)
