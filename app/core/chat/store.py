"""The tables of conversations, members and messages, and the statements on conversations and members."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    exists,
    func,
    select,
)

from app.core.chat.model import ConversationKind, Role
from app.core.database.schema import Flag, Instant, Whole, plaza_metadata, table, text_column
from app.core.kernel.ids import ConversationId, MessageId, OfficialAccountId, UserId

conversation = table(
    "conversation",
    plaza_metadata,
    text_column("conversation_id", primary_key=True),
    text_column("kind"),
    text_column("pairing", nullable=True),  # who it is between, so that there is one such conversation
    text_column("title"),
    text_column("color"),
    text_column("account_id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("last_seq", Whole, nullable=False),  # of its newest message; 0 before the first
    Column("last_number", Whole, nullable=False),  # of its newest message; before the first, of the newest of all then
    UniqueConstraint("pairing"),
    CheckConstraint("kind IN ('direct', 'group', 'official')", name="kind_is_known"),
)

member = table(
    "member",
    plaza_metadata,
    text_column("conversation_id", ForeignKey("conversation.conversation_id")),
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("role"),
    Column("joined_at", Instant, nullable=False),
    Column("shown_after_seq", Whole, nullable=False),  # what was said up to here is not theirs to see
    Column("read_seq", Whole, nullable=False),
    Column("sent_count", Whole, nullable=False),  # what is no news to them: sent by them, or hidden from them
    Column("sent_count_read", Whole, nullable=False),  # how many of those stand at or before read_seq
    Column("mentioned_seq", Whole, nullable=False),  # the newest message that names them; 0 if none does
    Column("pinned_at", Instant, nullable=True),
    Column("is_muted", Flag, nullable=False),
    Column("is_removed", Flag, nullable=False),  # from their list, until something new is said
    text_column("draft"),
    text_column("draft_quoted_id", nullable=True),
    PrimaryKeyConstraint("conversation_id", "user_id"),
    CheckConstraint("role IN ('owner', 'member')", name="role_is_known"),
    CheckConstraint("is_muted IN (0, 1)", name="is_muted_is_a_flag"),
    CheckConstraint("is_removed IN (0, 1)", name="is_removed_is_a_flag"),
    Index(None, "user_id"),
)

message = table(
    "message",
    plaza_metadata,
    Column("number", Whole, primary_key=True, autoincrement=True),
    text_column("message_id"),
    text_column("conversation_id", ForeignKey("conversation.conversation_id")),
    Column("seq", Whole, nullable=False),
    text_column("sender_id", ForeignKey("person.user_id"), nullable=True),
    Column("sent_at", Instant, nullable=False),
    text_column("content"),
    text_column("quoted_id", ForeignKey("message.message_id"), nullable=True),
    UniqueConstraint("message_id"),
    UniqueConstraint("conversation_id", "seq"),
)
# For each message that is deleted, what answers it is looked for.
Index("message_quoted_id_ix", message.c.quoted_id, sqlite_where=message.c.quoted_id.isnot(None))

hidden_message = table(
    "hidden_message",
    plaza_metadata,
    text_column("conversation_id"),
    text_column("user_id"),
    Column("seq", Whole, nullable=False),
    PrimaryKeyConstraint("conversation_id", "user_id", "seq"),
    ForeignKeyConstraint(
        ["conversation_id", "user_id"], ["member.conversation_id", "member.user_id"], ondelete="CASCADE"
    ),
)


class ConversationRow(NamedTuple):
    """A conversation as stored."""

    conversation_id: ConversationId
    kind: ConversationKind
    pairing: str | None
    title: str
    color: str
    account_id: OfficialAccountId | None
    created_at: datetime
    last_seq: int = 0
    last_number: int = 0


class MemberRow(NamedTuple):
    """What is stored of a member of a conversation."""

    conversation_id: ConversationId
    user_id: UserId
    role: Role
    joined_at: datetime
    shown_after_seq: int = 0
    read_seq: int = 0
    sent_count: int = 0
    sent_count_read: int = 0
    mentioned_seq: int = 0
    pinned_at: datetime | None = None
    is_muted: bool = False
    is_removed: bool = False
    draft: str = ""
    draft_quoted_id: MessageId | None = None

    def unread_count(self, last_seq: int) -> int:
        """Return how many messages of others they have not read, where the newest is ``last_seq``."""
        return max(0, last_seq - self.read_seq - (self.sent_count - self.sent_count_read))


def find(tx: Connection, conversation_id: ConversationId) -> ConversationRow | None:
    """Return the conversation with this id, if there is one."""
    row = tx.execute(select(conversation).where(conversation.c.conversation_id == conversation_id)).first()
    return None if row is None else ConversationRow(*row)


def find_all(tx: Connection, conversation_ids: Collection[ConversationId]) -> dict[ConversationId, ConversationRow]:
    """Return those of ``conversation_ids`` that there are."""
    if not conversation_ids:
        return {}
    rows = tx.execute(select(conversation).where(conversation.c.conversation_id.in_(conversation_ids)))
    return {row.conversation_id: row for row in (ConversationRow(*each) for each in rows)}


def find_pairing(tx: Connection, pairing: str) -> ConversationId | None:
    """Return the conversation between those whom ``pairing`` names, if there is one."""
    found: ConversationId | None = tx.execute(
        select(conversation.c.conversation_id).where(conversation.c.pairing == pairing)
    ).scalar()
    return found


def insert(tx: Connection, row: ConversationRow, members: Collection[MemberRow]) -> None:
    """Record a new conversation, which stands before all others, and its members."""
    newest = select(func.coalesce(func.max(message.c.number), 0)).scalar_subquery()
    tx.execute(conversation.insert().values({**row._asdict(), "last_number": newest}))
    insert_members(tx, members)


def insert_members(tx: Connection, members: Collection[MemberRow]) -> None:
    """Record new members of a conversation."""
    tx.execute(member.insert(), [row._asdict() for row in members])


def find_member(tx: Connection, conversation_id: ConversationId, user_id: UserId) -> MemberRow | None:
    """Return what is stored of a member; None if the person takes no part."""
    row = tx.execute(select(member).where(_is_them(conversation_id, user_id))).first()
    return None if row is None else MemberRow(*row)


def ids_of(tx: Connection, user_id: UserId) -> list[ConversationId]:
    """Return which conversations a person takes part in, also those out of their list."""
    return list(tx.execute(select(member.c.conversation_id).where(member.c.user_id == user_id)).scalars())


def member_ids(tx: Connection, conversation_ids: Collection[ConversationId]) -> dict[ConversationId, list[UserId]]:
    """Return who takes part in each of these conversations."""
    found: dict[ConversationId, list[UserId]] = {}
    columns = select(member.c.conversation_id, member.c.user_id)
    for conversation_id, user_id in tx.execute(columns.where(member.c.conversation_id.in_(conversation_ids))):
        found.setdefault(conversation_id, []).append(user_id)
    return found


def keep_draft(
    tx: Connection, conversation_id: ConversationId, user_id: UserId, text: str, quoted_id: MessageId | None
) -> None:
    """Record what a member has begun to write."""
    changed = {"draft": text, "draft_quoted_id": quoted_id}
    tx.execute(member.update().where(_is_them(conversation_id, user_id)).values(changed))


def mark_read(tx: Connection, conversation_id: ConversationId, user_id: UserId, seq: int | None) -> bool:
    """Record that a person has seen everything up to ``seq`` (None: to the end); return whether that is new."""
    conversation_row, here = find(tx, conversation_id), find_member(tx, conversation_id, user_id)
    if conversation_row is None or here is None:
        return False
    read_seq = conversation_row.last_seq if seq is None else min(seq, conversation_row.last_seq)
    if read_seq <= here.read_seq:
        return False
    read_up_to(tx, here, read_seq)
    return True


def read_up_to(tx: Connection, here: MemberRow, read_seq: int) -> None:
    """Record that a member has seen everything up to ``read_seq``, and nothing after it."""
    is_hidden = exists().where(
        hidden_message.c.conversation_id == here.conversation_id,
        hidden_message.c.user_id == here.user_id,
        hidden_message.c.seq == message.c.seq,
    )
    later = (
        message.c.conversation_id == here.conversation_id,
        message.c.seq > read_seq,
        (message.c.sender_id == here.user_id) | is_hidden,
    )
    sent_later = tx.execute(select(func.count()).select_from(message).where(*later)).scalar_one()
    changed = {"read_seq": read_seq, "sent_count_read": member.c.sent_count - sent_later}
    tx.execute(member.update().where(_is_them(here.conversation_id, here.user_id)).values(changed))


def mention(
    tx: Connection, conversation_id: ConversationId, user_ids: Collection[UserId], seq: int, *, was: int | None = None
) -> None:
    """Record where members were last mentioned; ``was``: only of those who were there."""
    here = (member.c.conversation_id == conversation_id) & member.c.user_id.in_(user_ids)
    only = here if was is None else here & (member.c.mentioned_seq == was)
    tx.execute(member.update().where(only).values(mentioned_seq=seq))


def arrange(tx: Connection, here: MemberRow) -> None:
    """Record how a member arranges the conversation."""
    changed = {"pinned_at": here.pinned_at, "is_muted": here.is_muted}
    tx.execute(member.update().where(_is_them(here.conversation_id, here.user_id)).values(changed))


def clear(tx: Connection, here: MemberRow, seq: int, *, is_removed: bool) -> None:
    """Record that a member sees nothing of what was said up to ``seq``, the newest; ``is_removed``: nor it.

    How loud it is stays as they want it.
    """
    changed = {
        "shown_after_seq": seq,
        "read_seq": seq,
        "sent_count_read": member.c.sent_count,
        "mentioned_seq": 0,
        "draft_quoted_id": None,
        "is_removed": is_removed,
        **({"draft": "", "pinned_at": None} if is_removed else {}),
    }
    them = _is_them(here.conversation_id, here.user_id)
    tx.execute(member.update().where(them).values(changed))
    theirs = (hidden_message.c.conversation_id == here.conversation_id) & (hidden_message.c.user_id == here.user_id)
    tx.execute(hidden_message.delete().where(theirs))  # all of them stand before what they see


def list_again(tx: Connection, conversation_id: ConversationId, user_id: UserId) -> bool:
    """Record that a conversation stands in a member's list; return whether it did not."""
    is_out = _is_them(conversation_id, user_id) & member.c.is_removed
    return tx.execute(member.update().where(is_out).values(is_removed=False)).rowcount > 0


def shown_to_nobody(tx: Connection, conversation_id: ConversationId) -> int:
    """Return up to where nobody sees any more what was said in a conversation; 0 where somebody sees all of it."""
    lowest = select(func.min(member.c.shown_after_seq)).where(member.c.conversation_id == conversation_id)
    return tx.execute(lowest).scalar() or 0


def _is_them(conversation_id: ConversationId, user_id: UserId) -> ColumnElement[bool]:
    return (member.c.conversation_id == conversation_id) & (member.c.user_id == user_id)
