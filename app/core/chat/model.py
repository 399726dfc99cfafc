"""Conversations, messages and the kinds of content that a message can have."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.kernel.ids import (
    ArticleId,
    ConversationId,
    MessageId,
    MiniAppId,
    OfficialAccountId,
    OrderId,
    PacketId,
    PersonTransferId,
    ReceiptId,
    RefundId,
    UserId,
)
from app.core.kernel.money import Money

ConversationKind = Literal["direct", "group", "official"]


@dataclass(frozen=True, slots=True)
class TextContent:
    """Plain text, at most ``TEXT_CHARACTERS_MAX`` characters."""

    text: str


@dataclass(frozen=True, slots=True)
class CardContent:
    """A mini-app's page as a card; ``link`` is text for ``links.parse``.

    ``picture`` is the file name of a demo picture, or of one that the shell keeps for cards.
    """

    link: str
    miniapp_id: MiniAppId
    title: str
    picture: str | None = None
    price: Money | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """A paid order's receipt; ``merchant_number`` is the number under which the payee knows the order.

    ``amount`` was paid; ``discount`` is what the coupon ``coupon_title`` took off.
    """

    receipt_id: ReceiptId
    order_id: OrderId
    payee_name: str
    title: str
    amount: Money
    paid_at: datetime
    miniapp_id: MiniAppId
    merchant_number: str = ""
    discount: Money | None = None
    coupon_title: str = ""


@dataclass(frozen=True, slots=True)
class RefundContent:
    """Money of a paid order that came back: ``amount`` of the ``paid`` that the order cost."""

    refund_id: RefundId
    order_id: OrderId
    payee_name: str
    title: str
    amount: Money
    paid: Money
    refunded_at: datetime
    miniapp_id: MiniAppId
    merchant_number: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ArticleContent:
    """An official account's article, as it stands in a conversation."""

    article_id: ArticleId
    title: str
    summary: str
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class CodeContent:
    """A link shown as a code to scan."""

    link: str
    title: str


@dataclass(frozen=True, slots=True)
class PacketContent:
    """A red packet; what became of it, payments tell, not its message. An empty ``greeting`` is the usual one."""

    packet_id: PacketId
    greeting: str = ""


@dataclass(frozen=True, slots=True)
class TransferContent:
    """Money given to the other person here; what became of it, payments tell, not its message."""

    person_transfer_id: PersonTransferId
    amount: Money
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnknownContent:
    """Content of a kind that this version does not know; ``raw`` is its JSON, kept so that nothing is lost."""

    kind: str
    raw: str = "{}"


Content = (
    TextContent
    | CardContent
    | ReceiptContent
    | RefundContent
    | ArticleContent
    | CodeContent
    | PacketContent
    | TransferContent
    | UnknownContent
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message as everyone in the conversation sees it; without ``sender_id`` the official account speaks."""

    message_id: MessageId
    conversation_id: ConversationId
    sender_id: UserId | None
    sender_name: str
    sender_color: str
    sent_at: datetime
    content: Content


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """A line of a person's conversation list; direct ones have a ``peer_id``, official ones an ``account_id``."""

    conversation_id: ConversationId
    kind: ConversationKind
    title: str
    color: str
    picture: str | None
    preview: str
    last_at: datetime | None
    unread_count: int
    account_id: OfficialAccountId | None = None
    peer_id: UserId | None = None
