"""One child of a mini-app: how it is started, watched and ended."""

import itertools
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from app.core.kernel.errors import Unavailable
from app.host.runtime import limits, windows
from app.host.runtime.deadlines import Deadline, Deadlines
from app.host.runtime.folder_watch import FolderWatch
from app.host.runtime.log import ChildLog
from app.host.runtime.pipe import EndReason, Pipe
from app.host.runtime.pool import Pool
from minikit import wire

HUNG = "It has not answered for a while."


@dataclass(frozen=True)
class Listener:
    """Who hears of a child. All are called on the child's reading thread; ``ended`` is the last."""

    said: Callable[[bytes], None]
    ended: Callable[[EndReason, str], None]


class Child:
    """A running half of a mini-app. Any thread may use it; no method waits for the child."""

    def __init__(self, pool: Pool, deadlines: Deadlines, name: str, folder: Path, listener: Listener) -> None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if sys.platform == "win32":
                windows.let_change(folder)
        except OSError as error:
            raise Unavailable("process.failed", reason=f"{folder}: {error.strerror}") from error
        self._deadlines = deadlines
        self._listener = listener
        self._ack_numbers = itertools.count(1)
        self._unanswered: dict[int, Deadline] = {}
        self._lock = threading.Lock()
        self._process = pool.start(folder)
        self._log = ChildLog(self._process, name)
        self._pipe = Pipe(self._process, name, listener.said, self._ended)
        self._watch = FolderWatch(deadlines, folder, lambda details: self.stop("storage", details))

    @property
    def process_id(self) -> int:
        """The operating system's number for it."""
        return self._process.process_id

    def launch(self, message: Mapping[str, Any]) -> None:
        """Tell the child what to run; the first message it gets."""
        self._log.start()
        self._pipe.start()
        self._watch.start()
        may_add = not self._watch.is_far_over
        self._send_watched({"type": wire.LAUNCH, "may_add": may_add, **message}, limits.LAUNCH_DEADLINE_S)

    def send(self, message: Mapping[str, Any], *, is_watched: bool = False) -> None:
        """Send one message; if it is watched, the child is ended when it does not come round to it.

        FrameError if it is too large.
        """
        if is_watched:
            self._send_watched(message, limits.ANSWER_DEADLINE_S)
        else:
            self._pipe.send(msgspec.json.encode(message))

    def answered(self, number: int) -> None:
        """Take it that the child came round to a watched message."""
        with self._lock:
            deadline = self._unanswered.pop(number, None)
        if deadline is not None:
            deadline.cancel()

    def charge(self, tokens: float) -> None:
        """Hold the child back for what its message costs the shell; called while that is being taken."""
        self._pipe.charge(tokens)

    @property
    def is_busy(self) -> bool:
        """Whether the child has not come round to all that it was told yet."""
        with self._lock:
            return bool(self._unanswered)

    def pause(self) -> bool:
        """Stop the child where it is; say whether this system can. What it is sent meanwhile waits for `resume`."""
        return self._process.pause()

    def resume(self) -> None:
        """Let the child go on. Harmless when it is not paused."""
        self._process.resume()

    def end(self, reason: EndReason = "closed") -> None:
        """Ask the child to end, and end it if it has not soon."""
        self._pipe.expect_end(reason)
        self._process.resume()
        self._deadlines.after(limits.END_DEADLINE_S, lambda: self._pipe.stop(reason))
        self._pipe.send(msgspec.json.encode({"type": wire.END}))

    def stop(self, reason: EndReason, details: str = "") -> None:
        """End the child at once."""
        self._pipe.stop(reason, details)

    def wait(self, timeout_s: float) -> None:
        """Wait until the child has ended and its listener knows, ``timeout_s`` at most."""
        if threading.current_thread() is not self._pipe.reader:
            self._pipe.reader.join(timeout_s)

    def _send_watched(self, message: Mapping[str, Any], seconds: float) -> None:
        number = next(self._ack_numbers)
        frame = wire.frame(msgspec.json.encode({**message, "ack": number}))  # what does not fit is not waited for
        with self._lock:
            self._unanswered[number] = self._deadlines.after(seconds, self._hung)
        self._pipe.send_frame(frame)

    def _hung(self) -> None:
        # Its reading thread may still say what keeps it: the author needs the line.
        self._pipe.send(msgspec.json.encode({"type": wire.WHERE}))
        self._deadlines.after(limits.WHERE_DEADLINE_S, lambda: self._pipe.stop("hung", HUNG))

    def _ended(self, reason: EndReason, details: str, code: int) -> None:
        self._watch.stop()
        with self._lock:
            unanswered = list(self._unanswered.values())
            self._unanswered.clear()
        for deadline in unanswered:
            deadline.cancel()
        self._log.hurry()
        lines = self._log.last_lines()
        if reason == "crashed":
            how = f"It ended by signal {-code}." if code < 0 else f"It ended with code {code}."
            details = f"{how}\n{lines}".rstrip()
        elif details == HUNG:
            details = f"{HUNG}\n{lines}".rstrip()
        self._listener.ended(reason, details)
