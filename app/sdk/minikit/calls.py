"""Asking the shell for something and waiting for the answer; what every capability's module is built on."""

from collections.abc import Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Protocol

from minikit import wire

if TYPE_CHECKING:
    import asyncio

Json = None | bool | int | float | str | list[Any] | dict[str, Any]

gesture: ContextVar[int | None] = ContextVar("gesture", default=None)
"""The user's tap that the code running now answers to, as the shell numbered it."""


class CallError(Exception):
    """The shell or the server half said no. ``code`` reads ``area.reason``; ``message`` can be shown."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(f"{message} [{code}]" if message else code)
        self.code = code
        self.message = message


class Refusal(Exception):
    """Raised by a function of the server half to say no; the page gets a `CallError` ``server.<code>``."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(f"{message} [{code}]" if message else code)
        self.code = code
        self.message = message


class Channel(Protocol):
    """The way to the shell."""

    def send(self, message: Mapping[str, Any]) -> None:
        """Send one message; waits while the shell has not read the ones before."""
        ...


class Calls:
    """The calls under way. Lives on the event loop's thread."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._last = 0
        self._waiting: dict[int, asyncio.Future[Any]] = {}

    async def call(self, name: str, args: Mapping[str, Any]) -> Any:
        """Ask the shell for ``name`` and return its answer.

        CallError if the shell says no.
        """
        import asyncio  # here, because the shell imports this package too and has no use for it

        self._last += 1
        number = self._last
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            self._channel.send(
                {"type": wire.CALL, "call": number, "name": name, "args": args, "gesture": gesture.get()}
            )
            return await answer
        finally:
            del self._waiting[number]

    def answered(self, message: Mapping[str, Any]) -> None:
        """Take the shell's answer to one call."""
        answer = self._waiting.get(message["call"])
        if answer is None or answer.done():
            return
        error = message.get("error")
        if error is None:
            answer.set_result(message.get("value"))
        else:
            answer.set_exception(CallError(error["code"], error["message"]))


_current: Calls | None = None


def use(calls: Calls) -> None:
    """Make ``calls`` the ones this process asks through."""
    global _current  # noqa: PLW0603 - a child talks to one shell
    _current = calls


async def call(name: str, /, **args: object) -> Any:
    """Ask the shell for the capability ``name``.

    CallError if it says no.
    """
    if _current is None:
        raise RuntimeError(f"{name} is answered by the shell, and this program runs outside it")
    return await _current.call(name, args)
