"""The tables of people and contacts, and the statements on them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, PrimaryKeyConstraint, Row, func, select

from app.core.database.schema import Flag, Instant, plaza_metadata, table, text_column
from app.core.kernel.ids import UserId
from app.core.people.model import User

person = table(
    "person",
    plaza_metadata,
    text_column("user_id", primary_key=True),
    text_column("name"),
    text_column("color"),
    text_column("picture", nullable=True),
    Column("is_local", Flag, nullable=False),
    text_column("about"),
    Column("joined_at", Instant, nullable=False),
    CheckConstraint("is_local IN (0, 1)", name="is_local_is_a_flag"),
)

contact = table(
    "contact",
    plaza_metadata,
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("contact_id", ForeignKey("person.user_id")),
    Column("added_at", Instant, nullable=False),
    PrimaryKeyConstraint("user_id", "contact_id"),
    CheckConstraint("user_id <> contact_id", name="contact_is_another_person"),
)


def _user(row: Row[tuple[object, ...]]) -> User:
    return User(**row._mapping)


def find(tx: Connection, user_id: UserId) -> User | None:
    """Return the person with this id, if known."""
    row = tx.execute(select(person).where(person.c.user_id == user_id)).first()
    return None if row is None else _user(row)


def find_all(tx: Connection, user_ids: set[UserId]) -> dict[UserId, User]:
    """Return those of ``user_ids`` that are known."""
    rows = tx.execute(select(person).where(person.c.user_id.in_(user_ids)))
    return {user.user_id: user for user in map(_user, rows)}


def first_local(tx: Connection) -> User | None:
    """Return the person who signed in on this machine first."""
    rows = tx.execute(select(person).where(person.c.is_local).order_by(person.c.joined_at, person.c.user_id))
    row = rows.first()
    return None if row is None else _user(row)


def count_local(tx: Connection) -> int:
    """Return how many people sign in on this machine."""
    return tx.execute(select(func.count()).select_from(person).where(person.c.is_local)).scalar_one()


def put(tx: Connection, user: User, now: datetime) -> None:
    """Insert ``user``, or change what is recorded of them."""
    values = {
        "name": user.name,
        "color": user.color,
        "picture": user.picture,
        "is_local": user.is_local,
        "about": user.about,
    }
    changed = tx.execute(person.update().where(person.c.user_id == user.user_id).values(values))
    if changed.rowcount == 0:
        tx.execute(person.insert().values(**values, user_id=user.user_id, joined_at=user.joined_at or now))


def add_contact(tx: Connection, user_id: UserId, contact_id: UserId, now: datetime) -> bool:
    """Record the contact; return whether it is new."""
    pair = (contact.c.user_id == user_id) & (contact.c.contact_id == contact_id)
    if tx.execute(select(contact.c.user_id).where(pair)).first() is not None:
        return False
    tx.execute(contact.insert().values(user_id=user_id, contact_id=contact_id, added_at=now))
    return True


def contacts(tx: Connection, user_id: UserId) -> list[User]:
    """Return the contacts of a person, in no order."""
    statement = select(person).join(contact, contact.c.contact_id == person.c.user_id)
    return [_user(row) for row in tx.execute(statement.where(contact.c.user_id == user_id))]
