"""The statements on messages: numbered within their conversation, read by that number in both directions."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, exists, select

from app.core.chat import words_store
from app.core.chat.store import ConversationRow, MemberRow, conversation, hidden_message, member, message
from app.core.kernel.ids import ConversationId, MessageId, UserId


class MessageRow(NamedTuple):
    """A message as stored; ``seq`` is its place in the conversation, ``number`` in the whole database."""

    number: int
    message_id: MessageId
    conversation_id: ConversationId
    seq: int
    sender_id: UserId | None
    sent_at: datetime
    content: str
    quoted_id: MessageId | None = None


class LineRow(NamedTuple):
    """A line of a person's conversation list as stored: ``last`` is the newest message they see."""

    conversation: ConversationRow
    member: MemberRow
    last: MessageRow | None


def find_all(tx: Connection, message_ids: Collection[MessageId]) -> dict[MessageId, MessageRow]:
    """Return those of ``message_ids`` that there are."""
    rows = tx.execute(select(message).where(message.c.message_id.in_(message_ids)))
    return {row.message_id: row for row in (MessageRow(*each) for each in rows)}


def find(tx: Connection, message_id: MessageId) -> MessageRow | None:
    """Return the message with this id, if there is one."""
    return find_all(tx, [message_id]).get(message_id)


def append(
    tx: Connection,
    message_id: MessageId,
    conversation_id: ConversationId,
    sender_id: UserId | None,
    sent_at: datetime,
    content: str,
    quoted_id: MessageId | None = None,
) -> MessageRow:
    """Record a new message as the last of its conversation, whatever the clock says."""
    here = conversation.c.conversation_id == conversation_id
    counted = conversation.update().where(here).values(last_seq=conversation.c.last_seq + 1)
    seq: int = tx.execute(counted.returning(conversation.c.last_seq)).scalar_one()
    row = MessageRow(0, message_id, conversation_id, seq, sender_id, sent_at, content, quoted_id)
    values = row._asdict()
    del values["number"]
    number: int = tx.execute(message.insert().values(values).returning(message.c.number)).scalar_one()
    words_store.add(tx, number, conversation_id, content)
    tx.execute(conversation.update().where(here).values(last_number=number))
    if sender_id is not None:
        them = (member.c.conversation_id == conversation_id) & (member.c.user_id == sender_id)
        tx.execute(member.update().where(them).values(sent_count=member.c.sent_count + 1))
    return row._replace(number=number)


def replace_content(tx: Connection, message_id: MessageId, content: str) -> None:
    """Put other content in the place of what was there, which is gone and not found any more."""
    old = find(tx, message_id)
    if old is None:
        return
    words_store.replace(tx, old.number, old.conversation_id, old.content, content)
    tx.execute(message.update().where(message.c.number == old.number).values(content=content))


def hide(tx: Connection, of: MemberRow, rows: Collection[MessageRow]) -> None:
    """Record that a member does not see these messages of the conversation, which are no news to them from then on."""
    seqs = [row.seq for row in rows]
    here = (hidden_message.c.conversation_id == of.conversation_id) & (hidden_message.c.user_id == of.user_id)
    there = set(tx.execute(select(hidden_message.c.seq).where(here, hidden_message.c.seq.in_(seqs))).scalars())
    new = [row for row in rows if row.seq not in there]
    if not new:
        return
    values = [{"conversation_id": of.conversation_id, "user_id": of.user_id, "seq": row.seq} for row in new]
    tx.execute(hidden_message.insert(), values)
    others = [row.seq for row in new if row.sender_id != of.user_id]
    counted = {
        "sent_count": member.c.sent_count + len(others),
        "sent_count_read": member.c.sent_count_read + sum(seq <= of.read_seq for seq in others),
    }
    is_them = (member.c.conversation_id == of.conversation_id) & (member.c.user_id == of.user_id)
    tx.execute(member.update().where(is_them).values(counted))


def newest_of_others(tx: Connection, of: MemberRow) -> int | None:
    """Return where the newest message stands that a member sees and did not send; None if there is none."""
    others = _seen_by(of).where(message.c.sender_id.is_distinct_from(of.user_id))
    row = tx.execute(others.order_by(message.c.seq.desc()).limit(1)).first()
    return None if row is None else MessageRow(*row).seq


def before(tx: Connection, of: MemberRow, seq: int | None, limit: int) -> list[MessageRow]:
    """Return up to ``limit`` messages that a member sees, older than ``seq`` (None: the newest), newest first."""
    statement = _seen_by(of)
    if seq is not None:
        statement = statement.where(message.c.seq < seq)
    return [MessageRow(*row) for row in tx.execute(statement.order_by(message.c.seq.desc()).limit(limit))]


def after(tx: Connection, of: MemberRow, seq: int, limit: int) -> list[MessageRow]:
    """Return up to ``limit`` messages that a member sees, the next newer than ``seq``, newest first."""
    statement = _seen_by(of).where(message.c.seq > seq).order_by(message.c.seq).limit(limit)
    return [MessageRow(*row) for row in tx.execute(statement)][::-1]


def lines(
    tx: Connection, user_id: UserId, only: Collection[ConversationId] | None, *, shows_newest: bool = True
) -> Sequence[LineRow]:
    """Return the conversations in a person's list (``only`` some of them), in no order.

    Unless ``shows_newest``, no message is read.
    """
    if not shows_newest:
        return _bare_lines(tx, user_id, only)
    here = message.alias("here")
    newest = (
        select(here.c.number)
        .where(
            here.c.conversation_id == member.c.conversation_id,
            here.c.seq > member.c.shown_after_seq,
            ~_is_hidden(here.c.conversation_id, member.c.user_id, here.c.seq),
        )
        .order_by(here.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    is_listed = ~member.c.is_removed | message.c.number.is_not(None)
    statement = (
        select(conversation, member, message)
        .join(member, member.c.conversation_id == conversation.c.conversation_id)
        .join(message, message.c.number == newest, isouter=True)
        .where(member.c.user_id == user_id, is_listed)
    )
    if only is not None:
        statement = statement.where(conversation.c.conversation_id.in_(only))
    return [_line(row) for row in tx.execute(statement)]


def _bare_lines(tx: Connection, user_id: UserId, only: Collection[ConversationId] | None) -> Sequence[LineRow]:
    is_listed = ~member.c.is_removed | (conversation.c.last_seq > member.c.shown_after_seq)
    statement = (
        select(conversation, member)
        .join(member, member.c.conversation_id == conversation.c.conversation_id)
        .where(member.c.user_id == user_id, is_listed)
    )
    if only is not None:
        statement = statement.where(conversation.c.conversation_id.in_(only))
    first = len(conversation.c)
    return [LineRow(ConversationRow(*row[:first]), MemberRow(*row[first:]), None) for row in tx.execute(statement)]


def _line(row: Sequence[Any]) -> LineRow:
    first, second = len(conversation.c), len(conversation.c) + len(member.c)
    last = None if row[second] is None else MessageRow(*row[second:])
    return LineRow(ConversationRow(*row[:first]), MemberRow(*row[first:second]), last)


def _seen_by(of: MemberRow) -> Select[Any]:
    return select(message).where(
        message.c.conversation_id == of.conversation_id,
        message.c.seq > of.shown_after_seq,
        ~exists().where(
            hidden_message.c.conversation_id == of.conversation_id,
            hidden_message.c.user_id == of.user_id,
            hidden_message.c.seq == message.c.seq,
        ),
    )


def _is_hidden(
    conversation_id: ColumnElement[Any], user_id: ColumnElement[Any], seq: ColumnElement[Any]
) -> ColumnElement[bool]:
    return exists().where(
        hidden_message.c.conversation_id == conversation_id,
        hidden_message.c.user_id == user_id,
        hidden_message.c.seq == seq,
    )
