"""What a session's child is told of where it is shown: checked, gathered, and only while somebody sees it."""

import math
import re
import threading
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from app.host.lifecycle import Lifecycle
from app.host.runtime.child import Child
from app.host.runtime.deadlines import Deadlines
from minikit import wire

SIDE_MAX = 20_000
ZOOM_MIN, ZOOM_MAX = 0.1, 10.0
TELL_AFTER_S = 0.1
"""A change is told so long after it came, together with those that came meanwhile."""
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,7}")


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """Where pages are shown: the room in layout pixels, the look, the language (BCP 47) and its direction."""

    width: float = 800
    height: float = 600
    is_dark: bool = False
    zoom: float = 1.0
    language: str = "en"
    direction: Literal["ltr", "rtl"] = "ltr"


class WindowNews:
    """Tells one session's children how the window is. Any thread; nothing here waits.

    A child that is hidden hears nothing until it is shown, one that has not come round to the last message nothing
    before it has: one change at most is under way, and the newest waits here.
    """

    def __init__(self, facts: WindowFacts, life: Lifecycle, deadlines: Deadlines) -> None:
        self._facts = _sane(facts)
        self._told: WindowFacts | None = None
        self._life = life
        self._deadlines = deadlines
        self._is_due = False
        self._lock = threading.Lock()
        life.greet = self._greet

    def tell(self, facts: WindowFacts) -> None:
        """Take ``facts`` for how the window is now, and tell the child soon."""
        facts = _sane(facts)
        with self._lock:
            if facts == self._facts:
                return
            self._facts = facts
            self._tell_soon()

    def first(self) -> dict[str, Any]:
        """Return what belongs into a launch; the child is told no more until that changes."""
        with self._lock:
            self._told = self._facts
            return asdict(self._facts)

    # The life's lock is always taken before this one's.

    def _due(self) -> None:
        with self._lock:
            self._is_due = False
        self._life.with_seen(self._tell)

    def _tell(self, child: Child) -> None:
        with self._lock:
            if child.is_busy and self._facts != self._told:
                self._tell_soon()
            else:
                self._send(child)

    def _greet(self, child: Child) -> None:
        with self._lock:
            self._send(child)

    def _send(self, child: Child) -> None:
        if self._facts != self._told:
            self._told = self._facts
            child.send({"type": wire.WINDOW, "window": asdict(self._facts)}, is_watched=True)

    def _tell_soon(self) -> None:
        if not self._is_due:
            self._is_due = True
            self._deadlines.after(TELL_AFTER_S, self._due)


def _sane(facts: WindowFacts) -> WindowFacts:
    """Return ``facts`` within what a mini-app may rely on."""
    is_tag = _LANGUAGE.fullmatch(facts.language) is not None
    zoom = facts.zoom if math.isfinite(facts.zoom) else 1.0
    return replace(
        facts,
        width=_side(facts.width),
        height=_side(facts.height),
        zoom=min(max(zoom, ZOOM_MIN), ZOOM_MAX),
        language=facts.language if is_tag else "en",
        direction="rtl" if facts.direction == "rtl" else "ltr",
    )


def _side(pixels: float) -> int:
    return int(min(max(pixels, 1), SIDE_MAX)) if math.isfinite(pixels) else 1
