"""The child's main loop: messages in, the right half of the mini-app run, messages out."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from typing import Protocol

from minikit import calls, wire
from minikit.outlet import Message, Pipe


class Half(Protocol):
    """One of the two halves of a mini-app, as the main loop sees it."""

    def start(self) -> None:
        """Load the author's module and begin."""
        ...

    def take(self, message: Message) -> None:
        """Act on one message from the shell."""
        ...

    async def end(self) -> None:
        """Do what is left to do before the process ends."""
        ...


def run(incoming: int, outgoing: int, confine: Callable[[Message], None]) -> None:
    """Serve the shell until it says to end or is gone; ``confine`` hears what will run before any of it is there."""
    pipe = Pipe(outgoing)
    pipe.send({"type": wire.READY, "python": sys.version.split()[0]})
    launch = _read(incoming)
    if launch is None or launch.get("type") != wire.LAUNCH:
        return
    confine(launch)
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
        try:
            if message["type"] == wire.END:
                if not ended.done():
                    ended.set_result(None)
            elif message["type"] == wire.REPLY:
                asked.answered(message)
            else:
                half.take(message)
        finally:
            number = message.get("ack")
            if number is not None:
                # Behind the first step of what the message started: an endless loop there is noticed by the shell.
                loop.call_soon(pipe.send, {"type": wire.ACK, "ack": number})

    def listen() -> None:
        while (message := _read(incoming)) is not None:
            if message["type"] == wire.WHERE:
                _say_where(working)
            else:
                loop.call_soon_threadsafe(take, message)
        os._exit(0)

    working = threading.get_ident()
    threading.Thread(target=listen, name="pipe", daemon=True).start()
    half.start()
    loop.call_soon(pipe.send, {"type": wire.ACK, "ack": launch["ack"]})
    await ended
    await half.end()


def _say_where(thread_id: int) -> None:
    """Print what the thread is at, in the author's files; it may never come back from there."""
    from minikit.faults import stack_of

    print("It hangs here:", *stack_of(sys._current_frames()[thread_id]), sep="\n", file=sys.stderr, flush=True)


def _half(pipe: Pipe, launch: Message) -> Half:
    if launch["half"] == "server":
        from minikit.serving import ServerHalf

        return ServerHalf(pipe, launch)
    from minikit.paging import PagesHalf

    return PagesHalf(pipe, launch)
