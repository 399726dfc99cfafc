"""The tables of messages that people agreed to, and of those that were sent, and the statements on them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, Index, PrimaryKeyConstraint, func, select

from app.core.database.schema import Flag, Instant, plaza_metadata, table, text_column
from app.core.kernel.ids import MiniAppId, UserId
from app.core.official.templates import NUMBERS_KEPT, Agreement

message_agreement = table(
    "message_agreement",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("miniapp_id"),
    text_column("template_id"),
    text_column("account_id", ForeignKey("official_account.account_id")),
    text_column("title"),
    text_column("shape"),
    Column("is_always", Flag, nullable=False),
    Column("agreed_at", Instant, nullable=False),
    CheckConstraint("is_always IN (0, 1)", name="is_always_is_a_flag"),
    PrimaryKeyConstraint("user_id", "miniapp_id", "template_id"),
)

template_message = table(
    "template_message",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("miniapp_id"),
    text_column("number"),
    Column("sent_at", Instant, nullable=False),
    PrimaryKeyConstraint("user_id", "miniapp_id", "number"),
    Index(None, "sent_at"),
)
_OF_PEOPLE = (message_agreement, template_message)


def agreements(tx: Connection, user_id: UserId) -> list[Agreement]:
    """Return all that a person agreed to, the newest first."""
    columns = [message_agreement.c[name] for name in Agreement.__dataclass_fields__]
    theirs = select(*columns).where(message_agreement.c.user_id == user_id)
    newest = message_agreement.c.agreed_at.desc()
    return [Agreement(**row._mapping) for row in tx.execute(theirs.order_by(newest, message_agreement.c.template_id))]


def put(tx: Connection, user_id: UserId, agreement: Agreement) -> None:
    """Record what a person agrees to, in place of what they said of this template before."""
    remove(tx, user_id, agreement.miniapp_id, agreement.template_id)
    values = {name: getattr(agreement, name) for name in Agreement.__dataclass_fields__}
    tx.execute(message_agreement.insert().values(user_id=user_id, **values))


def remove(tx: Connection, user_id: UserId, miniapp_id: MiniAppId, template_id: str | None = None) -> bool:
    """Take back what a person agreed to of a mini-app, all or one template; return whether that was anything."""
    row = message_agreement.c
    same = [row.user_id == user_id, row.miniapp_id == miniapp_id]
    same += [] if template_id is None else [row.template_id == template_id]
    return tx.execute(message_agreement.delete().where(*same)).rowcount > 0


def is_sent(tx: Connection, user_id: UserId, miniapp_id: MiniAppId, number: str) -> bool:
    """Tell whether a mini-app sent a person the message of this number."""
    row = template_message.c
    same = (row.user_id == user_id, row.miniapp_id == miniapp_id, row.number == number)
    return tx.execute(select(row.number).where(*same)).first() is not None


def count_since(tx: Connection, user_id: UserId, miniapp_id: MiniAppId, since: datetime) -> int:
    """Return how many messages a mini-app sent a person since then."""
    row = template_message.c
    theirs = (row.user_id == user_id, row.miniapp_id == miniapp_id, row.sent_at > since)
    count: int = tx.execute(select(func.count()).select_from(template_message).where(*theirs)).scalar_one()
    return count


def note_sent(tx: Connection, user_id: UserId, miniapp_id: MiniAppId, number: str, now: datetime) -> None:
    """Record a message, and forget those sent long ago."""
    tx.execute(template_message.delete().where(template_message.c.sent_at < now - NUMBERS_KEPT))
    values = {"user_id": user_id, "miniapp_id": miniapp_id, "number": number, "sent_at": now}
    tx.execute(template_message.insert().values(**values))


def forget_person(tx: Connection, user_id: UserId) -> None:
    """Forget what a person agreed to, and what they were sent."""
    for each in _OF_PEOPLE:
        tx.execute(each.delete().where(each.c.user_id == user_id))


def forget_miniapp(tx: Connection, miniapp_id: MiniAppId) -> None:
    """Forget what everybody agreed to of a mini-app."""
    for each in _OF_PEOPLE:
        tx.execute(each.delete().where(each.c.miniapp_id == miniapp_id))
