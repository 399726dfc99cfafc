"""The tabs as rows of a list: what each is about, in order, the pinned ones first."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from app.shell.tabs.window_places import WindowPlaces

Kind = Literal["home", "miniapp", "about", "article", "calls", "favourites", "figures", "history", "owner", "scan"]
Index = QModelIndex | QPersistentModelIndex
Place = Literal["strip", "beside", "window"]
"""Where a tab is shown: behind its pill, beside the first tab, or in a window of its own."""
ROLES = ("kind", "title", "iconName", "tabId", "view", "isPinned", "isMarked", "place")
ROLE_FIRST = int(Qt.ItemDataRole.UserRole) + 1
NOWHERE = QModelIndex()
HOME = "home"
Said = Annotated[str, "TabRows"]

TITLES: Mapping[str, Said] = {
    "calls": "What mini-apps did",
    "favourites": "Favourites",
    "figures": "Figures",
    "history": "Scans",
    "scan": "Scan",
}
"""By kind, for those whose title is always the same: a sleeping tab may have been named in another language."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab.

    ``icon`` is a name of the icon set or a picture's file address; ``subject`` is the id of what it is about, if its
    kind needs one; ``view`` is the view-model of what it shows, None while it sleeps: what was restored is made when it
    is first seen. ``closed`` is called once it is gone. ``is_marked``: something happened there that was not seen.
    """

    tab_id: str
    kind: Kind
    title: str
    icon: str
    view: QObject | None = None
    closed: Callable[[], None] | None = None
    subject: str = ""
    is_pinned: bool = False
    is_marked: bool = False
    place: Place = "strip"


def title_of(tab: Tab) -> str:
    """Return what is written on ``tab``."""
    return QCoreApplication.translate("TabRows", TITLES[tab.kind]) if tab.kind in TITLES else tab.title


class TabRows(QAbstractListModel):
    """The tabs in order: the first one, which cannot be closed; the pinned; the others. GUI thread.

    ``changed`` is emitted after every change of what is worth keeping.
    """

    changed = Signal()
    shifted = Signal()
    """Tabs may stand at other indexes now, or in other places."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tabs = [Tab(HOME, "home", "", "message-circle")]
        self._numbers = itertools.count(1)
        self._has_room = True
        self.places: WindowPlaces | None = None
        """Where the windows of torn-off tabs stand, once that is known."""

    @Property(int, notify=shifted)
    def pinnedCount(self) -> int:
        """How many are pinned."""
        return sum(tab.is_pinned for tab in self._tabs)

    @Property(bool, notify=shifted)
    def hasRoom(self) -> bool:
        """Whether there is room for something beside the first tab."""
        return self._has_room

    @Property(bool, notify=shifted)
    def hasBeside(self) -> bool:
        """Whether something is beside the first tab."""
        return any(self.place_of(tab) == "beside" for tab in self._tabs)

    @Property(WindowPlaces, notify=shifted)
    def windowPlaces(self) -> WindowPlaces | None:
        """Where the windows of torn-off tabs stand."""
        return self.places

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """All tabs, in order."""
        return tuple(self._tabs)

    @property
    def strip(self) -> tuple[Tab, ...]:
        """The tabs that have a pill, in order."""
        return tuple(tab for tab in self._tabs if self.place_of(tab) == "strip")

    def place_of(self, tab: Tab) -> Place:
        """Return where a tab is shown now: what has no room beside the first tab has a pill like the others."""
        return "strip" if tab.place == "beside" and not self._has_room else tab.place

    def find(self, view: QObject) -> str | None:
        """Return the id of the tab that shows ``view``."""
        return next((tab.tab_id for tab in self._tabs if tab.view is view), None)

    def find_about(self, kind: Kind, subject: str) -> Tab | None:
        """Return the tab of this kind about ``subject``; one that sleeps waits for its view-model."""
        return next((tab for tab in self._tabs[1:] if (tab.kind, tab.subject) == (kind, subject)), None)

    def put_back(self, tab: Tab, at: int) -> str:
        """Insert a sleeping tab like ``tab`` at a place, as far as what is pinned allows, and return its id."""
        return self._insert(at, replace(tab, view=None, closed=None, is_marked=False))

    def rename(self, tab_id: str, title: str, icon: str | None = None) -> None:
        """Change what is written on a tab."""
        at = self._index_of(tab_id)
        if at >= 0:
            self._change(at, title=title, icon=self._tabs[at].icon if icon is None else icon)

    def retell(self) -> None:
        """Say the titles in the language that is spoken now."""
        self.dataChanged.emit(self.index(0), self.index(len(self._tabs) - 1))

    @Slot(str, int)
    def move(self, tab_id: str, to: int) -> None:
        """Put a tab at another place; pinned tabs stay left of the others, and the first stays the first."""
        at = self._index_of(tab_id)
        if at <= 0:
            return
        first, last = self._bounds(is_pinned=self._tabs[at].is_pinned)
        to = min(max(to, first), last - 1)
        if to == at:
            return
        self.beginMoveRows(NOWHERE, at, at, NOWHERE, to if to < at else to + 1)
        self._tabs.insert(to, self._tabs.pop(at))
        self.endMoveRows()
        self.shifted.emit()
        self.changed.emit()

    @Slot(str, bool)
    def pin(self, tab_id: str, is_pinned: bool) -> None:
        """Keep a tab left of those that are not pinned, or no longer."""
        at = self._index_of(tab_id)
        if at <= 0 or self._tabs[at].is_pinned == is_pinned:
            return
        border = self._bounds(is_pinned=True)[1]
        # It goes to the border while it is still among its like, or rows would be out of order for a moment.
        self.move(tab_id, border if is_pinned else border - 1)
        self._change(self._index_of(tab_id), is_pinned=is_pinned)
        self.shifted.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many tabs there are."""
        return 0 if parent.isValid() else len(self._tabs)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return one of the ``ROLES`` of a tab."""
        if not index.isValid() or not 0 <= index.row() < len(self._tabs):
            return None
        tab = self._tabs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(tab)
        place, title = self.place_of(tab), title_of(tab)
        values = (tab.kind, title, tab.icon, tab.tab_id, tab.view, tab.is_pinned, tab.is_marked, place)
        return values[role - ROLE_FIRST] if ROLE_FIRST <= role < ROLE_FIRST + len(ROLES) else None

    def roleNames(self) -> dict[int, Any]:
        """Return the names QML knows the roles by."""
        return {ROLE_FIRST + offset: name.encode() for offset, name in enumerate(ROLES)}

    def _index_of(self, tab_id: str) -> int:
        return next((at for at, tab in enumerate(self._tabs) if tab.tab_id == tab_id), -1)

    def _bounds(self, *, is_pinned: bool) -> tuple[int, int]:
        """Return where the pinned tabs, or the others, begin and end."""
        border = 1 + sum(tab.is_pinned for tab in self._tabs)
        return (1, border) if is_pinned else (border, len(self._tabs))

    def _insert(self, at: int, tab: Tab) -> str:
        first, last = self._bounds(is_pinned=tab.is_pinned)
        at = min(max(at, first), last)
        new = replace(tab, tab_id=f"tab{next(self._numbers)}")
        self.beginInsertRows(NOWHERE, at, at)
        self._tabs.insert(at, new)
        self.endInsertRows()
        self.shifted.emit()
        self.changed.emit()
        return new.tab_id

    def _remove(self, at: int) -> Tab:
        self.beginRemoveRows(NOWHERE, at, at)
        tab = self._tabs.pop(at)
        self.endRemoveRows()
        self.shifted.emit()
        return tab

    def _change(self, at: int, **changes: Any) -> None:
        self._tabs[at] = replace(self._tabs[at], **changes)
        self.dataChanged.emit(self.index(at), self.index(at))
        self.changed.emit()
