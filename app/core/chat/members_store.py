"""The statements on members of groups: who they are, what they are, and that they go."""

from sqlalchemy import ColumnElement, Connection, select

from app.core.chat.model import Role
from app.core.chat.store import MemberRow, conversation, member
from app.core.kernel.ids import ConversationId, UserId


def all_of(tx: Connection, conversation_id: ConversationId) -> list[MemberRow]:
    """Return the members of a conversation, in no order."""
    rows = tx.execute(select(member).where(member.c.conversation_id == conversation_id))
    return [MemberRow(*row) for row in rows]


def remove(tx: Connection, conversation_id: ConversationId, user_id: UserId) -> None:
    """End a membership, with all that the person kept in the conversation."""
    tx.execute(member.delete().where(_is_them(conversation_id, user_id)))


def set_role(tx: Connection, conversation_id: ConversationId, user_id: UserId, role: Role) -> None:
    """Record what a member is."""
    tx.execute(member.update().where(_is_them(conversation_id, user_id)).values(role=role))


def rename(tx: Connection, conversation_id: ConversationId, title: str) -> None:
    """Record a group's new name."""
    tx.execute(conversation.update().where(conversation.c.conversation_id == conversation_id).values(title=title))


def _is_them(conversation_id: ConversationId, user_id: UserId) -> ColumnElement[bool]:
    return (member.c.conversation_id == conversation_id) & (member.c.user_id == user_id)
