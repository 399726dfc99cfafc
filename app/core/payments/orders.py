"""Orders: what a merchant asks for, found again by its own number."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, OrderId, UserId, new_id
from app.core.kernel.money import Money
from app.core.ledger.service import Ledger
from app.core.payments import store
from app.core.payments.checks import EXPIRES_IN_S_MAX, check_amount, check_order
from app.core.payments.events import BalanceChanged, OrderClosed
from app.core.payments.holding import release_within
from app.core.payments.model import Capture, Discount, Held, Merchant, Order, Receipt
from app.core.payments.receipts import from_stored

ENDED_AT_ONCE_MAX = 100
PENDING_MAX = 100
"""Of one mini-app in one wallet: more than anybody is asked to pay, and few enough to be counted at each new one."""


class Orders:
    """Makes, finds and closes orders. That one is paid, only ``Payments`` and ``Captures`` can say."""

    def __init__(self, db: Transactions, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._ledger = Ledger(db)
        self._events = events
        self._clock = clock

    def create(
        self,
        merchant: Merchant,
        *,
        merchant_number: str,
        title: str,
        amount: Money,
        expires_in_s: int = EXPIRES_IN_S_MAX,
        capture: Capture = "now",
    ) -> Order:
        """Return the order with the merchant's number, made if there was none; asking again changes nothing.

        With ``capture`` "later" paying it only holds the money, for seven days at most, until the merchant takes it.

        Raises:
            Refused: ``orders.number_reused`` (the number stands for other content), ``money.amount``,
                ``orders.merchant``, ``orders.number``, ``orders.title``, ``orders.expiry``,
                ``orders.too_many`` (so many of its orders wait to be paid; ``count_max``).
        """
        check_amount(amount)
        check_order(merchant, merchant_number, title, expires_in_s)
        with self._db.begin() as tx:
            found = self._find(tx, merchant.miniapp_id, merchant_number)
            if found is None:
                return self._add(tx, merchant, merchant_number, title, amount, expires_in_s, capture)
        same_payee = found.merchant.publisher_id == merchant.publisher_id
        if not same_payee or (found.title, found.amount, found.capture) != (title, amount, capture):
            raise Refused("orders.number_reused", merchant_number=merchant_number)
        return found

    def get(self, order_id: OrderId) -> Order:
        """Return the order.

        Raises:
            Refused: ``orders.unknown``.
        """
        with self._db.read() as tx:
            return self.get_within(tx, order_id)[0]

    def find(self, miniapp_id: MiniAppId, merchant_number: str) -> Order | None:
        """Return the order that the mini-app numbered so, if it made one."""
        with self._db.read() as tx:
            return self._find(tx, miniapp_id, merchant_number)

    def close(self, order_id: OrderId) -> Order:
        """Close an order that will not be paid any more, and return it. Closing it again changes nothing.

        What was held for it is free again.

        Raises:
            Refused: ``orders.unknown``, ``orders.paid``.
        """
        with self._db.begin() as tx:
            before, payer_id = self.get_within(tx, order_id)
            if before.state == "paid":
                raise Refused("orders.paid", order_id=order_id)
            self._end(tx, order_id)
            closed, _ = self.get_within(tx, order_id)
        self._tell_closed([(closed, payer_id)] if before.state != "closed" else [])
        return closed

    def settle_due(self) -> int:
        """Close orders whose time to be paid, or to be captured, has passed, and free what was held; return how many.

        Doing it twice changes nothing. A hundred go into one transaction.
        """
        count = 0
        while ended := self._settle_some():
            count += ended
        return count

    def next_due(self) -> datetime | None:
        """Return when the next order's time is over, also when that has passed; None if no order waits."""
        with self._db.read() as tx:
            ends = [at for at in tx.execute(store.NEXT_ENDS).one() if at is not None]
        return min(ends, default=None)

    def _settle_some(self) -> int:
        ended = []
        with self._db.begin() as tx:
            past = {"now": self._clock.now(), "limit": ENDED_AT_ONCE_MAX}
            for order_id in tx.execute(store.ENDED_ORDERS, past).scalars().all():
                self._end(tx, order_id)
                ended.append(self.get_within(tx, order_id))
        self._tell_closed(ended)
        return len(ended)

    def held_by(self, payer_id: UserId) -> tuple[Order, ...]:
        """Return the orders for which a person's money is held now, the newest first."""
        with self._db.read() as tx:
            found = [self._order(row) for row in tx.execute(store.HELD_BY, {"payer_id": payer_id})]
        return tuple(order for order in found if order.state == "held")

    def outcome_for(self, order_id: OrderId, payer_id: UserId) -> Receipt | Held | None:
        """Return the receipt, or what is held, if this person has paid the order; None if it can be paid now.

        Raises:
            Refused: ``orders.unknown``, ``orders.closed``, ``orders.expired``, ``orders.paid_by_other``.
        """
        with self._db.read() as tx:
            order, paid_by = self.get_within(tx, order_id)
            return self.outcome_within(tx, order, paid_by, payer_id)

    def outcome_within(
        self, tx: Connection, order: Order, paid_by: str | None, payer_id: UserId
    ) -> Receipt | Held | None:
        """As ``outcome_for``, of an order and its payer as ``get_within`` told them."""
        if order.state in ("paid", "held") and paid_by != payer_id:
            raise Refused("orders.paid_by_other", order_id=order.order_id)
        if order.state == "paid":
            return self.stored_receipt(tx, order)
        if order.state == "held":
            assert order.held_at is not None
            assert order.hold_ends_at is not None
            return Held(order.order_id, payer_id, order.amount, order.held_at, order.hold_ends_at)
        if order.held_at is None and self._clock.now() >= order.expires_at:
            raise Refused("orders.expired", order_id=order.order_id, expired_at=order.expires_at.isoformat())
        if order.state == "closed":
            raise Refused("orders.closed", order_id=order.order_id)
        return None

    def stored_receipt(self, tx: Connection, order: Order) -> Receipt:
        """Return the receipt of an order that is paid."""
        row = tx.execute(store.RECEIPT_OF_ORDER, {"order_id": order.order_id}).one()
        return from_stored(row.body, row.signature)

    def get_within(self, tx: Connection, order_id: OrderId) -> tuple[Order, str | None]:
        """Return the order as ``tx`` sees it, and who paid it.

        Raises:
            Refused: ``orders.unknown``.
        """
        row = tx.execute(store.ORDER, {"order_id": order_id}).one_or_none()
        if row is None:
            raise Refused("orders.unknown", order_id=order_id)
        return self._order(row), row.payer_id

    def _end(self, tx: Connection, order_id: OrderId) -> None:
        """Write down that an order that is not paid is closed, if that was not done yet."""
        state = tx.execute(store.STATE, {"order_id": order_id}).scalar_one()
        if state == "held":
            order, payer_id = self.get_within(tx, order_id)
            assert payer_id is not None  # a CHECK says so
            release_within(tx, self._ledger, order, UserId(payer_id), self._clock.now())
        elif state == "pending":
            tx.execute(store.CLOSE_ORDER, {"closed_order_id": order_id})

    def _tell_closed(self, closed: Iterable[tuple[Order, str | None]]) -> None:
        for order, payer_id in closed:
            payer = None if payer_id is None else UserId(payer_id)
            self._events.publish(OrderClosed(order.order_id, order.merchant.miniapp_id, payer))
            if payer is not None:
                self._events.publish(BalanceChanged(payer))

    def _find(self, tx: Connection, miniapp_id: MiniAppId, merchant_number: str) -> Order | None:
        named = {"miniapp_id": miniapp_id, "merchant_number": merchant_number}
        row = tx.execute(store.ORDER_BY_NUMBER, named).one_or_none()
        return None if row is None else self._order(row)

    def _add(
        self,
        tx: Connection,
        merchant: Merchant,
        merchant_number: str,
        title: str,
        amount: Money,
        expires_in_s: int,
        capture: Capture,
    ) -> Order:
        now = self._clock.now()
        waiting = {"miniapp_id": merchant.miniapp_id, "now": now, "limit": PENDING_MAX}
        if tx.execute(store.PENDING_COUNT, waiting).scalar_one() >= PENDING_MAX:
            raise Refused("orders.too_many", count_max=PENDING_MAX)
        order = Order(
            order_id=OrderId(new_id()),
            merchant=merchant,
            merchant_number=merchant_number,
            title=title,
            amount=amount,
            state="pending",
            created_at=now,
            expires_at=now + timedelta(seconds=expires_in_s),
            paid_at=None,
            capture=capture,
        )
        tx.execute(
            store.ADD_ORDER,
            {
                "order_id": order.order_id,
                "miniapp_id": merchant.miniapp_id,
                "publisher_id": merchant.publisher_id,
                "merchant_name": merchant.name,
                "merchant_number": merchant_number,
                "title": title,
                "amount_minor": amount.amount_minor,
                "currency": amount.currency,
                "state": order.state,
                "capture": capture,
                "created_at": order.created_at,
                "expires_at": order.expires_at,
            },
        )
        return order

    def _order(self, row: Row[Any]) -> Order:
        """Return what the row says; an order whose time has passed is closed, whether that was written down or not."""
        now, state = self._clock.now(), row.state
        ends_at = {"pending": row.expires_at, "held": row.hold_ends_at}.get(state)
        discount = None
        if row.coupon_id is not None:
            discount = Discount(row.coupon_id, row.coupon_title, Money(row.discount_minor, row.currency))
        return Order(
            order_id=row.order_id,
            merchant=Merchant(row.miniapp_id, row.publisher_id, row.merchant_name),
            merchant_number=row.merchant_number,
            title=row.title,
            amount=Money(row.amount_minor, row.currency),
            state="closed" if ends_at is not None and now >= ends_at else state,
            created_at=row.created_at,
            expires_at=row.expires_at,
            paid_at=row.paid_at,
            refunded_minor=row.refunded_minor,
            discount=discount,
            capture=row.capture,
            held_at=row.held_at,
            hold_ends_at=row.hold_ends_at,
            paid_minor=row.paid_minor or 0,
        )
