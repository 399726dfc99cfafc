"""Reading what was said: stretches of a conversation, in both directions and around one message."""

from collections.abc import Iterable

from sqlalchemy import Connection

from app.core.chat import messages_store
from app.core.chat.checks import require, require_member
from app.core.chat.faces import Faces, KnownFaces, known_faces, teller_of
from app.core.chat.messages_store import MessageRow
from app.core.chat.model import Message, Stretch
from app.core.chat.store import MemberRow
from app.core.database import Database
from app.core.kernel.errors import Refused
from app.core.kernel.ids import ConversationId, MessageId, UserId

STRETCH_MESSAGES_MAX = 200


class History:
    """Lends stretches of messages to the members of a conversation, each what they may see.

    Messages stand in the order in which they were written down; ``seq`` is a message's place in it. A stretch costs
    the same anywhere in a conversation of any length.
    """

    def __init__(self, db: Database, faces: Faces | None = None) -> None:
        self._db = db
        self._faces = faces

    def newest(self, conversation_id: ConversationId, user_id: UserId, *, limit: int = 50) -> Stretch:
        """Return the newest messages that a person sees.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``.
        """
        return self._before(conversation_id, user_id, None, limit)

    def before(self, conversation_id: ConversationId, user_id: UserId, seq: int, *, limit: int = 50) -> Stretch:
        """Return the messages that stand before ``seq``.

        Raises:
            Refused: as ``newest``.
        """
        return self._before(conversation_id, user_id, seq, limit)

    def after(self, conversation_id: ConversationId, user_id: UserId, seq: int, *, limit: int = 50) -> Stretch:
        """Return the messages that stand after ``seq``.

        Raises:
            Refused: as ``newest``.
        """
        wanted, faces = _bounded(limit), known_faces(self._faces)
        with self._db.read() as tx:
            here = require_member(tx, conversation_id, user_id)
            rows = messages_store.after(tx, here, seq, wanted + 1)
            return _stretch(tx, rows[-wanted:], faces, here, has_older=True, has_newer=len(rows) > wanted)

    def around(
        self, conversation_id: ConversationId, user_id: UserId, message_id: MessageId, *, limit: int = 50
    ) -> Stretch:
        """Return a message and about as many before as after it.

        Raises:
            Refused: as ``newest``; ``chat.unknown_message`` if it is not there for this person.
        """
        half, faces = max(1, _bounded(limit) // 2), known_faces(self._faces)
        with self._db.read() as tx:
            here = require_member(tx, conversation_id, user_id)
            found = messages_store.find(tx, message_id)
            older = [] if found is None else messages_store.before(tx, here, found.seq + 1, half + 1)
            if found is None or found.conversation_id != conversation_id or found not in older[:1]:
                raise Refused("chat.unknown_message", message_id=message_id)
            newer = messages_store.after(tx, here, found.seq, half + 1)
            rows = [*newer[-half:], *older[:half]]
            return _stretch(tx, rows, faces, here, has_older=len(older) > half, has_newer=len(newer) > half)

    def find(self, conversation_id: ConversationId, user_id: UserId, message_id: MessageId) -> Message | None:
        """Return a message as a person sees it; None if it is not there for them.

        Raises:
            Refused: as ``newest``.
        """
        faces = known_faces(self._faces)
        with self._db.read() as tx:
            here = require_member(tx, conversation_id, user_id)
            found = messages_store.find(tx, message_id)
            rows = [] if found is None else messages_store.before(tx, here, found.seq + 1, 1)
            if found is None or found.conversation_id != conversation_id or found not in rows:
                return None
            return teller_of(tx, require(tx, conversation_id), rows, faces, seen_by=user_id).message(found)

    def known(self, message_ids: Iterable[MessageId]) -> set[MessageId]:
        """Return those of ``message_ids`` that were sent, in whatever conversation."""
        with self._db.read() as tx:
            return set(messages_store.find_all(tx, set(message_ids)))

    def _before(self, conversation_id: ConversationId, user_id: UserId, seq: int | None, limit: int) -> Stretch:
        wanted, faces = _bounded(limit), known_faces(self._faces)
        with self._db.read() as tx:
            here = require_member(tx, conversation_id, user_id)
            rows = messages_store.before(tx, here, seq, wanted + 1)
            return _stretch(tx, rows[:wanted], faces, here, has_older=len(rows) > wanted, has_newer=seq is not None)


def _bounded(limit: int) -> int:
    return max(1, min(limit, STRETCH_MESSAGES_MAX))


def _stretch(
    tx: Connection, rows: list[MessageRow], faces: KnownFaces, here: MemberRow, *, has_older: bool, has_newer: bool
) -> Stretch:
    conversation = require(tx, here.conversation_id)
    teller = teller_of(tx, conversation, rows, faces, seen_by=here.user_id)
    return Stretch(tuple(teller.message(row) for row in rows), has_older, has_newer)
