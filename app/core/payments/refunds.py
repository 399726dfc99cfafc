"""Refunds: money of a paid order goes back the way it came, in parts or whole, never more than was paid.

What a coupon paid a share of goes back in shares, rounded cumulatively: after each refund payer and coupon have had
what the sum of all refunds so far gives them, half units rounded to the even one for the payer, the rest to the coupon.
"""

from dataclasses import replace
from fractions import Fraction

from sqlalchemy import Connection

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, OrderId, RefundId, UserId, new_id
from app.core.kernel.money import Money
from app.core.kernel.secrets import Secrets
from app.core.ledger.model import Journal, Transfer
from app.core.ledger.service import Ledger
from app.core.payments import store
from app.core.payments.checks import check_amount, check_refund
from app.core.payments.coupons import Coupons, account_of_promotion
from app.core.payments.events import BalanceChanged, CouponsChanged, OrderRefunded
from app.core.payments.model import Order, Refund
from app.core.payments.orders import Orders
from app.core.payments.outbox import add_refund
from app.core.payments.receipts import ReceiptSigner, canonical, refund_from_stored
from app.core.payments.wallet import REFUND, account_of_person, account_of_publisher

REFUNDS_MAX = 50
"""Of one order: each tells the person something, and all of them are read at once."""


class Refunds:
    """Gives money back. A refund is whole or not at all: money, its signed record and what has to be told of it."""

    def __init__(
        self,
        db: Transactions,
        ledger: Ledger,
        orders: Orders,
        coupons: Coupons,
        events: EventBus,
        clock: Clock,
        secrets: Secrets,
    ) -> None:
        self._db = db
        self._ledger = ledger
        self._orders = orders
        self._coupons = coupons
        self._events = events
        self._clock = clock
        self._signer = ReceiptSigner(secrets)

    def refund(self, order_id: OrderId, *, refund_number: str, amount: Money, reason: str = "") -> Refund:
        """Move ``amount`` from the order's payee back to its payer and return the proof.

        The same number with the same content gives the same refund and moves nothing. Only who may speak for the
        merchant may ask: the caller sees to that.

        Raises:
            Refused: ``refunds.number_reused`` (the number stands for other content), ``refunds.unpaid``,
                ``refunds.too_much`` (``left_minor``, ``currency``), ``refunds.too_many``, ``refunds.insufficient``
                (the payee's ledger account has less), ``refunds.number``, ``refunds.reason``, ``money.amount``,
                ``orders.unknown``. Nothing moved.
            Unavailable: ``database.busy``, ``database.full``; the same number may be tried again.
        """
        check_amount(amount)
        check_refund(refund_number, reason)
        with self._db.begin() as tx:
            order, payer_id = self._orders.get_within(tx, order_id)
            found = self._find(tx, order_id, refund_number)
            if found is not None and (found.amount, found.reason) != (amount, reason):
                raise Refused("refunds.number_reused", refund_number=refund_number)
            refund = found or self._give_back(tx, order, payer_id, refund_number, amount, reason)
        if found is None:
            miniapp_id = order.merchant.miniapp_id
            self._events.publish(OrderRefunded(order_id, refund.refund_id, refund.payer_id, miniapp_id))
            self._events.publish(BalanceChanged(refund.payer_id))
            if order.discount is not None:
                self._events.publish(CouponsChanged(refund.payer_id))
        return refund

    def of_order(self, order_id: OrderId) -> tuple[Refund, ...]:
        """Return the order's refunds, oldest first; none of an order that is not there."""
        with self._db.read() as tx:
            rows = tx.execute(store.REFUNDS_OF_ORDER, {"order_id": order_id})
            return tuple(refund_from_stored(row.body, row.signature) for row in rows)

    def _find(self, tx: Connection, order_id: OrderId, refund_number: str) -> Refund | None:
        named = {"order_id": order_id, "refund_number": refund_number}
        row = tx.execute(store.REFUND_BY_NUMBER, named).one_or_none()
        return None if row is None else refund_from_stored(row.body, row.signature)

    def _give_back(
        self, tx: Connection, order: Order, payer_id: str | None, refund_number: str, amount: Money, reason: str
    ) -> Refund:
        if payer_id is None or order.state != "paid":
            raise Refused("refunds.unpaid", order_id=order.order_id)
        left_minor = order.paid_minor - order.refunded_minor
        if amount.amount_minor > left_minor:
            raise Refused("refunds.too_much", left_minor=left_minor, currency=amount.currency)
        if len(tx.execute(store.REFUNDS_OF_ORDER, {"order_id": order.order_id}).all()) >= REFUNDS_MAX:
            raise Refused("refunds.too_many", count_max=REFUNDS_MAX)
        refund = Refund(
            refund_id=RefundId(new_id()),
            order_id=order.order_id,
            refund_number=refund_number,
            payer_id=UserId(payer_id),
            payee_name=order.merchant.name,
            title=order.title,
            amount=amount,
            reason=reason,
            refunded_at=self._clock.now(),
            merchant_number=order.merchant_number,
            miniapp_id=order.merchant.miniapp_id,
            signature="",
            to_coupon_minor=_to_coupon_minor(order, amount.amount_minor),
        )
        self._move(tx, order, refund)
        body = canonical(refund)
        signature = self._signer.sign(body)
        tx.execute(
            store.ADD_REFUND,
            {
                "refund_id": refund.refund_id,
                "order_id": order.order_id,
                "refund_number": refund_number,
                "amount_minor": amount.amount_minor,
                "body": body,
                "signature": signature,
            },
        )
        self._coupons.refund_within(tx, order, refund)
        add_refund(tx, order, refund)
        return replace(refund, signature=signature)

    def _move(self, tx: Connection, order: Order, refund: Refund) -> None:
        """Move the money under the refund's own id; all ledger accounts are there since the payment."""
        payee, currency = account_of_publisher(order.merchant.publisher_id), refund.amount.currency
        shares = [(account_of_person(refund.payer_id), refund.to_payer.amount_minor)]
        if order.discount is not None:
            shares.append((account_of_promotion(order.discount.coupon_id, currency), refund.to_coupon_minor))
        transfers = tuple(Transfer(payee, account, minor, currency) for account, minor in shares if minor)
        journal = Journal(JournalId(refund.refund_id), REFUND, order.order_id, transfers, refund.refunded_at)
        try:
            self._ledger.post(tx, journal)
        except Refused as error:
            if error.code != "ledger.overdraft":
                raise
            raise Refused("refunds.insufficient", order_id=order.order_id) from error


def _to_coupon_minor(order: Order, amount_minor: int) -> int:
    """Return how much of a refund of ``amount_minor`` goes back to the order's coupon."""
    if order.discount is None:
        return 0
    before, after = order.refunded_minor, order.refunded_minor + amount_minor
    return amount_minor - (_to_payer_in_all(order, after) - _to_payer_in_all(order, before))


def _to_payer_in_all(order: Order, refunded_minor: int) -> int:
    """Return what the payer has had once ``refunded_minor`` of an order that a coupon shared has gone back."""
    assert order.discount is not None
    list_minor = order.amount.amount_minor
    return round(Fraction(refunded_minor * (list_minor - order.discount.amount.amount_minor), list_minor))
