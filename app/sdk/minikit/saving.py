"""Telling the shell what the open pages keep in case the mini-app ends: at once, or a moment after a change."""

import asyncio
import json
import math
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Any

from minikit import wire
from minikit.guarding import attempt
from minikit.keeping import encoded
from minikit.opened import OpenPage
from minikit.outlet import Pipe

SAVE_DELAY_S = 0.25
SAVE_INTERVAL_S = 3.0
"""A state is told so long after a change, and so long after the one before: kill -9 loses no more than that."""


class Keeper:
    """Tells the shell what the open pages would keep, now or soon. Lives on the event loop's thread."""

    def __init__(self, pipe: Pipe, stack: Callable[[], Sequence[OpenPage]]) -> None:
        self._pipe = pipe
        self._stack = stack
        self._told = b""
        self._told_at = -math.inf
        self._handle: asyncio.TimerHandle | None = None

    def soon(self) -> None:
        """Tell it a moment from now, every few seconds at most."""
        if self._handle is None:
            wait_s = max(SAVE_DELAY_S, self._told_at + SAVE_INTERVAL_S - time.monotonic())
            self._handle = asyncio.get_running_loop().call_later(wait_s, self.now)

    def now(self) -> None:
        """Tell it, unless it is what was told before."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        entries: list[dict[str, Any]] = []
        left = wire.STATES_MAX
        # The page on top is the one that the person misses most.
        for opened in reversed(self._stack()):
            if sum(len(name) + len(value) for name, value in opened.query.items()) > wire.QUERY_MAX:
                _note(opened, "is not kept, nor the page: its query is too long")
                continue
            text = _state_of(opened)
            size = 0 if text is None else len(text.encode())
            if size > left:
                _note(opened, "is not kept: all pages together have too much")
                text, size = None, 0
            left -= size
            state = None if text is None else json.loads(text)
            entries.append({"path": opened.path, "query": opened.query, "state": state})
        entries.reverse()
        frame = wire.encode({"type": wire.STATE_SAVED, "stack": entries}) if entries else self._told
        if frame != self._told:
            self._told, self._told_at = frame, time.monotonic()
            self._pipe.send_frame(frame)


def _state_of(opened: OpenPage) -> str | None:
    """Return a page's state as text: what it says now, or what it said before if it cannot say now."""
    page = opened.page
    if opened.has_failed:
        opened.state = None  # what led to the error would only lead there again
    elif page is not None and opened.is_loaded and (opened.says_state or not opened.running):
        state, error = attempt(page.save_state)
        if error is None:
            opened.state, error = attempt(encoded, state)
        if error is not None:
            opened.state = None
            _note(opened, "is not kept", error)
    return opened.state


def _note(opened: OpenPage, what: str, error: Exception | None = None) -> None:
    """Say on the terminal, once for each page, why it will come back without its state."""
    if not opened.has_note:
        opened.has_note = True
        print(f"the state of {opened.path} {what}", file=sys.stderr)
        if error is not None:
            traceback.print_exception(error)
