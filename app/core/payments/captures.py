"""Captures: a merchant takes what it held, all of it or a part, once."""

from app.core.database import Transactions
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import JournalId, OrderId, UserId
from app.core.kernel.money import Money
from app.core.kernel.secrets import Secrets
from app.core.ledger.model import Journal, Transfer
from app.core.ledger.service import Ledger
from app.core.payments.checks import check_amount
from app.core.payments.events import BalanceChanged, OrderPaid
from app.core.payments.holding import hold_of, return_of_order
from app.core.payments.model import Receipt
from app.core.payments.orders import Orders
from app.core.payments.outbox import add_return
from app.core.payments.receipts import ReceiptSigner
from app.core.payments.settling import settle_within
from app.core.payments.wallet import PAYMENT


class Captures:
    """Takes what is held for orders. A capture is whole or not at all, as a payment is."""

    def __init__(
        self, db: Transactions, ledger: Ledger, orders: Orders, events: EventBus, clock: Clock, secrets: Secrets
    ) -> None:
        self._db = db
        self._ledger = ledger
        self._orders = orders
        self._events = events
        self._clock = clock
        self._signer = ReceiptSigner(secrets)

    def capture(self, order_id: OrderId, amount: Money | None = None) -> Receipt:
        """Take ``amount`` of what is held for the order (None: all of it), free the rest, and return the receipt.

        Asking again for the same amount gives the same receipt and moves nothing. Only who may speak for the merchant
        may ask: the caller sees to that.

        Raises:
            Refused: ``orders.not_held`` (nothing is held for it, or no more), ``orders.hold_over`` (``ended_at``),
                ``orders.capture_too_much`` (``held_minor``, ``currency``), ``orders.captured`` (it was captured, with
                another amount), ``money.amount``, ``orders.unknown``. Nothing moved.
            Unavailable: ``database.busy``, ``database.full``; it may be asked for again.
        """
        if amount is not None:
            check_amount(amount)
        now = self._clock.now()
        with self._db.begin() as tx:
            order, payer_id = self._orders.get_within(tx, order_id)
            taken = amount or order.amount
            if order.state == "paid" and order.capture == "later" and payer_id is not None:
                if taken.amount_minor != order.paid_minor:
                    raise Refused("orders.captured", order_id=order_id)
                return self._orders.stored_receipt(tx, order)
            if order.hold_ends_at is not None and now >= order.hold_ends_at:
                raise Refused("orders.hold_over", ended_at=order.hold_ends_at.isoformat())
            if order.state != "held" or payer_id is None:
                raise Refused("orders.not_held", order_id=order_id)
            if taken.amount_minor > order.amount.amount_minor:
                raise Refused("orders.capture_too_much", held_minor=order.amount.amount_minor, currency=taken.currency)
            held = hold_of(tx, self._ledger, order)
            post = Transfer(
                held.debit, held.credit, taken.amount_minor, held.currency, kind="post", hold_id=held.transfer_id
            )
            journal_id = JournalId(f"{order_id}:capture")
            self._ledger.post(tx, Journal(journal_id, PAYMENT, order_id, (post,), now))
            receipt = settle_within(tx, self._signer, order, UserId(payer_id), journal_id, now, paid=taken)
            if left_minor := order.amount.amount_minor - taken.amount_minor:
                left = Money(left_minor, taken.currency)
                add_return(tx, return_of_order(order, UserId(payer_id), left, "captured", now))
        self._events.publish(OrderPaid(order_id, receipt.receipt_id, receipt.payer_id, receipt.miniapp_id))
        self._events.publish(BalanceChanged(receipt.payer_id))
        return receipt
