"""Names and colours: what chat shows of those who speak, and messages as everyone sees them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from sqlalchemy import Connection

from app.core.chat import codec, messages_store
from app.core.chat.messages_store import MessageRow
from app.core.chat.model import Message, Quoted
from app.core.chat.store import ConversationRow
from app.core.kernel.ids import MessageId, OfficialAccountId, UserId
from app.core.people import directory
from app.core.people.model import User


class Face(Protocol):
    """What chat shows of an official account."""

    @property
    def account_id(self) -> OfficialAccountId:
        """The official account."""
        ...

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def color(self) -> str:
        """Its avatar's colour."""
        ...

    @property
    def kind(self) -> Literal["subscription", "service"]:
        """Whether it stands among the chats, or in the folder of the subscriptions."""
        ...


class Faces(Protocol):
    """Where chat learns the names of official accounts (the official slice stands beside chat, not below it)."""

    def all(self) -> Sequence[Face]:
        """Return every official account."""
        ...

    def unfollowed(self, user_id: UserId) -> Collection[OfficialAccountId]:
        """Return those that a person wants to hear nothing more of."""
        ...


KnownFaces = Mapping[OfficialAccountId, Face]


def known_faces(faces: Faces | None) -> KnownFaces:
    """Return the official accounts by their ids."""
    return {face.account_id: face for face in faces.all()} if faces else {}


def face_of(row: ConversationRow, faces: KnownFaces) -> tuple[str, str]:
    """Return the name and the colour of the official account, or of the group."""
    face = faces.get(row.account_id) if row.account_id else None
    return (face.name, face.color) if face else (row.title or row.account_id or "", row.color)


@dataclass(frozen=True, slots=True)
class Teller:
    """Turns rows of one conversation into messages; made within a transaction for the rows that are to be told."""

    conversation: ConversationRow
    people: Mapping[UserId, User]
    faces: KnownFaces
    quoted: Mapping[MessageId, MessageRow]

    def message(self, row: MessageRow) -> Message:
        """Return a message."""
        name, color, picture = self._who(row)
        quoted = self.quoted.get(row.quoted_id) if row.quoted_id else None
        return Message(
            row.message_id,
            row.conversation_id,
            row.sender_id,
            name,
            color,
            row.sent_at,
            codec.decode(row.content),
            row.seq,
            None if quoted is None else self.quote(quoted),
            picture,
        )

    def quote(self, row: MessageRow) -> Quoted:
        """Return a message as it stands above an answer to it."""
        return Quoted(row.message_id, row.sender_id, self._who(row)[0], codec.decode(row.content))

    def _who(self, row: MessageRow) -> tuple[str, str, str | None]:
        if row.sender_id is None:
            return *face_of(self.conversation, self.faces), None
        sender = directory.person_in(self.people, row.sender_id)
        return sender.name, sender.color, sender.picture


def teller_of(
    tx: Connection,
    conversation: ConversationRow,
    rows: Collection[MessageRow],
    faces: KnownFaces,
    *,
    seen_by: UserId | None = None,
) -> Teller:
    """Return what tells ``rows``, with whom and what they name read at once; people by what ``seen_by`` calls them."""
    quoted = messages_store.find_all(tx, {row.quoted_id for row in rows if row.quoted_id})
    senders = {row.sender_id for row in (*rows, *quoted.values()) if row.sender_id}
    return Teller(conversation, directory.known(tx, senders, seen_by=seen_by), faces, quoted)
