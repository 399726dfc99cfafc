"""What payments speak of: merchants, orders, receipts, bills."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from app.core.kernel.ids import MiniAppId, OrderId, PublisherId, ReceiptId, TransferId, UserId
from app.core.kernel.money import Money

OrderState = Literal["pending", "paid", "closed"]
OutboxTopic = Literal["receipt.message", "payment.notice"]


@dataclass(frozen=True, slots=True)
class Merchant:
    """Who is paid: the publisher behind a mini-app. Set by the shell from the listing, never by a page."""

    miniapp_id: MiniAppId
    publisher_id: PublisherId
    name: str


@dataclass(frozen=True, slots=True)
class Order:
    """What a merchant asks for. Its content never changes; its state goes from pending to paid or to closed."""

    order_id: OrderId
    merchant: Merchant
    merchant_number: str
    title: str
    amount: Money
    state: OrderState
    created_at: datetime
    expires_at: datetime
    paid_at: datetime | None


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
class Bill:
    """One line of a person's statement; a negative amount went out."""

    bill_id: TransferId
    title: str
    counterparty: str
    amount_minor: int
    currency: str
    at: datetime
    order_id: OrderId | None
    kind: Literal["payment", "top_up"]


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """Something to be told outside the wallet's file, at least once; ``entry_id`` lets the hearer drop a repetition.

    ``receipt.message`` is for the payer: ``receipt_id order_id payer_id payee_name title amount_minor currency paid_at
    merchant_number miniapp_id``. ``payment.notice`` is for the mini-app's server half and names no person: ``notice_id
    miniapp_id order_id merchant_number title amount_minor currency paid_at receipt_id``. Times are ISO 8601 in UTC.
    """

    entry_id: str
    topic: OutboxTopic
    payload: dict[str, Any]
    attempts: int
