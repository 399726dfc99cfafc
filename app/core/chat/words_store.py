"""The index of the words of all messages: kept in step by who writes them, filled backwards where it is new."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, event, select, text

from app.core.chat import codec
from app.core.chat.findable import findable_text
from app.core.chat.store import message
from app.core.database.schema import Whole, plaza_metadata, table
from app.core.kernel import words
from app.core.kernel.ids import ConversationId, MessageId, UserId

MAKE_SQL = (
    "CREATE VIRTUAL TABLE message_words USING fts5(place, words, content='', columnsize=0, prefix='1 2', "
    "tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co So'\")"
)
"""Keeps no text, only which message has which word where; its row id is ``message.number``. ``place`` stands for the
conversation, so that what was said in one is found without looking at all others."""
FORGET_AT_ONCE_SQL = "INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1)"
"""A word that is taken out leaves the index at once, not when parts of it are next put together."""

message_gap = table("message_gap", plaza_metadata, Column("below", Whole, primary_key=True, autoincrement=False))
"""Messages of before there was an index: those with a number ``below`` are not in it yet. At most one row."""


@event.listens_for(message_gap, "after_create")
def _make(_target: object, tx: Connection, **_: Any) -> None:
    if tx.dialect.name == "sqlite":
        tx.exec_driver_sql(MAKE_SQL)
        tx.exec_driver_sql(FORGET_AT_ONCE_SQL)


class FoundRow(NamedTuple):
    """A message that was found, as stored."""

    number: int
    message_id: MessageId
    conversation_id: ConversationId
    seq: int
    sender_id: UserId | None
    sent_at: Any
    content: str


class PlaceRow(NamedTuple):
    """Where a message stands that was found in a conversation."""

    message_id: MessageId
    seq: int


_SEEN = (
    "FROM message_words CROSS JOIN message ON message.number = message_words.rowid "
    "CROSS JOIN member ON member.conversation_id = message.conversation_id AND member.user_id = :user_id "
    "WHERE message_words MATCH :match AND message_words.rowid < :before "
    "AND message.seq > member.shown_after_seq AND NOT EXISTS (SELECT 1 FROM hidden_message AS hidden "
    "WHERE hidden.conversation_id = message.conversation_id AND hidden.user_id = :user_id "
    "AND hidden.seq = message.seq) "
)
"""CROSS JOIN keeps this order: from what the index finds, newest first, to what the person may see of it."""
_NEWEST = "ORDER BY message_words.rowid DESC LIMIT :limit"
_FOUND = text(
    "SELECT message.number, message.message_id, message.conversation_id, message.seq, message.sender_id, "
    f"message.sent_at, message.content {_SEEN}{_NEWEST}"
).columns(*(message.c[name] for name in FoundRow._fields))
_PLACES = text(
    f"SELECT message.message_id, message.seq {_SEEN}AND message.conversation_id = :conversation_id {_NEWEST}"
).columns(message.c.message_id, message.c.seq)
_ADD = text("INSERT INTO message_words (rowid, place, words) VALUES (:number, :place, :words)")
_FORGET = text(
    "INSERT INTO message_words (message_words, rowid, place, words) VALUES ('delete', :number, :place, :words)"
)
NUMBER_MAX = 2**63 - 1


def add(tx: Connection, number: int, conversation_id: ConversationId, content: str) -> None:
    """Let a new message be found by the words of its ``content``."""
    add_all(tx, [(number, conversation_id, content)])


def add_all(tx: Connection, rows: Iterable[tuple[int, ConversationId, str]]) -> None:
    """Let new messages (each its number, conversation and content) be found, best in the order of their numbers."""
    entries: Sequence[dict[str, object]] = [entry for row in rows if (entry := _entry(*row)) is not None]
    if entries:
        tx.execute(_ADD, entries)


def replace(tx: Connection, number: int, conversation_id: ConversationId, old: str, new: str) -> None:
    """Let a message be found by the words of its ``new`` content, and no more by the ``old``, as it was put in."""
    below = gap(tx)
    if below is not None and number < below:
        return  # it will be put in as it is then
    old_entry = _entry(number, conversation_id, old)
    if old_entry is not None:
        tx.execute(_FORGET, old_entry)
    add_all(tx, [(number, conversation_id, new)])


def forget(tx: Connection, conversation_id: ConversationId, rows: Iterable[tuple[int, str]]) -> None:
    """Take messages of a conversation, by their numbers and contents, out of the index."""
    below = gap(tx) or 0
    entries = [_entry(number, conversation_id, content) for number, content in rows if number >= below]
    for entry in entries:
        if entry is not None:
            tx.execute(_FORGET, entry)


def gap(tx: Connection) -> int | None:
    """Return below which number messages are not in the index yet; None if all are."""
    found: int | None = tx.execute(select(message_gap.c.below)).scalar()
    return found


def fill(tx: Connection, count: int) -> bool:
    """Put up to ``count`` older messages in; return whether there are more."""
    below = gap(tx)
    if below is None:
        return False
    columns = select(message.c.number, message.c.conversation_id, message.c.content)
    rows = tx.execute(columns.where(message.c.number < below).order_by(message.c.number.desc()).limit(count)).all()
    # In rising order: the index writes a part of its own for each row that goes back.
    add_all(tx, ((number, conversation_id, content) for number, conversation_id, content in reversed(rows)))
    if len(rows) < count:
        tx.execute(message_gap.delete())
        return False
    tx.execute(message_gap.update().values(below=rows[-1].number))
    return True


def find(tx: Connection, user_id: UserId, match: str, before: int, limit: int) -> list[FoundRow]:
    """Return up to ``limit`` messages that a person sees and that match, numbered below ``before``, newest first."""
    wanted = {"user_id": user_id, "match": f"words : ({match})", "before": before, "limit": limit}
    return [FoundRow(*row) for row in tx.execute(_FOUND, wanted)]


def find_within(
    tx: Connection, conversation_id: ConversationId, user_id: UserId, match: str, limit: int
) -> list[PlaceRow]:
    """Return where in a conversation up to ``limit`` messages stand that a person sees and that match, newest first."""
    here = f'place : "{_place(conversation_id)}" AND words : ({match})'
    wanted = {
        "conversation_id": conversation_id,
        "user_id": user_id,
        "match": here,
        "before": NUMBER_MAX,
        "limit": limit,
    }
    return [PlaceRow(*row) for row in tx.execute(_PLACES, wanted)]


def _entry(number: int, conversation_id: ConversationId, content: str) -> dict[str, object] | None:
    said = words.indexed(findable_text(codec.decode(content)))
    return {"number": number, "place": _place(conversation_id), "words": said} if said else None


def _place(conversation_id: ConversationId) -> str:
    """Return one word that stands for a conversation."""
    return hashlib.blake2s(conversation_id.encode(), digest_size=8).hexdigest()
