"""Paying: an order, a PIN, one transaction, a receipt."""

from sqlalchemy import Connection

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import CouponId, JournalId, OrderId, UserId
from app.core.kernel.money import Money
from app.core.kernel.secrets import Secrets
from app.core.ledger.model import Journal, Transfer
from app.core.ledger.service import Ledger
from app.core.payments.captures import Captures
from app.core.payments.checks import check_key
from app.core.payments.coupons import Coupons, CouponUse
from app.core.payments.events import BalanceChanged, CouponsChanged, OrderHeld, OrderPaid
from app.core.payments.funding import Funding, TestBank
from app.core.payments.holding import hold_within
from app.core.payments.model import Held, Order, Receipt, Refund
from app.core.payments.orders import Orders
from app.core.payments.outbox import Outbox
from app.core.payments.pins import Pins
from app.core.payments.proofs import text_of
from app.core.payments.receipts import ReceiptSigner
from app.core.payments.refunds import Refunds
from app.core.payments.settling import settle_within
from app.core.payments.spending import Spending
from app.core.payments.wallet import PAYMENT, Wallet, account_of_person, account_of_publisher

__all__ = [
    "Captures",
    "Coupons",
    "Funding",
    "Orders",
    "Outbox",
    "Payments",
    "Pins",
    "Refunds",
    "Spending",
    "TestBank",
    "Wallet",
]


class Payments:
    """Pays orders. A payment is whole or not at all: money, order, receipt and what has to be told of it."""

    def __init__(
        self,
        db: Transactions,
        ledger: Ledger,
        orders: Orders,
        coupons: Coupons,
        spending: Spending,
        events: EventBus,
        clock: Clock,
        secrets: Secrets,
    ) -> None:
        self._db = db
        self._ledger = ledger
        self._orders = orders
        self._coupons = coupons
        self._spending = spending
        self._events = events
        self._clock = clock
        self._signer = ReceiptSigner(secrets)

    @property
    def public_key(self) -> bytes:
        """The Ed25519 key, raw, that this installation's receipts are checked with."""
        return self._signer.public_key

    def proof_of(self, proved: Receipt | Refund) -> str:
        """Return a receipt or refund as JSON, with its signature and the key to check it (see ``proofs``)."""
        return text_of(proved, self.public_key)

    def pay(
        self, order_id: OrderId, *, payer_id: UserId, pin: str, key: JournalId, coupon_id: CouponId | None = None
    ) -> Receipt | Held:
        """Pay the order from the payer's wallet, with one of their coupons if they chose one; return the receipt.

        Of an order that its merchant captures later, the amount is held, and what is held returned until then.

        ``key`` is made and stored by the caller before the first try. A repeated key, or an order that this payer has
        paid already, gives the same receipt and moves nothing.

        Raises:
            Refused: ``pin.…`` (see ``Pins.verify``), ``orders.unknown``, ``orders.closed``, ``orders.expired``,
                ``orders.paid_by_other``, ``wallet.insufficient`` (``needed_minor``, ``balance_minor``, ``currency``),
                ``wallet.frozen``, ``limits.…`` (see ``Spending.check``), ``coupons.unusable``,
                ``ledger.key_reused``, ``payments.key``. Nothing moved.
            Unavailable: ``database.busy``, ``database.full``; the same key may be tried again.
        """
        check_key(key)
        self._spending.verify_pin(payer_id, pin)
        with self._db.begin() as tx:
            order, paid_by = self._orders.get_within(tx, order_id)
            outcome = self._orders.outcome_within(tx, order, paid_by, payer_id)
            is_new = outcome is None
            if outcome is None:
                use = None if coupon_id is None else self._coupons.choose_within(tx, order, payer_id, coupon_id)
                outcome = self.settle_within(tx, order, payer_id, key, use)
        if is_new:
            self.tell(order, outcome)
        return outcome

    def tell(self, order: Order, outcome: Receipt | Held) -> None:
        """Say, once it is committed, that the order was paid or is held."""
        payer_id, miniapp_id = outcome.payer_id, order.merchant.miniapp_id
        if isinstance(outcome, Receipt):
            self._events.publish(OrderPaid(order.order_id, outcome.receipt_id, payer_id, miniapp_id))
        else:
            self._events.publish(OrderHeld(order.order_id, payer_id, miniapp_id))
        self._events.publish(BalanceChanged(payer_id))
        if isinstance(outcome, Receipt) and outcome.discount is not None:
            self._events.publish(CouponsChanged(payer_id))

    def settle_within(
        self, tx: Connection, order: Order, payer_id: UserId, key: JournalId, use: CouponUse | None = None
    ) -> Receipt | Held:
        """Pay an order that can be paid, within ``tx``: the payer has said yes, by their PIN or by what they allow.

        Raises:
            Refused: ``wallet.…`` and ``limits.…`` as ``pay``; nothing was written by then.
        """
        discount, now = None if use is None else use.discount, self._clock.now()
        off_minor = 0 if discount is None else discount.amount.amount_minor
        amount = Money(order.amount.amount_minor - off_minor, order.amount.currency)
        self._spending.check(tx, payer_id, amount, miniapp_id=order.merchant.miniapp_id)
        payer_account, payee_account = account_of_person(payer_id), account_of_publisher(order.merchant.publisher_id)
        payer, payee = self._ledger.both(tx, payer_account, payee_account)
        balance_minor = 0 if payer is None else payer.balance_minor
        if payer is None or balance_minor < amount.amount_minor:
            raise Refused(
                "wallet.insufficient",
                needed_minor=amount.amount_minor,
                balance_minor=balance_minor,
                currency=amount.currency,
            )
        if payee is None:
            self._ledger.open(tx, payee_account, amount.currency)
        if order.capture == "later":
            return hold_within(tx, self._ledger, order, payer_id, key, now)
        transfers = [Transfer(payer_account, payee_account, amount.amount_minor, amount.currency)]
        if use is not None:
            transfers.append(use.transfer_to(order.merchant.publisher_id))
        self._ledger.post(tx, Journal(key, PAYMENT, order.order_id, tuple(transfers), now))
        receipt = settle_within(tx, self._signer, order, payer_id, key, now, paid=amount, discount=discount)
        if use is not None:
            self._coupons.use_within(tx, use, order.order_id, key, now)
        return receipt
