"""People's use cases: making a profile, finding people, keeping contacts."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import AddressId, UserId, new_id
from app.core.people import directory, store
from app.core.people.checks import NAME_CHARACTERS_MAX, is_shown
from app.core.people.events import ContactAdded, PersonChanged
from app.core.people.model import COLORS, Address, User

ABOUT_CHARACTERS_MAX = 100
ADDRESSES_MAX = 50
PROFILES_MAX = 20
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{3,22}[0-9]")
_POSTCODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{1,10}[A-Za-z0-9]|")
_LENGTHS = {"name": NAME_CHARACTERS_MAX, "region": 100, "street": 200}
_FIRST_COLOR = COLORS.index("green")


class People:
    """The people known on this machine."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def current(self) -> User | None:
        """Return the person who has a profile on this machine, or None before the first start is over."""
        with self._db.read() as tx:
            return next(iter(store.all_local(tx)), None)

    def here(self) -> list[User]:
        """Return everybody who has a profile on this machine, in the order they came."""
        with self._db.read() as tx:
            return store.all_local(tx)

    def find_here(self, name: str) -> User:
        """Return who has a profile on this machine by their id or name.

        Raises:
            Refused: ``people.nobody_here``, nobody has, or more than one.
        """
        found = [user for user in self.here() if name in (user.user_id, user.name)]
        if len(found) != 1:
            raise Refused("people.nobody_here", name=name)
        return found[0]

    def create_profile(self, name: str, color: str = "") -> User:
        """Make the profile of a person who signs in here, in ``color`` or the next of the colours.

        Raises:
            Refused: ``people.name``, the name is empty, too long or has characters that do not show;
                ``people.too_many``, there are ``PROFILES_MAX`` already.
        """
        shown = " ".join(name.split())
        if not is_shown(shown, NAME_CHARACTERS_MAX):
            raise Refused("people.name", characters_max=NAME_CHARACTERS_MAX)
        now = self._clock.now()
        with self._db.begin() as tx:
            count = store.count_local(tx)
            if count >= PROFILES_MAX:
                raise Refused("people.too_many", count_max=PROFILES_MAX)
            chosen = color if color in COLORS else COLORS[(_FIRST_COLOR + count) % len(COLORS)]
            user = User(UserId(new_id()), shown, chosen, is_local=True, joined_at=now)
            store.put(tx, user, now)
        self._events.publish(PersonChanged(user.user_id))
        return user

    def change_profile(self, user_id: UserId, name: str, color: str, about: str) -> User:
        """Change what a person who signs in here is called, their colour, and their words about themselves.

        Raises:
            Refused: ``people.name``, as when it was made; ``people.about``, it is longer than ``ABOUT_CHARACTERS_MAX``
                or has characters that do not show; ``people.unknown``, nobody of this id signs in here.
        """
        shown, told = " ".join(name.split()), " ".join(about.split())
        if not is_shown(shown, NAME_CHARACTERS_MAX):
            raise Refused("people.name", characters_max=NAME_CHARACTERS_MAX)
        if told and not is_shown(told, ABOUT_CHARACTERS_MAX):
            raise Refused("people.about", characters_max=ABOUT_CHARACTERS_MAX)
        with self._db.begin() as tx:
            known = store.find(tx, user_id)
            if known is None or not known.is_local:
                raise Refused("people.unknown")
            user = replace(known, name=shown, about=told, color=color if color in COLORS else known.color)
            store.put(tx, user, self._clock.now())
        self._events.publish(PersonChanged(user_id))
        return user

    def get(self, user_id: UserId, *, seen_by: UserId | None = None) -> User:
        """Return the person with this id, by the name that ``seen_by`` knows them by.

        Raises:
            Refused: ``people.unknown``.
        """
        with self._db.read() as tx:
            return directory.require(tx, [user_id], seen_by=seen_by)[user_id]

    def require_here(self, user_id: UserId) -> None:
        """Return if something new can reach this person.

        Raises:
            Refused: ``people.unknown``; ``people.left``, they deleted their profile.
        """
        with self._db.read() as tx:
            directory.require_here(tx, [user_id])

    def names(self, user_ids: Iterable[UserId], *, seen_by: UserId | None = None) -> dict[UserId, str]:
        """Return the names of those of ``user_ids`` who are known, as ``seen_by`` knows them."""
        with self._db.read() as tx:
            return directory.names(tx, user_ids, seen_by=seen_by)

    def contacts(self, user_id: UserId) -> list[User]:
        """Return a person's contacts by name."""
        with self._db.read() as tx:
            found = store.contacts(tx, user_id)
        return sorted(found, key=lambda user: (user.name.casefold(), user.user_id))

    def add_person(self, user: User) -> None:
        """Record a person, or what is new about one already known; when they joined does not change."""
        if user.color not in COLORS:
            raise ValueError(f"{user.color!r} is no avatar colour")
        with self._db.begin() as tx:
            store.put(tx, user, self._clock.now())

    def add_contact(self, user_id: UserId, other_id: UserId) -> None:
        """Put ``other_id`` among the contacts of ``user_id``; once they are there, do nothing.

        Raises:
            Refused: ``people.unknown``, ``people.left``, or ``people.self`` for one's own id.
        """
        if user_id == other_id:
            raise Refused("people.self")
        with self._db.begin() as tx:
            directory.require_here(tx, [user_id, other_id])
            is_new = store.add_contact(tx, user_id, other_id, self._clock.now())
        if is_new:
            self._events.publish(ContactAdded(user_id, other_id))


class PeopleSeenBy:
    """Looks people up for one person: each has the name that this person calls them."""

    def __init__(self, people: People, user_id: UserId) -> None:
        self._people = people
        self._user_id = user_id

    def get(self, user_id: UserId) -> User:
        """Return the person with this id.

        Raises:
            Refused: ``people.unknown``.
        """
        return self._people.get(user_id, seen_by=self._user_id)


class AddressBook:
    """The addresses that each person keeps for deliveries. Where there is any, one is the default."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def of(self, user_id: UserId) -> list[Address]:
        """Return a person's addresses, the default one first."""
        with self._db.read() as tx:
            return store.addresses(tx, user_id)

    def save(self, user_id: UserId, address: Address) -> Address:
        """Keep an address, a new one if its id is empty or none of the person's; return it as it is kept.

        Raises:
            Refused: ``address.name``, ``address.phone``, ``address.region``, ``address.street``, ``address.postcode``
                (what is written there is none), ``address.too_many``, ``people.unknown``.
        """
        kept = _checked(address)
        with self._db.begin() as tx:
            directory.require(tx, [user_id])
            known = store.addresses(tx, user_id)
            others = [each for each in known if each.address_id != kept.address_id]
            if len(others) == len(known):
                kept = replace(kept, address_id=AddressId(new_id()))
                if len(known) >= ADDRESSES_MAX:
                    raise Refused("address.too_many", count_max=ADDRESSES_MAX)
            is_default = kept.is_default or not any(each.is_default for each in others)
            kept = replace(kept, is_default=is_default)
            store.put_address(tx, user_id, kept, self._clock.now())
            if is_default:
                store.set_default_address(tx, user_id, kept.address_id)
        return kept

    def remove(self, user_id: UserId, address_id: AddressId) -> None:
        """Delete an address; one that is not there, or not theirs, changes nothing."""
        with self._db.begin() as tx:
            store.remove_address(tx, user_id, address_id)
            left = store.addresses(tx, user_id)
            if left and not left[0].is_default:
                store.set_default_address(tx, user_id, left[0].address_id)


def _checked(address: Address) -> Address:
    """Return an address with its spaces joined, or refuse it for its first field that is none."""
    joined = {name: " ".join(getattr(address, name).split()) for name in _CHECKS}
    for name, is_good in _CHECKS.items():
        if not is_good(joined[name]):
            raise Refused(f"address.{name}", characters_max=_LENGTHS.get(name, 0))
    return Address(address.address_id, **joined, is_default=address.is_default)


_CHECKS: dict[str, Callable[[str], bool]] = {
    "name": lambda text: is_shown(text, _LENGTHS["name"]),
    "phone": lambda text: _PHONE.fullmatch(text) is not None,
    "region": lambda text: is_shown(text, _LENGTHS["region"]),
    "street": lambda text: is_shown(text, _LENGTHS["street"]),
    "postcode": lambda text: _POSTCODE.fullmatch(text) is not None,
}
