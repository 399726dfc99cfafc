"""What was open, in which order, and where."""

from dataclasses import dataclass
from datetime import datetime

from app.core.kernel.ids import MiniAppId


@dataclass(frozen=True, slots=True)
class OpenTab:
    """One tab: its ``kind`` and what it is about (``subject``, an id, may be empty), its words, and where it is shown.

    ``place`` is "strip", "beside" or "window". ``icon`` is a name of the icon set, or empty.
    """

    kind: str
    subject: str
    title: str
    icon: str
    is_pinned: bool = False
    place: str = "strip"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The tabs in order, without the first, which is always there; ``shown`` counts it: 0 is the first."""

    tabs: tuple[OpenTab, ...] = ()
    shown: int = 0


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where a mini-app's own window stood on the desktop, without its frame, in device-independent pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Visited:
    """A place that a person went to: its ``kind`` and ``subject`` (an id), and how much it meant to them at the time.

    ``weight`` is in thousandths of one visit just made; see ``visits``.
    """

    kind: str
    subject: str
    weight: int
    visited_at: datetime


@dataclass(frozen=True, slots=True)
class Panel:
    """The mini-apps at hand: those opened ``recent``ly, the last first, and those the person pinned, in their order.

    Some may not be installed now.
    """

    recent: tuple[MiniAppId, ...] = ()
    mine: tuple[MiniAppId, ...] = ()
