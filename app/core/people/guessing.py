"""Secrets that a person types: few tries, counted before they are judged, hashed as slowly as one can wait."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Connection, Executable

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId

TRIES_MAX = 5
LOCK_FIRST = timedelta(minutes=5)
LOCK_LONGEST = timedelta(days=1)
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where one kind of secret is kept: statements over rows of ``hash tries_made locks_made locked_until``.

    ``name`` is the area of its errors, such as "pin".
    """

    name: str
    find: Executable
    count_try: Executable


class Guessing:
    """Judges what a person typed against the hash of what they know. Five wrong tries lock, each time for longer."""

    def __init__(self, db: Transactions, clock: Clock, kept: Kept) -> None:
        self._db = db
        self._clock = clock
        self._kept = kept

    def judge(self, user_id: UserId, make_typed: Callable[[], bytes]) -> None:
        """Return if what ``make_typed`` makes is this person's. Every try counts, also one that a crash cuts short.

        Raises:
            Refused: ``<name>.wrong`` (``tries_left``), ``<name>.locked`` (``until``, ISO 8601), ``<name>.not_set``;
                what ``make_typed`` raises costs no try.
        """
        name = self._kept.name
        with self._db.read() as tx:
            if self._row(tx, user_id) is None:
                raise Refused(f"{name}.not_set")
        typed = make_typed()
        hashed, tries_left, locked_until = self._count_try(user_id)
        try:
            hasher.verify(hashed, typed)
        except VerifyMismatchError:
            if locked_until is not None:
                raise Refused(f"{name}.locked", until=locked_until.isoformat()) from None
            raise Refused(f"{name}.wrong", tries_left=tries_left) from None
        with self._db.begin() as tx:
            self._write(tx, user_id, tries=0, locks=0, locked_until=None)

    def locked_until(self, tx: Connection, user_id: UserId) -> datetime | None:
        """Return when the person may try again; None if they may now."""
        row = self._row(tx, user_id)
        return None if row is None else self._lock_of(row, self._clock.now())

    def _count_try(self, user_id: UserId) -> tuple[str, int, datetime | None]:
        """Commit one try before it is judged; return the hash, the tries left, and the lock should it be wrong."""
        with self._db.begin() as tx:
            row = self._row(tx, user_id)
            if row is None:
                raise Refused(f"{self._kept.name}.not_set")
            now = self._clock.now()
            locked_until = self._lock_of(row, now)
            if locked_until is not None:
                raise Refused(f"{self._kept.name}.locked", until=locked_until.isoformat())
            tries, locks = row.tries_made + 1, row.locks_made
            tries_left = TRIES_MAX - tries
            if tries_left <= 0:
                locked_until = now + min(LOCK_LONGEST, LOCK_FIRST * 2 ** min(locks, 16))
                tries, locks = 0, locks + 1
            self._write(tx, user_id, tries=tries, locks=locks, locked_until=locked_until)
        return row.hash, tries_left, locked_until

    def _lock_of(self, row: Any, now: datetime) -> datetime | None:
        is_locked = row.locked_until is not None and now < row.locked_until
        # No lock is longer: the clock has been set back since. The lock ends, the count of tries goes on.
        return row.locked_until if is_locked and row.locked_until - now <= LOCK_LONGEST else None

    def _row(self, tx: Connection, user_id: UserId) -> Any:
        return tx.execute(self._kept.find, {"user_id": user_id}).one_or_none()

    def _write(self, tx: Connection, user_id: UserId, *, tries: int, locks: int, locked_until: datetime | None) -> None:
        tx.execute(
            self._kept.count_try,
            {"tried_user_id": user_id, "tries_made": tries, "locks_made": locks, "locked_until": locked_until},
        )
