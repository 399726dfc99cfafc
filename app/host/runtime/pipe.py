"""Frames to and from one child: one thread that reads, one that writes, limits on both."""

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Literal

from app.host.runtime import limits
from app.host.runtime.limits import TokenBucket
from app.host.runtime.process import Process
from minikit import wire

EndReason = Literal["closed", "crashed", "flooded", "protocol", "hung", "memory", "processor", "storage", "unloaded"]


class Pipe:
    """Both directions of one child.

    Reading holds back a child that sends too much, so that its own writes wait. Sending never waits: what a child
    does not read is kept up to a limit, then the child is ended. `on_end` comes once, last, on the reading thread.
    """

    def __init__(
        self,
        process: Process,
        name: str,
        on_body: Callable[[bytes], None],
        on_end: Callable[[EndReason, str, int], None],
    ) -> None:
        self._process = process
        self._on_body = on_body
        self._on_end = on_end
        self._bucket = TokenBucket(limits.MESSAGES_PER_S, limits.MESSAGE_BURST)
        self._pressed_since: float | None = None
        self._frames: queue.Queue[bytes | None] = queue.Queue(limits.QUEUED_MAX)
        self._queued_bytes = 0
        self._lock = threading.Lock()
        self._has_room = threading.Condition(self._lock)
        self._stopping = threading.Event()
        self._end: tuple[EndReason, str] | None = None
        self.reader = threading.Thread(target=self._read, name=f"{name} reads", daemon=True)
        self._writer = threading.Thread(target=self._write, name=f"{name} writes", daemon=True)

    def start(self) -> None:
        """Begin reading and writing."""
        self._writer.start()
        self.reader.start()

    def send(self, body: bytes) -> None:
        """Send one message. Any thread; never waits. FrameError if it is too large."""
        self.send_frame(wire.frame(body))

    def send_frame(self, frame: bytes) -> None:
        """Send one frame. Any thread; never waits."""
        with self._lock:
            is_too_much = self._queued_bytes + len(frame) > limits.QUEUED_BYTES_MAX or self._frames.full()
            if not is_too_much:
                self._queued_bytes += len(frame)
                self._frames.put_nowait(frame)
        if is_too_much:
            self.stop("hung", "It does not read what it is sent.")

    def charge(self, tokens: float) -> None:
        """Have the child pay for what its message costs the shell. Reading thread only."""
        self._bucket.take(tokens)

    def stop(self, reason: EndReason, details: str = "") -> None:
        """End the child at once, for ``reason`` if nobody gave one before. Any thread; does not wait."""
        with self._lock:
            if self._end is None:
                self._end = (reason, details)
            self._stopping.set()
            self._has_room.notify_all()
        self._process.kill_soon()

    def expect_end(self, reason: EndReason) -> None:
        """Take it as meant, for ``reason``, when the child ends from now on."""
        with self._lock:
            if self._end is None:
                self._end = (reason, "")

    def _read(self) -> None:
        stdout = self._process.stdout
        read1 = getattr(stdout, "read1", stdout.read)
        try:
            while (body := wire.read_body(read1)) is not None and self._is_paced(len(body)):
                self._on_body(body)
        except wire.FrameError as error:
            # A child that dies while it writes is a crash, not a breach of the protocol.
            if "ended within" not in str(error):
                self.stop("protocol", str(error))
        finally:
            self._finish()

    def _is_paced(self, size: int) -> bool:
        """Hold the child back as long as it has to be; say whether to go on."""
        with self._has_room:
            # It gets no more answers than it reads: until then, what it asks is not read either.
            self._has_room.wait_for(lambda: self._frames.qsize() < limits.ANSWERS_MAX or self._stopping.is_set())
        wait_s = self._bucket.take(1 + size / limits.BYTES_PER_TOKEN)
        if self._bucket.tokens > limits.MESSAGE_BURST / 2:
            self._pressed_since = None
        elif wait_s > 0:
            now = time.monotonic()
            self._pressed_since = self._pressed_since or now
            if now - self._pressed_since > limits.FLOOD_S:
                self.stop("flooded", "It sends more than the shell takes, without a pause.")
                return False
        return not self._stopping.wait(wait_s)

    def _finish(self) -> None:
        self._stopping.set()
        code = self._process.wait(limits.END_DEADLINE_S)
        if code is None:
            self._process.kill_soon()
            code = self._process.wait()
        assert code is not None
        with self._lock:  # between `send` seeing room and taking it, nobody else may
            if self._frames.full():
                self._frames.get_nowait()
            self._frames.put_nowait(None)
        self._writer.join()
        self._process.stdout.close()
        with self._lock:
            reason, details = self._end or ("crashed", "")
        self._on_end(reason, details, code)

    def _write(self) -> None:
        stdin = self._process.stdin
        try:
            while (frame := self._frames.get()) is not None and not self._stopping.is_set():
                with self._has_room:
                    self._queued_bytes -= len(frame)
                    self._has_room.notify()
                stdin.write(frame)
                stdin.flush()
        except (OSError, ValueError):
            pass  # the child is gone; the reading thread says so
        finally:
            with suppress(OSError):
                stdin.close()
