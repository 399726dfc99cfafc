"""What pages keep between two lives of their mini-app: which values, how many, and when the shell is given them."""

import json
import math
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from minikit import wire
from minikit.guarding import attempt

if TYPE_CHECKING:
    import asyncio

    from minikit.opened import OpenPage
    from minikit.outlet import Pipe

SAVE_DELAY_S = 0.25
SAVE_INTERVAL_S = 3.0
"""A state is told so long after a change, and so long after the one before: kill -9 loses no more than that."""
MISSING = object()


def is_json(value: object, depth_max: int = wire.STATE_DEPTH_MAX) -> bool:
    """Tell whether ``value`` comes back from JSON as it was, and is not nested too deep."""
    if value is None or isinstance(value, str | int):
        return True
    if isinstance(value, float):
        return math.isfinite(value)
    if depth_max <= 0:
        return False
    if type(value) is list:
        return all(is_json(each, depth_max - 1) for each in value)
    if type(value) is dict:
        return all(type(name) is str and is_json(each, depth_max - 1) for name, each in value.items())
    return False


def simple_attributes(page: object) -> dict[str, Any]:
    """Return a page's public attributes that JSON can hold and that its class does not say already."""
    return {
        name: value
        for name, value in vars(page).items()
        if not name.startswith("_") and is_json(value) and not _is_default(page, name, value)
    }


def take_over(page: object, state: dict[str, Any]) -> None:
    """Set the attributes in ``state`` that the page still has, unless they hold another kind of value by now."""
    for name, value in state.items():
        now = getattr(page, name, MISSING)
        if now is MISSING or name.startswith("_") or callable(now):
            continue
        if now is None or value is None or type(now) is type(value) or {type(now), type(value)} == {int, float}:
            setattr(page, name, value)


def _is_default(page: object, name: str, value: object) -> bool:
    default = getattr(type(page), name, MISSING)
    return type(default) is type(value) and default == value


def encoded(state: object) -> str:
    """Return a page's state as JSON text; TypeError or ValueError if it is none or too much."""
    if type(state) is not dict or not is_json(state):
        raise TypeError("save_state() must return a dictionary of JSON values, nested at most 32 deep")
    text = json.dumps(state, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    size = len(text.encode())  # UnicodeEncodeError for half a surrogate pair is a ValueError
    if size > wire.STATE_MAX:
        raise ValueError(f"the state of a page has {size:,} bytes; at most {wire.STATE_MAX:,} are kept")
    return text


class Keeper:
    """Tells the shell what the open pages would keep, now or soon. Lives on the event loop's thread."""

    def __init__(self, pipe: "Pipe", stack: Callable[[], Sequence["OpenPage"]]) -> None:
        self._pipe = pipe
        self._stack = stack
        self._told = b""
        self._told_at = -math.inf
        self._handle: asyncio.TimerHandle | None = None

    def soon(self) -> None:
        """Tell it a moment from now, every few seconds at most."""
        import asyncio  # here, because the shell imports this package too and has no use for it

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


def _state_of(opened: "OpenPage") -> str | None:
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


def _note(opened: "OpenPage", what: str, error: Exception | None = None) -> None:
    """Say on the terminal, once for each page, why it will come back without its state."""
    if not opened.has_note:
        opened.has_note = True
        print(f"the state of {opened.path} {what}", file=sys.stderr)
        if error is not None:
            traceback.print_exception(error)
