"""The server half of a mini-app as it runs: calls from pages, alarms, and notices of money it can trust."""

import asyncio
import hashlib
import hmac
import inspect
import json
import sys
from typing import Any

from minikit import wire
from minikit.alarms import Alarm
from minikit.calls import Refusal
from minikit.faults import summary_and_details
from minikit.guarding import attempt, call, load, writable
from minikit.halves import Caller, HoldNotice, Notice, RefundNotice, Server
from minikit.outlet import Message, Pipe


class ServerHalf:
    """Runs the author's server half. Lives on the event loop's thread."""

    def __init__(self, pipe: Pipe, launch: Message) -> None:
        self._pipe = pipe
        self._secret = bytes.fromhex(launch["secret"])
        self._server: Server | None = None
        self._broken = ""
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self) -> None:
        """Load the author's `server`."""
        self._server, error = attempt(_load_server)
        if error is not None:
            self._broken, details = summary_and_details(error)
            print(details, file=sys.stderr)

    def take(self, message: Message) -> None:
        """Act on one message from the shell."""
        match message["type"]:
            case wire.SERVER_RUN:
                work = self._run(message)
            case wire.PAYMENT_NOTICE | wire.REFUND_NOTICE | wire.HOLD_NOTICE:
                work = self._notice(message)
            case wire.ALARM:
                work = self._alarm(message)
            case _:
                return
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        functions = {} if self._server is None else self._server.functions
        called = functions.get(message.get("function", ""))
        task.add_done_callback(lambda done: self._answer(message["call"], done, called))

    async def end(self) -> None:
        """Leave everything as it is: what a server half keeps is on its disk."""

    async def _run(self, message: Message) -> Any:
        server = self._loaded()
        function = server.functions.get(message["function"])
        if function is None:
            raise Refusal("no_function", f"the server half has no function {message['function']!r}")
        caller = Caller(message["caller"]["user_id"], tuple(message["caller"]["roles"]))
        result: Any = call(function, caller, **message["args"])
        return await result if inspect.isawaitable(result) else result

    async def _notice(self, message: Message) -> None:
        kind, body = message["type"], message["body"]
        mac = hmac.new(self._secret, f"{kind}\n{body}".encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(mac, message["mac"]):
            raise Refusal("forged", "the notice does not carry the shell's signature")
        server, told = self._loaded(), json.loads(body)
        result: object = None
        if kind == wire.REFUND_NOTICE:
            if server.refund_handler is not None:
                result = call(server.refund_handler, RefundNotice(**told))
        elif kind == wire.HOLD_NOTICE:
            if server.hold_handler is not None:
                result = server.hold_handler(HoldNotice(**told))
        elif server.payment_handler is not None:
            result = call(server.payment_handler, Notice(**told))
        if inspect.isawaitable(result):
            await result

    async def _alarm(self, message: Message) -> None:
        handler = self._loaded().alarm_handler
        if handler is None:
            raise Refusal("no_alarm_handler", "no function of the server half has @server.on_alarm")
        result = call(handler, Alarm(message["name"], message["user_id"], message["at"]))
        if inspect.isawaitable(result):
            await result

    def _loaded(self) -> Server:
        if self._server is None:
            raise Refusal("failed", self._broken)
        return self._server

    def _answer(self, number: int, task: "asyncio.Task[Any]", called: Any) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            self._pipe.send(_refusal(number, "failed", "the function was cancelled"))
            return
        error = task.exception()
        frame = b""
        if error is None:
            reply = {"type": wire.REPLY, "call": number, "value": task.result()}
            frame, error = attempt(wire.encode, reply)
        if isinstance(error, Refusal):
            frame = wire.encode(_refusal(number, error.code, error.message))
        elif error is not None:
            summary, details = summary_and_details(error, called)
            print(details, file=sys.stderr)
            frame = wire.encode(_refusal(number, "failed", summary))
        self._pipe.send_frame(frame)


def _refusal(number: int, code: str, message: str) -> Message:
    return {
        "type": wire.REPLY,
        "call": number,
        "error": {"code": writable(str(code)[:100]), "message": writable(str(message)[:500])},
    }


def _load_server() -> Server:
    server = getattr(load("server"), "server", None)
    if not isinstance(server, Server):
        raise TypeError("server.py must define server = Server()")
    return server
