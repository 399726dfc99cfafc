"""The tables of conversations, members and messages, and the statements on them."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    func,
    or_,
    select,
)

from app.core.chat.model import ConversationKind
from app.core.database.schema import Instant, plaza_metadata, table, text_column
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
    UniqueConstraint("pairing"),
    CheckConstraint("kind IN ('direct', 'group', 'official')", name="kind_is_known"),
)

member = table(
    "member",
    plaza_metadata,
    text_column("conversation_id", ForeignKey("conversation.conversation_id")),
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("read_up_to", nullable=True),
    PrimaryKeyConstraint("conversation_id", "user_id"),
    Index(None, "user_id"),
)

message = table(
    "message",
    plaza_metadata,
    text_column("message_id", primary_key=True),
    text_column("conversation_id", ForeignKey("conversation.conversation_id")),
    text_column("sender_id", ForeignKey("person.user_id"), nullable=True),
    Column("sent_at", Instant, nullable=False),
    text_column("content"),
    Index(None, "conversation_id", "message_id"),
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


class MessageRow(NamedTuple):
    """A message as stored."""

    message_id: MessageId
    conversation_id: ConversationId
    sender_id: UserId | None
    sent_at: datetime
    content: str


class LineRow(NamedTuple):
    """A line of a person's conversation list as stored."""

    conversation: ConversationRow
    last: MessageRow | None
    unread_count: int


def find(tx: Connection, conversation_id: ConversationId) -> ConversationRow | None:
    """Return the conversation with this id, if there is one."""
    row = tx.execute(select(conversation).where(conversation.c.conversation_id == conversation_id)).first()
    return None if row is None else ConversationRow(*row)


def find_pairing(tx: Connection, pairing: str) -> ConversationId | None:
    """Return the conversation between those whom ``pairing`` names, if there is one."""
    found: ConversationId | None = tx.execute(
        select(conversation.c.conversation_id).where(conversation.c.pairing == pairing)
    ).scalar()
    return found


def insert(tx: Connection, row: ConversationRow, members: Collection[UserId]) -> None:
    """Record a new conversation and its members."""
    tx.execute(conversation.insert().values(row._asdict()))
    tx.execute(member.insert(), [{"conversation_id": row.conversation_id, "user_id": user_id} for user_id in members])


def is_member(tx: Connection, conversation_id: ConversationId, user_id: UserId) -> bool:
    """Tell whether a person takes part in a conversation."""
    return user_id in members(tx, [conversation_id]).get(conversation_id, ())


def members(tx: Connection, conversation_ids: Collection[ConversationId]) -> dict[ConversationId, list[UserId]]:
    """Return who takes part in each of these conversations."""
    found: dict[ConversationId, list[UserId]] = {}
    columns = select(member.c.conversation_id, member.c.user_id)
    for conversation_id, user_id in tx.execute(columns.where(member.c.conversation_id.in_(conversation_ids))):
        found.setdefault(conversation_id, []).append(user_id)
    return found


def lines(tx: Connection, user_id: UserId) -> list[LineRow]:
    """Return the conversations of a person with their last messages and unread counts, in no order."""
    here = message.alias("here")
    of_this = here.c.conversation_id == conversation.c.conversation_id
    last_id = select(func.max(here.c.message_id)).where(of_this).scalar_subquery()
    unseen = here.c.message_id > func.coalesce(member.c.read_up_to, "")
    by_others = or_(here.c.sender_id.is_(None), here.c.sender_id != user_id)
    unread_count = select(func.count()).select_from(here).where(of_this, unseen, by_others).scalar_subquery()
    statement = (
        select(conversation, message, unread_count)
        .join(member, member.c.conversation_id == conversation.c.conversation_id)
        .join(message, message.c.message_id == last_id, isouter=True)
        .where(member.c.user_id == user_id)
    )
    split = len(conversation.c)
    return [
        LineRow(
            ConversationRow(*row[:split]),
            None if row[split] is None else MessageRow(*row[split:-1]),
            row[-1],
        )
        for row in tx.execute(statement)
    ]


def find_message(tx: Connection, message_id: MessageId) -> MessageRow | None:
    """Return the message with this id, if there is one."""
    row = tx.execute(select(message).where(message.c.message_id == message_id)).first()
    return None if row is None else MessageRow(*row)


def messages(tx: Connection, conversation_id: ConversationId, before: MessageId | None, limit: int) -> list[MessageRow]:
    """Return up to ``limit`` messages older than ``before``, newest first."""
    statement = select(message).where(message.c.conversation_id == conversation_id)
    if before is not None:
        statement = statement.where(message.c.message_id < before)
    return [MessageRow(*row) for row in tx.execute(statement.order_by(message.c.message_id.desc()).limit(limit))]


def insert_message(tx: Connection, row: MessageRow) -> None:
    """Record a new message."""
    tx.execute(message.insert().values(row._asdict()))


def mark_read(tx: Connection, conversation_id: ConversationId, user_id: UserId) -> bool:
    """Record that a person has seen everything up to now; return whether something was new to them."""
    newest = tx.execute(
        select(func.max(message.c.message_id)).where(message.c.conversation_id == conversation_id)
    ).scalar()
    if newest is None:
        return False
    changed = tx.execute(
        member.update()
        .where(
            member.c.conversation_id == conversation_id,
            member.c.user_id == user_id,
            func.coalesce(member.c.read_up_to, "") < newest,
        )
        .values(read_up_to=newest)
    )
    return changed.rowcount > 0
