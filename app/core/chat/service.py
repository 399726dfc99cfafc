"""Chat's use cases: opening conversations, sending, reading, listing."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from app.core.chat import codec, store
from app.core.chat.events import ConversationRead, MessageSent
from app.core.chat.model import Content, ConversationKind, ConversationSummary, Message, TextContent
from app.core.chat.preview import preview_of
from app.core.chat.store import ConversationRow, LineRow, MessageRow
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, MessageId, OfficialAccountId, UserId, new_id
from app.core.kernel.paging import Page
from app.core.people import directory
from app.core.people.model import COLORS, User

TEXT_CHARACTERS_MAX = 10_000
GROUP_TITLE_CHARACTERS_MAX = 100
PAGE_MESSAGES_MAX = 200
_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


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


class Faces(Protocol):
    """Where chat learns the names of official accounts (the official slice stands beside chat, not below it)."""

    def all(self) -> Sequence[Face]:
        """Return every official account."""
        ...


class Chat:
    """Conversations and their messages.

    Messages are sorted by their ids, which are UUIDv7. ``faces`` gives official accounts their names; without it they
    are shown by their ids.
    """

    def __init__(self, db: Database, events: EventBus, clock: Clock, faces: Faces | None = None) -> None:
        self._db = db
        self._events = events
        self._clock = clock
        self._faces = faces

    def conversations(self, user_id: UserId) -> list[ConversationSummary]:
        """Return a person's conversations, the one with the newest message first."""
        faces = self._known_faces()
        with self._db.read() as tx:
            lines = store.lines(tx, user_id)
            direct_ids = [line.conversation.conversation_id for line in lines if line.conversation.kind == "direct"]
            member_ids = store.members(tx, direct_ids)
            sender_ids = {line.last.sender_id for line in lines if line.last and line.last.sender_id}
            people = directory.known(tx, sender_ids.union(*member_ids.values()))
        peers = {key: people[peer_id] for key, both in member_ids.items() for peer_id in both if peer_id != user_id}
        lines.sort(key=lambda line: line.last.sent_at if line.last else line.conversation.created_at, reverse=True)
        return [_summary(line, user_id, peers.get(line.conversation.conversation_id), people, faces) for line in lines]

    def messages(
        self, conversation_id: ConversationId, *, before: MessageId | str | None = None, limit: int = 50
    ) -> Page[Message]:
        """Return up to ``limit`` messages older than ``before``, newest first.

        Raises:
            Refused: ``chat.unknown_conversation``.
        """
        wanted = max(1, min(limit, PAGE_MESSAGES_MAX))
        faces = self._known_faces()
        with self._db.read() as tx:
            conversation = _require(tx, conversation_id)
            key = None if before is None else MessageId(before)
            rows = store.messages(tx, conversation_id, key, wanted + 1)
            people = directory.known(tx, filter(None, (row.sender_id for row in rows)))
        shown = tuple(_message(row, conversation, people, faces) for row in rows[:wanted])
        return Page(shown, shown[-1].message_id if len(rows) > wanted else None)

    def send(
        self,
        conversation_id: ConversationId,
        sender_id: UserId,
        content: Content,
        *,
        message_id: MessageId | None = None,
        sent_at: datetime | None = None,
    ) -> Message:
        """Send ``content`` as a member of the conversation and return the message.

        Sending the same again under the same ``message_id`` (a UUIDv7) returns the first message. ``sent_at`` is for
        messages that were sent elsewhere before.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``, ``chat.empty``, ``chat.too_long``,
                ``chat.unwritable``, ``chat.message_id`` (not a UUIDv7) or ``chat.message_id_reused``.
        """
        return self._send(conversation_id, sender_id, content, message_id, sent_at)

    def members(self, conversation_id: ConversationId) -> list[UserId]:
        """Return who takes part in a conversation.

        Raises:
            Refused: ``chat.unknown_conversation``.
        """
        with self._db.read() as tx:
            _require(tx, conversation_id)
            return store.members(tx, [conversation_id]).get(conversation_id, [])

    def mark_read(self, conversation_id: ConversationId, user_id: UserId) -> None:
        """Record that a person has seen all of a conversation."""
        with self._db.begin() as tx:
            has_changed = store.mark_read(tx, conversation_id, user_id)
        if has_changed:
            self._events.publish(ConversationRead(conversation_id, user_id))

    def direct(self, a: UserId, b: UserId) -> ConversationId:
        """Return the conversation of two people, made if missing.

        Raises:
            Refused: ``people.unknown``, or ``chat.self`` if they are one.
        """
        if a == b:
            raise Refused("chat.self")
        first, second = sorted((a, b))
        return self._open("direct", (first, second), pairing=f"direct {first} {second}")

    def group(
        self,
        title: str,
        members: Iterable[UserId],
        color: str,
        *,
        conversation_id: ConversationId | None = None,
    ) -> ConversationId:
        """Make a group and return it; under a ``conversation_id`` that is there already, do nothing.

        Raises:
            Refused: ``people.unknown``, or ``chat.group`` without a proper title or a second member.
        """
        member_ids = sorted(set(members))
        hidden = any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in title)
        if not title.strip() or hidden or len(title) > GROUP_TITLE_CHARACTERS_MAX or len(member_ids) < 2:
            raise Refused("chat.group")
        return self._open("group", member_ids, title=title.strip(), color=color, conversation_id=conversation_id)

    def official(self, user_id: UserId, account_id: OfficialAccountId) -> ConversationId:
        """Return a person's conversation with an official account, made if missing.

        Raises:
            Refused: ``people.unknown``.
        """
        return self._open("official", (user_id,), pairing=f"official {user_id} {account_id}", account_id=account_id)

    def post_official(
        self,
        user_id: UserId,
        account_id: OfficialAccountId,
        content: Content,
        message_id: MessageId,
        *,
        sent_at: datetime | None = None,
    ) -> Message:
        """Let an official account speak to a person; the same ``message_id`` again returns the first message.

        Raises:
            Refused: as ``official`` and ``send``.
        """
        return self._send(self.official(user_id, account_id), None, content, message_id, sent_at)

    def _open(
        self,
        kind: ConversationKind,
        member_ids: Collection[UserId],
        *,
        pairing: str | None = None,
        title: str = "",
        color: str = COLORS[0],
        account_id: OfficialAccountId | None = None,
        conversation_id: ConversationId | None = None,
    ) -> ConversationId:
        wanted_id = conversation_id or ConversationId(new_id())
        with self._db.begin() as tx:
            directory.require(tx, member_ids)
            if pairing is not None and (found := store.find_pairing(tx, pairing)) is not None:
                return found
            if conversation_id is None or store.find(tx, wanted_id) is None:
                now = self._clock.now()
                row = ConversationRow(wanted_id, kind, pairing, title, color, account_id, now)
                store.insert(tx, row, member_ids)
        return wanted_id

    def _send(
        self,
        conversation_id: ConversationId,
        sender_id: UserId | None,
        content: Content,
        message_id: MessageId | None,
        sent_at: datetime | None,
    ) -> Message:
        text = _checked(content)
        if message_id is not None and not _UUID7.fullmatch(message_id):
            raise Refused("chat.message_id", message_id=message_id)
        faces = self._known_faces()
        key = message_id or MessageId(new_id())
        row = MessageRow(key, conversation_id, sender_id, sent_at or self._clock.now(), text)
        with self._db.begin() as tx:
            conversation = _require(tx, conversation_id)
            if sender_id is not None and not store.is_member(tx, conversation_id, sender_id):
                raise Refused("chat.not_a_member", user_id=sender_id)
            found = store.find_message(tx, key)
            if found is None:
                store.insert_message(tx, row)
            elif found._replace(sent_at=row.sent_at) != row:
                raise Refused("chat.message_id_reused", message_id=key)
            people = directory.known(tx, filter(None, [sender_id]))
        message = _message(found or row, conversation, people, faces)
        if found is None:
            self._events.publish(MessageSent(conversation_id, message))
        return message

    def _known_faces(self) -> dict[OfficialAccountId, Face]:
        return {face.account_id: face for face in self._faces.all()} if self._faces else {}


def _require(tx: Connection, conversation_id: ConversationId) -> ConversationRow:
    found = store.find(tx, conversation_id)
    if found is None:
        raise Refused("chat.unknown_conversation", conversation_id=conversation_id)
    return found


def _checked(content: Content) -> str:
    """Return ``content`` as it will be stored, or refuse it."""
    if isinstance(content, TextContent):
        if not content.text.strip():
            raise Refused("chat.empty")
        if len(content.text) > TEXT_CHARACTERS_MAX:
            raise Refused("chat.too_long", characters_max=TEXT_CHARACTERS_MAX)
    try:
        text = codec.encode(content)
        text.encode()
    except UnicodeEncodeError as error:
        raise Refused("chat.unwritable") from error
    return text


def _face_of(row: ConversationRow, faces: dict[OfficialAccountId, Face]) -> tuple[str, str]:
    """Return the name and the colour of the official account, or of the group."""
    face = faces.get(row.account_id) if row.account_id else None
    return (face.name, face.color) if face else (row.title or row.account_id or "", row.color)


def _message(
    row: MessageRow,
    conversation: ConversationRow,
    people: dict[UserId, User],
    faces: dict[OfficialAccountId, Face],
) -> Message:
    if row.sender_id is None:
        name, color = _face_of(conversation, faces)
    else:
        name, color = people[row.sender_id].name, people[row.sender_id].color
    content = codec.decode(row.content)
    return Message(row.message_id, row.conversation_id, row.sender_id, name, color, row.sent_at, content)


def _summary(
    line: LineRow,
    user_id: UserId,
    peer: User | None,
    people: dict[UserId, User],
    faces: dict[OfficialAccountId, Face],
) -> ConversationSummary:
    row, last = line.conversation, line.last
    title, color = (peer.name, peer.color) if peer else _face_of(row, faces)
    preview = preview_of(codec.decode(last.content)) if last else ""
    if row.kind == "group" and last and last.sender_id and last.sender_id != user_id:
        preview = f"{people[last.sender_id].name}: {preview}"
    return ConversationSummary(
        row.conversation_id,
        row.kind,
        title,
        color,
        peer.picture if peer else None,
        preview,
        last.sent_at if last else None,
        line.unread_count,
        row.account_id,
        peer.user_id if peer else None,
    )
