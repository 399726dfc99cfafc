"""The PIN: set at first use, few tries, and worthless to who steals the file alone."""

import hmac
import re
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import Connection

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.kernel.secrets import Secrets
from app.core.payments import store

TRIES_MAX = 5
LOCK_FIRST = timedelta(minutes=5)
LOCK_LONGEST = timedelta(days=1)
_SHAPE = re.compile(r"[0-9]{6}")
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


class Pins:
    """Keeps each person's PIN as a hash that also needs a secret from outside the file.

    A million PINs are tried in hours once the file is stolen; with the pepper missing they cannot be tried at all.
    """

    def __init__(self, db: Database, clock: Clock, secrets: Secrets) -> None:
        self._db = db
        self._clock = clock
        self._secrets = secrets

    def is_set(self, user_id: UserId) -> bool:
        """Whether this person has chosen a PIN."""
        with self._db.read() as tx:
            return tx.execute(store.PIN, {"user_id": user_id}).one_or_none() is not None

    def set(self, user_id: UserId, pin: str) -> None:
        """Choose the PIN, once.

        Raises:
            Refused: ``pin.shape`` (six digits it must be), ``pin.already_set``.
        """
        hashed = _hasher.hash(self._peppered(user_id, pin))
        with self._db.begin() as tx:
            if tx.execute(store.PIN, {"user_id": user_id}).one_or_none() is not None:
                raise Refused("pin.already_set")
            tx.execute(store.ADD_PIN, {"user_id": user_id, "hash": hashed, "tries_made": 0, "locks_made": 0})

    def verify(self, user_id: UserId, pin: str) -> None:
        """Return if ``pin`` is this person's. Every try counts, also one that a crash cuts short.

        Raises:
            Refused: ``pin.wrong`` (``tries_left``), ``pin.locked`` (``until``, ISO 8601), ``pin.not_set``,
                ``pin.shape``.
        """
        peppered = self._peppered(user_id, pin)
        hashed, tries_left, locked_until = self._count_try(user_id)
        try:
            _hasher.verify(hashed, peppered)
        except VerifyMismatchError:
            if locked_until is not None:
                raise Refused("pin.locked", until=locked_until.isoformat()) from None
            raise Refused("pin.wrong", tries_left=tries_left) from None
        with self._db.begin() as tx:
            _write_tries(tx, user_id, tries=0, locks=0, locked_until=None)

    def _count_try(self, user_id: UserId) -> tuple[str, int, datetime | None]:
        """Commit one try before it is judged; return the hash, the tries left, and the lock should it be wrong."""
        with self._db.begin() as tx:
            row = tx.execute(store.PIN, {"user_id": user_id}).one_or_none()
            if row is None:
                raise Refused("pin.not_set")
            now = self._clock.now()
            is_locked = row.locked_until is not None and now < row.locked_until
            if is_locked and row.locked_until - now <= LOCK_LONGEST:
                raise Refused("pin.locked", until=row.locked_until.isoformat())
            # No lock is longer: the clock has been set back since. The lock ends, the count of tries goes on.
            tries, locks, locked_until = row.tries_made + 1, row.locks_made, None
            tries_left = TRIES_MAX - tries
            if tries_left <= 0:
                locked_until = now + min(LOCK_LONGEST, LOCK_FIRST * 2 ** min(locks, 16))
                tries, locks = 0, locks + 1
            _write_tries(tx, user_id, tries=tries, locks=locks, locked_until=locked_until)
        return row.hash, tries_left, locked_until

    def _peppered(self, user_id: UserId, pin: str) -> bytes:
        if not _SHAPE.fullmatch(pin):
            raise Refused("pin.shape")
        return hmac.digest(self._secrets.get("wallet.pin_pepper"), f"{user_id}\n{pin}".encode(), "sha256")


def _write_tries(tx: Connection, user_id: UserId, *, tries: int, locks: int, locked_until: datetime | None) -> None:
    tx.execute(
        store.COUNT_TRY,
        {"tried_user_id": user_id, "tries_made": tries, "locks_made": locks, "locked_until": locked_until},
    )
