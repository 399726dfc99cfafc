"""Contacts: asking and answering, what people call one another, whom they block."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ContactRequestId, UserId, new_id
from app.core.people import contacts_store, directory, store
from app.core.people.checks import NAME_CHARACTERS_MAX, is_shown
from app.core.people.events import ContactAdded, ContactAsked, ContactChanged
from app.core.people.model import Acquaintance, ContactMark, ContactRequest, User

NOTE_CHARACTERS_MAX = 100
TAG_CHARACTERS_MAX = 20
TAGS_MAX = 10
FOUND_MAX = 30
REQUESTS_A_DAY_MAX = 20
ASK_AGAIN_AFTER = timedelta(days=3)
DAY = timedelta(days=1)
NOTHING = ContactMark()


class Contacts:
    """What a person is to another. Nobody learns what another notes of them, nor that they are blocked."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def of(self, user_id: UserId) -> list[Acquaintance]:
        """Return a person's contacts by what they call them."""
        with self._db.read() as tx:
            users = store.contacts(tx, user_id)
            marks = contacts_store.marks(tx, user_id)
        found = [Acquaintance(user, marks.get(user.user_id, NOTHING), is_contact=True) for user in users]
        return sorted(found, key=lambda each: (each.shown_name.casefold(), each.user.user_id))

    def about(self, user_id: UserId, other_id: UserId) -> Acquaintance:
        """Return what ``other_id`` is to ``user_id``, with what one of them asks the other.

        Raises:
            Refused: ``people.unknown``.
        """
        with self._db.read() as tx:
            user = directory.require(tx, [other_id])[other_id]
            return Acquaintance(
                user,
                contacts_store.marks(tx, user_id, [other_id]).get(other_id, NOTHING),
                is_contact=contacts_store.is_contact(tx, user_id, other_id),
                asked=_waiting(contacts_store.newest_between(tx, user_id, other_id)),
                asks=_seen(_waiting(contacts_store.newest_between(tx, other_id, user_id))),
            )

    def waiting(self, user_id: UserId) -> list[tuple[ContactRequest, User]]:
        """Return who asks a person to be a contact, with what they say, the newest first."""
        with self._db.read() as tx:
            requests = contacts_store.waiting_for(tx, user_id)
            people = directory.known(tx, (request.sender_id for request in requests))
        return [(request, directory.person_in(people, request.sender_id)) for request in requests]

    def find(self, user_id: UserId, words: str) -> list[User]:
        """Return who is known here under a name with ``words`` in it, by name: some if they are many, not oneself."""
        wanted = " ".join(words.split()).casefold()
        if not wanted:
            return []
        with self._db.read() as tx:
            known = store.all_known(tx)
        others = [user for user in known if user.user_id != user_id and not user.has_left]
        found = [user for user in others if wanted in user.name.casefold()]
        return sorted(found, key=lambda user: (user.name.casefold(), user.user_id))[:FOUND_MAX]

    def ask(self, user_id: UserId, other_id: UserId, note: str = "") -> ContactRequest:
        """Ask ``other_id`` to be a contact; where they ask already, that is a yes to it.

        Whoever has blocked ``user_id`` does not see it.

        Raises:
            Refused: ``people.self``, ``people.unknown``, ``people.left``, ``contacts.note`` (too long, or does not
                show), or ``contacts.known``, ``contacts.waiting``, ``contacts.too_soon`` after a no,
                ``contacts.too_many`` today.
        """
        if user_id == other_id:
            raise Refused("people.self")
        said = " ".join(note.split())
        if said and not is_shown(said, NOTE_CHARACTERS_MAX):
            raise Refused("contacts.note", characters_max=NOTE_CHARACTERS_MAX)
        now = self._clock.now()
        with self._db.begin() as tx:
            directory.require_here(tx, [user_id, other_id])
            if contacts_store.is_contact(tx, user_id, other_id):
                raise Refused("contacts.known")
            theirs = _seen(_waiting(contacts_store.newest_between(tx, other_id, user_id)))
            if theirs is not None:
                accepted = self._take(tx, theirs)
            else:
                self._check_pace(tx, user_id, other_id)
                is_unseen = bool(contacts_store.blockers(tx, [other_id], user_id))
                asked = ContactRequest(
                    ContactRequestId(new_id()), user_id, other_id, said, "waiting", is_unseen=is_unseen, sent_at=now
                )
                contacts_store.put_request(tx, asked)
        if theirs is not None:
            self._tell_added(accepted)
            return accepted
        if not asked.is_unseen:
            self._events.publish(ContactAsked(asked.request_id, user_id, other_id))
        return asked

    def accept(self, user_id: UserId, request_id: ContactRequestId) -> None:
        """Say yes to a request: both are contacts of one another. Once it is answered, do nothing.

        Raises:
            Refused: ``contacts.unknown_request``, it is not there, or not to this person.
        """
        with self._db.begin() as tx:
            request = _require_request(tx, user_id, request_id)
            if request.state != "waiting":
                return
            accepted = self._take(tx, request)
        self._tell_added(accepted)

    def decline(self, user_id: UserId, request_id: ContactRequestId) -> None:
        """Say no to a request; whoever asked is not told. Once it is answered, do nothing.

        Raises:
            Refused: ``contacts.unknown_request``.
        """
        with self._db.begin() as tx:
            request = _require_request(tx, user_id, request_id)
            if request.state != "waiting":
                return
            contacts_store.put_request(tx, replace(request, state="declined"))
        self._events.publish(ContactChanged(user_id, request.sender_id))

    def remark(self, user_id: UserId, other_id: UserId, name: str) -> None:
        """Call ``other_id`` by ``name`` from now on; by their own where it is empty.

        Raises:
            Refused: ``people.unknown``, ``people.name``.
        """
        shown = " ".join(name.split())
        if shown and not is_shown(shown, NAME_CHARACTERS_MAX):
            raise Refused("people.name", characters_max=NAME_CHARACTERS_MAX)
        self._note(user_id, other_id, remark=shown)

    def tag(self, user_id: UserId, other_id: UserId, tags: list[str]) -> None:
        """Put ``other_id`` under ``tags``, and no others.

        Raises:
            Refused: ``people.unknown``, ``contacts.tags`` (too many, too long, or one does not show).
        """
        joined = tuple(dict.fromkeys(" ".join(each.split()) for each in tags if each.strip()))
        if len(joined) > TAGS_MAX or not all(is_shown(each, TAG_CHARACTERS_MAX) for each in joined):
            raise Refused("contacts.tags", count_max=TAGS_MAX, characters_max=TAG_CHARACTERS_MAX)
        self._note(user_id, other_id, tags=joined)

    def block(self, user_id: UserId, other_id: UserId, *, is_blocked: bool) -> None:
        """Let nothing of ``other_id`` reach ``user_id`` any more, or let it again; they are not told.

        Raises:
            Refused: ``people.unknown``, ``people.self``.
        """
        self._note(user_id, other_id, is_blocked=is_blocked)

    def remove(self, user_id: UserId, other_id: UserId) -> None:
        """Take ``other_id`` from the contacts of ``user_id``; what was said stays, and they are not told."""
        with self._db.begin() as tx:
            has_changed = contacts_store.remove_contact(tx, user_id, other_id)
        if has_changed:
            self._events.publish(ContactChanged(user_id, other_id))

    def _note(self, user_id: UserId, other_id: UserId, **changes: object) -> None:
        if user_id == other_id:
            raise Refused("people.self")
        with self._db.begin() as tx:
            directory.require(tx, [user_id, other_id])
            before = contacts_store.marks(tx, user_id, [other_id]).get(other_id, NOTHING)
            contacts_store.put_mark(tx, user_id, other_id, replace(before, **changes))  # type: ignore[arg-type]
        self._events.publish(ContactChanged(user_id, other_id))

    def _check_pace(self, tx: Connection, user_id: UserId, other_id: UserId) -> None:
        last, now = contacts_store.newest_between(tx, user_id, other_id), self._clock.now()
        if last is not None and last.state == "waiting":
            raise Refused("contacts.waiting")
        if last is not None and last.state == "declined" and now - last.sent_at < ASK_AGAIN_AFTER:
            raise Refused("contacts.too_soon")
        if contacts_store.count_since(tx, user_id, now - DAY) >= REQUESTS_A_DAY_MAX:
            raise Refused("contacts.too_many", count_max=REQUESTS_A_DAY_MAX)

    def _take(self, tx: Connection, request: ContactRequest) -> ContactRequest:
        accepted = replace(request, state="accepted")
        contacts_store.put_request(tx, accepted)
        now = self._clock.now()
        store.add_contact(tx, request.sender_id, request.receiver_id, now)
        store.add_contact(tx, request.receiver_id, request.sender_id, now)
        return accepted

    def _tell_added(self, accepted: ContactRequest) -> None:
        self._events.publish(ContactAdded(accepted.sender_id, accepted.receiver_id))
        self._events.publish(ContactAdded(accepted.receiver_id, accepted.sender_id))


def _waiting(request: ContactRequest | None) -> ContactRequest | None:
    return request if request is not None and request.state == "waiting" else None


def _seen(request: ContactRequest | None) -> ContactRequest | None:
    return None if request is None or request.is_unseen else request


def _require_request(tx: Connection, user_id: UserId, request_id: ContactRequestId) -> ContactRequest:
    found = contacts_store.find_request(tx, request_id)
    if found is None or found.receiver_id != user_id or found.is_unseen:
        raise Refused("contacts.unknown_request")
    return found
