"""The PIN: set at first use, changed with the old one, set anew with a recovery code that was shown once."""

import hmac
import re
import secrets as random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import pairwise

from sqlalchemy import Connection

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.kernel.secrets import Secrets
from app.core.payments import pins_store as store
from app.core.people.guessing import Guessing, Kept, hasher

PEPPER = "wallet.pin_pepper"
_SHAPE = re.compile(r"[0-9]{6}")
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LIKE_OTHERS = str.maketrans("OIL", "011")
_GROUPS, _GROUP_SIGNS = 4, 5


@dataclass(frozen=True, slots=True)
class PinState:
    """What there is of a person's: a PIN, since when no try counts, a recovery code."""

    is_set: bool
    locked_until: datetime | None
    has_recovery: bool


class Pins:
    """Keeps each person's PIN as a hash that also needs a secret from outside the file, and the recovery code too.

    A million PINs are tried in hours once the file is stolen; with the pepper missing they cannot be tried at all.
    """

    def __init__(self, db: Transactions, clock: Clock, secrets: Secrets) -> None:
        self._db = db
        self._secrets = secrets
        self._pins = Guessing(db, clock, Kept("pin", store.PIN, store.COUNT_TRY))
        self._recoveries = Guessing(db, clock, Kept("recovery", store.RECOVERY, store.COUNT_RECOVERY))

    def is_set(self, user_id: UserId) -> bool:
        """Whether this person has chosen a PIN."""
        return self.state(user_id).is_set

    def state(self, user_id: UserId) -> PinState:
        """Return what this person has chosen, and whether they may try now."""
        with self._db.read() as tx:
            return PinState(
                is_set=tx.execute(store.PIN, {"user_id": user_id}).one_or_none() is not None,
                locked_until=self._pins.locked_until(tx, user_id),
                has_recovery=tx.execute(store.RECOVERY, {"user_id": user_id}).one_or_none() is not None,
            )

    def set(self, user_id: UserId, pin: str) -> None:
        """Choose the PIN, once.

        Raises:
            Refused: ``pin.shape`` (six digits it must be), ``pin.weak`` (among the first that a thief tries),
                ``pin.already_set``, ``secrets.broken``.
        """
        hashed = self._hash_of_pin(user_id, pin)
        with self._db.begin() as tx:
            if tx.execute(store.PIN, {"user_id": user_id}).one_or_none() is not None:
                raise Refused("pin.already_set")
            tx.execute(store.ADD_PIN, {"user_id": user_id, "hash": hashed, "tries_made": 0, "locks_made": 0})

    def verify(self, user_id: UserId, pin: str) -> None:
        """Return if ``pin`` is this person's. Every try counts, also one that a crash cuts short.

        Raises:
            Refused: ``pin.wrong`` (``tries_left``), ``pin.locked`` (``until``, ISO 8601), ``pin.not_set``,
                ``pin.shape``, ``secrets.broken`` (what the PIN was peppered with is gone: no PIN can be right).
        """
        _check(pin)
        self._pins.judge(user_id, partial(self._peppered, user_id, pin, self._secrets.existing))

    def change(self, user_id: UserId, old_pin: str, new_pin: str) -> None:
        """Take ``new_pin`` in place of ``old_pin``.

        Raises:
            Refused: as ``verify`` of the old one, ``pin.shape`` of either, ``pin.weak``; the old one stays.
        """
        check_new(new_pin)
        self.verify(user_id, old_pin)
        hashed = self._hash_of_pin(user_id, new_pin)
        with self._db.begin() as tx:
            tx.execute(store.CHANGE_PIN, {"changed_user_id": user_id, "hash": hashed})

    def new_recovery_code(self, user_id: UserId, pin: str) -> str:
        """Return a new recovery code, such as ``7K2MQ-…``. The one before it is worth nothing from now on.

        This is the only time that anybody sees it.

        Raises:
            Refused: as ``verify``.
        """
        self.verify(user_id, pin)
        code = _new_code()
        hashed = self._hash_of_code(user_id, code)
        with self._db.begin() as tx:
            _keep_code(tx, user_id, hashed)
        return code

    def recover(self, user_id: UserId, code: str, new_pin: str) -> str:
        """Set a PIN with the recovery code, also while tries are locked, and return the next recovery code.

        Spaces, hyphens and small letters in ``code`` do not matter, nor O for 0 and I or L for 1.

        Raises:
            Refused: ``recovery.wrong`` (``tries_left``), ``recovery.locked`` (``until``), ``recovery.not_set``,
                ``recovery.shape``, ``pin.shape``, ``pin.weak``, ``secrets.broken``; everything stays.
        """
        check_new(new_pin)
        read = _read_code(code)
        self._recoveries.judge(user_id, partial(self._peppered_code, user_id, read, self._secrets.existing))
        next_code = _new_code()
        pin_hash, code_hash = self._hash_of_pin(user_id, new_pin), self._hash_of_code(user_id, next_code)
        with self._db.begin() as tx:
            tx.execute(store.CHANGE_PIN, {"changed_user_id": user_id, "hash": pin_hash})
            _keep_code(tx, user_id, code_hash)
        return next_code

    def _hash_of_pin(self, user_id: UserId, pin: str) -> str:
        check_new(pin)
        return hasher.hash(self._peppered(user_id, pin, self._pepper_to_set))

    def _hash_of_code(self, user_id: UserId, code: str) -> str:
        return hasher.hash(self._peppered_code(user_id, _read_code(code), self._pepper_to_set))

    def _pepper_to_set(self, name: str) -> bytes:
        """Return the pepper, made only where nothing has been peppered with one before."""
        with self._db.read() as tx:
            is_used = tx.execute(store.ANY_PIN).first() is not None
        return self._secrets.existing(name) if is_used else self._secrets.get(name)

    def _peppered(self, user_id: UserId, pin: str, pepper: Callable[[str], bytes]) -> bytes:
        return hmac.digest(pepper(PEPPER), f"{user_id}\n{pin}".encode(), "sha256")

    def _peppered_code(self, user_id: UserId, code: str, pepper: Callable[[str], bytes]) -> bytes:
        return hmac.digest(pepper(PEPPER), f"recovery\n{user_id}\n{code}".encode(), "sha256")


def _check(pin: str) -> None:
    if not _SHAPE.fullmatch(pin):
        raise Refused("pin.shape")


def check_new(pin: str) -> None:
    """Refuse what cannot be a PIN, and what repeats one to three digits or counts: few tries must not guess it.

    Raises:
        Refused: ``pin.shape``, ``pin.weak``.
    """
    _check(pin)
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if steps in ({1}, {9}) or any(pin == pin[:length] * (len(pin) // length) for length in (1, 2, 3)):
        raise Refused("pin.weak")


def _new_code() -> str:
    """Return 100 random bits as four groups of five signs, none of which looks like another."""
    signs = "".join(random.choice(_SIGNS) for _ in range(_GROUPS * _GROUP_SIGNS))
    return "-".join(signs[at : at + _GROUP_SIGNS] for at in range(0, len(signs), _GROUP_SIGNS))


def _read_code(code: str) -> str:
    signs = re.sub(r"[\s-]", "", code[:100]).upper().translate(_LIKE_OTHERS)
    if len(signs) != _GROUPS * _GROUP_SIGNS or not set(signs) <= set(_SIGNS):
        raise Refused("recovery.shape")
    return signs


def _keep_code(tx: Connection, user_id: UserId, hashed: str) -> None:
    tx.execute(store.REMOVE_RECOVERY, {"removed_user_id": user_id})
    tx.execute(store.ADD_RECOVERY, {"user_id": user_id, "hash": hashed, "tries_made": 0, "locks_made": 0})
