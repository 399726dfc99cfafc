"""What payments speak of: merchants, orders, receipts, refunds, bills."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from app.core.kernel.ids import MiniAppId, OrderId, PublisherId, ReceiptId, RefundId, TransferId, UserId
from app.core.kernel.money import Money

OrderState = Literal["pending", "paid", "closed"]
RefundState = Literal["none", "partly", "fully"]
OutboxTopic = Literal["receipt.message", "payment.notice", "refund.message", "refund.notice"]


@dataclass(frozen=True, slots=True)
class Merchant:
    """Who is paid: the publisher behind a mini-app. Set by the shell from the listing, never by a page."""

    miniapp_id: MiniAppId
    publisher_id: PublisherId
    name: str


@dataclass(frozen=True, slots=True)
class Order:
    """What a merchant asks for. Its content never changes; its state goes from pending to paid or to closed.

    ``refunded_minor``: what has gone back to the payer, the sum of its refunds. A refunded order stays a paid one.
    """

    order_id: OrderId
    merchant: Merchant
    merchant_number: str
    title: str
    amount: Money
    state: OrderState
    created_at: datetime
    expires_at: datetime
    paid_at: datetime | None
    refunded_minor: int = 0

    @property
    def refund_state(self) -> RefundState:
        """How much of what was paid has gone back."""
        if self.refunded_minor == 0:
            return "none"
        return "fully" if self.refunded_minor == self.amount.amount_minor else "partly"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof of one payment. ``signature``: Ed25519 over its canonical JSON, in base64 (see ``receipts``)."""

    receipt_id: ReceiptId
    order_id: OrderId
    payer_id: UserId
    payee_name: str
    title: str
    amount: Money
    paid_at: datetime
    merchant_number: str
    miniapp_id: MiniAppId
    signature: str


@dataclass(frozen=True, slots=True)
class Refund:
    """The proof that money of a paid order went back to its payer. ``refund_id`` is also its journal's.

    ``refund_number`` is the merchant's own, once in each order. ``signature`` is made as a receipt's.
    """

    refund_id: RefundId
    order_id: OrderId
    refund_number: str
    payer_id: UserId
    payee_name: str
    title: str
    amount: Money
    reason: str
    refunded_at: datetime
    merchant_number: str
    miniapp_id: MiniAppId
    signature: str


@dataclass(frozen=True, slots=True)
class Bill:
    """One line of a person's statement; a negative amount went out."""

    bill_id: TransferId
    title: str
    counterparty: str
    amount_minor: int
    currency: str
    at: datetime
    order_id: OrderId | None
    kind: Literal["payment", "refund", "top_up"]


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """Something to be told outside the wallet's file, at least once; ``entry_id`` lets the hearer drop a repetition.

    ``receipt.message`` is for the payer: ``receipt_id order_id payer_id payee_name title amount_minor currency paid_at
    merchant_number miniapp_id``. ``payment.notice`` is for the mini-app's server half and names no person: ``notice_id
    miniapp_id order_id merchant_number title amount_minor currency paid_at receipt_id``. ``refund.message`` and
    ``refund.notice`` tell the same of a refund, with ``refund_id refund_number reason refunded_at`` for the receipt's
    own; the message also ``paid_minor``. Times are ISO 8601 in UTC.
    """

    entry_id: str
    topic: OutboxTopic
    payload: dict[str, Any]
    attempts: int
