"""What happens in conversations."""

from dataclasses import dataclass

from app.core.chat.model import Message
from app.core.kernel.ids import ConversationId, MessageId, UserId


@dataclass(frozen=True, slots=True)
class MessageSent:
    """A message was added to a conversation; ``member_ids`` see it."""

    conversation_id: ConversationId
    message: Message
    member_ids: frozenset[UserId]


@dataclass(frozen=True, slots=True)
class ConversationRead:
    """A person has seen more of a conversation, or marked it as unread."""

    conversation_id: ConversationId
    user_id: UserId


@dataclass(frozen=True, slots=True)
class GroupChanged:
    """A group was made, named anew, joined or left: ``member_ids`` are in it now, ``gone_ids`` no longer."""

    conversation_id: ConversationId
    member_ids: frozenset[UserId]
    gone_ids: frozenset[UserId]


@dataclass(frozen=True, slots=True)
class MessageRecalled:
    """Its sender took a message back; ``message`` stands in its place, and ``attachment`` belonged to what it said."""

    conversation_id: ConversationId
    message: Message
    member_ids: frozenset[UserId]
    attachment: str | None = None


@dataclass(frozen=True, slots=True)
class MessagesHidden:
    """A person deleted messages for themselves."""

    conversation_id: ConversationId
    user_id: UserId
    message_ids: frozenset[MessageId]


@dataclass(frozen=True, slots=True)
class ConversationCleared:
    """A person deleted all that was said in a conversation for themselves; ``attachments`` were left to nobody."""

    conversation_id: ConversationId
    user_id: UserId
    attachments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ConversationArranged:
    """A person pinned or muted a conversation, or let it be as others are."""

    conversation_id: ConversationId
    user_id: UserId


@dataclass(frozen=True, slots=True)
class DraftKept:
    """What a person has begun to write in a conversation is another than before."""

    conversation_id: ConversationId
    user_id: UserId
