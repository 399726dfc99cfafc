"""What a child prints: bounded, kept for a look after a crash, and told to the shell's log."""

import logging
import threading
from collections import deque

from app.host.runtime import limits
from app.host.runtime.limits import TokenBucket
from app.host.runtime.process import Process

log = logging.getLogger("app.host.miniapp")
LINE_BYTES = 200
"""What a line costs to handle, however short, in bytes."""


class ChildLog:
    """Reads one child's printed lines on a thread of its own."""

    def __init__(self, process: Process, name: str) -> None:
        self._process = process
        self._name = name
        self._lines: deque[str] = deque(maxlen=limits.LOG_LINES_KEPT)
        self._bucket = TokenBucket(limits.LOG_LINES_PER_S, limits.LOG_LINES_PER_S)
        self._reading = TokenBucket(limits.LOG_BYTES_PER_S, limits.LOG_BYTES_PER_S)
        self._hurried = threading.Event()
        self._dropped = 0
        self._thread = threading.Thread(target=self._read, name=f"{name} log", daemon=True)

    def start(self) -> None:
        """Begin reading."""
        self._thread.start()

    def hurry(self) -> None:
        """Read what is left without a pause: the child has ended."""
        self._hurried.set()

    def last_lines(self) -> str:
        """Return the last lines printed; once the child has ended, with the very last."""
        self._thread.join(limits.END_DEADLINE_S)
        return "\n".join(self._lines)

    def _read(self) -> None:
        stderr = self._process.stderr
        assert stderr is not None
        while line := stderr.readline(limits.LOG_LINE_MAX):
            self._hurried.wait(self._reading.take(LINE_BYTES + len(line)))
            text = line.decode("utf-8", "replace").rstrip("\n")
            self._lines.append(text)
            if not self._bucket.try_take():
                self._dropped += 1
                continue
            if self._dropped:
                log.info("%s: %d lines left out", self._name, self._dropped)
                self._dropped = 0
            log.info("%s: %s", self._name, text)
        stderr.close()
