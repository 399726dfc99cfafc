"""What payments tell once it is committed."""

from dataclasses import dataclass

from app.core.kernel.ids import (
    CollectionId,
    ConversationId,
    MiniAppId,
    OrderId,
    PacketId,
    PersonTransferId,
    ReceiptId,
    RefundId,
    UserId,
)


@dataclass(frozen=True, slots=True)
class OrderPaid:
    """An order was paid; its receipt and notice lie in the outbox."""

    order_id: OrderId
    receipt_id: ReceiptId
    payer_id: UserId
    miniapp_id: MiniAppId


@dataclass(frozen=True, slots=True)
class OrderHeld:
    """What an order costs is held; its notice lies in the outbox."""

    order_id: OrderId
    payer_id: UserId
    miniapp_id: MiniAppId


@dataclass(frozen=True, slots=True)
class OrderRefunded:
    """Money of a paid order went back to its payer; the refund's message and notice lie in the outbox."""

    order_id: OrderId
    refund_id: RefundId
    payer_id: UserId
    miniapp_id: MiniAppId


@dataclass(frozen=True, slots=True)
class BalanceChanged:
    """Money came into or left a person's wallet."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class MarkChanged:
    """A person chose a picture and a phrase."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class SpendingChanged:
    """A person set a limit, froze their wallet or unfroze it."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class OrderClosed:
    """An order was closed unpaid; if it was held, its notice lies in the outbox.

    ``payer_id``: whose money had been held for it, and is theirs again; None if nobody's was.
    """

    order_id: OrderId
    miniapp_id: MiniAppId
    payer_id: UserId | None = None


@dataclass(frozen=True, slots=True)
class CouponsChanged:
    """A person has taken a coupon, used one, or got one back with a refund."""

    user_id: UserId


@dataclass(frozen=True, slots=True)
class PacketSent:
    """A red packet was filled; its message lies in the outbox."""

    packet_id: PacketId
    sender_id: UserId
    conversation_id: ConversationId


@dataclass(frozen=True, slots=True)
class PacketClaimed:
    """A person had their share of a red packet."""

    packet_id: PacketId
    user_id: UserId


@dataclass(frozen=True, slots=True)
class PacketReturned:
    """What was left in a red packet that is over went back to its sender."""

    packet_id: PacketId
    sender_id: UserId


@dataclass(frozen=True, slots=True)
class PersonTransferSent:
    """Money is held for another person; its message lies in the outbox."""

    person_transfer_id: PersonTransferId
    sender_id: UserId
    receiver_id: UserId


@dataclass(frozen=True, slots=True)
class PersonTransferEnded:
    """A transfer to a person was accepted, declined, or went back."""

    person_transfer_id: PersonTransferId
    sender_id: UserId
    receiver_id: UserId


@dataclass(frozen=True, slots=True)
class CollectionChanged:
    """Money was collected from somebody's pay code, waits for their word, or will not come.

    ``collector_id``: the person who collects it; None where it is for a mini-app's order.
    """

    collection_id: CollectionId
    payer_id: UserId
    collector_id: UserId | None
