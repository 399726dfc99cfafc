"""Going through the tabs in the order they were seen, while a key is held: the list that shows where that leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.shell.rows import RowsModel
from app.shell.tabs.rows import Tab, title_of

QML_IMPORT_NAME = "app.shell.tabs"
QML_IMPORT_MAJOR_VERSION = 1


class Tabs(Protocol):
    """The tabs of a window."""

    @property
    def recent(self) -> Sequence[Tab]:
        """All of them, the one that was seen last first."""

    def select(self, tab_id: str) -> None:
        """Show one."""


@dataclass(frozen=True, slots=True)
class TabChoice:
    """One tab as the list shows it."""

    tab_id: str
    kind: str
    title: str
    icon_name: str


@QmlElement
class TabSwitcher(QObject):
    """Which tab is chosen while the person still holds the key. GUI thread. The order stays until they let go."""

    changed = Signal()

    def __init__(self, tabs: Tabs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self._rows: RowsModel[TabChoice] = RowsModel(TabChoice, lambda row: row.tab_id, self)
        self._index = -1

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        """Return the tabs to choose among, the one that was seen last first."""
        return self._rows

    @Property(int, notify=changed)
    def index(self) -> int:
        """Tell which of them is chosen; -1 while none is being chosen."""
        return self._index

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        """Tell whether one is being chosen."""
        return self._index >= 0

    @Slot(int)
    def advance(self, by: int) -> None:
        """Choose the tab ``by`` places further on, around the end; begin with the one that is shown."""
        if self._index < 0:
            self._rows.set_rows([TabChoice(tab.tab_id, tab.kind, title_of(tab), tab.icon) for tab in self._tabs.recent])
            self._index = 0
        self._index = (self._index + by) % len(self._rows.rows)
        self.changed.emit()

    @Slot()
    def settle(self) -> None:
        """Show the chosen tab: the person let go."""
        if self._index < 0:
            return
        chosen = self._rows.rows[self._index].tab_id
        self.cancel()
        self._tabs.select(chosen)

    @Slot()
    def cancel(self) -> None:
        """Stay where they are."""
        if self._index >= 0:
            self._index = -1
            self.changed.emit()
