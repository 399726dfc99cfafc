"""How the money in messages stands for the person who reads them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.core.chat.model import Message, PacketContent, ReceiptContent, RefundContent, TransferContent
from app.core.kernel.ids import OrderId, PacketId, PersonTransferId, RefundId, UserId
from app.core.payments.packet_model import PacketView
from app.core.payments.transfer_model import PersonTransfer


class Packets(Protocol):
    """Knows red packets; on workers."""

    def look(self, packet_ids: Collection[PacketId], viewer_id: UserId) -> Mapping[PacketId, PacketView]:
        """Return how they stand for one person."""


class Transfers(Protocol):
    """Knows transfers to people; on workers."""

    def look(self, ids: Collection[PersonTransferId], viewer_id: UserId) -> Mapping[PersonTransferId, PersonTransfer]:
        """Return those that the person gave or was given."""


class Records(Protocol):
    """Knows of which orders and refunds the wallet has a record; on workers."""

    def without_record(self, order_ids: Collection[OrderId], refund_ids: Collection[RefundId]) -> frozenset[str]:
        """Return those that it has none of."""


@dataclass(frozen=True, slots=True)
class MoneyStates:
    """How red packets and transfers stand, by their ids; what is not there is not known here, or not theirs.

    ``unrecorded``: orders and refunds of which messages tell, and the wallet has no record.
    """

    packets: Mapping[PacketId, PacketView] = field(default_factory=dict)
    transfers: Mapping[PersonTransferId, PersonTransfer] = field(default_factory=dict)
    unrecorded: frozenset[str] = frozenset()

    def with_newer(self, newer: "MoneyStates") -> "MoneyStates":
        """Return what both know, the newer word where they differ."""
        return MoneyStates(
            {**self.packets, **newer.packets},
            {**self.transfers, **newer.transfers},
            self.unrecorded | newer.unrecorded,
        )


@dataclass(frozen=True, slots=True)
class ChatMoney:
    """Looks up what messages name. On workers."""

    user_id: UserId
    packets: Packets
    transfers: Transfers
    records: Records

    def look(self, messages: Iterable[Message]) -> MoneyStates:
        """Return how all money in ``messages`` stands."""
        contents = [each.content for each in messages]
        packets = {each.packet_id for each in contents if isinstance(each, PacketContent)}
        transfers = {each.person_transfer_id for each in contents if isinstance(each, TransferContent)}
        orders = {each.order_id for each in contents if isinstance(each, ReceiptContent)}
        refunds = {each.refund_id for each in contents if isinstance(each, RefundContent)}
        return MoneyStates(
            self.packets.look(packets, self.user_id) if packets else {},
            self.transfers.look(transfers, self.user_id) if transfers else {},
            self.records.without_record(orders, refunds) if orders or refunds else frozenset(),
        )


def look(money: ChatMoney | None, messages: tuple[Message, ...]) -> MoneyStates:
    """Return how all money in ``messages`` stands; nothing where nobody knows. On a worker."""
    return MoneyStates() if money is None else money.look(messages)


def holds_money(message: Message) -> bool:
    """Tell whether a message's looks depend on how money stands."""
    return isinstance(message.content, PacketContent | TransferContent)
