"""Which messages name which files: the table of it, so that a file goes when the last of them does.

What is still to be sent names files too, in the table of ``unsent_store``.
"""

import re
from collections.abc import Collection

from sqlalchemy import Connection, ForeignKey, Index, PrimaryKeyConstraint, select

from app.core.chat.model import Content, FileContent, PictureContent, VoiceContent
from app.core.chat.store import message
from app.core.chat.unsent_store import unsent_message
from app.core.database.schema import plaza_metadata, table, text_column
from app.core.kernel.ids import ConversationId, MessageId

ATTACHMENT_NAME = re.compile(r"[0-9a-f]{64}")
"""The SHA-256 of what is in the file."""

attachment_use = table(
    "attachment_use",
    plaza_metadata,
    text_column("name"),
    text_column("message_id", ForeignKey("message.message_id", ondelete="CASCADE")),
    PrimaryKeyConstraint("name", "message_id"),
    Index(None, "message_id"),
)


def attachment_of(content: Content) -> str | None:
    """Return the name of the file that belongs to ``content``; None if none does."""
    return content.attachment if isinstance(content, PictureContent | FileContent | VoiceContent) else None


def note(tx: Connection, message_id: MessageId, content: Content) -> None:
    """Record what a message names now: nothing of what it named before."""
    tx.execute(attachment_use.delete().where(attachment_use.c.message_id == message_id))
    name = attachment_of(content)
    if name is not None:
        tx.execute(attachment_use.insert().values(name=name, message_id=message_id))


def forget(tx: Connection, conversation_id: ConversationId, seq: int) -> set[str]:
    """Record that the messages of a conversation up to ``seq`` name no file any more; return what they named."""
    if seq <= 0:
        return set()
    gone = select(message.c.message_id).where(message.c.conversation_id == conversation_id, message.c.seq <= seq)
    here = attachment_use.c.message_id.in_(gone)
    return set(tx.execute(attachment_use.delete().where(here).returning(attachment_use.c.name)).scalars())


def used(tx: Connection, names: Collection[str] | None = None) -> set[str]:
    """Return those of ``names`` (None: of all) that a message names, sent or still to be sent."""
    found: set[str] = set()
    for column in (attachment_use.c.name, unsent_message.c.attachment):
        is_meant = column.isnot(None) if names is None else column.in_(names)
        found.update(tx.execute(select(column).distinct().where(is_meant)).scalars())
    return found
