"""Search: messages found by the words in them, among all that a person sees or in one conversation."""

from sqlalchemy import Connection

from app.core.chat import codec, words_store
from app.core.chat.checks import require_member
from app.core.chat.faces import Faces, KnownFaces, face_of, known_faces
from app.core.chat.findable import findable_text
from app.core.chat.model import Found, FoundMessage, FoundPlace, FoundPlaces
from app.core.chat.store import find_all as find_conversations
from app.core.chat.words_store import NUMBER_MAX, FoundRow
from app.core.database import Database
from app.core.kernel import words
from app.core.kernel.ids import ConversationId, UserId
from app.core.kernel.words import Query, query_of
from app.core.people import directory

FOUND_MAX = 100
PLACES_MAX = 1_000
FILLED_AT_ONCE = 500


class Search:
    """Finds what a person may see.

    Words are found by their beginnings, in whatever case and with or without accents; of Chinese, Japanese and Korean
    any part. What was typed is never read as a language of queries.
    """

    def __init__(self, db: Database, faces: Faces | None = None) -> None:
        self._db = db
        self._faces = faces

    def find(self, user_id: UserId, typed: str, *, before: int | None = None, limit: int = 50) -> Found:
        """Return the newest messages with all that was ``typed``, ``before`` a number of one found earlier."""
        query, faces = query_of(typed), known_faces(self._faces)
        if not query.match:
            return Found((), has_more=False, is_complete=True)
        wanted = max(1, min(limit, FOUND_MAX))
        with self._db.read() as tx:
            rows = words_store.find(tx, user_id, query.match, NUMBER_MAX if before is None else before, wanted + 1)
            messages = _told(tx, rows[:wanted], user_id, query, faces)
            is_complete = words_store.gap(tx) is None
        return Found(messages, len(rows) > wanted, is_complete)

    def within(self, conversation_id: ConversationId, user_id: UserId, typed: str) -> FoundPlaces:
        """Return where in a conversation there is all that was ``typed``: up to ``PLACES_MAX`` places, newest first.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``.
        """
        query = query_of(typed)
        with self._db.read() as tx:
            require_member(tx, conversation_id, user_id)
            is_complete = words_store.gap(tx) is None
            if not query.match:
                return FoundPlaces((), has_more=False, is_complete=True)
            rows = words_store.find_within(tx, conversation_id, user_id, query.match, PLACES_MAX + 1)
        places = tuple(FoundPlace(row.message_id, row.seq) for row in rows[:PLACES_MAX])
        return FoundPlaces(places, len(rows) > PLACES_MAX, is_complete)

    def prepare(self) -> bool:
        """Let some more messages from before the search be found; return whether others still cannot.

        Raises:
            Unavailable: as ``Database.begin``.
        """
        with self._db.read() as tx:
            is_complete = words_store.gap(tx) is None
        if is_complete:
            return False
        with self._db.begin() as tx:
            return words_store.fill(tx, FILLED_AT_ONCE)


def _told(
    tx: Connection, rows: list[FoundRow], user_id: UserId, query: Query, faces: KnownFaces
) -> tuple[FoundMessage, ...]:
    people = directory.known(tx, filter(None, (row.sender_id for row in rows)), seen_by=user_id)
    # Only official accounts speak without being a person: theirs alone need their conversation looked up.
    accounts = find_conversations(tx, {row.conversation_id for row in rows if not row.sender_id})
    found = []
    for row in rows:
        name = directory.person_in(people, row.sender_id).name if row.sender_id else ""
        if row.sender_id is None and row.conversation_id in accounts:
            name = face_of(accounts[row.conversation_id], faces)[0]
        excerpt = words.excerpt(findable_text(codec.decode(row.content)), query)
        found.append(
            FoundMessage(row.message_id, row.conversation_id, row.number, row.sender_id, name, row.sent_at, excerpt)
        )
    return tuple(found)
