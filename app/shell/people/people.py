"""The people list: who asks to be a contact, the contacts, who else is known here; and whose profile is on screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from app.core.kernel.ids import UserId
from app.core.links import PersonLink, parse
from app.core.people.events import ContactAdded, ContactAsked, ContactChanged, PersonChanged
from app.core.people.model import Acquaintance, ContactRequest, User
from app.shell.context import ShellContext
from app.shell.faces import picture_url
from app.shell.people.departure import DepartureViewModel
from app.shell.people.own_picture import OwnPictureViewModel
from app.shell.people.own_profile import OwnProfileViewModel
from app.shell.people.profile import NOBODY, ProfileViewModel
from app.shell.people.profiles import ProfilesViewModel
from app.shell.plain_words import one_line
from app.shell.reading import Reading, SearchedScreen
from app.shell.rows import RowsModel

if TYPE_CHECKING:
    from app.core.people.contacts import Contacts

QML_IMPORT_NAME = "app.shell.people"
QML_IMPORT_MAJOR_VERSION = 1
NOTE_SHOWN_MAX = 80


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in the list; ``kind`` is "request", "contact" or "known". ``about`` stands below the name."""

    row_id: str
    user_id: str
    name: str
    avatar_color: str
    picture: str
    about: str
    kind: str


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """What the list is made of."""

    requests: list[tuple[ContactRequest, User]]
    contacts: list[Acquaintance]


@QmlElement
class PeopleViewModel(SearchedScreen[PeopleRead]):
    """Who asks, then the contacts; while something is searched, also who else is known here. GUI thread."""

    selectedChanged = Signal()
    waitingChanged = Signal()
    messageWanted = Signal(str)
    codeWanted = Signal(str)

    def __init__(
        self,
        contacts: "Contacts",
        context: ShellContext,
        parent: QObject | None = None,
        *,
        profiles: ProfilesViewModel | None = None,
        own: OwnProfileViewModel | None = None,
        picture: OwnPictureViewModel | None = None,
        departure: DepartureViewModel | None = None,
    ) -> None:
        """``profiles`` are the others here; ``own``, ``picture`` and ``departure`` change the person's own."""
        super().__init__(context, parent)
        self._picture = picture
        self._departure = departure
        self._profiles = profiles
        self._own = own
        if own is not None:
            own.renewed.connect(self._on_renewed)
        self._contacts = contacts
        self._rows: RowsModel[PersonRow] = RowsModel(PersonRow, lambda row: row.row_id, self)
        self._typed = ""
        self._others: list[User] = []
        self._finding: Reading[tuple[str, list[User]]] = Reading(context.tasks, self._find_others, self._found, self)
        self._profile = ProfileViewModel(contacts, context, self)
        self._profile.changed.connect(self.selectedChanged)
        self._profile.messageWanted.connect(self.messageWanted)
        self._profile.codeWanted.connect(self.codeWanted)
        self._profile.toasted.connect(self.toasted)
        for event in (ContactAdded, ContactAsked, ContactChanged, PersonChanged):
            context.relay.subscribe(event, lambda _: self.load())

    @Property(ProfilesViewModel, constant=True)
    def profiles(self) -> ProfilesViewModel | None:
        """Return who else has a profile on this computer."""
        return self._profiles

    @Property(OwnProfileViewModel, constant=True)
    def own(self) -> OwnProfileViewModel | None:
        """Return what changes the person's own profile."""
        return self._own

    @Property(OwnPictureViewModel, constant=True)
    def ownPicture(self) -> OwnPictureViewModel | None:
        """Return what changes the person's own picture."""
        return self._picture

    @Property(DepartureViewModel, constant=True)
    def departure(self) -> DepartureViewModel | None:
        """Return what deletes the person's own profile."""
        return self._departure

    @Property(ProfileViewModel, constant=True)
    def profile(self) -> ProfileViewModel:
        """Return the profile that is shown."""
        return self._profile

    @Property(QObject, constant=True)
    def people(self) -> QObject:
        """Return the rows of the list."""
        return self._rows

    @Property("QVariantMap", notify=selectedChanged)  # type: ignore[arg-type]  # the stubs know no Qt type names
    def selected(self) -> dict[str, object]:
        """Return who is shown: see `ProfileViewModel.person`."""
        return dict(self._profile.property("person"))

    @Property(str, notify=waitingChanged)
    def waitingText(self) -> str:
        """Return how many ask to be a contact; empty if nobody does."""
        count = 0 if self._read is None else len(self._read.requests)
        return "" if count == 0 else str(min(count, 99))

    @Slot(str)
    def search(self, text: str) -> None:
        """Show only who has ``text`` in their name or tags, and who else has; a person's link finds that person."""
        self._typed = text
        super().search(text)
        self._finding.read()

    @Slot(str)
    def select(self, user_id: str) -> None:
        """Show a profile: a contact's, the person's own, or that of anybody who is known."""
        if user_id == self._context.user.user_id:
            self._profile.show(Acquaintance(self._context.user))
            return
        contacts = [] if self._read is None else self._read.contacts
        requests = [] if self._read is None else self._read.requests
        known = [*contacts, *(Acquaintance(user) for _, user in requests), *map(Acquaintance, self._others)]
        found = next((each for each in known if each.user.user_id == user_id), None)
        self._profile.show(found or Acquaintance(User(UserId(user_id), "", "")) if user_id else NOBODY)

    @Slot()
    def selectMe(self) -> None:
        """Show the person's own profile."""
        self.select(self._context.user.user_id)

    @Slot()
    def beginDeparture(self) -> None:
        """Show the form on which the person deletes their own profile."""
        if self._departure is not None:
            self._departure.begin()

    @Slot()
    def sendMessage(self) -> None:
        """Ask for the conversation with the person shown."""
        self._profile.sendMessage()

    def _on_renewed(self) -> None:
        me = self._context.user
        if self._profile.shown.user.user_id == me.user_id:
            self._profile.show(Acquaintance(me))

    def _find(self) -> PeopleRead:
        user_id = self._context.user.user_id
        return PeopleRead(self._contacts.waiting(user_id), self._contacts.of(user_id))

    def _show(self, read: PeopleRead) -> None:
        asking = [_request_row(request, user) for request, user in read.requests]
        rows = [*asking, *(_contact_row(each) for each in read.contacts if self._fits(each))]
        if self._words:
            there = {row.user_id for row in rows}
            rows += [_known_row(user) for user in self._others if user.user_id not in there]
        self._rows.set_rows([row for row in rows if row.kind != "request" or self._words in row.name.casefold()])
        self.waitingChanged.emit()

    def _fits(self, each: Acquaintance) -> bool:
        return any(self._words in text.casefold() for text in (each.shown_name, each.user.name, *each.mark.tags))

    def _find_others(self) -> tuple[str, list[User]]:
        typed = self._typed
        link = parse(typed.strip()) if typed.strip() else None
        if isinstance(link, PersonLink):
            return typed, [self._contacts.about(self._context.user.user_id, link.user_id).user]
        return typed, self._contacts.find(self._context.user.user_id, typed)

    def _found(self, found: tuple[str, list[User]]) -> None:
        typed, self._others = found
        if typed == self._typed and self._read is not None:
            self._show(self._read)


def _contact_row(each: Acquaintance) -> PersonRow:
    user = each.user
    about = " · ".join(each.mark.tags) or user.about
    return _row(user, "contact", each.shown_name, about)


def _request_row(request: ContactRequest, user: User) -> PersonRow:
    return _row(user, "request", user.name, one_line(request.note, NOTE_SHOWN_MAX))


def _known_row(user: User) -> PersonRow:
    return _row(user, "known", user.name, user.about)


def _row(user: User, kind: str, name: str, about: str) -> PersonRow:
    return PersonRow(f"{kind} {user.user_id}", user.user_id, name, user.color, picture_url(user.picture), about, kind)
