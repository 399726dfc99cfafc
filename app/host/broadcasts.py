"""What a server half tells the pages of everyone: the newest of each topic, no faster than they take it."""

import threading

import msgspec

from app.host.runtime.child import Child
from minikit import wire

TOPICS_MAX = 32
"""How many topics wait for pages that do not read; beyond it the one told longest ago is forgotten."""


class Broadcasts:
    """The broadcasts on their way to one session's pages. Any thread may use it; nothing here waits.

    One is under way at a time. What is told meanwhile waits here, the newest of each topic only: pages that do not
    read cost the shell a few payloads, however much they are told.
    """

    def __init__(self) -> None:
        self._child: Child | None = None
        self._is_under_way = False
        self._waiting: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def use(self, child: Child | None) -> None:
        """Tell ``child`` from now on, which begins without what was told to the one before."""
        with self._lock:
            self._child, self._is_under_way = child, False
            self._waiting.clear()

    def tell(self, topic: str, payload: bytes) -> None:
        """Tell the pages ``payload``, JSON text, in place of what has been told of ``topic`` and not yet sent."""
        with self._lock:
            if self._child is None:
                return
            self._waiting.pop(topic, None)
            self._waiting[topic] = payload
            if len(self._waiting) > TOPICS_MAX:
                del self._waiting[next(iter(self._waiting))]
            self._send_next()

    def taken(self, child: Child) -> None:
        """Take it that the pages have heard the last broadcast."""
        with self._lock:
            if child is not self._child:
                return
            was_told, self._is_under_way = self._is_under_way, False
            self._send_next()
        if not was_told:
            child.stop("protocol", "It took a broadcast that nobody sent.")

    def _send_next(self) -> None:
        if self._child is None or self._is_under_way or not self._waiting:
            return
        topic = next(iter(self._waiting))
        payload = self._waiting.pop(topic)
        self._is_under_way = True
        self._child.send({"type": wire.BROADCAST, "topic": topic, "payload": msgspec.Raw(payload)})
