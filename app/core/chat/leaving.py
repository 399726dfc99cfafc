"""What becomes of the conversations of a person who deletes their profile."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from app.core.chat import unsent_store, words_store
from app.core.chat.attachments_store import attachment_use
from app.core.chat.group_changes import GroupChange, leave_group
from app.core.chat.invitations_store import invitation
from app.core.chat.store import conversation, hidden_message, member, member_ids, message
from app.core.kernel.ids import ConversationId, UserId
from app.core.people import directory


def leave(tx: Connection, user_id: UserId, now: datetime) -> list[GroupChange]:
    """Let a person go from what others here go on with; return what is to be told of groups after the commit.

    Groups they leave, with a note, as anybody does. In a conversation with one other they stay the one it is with:
    what was said is the other's too, and only what the leaver noted there goes. All else is theirs alone, and
    `delete_some` deletes it.
    """
    changes = []
    for conversation_id, kind in _with_others_here(tx, user_id):
        if kind == "group":
            changes.append(leave_group(tx, conversation_id, user_id, now))
        else:
            here = (member.c.conversation_id == conversation_id) & (member.c.user_id == user_id)
            nothing = {"draft": "", "draft_quoted_id": None, "pinned_at": None, "is_muted": False}
            tx.execute(update(member).where(here).values(nothing))
            unsent_store.forget_all(tx, conversation_id, user_id)
            tx.execute(
                delete(hidden_message).where(
                    hidden_message.c.conversation_id == conversation_id, hidden_message.c.user_id == user_id
                )
            )
    return changes


def delete_some(tx: Connection, user_id: UserId, count: int) -> tuple[bool, set[str]]:
    """Delete up to ``count`` messages of a conversation that nobody who is here takes part in any more.

    Return whether there is more to do, and which attachments the messages named.
    """
    conversation_id = next(iter(_of_nobody_here(tx, user_id)), None)
    if conversation_id is None:
        return False, set()
    there = message.c.conversation_id == conversation_id
    newest = select(message.c.number, message.c.message_id, message.c.content).where(there)
    rows = tx.execute(newest.order_by(message.c.seq.desc()).limit(count)).all()
    ids = [row.message_id for row in rows]
    named = attachment_use.c.message_id.in_(ids)
    names = set(tx.execute(select(attachment_use.c.name).where(named)).scalars())
    tx.execute(delete(attachment_use).where(named))
    words_store.forget(tx, conversation_id, [(row.number, row.content) for row in rows])
    # The newest first: what answers a message goes before, or with, what it answers.
    tx.execute(delete(message).where(message.c.message_id.in_(ids)))
    if len(rows) < count:
        for part in (hidden_message, invitation, member, conversation):
            tx.execute(delete(part).where(part.c.conversation_id == conversation_id))
    return True, names


def _with_others_here(tx: Connection, user_id: UserId) -> list[tuple[ConversationId, str]]:
    others = _members(tx, user_id)
    here = directory.local_among(tx, {each for ids in others.values() for each in ids})
    kept = [key for key, ids in others.items() if here.intersection(ids)]
    kinds = select(conversation.c.conversation_id, conversation.c.kind)
    rows = tx.execute(kinds.where(conversation.c.conversation_id.in_(kept)).order_by(conversation.c.conversation_id))
    return [(ConversationId(key), kind) for key, kind in rows]


def _of_nobody_here(tx: Connection, user_id: UserId) -> list[ConversationId]:
    others = _members(tx, user_id)
    here = directory.local_among(tx, {each for ids in others.values() for each in ids})
    return sorted(key for key, ids in others.items() if not here.intersection(ids))


def _members(tx: Connection, user_id: UserId) -> dict[ConversationId, Collection[UserId]]:
    """Return who else is in a person's conversations."""
    mine = list(tx.execute(select(member.c.conversation_id).where(member.c.user_id == user_id)).scalars())
    return {key: set(ids) - {user_id} for key, ids in member_ids(tx, mine).items()}
