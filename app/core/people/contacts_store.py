"""The tables of what people note of one another and ask one another, and the statements on them."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, Index, PrimaryKeyConstraint, Row, func, select

from app.core.database.schema import Flag, Instant, plaza_metadata, table, text_column
from app.core.kernel.ids import ContactRequestId, UserId
from app.core.people.model import ContactMark, ContactRequest
from app.core.people.store import contact

contact_mark = table(
    "contact_mark",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("other_id", ForeignKey("person.user_id")),
    text_column("remark"),
    text_column("tags"),
    Column("is_blocked", Flag, nullable=False),
    PrimaryKeyConstraint("user_id", "other_id"),
    CheckConstraint("user_id <> other_id", name="mark_is_of_another_person"),
    CheckConstraint("is_blocked IN (0, 1)", name="is_blocked_is_a_flag"),
)

contact_request = table(
    "contact_request",
    plaza_metadata,
    text_column("request_id", primary_key=True),
    text_column("sender_id", ForeignKey("person.user_id")),
    text_column("receiver_id", ForeignKey("person.user_id")),
    text_column("note"),
    text_column("state"),
    Column("is_unseen", Flag, nullable=False),
    Column("sent_at", Instant, nullable=False),
    CheckConstraint("sender_id <> receiver_id", name="request_is_to_another_person"),
    CheckConstraint("state IN ('waiting', 'accepted', 'declined')", name="state_is_known"),
    CheckConstraint("is_unseen IN (0, 1)", name="is_unseen_is_a_flag"),
    Index(None, "receiver_id", "state"),
    Index(None, "sender_id", "sent_at"),
)


def marks(tx: Connection, user_id: UserId, other_ids: Iterable[UserId] | None = None) -> dict[UserId, ContactMark]:
    """Return what a person has noted, of all or of ``other_ids``, by whom it is of."""
    statement = select(contact_mark).where(contact_mark.c.user_id == user_id)
    if other_ids is not None:
        statement = statement.where(contact_mark.c.other_id.in_(set(other_ids)))
    return {row.other_id: _mark(row) for row in tx.execute(statement)}


def put_mark(tx: Connection, user_id: UserId, other_id: UserId, mark: ContactMark) -> None:
    """Keep what a person notes of another."""
    values = {**asdict(mark), "tags": json.dumps(mark.tags)}
    theirs = (contact_mark.c.user_id == user_id) & (contact_mark.c.other_id == other_id)
    if tx.execute(contact_mark.update().where(theirs).values(values)).rowcount == 0:
        tx.execute(contact_mark.insert().values(**values, user_id=user_id, other_id=other_id))


def blockers(tx: Connection, user_ids: Iterable[UserId], blocked_id: UserId) -> set[UserId]:
    """Return those of ``user_ids`` who have blocked ``blocked_id``."""
    where = contact_mark.c.user_id.in_(set(user_ids)) & (contact_mark.c.other_id == blocked_id)
    rows = tx.execute(select(contact_mark.c.user_id).where(where & contact_mark.c.is_blocked))
    return {UserId(user_id) for (user_id,) in rows}


def is_contact(tx: Connection, user_id: UserId, other_id: UserId) -> bool:
    """Tell whether ``other_id`` is among the contacts of ``user_id``."""
    pair = (contact.c.user_id == user_id) & (contact.c.contact_id == other_id)
    return tx.execute(select(contact.c.user_id).where(pair)).first() is not None


def remove_contact(tx: Connection, user_id: UserId, other_id: UserId) -> bool:
    """Take ``other_id`` from the contacts of ``user_id``; return whether they were there."""
    pair = (contact.c.user_id == user_id) & (contact.c.contact_id == other_id)
    return tx.execute(contact.delete().where(pair)).rowcount > 0


def put_request(tx: Connection, request: ContactRequest) -> None:
    """Insert a request, or change how it stands."""
    values = asdict(request)
    same = contact_request.c.request_id == request.request_id
    if tx.execute(contact_request.update().where(same).values(state=request.state)).rowcount == 0:
        tx.execute(contact_request.insert().values(values))


def find_request(tx: Connection, request_id: ContactRequestId) -> ContactRequest | None:
    """Return one request."""
    row = tx.execute(select(contact_request).where(contact_request.c.request_id == request_id)).first()
    return None if row is None else _request(row)


def waiting_for(tx: Connection, receiver_id: UserId) -> list[ContactRequest]:
    """Return what a person is asked and has not answered, the newest first."""
    where = (contact_request.c.receiver_id == receiver_id) & (contact_request.c.state == "waiting")
    order = (contact_request.c.sent_at.desc(), contact_request.c.request_id)
    rows = tx.execute(select(contact_request).where(where & ~contact_request.c.is_unseen).order_by(*order))
    return [_request(row) for row in rows]


def newest_between(tx: Connection, sender_id: UserId, receiver_id: UserId) -> ContactRequest | None:
    """Return what one person asked another last."""
    where = (contact_request.c.sender_id == sender_id) & (contact_request.c.receiver_id == receiver_id)
    order = (contact_request.c.sent_at.desc(), contact_request.c.request_id.desc())
    row = tx.execute(select(contact_request).where(where).order_by(*order).limit(1)).first()
    return None if row is None else _request(row)


def count_since(tx: Connection, sender_id: UserId, moment: datetime) -> int:
    """Return how many a person has asked since ``moment``."""
    where = (contact_request.c.sender_id == sender_id) & (contact_request.c.sent_at >= moment)
    return tx.execute(select(func.count()).select_from(contact_request).where(where)).scalar_one()


def _mark(row: Row[tuple[object, ...]]) -> ContactMark:
    return ContactMark(row.remark, tuple(json.loads(row.tags)), row.is_blocked)


def _request(row: Row[tuple[object, ...]]) -> ContactRequest:
    return ContactRequest(**row._mapping)
