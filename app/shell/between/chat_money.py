"""How the money in messages stands for the person who reads them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.core.chat.model import Message, PacketContent
from app.core.kernel.ids import PacketId, UserId
from app.core.payments.packet_model import PacketView


class Packets(Protocol):
    """Knows red packets; on workers."""

    def look(self, packet_ids: Collection[PacketId], viewer_id: UserId) -> Mapping[PacketId, PacketView]:
        """Return how they stand for one person."""


@dataclass(frozen=True, slots=True)
class MoneyStates:
    """How red packets stand, by their ids; what is not there is not known here, or not theirs."""

    packets: Mapping[PacketId, PacketView] = field(default_factory=dict)

    def with_newer(self, newer: "MoneyStates") -> "MoneyStates":
        """Return what both know, the newer word where they differ."""
        return MoneyStates({**self.packets, **newer.packets})


@dataclass(frozen=True, slots=True)
class ChatMoney:
    """Looks up what messages name. On workers."""

    user_id: UserId
    packets: Packets

    def look(self, messages: Iterable[Message]) -> MoneyStates:
        """Return how all money in ``messages`` stands."""
        ids = {each.content.packet_id for each in messages if isinstance(each.content, PacketContent)}
        return MoneyStates(self.packets.look(ids, self.user_id)) if ids else MoneyStates()


def look(money: ChatMoney | None, messages: tuple[Message, ...]) -> MoneyStates:
    """Return how all money in ``messages`` stands; nothing where nobody knows. On a worker."""
    return MoneyStates() if money is None else money.look(messages)


def holds_money(message: Message) -> bool:
    """Tell whether a message's looks depend on how money stands."""
    return isinstance(message.content, PacketContent)
