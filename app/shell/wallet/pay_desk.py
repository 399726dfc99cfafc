"""What the payment sheet stands on: the services behind it, and one look at all that bears on an order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from app.core.kernel.errors import PlazaError, Refused
from app.core.kernel.ids import CouponId, JournalId, MiniAppId, OrderId, PublisherId, UserId
from app.core.kernel.money import Money
from app.core.payments.funding import TestBank
from app.core.payments.model import Discount, Held, Order, Receipt
from app.shell.wallet.pin_desk import PinDesk

TOP_UPS_MINOR = (10_000, 50_000, 200_000)
BEST: Literal["best"] = "best"
Choice = CouponId | Literal["best"] | None
"""Which coupon: one of them, the best there is, or none."""


class Payments(Protocol):
    """Pays an order."""

    def pay(
        self, order_id: OrderId, *, payer_id: UserId, pin: str, key: JournalId, coupon_id: CouponId | None = None
    ) -> Receipt | Held:
        """Move or hold the money, once for each key."""


class Orders(Protocol):
    """Knows what became of an order."""

    def outcome_for(self, order_id: OrderId, payer_id: UserId) -> Receipt | Held | None:
        """Return what this person's payment of it came to, None if it can be paid."""


class Wallet(Protocol):
    """Knows what a person has."""

    def balance(self, user_id: UserId) -> Money:
        """Return it."""


class Coupons(Protocol):
    """Knows a person's coupons."""

    def usable(self, user_id: UserId, order: Order) -> tuple[Discount, ...]:
        """Return what they could pay of the order, the best first."""


class Spending(Protocol):
    """Knows what a person allows themselves."""

    def foresee(self, user_id: UserId, amount: Money, *, miniapp_id: MiniAppId | None = None) -> None:
        """Raise what paying would raise."""


class Repeats(Protocol):
    """Notices what is paid twice."""

    def to_publisher(self, payer_id: UserId, payee_id: PublisherId, amount: Money) -> datetime | None:
        """Return when just this was paid a moment ago."""


class Funding(Protocol):
    """Brings money into a wallet."""

    def top_up(self, user_id: UserId, amount: Money, key: JournalId) -> Money:
        """Bring some, once for each key."""


@dataclass(frozen=True, slots=True)
class PaySight:
    """All that bears on paying an order now; ``obstacle`` is what stands in the way, if anything does."""

    balance: Money
    discounts: tuple[Discount, ...]
    discount: Discount | None
    due: Money
    obstacle: PlazaError | None
    is_repeated: bool

    @property
    def missing(self) -> Money | None:
        """What one top-up has to bring: the smallest of the usual amounts that does, or else whole hundreds.

        None where the test bank does not move as much at once.
        """
        short_minor = self.due.amount_minor - self.balance.amount_minor
        usual = next((minor for minor in TOP_UPS_MINOR if minor >= short_minor), None)
        wanted_minor = usual or -(-short_minor // 10_000) * 10_000
        return Money(wanted_minor, self.due.currency) if wanted_minor <= TestBank.MOVED_MAX_MINOR else None


@dataclass(frozen=True, slots=True)
class PayDesk:
    """Whose wallet it is, and the services it goes through, called on workers.

    ``open_security`` shows where limits and freeze are changed.
    """

    pin: PinDesk
    payments: Payments
    orders: Orders
    wallet: Wallet
    coupons: Coupons
    spending: Spending
    funding: Funding
    repeats: Repeats
    open_security: Callable[[], None] = lambda: None

    def look(self, order: Order, choice: Choice) -> PaySight:
        """Return how things stand for ``order`` with a coupon. On a worker."""
        user_id = self.pin.user_id
        balance, discounts = self.wallet.balance(user_id), self.coupons.usable(user_id, order)
        if choice == BEST:
            discount = discounts[0] if discounts else None
        else:
            discount = next((each for each in discounts if each.coupon_id == choice), None)
        off_minor = 0 if discount is None else discount.amount.amount_minor
        due = Money(order.amount.amount_minor - off_minor, order.amount.currency)
        merchant = order.merchant
        return PaySight(
            balance=balance,
            discounts=discounts,
            discount=discount,
            due=due,
            obstacle=self._obstacle(user_id, due, balance, merchant.miniapp_id),
            is_repeated=self.repeats.to_publisher(user_id, merchant.publisher_id, due) is not None,
        )

    def _obstacle(self, user_id: UserId, due: Money, balance: Money, miniapp_id: MiniAppId) -> PlazaError | None:
        try:
            self.spending.foresee(user_id, due, miniapp_id=miniapp_id)
        except Refused as error:
            return error
        if balance.amount_minor >= due.amount_minor:
            return None
        return Refused(
            "wallet.insufficient",
            needed_minor=due.amount_minor,
            balance_minor=balance.amount_minor,
            currency=due.currency,
        )
