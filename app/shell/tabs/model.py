"""What is open in the window: the tabs, in order, and which one is shown."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import Property, QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "app.shell.tabs"
QML_IMPORT_MAJOR_VERSION = 1
Kind = Literal["home", "miniapp", "about", "article", "calls", "history", "scan"]
Index = QModelIndex | QPersistentModelIndex
ROLES = ("kind", "title", "iconName", "tabId", "view")
ROLE_FIRST = int(Qt.ItemDataRole.UserRole) + 1
NOWHERE = QModelIndex()
HOME = "home"


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab.

    ``icon`` is a name of the icon set or a picture's file address; ``view`` is the view-model of what it shows;
    ``closed`` is called once it is gone.
    """

    tab_id: str
    kind: Kind
    title: str
    icon: str
    view: QObject | None = None
    closed: Callable[[], None] | None = None


@QmlElement
class TabsModel(QAbstractListModel):
    """The tabs. The first one shows the section's selection and cannot be closed. GUI thread."""

    currentChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tabs = [Tab(HOME, "home", "", "message-circle")]
        self._current = HOME
        self._before: list[str] = []
        self._numbers = itertools.count(1)

    @Property(int, notify=currentChanged)
    def current(self) -> int:
        """Which tab is shown."""
        return self._index_of(self._current)

    @property
    def shown_view(self) -> QObject | None:
        """The view-model of what is shown."""
        return self._tabs[self._index_of(self._current)].view

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """All tabs, in order."""
        return tuple(self._tabs)

    def open(
        self, kind: Kind, title: str, icon: str, view: QObject | None = None, closed: Callable[[], None] | None = None
    ) -> str:
        """Add a tab at the end, show it, and return its id."""
        tab = Tab(f"tab{next(self._numbers)}", kind, title, icon, view, closed)
        at = len(self._tabs)
        self.beginInsertRows(NOWHERE, at, at)
        self._tabs.append(tab)
        self.endInsertRows()
        self.select(tab.tab_id)
        return tab.tab_id

    def rename(self, tab_id: str, title: str, icon: str | None = None) -> None:
        """Change what is written on a tab."""
        at = self._index_of(tab_id)
        if at < 0:
            return
        tab = self._tabs[at]
        self._tabs[at] = replace(tab, title=title, icon=tab.icon if icon is None else icon)
        self.dataChanged.emit(self.index(at), self.index(at))

    @Slot(str)
    def select(self, tab_id: str) -> None:
        """Show a tab."""
        if tab_id == self._current or self._index_of(tab_id) < 0:
            return
        self._before = [known for known in self._before if known != tab_id] + [self._current]
        self._current = tab_id
        self.currentChanged.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """Show the tab ``by`` places further on, around the end."""
        self.select(self._tabs[(self._index_of(self._current) + by) % len(self._tabs)].tab_id)

    @Slot()
    def selectHome(self) -> None:
        """Show the first tab."""
        self.select(HOME)

    @Slot()
    def closeCurrent(self) -> None:
        """Close the tab that is shown, unless it is the first."""
        self.close(self._current)

    @Slot(str)
    def close(self, tab_id: str) -> None:
        """Close a tab; the one shown before it comes back. The first tab stays."""
        at = self._index_of(tab_id)
        if at <= 0:
            return
        if tab_id == self._current:
            open_ids = {tab.tab_id for tab in self._tabs}
            known = [before for before in self._before if before in open_ids and before != tab_id]
            self.select(known[-1] if known else self._tabs[at - 1].tab_id)
        self._before = [before for before in self._before if before != tab_id]
        self.beginRemoveRows(NOWHERE, at, at)
        tab = self._tabs.pop(at)
        self.endRemoveRows()
        # A row before the current one has gone: it is the same tab, at another index.
        self.currentChanged.emit()
        if tab.closed is not None:
            tab.closed()

    def find(self, view: QObject) -> str | None:
        """Return the id of the tab that shows ``view``."""
        return next((tab.tab_id for tab in self._tabs if tab.view is view), None)

    def close_all(self) -> None:
        """Close every tab but the first."""
        for tab in self.tabs[1:]:
            self.close(tab.tab_id)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many tabs there are."""
        return 0 if parent.isValid() else len(self._tabs)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return one of the ``ROLES`` of a tab."""
        if not index.isValid() or not 0 <= index.row() < len(self._tabs):
            return None
        tab = self._tabs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tab.title
        values = (tab.kind, tab.title, tab.icon, tab.tab_id, tab.view)
        return values[role - ROLE_FIRST] if ROLE_FIRST <= role < ROLE_FIRST + len(ROLES) else None

    def roleNames(self) -> dict[int, Any]:
        """Return the names QML knows the roles by."""
        return {ROLE_FIRST + offset: name.encode() for offset, name in enumerate(ROLES)}

    def _index_of(self, tab_id: str) -> int:
        return next((at for at, tab in enumerate(self._tabs) if tab.tab_id == tab_id), -1)
