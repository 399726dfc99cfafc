"""Bringing back tabs: the ones that were closed, the newest first; and waking one that sleeps once it is seen."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, SignalInstance, Slot
from PySide6.QtQml import QmlElement

from app.shell.tabs.rows import Kind, Tab

QML_IMPORT_NAME = "app.shell.tabs"
QML_IMPORT_MAJOR_VERSION = 1
CLOSED_MAX = 25
_WORTH_BRINGING_BACK: frozenset[Kind] = frozenset(
    {"miniapp", "about", "article", "calls", "favourites", "figures", "history"}
)

Wake = Callable[[str], None]
"""Makes what a tab about this subject shows and gives it to the tab; it may take a moment."""


class Tabs(Protocol):
    """The tabs of a window."""

    @property
    def seen(self) -> Sequence[Tab]:
        """Those that are seen."""

    @property
    def sightChanged(self) -> SignalInstance:
        """Others are seen, or have something to show now."""

    @property
    def removed(self) -> SignalInstance:
        """A `Tab` was closed, and where it stood."""

    def find_about(self, kind: Kind, subject: str) -> Tab | None:
        """Return the tab of this kind about ``subject``."""

    def put_back(self, tab: Tab, at: int) -> str:
        """Insert a sleeping tab like ``tab`` and return its id."""

    def select(self, tab_id: str) -> None:
        """Show one."""


@QmlElement
class Reopening(QObject):
    """Remembers what was closed, and makes what sleeping tabs show. GUI thread.

    A tab comes back asleep: at its place, with its words, its pin and what it is about. It is woken when it is seen.
    """

    changed = Signal()

    def __init__(self, tabs: Tabs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self._wakers: dict[Kind, Wake] = {}
        self._closed: deque[tuple[Tab, int]] = deque(maxlen=CLOSED_MAX)
        self._waking: set[str] = set()
        tabs.removed.connect(self._on_removed)
        tabs.sightChanged.connect(self._wake_seen)

    @Property(bool, notify=changed)
    def canReopen(self) -> bool:
        """Tell whether a tab was closed that can come back."""
        return bool(self._closed)

    @Slot()
    def reopen(self) -> None:
        """Bring back the tab that was closed last, where it stood, and show it; once it is open again, nothing."""
        while self._closed:
            tab, at = self._closed.pop()
            self.changed.emit()
            known = self._tabs.find_about(tab.kind, tab.subject)
            if known is None:
                self._tabs.select(self._tabs.put_back(tab, at))
                return

    def wake_with(self, kind: Kind, wake: Wake) -> None:
        """Wake the tabs of a kind with ``wake`` from now on."""
        self._wakers[kind] = wake

    def _on_removed(self, tab: Tab, at: int) -> None:
        self._waking.discard(tab.tab_id)
        if tab.kind in _WORTH_BRINGING_BACK:
            self._closed.append((tab, at))
            self.changed.emit()

    def _wake_seen(self) -> None:
        for tab in self._tabs.seen:
            wake = self._wakers.get(tab.kind)
            if tab.view is not None:
                self._waking.discard(tab.tab_id)
            elif wake is not None and tab.tab_id not in self._waking:
                self._waking.add(tab.tab_id)
                wake(tab.subject)
