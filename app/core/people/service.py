"""People's use cases: making a profile, finding people, keeping contacts."""

import unicodedata

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import UserId, new_id
from app.core.people import directory, store
from app.core.people.events import ContactAdded
from app.core.people.model import COLORS, User

NAME_CHARACTERS_MAX = 40
_BLANKS = frozenset(" \u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # letters and marks that show nothing
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
            return store.first_local(tx)

    def create_profile(self, name: str) -> User:
        """Make the profile of a person who signs in here.

        Raises:
            Refused: ``people.name``, the name is empty, too long or has characters that do not show.
        """
        shown = " ".join(name.split())
        is_blank = not set(shown) - _BLANKS
        hidden = is_blank or any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in shown)
        if not shown or hidden or len(shown) > NAME_CHARACTERS_MAX:
            raise Refused("people.name", characters_max=NAME_CHARACTERS_MAX)
        now = self._clock.now()
        with self._db.begin() as tx:
            color = COLORS[(_FIRST_COLOR + store.count_local(tx)) % len(COLORS)]
            user = User(UserId(new_id()), shown, color, is_local=True, joined_at=now)
            store.put(tx, user, now)
        return user

    def get(self, user_id: UserId) -> User:
        """Return the person with this id.

        Raises:
            Refused: ``people.unknown``.
        """
        with self._db.read() as tx:
            return directory.require(tx, [user_id])[user_id]

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
            Refused: ``people.unknown``, or ``people.self`` for one's own id.
        """
        if user_id == other_id:
            raise Refused("people.self")
        with self._db.begin() as tx:
            directory.require(tx, [user_id, other_id])
            is_new = store.add_contact(tx, user_id, other_id, self._clock.now())
        if is_new:
            self._events.publish(ContactAdded(user_id, other_id))
