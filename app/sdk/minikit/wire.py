"""What travels between the shell and a child: message names, limits, and the frames they travel in."""

import json
import struct
from collections.abc import Callable, Mapping
from typing import Any

FRAME_MAX = 1 << 20
"""The largest frame in bytes; a larger one ends the session."""
UPDATE_SOFT_MAX = 256 * 1024
"""The size in bytes above which the SDK splits an update."""
HEADER = struct.Struct(">I")

STATE_MAX = 64 * 1024
"""What one page may keep between two lives of its mini-app, in bytes of JSON."""
STATES_MAX = 256 * 1024
"""What all pages of a mini-app may keep together."""
STATE_DEPTH_MAX = 32
QUERY_MAX = 2_048
"""How many characters the names and values of a page's query may have together, where it comes from outside."""

# The shell to a child
LAUNCH = "session.launch"
HIDE = "session.hide"
SHOW = "session.show"
END = "session.end"
PAGE_GO = "page.go"
PAGE_BACK = "page.back"
PAGE_RELOAD = "page.reload"
PAGE_APPLIED = "page.applied"
PAGE_REFUSED = "page.refused"
NODE_EVENT = "node.event"
TEXT_CHANGED = "text.changed"
LIST_WINDOW = "list.window"
BROADCAST = "broadcast.tell"
SERVER_RUN = "server.run"
PAYMENT_NOTICE = "payment.notice"
REFUND_NOTICE = "refund.notice"
HOLD_NOTICE = "hold.notice"
ALARM = "alarm.tell"
WINDOW = "window.tell"
WHERE = "session.where"
"""Asks a child that does not answer what its main thread is at; it prints that, and is ended."""

# A child to the shell
READY = "session.ready"
ACK = "session.ack"
PAGES_CHANGED = "pages.changed"
PAGE_UPDATE = "page.update"
PAGE_FAILED = "page.failed"
TOAST = "toast.show"
BROADCAST_TAKEN = "broadcast.taken"
STATE_SAVED = "state.saved"
CALL = "call.request"

# Both ways
REPLY = "call.reply"


class FrameError(ValueError):
    """Bytes that are no frame: too large, cut short, or not a JSON object."""


def encode(message: Mapping[str, Any]) -> bytes:
    """Return ``message`` as one frame.

    TypeError or ValueError if it holds what JSON cannot; FrameError if it is too large.
    """
    body = json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    return frame(body)


def frame(body: bytes) -> bytes:
    """Return ``body`` with its length before it; FrameError if it is too large."""
    if len(body) > FRAME_MAX:
        raise FrameError(f"a message of {len(body)} bytes; at most {FRAME_MAX} fit")
    return HEADER.pack(len(body)) + body


def read_body(read: Callable[[int], bytes]) -> bytes | None:
    """Read the body of the next frame with ``read(count)``, which may return fewer bytes; None at the end.

    FrameError if the announced length is too large or the stream ends within a frame.
    """
    header = _read_exactly(read, HEADER.size, may_end=True)
    if header is None:
        return None
    (length,) = HEADER.unpack(header)
    if length > FRAME_MAX:
        raise FrameError(f"a frame of {length} bytes was announced; at most {FRAME_MAX} are taken")
    return _read_exactly(read, length, may_end=False)


def _read_exactly(read: Callable[[int], bytes], count: int, *, may_end: bool) -> bytes | None:
    parts: list[bytes] = []
    missing = count
    while missing:
        part = read(missing)
        if not part:
            if may_end and missing == count:
                return None
            raise FrameError("the stream ended within a frame")
        parts.append(part)
        missing -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)
