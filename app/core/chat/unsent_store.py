"""The table of what is sent with pictures and files, until each is a message."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, ForeignKeyConstraint, Index, select

from app.core.database.schema import Whole, plaza_metadata, table, text_column
from app.core.kernel.ids import ConversationId, MessageId, UserId

unsent_message = table(
    "unsent_message",
    plaza_metadata,
    text_column("message_id", primary_key=True),
    text_column("conversation_id"),
    text_column("user_id"),
    Column("place", Whole, nullable=False),  # among what is sent together
    text_column("content"),
    text_column("attachment", nullable=True),  # the file it names, which is kept for as long as it stands here
    text_column("source", nullable=True),  # where the file is that is to be copied
    ForeignKeyConstraint(
        ["conversation_id", "user_id"], ["member.conversation_id", "member.user_id"], ondelete="CASCADE"
    ),
    Index(None, "conversation_id", "user_id"),
)


class UnsentRow(NamedTuple):
    """What is stored of one."""

    message_id: MessageId
    conversation_id: ConversationId
    user_id: UserId
    place: int
    content: str
    attachment: str | None = None
    source: str | None = None


def keep(tx: Connection, rows: Collection[UnsentRow]) -> None:
    """Store what is being sent, each instead of what was stored of it before."""
    forget(tx, [row.message_id for row in rows])
    if rows:
        tx.execute(unsent_message.insert(), [row._asdict() for row in rows])


def find(tx: Connection, conversation_id: ConversationId, user_id: UserId) -> list[UnsentRow]:
    """Return what a person was sending to a conversation, in its order."""
    theirs = select(unsent_message).where(_is_theirs(conversation_id, user_id)).order_by(unsent_message.c.place)
    return [UnsentRow(*row) for row in tx.execute(theirs)]


def forget(tx: Connection, message_ids: Collection[MessageId]) -> None:
    """Record that messages are unsent no longer."""
    tx.execute(unsent_message.delete().where(unsent_message.c.message_id.in_(message_ids)))


def forget_all(tx: Connection, conversation_id: ConversationId, user_id: UserId) -> set[str]:
    """Record that a person sends nothing to a conversation any more; return which files that named."""
    gone = unsent_message.delete().where(_is_theirs(conversation_id, user_id)).returning(unsent_message.c.attachment)
    return {name for name in tx.execute(gone).scalars() if name is not None}


def _is_theirs(conversation_id: ConversationId, user_id: UserId) -> ColumnElement[bool]:
    return (unsent_message.c.conversation_id == conversation_id) & (unsent_message.c.user_id == user_id)
