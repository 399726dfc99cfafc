"""The person's contacts, and whose profile is on screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.people.events import ContactAdded
from app.core.people.model import User
from app.shell.context import ShellContext
from app.shell.faces import picture_url
from app.shell.reading import SearchedScreen
from app.shell.rows import RowsModel, as_map

if TYPE_CHECKING:
    from app.core.people.service import People

QML_IMPORT_NAME = "app.shell.people"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One contact."""

    user_id: str
    name: str
    avatar_color: str
    picture: str
    about: str


NOBODY = PersonRow("", "", "", "", "")


@QmlElement
class PeopleViewModel(SearchedScreen[list[User]]):
    """Contacts by name. The person's own profile can be shown as well."""

    selectedChanged = Signal()
    messageWanted = Signal(str)
    codeWanted = Signal(str)

    def __init__(self, people: "People", context: ShellContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._service = people
        self._rows: RowsModel[PersonRow] = RowsModel(PersonRow, lambda row: row.user_id, self)
        self._selected = NOBODY
        context.relay.subscribe(ContactAdded, lambda _: self.load())

    @Property(QObject, constant=True)
    def people(self) -> QObject:
        """Return the rows of the list."""
        return self._rows

    @Property("QVariantMap", notify=selectedChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def selected(self) -> dict[str, object]:
        """Return the profile shown: the fields of its row, ``link`` to be scanned, ``isMe``."""
        row = self._selected
        is_me = row.user_id == self._context.user.user_id
        return {**as_map(row), "link": f"plaza://person/{row.user_id}" if row.user_id else "", "isMe": is_me}

    @Slot(str)
    def select(self, user_id: str) -> None:
        """Show a profile: a contact's or the person's own."""
        known = [self._context.user, *(self._read or ())]
        found = next((user for user in known if user.user_id == user_id), None)
        self._selected = _row(found) if found else NOBODY
        self.selectedChanged.emit()

    @Slot()
    def selectMe(self) -> None:
        """Show the person's own profile."""
        self.select(self._context.user.user_id)

    @Slot()
    def sendMessage(self) -> None:
        """Ask for the conversation with the person shown."""
        if self._selected.user_id not in ("", self._context.user.user_id):
            self.messageWanted.emit(self._selected.user_id)

    def _find(self) -> list[User]:
        return self._service.contacts(self._context.user.user_id)

    def _show(self, people: list[User]) -> None:
        self._rows.set_rows([_row(user) for user in people if self._words in user.name.casefold()])


def _row(user: User) -> PersonRow:
    return PersonRow(user.user_id, user.name, user.color, picture_url(user.picture), user.about)
