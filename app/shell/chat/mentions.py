"""Mentioning somebody of a group: whom the person may mean, while they write what begins with an @."""

import re
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import UserId
from app.core.people.model import User
from app.shell.chat.group import GroupViewModel
from app.shell.faces import picture_url
from app.shell.rows import RowsModel

QML_IMPORT_NAME = "app.shell.chat"
QML_IMPORT_MAJOR_VERSION = 1
SHOWN_MAX = 6
BEGUN = re.compile(r"(?:^|[^A-Za-z0-9_.@])@([^@\n]{0,40})\Z")


@dataclass(frozen=True, slots=True)
class MentionRow:
    """Somebody who may be meant."""

    user_id: str
    title: str
    avatar_color: str
    picture: str


@QmlElement
class MentionsViewModel(QObject):
    """Those of a group whose names hold what is being written after an @, and which of them is reached. GUI thread."""

    changed = Signal()

    def __init__(self, group: GroupViewModel, user_id: UserId, parent: QObject) -> None:
        super().__init__(parent)
        self._group = group
        self._user_id = user_id
        self._rows: RowsModel[MentionRow] = RowsModel(MentionRow, lambda row: row.user_id, self)
        self._found: list[User] = []
        self._typed = ""
        self._at = 0

    @Property(QObject, constant=True)
    def people(self) -> QObject:
        """Return who may be meant."""
        return self._rows

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        """Return whether anybody may be meant."""
        return bool(self._found)

    @Property(int, notify=changed)
    def at(self) -> int:
        """Return which of them is reached."""
        return self._at

    @Property(int, notify=changed)
    def typedLength(self) -> int:
        """Return how much is written since the @, and with it, in UTF-16 units as QML counts."""
        return len(self._typed.encode("utf-16-le", "surrogatepass")) // 2 + 1

    @Slot(str)
    def look(self, before: str) -> None:
        """Find who may be meant where ``before`` stands before the cursor."""
        begun = BEGUN.search(before[-60:])
        self._typed = begun[1] if begun else ""
        wanted = self._typed.casefold()
        others = [each.user for each in self._group.known if begun and each.user.user_id != self._user_id]
        self._show([user for user in others if wanted in user.name.casefold() or wanted in _real(user).casefold()])

    @Slot(int)
    def step(self, by: int) -> None:
        """Reach the next one, from the last the first."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self.changed.emit()

    @Slot(int, result=str)
    def choose(self, at: int) -> str:
        """Return what stands in the message for somebody: the name that all know them by."""
        name = _real(self._found[at]) if 0 <= at < len(self._found) else ""
        self.close()
        return f"@{name} " if name else ""

    @Slot()
    def close(self) -> None:
        """Offer nobody."""
        self._show([])

    def _show(self, found: list[User]) -> None:
        self._found, self._at = found[:SHOWN_MAX], 0
        rows = [MentionRow(one.user_id, one.name, one.color, picture_url(one.picture)) for one in self._found]
        self._rows.set_rows(rows)
        self.changed.emit()


def _real(user: User) -> str:
    return user.real_name or user.name
