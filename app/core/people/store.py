"""The tables of people and contacts, and the statements on them."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Connection, ForeignKey, Index, PrimaryKeyConstraint, Row, func, select

from app.core.database.schema import Flag, Instant, plaza_metadata, table, text_column
from app.core.kernel.ids import AddressId, UserId
from app.core.people.model import Address, User

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
    Column("left_at", Instant, nullable=True),  # they deleted their profile then
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

address = table(
    "address",
    plaza_metadata,
    text_column("address_id", primary_key=True),
    text_column("user_id", ForeignKey("person.user_id")),
    text_column("name"),
    text_column("phone"),
    text_column("region"),
    text_column("street"),
    text_column("postcode"),
    Column("is_default", Flag, nullable=False),
    Column("added_at", Instant, nullable=False),
    CheckConstraint("is_default IN (0, 1)", name="is_default_is_a_flag"),
    Index(None, "user_id"),
)
_address_columns = [column for column in address.c if column.name not in ("user_id", "added_at")]


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


def names(tx: Connection, user_ids: set[UserId]) -> dict[UserId, str]:
    """Return what those of ``user_ids`` who are known call themselves."""
    rows = tx.execute(select(person.c.user_id, person.c.name).where(person.c.user_id.in_(user_ids)))
    return {row.user_id: row.name for row in rows}


def all_local(tx: Connection) -> list[User]:
    """Return who signs in on this machine, the first to do so first."""
    rows = tx.execute(select(person).where(person.c.is_local).order_by(person.c.joined_at, person.c.user_id))
    return [_user(row) for row in rows]


def all_known(tx: Connection) -> list[User]:
    """Return everybody who is known, in no order."""
    return [_user(row) for row in tx.execute(select(person))]


def count_local(tx: Connection) -> int:
    """Return how many people sign in on this machine."""
    return tx.execute(select(func.count()).select_from(person).where(person.c.is_local)).scalar_one()


def local_among(tx: Connection, user_ids: Collection[UserId]) -> set[UserId]:
    """Return those of ``user_ids`` who sign in on this machine."""
    where = person.c.user_id.in_(user_ids) & person.c.is_local
    return set(tx.execute(select(person.c.user_id).where(where)).scalars())


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


def addresses(tx: Connection, user_id: UserId) -> list[Address]:
    """Return a person's addresses, the default one first, then in the order in which they were added."""
    order = (address.c.is_default.desc(), address.c.added_at, address.c.address_id)
    rows = tx.execute(select(*_address_columns).where(address.c.user_id == user_id).order_by(*order))
    return [Address(**row._mapping) for row in rows]


def put_address(tx: Connection, user_id: UserId, kept: Address, now: datetime) -> None:
    """Insert an address of a person, or change the one with this id."""
    values = asdict(kept)
    mine = (address.c.address_id == kept.address_id) & (address.c.user_id == user_id)
    if tx.execute(address.update().where(mine).values(values)).rowcount == 0:
        tx.execute(address.insert().values(**values, user_id=user_id, added_at=now))


def set_default_address(tx: Connection, user_id: UserId, address_id: AddressId) -> None:
    """Make one of a person's addresses the default, and no other."""
    is_it = address.c.address_id == address_id
    tx.execute(address.update().where(address.c.user_id == user_id).values(is_default=is_it))


def remove_address(tx: Connection, user_id: UserId, address_id: AddressId) -> None:
    """Delete an address of a person; one that is not theirs stays."""
    tx.execute(address.delete().where((address.c.address_id == address_id) & (address.c.user_id == user_id)))
