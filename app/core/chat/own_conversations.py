"""What a person makes of a conversation in their list: pinned, muted, marked as unread, cleared, taken out of it."""

from app.core.chat import attachments_store, messages_store, store, unsent_store
from app.core.chat.checks import require, require_member
from app.core.chat.events import ConversationArranged, ConversationCleared, ConversationRead
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, UserId


class OwnConversations:
    """Conversations as one person arranges them; nobody else learns of it."""

    def __init__(self, db: Database, events: EventBus, clock: Clock) -> None:
        self._db = db
        self._events = events
        self._clock = clock

    def pin(self, conversation_id: ConversationId, user_id: UserId, *, is_pinned: bool) -> None:
        """Keep a conversation above those that are not pinned, or no longer.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``.
        """
        with self._db.begin() as tx:
            here = require_member(tx, conversation_id, user_id)
            if (here.pinned_at is not None) == is_pinned:
                return
            store.arrange(tx, here._replace(pinned_at=self._clock.now() if is_pinned else None))
        self._events.publish(ConversationArranged(conversation_id, user_id))

    def mute(self, conversation_id: ConversationId, user_id: UserId, *, is_muted: bool) -> None:
        """Let nothing tell of what is said in a conversation, or let it again.

        Raises:
            Refused: as ``pin``.
        """
        with self._db.begin() as tx:
            here = require_member(tx, conversation_id, user_id)
            if here.is_muted == is_muted:
                return
            store.arrange(tx, here._replace(is_muted=is_muted))
        self._events.publish(ConversationArranged(conversation_id, user_id))

    def mark_unread(self, conversation_id: ConversationId, user_id: UserId) -> None:
        """Count the newest message of somebody else as unread, with what came since; where there is none, do nothing.

        Raises:
            Refused: as ``pin``.
        """
        with self._db.begin() as tx:
            here = require_member(tx, conversation_id, user_id)
            seq = messages_store.newest_of_others(tx, here)
            if seq is None or here.read_seq < seq:
                return
            store.read_up_to(tx, here, seq - 1)
        self._events.publish(ConversationRead(conversation_id, user_id))

    def clear(self, conversation_id: ConversationId, user_id: UserId) -> None:
        """Delete all that was said in a conversation for one person; the others keep it. It stays in their list.

        Raises:
            Refused: as ``pin``.
        """
        self._clear(conversation_id, user_id, is_removed=False)

    def remove(self, conversation_id: ConversationId, user_id: UserId) -> None:
        """As ``clear``, and take it out of the person's list until something new is said.

        Their draft goes as well, and what they were sending.

        Raises:
            Refused: as ``pin``.
        """
        self._clear(conversation_id, user_id, is_removed=True)

    def _clear(self, conversation_id: ConversationId, user_id: UserId, *, is_removed: bool) -> None:
        with self._db.begin() as tx:
            here = require_member(tx, conversation_id, user_id)
            store.clear(tx, here, require(tx, conversation_id).last_seq, is_removed=is_removed)
            left = attachments_store.forget(tx, conversation_id, store.shown_to_nobody(tx, conversation_id))
            if is_removed:
                left |= unsent_store.forget_all(tx, conversation_id, user_id)
        self._events.publish(ConversationCleared(conversation_id, user_id, frozenset(left)))
