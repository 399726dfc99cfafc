"""What a person may do to messages: take their own back, delete for themselves; and their drafts."""

from collections.abc import Collection

from app.core.chat import attachments_store, codec, messages_store, store
from app.core.chat.checks import require, require_member, require_message
from app.core.chat.events import DraftKept, MessageRecalled, MessagesHidden
from app.core.chat.faces import Faces, known_faces, teller_of
from app.core.chat.model import RECALLED, Draft, Message
from app.core.chat.recalling import RECALL_MINUTES, recall_refusal
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, MessageId, UserId

DRAFT_CHARACTERS_MAX = 1_000_000


class OwnMessages:
    """Messages and drafts as one person changes them."""

    def __init__(self, db: Database, events: EventBus, clock: Clock, faces: Faces | None = None) -> None:
        self._db = db
        self._events = events
        self._clock = clock
        self._faces = faces

    def recall(self, conversation_id: ConversationId, user_id: UserId, message_id: MessageId) -> Message:
        """Take back a message that the person sent within the last `recalling.RECALL_TIME`; again, do nothing.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``, ``chat.unknown_message``,
                ``chat.not_yours``, ``chat.recall_too_late``, ``chat.recall_kind`` (money is not taken back so).
        """
        faces = known_faces(self._faces)
        with self._db.begin() as tx:
            require_member(tx, conversation_id, user_id)
            found = require_message(tx, conversation_id, message_id)
            content, sender_id, now = codec.decode(found.content), found.sender_id, self._clock.now()
            code = recall_refusal(content, found.sent_at, sender_id=sender_id, user_id=user_id, now=now)
            is_new = content != RECALLED
            if code is not None and (is_new or code == "chat.not_yours"):
                raise Refused(code, minutes=RECALL_MINUTES)
            row = found._replace(content=codec.encode(RECALLED))
            messages_store.replace_content(tx, message_id, row.content)
            members = store.member_ids(tx, [conversation_id])[conversation_id]
            store.mention(tx, conversation_id, members, 0, was=row.seq)
            attachments_store.note(tx, message_id, RECALLED)
            message = teller_of(tx, require(tx, conversation_id), [row], faces).message(row)
            member_ids = frozenset(store.member_ids(tx, [conversation_id])[conversation_id])
        if is_new:
            attachment = attachments_store.attachment_of(content)
            self._events.publish(MessageRecalled(conversation_id, message, member_ids, attachment))
        return message

    def hide(self, conversation_id: ConversationId, user_id: UserId, message_ids: Collection[MessageId]) -> None:
        """Delete messages for one person; the others keep them.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``.
        """
        with self._db.begin() as tx:
            here = require_member(tx, conversation_id, user_id)
            found = messages_store.find_all(tx, message_ids).values()
            rows = [row for row in found if row.conversation_id == conversation_id]
            messages_store.hide(tx, here, rows)
            store.list_again(tx, conversation_id, user_id)  # also where nothing is left of what brought it back
        if rows:
            hidden = frozenset(row.message_id for row in rows)
            self._events.publish(MessagesHidden(conversation_id, user_id, hidden))

    def draft(self, conversation_id: ConversationId, user_id: UserId) -> Draft:
        """Return what a person has begun to write.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``.
        """
        faces = known_faces(self._faces)
        with self._db.read() as tx:
            here, conversation = require_member(tx, conversation_id, user_id), require(tx, conversation_id)
            quoted_id = here.draft_quoted_id
            row = messages_store.find(tx, quoted_id) if quoted_id else None
            teller = teller_of(tx, conversation, [row] if row else [], faces, seen_by=user_id)
            quoted = teller.quote(row) if row else None
        return Draft(here.draft, quoted)

    def keep_draft(
        self, conversation_id: ConversationId, user_id: UserId, text: str, quoted_id: MessageId | None = None
    ) -> None:
        """Keep what a person has begun to write; cut only where nobody writes so much.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``, ``chat.unwritable``.
        """
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise Refused("chat.unwritable") from error
        kept = text[:DRAFT_CHARACTERS_MAX]
        with self._db.begin() as tx:
            here = require_member(tx, conversation_id, user_id)
            if (here.draft, here.draft_quoted_id) == (kept, quoted_id):
                return
            store.keep_draft(tx, conversation_id, user_id, kept, quoted_id)
        self._events.publish(DraftKept(conversation_id, user_id))
