"""What a transfer to a person is: money held for them until they accept it, decline it, or its time is over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.core.kernel.ids import ConversationId, PersonTransferId, UserId
from app.core.kernel.money import Money

PersonTransferState = Literal["waiting", "accepted", "declined", "returned"]
"""How it stands for both. returned: it was not accepted in time and is the sender's again."""


@dataclass(frozen=True, slots=True)
class PersonTransferWish:
    """Money to be given to one person, in the conversation with them."""

    sender_id: UserId
    receiver_id: UserId
    conversation_id: ConversationId
    amount: Money
    note: str = ""


@dataclass(frozen=True, slots=True)
class PersonTransfer:
    """A transfer to a person and how it stands; ``person_transfer_id`` is also its message's.

    ``ended_at``: when it was accepted, declined or written down as returned.
    """

    person_transfer_id: PersonTransferId
    sender_id: UserId
    receiver_id: UserId
    conversation_id: ConversationId
    amount: Money
    note: str
    sent_at: datetime
    expires_at: datetime
    state: PersonTransferState
    ended_at: datetime | None = None
