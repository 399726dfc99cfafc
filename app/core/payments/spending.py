"""The gate that everything a person spends passes: their own limits, and the freeze."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Literal

from sqlalchemy import Connection

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, UserId
from app.core.kernel.money import Money
from app.core.payments import spending_store as store
from app.core.payments.checks import AMOUNT_MINOR_MAX, CURRENCY
from app.core.payments.events import SpendingChanged
from app.core.payments.pins import Pins
from app.core.payments.wallet import account_of_person

LimitName = Literal["payment", "day", "code", "miniapp"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a person allows themselves, in minor units of ``CNY``; None where they set no limit.

    ``day_minor`` and each of ``miniapps`` are for one day of the person's. Up to ``code_minor`` a pay code of theirs is
    paid without asking; without it they are asked each time.
    """

    payment_minor: int | None = None
    day_minor: int | None = None
    code_minor: int | None = None
    miniapps: Mapping[MiniAppId, int] = field(default_factory=dict)
    is_frozen: bool = False


class Spending:
    """Keeps limits and freeze, and judges each amount by them. What makes spending easier asks for the PIN."""

    def __init__(
        self, db: Transactions, pins: Pins, events: EventBus, clock: Clock, zone: tzinfo | None = None
    ) -> None:
        """``zone`` says when the person's day begins; None for the computer's own."""
        self._db = db
        self._pins = pins
        self._events = events
        self._clock = clock
        self._zone = zone

    def verify_pin(self, user_id: UserId, pin: str) -> None:
        """Return if ``pin`` is this person's; before the transaction, for each try is written down.

        Raises:
            Refused: ``pin.…`` (see ``Pins.verify``).
        """
        self._pins.verify(user_id, pin)

    def check(self, tx: Connection, user_id: UserId, amount: Money, *, miniapp_id: MiniAppId | None = None) -> None:
        """Let ``amount`` leave the person's wallet within ``tx``, the transaction that moves or holds it.

        To be called before it is moved. ``miniapp_id``: whose order it pays, if it pays one.

        Raises:
            Refused: ``wallet.frozen``; ``limits.payment`` (``amount_minor``, ``limit_minor``, ``currency``);
                ``limits.day`` and ``limits.miniapp`` (``left_minor`` besides).
        """
        found = _limits(tx.execute(store.OF_PAYMENT, {"user_id": user_id, "miniapp_id": miniapp_id or ""}).all())
        minor = amount.amount_minor
        if found.is_frozen:
            raise Refused("wallet.frozen")
        if found.payment_minor is not None and minor > found.payment_minor:
            raise _beyond("payment", minor, found.payment_minor)
        if found.day_minor is not None:
            spent_minor = self._spent(tx, user_id, None)
            if spent_minor + minor > found.day_minor:
                raise _beyond("day", minor, found.day_minor, spent_minor)
        limit_minor = None if miniapp_id is None else found.miniapps.get(miniapp_id)
        if limit_minor is not None:
            spent_minor = self._spent(tx, user_id, miniapp_id)
            if spent_minor + minor > limit_minor:
                raise _beyond("miniapp", minor, limit_minor, spent_minor)

    def foresee(self, user_id: UserId, amount: Money, *, miniapp_id: MiniAppId | None = None) -> None:
        """Say beforehand what ``check`` would say now, so that nobody enters a PIN in vain.

        Raises:
            Refused: as ``check``.
        """
        with self._db.read() as tx:
            self.check(tx, user_id, amount, miniapp_id=miniapp_id)

    def limits(self, user_id: UserId) -> Limits:
        """Return what the person allows themselves."""
        with self._db.read() as tx:
            return self.limits_within(tx, user_id)

    def limits_within(self, tx: Connection, user_id: UserId) -> Limits:
        """As ``limits``, within ``tx``."""
        return _limits(tx.execute(store.ALL, {"user_id": user_id}).all())

    def spent_today(self, user_id: UserId, miniapp_id: MiniAppId | None = None) -> Money:
        """Return what has left the person's wallet since their midnight, or what of it a mini-app's orders took."""
        with self._db.read() as tx:
            return Money(self._spent(tx, user_id, miniapp_id), CURRENCY)

    def set_limit(
        self,
        user_id: UserId,
        name: LimitName,
        limit: Money | None,
        *,
        miniapp_id: MiniAppId | None = None,
        pin: str | None = None,
    ) -> Limits:
        """Set one limit, None for none, and return all of them. ``miniapp_id`` goes with the name "miniapp" only.

        To spend less than before needs no PIN. For a pay code, none means to be asked each time.

        Raises:
            Refused: ``pin.needed`` (more could be spent than before, and ``pin`` is None), ``pin.…`` (see
                ``Pins.verify``), ``limits.amount`` (below zero, beyond all amounts, not of our currency).
        """
        if (name == "miniapp") != bool(miniapp_id):
            raise ValueError("a mini-app goes with its own limit")
        limit_minor = None if limit is None else _checked(limit)
        if pin is not None:
            self._pins.verify(user_id, pin)
        key = {"user_id": user_id, "name": name, "miniapp_id": miniapp_id or ""}
        with self._db.begin() as tx:
            before_minor = tx.execute(store.LIMIT, key).scalar_one_or_none()
            if pin is None and _is_wider(name, before_minor, limit_minor):
                raise Refused("pin.needed")
            tx.execute(store.REMOVE_LIMIT, {f"limited_{column}": value for column, value in key.items()})
            if limit_minor is not None:
                tx.execute(store.ADD_LIMIT, {**key, "limit_minor": limit_minor})
            found = _limits(tx.execute(store.ALL, {"user_id": user_id}).all())
        self._events.publish(SpendingChanged(user_id))
        return found

    def freeze(self, user_id: UserId) -> None:
        """Let nothing leave the person's wallet until it is unfrozen. Freezing it again changes nothing."""
        with self._db.begin() as tx:
            if tx.execute(store.IS_FROZEN, {"user_id": user_id}).one_or_none() is None:
                tx.execute(store.FREEZE, {"user_id": user_id, "frozen_at": self._clock.now()})
        self._events.publish(SpendingChanged(user_id))

    def unfreeze(self, user_id: UserId, pin: str) -> None:
        """Let money leave the wallet again. Harmless when it is not frozen.

        Raises:
            Refused: ``pin.…`` (see ``Pins.verify``); it stays frozen.
        """
        self._pins.verify(user_id, pin)
        with self._db.begin() as tx:
            tx.execute(store.UNFREEZE, {"frozen_user_id": user_id})
        self._events.publish(SpendingChanged(user_id))

    def _spent(self, tx: Connection, user_id: UserId, miniapp_id: MiniAppId | None) -> int:
        """Return what left the wallet today; what came back later counts all the same."""
        from_at, to_at = self._day()
        named = {"ledger_account_id": account_of_person(user_id), "from_at": from_at, "to_at": to_at}
        if miniapp_id is None:
            spent = tx.execute(store.SPENT, named).scalar_one()
        else:
            spent = tx.execute(store.SPENT_IN_MINIAPP, {**named, "miniapp_id": miniapp_id}).scalar_one()
        return int(spent)

    def _day(self) -> tuple[datetime, datetime]:
        """Return the midnights of the person's today: 23 to 25 hours apart, for clocks are put forward and back."""
        today = self._clock.now().astimezone(self._zone).date()
        midnights = (datetime(day.year, day.month, day.day, tzinfo=self._zone) for day in (today, today + _DAY))
        first, last = (midnight.astimezone(UTC) for midnight in midnights)
        return first, last


def _limits(rows: Iterable[Any]) -> Limits:
    """Return what rows of a name, a mini-app and a limit say."""
    general: dict[str, int] = {}
    miniapps: dict[MiniAppId, int] = {}
    for name, miniapp_id, limit_minor in rows:
        if name == "miniapp":
            miniapps[MiniAppId(miniapp_id)] = limit_minor
        else:
            general[name] = limit_minor
    return Limits(
        payment_minor=general.get("payment"),
        day_minor=general.get("day"),
        code_minor=general.get("code"),
        miniapps=miniapps,
        is_frozen=store.FROZEN in general,
    )


def _is_wider(name: LimitName, before_minor: int | None, after_minor: int | None) -> bool:
    """Whether more can be spent than before. Without a limit that is everything, by a pay code nothing."""
    if name == "code":
        return (after_minor or 0) > (before_minor or 0)
    if before_minor is None:
        return False
    return after_minor is None or after_minor > before_minor


def _checked(limit: Money) -> int:
    minor = limit.amount_minor
    if type(minor) is not int or not 0 <= minor <= AMOUNT_MINOR_MAX or limit.currency != CURRENCY:
        raise Refused("limits.amount", currency=CURRENCY)
    return minor


def _beyond(name: LimitName, amount_minor: int, limit_minor: int, spent_minor: int = 0) -> Refused:
    return Refused(
        f"limits.{name}",
        amount_minor=amount_minor,
        limit_minor=limit_minor,
        left_minor=max(0, limit_minor - spent_minor),
        currency=CURRENCY,
    )
