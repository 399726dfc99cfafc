"""List models whose rows are kept by key: what differs arrives as insertions, moves and changes, never as a reset."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROLE_FIRST = int(Qt.ItemDataRole.UserRole) + 1


def camel(name: str) -> str:
    """Return the QML name of a Python name: ``time_text`` becomes ``timeText``."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def as_map(row: object) -> dict[str, object]:
    """Return the fields of a frozen dataclass under their QML names."""
    return {camel(field.name): getattr(row, field.name) for field in fields(row)}  # type: ignore[arg-type]


class RowsModel(QAbstractListModel, Generic[Row]):
    """Shows frozen dataclasses of one type; each field is a role named in camelCase. GUI thread."""

    def __init__(self, row_type: type[Row], key: Callable[[Row], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        names = [field.name for field in fields(row_type)]  # type: ignore[arg-type]  # a dataclass, by contract
        self._key = key
        self._rows: list[Row] = []
        self._names = {ROLE_FIRST + offset: name for offset, name in enumerate(names)}
        self._roles = {role: camel(name).encode() for role, name in self._names.items()}

    @property
    def rows(self) -> Sequence[Row]:
        """The rows shown now."""
        return self._rows

    def index_of(self, key: str) -> int:
        """Return where the row with ``key`` stands; -1 if it does not."""
        return next((at for at, row in enumerate(self._rows) if self._key(row) == key), -1)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows`` (their keys all different), telling the views only what differs."""
        keys = [self._key(row) for row in rows]
        self._remove_all_but(set(keys))
        known = {self._key(row) for row in self._rows}
        at = 0
        while at < len(rows):
            if keys[at] in known:
                self._bring(keys[at], at, rows[at])
                at += 1
                continue
            end = at
            while end < len(rows) and keys[end] not in known:
                end += 1
            self.beginInsertRows(NOWHERE, at, end - 1)
            self._rows[at:at] = rows[at:end]
            self.endInsertRows()
            at = end

    def append(self, rows: Sequence[Row]) -> None:
        """Show ``rows``, whose keys are new, after the last one."""
        if rows:
            self.beginInsertRows(NOWHERE, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def roleNames(self) -> dict[int, Any]:
        """Return the roles: one for each field."""
        return dict(self._roles)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return one field of one row."""
        name = self._names.get(role)
        if name is None or not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return getattr(self._rows[index.row()], name)

    def _remove_all_but(self, wanted: set[str]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._key(self._rows[last]) in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and self._key(self._rows[first - 1]) not in wanted:
                first -= 1
            self.beginRemoveRows(NOWHERE, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _bring(self, key: str, at: int, row: Row) -> None:
        now = at if self._key(self._rows[at]) == key else self.index_of(key)
        if now != at:
            self.beginMoveRows(NOWHERE, now, now, NOWHERE, at)
            self._rows.insert(at, self._rows.pop(now))
            self.endMoveRows()
        old = self._rows[at]
        if old is not row and old != row:
            changed = [role for role, name in self._names.items() if getattr(old, name) != getattr(row, name)]
            self._rows[at] = row
            self.dataChanged.emit(self.index(at, 0), self.index(at, 0), changed)
