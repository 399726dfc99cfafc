"""What is open in the window: which of the tabs is shown, and which were before it."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.shell.tabs.reopening import Reopening
from app.shell.tabs.rows import HOME, Kind, Place, Tab, TabRows
from app.shell.tabs.switcher import TabSwitcher

__all__ = ["HOME", "Kind", "Tab", "TabsModel"]

QML_IMPORT_NAME = "app.shell.tabs"
QML_IMPORT_MAJOR_VERSION = 1
LAST_NUMBER = 9
"""Of the keys that show a tab by its number, the one that shows the last, however many there are."""


@QmlElement
class TabsModel(TabRows):
    """The tabs. The first one shows the section's selection and cannot be closed. GUI thread."""

    currentChanged = Signal()
    removed = Signal(object, int)
    """A `Tab` that was closed, and where it stood."""
    sightChanged = Signal()
    """Other tabs are seen than before."""
    raised = Signal(str)
    """The window of this tab is wanted before the others; the first tab's is Plaza's own."""
    homeWanted = Signal()
    """What the first tab shows is wanted, whichever tab is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = HOME
        self._before: list[str] = []
        self.was_led = False
        """Whether a tab was gone to already, be it the one that is shown."""
        self._unseen_windows: set[str] = set()
        self.reopened = Reopening(self, self)
        """What brings back closed tabs, and wakes those that sleep."""
        self.choosing = TabSwitcher(self, self)
        """What goes through the tabs while a key is held."""
        self.shifted.connect(self.currentChanged)
        self.currentChanged.connect(self.sightChanged)

    @Property(int, notify=currentChanged)
    def current(self) -> int:
        """Which tab is shown."""
        return self._index_of(self._current)

    @Property(TabSwitcher, constant=True)
    def switcher(self) -> TabSwitcher:
        """What goes through the tabs while a key is held."""
        return self.choosing

    @Property(Reopening, constant=True)
    def reopening(self) -> Reopening:
        """What brings back closed tabs."""
        return self.reopened

    @property
    def shown(self) -> Tab:
        """The tab that is shown."""
        return self._tabs[self._index_of(self._current)]

    @property
    def seen(self) -> tuple[Tab, ...]:
        """The tabs that are seen while the window is: the one shown, the one beside it, those in their own windows."""
        return tuple(tab for tab in self._tabs if self._is_seen(tab))

    @property
    def recent(self) -> tuple[Tab, ...]:
        """Those with a pill, the one that was seen last first; those that were never seen at the end, in order."""
        seen = [self._current, *reversed(self._before)]
        return tuple(sorted(self.strip, key=lambda tab: seen.index(tab.tab_id) if tab.tab_id in seen else len(seen)))

    def open(
        self,
        kind: Kind,
        title: str,
        icon: str,
        view: QObject | None = None,
        closed: Callable[[], None] | None = None,
        *,
        subject: str = "",
        shows: bool = True,
    ) -> str:
        """Add a tab at the end, or wake the one that sleeps for it; show it if it ``shows``; return its id."""
        known = self.find_about(kind, subject)
        if known is None or known.view is not None or view is None:
            tab_id = self._insert(len(self._tabs), Tab("", kind, title, icon, view, closed, subject))
        else:
            tab_id = known.tab_id
            self._change(self._index_of(tab_id), title=title, icon=icon, view=view, closed=closed)
            self.currentChanged.emit()  # what is shown has something to show now
        if shows:
            self.select(tab_id)
            self.raised.emit(HOME if self.place_of(self._tabs[self._index_of(tab_id)]) != "window" else tab_id)
        return tab_id

    def mark(self, tab_id: str) -> None:
        """Show that something happened in a tab that is not seen now; the mark goes when it is."""
        at = self._index_of(tab_id)
        if at > 0 and not self._is_seen(self._tabs[at]) and not self._tabs[at].is_marked:
            self._change(at, is_marked=True)

    @Slot(str)
    def select(self, tab_id: str) -> None:
        """Show a tab."""
        self.was_led = True
        at = self._index_of(tab_id)
        place = "strip" if at < 0 else self.place_of(self._tabs[at])
        if place == "window":
            self.raised.emit(tab_id)
            return
        tab_id = HOME if place == "beside" else tab_id
        if tab_id == HOME:
            self.homeWanted.emit()
        if at >= 0:
            self._show(tab_id)

    def _show(self, tab_id: str) -> None:
        self.was_led = True
        if tab_id == self._current:
            return
        self._before = [known for known in self._before if known != tab_id] + [self._current]
        self._current = tab_id
        for seen in self.seen:
            if seen.is_marked:
                self._change(self._index_of(seen.tab_id), is_marked=False)
        self.currentChanged.emit()
        self.changed.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """Show the tab ``by`` places further on, around the end."""
        strip = self.strip
        self.select(strip[(strip.index(self.shown) + by) % len(strip)].tab_id)

    @Slot(int)
    def selectNumber(self, number: int) -> None:
        """Show the tab of this number, the first being 1; 9 is the last, however many there are."""
        strip = self.strip
        at = len(strip) - 1 if number == LAST_NUMBER else number - 1
        if 0 <= at < len(strip):
            self.select(strip[at].tab_id)

    def select_home(self, *, is_list_wanted: bool = False) -> None:
        """Show the first tab; where there is room for one of them only, its list or what was chosen from it."""
        if is_list_wanted:
            self._show(HOME)
        else:
            self.select(HOME)

    @Slot(int)
    def moveCurrent(self, by: int) -> None:
        """Put the tab that is shown ``by`` places further on."""
        strip = self.strip
        at = strip.index(self.shown) + by
        if 0 < at < len(strip):
            self.move(self._current, self._index_of(strip[at].tab_id))

    @Slot()
    def closeCurrent(self) -> None:
        """Close the tab that is shown, unless it is the first or pinned."""
        if not self.shown.is_pinned:
            self.close(self._current)

    @Slot(str)
    def close(self, tab_id: str) -> None:
        """Close a tab; the one shown before it comes back. The first tab stays."""
        at = self._index_of(tab_id)
        if at <= 0:
            return
        if tab_id == self._current:
            self.select(self._seen_before(tab_id))
        self._before = [before for before in self._before if before != tab_id]
        self._unseen_windows.discard(tab_id)
        tab = self._remove(at)
        if tab.closed is not None:
            tab.closed()
        self.removed.emit(tab, at)
        self.changed.emit()

    @Slot(str)
    def closeOthers(self, tab_id: str) -> None:
        """Close all tabs but this one, the first and the pinned."""
        for tab in self.tabs[1:]:
            if tab.tab_id != tab_id and not tab.is_pinned:
                self.close(tab.tab_id)

    @Slot(str, str)
    def put(self, tab_id: str, place: Place) -> None:
        """Show a mini-app's tab in another place; one alone is beside the first tab, another gets its pill for it."""
        at = self._index_of(tab_id)
        if at < 0 or self._tabs[at].kind != "miniapp" or self._tabs[at].place == place:
            return
        for other in self._tabs:
            if place == "beside" and other.place == "beside":
                self._change(self._index_of(other.tab_id), place="strip")
        was_shown = tab_id == self._current
        instead = HOME if place == "beside" or not was_shown else self._seen_before(tab_id)
        self._unseen_windows.discard(tab_id)
        # First the place: who hears of what is seen never hears that it is not.
        self._change(at, place=place)
        if was_shown and self.place_of(self._tabs[at]) != "strip":
            self.select(instead)
        self.select(tab_id)
        self.shifted.emit()

    @Slot(str)
    def putSeen(self, place: Place) -> None:
        """Show what is beside the first tab, or else the tab that is shown, in another place, or no longer there."""
        tab = next((tab for tab in self.seen if self.place_of(tab) == "beside"), self.shown)
        self.put(tab.tab_id, "strip" if self.place_of(tab) == place else place)

    @Slot(bool)
    def giveRoom(self, has_room: bool) -> None:
        """Say whether there is room for something beside the first tab; until there is, it has a pill."""
        if has_room == self._has_room:
            return
        self._has_room = has_room
        for at, tab in enumerate(self._tabs):
            if tab.place == "beside":
                self.dataChanged.emit(self.index(at), self.index(at))
                if has_room and tab.tab_id == self._current:
                    self.select(HOME)
        self.shifted.emit()

    @Slot(str, bool)
    def tellWindow(self, tab_id: str, is_seen: bool) -> None:
        """Say whether the window of a torn-off tab can be seen."""
        was_seen = tab_id not in self._unseen_windows
        (self._unseen_windows.discard if is_seen else self._unseen_windows.add)(tab_id)
        if was_seen != is_seen:
            self.sightChanged.emit()

    def close_all(self) -> None:
        """Close every tab but the first."""
        for tab in self.tabs[1:]:
            self.close(tab.tab_id)

    def _is_seen(self, tab: Tab) -> bool:
        place = self.place_of(tab)
        if place == "window":
            return tab.tab_id not in self._unseen_windows
        return self._current == (HOME if place == "beside" else tab.tab_id)

    def _seen_before(self, tab_id: str) -> str:
        """Return the tab that is shown when this one goes: the one seen before it, or its neighbour."""
        strip = [tab.tab_id for tab in self.strip]
        known = [before for before in self._before if before in strip and before != tab_id]
        return known[-1] if known else strip[max(0, strip.index(tab_id) - 1)]
