"""What happens in conversations."""

from dataclasses import dataclass

from app.core.chat.model import Message
from app.core.kernel.ids import ConversationId, UserId


@dataclass(frozen=True, slots=True)
class MessageSent:
    """A message was added to a conversation."""

    conversation_id: ConversationId
    message: Message


@dataclass(frozen=True, slots=True)
class ConversationRead:
    """A person has seen everything in a conversation."""

    conversation_id: ConversationId
    user_id: UserId
