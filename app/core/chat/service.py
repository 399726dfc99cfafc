"""Chat's use cases: opening conversations, sending, reading, listing."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from app.core.chat import attachments_store, codec, messages_store, store
from app.core.chat.checks import encoded, require, require_member, require_message
from app.core.chat.events import ConversationRead, MessageSent
from app.core.chat.faces import Faces, KnownFaces, face_of, known_faces, teller_of
from app.core.chat.mentions import mentioned
from app.core.chat.messages_store import LineRow, MessageRow
from app.core.chat.model import RECALLED, Content, ConversationSummary, Message, TextContent
from app.core.chat.opening import Answers, Pairing, open_pairing, pairing_with, say
from app.core.chat.preview import brief, preview_of
from app.core.chat.store import ConversationRow
from app.core.database import Database
from app.core.kernel.clock import Clock
from app.core.kernel.errors import Refused
from app.core.kernel.events import EventBus
from app.core.kernel.ids import ConversationId, MessageId, OfficialAccountId, UserId, new_id
from app.core.people import directory
from app.core.people.model import User

_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class Chat:
    """Conversations, and what is sent there. ``History`` reads what was said.

    ``faces`` gives official accounts their names; without it they are shown by their ids. ``answers`` is what they
    answer, in the transaction of the message itself: neither is there without the other.
    """

    def __init__(
        self,
        db: Database,
        events: EventBus,
        clock: Clock,
        faces: Faces | None = None,
        answers: Answers | None = None,
    ) -> None:
        self._db = db
        self._events = events
        self._clock = clock
        self._faces = faces
        self._answers = answers

    def conversations(
        self, user_id: UserId, only: Collection[ConversationId] | None = None
    ) -> list[ConversationSummary]:
        """Return a person's conversations (``only`` some of them), the pinned and then the newest first.

        Those with official accounts that they unfollowed are left out, and back as they were once followed again.
        """
        try:
            found = self._listed(user_id, only)
        except Refused as error:
            if error.code != "database.unreadable":
                raise
            found = self._listed_one_by_one(user_id, only)
        return sorted(found, key=lambda one: one.standing, reverse=True)

    def send(
        self,
        conversation_id: ConversationId,
        sender_id: UserId,
        content: Content,
        *,
        message_id: MessageId | None = None,
        sent_at: datetime | None = None,
        quoted_id: MessageId | None = None,
        ends_draft: bool = False,
        is_forwarded: bool = False,
    ) -> Message:
        """Send ``content`` as a member of the conversation and return the message.

        Whoever has blocked the sender does not see it.

        Sending the same again under the same ``message_id`` (a UUIDv7) returns the first message. ``sent_at`` is for
        messages that were sent elsewhere before; ``quoted_id`` is a message there which this one answers. What
        ``ends_draft`` was the sender's draft until then: that goes as the message comes, or stays where it does not.
        What ``is_forwarded`` mentions nobody: its words were meant for others.

        Raises:
            Refused: ``chat.unknown_conversation``, ``chat.not_a_member``, ``chat.empty``, ``chat.too_long``,
                ``chat.attachment``, ``chat.unwritable``, ``chat.message_id`` (not a UUIDv7),
                ``chat.message_id_reused``, ``chat.unknown_message`` (what is quoted is not there) or ``people.left``
                (whom the conversation is with deleted their profile).
        """
        return self._send(
            conversation_id,
            sender_id,
            content,
            message_id,
            sent_at,
            quoted_id,
            ends_draft=ends_draft,
            may_mention=not is_forwarded,
        )

    def members(self, conversation_id: ConversationId) -> list[UserId]:
        """Return who takes part in a conversation.

        Raises:
            Refused: ``chat.unknown_conversation``.
        """
        with self._db.read() as tx:
            require(tx, conversation_id)
            return store.member_ids(tx, [conversation_id]).get(conversation_id, [])

    def mark_read(self, conversation_id: ConversationId, user_id: UserId, seq: int | None = None) -> None:
        """Record that a person has seen a conversation up to ``seq``, or all of it. What was read stays read."""
        with self._db.begin() as tx:
            has_changed = store.mark_read(tx, conversation_id, user_id, seq)
        if has_changed:
            self._events.publish(ConversationRead(conversation_id, user_id))

    def direct(self, a: UserId, b: UserId) -> ConversationId:
        """Return the conversation of two people, made if missing, in the list of ``a``; in ``b``'s with a message.

        Raises:
            Refused: ``people.unknown``, ``chat.self`` if they are one, or ``people.left`` where there is none yet.
        """
        if a == b:
            raise Refused("chat.self")
        first, second = sorted((a, b))
        return self._open(Pairing("direct", f"direct {first} {second}", (first, second)), a)

    def official(self, user_id: UserId, account_id: OfficialAccountId) -> ConversationId:
        """Return a person's conversation with an official account, made if missing.

        Raises:
            Refused: ``people.unknown``; ``chat.unfollowed``, they want to hear nothing more of it.
        """
        if account_id in self._unfollowed(user_id):
            raise Refused("chat.unfollowed", account_id=account_id)
        return self._open(pairing_with(user_id, account_id), user_id)

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

    def _listed(
        self, user_id: UserId, only: Collection[ConversationId] | None, *, shows_newest: bool = True
    ) -> list[ConversationSummary]:
        faces, unfollowed = known_faces(self._faces), self._unfollowed(user_id)
        with self._db.read() as tx:
            known = messages_store.lines(tx, user_id, only, shows_newest=shows_newest)
            lines = [line for line in known if line.conversation.account_id not in unfollowed]
            direct_ids = [line.conversation.conversation_id for line in lines if line.conversation.kind == "direct"]
            member_ids = store.member_ids(tx, direct_ids)
            sender_ids = {line.last.sender_id for line in lines if line.last and line.last.sender_id}
            people = directory.known(tx, sender_ids.union(*member_ids.values()), seen_by=user_id)
        peers = {
            key: directory.person_in(people, peer_id)
            for key, both in member_ids.items()
            for peer_id in both
            if peer_id != user_id
        }
        return [_summary(line, peers.get(line.conversation.conversation_id), people, faces) for line in lines]

    def _listed_one_by_one(self, user_id: UserId, only: Collection[ConversationId] | None) -> list[ConversationSummary]:
        """Return what of a damaged file can be listed: a line whose newest message cannot be read has none."""
        with self._db.read() as tx:
            known = set(store.ids_of(tx, user_id))
        found: list[ConversationSummary] = []
        for key in known if only is None else known.intersection(only):
            try:
                found += self._listed(user_id, [key])
            except Refused:
                found += self._listed(user_id, [key], shows_newest=False)
        return found

    def _unfollowed(self, user_id: UserId) -> Collection[OfficialAccountId]:
        return self._faces.unfollowed(user_id) if self._faces else ()

    def _open(self, pairing: Pairing, opener_id: UserId) -> ConversationId:
        with self._db.begin() as tx:
            opened = open_pairing(tx, pairing, opener_id, self._clock.now())
        opened.tell(self._events)
        return opened.conversation_id

    def _send(
        self,
        conversation_id: ConversationId,
        sender_id: UserId | None,
        content: Content,
        message_id: MessageId | None,
        sent_at: datetime | None,
        quoted_id: MessageId | None = None,
        *,
        ends_draft: bool = False,
        may_mention: bool = True,
    ) -> Message:
        text = encoded(content)
        if message_id is not None and not _UUID7.fullmatch(message_id):
            raise Refused("chat.message_id", message_id=message_id)
        faces = known_faces(self._faces)
        key = message_id or MessageId(new_id())
        with self._db.begin() as tx:
            conversation = require(tx, conversation_id)
            member_ids = store.member_ids(tx, [conversation_id]).get(conversation_id, [])
            if sender_id is not None and sender_id not in member_ids:
                raise Refused("chat.not_a_member", user_id=sender_id)
            found = messages_store.find(tx, key)
            if found is not None and not _is_same(found, conversation_id, sender_id, text):
                raise Refused("chat.message_id_reused", message_id=key)
            if found is None:
                _check_new(tx, conversation, member_ids, quoted_id)
            sent_at = sent_at or self._clock.now()
            row = found or messages_store.append(tx, key, conversation_id, sender_id, sent_at, text, quoted_id)
            if found is None:
                attachments_store.note(tx, key, content)
            blockers = directory.blockers(tx, member_ids, sender_id) if sender_id and found is None else set()
            for user_id in blockers:
                messages_store.hide(tx, require_member(tx, conversation_id, user_id), [row])
            is_heard_by_many = found is None and conversation.kind == "group"
            if is_heard_by_many and may_mention and isinstance(content, TextContent):
                _mention(tx, row, content.text, set(member_ids) - blockers)
            if ends_draft and sender_id is not None:
                store.keep_draft(tx, conversation_id, sender_id, "", None)
            message = teller_of(tx, conversation, [row], faces).message(row)
            answer = self._answer(tx, conversation, row, content, faces) if found is None else []
        for told in [message, *answer] if found is None else []:
            self._events.publish(MessageSent(conversation_id, told, frozenset(member_ids) - blockers))
        return message

    def _answer(
        self, tx: Connection, conversation: ConversationRow, row: MessageRow, content: Content, faces: KnownFaces
    ) -> list[Message]:
        """Let the official account that a person wrote to answer, should it know an answer."""
        user_id, account_id = row.sender_id, conversation.account_id
        if user_id is None or account_id is None or self._answers is None or not isinstance(content, TextContent):
            return []
        answer = self._answers.answer(tx, user_id, account_id, content.text)
        return [] if answer is None else [say(tx, conversation, answer, row.sent_at, faces)]


def _check_new(
    tx: Connection, conversation: ConversationRow, member_ids: Collection[UserId], quoted_id: MessageId | None
) -> None:
    """Refuse what answers nothing that was said here, or is for somebody who deleted their profile."""
    if conversation.kind == "direct":  # whoever leaves a group is no member of it any more
        directory.require_here(tx, member_ids)
    if quoted_id is not None:
        require_message(tx, conversation.conversation_id, quoted_id)


def _mention(tx: Connection, row: MessageRow, text: str, heard_by: set[UserId]) -> None:
    """Record whom the words of a message in a group mention, of those who hear it."""
    if "@" not in text:
        return
    others = directory.known(tx, heard_by - {row.sender_id})
    named = mentioned(text, {user_id: user.name for user_id, user in others.items()})
    if named:
        store.mention(tx, row.conversation_id, named, row.seq)


def _is_same(row: MessageRow, conversation_id: ConversationId, sender_id: UserId | None, text: str) -> bool:
    """Tell whether a message is the one that is sent again; one that was recalled since is."""
    same = (row.conversation_id, row.sender_id) == (conversation_id, sender_id)
    return same and (row.content == text or codec.decode(row.content) == RECALLED)


def _summary(line: LineRow, peer: User | None, people: Mapping[UserId, User], faces: KnownFaces) -> ConversationSummary:
    row, last, user_id = line.conversation, line.last, line.member.user_id
    is_pinned = line.member.pinned_at is not None
    title, color = (peer.name, peer.color) if peer else face_of(row, faces)
    preview = preview_of(codec.decode(last.content)) if last else None
    says_who = row.kind == "group" or (preview is not None and preview.kind == "recalled")
    if preview and says_who and last and last.sender_id and last.sender_id != user_id:
        preview = replace(preview, speaker=directory.person_in(people, last.sender_id).name)
    account = faces.get(row.account_id) if row.account_id else None
    return ConversationSummary(
        row.conversation_id,
        row.kind,
        title,
        color,
        peer.picture if peer else None,
        preview,
        last.sent_at if last else None,
        line.member.unread_count(row.last_seq),
        row.account_id,
        peer.user_id if peer else None,
        (is_pinned, last.number if last else row.last_number, row.created_at),
        brief(line.member.draft),
        is_pinned,
        line.member.is_muted,
        account is not None and account.kind == "subscription",
        line.member.mentioned_seq > line.member.read_seq,
        peer is not None and peer.has_left,
    )
