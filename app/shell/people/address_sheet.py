"""The address sheet: the person's addresses, of which a mini-app gets the one they pick; written and changed here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.errors import PlazaError
from app.core.kernel.ids import AddressId, UserId
from app.core.people.model import Address
from app.host.bridge.prompts import AddressPrompt
from app.shell.error_texts import text_of
from app.shell.faces import FindIcon, no_icon
from app.shell.guard import REST_MS
from app.shell.plain_words import isolated
from app.shell.rows import RowsModel
from app.shell.sheets import SheetViewModel
from app.shell.tasks import Tasks

QML_IMPORT_NAME = "app.shell.people"
QML_IMPORT_MAJOR_VERSION = 1
State = Literal["loading", "choosing", "writing"]
NEW = Address(AddressId(""), "", "", "", "")


class Book(Protocol):
    """The addresses of people; on workers."""

    def of(self, user_id: UserId) -> Sequence[Address]:
        """Return a person's, the default one first."""

    def save(self, user_id: UserId, address: Address) -> Address:
        """Keep one; Refused ``address.<field>`` if it is none."""

    def remove(self, user_id: UserId, address_id: AddressId) -> None:
        """Delete one."""


@dataclass(frozen=True, slots=True)
class AddressDesk:
    """What picking an address takes."""

    user_id: UserId
    book: Book
    tasks: Tasks
    find_icon: FindIcon = no_icon


@dataclass(frozen=True, slots=True)
class AddressRow:
    """One address as the list shows it."""

    address_id: str
    who: str
    where: str
    is_default: bool


@QmlElement
class AddressSheetViewModel(SheetViewModel[Address | None]):
    """The book, to pick from and to write in. GUI thread.

    What is written stays in the book, whether it is handed over or not.
    """

    kind = "address"
    changed = Signal()

    def __init__(
        self, prompt: AddressPrompt, desk: AddressDesk, *, rest_ms: int = REST_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(prompt.session_id, prompt.listing, desk.find_icon, None, rest_ms=rest_ms, parent=parent)
        self._desk = desk
        self._known: Sequence[Address] = ()
        self._rows: RowsModel[AddressRow] = RowsModel(AddressRow, lambda row: row.address_id, self)
        self._state: State = "loading"
        self._chosen = ""
        self._draft = NEW
        self._is_busy = False
        self._error: tuple[str, str] = ("", "")
        self._load("")

    @Property(QObject, constant=True)
    def addresses(self) -> QObject:
        """The rows of the book, the default one first."""
        return self._rows

    @Property(str, notify=changed)
    def state(self) -> str:
        """What the sheet shows; one of ``State``."""
        return self._state

    @Property(str, notify=changed)
    def chosenId(self) -> str:
        """Which address is chosen."""
        return self._chosen

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def draft(self) -> dict[str, str | bool]:
        """The address as the fields of the form begin, and ``isNew``."""
        draft = self._draft
        return {
            "name": draft.name,
            "phone": draft.phone,
            "region": draft.region,
            "street": draft.street,
            "postcode": draft.postcode,
            "isDefault": draft.is_default,
            "isNew": not draft.address_id,
        }

    @Property(bool, notify=changed)
    def isBusy(self) -> bool:
        """Whether the book is being written."""
        return self._is_busy

    @Property(str, notify=changed)
    def errorField(self) -> str:
        """Which field of the form is wrong; empty if none is, or it is none of theirs."""
        return self._error[0]

    @Property(str, notify=changed)
    def errorText(self) -> str:
        """What is wrong."""
        return self._error[1]

    @Slot(str)
    def choose(self, address_id: str) -> None:
        """Choose an address."""
        if self.guard.is_awake and self._rows.index_of(address_id) >= 0:
            self._chosen = address_id
            self.changed.emit()

    @Slot()
    def use(self) -> None:
        """Hand over the address that is chosen."""
        found = next((each for each in self._known if each.address_id == self._chosen), None)
        if self.guard.is_awake and self._state == "choosing" and not self._is_busy and found is not None:
            self._finish(found)

    @Slot()
    def write(self) -> None:
        """Begin a new address."""
        self._open_form(NEW)

    @Slot(str)
    def change(self, address_id: str) -> None:
        """Begin to change an address."""
        found = next((each for each in self._known if each.address_id == address_id), None)
        if found is not None:
            self._open_form(found)

    @Slot(str, str, str, str, str, bool)
    def save(self, name: str, phone: str, region: str, street: str, postcode: str, is_default: bool) -> None:
        """Keep what was written, and choose it."""
        draft = Address(self._draft.address_id, name, phone, region, street, postcode, is_default)
        desk = self._desk
        self._work(lambda: desk.book.save(desk.user_id, draft).address_id)

    @Slot()
    def remove(self) -> None:
        """Delete the address that is being changed."""
        address_id, desk = self._draft.address_id, self._desk

        def work() -> str:
            desk.book.remove(desk.user_id, address_id)
            return ""

        self._work(work)

    @Slot()
    def back(self) -> None:
        """Leave the form without a change; where there is nothing to choose from, leave the sheet."""
        if self._is_busy or not self.guard.is_awake:
            return
        if self._state == "writing" and self._known:
            self._state, self._error = "choosing", ("", "")
            self.changed.emit()
        else:
            self._finish(None)

    def _open_form(self, draft: Address) -> None:
        if self.guard.is_awake and self._state == "choosing" and not self._is_busy:
            self._draft, self._state, self._error = draft, "writing", ("", "")
            self.changed.emit()

    def _work(self, work: Callable[[], str]) -> None:
        """Change the book on a worker; show it with what ``work`` returns chosen."""
        if self._state != "writing" or self._is_busy or not self.guard.is_awake:
            return
        self._is_busy, self._error = True, ("", "")
        self.changed.emit()
        self._desk.tasks.run(work, self._load, self._failed)

    def _load(self, chosen: str) -> None:
        desk = self._desk
        desk.tasks.run(lambda: desk.book.of(desk.user_id), lambda found: self._show(found, chosen), self._failed)

    def _show(self, found: Sequence[Address], chosen: str) -> None:
        self._known, self._is_busy = found, False
        self._rows.set_rows([_row(each) for each in found])
        self._chosen = chosen or (found[0].address_id if found else "")
        self._state, self._draft = "choosing" if found else "writing", NEW
        self.changed.emit()

    def _failed(self, error: PlazaError) -> None:
        area, _, field = error.code.partition(".")
        self._is_busy = False
        self._error = (field if area == "address" else "", text_of(error))
        self.changed.emit()


def _row(address: Address) -> AddressRow:
    where = " ".join(part for part in (address.region, address.street, address.postcode) if part)
    return AddressRow(
        address.address_id, f"{isolated(address.name)}  {isolated(address.phone)}", isolated(where), address.is_default
    )
