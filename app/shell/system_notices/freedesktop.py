"""Notices on Linux and its like: the desktop's own service for them, over the message bus.

What is said here is in the Desktop Notifications Specification, 1.2. Spoken to by jeepney, as `desktop_portal` is.
"""

import html
import itertools
import logging
import queue
import select
import socket
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from app.shell.faces import FOLDER
from app.shell.system_notices.ports import Outcome, SystemNotice

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
REPLY_S = 5.0
"""How long the desktop may take for an answer; a person is not waited for."""
END_S = 2.0
HEARD_MAX = 100
"""How many signals may wait while one call is answered."""
OPEN_MAX = 40
"""How many notices stand open at most; the oldest gives way."""
ICON = FOLDER.parents[1] / "images" / "plaza.png"
log = logging.getLogger(__name__)


class _NoDesktopError(Exception):
    """Nobody shows notices here, or not in form or in time."""


class FreedesktopNotices:
    """Hands everything to one thread, begun with the first notice, that talks to the desktop. GUI thread."""

    def __init__(self, post: Callable[[Callable[[], None]], None], icon: str = str(ICON)) -> None:
        """``post`` has something done on the GUI thread."""
        self._post = post
        self._icon = icon
        self._line: _Line | None = None

    def show(self, notice: SystemNotice, outcome: Outcome) -> None:
        """Show a notice, in place of the one with the same key."""
        if self._line is None or not self._line.is_alive():
            self._line = _Line(self._post, self._icon)
            self._line.start()
        self._line.ask(lambda desktop: desktop.show(notice, outcome))

    def withdraw(self, key: str) -> None:
        """Take a notice away, if it is still there; nobody is told of it any more."""
        if self._line is not None:
            self._line.ask(lambda desktop: desktop.withdraw(key))

    def close(self) -> None:
        """Take all away."""
        line, self._line = self._line, None
        if line is not None and line.is_alive():
            line.ask(None)
            line.join(END_S)


class _Line(threading.Thread):
    """The thread: does what is asked in its order, and hears what the desktop says meanwhile. Ends when that goes."""

    def __init__(self, post: Callable[[Callable[[], None]], None], icon: str) -> None:
        super().__init__(name="system-notices", daemon=True)
        self._post = post
        self._icon = icon
        self._asked: queue.SimpleQueue[Callable[[_Desktop], None] | None] = queue.SimpleQueue()
        self._heard, self._bell = socket.socketpair()

    def ask(self, work: "Callable[[_Desktop], None] | None") -> None:
        """Have ``work`` done on this thread; None ends it. From any thread."""
        self._asked.put(work)
        try:
            self._bell.send(b"!")
        except OSError:  # it has ended
            return

    def run(self) -> None:
        """Open the bus and stay on it until the end."""
        try:
            bus = open_dbus_connection()
        except (OSError, KeyError, ValueError, RuntimeError):  # no bus, or none that lets us in
            bus = None
        desktop = _Desktop(bus, self._post, self._icon)
        try:
            while self._turn(desktop):
                pass
            desktop.withdraw_all()
        except (OSError, ValueError) as error:
            log.info("the desktop's notices have gone: %s", error)
        finally:
            if bus is not None:
                bus.close()
            self._heard.close()
            self._bell.close()

    def _turn(self, desktop: "_Desktop") -> bool:
        """Wait for something, do it, and tell whether to go on."""
        sources = [self._heard, *([] if desktop.bus is None else [desktop.bus.sock])]
        ready, _, _ = select.select(sources, [], [])
        if self._heard in ready:
            self._heard.recv(1024)
        desktop.hear()
        while not self._asked.empty():
            work = self._asked.get()
            if work is None:
                return False
            work(desktop)
            desktop.hear()
        return True


class _Desktop:
    """What the thread knows: which notice the desktop knows under which number, and who waits for clicks on it."""

    def __init__(self, bus: DBusConnection | None, post: Callable[[Callable[[], None]], None], icon: str) -> None:
        self.bus = bus
        self._post = post
        self._icon = icon
        self._numbers: dict[str, int] = {}
        self._outcomes: dict[int, Outcome] = {}
        self._tokens: dict[int, str] = {}
        self._owner = ""
        self._has_markup = False
        self._signals: deque[Message] = deque(maxlen=HEARD_MAX)
        self._stop_hearing: Callable[[], None] = lambda: None

    def show(self, notice: SystemNotice, outcome: Outcome) -> None:
        """Show one, and remember who waits for its click."""
        try:
            number = self._notify(notice)
        except _NoDesktopError:
            self._post(outcome.failed)
            return
        except OSError:
            self._post(outcome.failed)
            raise
        self._forget(self._numbers.pop(notice.key, 0))
        self._numbers[notice.key] = number
        self._outcomes[number] = outcome
        self._post(outcome.shown)
        for key in list(itertools.islice(self._numbers, max(0, len(self._numbers) - OPEN_MAX))):
            self.withdraw(key)

    def withdraw(self, key: str) -> None:
        """Take one away."""
        number = self._numbers.pop(key, 0)
        if number:
            self._forget(number)
            assert self.bus is not None
            self.bus.send(new_method_call(DBusAddress(PATH, NAME, NAME), "CloseNotification", "u", (number,)))

    def withdraw_all(self) -> None:
        """Take all away."""
        for key in tuple(self._numbers):
            self.withdraw(key)
        if self._owner and self.bus is not None:
            Proxy(message_bus, self.bus, timeout=END_S).GetId()  # once this is answered, the bus has had all of it

    def hear(self) -> None:
        """Tell of what the desktop has said meanwhile."""
        while self.bus is not None:
            try:
                self.bus.recv_messages(timeout=0)
            except TimeoutError:
                break
        while self._signals:
            self._on_signal(self._signals.popleft())

    def _notify(self, notice: SystemNotice) -> int:
        if not self._owner:
            self._greet()
        text = html.escape(notice.text, quote=False) if self._has_markup else notice.text
        hints = {
            "desktop-entry": ("s", "plaza"),
            "category": ("s", "im.received"),
            "suppress-sound": ("b", notice.is_quiet),
        }
        before = self._numbers.get(notice.key, 0)
        said = ("Plaza", before, self._icon, notice.title, text, ["default", notice.action], hints, -1)
        answer = self._call("Notify", "susssasa{sv}i", said)
        if answer.header.fields.get(HeaderFields.signature) != "u":
            raise _NoDesktopError
        return int(answer.body[0])

    def _greet(self) -> None:
        """Find out what the desktop can show, and who answers: only that one is listened to."""
        answer = self._call("GetCapabilities", "", ())
        if answer.header.fields.get(HeaderFields.signature) != "as":
            raise _NoDesktopError
        self._has_markup = "body-markup" in answer.body[0]

    def _listen(self, owner: str) -> None:
        """Hear the service, which is another one now: what the one before showed is gone with it."""
        assert self.bus is not None
        self._stop_hearing()
        self._owner = owner
        self._numbers.clear()
        self._outcomes.clear()
        self._tokens.clear()
        rule = MatchRule(type="signal", sender=owner, interface=NAME, path=PATH)
        Proxy(message_bus, self.bus, timeout=REPLY_S).AddMatch(rule)
        self._stop_hearing = self.bus.filter(rule, queue=self._signals).close

    def _on_signal(self, signal: Message) -> None:
        fields = signal.header.fields
        member, form = fields.get(HeaderFields.member), fields.get(HeaderFields.signature)
        if member == "ActivationToken" and form == "us" and signal.body[0] in self._outcomes:
            self._tokens[signal.body[0]] = signal.body[1]
        elif member == "ActionInvoked" and form == "us" and signal.body[0] in self._outcomes:
            number = signal.body[0]
            token, outcome = self._tokens.pop(number, ""), self._outcomes.pop(number)
            self._post(lambda: outcome.clicked(token))
        elif member == "NotificationClosed" and form == "uu":
            self._forget(signal.body[0])

    def _forget(self, number: int) -> None:
        self._outcomes.pop(number, None)
        self._tokens.pop(number, None)
        self._numbers = {key: known for key, known in self._numbers.items() if known != number}

    def _call(self, method: str, signature: str, arguments: tuple[Any, ...]) -> Message:
        if self.bus is None:
            raise _NoDesktopError
        message = new_method_call(DBusAddress(PATH, NAME, NAME), method, signature, arguments)
        try:
            answer = self.bus.send_and_get_reply(message, timeout=REPLY_S)
        except TimeoutError as error:
            raise _NoDesktopError from error
        if answer.header.message_type is not MessageType.method_return:
            raise _NoDesktopError
        owner = str(answer.header.fields.get(HeaderFields.sender, ""))
        if owner != self._owner:
            self._listen(owner)
        return answer
