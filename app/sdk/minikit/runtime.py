"""The child's main loop: messages in, the right half of the mini-app run, messages out."""

import asyncio
import importlib
import os
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, Protocol

from minikit import calls, wire

Message = dict[str, Any]


class Half(Protocol):
    """One of the two halves of a mini-app, as the main loop sees it."""

    def start(self) -> None:
        """Load the author's module and begin."""
        ...

    def take(self, message: Message) -> None:
        """Act on one message from the shell."""
        ...


class Pipe:
    """Sends frames to the shell. A send waits while the shell is behind, and the mini-app with it."""

    def __init__(self, outgoing: int) -> None:
        self._outgoing = outgoing
        self._lock = threading.Lock()

    def send(self, message: Mapping[str, Any]) -> None:
        """Send one message; TypeError or ValueError if it cannot be put into a frame."""
        self.send_frame(wire.encode(message))

    def send_frame(self, frame: bytes) -> None:
        """Send one frame; the process ends if the shell is gone."""
        rest = memoryview(frame)
        with self._lock:
            try:
                while rest:
                    rest = rest[os.write(self._outgoing, rest) :]
            except OSError:
                os._exit(0)


def run(incoming: int, outgoing: int) -> None:
    """Serve the shell until it says to end or is gone."""
    pipe = Pipe(outgoing)
    pipe.send({"type": wire.READY, "python": sys.version.split()[0]})
    launch = _read(incoming)
    if launch is None or launch.get("type") != wire.LAUNCH:
        return
    sys.path.append(launch["package"])
    asyncio.run(_serve(incoming, pipe, launch))
    sys.stderr.flush()
    # Threads that a mini-app left behind must not keep the process.
    os._exit(0)


def _read(incoming: int) -> Message | None:
    import json

    try:
        body = wire.read_body(lambda count: os.read(incoming, min(count, 1 << 16)))
    except (OSError, wire.FrameError):
        return None
    if body is None:
        return None
    message: Message = json.loads(body)
    return message


async def _serve(incoming: int, pipe: Pipe, launch: Message) -> None:
    loop = asyncio.get_running_loop()
    ended = loop.create_future()
    asked = calls.Calls(pipe)
    calls.use(asked)
    half = _half(pipe, launch)

    def take(message: Message) -> None:
        if message["type"] == wire.END:
            if not ended.done():
                ended.set_result(None)
        elif message["type"] == wire.REPLY:
            asked.answered(message)
        else:
            half.take(message)
        number = message.get("ack")
        if number is not None:
            # Behind the first step of what the message started: an endless loop there is noticed by the shell.
            loop.call_soon(pipe.send, {"type": wire.ACK, "ack": number})

    def listen() -> None:
        while (message := _read(incoming)) is not None:
            loop.call_soon_threadsafe(take, message)
        os._exit(0)

    threading.Thread(target=listen, name="pipe", daemon=True).start()
    half.start()
    loop.call_soon(pipe.send, {"type": wire.ACK, "ack": launch["ack"]})
    await ended


def _half(pipe: Pipe, launch: Message) -> Half:
    if launch["half"] == "server":
        from minikit.serving import ServerHalf

        return ServerHalf(pipe, launch)
    from minikit.paging import PagesHalf

    return PagesHalf(pipe, launch)


def load(name: str) -> ModuleType:
    """Import the author's module ``name`` from the package."""
    return importlib.import_module(name)


def unload(package: str) -> None:
    """Forget the author's modules, so that they can be imported anew."""
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None)).startswith(package):
            del sys.modules[name]


def summary_and_details(error: BaseException) -> tuple[str, str]:
    """Return an error in one line, with the author's file and line, and its traceback."""
    from pathlib import Path  # only here: it takes a while to load

    own = str(Path(__file__).parent)
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if not frame.filename.startswith((own, "<frozen"))]
    place = ""
    if isinstance(error, SyntaxError) and error.filename:
        place = f" ({Path(error.filename).name}:{error.lineno})"
    elif theirs:
        place = f" ({Path(theirs[-1].filename).name}:{theirs[-1].lineno})"
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    first_line = next(iter(message.splitlines()), "")
    text = f"{type(error).__name__}: {first_line}" if first_line else type(error).__name__
    return (text[:400] + place)[:500], "".join(traceback.format_exception(error))[-20_000:]


def attempt(function: Callable[..., Any], *args: Any) -> tuple[Any, Exception | None]:
    """Call the author's ``function`` and return its result, or the error it raised; ours to show, not to die of."""
    try:
        return function(*args), None
    except Exception as error:  # noqa: BLE001 - the edge of the author's code
        return None, error
