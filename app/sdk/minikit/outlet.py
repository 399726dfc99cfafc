"""The way from a child to the shell."""

import os
import threading
from collections.abc import Mapping
from typing import Any

from minikit import wire

Message = dict[str, Any]


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
