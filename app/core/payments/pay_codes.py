"""Pay codes: what a person shows to pay. Each counts once, for a minute, and the file keeps only its hash."""

import hashlib
import math
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.ids import UserId
from app.core.links import is_pay_number
from app.core.payments import pay_codes_store as store
from app.core.payments.collecting_model import PayCode

LIFE = timedelta(seconds=60)
NUMBER_BEGIN = "75292"
RANDOM_DIGITS = 19
WRONG_MAX = 10
WRONG_WITHIN = timedelta(minutes=10)
_KEPT_S = 3_600.0
"""So long after its minute it is still known that a code is over, however often the clock is set back meanwhile."""
_REMEMBERED = timedelta(minutes=10)
"""So long a code that nobody used is known: one that comes late is no guess."""


@dataclass(frozen=True, slots=True)
class FoundCode:
    """A code that counts, as the file has it."""

    code_hash: str
    user_id: UserId
    expires_at: datetime


class _Guessed(Exception):
    """Nobody ever had this code."""


class PayCodes:
    """Makes pay codes and judges those that come back.

    A code is found by its SHA-256, so that no comparison's time tells anything of it. Whether it is unknown, used or
    over, whoever collects hears the same. ``elapsed_s`` counts seconds that no setting of the clock changes: a code
    that was made by this process does not outlive its minute where the clock is set back meanwhile.
    """

    def __init__(self, db: Transactions, clock: Clock, elapsed_s: Callable[[], float] = time.monotonic) -> None:
        self._db = db
        self._clock = clock
        self._elapsed_s = elapsed_s
        self._over_at_s: dict[str, float] = {}  # by the codes' hashes; written within transactions, one at a time

    def show_within(self, tx: Connection, user_id: UserId) -> PayCode:
        """Return a new code of this person. Earlier ones count for the rest of their minute, until one is used."""
        now = self._clock.now()
        number = NUMBER_BEGIN + f"{secrets.randbelow(10**RANDOM_DIGITS):0{RANDOM_DIGITS}}"
        tx.execute(store.FORGET_CODES, {"forgotten_user_id": user_id, "until": now - _REMEMBERED})
        made = PayCode(number, user_id, now + LIFE)
        code_hash, elapsed_s = hash_of(number), self._elapsed_s()
        row = {"code_hash": code_hash, "user_id": user_id, "made_at": now, "expires_at": made.expires_at}
        tx.execute(store.ADD_CODE, row)
        self._over_at_s = {each: at for each, at in self._over_at_s.items() if at > elapsed_s - _KEPT_S}
        self._over_at_s[code_hash] = elapsed_s + LIFE.total_seconds()
        return made

    def find_within(self, tx: Connection, number: str) -> FoundCode:
        """Return the code ``number``, if it counts now.

        Raises:
            Refused: ``pay_codes.over``, also of what is no code.
        """
        code_hash = hash_of(number)
        row = tx.execute(store.CODE, {"code_hash": code_hash}).one_or_none() if is_pay_number(number) else None
        if row is None:
            raise _Guessed
        now = self._clock.now()
        found = {"user_id": row.user_id, "made_at": row.made_at, "expires_at": row.expires_at}
        if (
            not row.made_at <= now < row.expires_at  # not before it was made: the clock has been set back since
            or self._elapsed_s() >= self._over_at_s.get(code_hash, math.inf)
            or tx.execute(store.IS_USED, {"code_hash": code_hash}).one_or_none() is not None
            or tx.execute(store.USED_SINCE, found).one_or_none() is not None
        ):
            raise Refused("pay_codes.over")
        return FoundCode(code_hash, UserId(row.user_id), row.expires_at)

    @contextmanager
    def limiting(self, collector: str) -> Iterator[None]:
        """Let ``collector`` look for codes within, unless they guessed too often; a wrong one is written down.

        Not within a transaction: a guess is counted though nothing else of it is kept.

        Raises:
            Refused: ``pay_codes.too_often``, ``pay_codes.over``.
        """
        with self._db.read() as tx:
            if self._wrong(tx, collector)[0] >= WRONG_MAX:
                raise Refused("pay_codes.too_often")
        try:
            yield
        except _Guessed:
            self._count(collector)
            raise Refused("pay_codes.over") from None

    def _count(self, collector: str) -> None:
        with self._db.begin() as tx:
            wrong_count, since = self._wrong(tx, collector)
            tx.execute(store.FORGET_GUESSES, {"forgotten_collector": collector})
            tx.execute(store.ADD_GUESSES, {"collector": collector, "wrong_count": wrong_count + 1, "since": since})

    def _wrong(self, tx: Connection, collector: str) -> tuple[int, datetime]:
        """Return how many wrong codes came from ``collector`` lately, and since when that is counted."""
        now = self._clock.now()
        row = tx.execute(store.GUESSES, {"collector": collector}).one_or_none()
        # What lies ahead was counted before the clock was set back: the count goes on from now.
        if row is None or now - row.since >= WRONG_WITHIN:
            return 0, now
        return row.wrong_count, min(row.since, now)


def hash_of(number: str) -> str:
    """Return what a code is kept and found by; with 19 random digits and a minute nobody finds what it is of."""
    return hashlib.sha256(number.encode("utf-8", "surrogatepass")).hexdigest()
