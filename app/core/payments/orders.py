"""Orders: what a merchant asks for, found again by its own number."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row

from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import MiniAppId, OrderId, UserId, new_id
from app.core.kernel.money import Money
from app.core.payments import store
from app.core.payments.checks import EXPIRES_IN_S_MAX, check_amount, check_order
from app.core.payments.events import OrderClosed
from app.core.payments.model import Discount, Merchant, Order, Receipt
from app.core.payments.receipts import from_stored


class Orders:
    """Makes, finds and closes orders. That an order is paid, only ``Payments`` can say."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
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
    ) -> Order:
        """Return the order with the merchant's number, made if there was none; asking again changes nothing.

        Raises:
            Refused: ``orders.number_reused`` (the number stands for other content), ``money.amount``,
                ``orders.merchant``, ``orders.number``, ``orders.title``, ``orders.expiry``.
        """
        check_amount(amount)
        check_order(merchant, merchant_number, title, expires_in_s)
        with self._db.begin() as tx:
            found = self._find(tx, merchant.miniapp_id, merchant_number)
            if found is None:
                return self._add(tx, merchant, merchant_number, title, amount, expires_in_s)
        same_payee = found.merchant.publisher_id == merchant.publisher_id
        if not same_payee or (found.title, found.amount) != (title, amount):
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

        Raises:
            Refused: ``orders.unknown``, ``orders.paid``.
        """
        with self._db.begin() as tx:
            order, _ = self.get_within(tx, order_id)
            if order.state == "paid":
                raise Refused("orders.paid", order_id=order_id)
            if order.state == "pending":
                tx.execute(store.CLOSE_ORDER, {"closed_order_id": order_id})
            closed, _ = self.get_within(tx, order_id)
        if order.state == "pending":
            self._events.publish(OrderClosed(order_id, order.merchant.miniapp_id))
        return closed

    def receipt_for(self, order_id: OrderId, payer_id: UserId) -> Receipt | None:
        """Return the receipt if this person has paid the order, None if it can be paid now.

        Raises:
            Refused: ``orders.unknown``, ``orders.closed``, ``orders.expired``, ``orders.paid_by_other``.
        """
        with self._db.read() as tx:
            order, paid_by = self.get_within(tx, order_id)
            return self.receipt_within(tx, order, paid_by, payer_id)

    def receipt_within(self, tx: Connection, order: Order, paid_by: str | None, payer_id: UserId) -> Receipt | None:
        """As ``receipt_for``, of an order and its payer as ``get_within`` told them."""
        if order.state == "paid":
            if paid_by != payer_id:
                raise Refused("orders.paid_by_other", order_id=order.order_id)
            row = tx.execute(store.RECEIPT_OF_ORDER, {"order_id": order.order_id}).one()
            return from_stored(row.body, row.signature)
        if order.state == "closed":
            raise Refused("orders.closed", order_id=order.order_id)
        if self._clock.now() >= order.expires_at:
            raise Refused("orders.expired", order_id=order.order_id, expired_at=order.expires_at.isoformat())
        return None

    def get_within(self, tx: Connection, order_id: OrderId) -> tuple[Order, str | None]:
        """Return the order as ``tx`` sees it, and who paid it.

        Raises:
            Refused: ``orders.unknown``.
        """
        row = tx.execute(store.ORDER, {"order_id": order_id}).one_or_none()
        if row is None:
            raise Refused("orders.unknown", order_id=order_id)
        return _order(row), row.payer_id

    def _find(self, tx: Connection, miniapp_id: MiniAppId, merchant_number: str) -> Order | None:
        named = {"miniapp_id": miniapp_id, "merchant_number": merchant_number}
        row = tx.execute(store.ORDER_BY_NUMBER, named).one_or_none()
        return None if row is None else _order(row)

    def _add(
        self, tx: Connection, merchant: Merchant, merchant_number: str, title: str, amount: Money, expires_in_s: int
    ) -> Order:
        now = self._clock.now()
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
                "created_at": order.created_at,
                "expires_at": order.expires_at,
            },
        )
        return order


def _order(row: Row[Any]) -> Order:
    discount = None
    if row.coupon_id is not None:
        discount = Discount(row.coupon_id, row.coupon_title, Money(row.discount_minor, row.currency))
    return Order(
        order_id=row.order_id,
        merchant=Merchant(row.miniapp_id, row.publisher_id, row.merchant_name),
        merchant_number=row.merchant_number,
        title=row.title,
        amount=Money(row.amount_minor, row.currency),
        state=row.state,
        created_at=row.created_at,
        expires_at=row.expires_at,
        paid_at=row.paid_at,
        refunded_minor=row.refunded_minor,
        discount=discount,
    )
