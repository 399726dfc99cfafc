"""Passwords: what keeps others away from a person's window, for those who want one."""

import unicodedata

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.people import passwords_store as store
from app.core.people.guessing import Guessing, Kept, hasher
from app.core.people.model import IDLE_MINUTES, PasswordState

CHARACTERS_MIN, CHARACTERS_MAX = 4, 128
_NONE = PasswordState()


class Passwords:
    """Keeps each person's password as a slow hash, and when it is asked for.

    It locks a window; it encrypts nothing. Therefore no secret from outside the file belongs to it, as one does to the
    PIN: were that lost, the person would be locked out of what anybody who has the file can read.
    """

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._guessing = Guessing(db, clock, Kept("password", store.PASSWORD, store.COUNT_TRY))

    def state(self, user_id: UserId) -> PasswordState:
        """Return whether this person has a password, when it is asked for, and until when no try counts."""
        with self._db.read() as tx:
            row = tx.execute(store.PASSWORD, {"user_id": user_id}).one_or_none()
            if row is None:
                return _NONE
            locked_until = self._guessing.locked_until(tx, user_id)
        return PasswordState(True, row.asks_at_start, row.idle_minutes, locked_until)

    def set(self, user_id: UserId, password: str) -> PasswordState:
        """Take a first password; it is asked for at the start and after a while.

        Raises:
            Refused: ``password.shape`` (``CHARACTERS_MIN`` to ``CHARACTERS_MAX`` characters), ``password.already_set``.
        """
        hashed = hasher.hash(_typed(password))
        with self._db.begin() as tx:
            if tx.execute(store.PASSWORD, {"user_id": user_id}).one_or_none() is not None:
                raise Refused("password.already_set")
            chosen = PasswordState(is_set=True, asks_at_start=True, idle_minutes=IDLE_MINUTES[2])
            row = {"hash": hashed, "tries_made": 0, "locks_made": 0, "locked_until": None}
            row |= {"asks_at_start": chosen.asks_at_start, "idle_minutes": chosen.idle_minutes}
            tx.execute(store.ADD_PASSWORD, {"user_id": user_id, **row})
        return chosen

    def verify(self, user_id: UserId, password: str) -> None:
        """Return if ``password`` is this person's. Every try counts, also one that a crash cuts short.

        Raises:
            Refused: ``password.wrong`` (``tries_left``), ``password.locked`` (``until``, ISO 8601),
                ``password.not_set``; ``password.shape``, which costs no try.
        """
        self._guessing.judge(user_id, lambda: _typed(password))

    def change(self, user_id: UserId, old_password: str, new_password: str) -> None:
        """Take ``new_password`` in place of ``old_password``.

        Raises:
            Refused: as ``verify`` of the old one, ``password.shape`` of either; the old one stays.
        """
        typed = _typed(new_password)
        self.verify(user_id, old_password)
        hashed = hasher.hash(typed)
        with self._db.begin() as tx:
            tx.execute(store.CHANGE_PASSWORD, {"changed_user_id": user_id, "hash": hashed})

    def remove(self, user_id: UserId, password: str) -> None:
        """Ask for no password any more.

        Raises:
            Refused: as ``verify``; the password stays.
        """
        self.verify(user_id, password)
        with self._db.begin() as tx:
            tx.execute(store.REMOVE_PASSWORD, {"removed_user_id": user_id})

    def choose(self, user_id: UserId, *, asks_at_start: bool, idle_minutes: int) -> PasswordState:
        """Choose when the password is asked for; ``idle_minutes`` is one of ``IDLE_MINUTES``, 0 for never.

        Raises:
            Refused: ``password.not_set``.
        """
        if idle_minutes not in IDLE_MINUTES:
            raise ValueError(f"{idle_minutes} minutes are not to be chosen")
        chosen = {"asks_at_start": asks_at_start, "idle_minutes": idle_minutes}
        with self._db.begin() as tx:
            if tx.execute(store.CHOOSE, {"chosen_user_id": user_id, **chosen}).rowcount == 0:
                raise Refused("password.not_set")
        return self.state(user_id)


def _typed(password: str) -> bytes:
    """Return what is hashed; the same letters count as the same, however the keyboard composes them."""
    if not CHARACTERS_MIN <= len(password) <= CHARACTERS_MAX:
        raise Refused("password.shape", characters_min=CHARACTERS_MIN, characters_max=CHARACTERS_MAX)
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
