"""What a red packet is: money split among people of a chat, and who has had which share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.kernel.ids import ConversationId, PacketId, UserId
from app.core.kernel.money import Money

PacketSplit = Literal["equal", "lucky"]
PacketState = Literal["open", "opened", "empty", "over", "waiting"]
"""How a packet stands for one person.

open: they can open it. opened: they had their share. empty: all shares are gone. over: it was not opened in time.
waiting: it is there, for others (its sender's in a chat of two).
"""


@dataclass(frozen=True, slots=True)
class PacketWish:
    """A red packet to be sent: ``amount`` in ``share_count`` shares, one for each person of ``audience`` at most.

    An empty ``greeting`` leaves the words to whoever shows it.
    """

    sender_id: UserId
    conversation_id: ConversationId
    split: PacketSplit
    amount: Money
    share_count: int
    audience: frozenset[UserId]
    greeting: str = ""


@dataclass(frozen=True, slots=True)
class Packet:
    """A red packet as it was sent; nothing of it changes. ``packet_id`` is also its message's."""

    packet_id: PacketId
    sender_id: UserId
    conversation_id: ConversationId
    split: PacketSplit
    amount: Money
    share_count: int
    greeting: str
    sent_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class PacketClaim:
    """One person's share of a red packet."""

    user_id: UserId
    amount: Money
    claimed_at: datetime


@dataclass(frozen=True, slots=True)
class PacketView:
    """A red packet as one person sees it: what it is, how it stands for them, who has had what, oldest share first.

    ``returned``: what went back to the sender when it was over; None while nothing did.
    """

    packet: Packet
    state: PacketState
    claims: tuple[PacketClaim, ...]
    returned: Money | None
    viewer_id: UserId

    @property
    def own(self) -> PacketClaim | None:
        """The viewer's own share."""
        return next((claim for claim in self.claims if claim.user_id == self.viewer_id), None)

    @property
    def luckiest(self) -> UserId | None:
        """Who had the largest share, the first of several; known of a lucky packet of more than one, once it is empty.

        Before that nobody is: a larger share may be to come.
        """
        if self.packet.split == "equal" or not 1 < self.packet.share_count == len(self.claims):
            return None
        return max(self.claims, key=lambda claim: claim.amount.amount_minor).user_id
